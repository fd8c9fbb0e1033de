<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables: two strong rules, one under the head, hairlines between the rows. Columns share the
     width by the longest text in each. A table of up to twelve rows is not divided. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:banxin="urn:banxin:fo">

	<xsl:template match="table" name="table">
		<!-- Columns of a row: its cells, each with what it spans beyond one. -->
		<xsl:variable name="first" select="(thead/tr | tbody/tr | tr)[1]/*"/>
		<xsl:variable name="across"
			select="count($first) + sum($first/@colspan) - count($first/@colspan)"/>
		<fo:block text-indent="0pt" font-size="{$pt * 0.86}pt" line-height="{$pt * 1.4}pt">
			<xsl:call-template name="apart">
				<xsl:with-param name="span" select="$across &gt; 3"/>
			</xsl:call-template>
			<xsl:if test="count(.//tr) &lt;= 12">
				<xsl:attribute name="keep-together.within-column">always</xsl:attribute>
				<xsl:attribute name="keep-together.within-page">always</xsl:attribute>
			</xsl:if>
			<xsl:apply-templates select="caption"/>
			<!-- A foot is a sum, to be told once. -->
			<fo:table table-layout="fixed" width="100%" table-omit-footer-at-break="true"
				border-before-style="solid" border-before-width="1pt" border-before-color="{$accent}"
				border-after-style="solid" border-after-width="1pt" border-after-color="{$accent}">
				<xsl:call-template name="table-columns">
					<xsl:with-param name="across" select="$across"/>
				</xsl:call-template>
				<xsl:if test="thead">
					<fo:table-header><xsl:apply-templates select="thead/tr"/></fo:table-header>
				</xsl:if>
				<xsl:if test="tfoot">
					<fo:table-footer><xsl:apply-templates select="tfoot/tr"/></fo:table-footer>
				</xsl:if>
				<fo:table-body><xsl:apply-templates select="tbody/tr | tr"/></fo:table-body>
			</fo:table>
		</fo:block>
	</xsl:template>

	<xsl:template match="caption">
		<fo:block font-family="hei" font-weight="500" text-align="center" space-after="{$pitch div 4}pt"
			keep-with-next.within-column="always">
			<xsl:call-template name="by-sense"/>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<!-- Only rows without spans tell which text is in which column. -->
	<xsl:template name="table-columns">
		<xsl:param name="across"/>
		<xsl:param name="at" select="1"/>
		<xsl:variable name="rows" select=".//tr[count(*) = $across and not(*/@colspan)]"/>
		<xsl:variable name="longest">
			<xsl:call-template name="longest">
				<xsl:with-param name="nodes" select="$rows/*[$at]"/>
			</xsl:call-template>
		</xsl:variable>
		<fo:table-column column-number="{$at}">
			<xsl:attribute name="column-width">
				<xsl:text>proportional-column-width(</xsl:text>
				<xsl:choose>
					<xsl:when test="$longest &lt; 4">4</xsl:when>
					<xsl:when test="$longest &gt; 16">16</xsl:when>
					<xsl:otherwise><xsl:value-of select="$longest + 1"/></xsl:otherwise>
				</xsl:choose>
				<xsl:text>)</xsl:text>
			</xsl:attribute>
		</fo:table-column>
		<xsl:if test="$at &lt; $across">
			<xsl:call-template name="table-columns">
				<xsl:with-param name="across" select="$across"/>
				<xsl:with-param name="at" select="$at + 1"/>
			</xsl:call-template>
		</xsl:if>
	</xsl:template>

	<xsl:template match="tr">
		<fo:table-row keep-together.within-column="always">
			<xsl:apply-templates select="td | th"/>
		</fo:table-row>
	</xsl:template>

	<!-- Over a column of figures the head stands to the right as they do. -->
	<xsl:template match="td | th">
		<fo:table-cell padding="{$pt * 0.3}pt {$pt * 0.5}pt" display-align="center">
			<xsl:if test="@colspan">
				<xsl:attribute name="number-columns-spanned"><xsl:value-of select="@colspan"/></xsl:attribute>
			</xsl:if>
			<xsl:if test="@rowspan">
				<xsl:attribute name="number-rows-spanned"><xsl:value-of select="@rowspan"/></xsl:attribute>
			</xsl:if>
			<xsl:apply-templates select="." mode="rule"/>
			<xsl:variable name="align">
				<xsl:choose>
					<xsl:when test="@align"><xsl:value-of select="@align"/></xsl:when>
					<xsl:when test="ancestor::thead[count(tr) = 1] and not(../*/@colspan)">
						<xsl:variable name="at" select="count(preceding-sibling::*) + 1"/>
						<xsl:value-of select="ancestor::table/tbody/tr[1]/*[$at]/@align"/>
					</xsl:when>
					<xsl:when test="ancestor::thead">center</xsl:when>
				</xsl:choose>
			</xsl:variable>
			<fo:block>
				<xsl:attribute name="text-align">
					<xsl:choose>
						<xsl:when test="$align = '' or $align = 'left'">start</xsl:when>
						<xsl:when test="$align = 'right'">end</xsl:when>
						<xsl:otherwise><xsl:value-of select="$align"/></xsl:otherwise>
					</xsl:choose>
				</xsl:attribute>
				<xsl:if test="self::th">
					<xsl:attribute name="font-family">hei</xsl:attribute>
					<xsl:attribute name="font-weight">500</xsl:attribute>
					<xsl:attribute name="banxin:title-shape">auto</xsl:attribute>
				</xsl:if>
				<xsl:apply-templates/>
			</fo:block>
		</fo:table-cell>
	</xsl:template>

	<!-- A hairline under each cell but those that end with the last row, for which the table's own rule
	     does. Those that end the head have a stronger one. -->
	<xsl:template match="td | th" mode="rule">
		<xsl:variable name="below" select="count(../following-sibling::tr)
			- (@rowspan &gt; 1) * (number(concat('0', @rowspan)) - 1)"/>
		<xsl:choose>
			<xsl:when test="$below &gt; 0">
				<xsl:call-template name="rule-after">
					<xsl:with-param name="width" select="'0.25pt'"/>
					<xsl:with-param name="color" select="$hair"/>
				</xsl:call-template>
			</xsl:when>
			<xsl:when test="ancestor::thead">
				<xsl:call-template name="rule-after">
					<xsl:with-param name="width" select="'0.5pt'"/>
					<xsl:with-param name="color" select="$accent"/>
				</xsl:call-template>
			</xsl:when>
		</xsl:choose>
		<xsl:if test="ancestor::tfoot and not(../preceding-sibling::tr)">
			<xsl:attribute name="border-before-style">solid</xsl:attribute>
			<xsl:attribute name="border-before-width">0.5pt</xsl:attribute>
			<xsl:attribute name="border-before-color"><xsl:value-of select="$accent"/></xsl:attribute>
		</xsl:if>
	</xsl:template>

	<xsl:template name="rule-after">
		<xsl:param name="width"/>
		<xsl:param name="color"/>
		<xsl:attribute name="border-after-style">solid</xsl:attribute>
		<xsl:attribute name="border-after-width"><xsl:value-of select="$width"/></xsl:attribute>
		<xsl:attribute name="border-after-color"><xsl:value-of select="$color"/></xsl:attribute>
	</xsl:template>

</xsl:stylesheet>
