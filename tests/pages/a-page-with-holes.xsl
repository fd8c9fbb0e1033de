<!-- A template may be the page itself, filled from the record. -->
<fo:root xsl:version="1.0" font-family="song" font-size="10pt" line-height="16pt"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
	<fo:layout-master-set>
		<fo:simple-page-master master-name="a" page-width="200pt" page-height="120pt" margin="20pt">
			<fo:region-body/>
		</fo:simple-page-master>
	</fo:layout-master-set>
	<fo:page-sequence master-reference="a">
		<fo:flow flow-name="xsl-region-body">
			<fo:block font-family="xbs" text-align="center"><xsl:value-of select="/*/head/title"/></fo:block>
			<xsl:for-each select="/*/body/p">
				<fo:block text-indent="2em"><xsl:value-of select="."/></fo:block>
			</xsl:for-each>
		</fo:flow>
	</fo:page-sequence>
</fo:root>
