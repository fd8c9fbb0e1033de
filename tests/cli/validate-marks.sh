# What is told of folded marks, stray blanks and hyphens, and what tidying makes of them.
record a.xml '<p>  会议决定,由"甲"负责... ,乙、 丙 配合;共 产 党 员2-3名,2019-2021年--三年.  </p>
<p>5月-6月 ，他说“好",条例（试行)全体党 员都知道； 说",不"</p>'
try validate a.xml
chinese validate a.xml
try tidy -q a.xml -o b.xml
sed -n 4,5p b.xml
try tidy -q b.xml -o c.xml
cmp b.xml c.xml && echo same
