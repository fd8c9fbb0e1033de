# A volume is the same on one processor and on two, and what there is to tell of its records comes once and in their
# order.
for jobs in 1 2; do
	"$BANXIN" bulletin -j $jobs --title 汇编 -p form=volume -o $jobs.pdf ../data/volume
	"$BANXIN" bulletin -j $jobs --title 汇编 -p form=volume --to=pages -o $jobs.pages ../data/volume
done
cmp 1.pdf 2.pdf && cmp 1.pages 2.pages && echo "the same"

# A layout whose contents have to be laid out twice, and that speaks.
cat > own.xsl <<'END_OF_LAYOUT'
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:banxin="urn:banxin:fo" exclude-result-prefixes="banxin">
<xsl:param name="form"/>
<xsl:template match="/bulletin[@banxin:record]" priority="1">
	<fo:root>
		<xsl:for-each select=".//article">
			<xsl:if test="contains(head/title, '3')">
				<xsl:message><xsl:value-of select="concat('this is ', head/title)"/></xsl:message>
			</xsl:if>
			<xsl:if test="contains(head/title, '8')">
				<xsl:message terminate="yes">no more</xsl:message>
			</xsl:if>
			<fo:page-sequence master-reference="a" initial-page-number="auto-odd">
				<fo:flow flow-name="xsl-region-body"><fo:block id="r{/*/@banxin:record}">
					<xsl:value-of select="head/title"/>
				</fo:block></fo:flow>
			</fo:page-sequence>
		</xsl:for-each>
	</fo:root>
</xsl:template>
<xsl:template match="/bulletin">
	<fo:root>
		<fo:layout-master-set><fo:simple-page-master master-name="a" page-width="300pt" page-height="200pt"
			margin="20pt"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>
		<fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body">
			<xsl:for-each select=".//article">
				<fo:block><fo:page-number-citation ref-id="r{position()}"/><fo:footnote><fo:inline>*</fo:inline>
					<fo:footnote-body><fo:block><xsl:value-of select="head/title"/></fo:block></fo:footnote-body>
				</fo:footnote></fo:block>
			</xsl:for-each>
		</fo:flow></fo:page-sequence>
		<xsl:for-each select=".//article">
			<fo:page-sequence id="r{position()}" master-reference="a" banxin:pages-of="{position()}">
				<fo:flow flow-name="xsl-region-body"><fo:block/></fo:flow>
			</fo:page-sequence>
		</xsl:for-each>
	</fo:root>
</xsl:template>
</xsl:stylesheet>
END_OF_LAYOUT
records() {
	for i in "$@"; do
		echo "<article><head><title>第 $i 篇</title></head><body><p>正文。</p></body></article>"
	done
}
{ echo '<records>'; records 10 11 12 13 14 23 33 17; echo '</records>'; } > records.xml
for jobs in 1 2; do
	try bulletin -j $jobs --title 汇编 --sort=file -t own.xsl -p form=volume --to=pages -o $jobs.pages records.xml
	try bulletin -j $jobs --title 汇编 --sort=file -t own.xsl -p form=volume -o $jobs.pdf records.xml
done
cmp 1.pdf 2.pdf && cmp 1.pages 2.pages && echo "the same"
sed -n '/^page 1 /,/^page 2 /p' 1.pages | grep -c glyphs

# One that fails stops it.
{ echo '<records>'; records 10 11 13 18 13 14 15 16 17; echo '</records>'; } > records.xml
rm ?.pdf ?.pages
for jobs in 1 2; do
	try bulletin -j $jobs --title 汇编 --sort=file -t own.xsl -p form=volume -o $jobs.pdf records.xml
done
try bulletin -j 0 --title 汇编 -o a.pdf records.xml
left
