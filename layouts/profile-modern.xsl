<?xml version="1.0" encoding="UTF-8"?>
<!-- A sheet on an organisation or a person in a modern look: headline in heavy Hei, large figures and a
     line of honours on a tinted strip at the page's edge, portrait up to the trim, further pages in
     two columns. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:banxin="urn:banxin:fo"
	xmlns:axf="http://www.antennahouse.com/names/XSL/Extensions">
	<xsl:import href="common/record.xsl"/>

	<!-- Accent colour, as #rrggbb: used for a few rules, figures and labels only -->
	<xsl:param name="accent" select="'#a3161f'"/>

	<!-- Size of the body text: a number with pt, a Chinese size name, or auto for one that fills the page -->
	<xsl:param name="body-size" select="'auto'"/>

	<!-- Pages after the first have two columns; tables and wide pictures cross them. -->
	<xsl:variable name="columns" select="2"/>

	<xsl:variable name="margin" select="51"/>
	<xsl:variable name="strip" select="176"/>
	<xsl:variable name="inset" select="18"/>

	<!-- The first page has one column left of the strip. -->
	<xsl:variable name="first-measure"
		select="floor(($page-width - $margin - $strip - 26) div $pt) * $pt"/>
	<xsl:variable name="gap" select="2.5 * $pt"/>
	<xsl:variable name="measure" select="2 * $column + $gap"/>
	<xsl:variable name="column"
		select="floor(($page-width - 2 * $margin - $gap) div 2 div $pt) * $pt"/>
	<xsl:variable name="side" select="($page-width - $measure) div 2"/>
	<xsl:variable name="top" select="72"/>
	<xsl:variable name="text-height" select="floor(($page-height - $top - 66) div $pitch) * $pitch"/>

	<!-- As large as one page allows, else as large as two do, between 12 points and 9.5 or 10.5. -->
	<xsl:variable name="pt">
		<xsl:choose>
			<xsl:when test="$body-size != 'auto'"><xsl:value-of select="$asked"/></xsl:when>
			<xsl:when test="/*/body/figure[generate-id() != generate-id($picture)] | /*/body/table"
				>10.5</xsl:when>
			<xsl:otherwise><xsl:call-template name="largest"/></xsl:otherwise>
		</xsl:choose>
	</xsl:variable>

	<!-- Heights of the headline and of what stands in the strip, in points. -->
	<xsl:variable name="head-height" select="28 + 47 * count(/*/head/title/line | /*/head/title[not(line)])
		+ 24 * count(/*/head/kicker) + 26 * count(/*/head/subtitle) + 24 * count(/*/head/byline)
		+ string-length(/*/head/lead) div 28 * 21 + 30 * count(/*/head/lead)
		+ not($figures-aside) * (28 + 8 * count(/*/head/facts/fact))"/>
	<xsl:variable name="figures-height"
		select="78 * ceiling(count(/*/head/facts/fact) div $figures-across)"/>
	<xsl:variable name="honours-height" select="44 * count(/*/head/honours) + 36 * count(/*/head/honours/honour)
		+ 14 * count(/*/head/honours/honour[string-length(concat(., @to)) &gt; 12])
		+ 14 * count(/*/head/honours/honour[string-length(concat(., @to)) &gt; 25])
		+ 12 * count(/*/head/honours/honour[@by or @level != 'other'])
		+ 12 * count(/*/head/honours/honour[string-length(@by) &gt; 10])"/>
	<xsl:variable name="strip-room" select="$page-height - 30
		- (71 + 37 * not(/*/head/portrait)) * count(/*/head/award)
		- 212 * count(/*/head/portrait) - 150 * count($picture/img)
		- 50 * count(/*/head/organisation) - 20 * count(/*/head/source | /*/head/published)
		- $margin * not($picture | /*/head/award)"/>
	<xsl:variable name="picture" select="/*/head/portrait
		| /*/body[not(../head/portrait)]/figure[1][not(img[2]) and not(@place = 'wide' or @place = 'page')]"/>

	<xsl:variable name="figure-ems">
		<xsl:call-template name="widest-fact">
			<xsl:with-param name="facts" select="/*/head/facts/fact"/>
		</xsl:call-template>
	</xsl:variable>
	<xsl:variable name="figures-across" select="1 + (count(/*/head/facts/fact) &gt; 5 and $figure-ems &lt; 2.6)"/>

	<!-- Figures that the strip has no room for stand above the text, honours below it. -->
	<xsl:variable name="figures-aside" select="$figures-height &lt;= $strip-room"/>
	<xsl:variable name="honours-aside" select="$figures-aside * $figures-height + $honours-height &lt;= $strip-room"/>

	<xsl:template name="largest">
		<xsl:param name="try" select="12"/>
		<xsl:param name="pages" select="1"/>
		<xsl:variable name="share">
			<xsl:call-template name="share">
				<xsl:with-param name="pt" select="$try"/>
				<xsl:with-param name="pages" select="$pages"/>
			</xsl:call-template>
		</xsl:variable>
		<xsl:choose>
			<xsl:when test="$share &lt;= 1"><xsl:value-of select="$try"/></xsl:when>
			<xsl:when test="$pages = 1 and $try &lt;= 9.5">
				<xsl:call-template name="largest"><xsl:with-param name="pages" select="2"/></xsl:call-template>
			</xsl:when>
			<xsl:when test="$pages = 2 and $try &lt;= 10.5">10.5</xsl:when>
			<xsl:otherwise>
				<xsl:call-template name="largest">
					<xsl:with-param name="try" select="$try - 0.5"/>
					<xsl:with-param name="pages" select="$pages"/>
				</xsl:call-template>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- The part of one or two pages that the text takes at PT points. A paragraph leaves half a line
	     unused, a heading takes two, and most of a line of the second page holds half of one here. -->
	<xsl:template name="share">
		<xsl:param name="pt"/>
		<xsl:param name="pages"/>
		<xsl:variable name="pitch" select="$pt * 12 div 7"/>
		<xsl:variable name="cells" select="floor(($page-width - $margin - $strip - 26) div $pt)"/>
		<xsl:variable name="ems">
			<xsl:call-template name="ems"><xsl:with-param name="text" select="/*/body"/></xsl:call-template>
		</xsl:variable>
		<xsl:variable name="needed" select="$ems div $cells + (0.5 + 1 div $cells) * count(/*/body/*)
			+ 0.9 * count(/*/body/h2 | /*/body/h3)
			+ 4 * count(/*/related/item)
			+ not($honours-aside) * $honours-height div $pitch"/>
		<xsl:variable name="first" select="floor(($page-height - $margin - 66 - $head-height - $pitch) div $pitch)"/>
		<xsl:variable name="second" select="2 * floor(($page-height - $top - 66) div $pitch)
			* floor(($page-width - 2 * $margin - 2.5 * $pt) div 2 div $pt) div $cells"/>
		<xsl:value-of select="$needed div ($first + ($pages = 2) * 0.95 * $second)"/>
	</xsl:template>

	<xsl:template name="master">
		<xsl:param name="name"/>
		<xsl:param name="top"/>
		<xsl:choose>
			<xsl:when test="$name = 'first'">
				<fo:simple-page-master master-name="first" page-width="{$page-width}pt"
					page-height="{$page-height}pt">
					<fo:region-body margin-left="{$margin}pt" margin-top="{$margin}pt"
						margin-right="{$page-width - $margin - $first-measure}pt"
						margin-bottom="{$page-height - $margin - floor(($page-height - $margin - 66) div $pitch) * $pitch}pt"/>
					<fo:region-after region-name="foot-first" extent="56pt"/>
					<fo:region-end region-name="strip" extent="{$strip}pt" background-color="{$tint}"/>
				</fo:simple-page-master>
			</xsl:when>
			<xsl:otherwise>
				<fo:simple-page-master master-name="{$name}" page-width="{$page-width}pt"
					page-height="{$page-height}pt" margin-left="{$side}pt" margin-right="{$side}pt">
					<fo:region-body margin-top="{$top}pt" margin-bottom="{$bottom}pt" column-count="2"
						column-gap="{$gap}pt"/>
					<fo:region-before region-name="head-rest" extent="{$top}pt"/>
					<fo:region-after region-name="foot" extent="56pt"/>
				</fo:simple-page-master>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="sequences">
		<fo:page-sequence master-reference="pages">
			<fo:static-content flow-name="strip"><xsl:call-template name="strip"/></fo:static-content>
			<fo:static-content flow-name="head-rest">
				<xsl:call-template name="running-head"/>
			</fo:static-content>
			<fo:static-content flow-name="foot-first">
				<fo:block start-indent="{$margin}pt" padding-before="24pt" line-height="12pt"
					text-align="start">
					<fo:inline language="en">— <fo:page-number/> —</fo:inline>
				</fo:block>
			</fo:static-content>
			<fo:static-content flow-name="foot">
				<xsl:call-template name="running-foot"/>
			</fo:static-content>
			<fo:static-content flow-name="xsl-footnote-separator">
				<xsl:call-template name="footnote-separator"/>
			</fo:static-content>
			<fo:flow flow-name="xsl-region-body">
				<xsl:apply-templates select="." mode="flow"/>
			</fo:flow>
		</fo:page-sequence>
	</xsl:template>

	<xsl:template match="/*" mode="flow">
		<fo:block padding-after="{$pitch}pt">
			<xsl:apply-templates select="head/kicker"/>
			<xsl:apply-templates select="head/title"/>
			<fo:block line-height="0" border-before-style="solid" border-before-width="4pt"
				border-before-color="{$accent}" end-indent="{$first-measure - 40}pt"
				space-before="14pt"/>
			<xsl:apply-templates select="head/subtitle"/>
			<xsl:if test="head/byline">
				<fo:block font-family="hei" color="{$soft}" text-align="start" space-before="8pt"
					><xsl:apply-templates select="head/byline"/></fo:block>
			</xsl:if>
			<xsl:apply-templates select="head/lead"/>
			<xsl:if test="not($figures-aside)">
				<xsl:apply-templates select="head/facts">
					<xsl:with-param name="width" select="$first-measure"/>
				</xsl:apply-templates>
			</xsl:if>
		</fo:block>
		<xsl:apply-templates select="body"/>
		<xsl:if test="not($honours-aside)"><xsl:apply-templates select="head/honours"/></xsl:if>
		<xsl:apply-templates select="related"/>
	</xsl:template>

	<xsl:template match="kicker">
		<fo:block font-family="hei" font-weight="500" color="{$accent}" text-align="start"
			space-after="8pt"><xsl:apply-templates/></fo:block>
	</xsl:template>

	<!-- As large as its longest line allows between 24 and 36 points; what is longer runs over. -->
	<xsl:template match="title">
		<xsl:variable name="longest">
			<xsl:call-template name="longest">
				<xsl:with-param name="nodes" select="line | self::*[not(line)]"/>
			</xsl:call-template>
		</xsl:variable>
		<xsl:variable name="fitting" select="floor($first-measure div ($longest + 0.2))"/>
		<xsl:variable name="size" select="36 * ($fitting &gt; 36)
			+ $fitting * ($fitting &lt;= 36 and $fitting &gt;= 24) + 28 * ($fitting &lt; 24)"/>
		<fo:block font-family="hei" font-weight="900" font-size="{$size}pt"
			line-height="{round($size * 1.3)}pt" text-align="start"
			keep-together.within-page="always">
			<xsl:call-template name="by-sense"/>
			<xsl:choose>
				<xsl:when test="line">
					<xsl:for-each select="line">
						<fo:block><xsl:apply-templates/></fo:block>
					</xsl:for-each>
				</xsl:when>
				<xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
			</xsl:choose>
		</fo:block>
	</xsl:template>

	<xsl:template match="subtitle">
		<fo:block font-family="hei" font-size="13pt" line-height="20pt" color="{$soft}"
			text-align="start" space-before="10pt">
			<xsl:call-template name="by-sense"/>
			<xsl:text>——</xsl:text><xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<xsl:template match="lead">
		<fo:block font-family="hei" font-weight="500" font-size="{$pt * 1.1}pt"
			line-height="{$pitch * 1.1}pt" space-before="{$pitch * 0.75}pt">
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<xsl:template match="lead/p"><fo:block><xsl:apply-templates/></fo:block></xsl:template>

	<xsl:template match="byline"><xsl:call-template name="authors"/></xsl:template>

	<!-- The number of a heading, 一、, is told by colour. -->
	<xsl:template match="h2">
		<xsl:variable name="number" select="substring-before(text()[1], '、')"/>
		<fo:block font-family="hei" font-weight="700" font-size="{round($pt * 1.24 * 2) div 2}pt"
			space-before="{$pitch * 0.75}pt" space-after="{$pitch div 4}pt" text-align="start"
			keep-with-next.within-column="always" keep-together.within-column="always">
			<xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
			<xsl:call-template name="by-sense"/>
			<xsl:choose>
				<xsl:when test="$number != '' and not(*)
					and translate($number, '一二三四五六七八九十', '') = ''">
					<fo:inline color="{$accent}"><xsl:value-of select="concat($number, '、')"/></fo:inline>
					<xsl:value-of select="substring-after(., '、')"/>
				</xsl:when>
				<xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
			</xsl:choose>
		</fo:block>
	</xsl:template>

	<!-- Pictures take the width of the column that they come to stand in. -->
	<xsl:template match="figure" name="figure">
		<xsl:if test="generate-id() != generate-id($picture)">
			<fo:block text-indent="0pt" text-align="center" keep-together.within-column="always">
				<xsl:call-template name="apart">
					<xsl:with-param name="span" select="@place = 'wide' or @place = 'page'"/>
				</xsl:call-template>
				<xsl:choose>
					<xsl:when test="img[2]"><xsl:apply-templates select="." mode="gallery"/></xsl:when>
					<xsl:otherwise><xsl:apply-templates select="img" mode="wide"/></xsl:otherwise>
				</xsl:choose>
				<xsl:apply-templates select="figcaption"/>
			</fo:block>
		</xsl:if>
	</xsl:template>
	<xsl:template match="img" mode="wide">
		<fo:block line-height="0" keep-with-next.within-column="always">
			<fo:external-graphic src="url('{@src}')" width="100%" scaling="uniform"
				content-width="scale-to-fit"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="figure" mode="gallery">
		<fo:table table-layout="fixed" width="100%" keep-with-next.within-column="always">
			<fo:table-column column-width="proportional-column-width(1)"/>
			<fo:table-column column-width="6pt"/>
			<fo:table-column column-width="proportional-column-width(1)"/>
			<fo:table-body>
				<xsl:for-each select="img[position() mod 2 = 1]">
					<fo:table-row>
						<xsl:for-each select=". | following-sibling::img[1]">
							<fo:table-cell column-number="{2 * position() - 1}"
								padding-after="{6 * boolean(following-sibling::img)}pt">
								<xsl:apply-templates select="." mode="wide"/>
							</fo:table-cell>
						</xsl:for-each>
					</fo:table-row>
				</xsl:for-each>
			</fo:table-body>
		</fo:table>
	</xsl:template>

	<xsl:template match="figure[not(img[2]) and (not(@place) or @place = 'here')]" priority="1">
		<xsl:call-template name="figure"/>
	</xsl:template>

	<!-- The strip: portrait and award up to the trim, or award and picture; figures, honours. -->
	<xsl:template name="strip">
		<xsl:apply-templates select="head/portrait" mode="strip"/>
		<xsl:apply-templates select="head/award"/>
		<xsl:apply-templates select="$picture[img]" mode="strip"/>
		<fo:block start-indent="{$inset}pt" end-indent="{$inset + 10}pt" text-align="start">
			<xsl:if test="not($picture | head/award)">
				<xsl:attribute name="padding-before"><xsl:value-of select="$margin - 14"/>pt</xsl:attribute>
			</xsl:if>
			<xsl:call-template name="imprint"/>
			<xsl:if test="$figures-aside"><xsl:apply-templates select="head/facts" mode="strip"/></xsl:if>
			<xsl:if test="$honours-aside"><xsl:apply-templates select="head/honours"/></xsl:if>
		</fo:block>
	</xsl:template>

	<xsl:template match="portrait | img" mode="strip">
		<fo:block line-height="0">
			<fo:external-graphic src="url('{@src}')" width="{$strip}pt" content-width="scale-to-fit"
				scaling="uniform"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="figure" mode="strip">
		<xsl:apply-templates select="img" mode="strip"/>
		<xsl:if test="figcaption">
			<fo:block font-family="hei" font-size="8pt" line-height="12pt" color="{$soft}"
				start-indent="{$inset}pt" end-indent="{$inset}pt" text-align="start" padding-before="6pt">
				<xsl:apply-templates select="figcaption/node()"/>
			</fo:block>
		</xsl:if>
	</xsl:template>

	<xsl:template match="award">
		<fo:block background-color="{$accent}" color="#ffffff" font-family="hei" text-align="start"
			padding-start="{$inset}pt" start-indent="{$inset}pt" padding-after="14pt">
			<xsl:attribute name="padding-before">
				<xsl:value-of select="14 + ($margin - 14) * not(../portrait)"/>pt</xsl:attribute>
			<fo:block font-weight="900" font-size="20pt" line-height="28pt"><xsl:apply-templates/></fo:block>
			<xsl:if test="@month | @category">
				<fo:block font-size="9pt" line-height="15pt">
					<xsl:if test="@month">
						<xsl:call-template name="date">
							<xsl:with-param name="date" select="@month"/>
						</xsl:call-template>
					</xsl:if>
					<xsl:if test="@month and @category">　</xsl:if>
					<xsl:call-template name="category">
						<xsl:with-param name="category" select="@category"/>
					</xsl:call-template>
				</fo:block>
			</xsl:if>
		</fo:block>
	</xsl:template>

	<!-- One figure below the other, all of one size; more than five stand in twos if they are short. -->
	<xsl:template match="facts" mode="strip">
		<xsl:variable name="width" select="($strip - 2 * $inset - 10) div $figures-across"/>
		<xsl:variable name="fitting" select="floor(($width - 6) div ($figure-ems * 1.2 + 0.1))"/>
		<fo:table table-layout="fixed" width="{$width * $figures-across}pt"
			start-indent="{$inset}pt" end-indent="0pt">
			<fo:table-column column-width="{$width}pt" number-columns-repeated="{$figures-across}"/>
			<fo:table-body start-indent="0pt">
				<xsl:for-each select="fact[position() mod $figures-across = 1 or $figures-across = 1]">
					<fo:table-row>
						<xsl:apply-templates select=". | following-sibling::fact[position() &lt; $figures-across]"
							mode="strip">
							<xsl:with-param name="size" select="36 * ($fitting &gt; 36)
								+ $fitting * ($fitting &lt;= 36 and $fitting &gt;= 12) + 12 * ($fitting &lt; 12)"/>
						</xsl:apply-templates>
					</fo:table-row>
				</xsl:for-each>
			</fo:table-body>
		</fo:table>
	</xsl:template>

	<xsl:template match="fact" mode="strip">
		<xsl:param name="size"/>
		<fo:table-cell padding="10pt 0pt" border-after-style="solid" border-after-width="0.4pt"
			border-after-color="{$hair}">
			<fo:block font-family="hei" font-size="{$size}pt" line-height="42pt" text-align="start">
				<fo:inline font-weight="700" color="{$accent}"><xsl:value-of select="@value"/></fo:inline>
				<xsl:if test="@unit != ''">
					<fo:inline font-size="10pt">
						<xsl:value-of select="concat('&#x2009;', @unit)"/>
					</fo:inline>
				</xsl:if>
			</fo:block>
			<fo:block font-family="hei" font-size="9.5pt" line-height="13pt" text-align="start"
				space-before="3pt">
				<xsl:value-of select="@name"/>
				<xsl:if test="@note"><xsl:value-of select="concat('（', @note, '）')"/></xsl:if>
			</fo:block>
		</fo:table-cell>
	</xsl:template>

	<!-- Honours along a line, each at a point of it. -->
	<xsl:template match="honours">
		<fo:block font-family="hei" font-weight="700" font-size="11pt" line-height="16pt"
			space-before="22pt" space-after="6pt" keep-with-next.within-column="always"
			text-align="start">荣誉</fo:block>
		<xsl:apply-templates select="honour"/>
	</xsl:template>

	<xsl:template match="honour">
		<fo:block margin-left="4pt" border-start-style="solid" border-start-width="0.8pt"
			border-start-color="{$accent}" padding-start="12pt" padding-after="8pt" font-family="hei"
			font-size="9pt" line-height="14pt" text-align="start" keep-together.within-column="always">
			<fo:block text-indent="-15.9pt">
				<fo:inline font-family="song" font-size="7pt" color="{$accent}">●</fo:inline>
				<fo:leader leader-length="8.9pt"/>
				<fo:inline font-weight="700" color="{$accent}">
					<xsl:value-of select="@year"/>
					<xsl:if test="@through">–<xsl:value-of select="@through"/></xsl:if>
				</fo:inline>
			</fo:block>
			<fo:block font-weight="500" axf:word-break="auto-phrase">
				<xsl:apply-templates/>
				<xsl:if test="@to">（<xsl:value-of select="@to"/>）</xsl:if>
			</fo:block>
			<xsl:if test="@by or @level">
				<fo:block font-size="8pt" line-height="12pt" color="{$soft}">
					<xsl:call-template name="level">
						<xsl:with-param name="level" select="@level"/>
					</xsl:call-template>
					<xsl:if test="@by and @level and @level != 'other'">　</xsl:if>
					<xsl:value-of select="@by"/>
				</fo:block>
			</xsl:if>
		</fo:block>
	</xsl:template>

	<!-- Of whom it tells, where it came from and when. -->
	<xsl:template name="imprint">
		<xsl:if test="head/organisation | head/source | head/published">
			<fo:block font-family="hei" font-size="8.5pt" line-height="13pt" color="{$soft}"
				padding-before="14pt" padding-after="6pt">
				<xsl:if test="head/organisation">
					<fo:block font-weight="500" font-size="10pt" line-height="16pt" color="#000000"
						space-after="3pt"><xsl:value-of select="normalize-space(head/organisation)"/></fo:block>
				</xsl:if>
				<fo:block><xsl:apply-templates select="head/source"/></fo:block>
				<fo:block><xsl:apply-templates select="head/published"/></fo:block>
			</fo:block>
		</xsl:if>
	</xsl:template>

</xsl:stylesheet>
