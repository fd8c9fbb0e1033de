# When a record fails, the PDF of the last time stays as it was.
record a.xml '<p>好</p>'
try render a.xml
cp a.pdf before.pdf
record a.xml '<p>坏</b>'
try render a.xml
cmp a.pdf before.pdf
left
