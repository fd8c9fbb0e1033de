# A DocBook book through the common FO stylesheets: contents, figures, tables, notes, index.
need xsltproc pdftotext qpdf
cp -r ../samples/docbook ../samples/pictures .
cd docbook
xsltproc --nonet print.xsl handbook.xml > handbook.fo 2> stylesheet.log || cat stylesheet.log
"$BANXIN" render handbook.fo -o ../handbook.pdf 2> ../messages
cd ..
grep -v 'of another program\|has no effect' messages
qpdf --check handbook.pdf > qpdf.log 2>&1 || cat qpdf.log

# The page whose text has $1 at the start of a line, by the number printed at its foot.
page_of() {
	pdftotext -layout handbook.pdf - | awk -v what="$1" '
		BEGIN { RS = "\f" }
		NR > 3 {
			n = split($0, line, "\n")
			for (i = 1; i <= n; i++) {
				gsub(/ /, "", line[i])
				if (index(line[i], what) == 1 && line[i] !~ /\.\./) found = 1
			}
			if (!found) next
			for (i = n; i > 0 && line[i] == ""; i--);
			print line[i]
			exit
		}'
}
for title in 前言 第1章熟悉居民区 2.2.一次走访的经过 3.3.会后 4.2.图片 5.3.事后 A.1.走访记录 索引; do
	page=$(page_of "$title")
	pdftotext -layout -f 3 -l 3 handbook.pdf - | tr -d ' ' | grep -q "^\(第[0-9]章\|[0-9A]\.\)*.*${title#第*章}\.*$page\$" ||
		echo "the contents do not have $title on page $page"
done
echo "notes: $(pdftotext handbook.pdf - | tr -d '\n' | grep -c '底册指街道每年一月')"
echo "index: $(pdftotext -layout handbook.pdf - | tr -d ' ' | grep -o '走访$\|路线，[0-9]*\|回访，[0-9]*\|电梯(见加装电梯)' | tr '\n' ';')"
pdfinfo handbook.pdf | grep -E '^(Title|Pages|Page size)'
