# Pictures that a record shows are looked for, read whole, and measured at the size they are printed at.
mkdir pictures
cp ../data/truncated.jpg ../data/corrupt.png pictures
cp ../samples/pictures/market.jpg pictures
cp ../samples/pictures/ginkgo.png pictures/small.png
echo "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>" > pictures/chart.svg
record missing.xml '<figure><img src="pictures/none.jpg" alt="小巷"/></figure>
<figure><img src="http://localhost/a.png" alt="小巷"/></figure>
<figure><img src="../samples/pictures/lane.jpg" alt="小巷"/></figure>'
try validate missing.xml
chinese validate missing.xml
record broken.xml '<figure><img src="pictures/truncated.jpg" alt="小巷"/></figure>
<figure><img src="pictures/corrupt.png" alt="小巷"/></figure>'
try validate broken.xml
chinese validate broken.xml
record coarse.xml '<figure place="wide"><img src="pictures/small.png" alt="小巷"/></figure>
<figure place="wide"><img src="pictures/market.jpg" alt="菜场"/></figure>
<figure><img src="pictures/market.jpg" alt="菜场"/><img src="pictures/market.jpg" alt="菜场"/></figure>
<figure><img src="pictures/chart.svg" alt="图"/></figure>'
try validate coarse.xml
chinese validate coarse.xml
try validate --rule=H06=error coarse.xml
try validate --rule=H06=off coarse.xml
record twice.xml '<figure><img src="pictures/market.jpg" alt="菜场"/><figcaption>石桥菜场</figcaption></figure>
<p>另一处。</p>
<figure><img src="pictures/market.jpg" alt="夜市"/><figcaption>背街夜市</figcaption></figure>'
try validate twice.xml
record names.xml '<figure><img src="pictures/market.jpg" alt="market.jpg"/></figure>
<figure><img src="pictures/market.jpg"/></figure>
<figure><img src="pictures/market.jpg" alt=""/></figure>'
try validate names.xml
chinese validate names.xml
cat > official.xml <<-END
	<article xml:lang="zh-CN"><head><title>关于某某事项的通知</title>
	<official><issuer seal="pictures/seal.png">某某办公室</issuer>
	<issuer seal="pictures/small.png">某某中心</issuer></official></head>
	<body><p>正文。</p></body></article>
	END
try validate official.xml
