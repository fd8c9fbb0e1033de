# What outputs are called, and that no two records become one file.
printf '<records>\n<article id="x"><head><title>甲/乙：“丙”</title></head></article>
<article id="X"><head><title> ..丁? </title></head></article>\n<article/></records>' > r.xml
record a.xml '<p/>'
mkdir in
cp a.xml in/A.xml
try batch a.xml in -o out -n --name='{n:04}/{file}.pdf'
try batch a.xml in -o out -n
try batch r.xml -o out -n --name='{id}'
try batch r.xml -o out -n --name='{title}'
try batch r.xml -o out -n --name='{title}-{n}'
sed -i '/<article\/>/s/<article\/>//' r.xml
try batch r.xml -o out -n --name='{{{title}}}-{n}'
try batch a.xml -o out -n --name='{titel}'
try batch a.xml -o out -n --name='{n:4}'
try batch a.xml -o out -n --name='../{id}'
chinese batch a.xml -o out -n --name='{name'
printf '# two\na.xml\n\nin/A.xml\nnone.xml\n' > list.txt
try batch @list.txt -o out -n
left
