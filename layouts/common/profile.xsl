<?xml version="1.0" encoding="UTF-8"?>
<!-- What a profile tells in figures and lists: its facts and its honours. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format">

	<!-- The width of the widest of some facts in ems of its figure; a character of the unit is smaller. -->
	<xsl:template name="widest-fact">
		<xsl:param name="facts"/>
		<xsl:if test="not($facts)">0</xsl:if>
		<xsl:for-each select="$facts">
			<xsl:sort data-type="number" order="descending" select="string-length(@value)
				+ string-length(translate(@value, $latin, '')) + string-length(@unit) * 0.8"/>
			<xsl:if test="position() = 1">
				<xsl:value-of select="(string-length(@value) + string-length(translate(@value, $latin, ''))
					+ string-length(@unit) * 0.8) div 2"/>
			</xsl:if>
		</xsl:for-each>
	</xsl:template>

	<!-- Key figures between two rules, all of one size: up to six in a row, as far as they keep to 13
	     points; more make rows of equal length. -->
	<xsl:template match="facts">
		<xsl:param name="width" select="$measure"/>
		<xsl:variable name="ems">
			<xsl:call-template name="widest-fact">
				<xsl:with-param name="facts" select="fact"/>
			</xsl:call-template>
		</xsl:variable>
		<xsl:variable name="widest" select="number($ems)"/>
		<xsl:variable name="room" select="floor($width div ($widest * 13 * 1.16 + 13.3))"/>
		<xsl:variable name="most" select="6 * ($room &gt; 6) + ($room = 0)
			+ $room * ($room &gt; 0 and $room &lt;= 6)"/>
		<xsl:variable name="rows" select="ceiling(count(fact) div $most)"/>
		<xsl:variable name="across" select="ceiling(count(fact) div $rows)"/>
		<xsl:variable name="fitting" select="floor(($width div $across - 12) div ($widest * 1.16 + 0.1))"/>
		<fo:block border-before-style="solid" border-before-width="0.4pt"
			border-before-color="{$hair}" border-after-style="solid" border-after-width="0.4pt"
			border-after-color="{$hair}" padding-before="7pt" padding-after="7pt"
			space-before="{$pitch * 0.75}pt">
			<fo:table table-layout="fixed" width="100%">
				<xsl:for-each select="fact[position() &lt;= $across]">
					<fo:table-column column-width="proportional-column-width(1)"/>
				</xsl:for-each>
				<fo:table-body>
					<xsl:for-each select="fact[position() mod $across = 1 or $across = 1]">
						<fo:table-row>
							<xsl:apply-templates
								select=". | following-sibling::fact[position() &lt; $across]">
								<xsl:with-param name="size" select="22 * ($fitting &gt; 22) + 9 * ($fitting &lt; 9)
									+ $fitting * ($fitting &lt;= 22 and $fitting &gt;= 9)"/>
							</xsl:apply-templates>
						</fo:table-row>
					</xsl:for-each>
				</fo:table-body>
			</fo:table>
		</fo:block>
	</xsl:template>

	<xsl:template match="fact">
		<xsl:param name="size"/>
		<fo:table-cell padding="2pt 4pt">
			<xsl:if test="position() &gt; 1">
				<xsl:attribute name="border-start-style">solid</xsl:attribute>
				<xsl:attribute name="border-start-width">0.25pt</xsl:attribute>
				<xsl:attribute name="border-start-color"><xsl:value-of select="$hair"/></xsl:attribute>
			</xsl:if>
			<fo:block font-family="song" font-size="{$size}pt" line-height="27pt" text-align="center">
				<fo:inline font-weight="bold" color="{$accent}"><xsl:value-of select="@value"/></fo:inline>
				<xsl:if test="@unit">
					<fo:inline font-family="hei" font-size="9pt">
						<xsl:value-of select="concat('&#x2009;', @unit)"/>
					</fo:inline>
				</xsl:if>
			</fo:block>
			<fo:block font-family="hei" font-size="9pt" line-height="13pt" color="{$soft}"
				text-align="center">
				<xsl:value-of select="@name"/>
				<xsl:if test="@note">
					<xsl:value-of select="concat('（', @note, '）')"/>
				</xsl:if>
			</fo:block>
		</fo:table-cell>
	</xsl:template>

	<!-- Honours on a tinted ground: when, what, how high. -->
	<xsl:template match="honours">
		<fo:table table-layout="fixed" width="100%" border-collapse="separate"
			background-color="{$tint}" space-before="{$pitch * 0.75}pt" font-size="9pt" line-height="16pt">
			<fo:table-column column-width="88pt"/>
			<fo:table-column column-width="proportional-column-width(1)"/>
			<fo:table-column column-width="56pt"/>
			<fo:table-body><xsl:apply-templates select="honour"/></fo:table-body>
		</fo:table>
	</xsl:template>

	<xsl:template match="honour">
		<fo:table-row keep-together.within-column="always">
			<fo:table-cell padding-start="12pt">
				<xsl:call-template name="honour-edge"/>
				<fo:block font-family="hei" font-weight="500" color="{$accent}" text-align="start">
					<xsl:value-of select="@year"/>
					<xsl:if test="@through">–<xsl:value-of select="@through"/></xsl:if>
				</fo:block>
			</fo:table-cell>
			<fo:table-cell>
				<xsl:call-template name="honour-edge"/>
				<fo:block text-align="start">
					<xsl:apply-templates/>
					<xsl:if test="@to">（<xsl:value-of select="@to"/>）</xsl:if>
					<xsl:if test="@by">
						<fo:inline color="{$soft}">　<xsl:value-of select="@by"/></fo:inline>
					</xsl:if>
				</fo:block>
			</fo:table-cell>
			<fo:table-cell padding-end="12pt">
				<xsl:call-template name="honour-edge"/>
				<fo:block font-family="hei" font-weight="500" color="{$soft}" text-align="end">
					<xsl:call-template name="level">
						<xsl:with-param name="level" select="@level"/>
					</xsl:call-template>
				</fo:block>
			</fo:table-cell>
		</fo:table-row>
	</xsl:template>

	<!-- Room above the first row and below the last. -->
	<xsl:template name="honour-edge">
		<xsl:if test="position() = 1">
			<xsl:attribute name="padding-before">7pt</xsl:attribute>
		</xsl:if>
		<xsl:if test="position() = last()">
			<xsl:attribute name="padding-after">7pt</xsl:attribute>
		</xsl:if>
	</xsl:template>

	<!-- Of a profile among other records: its figures and honours across the page, its portrait beside
	     the text. -->
	<xsl:template name="particulars">
		<xsl:if test="head/facts | head/honours">
			<fo:block>
				<xsl:call-template name="apart">
					<xsl:with-param name="span" select="true()"/>
					<xsl:with-param name="before" select="0"/>
				</xsl:call-template>
				<xsl:apply-templates select="head/facts | head/honours"/>
			</fo:block>
		</xsl:if>
		<xsl:for-each select="head/portrait">
			<fo:float float="end">
				<fo:block-container width="{(7 - ($columns = 2)) * $pt}pt" padding-start="{$pt}pt" padding-before="{$pitch * 0.2}pt">
					<fo:block line-height="0">
						<fo:external-graphic src="url('{@src}')" width="100%"
							content-width="scale-to-fit" scaling="uniform"/>
					</fo:block>
				</fo:block-container>
			</fo:float>
		</xsl:for-each>
	</xsl:template>

</xsl:stylesheet>
