sample gongwen
text_copies_out gongwen
# The tail stands on an even page.
pdfinfo gongwen.pdf | grep -E '^(Pages|Page size)'
# In all its forms, with red paper and without.
for options in "-p form=letter" "-p form=minutes" "-p form=order -p signature=stamp" "-p head=none -p signature=unsealed" \
	"-p tail-page=last -p recipients=tail -p sizes=office"; do
	try render -q ../samples/gongwen.xml -o variant.pdf $options
	qpdf --check variant.pdf > qpdf.log 2>&1 || cat qpdf.log
	pdfinfo variant.pdf | grep '^Pages'
done
# What is no official document has no issuer.
try render ../samples/article-gallery.xml -t gongwen -o none.pdf
