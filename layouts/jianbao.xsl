<?xml version="1.0" encoding="UTF-8"?>
<!-- An issue of a bulletin as offices print it, 简报: red name over a red double rule, contents, articles
     with the headings of official writing, and at the foot of the last page to whom it goes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:axf="http://www.antennahouse.com/names/XSL/Extensions">
	<xsl:import href="common/issue.xsl"/>

	<!-- Size of the body text: a number with pt, a Chinese size name, or auto for 四号, in two columns 小四 -->
	<xsl:param name="body-size" select="'auto'"/>

	<!-- Face of the body text: song, or fang as in official documents -->
	<xsl:param name="face" select="'song'"/>

	<xsl:variable name="pt">
		<xsl:choose>
			<xsl:when test="$body-size != 'auto'"><xsl:value-of select="$asked"/></xsl:when>
			<xsl:when test="$columns = 2">12</xsl:when>
			<xsl:otherwise>14</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>

	<!-- About the type area of official documents, 156 mm by 225 mm: 28 characters of 三号 or 32 of 四号
	     on a line, whole lines on a page. -->
	<xsl:variable name="pitch" select="round($pt * 170) div 100"/>
	<xsl:variable name="measure">
		<xsl:choose>
			<xsl:when test="$columns = 2">
				<xsl:value-of select="(2 * floor((462 div $pt - 2) div 2) + 2) * $pt"/>
			</xsl:when>
			<xsl:otherwise><xsl:value-of select="floor(448 div $pt) * $pt"/></xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:variable name="top" select="84"/>
	<xsl:variable name="text-height"
		select="floor(($page-height - $top - 88) div $pitch) * $pitch"/>

	<xsl:variable name="tail-face" select="$face"/>
	<xsl:variable name="tail-size" select="14 - 2 * ($columns = 2)"/>

	<xsl:template match="/*" mode="flow">
		<fo:block padding-after="{$pitch div 2}pt">
			<xsl:if test="$columns = 2"><xsl:attribute name="span">all</xsl:attribute></xsl:if>
			<xsl:call-template name="masthead"/>
			<xsl:apply-templates select="head/lead"/>
			<xsl:if test="$contents = 'yes' and count(.//article | .//profile) &gt; 1">
				<xsl:call-template name="contents"/>
			</xsl:if>
		</fo:block>
		<xsl:apply-templates select="part | article | profile"/>
		<xsl:apply-templates select="related"/>
		<xsl:call-template name="closing"/>
	</xsl:template>

	<!-- 报头. An issue that is open to all has a line of white where others tell how secret they are, so
	     that the name stands at one height. -->
	<xsl:template name="masthead">
		<xsl:call-template name="secrecy"/>
		<xsl:if test="not(head/copy-number | head/classification)">
			<fo:block line-height="24pt">&#xA0;</fo:block>
		</xsl:if>
		<xsl:call-template name="name"/>
		<xsl:apply-templates select="head/subtitle" mode="masthead"/>
		<xsl:apply-templates select="head/issue"/>
		<fo:block font-size="{$pt}pt" text-align="start" text-align-last="justify"
			space-before="{$pitch * 0.6}pt" padding-after="5pt" border-after-style="solid"
			border-after-width="2.2pt" border-after-color="{$accent}">
			<xsl:value-of select="normalize-space(head/compiler)"/>
			<fo:leader leader-length.optimum="1em" leader-length.maximum="100%"
				leader-pattern="space"/>
			<xsl:apply-templates select="head/published"/>
		</fo:block>
		<fo:block line-height="0" padding-before="1.4pt" border-after-style="solid"
			border-after-width="0.6pt" border-after-color="{$accent}"/>
	</xsl:template>

	<xsl:template match="issue">
		<fo:block font-family="kai" font-size="16pt" line-height="24pt" text-align="center"
			space-before="{$pitch * 0.25}pt">
			<xsl:if test="@year"><xsl:value-of select="concat(@year, '年')"/></xsl:if>
			<xsl:value-of select="concat('第', @number, '期')"/>
			<xsl:if test="@total"><xsl:value-of select="concat('（总第', @total, '期）')"/></xsl:if>
		</fo:block>
	</xsl:template>

	<!-- 按语: Kai, two characters in from both sides; the words 编者按 are added where it lacks them. -->
	<xsl:template match="lead">
		<fo:block font-family="kai" start-indent="{2 * $pt}pt" end-indent="{2 * $pt}pt"
			space-before="{$pitch}pt" text-indent="2em">
			<xsl:if test="not(contains(substring(normalize-space(.), 1, 6), '按'))
				and parent::head/parent::bulletin">
				<fo:inline font-family="hei" font-weight="500">编者按：</fo:inline>
			</xsl:if>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<xsl:template match="lead/p[1]"><xsl:apply-templates/></xsl:template>

	<!-- 要目, under the double rule or the editor's note. -->
	<xsl:template name="contents">
		<fo:block space-before="{$pitch}pt" text-indent="0pt" padding-after="{$pitch * 0.4}pt"
			border-after-style="solid" border-after-width="0.6pt" border-after-color="{$accent}">
			<fo:block font-family="hei" font-weight="500" text-align="center" letter-spacing="0.5em"
				start-indent="0.5em" space-after="{$pitch div 4}pt" color="{$accent}"
				keep-with-next.within-page="always">本期要目</fo:block>
			<xsl:apply-templates select="part | article | profile" mode="contents"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="part" mode="contents">
		<fo:block font-family="hei" font-weight="500" start-indent="{$pt}pt" text-align="start"
			keep-with-next.within-page="always">
			<xsl:value-of select="concat('【', @title, '】')"/>
		</fo:block>
		<xsl:apply-templates select="part | article | profile" mode="contents"/>
	</xsl:template>

	<!-- What runs over stands under the title's first character, clear of the page numbers. -->
	<xsl:template name="contents-line">
		<xsl:param name="id"/>
		<xsl:param name="title"/>
		<fo:block start-indent="{3 * $pt}pt" text-indent="-1em" end-indent="{3 * $pt}pt"
			last-line-end-indent="-2em" text-align="start" text-align-last="justify">
			<fo:basic-link internal-destination="{$id}">
				<fo:inline color="{$accent}" font-size="0.5em" baseline-shift="0.4em"
					letter-spacing="1em">●</fo:inline>
				<xsl:value-of select="$title"/>
				<fo:leader leader-length="0.4em"/>
				<fo:leader leader-pattern="dots" leader-alignment="reference-area"
					leader-length.optimum="2em" leader-length.maximum="100%" color="{$hair}"/>
				<fo:page-number-citation ref-id="{$id}"/>
			</fo:basic-link>
		</fo:block>
	</xsl:template>

	<xsl:template match="part" mode="heading">
		<xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
		<fo:block id="{$id}" keep-with-next.within-page="always" text-align="start">
			<xsl:call-template name="apart">
				<xsl:with-param name="span" select="true()"/>
				<xsl:with-param name="before"
					select="$pitch * (0.25 + 0.75 * boolean(preceding-sibling::part))"/>
			</xsl:call-template>
			<fo:inline font-family="hei" font-weight="500" color="#ffffff"
				background-color="{$accent}" padding="3pt 1em"><xsl:value-of select="@title"/></fo:inline>
		</fo:block>
	</xsl:template>

	<!-- An article: 小标宋, under it who wrote it; where it was taken from stands at its end. -->
	<xsl:template match="part/article | part/profile | bulletin/article | bulletin/profile">
		<xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
		<fo:block id="{$id}" keep-with-next.within-page="always">
			<xsl:call-template name="apart">
				<xsl:with-param name="span" select="true()"/>
				<xsl:with-param name="before" select="$pitch * boolean(preceding-sibling::article
					| preceding-sibling::profile)"/>
			</xsl:call-template>
			<xsl:if test="head/kicker | head/award">
				<fo:block font-family="kai" text-align="center" keep-with-next.within-page="always">
					<xsl:value-of select="normalize-space((head/kicker | head/award)[1])"/>
				</fo:block>
			</xsl:if>
			<xsl:apply-templates select="head/title">
				<xsl:with-param name="size" select="20"/>
			</xsl:apply-templates>
			<xsl:if test="head/subtitle">
				<fo:block space-before="{$pitch div 5}pt">
					<xsl:apply-templates select="head/subtitle">
						<xsl:with-param name="size" select="$pt"/>
					</xsl:apply-templates>
				</fo:block>
			</xsl:if>
			<xsl:if test="head/byline">
				<fo:block font-family="kai" text-align="center" space-before="{$pitch div 4}pt"
					keep-with-next.within-page="always">
					<xsl:apply-templates select="head/byline"/>
				</fo:block>
			</xsl:if>
			<xsl:apply-templates select="head/lead"/>
		</fo:block>
		<xsl:call-template name="particulars"/>
		<xsl:apply-templates select="body"/>
		<xsl:apply-templates select="attachment"/>
		<xsl:call-template name="origin"/>
		<xsl:apply-templates select="related"/>
	</xsl:template>

	<xsl:template match="byline"><xsl:call-template name="authors"/></xsl:template>

	<!-- 一、 in Hei, （一） in Kai, what is below them in the face of the text, all indented as it is. -->
	<xsl:template match="h2 | h3 | h4">
		<fo:block text-indent="2em" text-align="start" keep-with-next.within-column="always"
			keep-together.within-column="always">
			<xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
			<xsl:choose>
				<xsl:when test="self::h2">
					<xsl:attribute name="font-family">hei</xsl:attribute>
					<xsl:attribute name="font-weight">500</xsl:attribute>
				</xsl:when>
				<xsl:when test="self::h3">
					<xsl:attribute name="font-family">kai</xsl:attribute>
				</xsl:when>
				<xsl:otherwise><xsl:attribute name="font-weight">500</xsl:attribute></xsl:otherwise>
			</xsl:choose>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<xsl:template name="running-head">
		<fo:block font-family="hei" font-size="9pt" line-height="13pt" color="{$soft}"
			padding-before="48pt" padding-after="5pt" border-after-style="solid"
			border-after-width="0.6pt" border-after-color="{$accent}" text-align="start"
			text-align-last="justify">
			<fo:inline color="{$accent}">
				<xsl:apply-templates select="head/title" mode="plain"/>
			</fo:inline>
			<fo:leader leader-length.optimum="1em" leader-length.maximum="100%"
				leader-pattern="space"/>
			<xsl:if test="head/issue">
				<xsl:if test="head/issue/@year">
					<xsl:value-of select="concat(head/issue/@year, '年')"/>
				</xsl:if>
				<xsl:value-of select="concat('第', head/issue/@number, '期')"/>
			</xsl:if>
		</fo:block>
	</xsl:template>

	<xsl:template name="running-foot">
		<fo:block font-size="{$pt}pt" line-height="16pt" padding-before="24pt" text-align="center">
			<fo:inline language="en">— <fo:page-number/> —</fo:inline>
		</fo:block>
	</xsl:template>

</xsl:stylesheet>
