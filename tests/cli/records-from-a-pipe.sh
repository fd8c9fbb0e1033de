# Records that a program writes, which can be read only once.
{
	printf '\357\273\277<?xml version="1.0"?>\n<!-- '
	for n in $(seq 3000); do echo "a long comment before the records"; done
	echo '--><records>'
	for n in $(seq 40); do echo "<article id='a$n'><head><title>第 $n 篇</title></head><body><p>文字。</p></body></article>"; done
	echo '<article><head/></article>'
	echo '</records>'
} > june.xml
cat june.xml | try batch - -o out -q --name='{file}-{id}'
sed -i 's/<article><head.>/<article id="b"><head\/>/' june.xml
cat june.xml | try batch - -o out -q --name='{file}-{id}'
ls out | wc -l
"$BANXIN" batch june.xml -o same -q --name='records-{id}' 2> /dev/null
for f in same/*; do cmp $f out/${f#*/}; done
record a.xml '<p>文字。</p>'
cat a.xml | try batch - -o out -q
cat a.xml | try validate -
mkfifo pipe
cat a.xml > pipe &
try validate pipe
wait
