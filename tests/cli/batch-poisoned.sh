# Each record that is at fault fails by itself, with its reason; all others are done.
case $BUILD in *asan*) echo "the sanitizer has memory of its own"; exit 77 ;; esac
short() { sed 's/; .* a second and processor$/; .../'; }
template poison.xsl '<xsl:template match="/article">
<fo:root><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="200pt" page-height="200pt"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>
<fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body"><fo:block><xsl:value-of select="head/title"/>
<xsl:if test="//p = &apos;endless&apos;"><xsl:call-template name="endless"/></xsl:if>
<xsl:if test="//p = &apos;long&apos;"><xsl:call-template name="long"/></xsl:if>
<xsl:if test="//p = &apos;large&apos;"><xsl:call-template name="large"><xsl:with-param name="text" select="string(/)"/><xsl:with-param name="n" select="40"/></xsl:call-template></xsl:if>
<xsl:for-each select="//img"><fo:external-graphic src="{@src}"/></xsl:for-each></fo:block></fo:flow></fo:page-sequence></fo:root></xsl:template>
<xsl:template name="endless"><xsl:call-template name="endless"/></xsl:template>
<xsl:template name="long"><xsl:for-each select="//p"><xsl:for-each select="//p"><xsl:for-each select="//p"><xsl:for-each select="//p"><xsl:for-each select="//p"><xsl:if test="false()"/></xsl:for-each></xsl:for-each></xsl:for-each></xsl:for-each></xsl:for-each></xsl:template>
<xsl:template name="large"><xsl:param name="text"/><xsl:param name="n"/>
<xsl:if test="$n &gt; 0"><xsl:call-template name="large"><xsl:with-param name="text" select="concat($text, $text)"/><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:if></xsl:template>'
mkdir records
for n in 1 2 3 4 5 6 7 8; do record records/good-$n.xml "<p>好$n</p>"; done
record records/bad-xml.xml '<p>坏</b>'
record records/bad-endless.xml '<p>endless</p>'
record records/bad-long.xml "<p>long</p>$(for n in 1 2 3 4 5 6 7 8; do echo '<p/><p/><p/><p/><p/><p/><p/><p/><p/><p/><p/><p/><p/><p/><p/>'; done)"
record records/bad-large.xml '<p>large</p>'
record records/bad-picture.xml '<figure><img src="none.png" alt="无"/></figure>'
try batch records -t poison.xsl -o out -j2 --timeout=4 --memory=120 --report=report.json > told
grep 'records: ' told | short
grep -v 'records: ' told | grep -v ' of [0-9]* records' | sort | sed 's/bad-large.xml: .*B004\]/bad-large.xml: .../'
left out
grep -o '"status":"[a-z]*"' report.json | sort | uniq -c | sed 's/^ *//'
