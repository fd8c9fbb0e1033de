# What can be wrong with a volume is told before there is a page, all of it.
try bulletin ../data/volume
try bulletin -o a.pdf
try bulletin -o a.pdf ../data/volume
try bulletin -o a.pdf --title= ../data/volume
try bulletin -o a.pdf --title 汇编 --issue three ../data/volume
try bulletin -o a.pdf --title 汇编 --issue 25-3 ../data/volume
try bulletin -o a.pdf --title 汇编 --date 2025-13 ../data/volume
try bulletin -o a.pdf --title 汇编 --date 12月 ../data/volume
try bulletin -o a.pdf --title 汇编 --group=town ../data/volume
try bulletin -o a.pdf --title 汇编 --sort=size ../data/volume
try bulletin -o a.pdf --title 汇编 -p form=book ../data/volume
chinese bulletin -o a.pdf --title 汇编 -p form=book ../data/volume
try bulletin -o a.pdf --title 汇编 nowhere

mkdir records empty
sed 's/<body>/<boddy>/; s/<\/body>/<\/boddy>/' ../data/volume/stairs.xml > records/a.xml
sed 's/month="2025-03"/month="March"/' ../data/volume/lamp.xml > records/b.xml
sed '$d' ../data/volume/clock.xml > records/c.xml
cp ../data/volume/market.xml records/d.xml
try bulletin -o a.pdf --title 汇编 records
chinese bulletin -o a.pdf --title 汇编 records
try bulletin -o a.pdf ../data/volume-head.xml ../data/volume-head.xml
try bulletin -o a.pdf --title 汇编 empty
echo '<bulletin><head/></bulletin>' > head.xml
try bulletin -o a.pdf --title 汇编 head.xml
chinese bulletin -o a.pdf head.xml ../data/volume

# A picture that is missing, in its own record's line.
cp -r ../data/volume .
rm volume/pictures/garden.png
try bulletin -o a.pdf --title 汇编 -p form=volume volume
{
	echo '<records>'
	sed -e '1d' volume/stairs.xml
	sed -e '1d' volume/garden.xml
	echo '</records>'
} > records.xml
try bulletin -o a.pdf --title 汇编 -p form=volume records.xml
left
