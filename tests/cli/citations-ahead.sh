# Citations of pages still to come: a file, which may be begun anew, is laid out once if the numbers fit
# in; through a pipe the document is laid out twice. Both give the same pages.
need pdftotext qpdf
page long.fo '
<fo:block text-align-last="justify">First <fo:leader leader-pattern="dots"/><fo:page-number-citation ref-id="a"/></fo:block>
<fo:block text-align-last="justify" id="c">Second <fo:inline color="red">on <fo:page-number-citation ref-id="b"/></fo:inline> <fo:leader leader-pattern="dots"/><fo:basic-link internal-destination="b"><fo:page-number-citation ref-id="b"/></fo:basic-link></fo:block>
<fo:table width="100%" table-layout="fixed"><fo:table-body><fo:table-row><fo:table-cell><fo:block>In a cell: <fo:page-number-citation-last ref-id="b"/></fo:block></fo:table-cell></fo:table-row></fo:table-body></fo:table>
<fo:block>Nothing has this id: <fo:page-number-citation ref-id="lost"/>.</fo:block>
<fo:block-container reference-orientation="90" height="40pt" width="100pt"><fo:block>Turned <fo:page-number-citation ref-id="a"/></fo:block></fo:block-container>
'"$(for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "<fo:block break-before='page' index-key='k'>Page, back to <fo:page-number-citation ref-id='c'/></fo:block>"; done)"'
<fo:block break-before="page" id="a">Far</fo:block>
<fo:block break-before="page" id="b">Farther <fo:block break-before="page">and on</fo:block></fo:block>
<fo:block break-before="page">Index: <fo:index-page-citation-list merge-sequential-page-numbers="merge"><fo:index-key-reference ref-index-key="k"/></fo:index-page-citation-list></fo:block>
'
# 125 pages: the number is one figure longer than expected, and that makes another line.
page wide.fo '
<fo:block end-indent="210pt" font-family="Courier" font-size="10pt">seven <fo:page-number-citation ref-id="z"/></fo:block>
'"$(i=0; while [ $i -lt 124 ]; do echo "<fo:block break-before='page' end-indent='240pt'>a</fo:block>"; i=$((i + 1)); done)"'
<fo:block id="z">end</fo:block>
<fo:block wrap-option="no-wrap">This line sticks out of the page, and that is told in one sentence and not in two.</fo:block>
'
for name in long wide; do
	try render $name.fo
	"$BANXIN" render -q $name.fo -o - > $name-pipe.pdf
	qpdf --check $name.pdf > qpdf.log 2>&1 || cat qpdf.log
	pdftotext -layout $name.pdf one.txt
	pdftotext -layout $name-pipe.pdf two.txt
	cmp one.txt two.txt
	pdftoppm -r 30 -gray -f 1 -l 1 -singlefile $name.pdf one
	pdftoppm -r 30 -gray -f 1 -l 1 -singlefile $name-pipe.pdf two
	cmp one.pgm two.pgm
done
pdftotext -layout -f 1 -l 1 long.pdf - | sed 's/\.\.*/./' | grep -v '^$'
pdftotext -layout -f 17 -l 17 long.pdf - | grep Index
pdfinfo -dests long.pdf | awk 'NR > 1 { print $1, $NF }' | sort
