<?xml version="1.0" encoding="UTF-8"?>
<!-- A sheet on an organisation or a person: award band, couplet headline, key figures, honours, text
     in two columns. Meant for one page of A4; longer texts run on. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:banxin="urn:banxin:fo" exclude-result-prefixes="banxin">
	<xsl:import href="common/record.xsl"/>

	<!-- Number of text columns, 1 or 2 -->
	<xsl:param name="columns" select="2"/>

	<!-- Whether a text a little too long for one page is set up to 1.5pt smaller, a short one larger: yes or no -->
	<xsl:param name="fit" select="'yes'"/>

	<xsl:variable name="pt" select="string($fitted)"/>
	<xsl:variable name="fitted">
		<xsl:choose>
			<xsl:when test="$fit = 'yes' and not(/*/body/figure | /*/body/table)">
				<xsl:call-template name="fitting"/>
			</xsl:when>
			<xsl:otherwise><xsl:value-of select="$asked"/></xsl:otherwise>
		</xsl:choose>
	</xsl:variable>

	<!-- The largest size at which the text should stay on one page, or the one that was asked for if
	     it won't in any case; a size more for what would fill less than half of the page. The head's
	     height is what its parts below come to; each paragraph leaves half a line unused, each heading
	     takes two. What is too long at the smallest size is not tried at those between. -->
	<xsl:template name="fitting">
		<xsl:param name="size" select="$asked"/>
		<xsl:param name="top" select="/*/head"/>
		<xsl:param name="body" select="/*/body"/>
		<xsl:param name="length" select="string-length(normalize-space($body))"/>
		<xsl:param name="head" select="50 * count($top/award) + 39 * count($top/title/line)
			+ 39 * count($top/title[not(line)]) + 27 * count($top/subtitle)
			+ 48 * count($top/portrait) + 30 * count($top/facts)
			+ 42 * ceiling(count($top/facts/fact) div 6)
			+ 28 * count($top/honours) + 16 * count($top/honours/honour) + 18"/>
		<xsl:variable name="pitch" select="$size * 12 div 7"/>
		<xsl:variable name="lines" select="$columns * floor((702 - $head) div $pitch)"/>
		<xsl:variable name="characters" select="floor((462 div $size - 2 * ($columns - 1)) div $columns)"/>
		<xsl:variable name="needed" select="$length div $characters
			+ count($body/p) div 2 + count($body/h2) * 1.6 + count($top/published)"/>
		<xsl:choose>
			<xsl:when test="$needed &lt; 0.4 * $lines and $size &lt;= 10.5">
				<xsl:value-of select="$size + 1.5"/>
			</xsl:when>
			<xsl:when test="$needed &lt;= $lines"><xsl:value-of select="$size"/></xsl:when>
			<xsl:when test="$asked - $size &gt; 1.4 or $size &lt; 9.4
				or ($size = $asked and $length div
					floor((462 div ($asked - 1.5) - 2 * ($columns - 1)) div $columns)
					+ count($body/p) div 2 + count($body/h2) * 1.6 + count($top/published)
					&gt; $columns * floor((702 - $head) div (($asked - 1.5) * 12 div 7)))">
				<xsl:value-of select="$asked"/>
			</xsl:when>
			<xsl:otherwise>
				<xsl:call-template name="fitting">
					<xsl:with-param name="size" select="$size - 0.25"/>
					<xsl:with-param name="top" select="$top"/>
					<xsl:with-param name="body" select="$body"/>
					<xsl:with-param name="length" select="$length"/>
					<xsl:with-param name="head" select="$head"/>
				</xsl:call-template>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="/*" mode="flow">
		<!-- Padding, since a space at the end of what spans the columns is dropped. -->
		<fo:block padding-after="{$pitch}pt">
			<xsl:if test="$columns = 2"><xsl:attribute name="span">all</xsl:attribute></xsl:if>
			<xsl:apply-templates select="head/award"/>
			<xsl:call-template name="opening"/>
			<xsl:apply-templates select="head/facts[fact]"/>
			<xsl:apply-templates select="head/honours[honour]"/>
			<xsl:apply-templates select="head/lead"/>
		</fo:block>
		<xsl:apply-templates select="body"/>
		<xsl:call-template name="imprint"/>
		<xsl:apply-templates select="related"/>
	</xsl:template>

	<!-- The award as a tab on a rule, its month large at the other end. -->
	<xsl:template match="award">
		<fo:table table-layout="fixed" width="100%" border-after-style="solid"
			border-after-width="1.5pt" border-after-color="{$accent}" space-after="{$pitch * 0.75}pt">
			<xsl:variable name="ems" select="banxin:ems(.)"/>
			<fo:table-column column-width="{($ems * 1.1 + 2) * 18}pt"/>
			<fo:table-column column-width="proportional-column-width(1)"/>
			<fo:table-body>
				<fo:table-row>
					<fo:table-cell background-color="{$accent}" padding="5pt 0pt"
						display-align="center">
						<fo:block font-family="xbs" font-size="18pt" line-height="24pt"
							letter-spacing="0.1em" color="#ffffff" text-align="center">
							<xsl:apply-templates/>
						</fo:block>
					</fo:table-cell>
					<fo:table-cell display-align="after" padding-after="3pt">
						<fo:block font-family="hei" font-weight="500" font-size="{$pt}pt" line-height="24pt"
							text-align="end">
							<xsl:apply-templates select="@month"/>
							<xsl:if test="@month and @category">
								<fo:inline color="{$hair}">　|　</fo:inline>
							</xsl:if>
							<xsl:call-template name="category">
								<xsl:with-param name="category" select="@category"/>
							</xsl:call-template>
						</fo:block>
					</fo:table-cell>
				</fo:table-row>
			</fo:table-body>
		</fo:table>
	</xsl:template>

	<xsl:template match="award/@month">
		<xsl:value-of select="concat(substring(., 1, 4), '年')"/>
		<xsl:if test="string-length(.) &gt;= 7">
			<fo:inline font-family="song" font-size="22pt" font-weight="bold" color="{$accent}">
				<xsl:value-of select="number(substring(., 6, 2))"/>
			</fo:inline>
			<xsl:text>月</xsl:text>
		</xsl:if>
	</xsl:template>

	<!-- The headline, beside the portrait if there is one. -->
	<xsl:template name="opening">
		<xsl:choose>
			<xsl:when test="head/portrait">
				<fo:table table-layout="fixed" width="100%">
					<fo:table-column column-width="proportional-column-width(1)"/>
					<fo:table-column column-width="118pt"/>
					<fo:table-body>
						<fo:table-row>
							<fo:table-cell display-align="center">
								<xsl:call-template name="headlines">
									<xsl:with-param name="width" select="$measure - 118"/>
								</xsl:call-template>
							</fo:table-cell>
							<fo:table-cell>
								<xsl:apply-templates select="head/portrait"/>
							</fo:table-cell>
						</fo:table-row>
					</fo:table-body>
				</fo:table>
			</xsl:when>
			<xsl:otherwise>
				<xsl:call-template name="headlines">
					<xsl:with-param name="width" select="$measure"/>
				</xsl:call-template>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="headlines">
		<xsl:param name="width"/>
		<xsl:if test="head/kicker">
			<fo:block font-family="hei" font-weight="500" color="{$accent}" text-align="center"
				space-after="{$pitch div 3}pt">
				<xsl:apply-templates select="head/kicker/node()"/>
			</fo:block>
		</xsl:if>
		<xsl:apply-templates select="head/title">
			<xsl:with-param name="size" select="28"/>
			<xsl:with-param name="width" select="$width"/>
		</xsl:apply-templates>
		<xsl:if test="head/subtitle">
			<fo:block space-before="{$pitch div 3}pt">
				<xsl:apply-templates select="head/subtitle"/>
			</fo:block>
		</xsl:if>
		<xsl:if test="head/byline">
			<fo:block font-family="kai" space-before="{$pitch div 3}pt" text-align="center">
				<xsl:apply-templates select="head/byline"/>
			</fo:block>
		</xsl:if>
	</xsl:template>

	<xsl:template match="portrait">
		<fo:block text-align="end" line-height="0">
			<fo:external-graphic src="url('{@src}')" width="105pt" content-width="scale-to-fit"
				scaling="uniform"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="body/figure[@place = 'wide' or @place = 'column']" priority="1">
		<xsl:call-template name="placed-figure"/>
	</xsl:template>

	<xsl:template match="lead">
		<fo:block font-family="kai" space-before="{$pitch * 0.75}pt">
			<xsl:choose>
				<xsl:when test="p"><xsl:apply-templates/></xsl:when>
				<xsl:otherwise>
					<fo:block text-indent="2em"><xsl:apply-templates/></fo:block>
				</xsl:otherwise>
			</xsl:choose>
		</fo:block>
	</xsl:template>

	<!-- Where it came from and when it was published. -->
	<xsl:template name="imprint">
		<xsl:if test="head/source | head/published">
			<fo:block font-family="kai" font-size="{$pt * 0.86}pt" color="{$soft}" text-align="end"
				padding-before="{$pitch div 2}pt" keep-with-previous.within-column="always">
				<xsl:apply-templates select="head/source"/>
				<xsl:if test="head/source and head/published">　</xsl:if>
				<xsl:apply-templates select="head/published"/>
			</fo:block>
		</xsl:if>
	</xsl:template>

</xsl:stylesheet>
