<?xml version="1.0" encoding="UTF-8"?>
<!-- The form of a short issue: masthead with number, compiler and date over a red rule, contents, the
     records one after the other, and at the end to whom it goes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format">
	<xsl:import href="record.xsl"/>

	<!-- Whether the first page lists what is inside: yes or no -->
	<xsl:param name="contents" select="'yes'"/>

	<xsl:variable name="tail-face" select="'fang'"/>
	<xsl:variable name="tail-size" select="$pt"/>

	<xsl:variable name="roots" select="' bulletin '"/>

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
		<xsl:apply-templates select="related"/>
		<xsl:call-template name="closing"/>
	</xsl:template>

	<!-- 报头. -->
	<xsl:template name="masthead">
		<xsl:call-template name="secrecy"/>
		<xsl:call-template name="name"/>
		<xsl:apply-templates select="head/subtitle" mode="masthead"/>
		<xsl:apply-templates select="head/issue"/>
		<fo:block font-family="kai" text-align="start" text-align-last="justify"
			space-before="{$pitch div 2}pt" padding-after="5pt" border-after-style="solid"
			border-after-width="1.5pt" border-after-color="{$accent}">
			<xsl:value-of select="normalize-space(head/compiler)"/>
			<fo:leader leader-length.optimum="1em" leader-length.maximum="100%"
				leader-pattern="space"/>
			<xsl:apply-templates select="head/published"/>
		</fo:block>
	</xsl:template>

	<xsl:template name="secrecy">
		<fo:block font-family="hei" text-align="start" font-size="14pt" line-height="24pt">
			<xsl:for-each select="head/copy-number | head/classification">
				<fo:block><xsl:value-of select="normalize-space(.)"/></fo:block>
			</xsl:for-each>
		</fo:block>
	</xsl:template>

	<!-- As large as the line allows up to 64 points, a short one spread to three quarters of the line, but
	     never by more than six tenths of a letter. -->
	<xsl:template name="name">
		<xsl:variable name="name"><xsl:apply-templates select="head/title" mode="plain"/></xsl:variable>
		<xsl:variable name="ems">
			<xsl:call-template name="ems"><xsl:with-param name="text" select="$name"/></xsl:call-template>
		</xsl:variable>
		<xsl:variable name="fitting" select="floor($measure * 0.96 div ($ems * 1.08 + 0.01))"/>
		<xsl:variable name="size" select="64 * ($fitting &gt; 64) + $fitting * ($fitting &lt;= 64)"/>
		<xsl:variable name="open" select="$measure * 0.75 div ($ems * $size + 0.01)"/>
		<xsl:variable name="width" select="$ems * $size * (1.08 * ($open &lt;= 1.08)
			+ $open * ($open &gt; 1.08 and $open &lt;= 1.6) + 1.6 * ($open &gt; 1.6))"/>
		<fo:block color="{$accent}" space-before="{$pitch * 0.25}pt">
			<xsl:choose>
				<xsl:when test="$fitting &gt;= 26 and $ems &gt; 0">
					<fo:block font-family="xbs" font-size="{$size}pt" line-height="{round($size * 1.4)}pt"
						text-align="center" text-align-last="justify"
						start-indent="{($measure - $width) div 2}pt"
						end-indent="{($measure - $width) div 2}pt">
						<xsl:value-of select="$name"/>
					</fo:block>
				</xsl:when>
				<xsl:otherwise>
					<xsl:apply-templates select="head/title">
						<xsl:with-param name="size" select="34"/>
					</xsl:apply-templates>
				</xsl:otherwise>
			</xsl:choose>
		</fo:block>
	</xsl:template>

	<xsl:template match="subtitle" mode="masthead">
		<fo:block font-family="hei" font-weight="500" font-size="16pt" line-height="24pt"
			text-align="center" color="{$accent}">
			<xsl:text>（</xsl:text><xsl:apply-templates/><xsl:text>）</xsl:text>
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

	<xsl:template match="article | profile" mode="contents"/>
	<xsl:template match="article[head/title] | profile[head/title]" mode="contents" priority="1">
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
				<xsl:with-param name="before"
					select="$pitch * (0.5 + boolean(preceding-sibling::part))"/>
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
			<xsl:if test="head/subtitle">
				<fo:block space-before="{$pitch div 5}pt">
					<xsl:apply-templates select="head/subtitle">
						<xsl:with-param name="size" select="12"/>
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

	<xsl:template match="note" mode="number">
		<xsl:number level="any" count="note" from="bulletin"/>
	</xsl:template>

	<!-- Who answers for the issue, and 版记 at the foot of the page on which it ends: a note there takes
	     the last lines of the text along where it has no room, so that it never stands alone. -->
	<xsl:template name="closing">
		<xsl:if test="tail | head/approved-by | head/editor">
			<fo:block font-family="kai" text-align="end" keep-with-previous.within-page="always"
				padding-before="{$pitch div 2}pt">
				<xsl:if test="$columns = 2"><xsl:attribute name="span">all</xsl:attribute></xsl:if>
				<xsl:if test="not(head/approved-by | head/editor)">
					<xsl:attribute name="line-height">0</xsl:attribute>
				</xsl:if>
				<xsl:if test="head/approved-by">
					<xsl:value-of select="concat('签发：', normalize-space(head/approved-by))"/>
				</xsl:if>
				<xsl:if test="head/approved-by and head/editor">　　</xsl:if>
				<xsl:if test="head/editor">
					<xsl:value-of select="concat('责任编辑：', normalize-space(head/editor))"/>
				</xsl:if>
				<xsl:if test="tail">
					<fo:footnote>
						<fo:inline/>
						<fo:footnote-body><xsl:apply-templates select="tail"/></fo:footnote-body>
					</fo:footnote>
				</xsl:if>
			</fo:block>
		</xsl:if>
	</xsl:template>

	<xsl:template match="tail">
		<fo:block font-family="{$tail-face}" font-size="{$tail-size}pt" line-height="{$tail-size * 1.7}pt"
			text-align="start" text-align-last="start" padding-before="{$pitch}pt"
			keep-together.within-page="always" keep-together.within-column="always">
			<fo:block border-before-style="solid" border-before-width="1pt" padding="3pt 0pt"
				border-after-style="solid" border-after-width="1pt">
				<xsl:apply-templates select="report-to | send-to | issue-to"/>
				<xsl:if test="printed-by | printed-on">
					<xsl:call-template name="printing"/>
				</xsl:if>
			</fo:block>
			<xsl:if test="copies | permit">
				<fo:block text-align-last="justify">
					<xsl:value-of select="normalize-space(permit)"/>
					<fo:leader leader-length.optimum="1em" leader-length.maximum="100%"
						leader-pattern="space"/>
					<xsl:if test="copies">
						<xsl:value-of select="concat('（共印', normalize-space(copies), '份）')"/>
					</xsl:if>
				</fo:block>
			</xsl:if>
		</fo:block>
	</xsl:template>

	<!-- By whom and when, under a thin rule. -->
	<xsl:template name="printing">
		<fo:block>
			<xsl:if test="report-to | send-to | issue-to">
				<xsl:attribute name="border-before-style">solid</xsl:attribute>
				<xsl:attribute name="border-before-width">0.6pt</xsl:attribute>
				<xsl:attribute name="padding-before">3pt</xsl:attribute>
				<xsl:attribute name="space-before">3pt</xsl:attribute>
			</xsl:if>
			<fo:block text-align-last="justify" start-indent="1em" end-indent="1em">
				<xsl:value-of select="normalize-space(printed-by)"/>
				<fo:leader leader-length.optimum="1em" leader-length.maximum="100%"
					leader-pattern="space"/>
				<xsl:if test="printed-on">
					<xsl:call-template name="date">
						<xsl:with-param name="date" select="normalize-space(printed-on)"/>
					</xsl:call-template>
					<xsl:text>印发</xsl:text>
				</xsl:if>
			</fo:block>
		</fo:block>
	</xsl:template>

	<!-- 版记 has rules of its own. -->
	<xsl:template name="footnote-separator">
		<xsl:choose>
			<xsl:when test="//note"><xsl:call-template name="footnote-rule"/></xsl:when>
			<xsl:otherwise><fo:block line-height="0"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- What runs over stands under the first character after the colon. -->
	<xsl:template match="report-to | send-to | issue-to">
		<fo:list-block provisional-distance-between-starts="2em" provisional-label-separation="0pt"
			start-indent="1em" end-indent="1em">
			<fo:list-item>
				<fo:list-item-label end-indent="label-end()">
					<fo:block>
						<xsl:value-of select="substring('报送发', 1 * boolean(self::report-to)
							+ 2 * boolean(self::send-to) + 3 * boolean(self::issue-to), 1)"/>
						<xsl:text>：</xsl:text>
					</fo:block>
				</fo:list-item-label>
				<fo:list-item-body start-indent="body-start()">
					<fo:block text-align="justify"><xsl:apply-templates/></fo:block>
				</fo:list-item-body>
			</fo:list-item>
		</fo:list-block>
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

	<xsl:template name="bookmarks"><xsl:call-template name="issue-bookmarks"/></xsl:template>

	<xsl:template name="issue-bookmarks">
		<xsl:if test="part | article | profile">
			<fo:bookmark-tree>
				<xsl:apply-templates select="part | article | profile" mode="bookmark"/>
			</fo:bookmark-tree>
		</xsl:if>
	</xsl:template>

	<xsl:template match="article[not(head/title)] | profile[not(head/title)]" mode="bookmark" priority="1"/>

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
