# A float at the head of a page has no footnotes: that is told, in Chinese too.
page a.fo '<fo:block>text<fo:float float="before"><fo:block>head<fo:footnote><fo:inline>1</fo:inline><fo:footnote-body><fo:block>note</fo:block></fo:footnote-body></fo:footnote></fo:block></fo:float></fo:block>'
try render a.fo
chinese render a.fo
pdftotext a.pdf - | grep .
