# The same input makes the same bytes, at any time and in any folder; SOURCE_DATE_EPOCH is the date.
"$BANXIN" render -o 1.pdf ../samples/profile-person.xml
mkdir elsewhere
(cd elsewhere && LANG=zh_CN.UTF-8 LC_ALL= "$BANXIN" render -o ../2.pdf ../../samples/profile-person.xml)
cmp 1.pdf 2.pdf
SOURCE_DATE_EPOCH=86400 "$BANXIN" render -o 3.pdf ../samples/profile-person.xml
cmp -s 1.pdf 3.pdf || echo "another date, another file"
