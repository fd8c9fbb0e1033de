# Each kind of fault against the schema, several in one record, also in what stands where it may not.
cat > a.xml <<'END'
<article xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="list"
	lang="zh">
	<body>
		<p id="甲" class="a">一<b>二</b></p> 三 <div><q/></div>
		<hr>四</hr>
		<figure place="left"><img alt="五"/></figure><table><tr/><caption/></table>
		<table><tr><td colspan="2000">六</td></tr></table><ul/>
		<p id="x"/><p id="x"><a href=" ">七</a></p>
	</body>
	<head>
		<title><line>八</line></title>
		<award month="2016-08Z" category="党组织">九<em>十</em></award>
		<kicker class="k"/>
		<published>
			2016年8月
		</published>
	</head>
</article>
END
try validate -q a.xml
chinese validate -q a.xml
record b.xml '<p>乙</p>'
sed 's/article/letter/g' b.xml > letter.xml
sed 's/<article/<article xmlns="urn:x"/' b.xml > namespace.xml
try validate -q letter.xml namespace.xml
