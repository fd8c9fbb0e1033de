<?xml version="1.0" encoding="UTF-8"?>
<!-- An issue of a bulletin: masthead with number, compiler and date over a red rule, contents, the
     records one after the other, and at the end to whom it goes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format">
	<xsl:import href="common/record.xsl"/>

	<!-- Whether the first page lists what is inside: yes or no -->
	<xsl:param name="contents" select="'yes'"/>

	<xsl:template match="/*" mode="flow">
		<fo:block padding-after="{$pitch}pt">
			<xsl:if test="$columns = 2"><xsl:attribute name="span">all</xsl:attribute></xsl:if>
			<xsl:call-template name="masthead"/>
			<xsl:apply-templates select="head/lead"/>
			<xsl:if test="$contents = 'yes' and count(.//article | .//profile) &gt; 1">
				<xsl:call-template name="contents"/>
			</xsl:if>
		</fo:block>
		<xsl:apply-templates select="part | article | profile"/>
		<xsl:apply-templates select="head/editor"/>
		<xsl:apply-templates select="related"/>
		<xsl:apply-templates select="tail"/>
	</xsl:template>

	<!-- The name fills most of the line, however long it is. -->
	<xsl:template name="masthead">
		<xsl:variable name="name"><xsl:apply-templates select="head/title" mode="plain"/></xsl:variable>
		<xsl:variable name="ems">
			<xsl:call-template name="ems"><xsl:with-param name="text" select="$name"/></xsl:call-template>
		</xsl:variable>
		<xsl:variable name="fitting" select="floor($measure * 0.9 div ($ems * 1.2))"/>
		<xsl:variable name="size" select="52 * ($fitting &gt; 52) + $fitting * ($fitting &lt;= 52)"/>
		<xsl:if test="head/classification">
			<fo:block font-family="hei" font-weight="500" text-align="start">
				<xsl:value-of select="normalize-space(head/classification)"/>
			</fo:block>
		</xsl:if>
		<fo:block font-family="xbs" font-size="{$size}pt" line-height="{$size * 1.5}pt"
			color="{$accent}" text-align="center" start-indent="{($measure - $ems * 1.2 * $size) div 2}pt"
			end-indent="{($measure - $ems * 1.2 * $size) div 2}pt" text-align-last="justify"
			space-before="{$pitch}pt">
			<xsl:value-of select="$name"/>
		</fo:block>
		<xsl:apply-templates select="head/issue"/>
		<fo:block font-family="kai" text-align="start" text-align-last="justify"
			space-before="{$pitch div 2}pt" padding-after="5pt" border-after-style="solid"
			border-after-width="1.5pt" border-after-color="{$accent}">
			<xsl:value-of select="normalize-space(head/compiler)"/>
			<fo:leader leader-length.optimum="1em" leader-length.maximum="100%"
				leader-pattern="space"/>
			<xsl:if test="head/approved-by">
				<xsl:value-of select="concat('签发：', normalize-space(head/approved-by), '　')"/>
			</xsl:if>
			<xsl:apply-templates select="head/published"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="issue">
		<fo:block font-family="kai" font-size="14pt" line-height="21pt" text-align="center"
			space-before="{$pitch div 3}pt">
			<xsl:if test="@year"><xsl:value-of select="concat(@year, '年')"/></xsl:if>
			<xsl:value-of select="concat('第', @number, '期')"/>
			<xsl:if test="@total"><xsl:value-of select="concat('（总第', @total, '期）')"/></xsl:if>
		</fo:block>
	</xsl:template>

	<xsl:template match="lead">
		<fo:block font-family="kai" space-before="{$pitch}pt">
			<xsl:choose>
				<xsl:when test="p"><xsl:apply-templates/></xsl:when>
				<xsl:otherwise>
					<fo:block text-indent="2em"><xsl:apply-templates/></fo:block>
				</xsl:otherwise>
			</xsl:choose>
		</fo:block>
	</xsl:template>

	<xsl:template name="contents">
		<fo:block background-color="{$tint}" padding="{$pitch div 2}pt 0pt" space-before="{$pitch}pt">
			<fo:block font-family="hei" font-weight="500" color="{$accent}" text-align="center"
				space-after="{$pitch div 3}pt">本期内容</fo:block>
			<xsl:apply-templates select="part | article | profile" mode="contents"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="part" mode="contents">
		<fo:block font-family="hei" font-weight="500" start-indent="{2 * $pt}pt"
			space-before="{$pitch div 3}pt" text-align="start">
			<xsl:value-of select="@title"/>
		</fo:block>
		<xsl:apply-templates select="part | article | profile" mode="contents"/>
	</xsl:template>

	<xsl:template match="article | profile" mode="contents">
		<xsl:call-template name="contents-line">
			<xsl:with-param name="id"><xsl:apply-templates select="." mode="id"/></xsl:with-param>
			<xsl:with-param name="title">
				<xsl:apply-templates select="head/title" mode="plain"/>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:template>

	<xsl:template name="contents-line">
		<xsl:param name="id"/>
		<xsl:param name="title"/>
		<fo:block start-indent="{2 * $pt}pt" end-indent="{2 * $pt}pt" text-align="start"
			text-align-last="justify">
			<fo:basic-link internal-destination="{$id}">
				<xsl:value-of select="$title"/>
				<fo:leader leader-pattern="dots" leader-alignment="reference-area"
					leader-length.optimum="2em"
					leader-length.maximum="100%" color="{$hair}"/>
				<fo:page-number-citation ref-id="{$id}"/>
			</fo:basic-link>
		</fo:block>
	</xsl:template>

	<xsl:template match="part | article | profile" mode="id">
		<xsl:value-of select="concat('r',
			count(preceding::part | ancestor::part | preceding::article | preceding::profile))"/>
	</xsl:template>

	<xsl:template match="part">
		<xsl:apply-templates select="." mode="heading"/>
		<xsl:apply-templates select="part | article | profile"/>
	</xsl:template>

	<xsl:template match="part" mode="heading">
		<xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
		<fo:block id="{$id}" keep-with-next.within-page="always">
			<xsl:call-template name="apart">
				<xsl:with-param name="span" select="true()"/>
				<xsl:with-param name="before" select="1.5 * $pitch"/>
			</xsl:call-template>
			<fo:block font-family="hei" font-weight="500" color="{$accent}" text-align="start"
				border-after-style="solid" border-after-width="0.4pt" border-after-color="{$accent}"
				padding-after="4pt">
				<xsl:value-of select="@title"/>
			</fo:block>
		</fo:block>
	</xsl:template>

	<!-- Each record: headline, who wrote it, the text. -->
	<xsl:template match="part/article | part/profile | bulletin/article | bulletin/profile">
		<xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
		<fo:block id="{$id}" keep-with-next.within-page="always">
			<xsl:call-template name="apart">
				<xsl:with-param name="span" select="true()"/>
				<xsl:with-param name="before" select="$pitch"/>
			</xsl:call-template>
			<xsl:if test="head/kicker | head/award">
				<fo:block font-family="hei" font-weight="500" color="{$soft}" text-align="center"
					keep-with-next.within-page="always">
					<xsl:value-of select="normalize-space((head/kicker | head/award)[1])"/>
				</fo:block>
			</xsl:if>
			<xsl:apply-templates select="head/title">
				<xsl:with-param name="size" select="18"/>
			</xsl:apply-templates>
			<xsl:apply-templates select="head/subtitle">
				<xsl:with-param name="size" select="12"/>
			</xsl:apply-templates>
			<xsl:if test="head/byline">
				<fo:block font-family="kai" text-align="center" keep-with-next.within-page="always">
					<xsl:apply-templates select="head/byline"/>
				</fo:block>
			</xsl:if>
			<xsl:apply-templates select="head/lead"/>
		</fo:block>
		<xsl:call-template name="particulars"/>
		<xsl:apply-templates select="body"/>
		<xsl:call-template name="origin"/>
		<xsl:apply-templates select="related"/>
	</xsl:template>

	<!-- Where a record was taken from, and of what day it is. -->
	<xsl:template name="origin">
		<xsl:if test="head/source | head/published">
			<fo:block font-family="kai" text-align="end" keep-with-previous.within-column="always">
				<xsl:text>（</xsl:text>
				<xsl:for-each select="head/source | head/published">
					<xsl:if test="position() &gt; 1">　</xsl:if>
					<fo:inline keep-together.within-line="always"><xsl:apply-templates select="."/></fo:inline>
				</xsl:for-each>
				<xsl:text>）</xsl:text>
			</fo:block>
		</xsl:if>
	</xsl:template>

	<xsl:template match="editor">
		<fo:block font-family="kai" text-align="end">
			<xsl:call-template name="apart">
				<xsl:with-param name="span" select="true()"/>
			</xsl:call-template>
			<xsl:text>责任编辑：</xsl:text><xsl:value-of select="normalize-space(.)"/>
		</fo:block>
	</xsl:template>

	<!-- To whom the issue goes, between two rules. -->
	<xsl:template match="tail">
		<fo:block space-before="{2 * $pitch}pt" padding-before="4pt" padding-after="4pt"
			border-before-style="solid" border-before-width="1pt" border-before-color="#000000"
			border-after-style="solid" border-after-width="1pt" border-after-color="#000000"
			font-family="fang" keep-together.within-page="always">
			<xsl:if test="$columns = 2"><xsl:attribute name="span">all</xsl:attribute></xsl:if>
			<xsl:apply-templates select="report-to | send-to | issue-to"/>
			<xsl:if test="printed-by | printed-on | copies">
				<fo:block text-align="start" text-align-last="justify">
					<xsl:value-of select="normalize-space(printed-by)"/>
					<xsl:if test="printed-on">
						<xsl:text>　</xsl:text>
						<xsl:call-template name="date">
							<xsl:with-param name="date" select="normalize-space(printed-on)"/>
						</xsl:call-template>
						<xsl:text>印发</xsl:text>
					</xsl:if>
					<fo:leader leader-length.optimum="1em" leader-length.maximum="100%"
						leader-pattern="space"/>
					<xsl:if test="copies">
						<xsl:value-of select="concat('共印', normalize-space(copies), '份')"/>
					</xsl:if>
				</fo:block>
			</xsl:if>
		</fo:block>
		<xsl:if test="permit">
			<fo:block font-size="{$pt * 0.8}pt" color="{$soft}" text-align="center"
				space-before="{$pitch div 3}pt">
				<xsl:value-of select="normalize-space(permit)"/>
			</fo:block>
		</xsl:if>
	</xsl:template>

	<!-- Lines that run over stand under the first character after the colon. -->
	<xsl:template match="report-to | send-to | issue-to">
		<fo:block start-indent="2em" text-indent="-2em">
			<xsl:choose>
				<xsl:when test="self::report-to">报：</xsl:when>
				<xsl:when test="self::send-to">送：</xsl:when>
				<xsl:otherwise>发：</xsl:otherwise>
			</xsl:choose>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<xsl:template name="running-head">
		<fo:block font-family="hei" font-size="8pt" line-height="12pt" color="{$soft}"
			padding-before="40pt" padding-after="5pt" border-after-style="solid"
			border-after-width="0.4pt" border-after-color="{$hair}" text-align="start"
			text-align-last="justify">
			<fo:inline color="{$accent}">
				<xsl:apply-templates select="head/title" mode="plain"/>
			</fo:inline>
			<fo:leader leader-length.optimum="1em" leader-length.maximum="100%"
				leader-pattern="space"/>
			<xsl:if test="head/issue">
				<xsl:value-of select="concat(head/issue/@year, '年第', head/issue/@number, '期')"/>
			</xsl:if>
		</fo:block>
	</xsl:template>

	<xsl:template name="bookmarks">
		<xsl:if test="part | article | profile">
			<fo:bookmark-tree>
				<xsl:apply-templates select="part | article | profile" mode="bookmark"/>
			</fo:bookmark-tree>
		</xsl:if>
	</xsl:template>

	<xsl:template match="part | article | profile" mode="bookmark">
		<xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
		<fo:bookmark internal-destination="{$id}">
			<fo:bookmark-title>
				<xsl:value-of select="@title"/>
				<xsl:apply-templates select="head/title" mode="plain"/>
			</fo:bookmark-title>
			<xsl:apply-templates mode="bookmark" select="part | article | profile | body/h2
				| body/h3[not(preceding-sibling::h2)]"/>
		</fo:bookmark>
	</xsl:template>

</xsl:stylesheet>
