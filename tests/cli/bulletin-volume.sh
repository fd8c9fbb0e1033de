# A volume of seven records: its pages, labels, bookmarks and indexes, read back from the PDF.
need qpdf pdftotext mutool
volume="../data/volume-head.xml ../data/volume"
try bulletin -q -p form=volume -o volume.pdf $volume
qpdf --check volume.pdf > qpdf.log 2>&1 || cat qpdf.log

echo "labels:"
qpdf --json=1 --json-key=pagelabels volume.pdf | tr -d ' \n' | sed 's/{"index"/\n{"index"/g; s/],"parameters.*//'
echo
echo "bookmarks:"
mutool show volume.pdf outline | sed 's/#.*//'
echo "contents and indexes:"
pdftotext -layout -f 7 -l 7 volume.pdf - | sed 's/  *$//; s/\f//' | grep .
pdftotext -layout -f 26 -l 27 volume.pdf - | sed 's/  *$//; s/\f//' | grep .

# What stands on each page, where and in what size, but for the last, whose font may not be there.
echo "pages:"
"$BANXIN" bulletin -q -p form=volume --to=pages -o - $volume |
	sed -n 's/^page \([0-9]*\) "\(.*\)" .*/\1 \2/p; s/^  glyphs \([0-9.]*\) \([0-9.]*\) [0-9.]* [^ ]* \([0-9.]*\) [^ ]* \("[^"]*"\).*/  \1 \2 \3 \4/p' |
	sed '/^28 /,$d'
