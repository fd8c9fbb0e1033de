# A volume is the same whether its records are laid out one by one or all at once.
cp -r ../data/volume .
cat > whole.xml <<-END
	<bulletin xmlns:xi="http://www.w3.org/2001/XInclude">
	<head><title>河湾之星</title></head>
	<article><head><title>开篇</title></head><body><p>不属于哪一编。</p></body></article>
	<part title="第一季度"><part title="一月"><xi:include href="volume/bridge.xml"/></part>
	<xi:include href="volume/garden.xml"/><xi:include href="volume/lamp.xml"/></part>
	<part title="第二季度"><xi:include href="volume/stairs.xml"/></part>
	</bulletin>
END
try render -p form=volume --to=pages -o whole.pages whole.xml
try bulletin -p form=volume --to=pages -o pieces.pages whole.xml
cmp whole.pages pieces.pages && echo "the same pages"
grep -c '^page' pieces.pages
try render -p form=volume -o whole.pdf whole.xml
try bulletin -p form=volume -o pieces.pdf whole.xml
cmp whole.pdf pieces.pdf && echo "the same bytes"

# Files that the bulletin takes in are not taken twice.
try bulletin -p form=volume --to=pages -o both.pages whole.xml volume
grep -o '"\(一座小桥连两岸\|一级台阶的高度\|菜场里的公平秤\)"' both.pages | sort | uniq -c

# Without records to themselves, an issue; pictures of records in folders below are found.
try bulletin -q --title 简报 --to=pages -o issue.pages volume whole.xml
grep -c '^page' issue.pages
