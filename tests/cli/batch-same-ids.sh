# Records of one file are checked each by itself, so what they have in common is told when they are cut.
{
	echo '<records>'
	for id in a b a c; do
		echo "<article id=\"$id\"><head><title>题目</title></head><body><p>正文。</p></body></article>"
	done
	echo '</records>'
} > r.xml
try batch r.xml -o out | grep -v done
chinese batch r.xml -o out -n
try batch r.xml -o named -n --name='{id}'
try bulletin r.xml -o volume.pdf --title='合集'
echo
echo 'Another file may have them too, and so may a file of its own:'
sed -n '3,4p; $p; 1i <records>' r.xml > s.xml
sed -n 2p r.xml > one.xml
try batch s.xml one.xml -o other -n
echo
echo 'Of many, fifty are told:'
{
	echo '<records>'
	yes '<article id="a"/>' | head -60
	echo '</records>'
} > many.xml
"$BANXIN" batch many.xml -o many -n 2>&1 >/dev/null | cut -d: -f1,3- | sort | uniq -c | tail -3
left
