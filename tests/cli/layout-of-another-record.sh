# A layout has a place for some kinds of records; with another one it says so, and nothing is lost in
# silence. What an article has attached is printed by every layout that sets it.
need pdftotext
try render ../samples/bulletin.xml -t article
try render ../samples/profile-short.xml -t bulletin
chinese render ../samples/profile-short.xml -t bulletin
left
cat > attached.xml <<'END'
<article><head><title>夜市开街</title></head><body><h2>一、经过</h2><p>正文在此。</p></body>
<attachment><title>摊位图</title></attachment>
<attachment><title>收费办法</title><body><h2>一、标准</h2><p>附件的正文在此。</p></body></attachment></article>
END
for layout in article newspaper poster; do
	"$BANXIN" render -q -t $layout -o $layout.pdf attached.xml
	for text in 附件1 摊位图 附件2 收费办法 附件的正文在此; do
		pdftotext -raw $layout.pdf - | tr -d ' \n' | grep -q $text || echo "$layout has no $text"
	done
done
