# What nobody could object to is repaired, and nothing else is touched.
record a.xml '<p>我们开会,讨论了两件事&amp;三件事:一是学习,二是工作。</p>' '<p a = "1"   b="2">没有事。</p>' '<p>2009 2014年,他(张三)去了。</p>'
cp a.xml before.xml
try tidy a.xml -o out.xml
diff a.xml out.xml
cmp a.xml before.xml
try tidy -n a.xml > shown
cat shown
left
# The diff is one that patch takes.
"$BANXIN" tidy -n -q a.xml > a.diff && patch -s a.xml a.diff && cmp a.xml out.xml && cp before.xml a.xml
"$BANXIN" tidy -q a.xml | cmp - out.xml && echo "standard output is the same"
"$BANXIN" tidy -q - < a.xml | cmp - out.xml && echo "and so is it from standard input"
# In place: the mode is kept, a link stays a link, what needs no repair is not written.
chmod 640 a.xml
ln -s a.xml link.xml
try tidy -q -i link.xml
stat -c '%a %F' a.xml link.xml
cmp a.xml out.xml && touch -d 2001-01-01 a.xml && "$BANXIN" tidy -q -i a.xml && stat -c %.4y a.xml
# Rules can be left out, and named ones be made although somebody could object.
try tidy -r T01=off before.xml -o same.xml
cmp before.xml same.xml
record dash.xml '<p>会议从1---2次改为每月一次。</p>'
try tidy --also=T07 dash.xml -o dash2.xml
try tidy --also=T07,Q dash.xml
# What is not well-formed is left alone; usage.
echo '<article><p>一,二</article>' > bad.xml
try tidy -i bad.xml
try tidy a.xml before.xml
try tidy -i -o x.xml a.xml
try tidy -i -
mkdir folder
try tidy -o folder before.xml out.xml
left folder
try tidy missing.xml
chinese tidy -n before.xml > zh
head -n 4 zh
