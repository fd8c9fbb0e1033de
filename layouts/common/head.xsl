<?xml version="1.0" encoding="UTF-8"?>
<!-- Parts of a record's head that layouts share. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:axf="http://www.antennahouse.com/names/XSL/Extensions" xmlns:banxin="urn:banxin:fo">

	<!-- A headline in the largest of SIZE points that fits the WIDTH. One that needs several lines is
	     broken by sense. The lines of a couplet are spread to one width and stand as a block, in the
	     middle or at the start; those of a small headline share a line if they can. -->
	<xsl:template match="title">
		<xsl:param name="size" select="26"/>
		<xsl:param name="width" select="$measure"/>
		<xsl:param name="align" select="'center'"/>
		<xsl:variable name="ems">
			<xsl:call-template name="longest">
				<xsl:with-param name="nodes" select="line | self::*[not(line)]"/>
			</xsl:call-template>
		</xsl:variable>
		<xsl:variable name="longest" select="number($ems)"/>
		<xsl:variable name="points">
			<xsl:call-template name="title-size">
				<xsl:with-param name="size" select="$size"/>
				<xsl:with-param name="width" select="$width"/>
				<xsl:with-param name="ems" select="$longest"/>
			</xsl:call-template>
		</xsl:variable>
		<xsl:variable name="set" select="string($points)"/>
		<xsl:variable name="spare" select="$width - $longest * 1.06 * $set"/>
		<fo:block font-family="xbs" font-size="{$set}pt" line-height="{round($set * 1.4)}pt"
			text-align="{$align}" keep-with-next.within-page="always"
			keep-together.within-page="always">
			<xsl:call-template name="by-sense"/>
			<xsl:choose>
				<xsl:when test="count(line) = 2 and $size &lt;= 20
					and (banxin:ems(.) + 1) * $set &lt;= $width">
					<xsl:apply-templates select="line[1]/node()"/>
					<xsl:text>　</xsl:text>
					<xsl:apply-templates select="line[2]/node()"/>
				</xsl:when>
				<xsl:when test="line and $spare &gt; 0">
					<xsl:attribute name="start-indent">
						<xsl:value-of select="$spare div 2 * ($align = 'center')"/>pt</xsl:attribute>
					<xsl:attribute name="end-indent">
						<xsl:value-of select="$spare div (1 + ($align = 'center'))"/>pt</xsl:attribute>
					<xsl:apply-templates select="line">
						<xsl:with-param name="longest" select="$longest"/>
					</xsl:apply-templates>
				</xsl:when>
				<xsl:when test="line">
					<xsl:for-each select="line">
						<fo:block><xsl:apply-templates/></fo:block>
					</xsl:for-each>
				</xsl:when>
				<xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
			</xsl:choose>
		</fo:block>
	</xsl:template>

	<!-- The points of a title of so many EMS: one line while that leaves it at 18 or more, for what is
	     smaller looks like a subtitle; else two, and smaller on three. Six hundredths of an em open a
	     line up; lines that end by sense are up to two ems shorter than they could be. -->
	<xsl:template name="title-size">
		<xsl:param name="size"/>
		<xsl:param name="width"/>
		<xsl:param name="ems"/>
		<xsl:variable name="one" select="floor($width div ($ems * 1.06 + 0.5))"/>
		<xsl:variable name="two" select="floor($width div ($ems * 0.53 + 2))"/>
		<xsl:variable name="three" select="floor($width div ($ems * 0.3533 + 2))"/>
		<xsl:choose>
			<xsl:when test="$one &gt;= $size"><xsl:value-of select="$size"/></xsl:when>
			<xsl:when test="$one &gt;= 18"><xsl:value-of select="$one"/></xsl:when>
			<xsl:when test="$two &gt;= $size"><xsl:value-of select="$size"/></xsl:when>
			<xsl:when test="$two &gt;= 18"><xsl:value-of select="$two"/></xsl:when>
			<xsl:when test="$size &lt; 16"><xsl:value-of select="$size"/></xsl:when>
			<xsl:when test="$three &lt; 16">16</xsl:when>
			<xsl:when test="$three &lt; 20 and $three &lt; $size"><xsl:value-of select="$three"/></xsl:when>
			<xsl:when test="$size &lt; 20"><xsl:value-of select="$size"/></xsl:when>
			<xsl:otherwise>20</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- Attributes of what is broken by sense where it needs several lines. Names in the record's head
	     and its text are never divided. -->
	<xsl:template name="by-sense">
		<xsl:attribute name="banxin:title-shape">auto</xsl:attribute>
		<xsl:attribute name="banxin:keep-words">
			<xsl:choose>
				<xsl:when test="ancestor-or-self::*[head][1]/parent::*">
					<xsl:call-template name="undivided">
						<xsl:with-param name="record" select="ancestor-or-self::*[head][1]"/>
					</xsl:call-template>
				</xsl:when>
				<xsl:otherwise><xsl:value-of select="$undivided"/></xsl:otherwise>
			</xsl:choose>
		</xsl:attribute>
	</xsl:template>

	<xsl:template name="undivided">
		<xsl:param name="record"/>
		<xsl:for-each select="$record/head/organisation | $record/head/byline/author
			| $record/head/byline/author/@organisation | $record/head/official/issuer
			| ($record/body//name)[position() &lt;= 100]">
			<xsl:value-of select="concat(normalize-space(.), ' ')"/>
		</xsl:for-each>
	</xsl:template>

	<!-- Of a record by itself, for all that asks. -->
	<xsl:variable name="undivided">
		<xsl:call-template name="undivided"><xsl:with-param name="record" select="/*[head]"/></xsl:call-template>
	</xsl:variable>

	<!-- A line that is much shorter than the other would fall apart if it were spread. -->
	<xsl:template match="line">
		<xsl:param name="longest"/>
		<xsl:variable name="ems" select="banxin:ems(.)"/>
		<fo:block>
			<xsl:choose>
				<xsl:when test="$ems &gt;= 0.85 * $longest">
					<xsl:attribute name="text-align-last">justify</xsl:attribute>
					<xsl:attribute name="axf:text-justify">distribute</xsl:attribute>
				</xsl:when>
				<xsl:otherwise>
					<xsl:attribute name="letter-spacing">0.06em</xsl:attribute>
				</xsl:otherwise>
			</xsl:choose>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<xsl:template match="subtitle">
		<xsl:param name="size" select="14"/>
		<xsl:param name="align" select="'center'"/>
		<fo:block font-family="kai" font-size="{$size}pt" line-height="{round($size * 1.5)}pt"
			text-align="{$align}" keep-with-next.within-page="always">
			<xsl:call-template name="by-sense"/>
			<!-- What runs over at the start hangs behind the dash. -->
			<xsl:if test="$align = 'start'">
				<xsl:attribute name="start-indent">2em</xsl:attribute>
				<xsl:attribute name="text-indent">-2em</xsl:attribute>
			</xsl:if>
			<xsl:text>——</xsl:text><xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<!-- □ 通讯员 张三  李四: the role is told once for those who share it. -->
	<xsl:template match="byline">
		<xsl:text>□　</xsl:text><xsl:call-template name="authors"/>
	</xsl:template>

	<xsl:template name="authors">
		<xsl:for-each select="author">
			<xsl:if test="position() &gt; 1"><xsl:text>　</xsl:text></xsl:if>
			<xsl:if test="@role and not(@role = preceding-sibling::author[1]/@role)">
				<xsl:value-of select="concat(@role, '　')"/>
			</xsl:if>
			<xsl:if test="@organisation or @post">
				<xsl:value-of select="concat(@organisation, @post, '　')"/>
			</xsl:if>
			<xsl:value-of select="normalize-space(.)"/>
		</xsl:for-each>
	</xsl:template>

	<xsl:template match="source">
		<xsl:text>来源：</xsl:text>
		<xsl:choose>
			<xsl:when test="@href">
				<fo:basic-link external-destination="url('{@href}')">
					<xsl:value-of select="normalize-space(.)"/>
				</fo:basic-link>
			</xsl:when>
			<xsl:otherwise><xsl:value-of select="normalize-space(.)"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="published">
		<xsl:call-template name="date">
			<xsl:with-param name="date" select="normalize-space(.)"/>
		</xsl:call-template>
	</xsl:template>

	<!-- At the end of a record among others: where it was taken from, and of what day it is. -->
	<xsl:template name="origin">
		<xsl:if test="head/source or (head/published and parent::*)">
			<fo:block font-family="kai" text-align="end" keep-with-previous.within-column="always">
				<xsl:text>（</xsl:text>
				<xsl:if test="head/source">
					<fo:inline keep-together.within-line="always">
						<xsl:apply-templates select="head/source"/>
					</fo:inline>
				</xsl:if>
				<xsl:if test="head/published and parent::*">
					<xsl:if test="head/source">　</xsl:if>
					<fo:inline keep-together.within-line="always">
						<xsl:apply-templates select="head/published"/>
					</fo:inline>
				</xsl:if>
				<xsl:text>）</xsl:text>
			</fo:block>
		</xsl:if>
	</xsl:template>

	<!-- Further reading, after the body. -->
	<xsl:template match="related">
		<fo:block space-before="{2 * $pitch}pt" border-before-style="solid" border-before-width="0.4pt"
			border-before-color="{$hair}" padding-before="{$pitch div 2}pt" text-indent="0pt"
			font-size="{$pt * 0.86}pt" line-height="{$pt * 1.4}pt">
			<xsl:if test="$columns = 2"><xsl:attribute name="span">all</xsl:attribute></xsl:if>
			<fo:block font-family="hei" font-weight="500" font-size="{$pt}pt" color="{$accent}"
				space-after="{$pitch div 3}pt" keep-with-next.within-column="always">相关阅读</fo:block>
			<xsl:apply-templates select="item"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="item">
		<fo:block space-after="{$pitch div 3}pt" keep-together.within-column="always">
			<fo:block font-family="hei" font-weight="500">
				<xsl:choose>
					<xsl:when test="@href">
						<fo:basic-link external-destination="url('{@href}')">
							<xsl:value-of select="normalize-space(title)"/>
						</fo:basic-link>
					</xsl:when>
					<xsl:otherwise><xsl:value-of select="normalize-space(title)"/></xsl:otherwise>
				</xsl:choose>
			</fo:block>
			<xsl:if test="abstract">
				<fo:block color="{$soft}"><xsl:apply-templates select="abstract/node()"/></fo:block>
			</xsl:if>
		</fo:block>
	</xsl:template>

</xsl:stylesheet>
