# A language whose patterns are not installed is told once in a run; its words are not divided, and the page
# is made. Nobody has patterns of Klingon.
page a.fo '<fo:block language="tlh" hyphenate="true">jagh</fo:block>
<fo:block language="tlh" hyphenate="true">jagh</fo:block>
<fo:block language="en" hyphenate="true">hyphenation</fo:block>'
try render a.fo
chinese render a.fo
left
