# Each picture that can't be used is told with the line that asks for it and the reason.
for picture in none.png truncated.jpg corrupt.png huge.png picture.gif empty.png .. ../../samples/pictures/lane.jpg /etc/passwd http://localhost/a.png; do
	record a.xml "<figure><img src=\"$picture\" alt=\"图\"/></figure>"
	cp ../data/truncated.jpg ../data/corrupt.png ../data/huge.png ../data/picture.gif .
	: > empty.png
	try render a.xml
done
record a.xml '<figure><img src="none.png" alt="图"/></figure>'
chinese render a.xml
left
