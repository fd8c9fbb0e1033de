# Every record of a folder becomes a PDF; what is at fault is told, the rest is done.
short() { sed 's/; .* a second and processor$/; .../'; }
mkdir records records/more
for n in 3 1 2; do sed "s/<title>[^<]*/<title>第${n}份/" ../samples/profile-short.xml > records/$n.xml; done
cp ../samples/profile-short.xml records/more/4.xml
try batch records -o out | short
left out
qpdf --check out/3.pdf > qpdf.log 2>&1 || cat qpdf.log
"$BANXIN" render -q records/3.xml && cmp 3.pdf out/3.pdf
echo '<profile><head/></profile>' > records/more/5.xml
try batch -q records -o out
try batch records/1.xml records/more/4.xml -o out/new/one | short
left out/new/one
chinese batch records/1.xml -o out | sed 's/；.*/；……/'
