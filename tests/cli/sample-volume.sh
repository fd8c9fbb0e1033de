# A volume from a folder of records, as `make demo` makes it, and what its contents and indexes say.
need qpdf pdffonts pdftotext
try bulletin --group=street -p form=volume -o volume.pdf ../samples/volume
qpdf --check volume.pdf > qpdf.log 2>&1 || cat qpdf.log
pdffonts volume.pdf | awk 'NR > 2 && ($(NF - 4) != "yes" || $(NF - 3) != "yes" || $(NF - 2) != "yes") {
	print "not embedded, or without its text: " $0 }'
for page in 7 25 26; do
	pdftotext -layout -f $page -l $page volume.pdf - | sed 's/\f//; s/ *\.[. ]*\./ ... /' | grep .
done
