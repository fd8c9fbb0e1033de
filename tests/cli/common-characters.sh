# The 8,105 characters of the Table of General Standard Chinese Characters (2013) on five pages: none
# lacks a glyph, and the text that copies out is the text that went in.
need pdftotext bzcat bash
bzcat /usr/share/unicode/Unihan_OtherMappings.txt.bz2 |
	awk '$1 ~ /^U/ && $2 == "kTGH" { sub(/^U\+/, ""); printf "\\U%8s", $1; if (++n % 45 == 0) printf "\\n" }
		END { printf "\\n" }' | tr ' ' 0 > escapes
bash -c 'LC_ALL=C.UTF-8; printf "$(cat escapes)"' > characters
tr -d "\n" < characters | LC_ALL=C.UTF-8 wc -m
page characters.fo "$(sed 's/.*/<fo:block>&<\/fo:block>/' characters)"
sed -i 's/page-width="300pt" page-height="200pt"/page-width="210mm" page-height="297mm"/' characters.fo
try fonts --coverage characters
for family in song hei; do
	sed "s/<fo:flow /&font-family=\"$family\" font-size=\"11pt\" /" characters.fo > $family.fo
	try render $family.fo
	pdfinfo $family.pdf | grep Pages
	pdffonts $family.pdf | awk 'NR > 2 { print substr($1, 8), $(NF - 4), $(NF - 3), $(NF - 2) }'
	pdftotext -raw $family.pdf - | tr -d '\f' | cmp - characters && echo "the same text"
done
