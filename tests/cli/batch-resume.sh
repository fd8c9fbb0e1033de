# --resume leaves alone what is finished and unchanged, and nothing else.
short() { sed 's/; .* a second and processor$//'; }
mkdir -p in/pictures in/parts tpl
again() { echo "$1:"; shift; "$BANXIN" batch in -o out --resume --report=report.json "$@" 2>&1 | grep -v "^in/3.xml:4" | short; sed -n 's/.*"output":"\([^"]*\)","status":"done".*/done: \1/p' report.json; }
template tpl/own.xsl '<xsl:import href="part.xsl"/><xsl:param name="size" select="10"/><xsl:template match="/article">
<fo:root><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="300pt" page-height="200pt"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>
<fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body"><fo:block font-size="{$size}pt"><xsl:call-template name="text"/></fo:block>
<xsl:for-each select="//img"><fo:block><fo:external-graphic src="{@src}" content-height="50pt"/></fo:block></xsl:for-each></fo:flow></fo:page-sequence></fo:root></xsl:template>'
template tpl/part.xsl '<xsl:template name="text"><xsl:value-of select="document(&apos;names.xml&apos;)"/><xsl:value-of select="."/></xsl:template>'
echo '<names>某某</names>' > tpl/names.xml
cp ../samples/pictures/portrait.png in/pictures/a.png
record in/1.xml '<p>一</p>'
record in/2.xml '<figure><img src="pictures/a.png" alt="甲"/></figure>'
record in/3.xml '<p>三</b>'
record in/4.xml '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="parts/four.inc"/>'
echo '<p>四</p>' > in/parts/four.inc
set -- -t tpl/own.xsl
again 'a first time' "$@"
cp -p -R out once
again 'nothing has changed' "$@"
cmp out/1.pdf once/1.pdf
record in/1.xml '<p>壹</p>'
again 'another record' "$@"
cp ../samples/pictures/ginkgo.png in/pictures/a.png
again 'another picture' "$@"
touch in/pictures/a.png
again 'the same picture with another time' "$@"
touch -d '2001-01-01 UTC' in/pictures/a.png
again 'the same, older' "$@"
again 'the same, older, a second time' "$@"
echo '<p>肆</p>' > in/parts/four.inc
again 'another included file' "$@"
echo '<names>某君</names>' > tpl/names.xml
again 'what the template reads' "$@"
sed -i 's/select="."/select="head\/title"/' tpl/part.xsl
again 'another imported template' "$@"
again 'another parameter' "$@" -p size=12
again 'the parameter before' "$@"
rm out/1.pdf; : > out/2.pdf
again 'an output gone, one emptied' "$@"
printf 'x' >> out/1.pdf
again 'an output longer' "$@"
head -c -30 out/.banxin-batch > cut && cp cut out/.banxin-batch
again 'a line of the journal cut short' "$@"
again 'and after that' "$@"
rm out/.banxin-batch
again 'no journal' "$@"
record in/3.xml '<p>三</p>'
again 'the fault mended' "$@"
echo 'without --resume:'
"$BANXIN" batch in -o out "$@" 2>&1 | short
left out
