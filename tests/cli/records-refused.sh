# What is wrong with a file of records as a whole is told before anything is begun.
refused() {
	printf '%b' "$1" > r.xml
	try batch r.xml -o out
	[ ! -e out ] || left out
}
refused '<records>\n<article/>\nwords\n</records>'
refused '<records>\n<article/>\n'
refused '<records>\n<article><head>\n'
refused '<records>\n<article/></article></records>'
refused '<records>\n<article/></records><article/>'
refused '<records a="1" a="2">\n<article/></records>'
refused '<records>\n</records>'
refused '<!DOCTYPE records>\n<records><article/></records>'
refused '<records>\n<article/>\n<!-- a -- b -->\n</records>'
printf '<records>\n<article/>\nwords\n</records>' > r.xml
chinese batch r.xml -o out
left
