<?xml version="1.0" encoding="UTF-8"?>
<!-- A news feature or report: kicker, headline, byline and source, lead, text with pictures, tables
     and notes, further reading. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format">
	<xsl:import href="common/record.xsl"/>

	<xsl:variable name="roots" select="' article profile '"/>

	<xsl:template match="/*" mode="flow">
		<!-- Padding, since a space at the end of what spans the columns is dropped. -->
		<fo:block padding-after="{$pitch}pt">
			<xsl:if test="$columns = 2"><xsl:attribute name="span">all</xsl:attribute></xsl:if>
			<xsl:apply-templates select="head/kicker"/>
			<xsl:apply-templates select="head/title">
				<xsl:with-param name="align" select="'start'"/>
			</xsl:apply-templates>
			<xsl:if test="head/subtitle">
				<fo:block space-before="{$pitch div 3}pt">
					<xsl:apply-templates select="head/subtitle">
						<xsl:with-param name="align" select="'start'"/>
					</xsl:apply-templates>
				</fo:block>
			</xsl:if>
			<xsl:call-template name="credits"/>
			<xsl:apply-templates select="head/lead"/>
		</fo:block>
		<xsl:apply-templates select="body"/>
		<xsl:apply-templates select="attachment"/>
		<xsl:apply-templates select="related"/>
	</xsl:template>

	<xsl:template match="kicker">
		<fo:block font-family="hei" font-weight="500" color="{$accent}" text-align="start"
			border-before-style="solid" border-before-width="1.5pt" border-before-color="{$accent}"
			padding-before="6pt" space-after="{$pitch * 0.75}pt">
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<!-- Who wrote it on the left, where and when it appeared on the right, on one line. -->
	<xsl:template name="credits">
		<xsl:if test="head/byline | head/source | head/published">
			<fo:block font-family="kai" font-size="{$pt}pt" text-align="start"
				text-align-last="justify" border-after-style="solid" border-after-width="0.4pt"
				border-after-color="{$hair}" padding-after="5pt" space-before="{$pitch div 2}pt">
				<xsl:apply-templates select="head/byline"/>
				<fo:leader leader-length.optimum="1em" leader-length.maximum="100%"
					leader-pattern="space"/>
				<fo:inline color="{$soft}">
					<xsl:apply-templates select="head/source"/>
					<xsl:if test="head/source and head/published">　</xsl:if>
					<xsl:apply-templates select="head/published"/>
				</fo:inline>
			</fo:block>
		</xsl:if>
	</xsl:template>

	<xsl:template match="body/figure[@place = 'wide' or @place = 'column']" priority="1">
		<xsl:call-template name="placed-figure"/>
	</xsl:template>

	<xsl:template match="lead">
		<fo:block font-family="kai" border-start-style="solid" border-start-width="2pt"
			border-start-color="{$accent}" padding-start="10pt" start-indent="12pt"
			space-before="{$pitch}pt">
			<xsl:choose>
				<xsl:when test="p"><xsl:apply-templates/></xsl:when>
				<xsl:otherwise><fo:block><xsl:apply-templates/></fo:block></xsl:otherwise>
			</xsl:choose>
		</fo:block>
	</xsl:template>

	<xsl:template match="lead/p">
		<fo:block><xsl:apply-templates/></fo:block>
	</xsl:template>

</xsl:stylesheet>
