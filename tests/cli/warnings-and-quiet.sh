# Warnings are told and the PDF is made; --quiet leaves them out.
page a.fo '<fo:block font-size-adjust="0.5">文字</fo:block>'
try render a.fo
try render --quiet a.fo
left
