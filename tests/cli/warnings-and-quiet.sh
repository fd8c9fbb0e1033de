# Warnings are told and the PDF is made; --quiet leaves them out.
page a.fo '<fo:block glyph-orientation-vertical="90">文字</fo:block>'
try render a.fo
try render --quiet a.fo
left
