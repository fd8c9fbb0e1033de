# Kinds of PNG that are rare but right: interlaced, 16 bits, with transparency.
for picture in interlaced.png sixteen-bits.png; do
	cp ../data/$picture .
	record ${picture%.png}.xml "<figure><img src=\"$picture\" alt=\"图\"/></figure>"
	try render ${picture%.png}.xml
	pdfimages -list ${picture%.png}.pdf 2>/dev/null | awk 'NR > 2 { print $3, $4 "x" $5 }'
done
left
