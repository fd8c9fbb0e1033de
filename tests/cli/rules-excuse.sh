# <?banxin allow?> excuses the element that it stands in or before, before the root all; X01 tells a wrong code.
findings() {
	try validate -r all=off -r T01=warning -r X01=warning "$@" | sed '/^[0-9]/d; /^ /d; /^status/d'
}
record plain.xml '<p>甲,乙。</p>
<p>丙,丁。</p>'
findings plain.xml
record in.xml '<p>甲,乙。<?banxin allow T01?></p>
<p>丙,丁。</p>'
findings in.xml
record before.xml '<?banxin allow T01?>
<p>甲,乙。</p>
<p>丙,丁。</p>'
findings before.xml
(echo '<?banxin allow T?>' && cat plain.xml) > all.xml
findings all.xml
record wrong.xml '<?banxin allow T01 T99?><p>甲,乙。</p>'
findings wrong.xml
record sic.xml '<p>他写道：“<sic>甲,乙</sic>”。</p>'
findings sic.xml
