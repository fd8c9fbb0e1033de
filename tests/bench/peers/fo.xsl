<?xml version="1.0" encoding="UTF-8"?>
<!-- A profile in the formatting objects that FOP takes, in its fonts. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format">
	<xsl:template match="/profile">
		<fo:root font-family="LXGW WenKai" font-size="10.5pt" line-height="18pt" language="zh">
			<fo:layout-master-set>
				<fo:simple-page-master master-name="page" page-width="210mm" page-height="297mm"
					margin="28mm 23.5mm">
					<fo:region-body column-count="2" column-gap="21pt"/>
				</fo:simple-page-master>
			</fo:layout-master-set>
			<fo:page-sequence master-reference="page">
				<fo:flow flow-name="xsl-region-body" text-align="justify">
					<fo:block span="all" font-size="26pt" line-height="36pt" text-align="center">
						<xsl:for-each select="head/title/line | head/title[not(line)]">
							<fo:block><xsl:value-of select="."/></fo:block>
						</xsl:for-each>
						<fo:block font-size="14pt" line-height="20pt">——<xsl:value-of select="head/subtitle"/></fo:block>
					</fo:block>
					<fo:block span="all"><xsl:for-each select="head/facts/fact">
						<xsl:value-of select="concat(@name, ' ', @value, @unit, '　')"/></xsl:for-each></fo:block>
					<fo:block span="all" space-after="18pt"><xsl:for-each select="head/honours/honour">
						<xsl:value-of select="concat(@year, '年 ', ., '　')"/></xsl:for-each></fo:block>
					<xsl:apply-templates select="body/*"/>
				</fo:flow>
			</fo:page-sequence>
		</fo:root>
	</xsl:template>
	<xsl:template match="p"><fo:block text-indent="2em"><xsl:value-of select="."/></fo:block></xsl:template>
	<xsl:template match="h2">
		<fo:block space-before="9pt" keep-with-next="always"><xsl:value-of select="."/></fo:block>
	</xsl:template>
</xsl:stylesheet>
