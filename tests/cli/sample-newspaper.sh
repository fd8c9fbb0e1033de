sample newspaper
text_copies_out newspaper
# One page; the columns stand on common base lines, five of them, with rules between.
pdfinfo newspaper.pdf | grep -E '^(Pages|Page size)'
"$BANXIN" render ../samples/newspaper.xml --to=pages -o newspaper.pages
grep -c '^  line .*#b4b4b4' newspaper.pages | awk '{ print ($1 >= 4 ? "rules between the columns" : "rules: " $1) }'
# Of an article, on other paper and in other numbers of columns.
for options in "-p columns=4" "-p paper=tabloid" "-p paper=A4 -p columns=3" "-p body-size=五号 -p name=样报 -p page-name=要闻 -p first-page=3"; do
	try render -q ../samples/article-eight-pages.xml -t newspaper -o article.pdf $options
	qpdf --check article.pdf > qpdf.log 2>&1 || cat qpdf.log
	pdfinfo article.pdf | grep -E '^(Pages|Page size)'
done
