<?xml version="1.0" encoding="UTF-8"?>
<!-- The form of a volume: cover, title page, imprint, contents, a page before each part, every record on
     pages of its own, indexes, and at the end to whom it goes. Front matter is numbered i, ii, ...

     A volume of many records is made piece by piece. In the frame of it the records have only their
     heads: for their pages stand sequences with banxin:pages-of. Each of them then comes alone in a
     bulletin with banxin:record, its number, and makes these pages. What is done for a record here must
     not look at others, and takes as long whatever their number. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:banxin="urn:banxin:fo"
	xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="exsl">
	<xsl:import href="volume-front.xsl"/>
	<xsl:import href="volume-index.xsl"/>

	<!-- Whether a volume ends with indexes of organisations and people: yes or no -->
	<xsl:param name="index" select="'yes'"/>

	<!-- Towards the spine a little is lost to the binding. -->
	<xsl:variable name="inner" select="$side + 7"/>
	<xsl:variable name="outer" select="$side - 7"/>

	<xsl:template name="volume">
		<xsl:call-template name="cover"/>
		<xsl:call-template name="title-page"/>
		<xsl:call-template name="imprint-page"/>
		<xsl:call-template name="foreword"/>
		<xsl:call-template name="contents-pages"/>
		<xsl:apply-templates select="part | article | profile" mode="pages"/>
		<xsl:if test="$index = 'yes'"><xsl:call-template name="index-pages"/></xsl:if>
		<xsl:call-template name="last-page"/>
	</xsl:template>

	<xsl:template name="volume-record">
		<fo:root>
			<xsl:apply-templates select=".//article | .//profile" mode="pages"/>
		</fo:root>
	</xsl:template>

	<!-- Masters -->

	<xsl:template name="volume-masters">
		<xsl:call-template name="bare-master">
			<xsl:with-param name="name" select="'cover'"/>
			<xsl:with-param name="margins" select="'0pt'"/>
		</xsl:call-template>
		<xsl:call-template name="bare-master"><xsl:with-param name="name" select="'plain'"/></xsl:call-template>
		<xsl:call-template name="bare-master">
			<xsl:with-param name="name" select="'foot-of-page'"/>
			<xsl:with-param name="align" select="'after'"/>
		</xsl:call-template>
		<xsl:call-template name="side-masters"><xsl:with-param name="name" select="'volume'"/></xsl:call-template>
		<xsl:if test="$index = 'yes'">
			<xsl:call-template name="side-masters">
				<xsl:with-param name="name" select="'index'"/>
				<xsl:with-param name="columns" select="2"/>
			</xsl:call-template>
		</xsl:if>
	</xsl:template>

	<!-- Without head and foot. -->
	<xsl:template name="bare-master">
		<xsl:param name="name"/>
		<xsl:param name="margins" select="concat($top, 'pt ', $side, 'pt ', $bottom, 'pt ', $side, 'pt')"/>
		<xsl:param name="align" select="'before'"/>
		<fo:simple-page-master master-name="{$name}" page-width="{$page-width}pt"
			page-height="{$page-height}pt">
			<fo:region-body margin="{$margins}" display-align="{$align}"/>
		</fo:simple-page-master>
	</xsl:template>

	<!-- Right and left pages; what stands in their heads and feet is named by NAME and the side. -->
	<xsl:template name="side-masters">
		<xsl:param name="name"/>
		<xsl:param name="columns" select="$columns"/>
		<xsl:call-template name="side-master">
			<xsl:with-param name="name" select="concat($name, '-right')"/>
			<xsl:with-param name="side" select="'right'"/>
			<xsl:with-param name="columns" select="$columns"/>
		</xsl:call-template>
		<xsl:call-template name="side-master">
			<xsl:with-param name="name" select="concat($name, '-left')"/>
			<xsl:with-param name="side" select="'left'"/>
			<xsl:with-param name="columns" select="$columns"/>
		</xsl:call-template>
		<xsl:call-template name="side-master">
			<xsl:with-param name="name" select="concat($name, '-first-right')"/>
			<xsl:with-param name="side" select="'right'"/>
			<xsl:with-param name="head" select="'first'"/>
			<xsl:with-param name="columns" select="$columns"/>
		</xsl:call-template>
		<xsl:call-template name="side-master">
			<xsl:with-param name="name" select="concat($name, '-first-left')"/>
			<xsl:with-param name="side" select="'left'"/>
			<xsl:with-param name="head" select="'first'"/>
			<xsl:with-param name="columns" select="$columns"/>
		</xsl:call-template>
		<fo:page-sequence-master master-name="{$name}">
			<fo:repeatable-page-master-alternatives>
				<fo:conditional-page-master-reference master-reference="plain"
					blank-or-not-blank="blank"/>
				<fo:conditional-page-master-reference master-reference="{$name}-first-right"
					page-position="first" odd-or-even="odd"/>
				<fo:conditional-page-master-reference master-reference="{$name}-first-left"
					page-position="first" odd-or-even="even"/>
				<fo:conditional-page-master-reference master-reference="{$name}-right"
					odd-or-even="odd"/>
				<fo:conditional-page-master-reference master-reference="{$name}-left"/>
			</fo:repeatable-page-master-alternatives>
		</fo:page-sequence-master>
	</xsl:template>

	<xsl:template name="side-master">
		<xsl:param name="name"/>
		<xsl:param name="side"/>
		<xsl:param name="head" select="$side"/>
		<xsl:param name="columns"/>
		<xsl:variable name="left" select="$inner * ($side = 'right') + $outer * ($side = 'left')"/>
		<fo:simple-page-master master-name="{$name}" page-width="{$page-width}pt"
			page-height="{$page-height}pt" margin-left="{$left}pt"
			margin-right="{$page-width - $measure - $left}pt">
			<fo:region-body margin-top="{$top}pt" margin-bottom="{$bottom}pt">
				<xsl:if test="$columns = 2">
					<xsl:attribute name="column-count">2</xsl:attribute>
					<xsl:attribute name="column-gap"><xsl:value-of select="$gap"/>pt</xsl:attribute>
				</xsl:if>
			</fo:region-body>
			<fo:region-before region-name="head-{$head}" extent="{$top}pt"/>
			<fo:region-after region-name="foot-{$side}" extent="{$bottom}pt"/>
		</fo:simple-page-master>
	</xsl:template>

	<!-- Heads and feet -->

	<!-- On a left page the bulletin and its issue, on a right one the part and the title. -->
	<xsl:template name="heads">
		<xsl:param name="part"/>
		<xsl:param name="title"/>
		<xsl:variable name="bulletin"><xsl:apply-templates select="/*/head/title" mode="plain"/></xsl:variable>
		<fo:static-content flow-name="head-left">
			<xsl:call-template name="head-line">
				<xsl:with-param name="start" select="$bulletin"/>
				<xsl:with-param name="end"><xsl:call-template name="issue-name"/></xsl:with-param>
			</xsl:call-template>
		</fo:static-content>
		<fo:static-content flow-name="head-right">
			<xsl:call-template name="head-line">
				<xsl:with-param name="start" select="$part"/>
				<xsl:with-param name="end" select="$title"/>
			</xsl:call-template>
		</fo:static-content>
	</xsl:template>

	<xsl:template name="head-line">
		<xsl:param name="start"/>
		<xsl:param name="end"/>
		<fo:block font-family="hei" font-size="8pt" line-height="12pt" color="{$soft}"
			padding-before="40pt" padding-after="5pt" border-after-style="solid"
			border-after-width="0.4pt" border-after-color="{$hair}" text-align="start"
			text-align-last="justify">
			<fo:inline color="{$accent}"><xsl:value-of select="$start"/></fo:inline>
			<fo:leader leader-length.optimum="1em" leader-length.maximum="100%"
				leader-pattern="space"/>
			<xsl:value-of select="$end"/>
		</fo:block>
	</xsl:template>

	<!-- Page numbers stand at the outer edge. -->
	<xsl:template name="feet">
		<fo:static-content flow-name="foot-left" text-align="left">
			<fo:block line-height="12pt" padding-before="24pt"><fo:page-number/></fo:block>
		</fo:static-content>
		<fo:static-content flow-name="foot-right" text-align="right">
			<fo:block line-height="12pt" padding-before="24pt"><fo:page-number/></fo:block>
		</fo:static-content>
	</xsl:template>

	<!-- 2025年第3期 -->
	<xsl:template name="issue-name">
		<xsl:for-each select="/*/head/issue">
			<xsl:if test="@year"><xsl:value-of select="concat(@year, '年')"/></xsl:if>
			<xsl:value-of select="concat('第', @number, '期')"/>
		</xsl:for-each>
	</xsl:template>

	<!-- Parts and records -->

	<xsl:key name="numbered" match="n" use="@id"/>
	<xsl:variable name="numbers">
		<xsl:if test="$volume = 'yes' and not(/*/@banxin:record)">
			<xsl:for-each select="/*//part | /*//article | /*//profile">
				<n id="{generate-id()}" number="{position()}"/>
			</xsl:for-each>
		</xsl:if>
	</xsl:variable>

	<!-- The number of a record or part in the order of the volume, also where it comes alone. -->
	<xsl:template name="number">
		<xsl:variable name="id" select="generate-id()"/>
		<xsl:choose>
			<xsl:when test="/*/@banxin:record"><xsl:value-of select="/*/@banxin:record"/></xsl:when>
			<xsl:otherwise>
				<xsl:for-each select="exsl:node-set($numbers)">
					<xsl:value-of select="key('numbered', $id)/@number"/>
				</xsl:for-each>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- What a record is called in contents and heads: some have no title. -->
	<xsl:template name="label">
		<xsl:choose>
			<xsl:when test="head/title"><xsl:apply-templates select="head/title" mode="plain"/></xsl:when>
			<xsl:otherwise>
				<xsl:value-of select="normalize-space((head/subtitle | head/organisation)[1])"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="part" mode="pages">
		<xsl:apply-templates select="part | article | profile" mode="pages"/>
	</xsl:template>

	<!-- 篇章页: a right page, the one behind it left white. -->
	<xsl:template match="bulletin/part" mode="pages">
		<fo:page-sequence master-reference="plain" initial-page-number="auto-odd"
			force-page-count="even">
			<xsl:if test="not(preceding-sibling::*[1][self::part | self::article | self::profile])">
				<xsl:attribute name="initial-page-number">1</xsl:attribute>
			</xsl:if>
			<fo:flow flow-name="xsl-region-body">
				<fo:block padding-before="{$text-height * 0.3}pt" text-align="start">
					<xsl:attribute name="id">p<xsl:call-template name="number"/></xsl:attribute>
					<fo:block font-family="hei" font-weight="500" font-size="14pt" line-height="24pt"
						letter-spacing="0.3em" color="{$accent}">
						<xsl:text>第</xsl:text>
						<xsl:call-template name="numeral">
							<xsl:with-param name="n" select="count(preceding-sibling::part) + 1"/>
						</xsl:call-template>
						<xsl:text>编</xsl:text>
					</fo:block>
					<fo:block font-family="xbs" font-size="36pt" line-height="54pt"
						space-before="6pt" banxin:title-shape="auto">
						<xsl:value-of select="@title"/>
					</fo:block>
					<fo:block border-before-style="solid" border-before-width="2pt" line-height="0"
						border-before-color="{$accent}" space-before="12pt"
						end-indent="{$measure - 72}pt"/>
					<fo:block font-family="kai" font-size="12pt" line-height="20pt" color="{$soft}"
						space-before="14pt">
						<xsl:value-of select="concat('收录 ', count(.//article | .//profile), ' 篇')"/>
					</fo:block>
				</fo:block>
			</fo:flow>
		</fo:page-sequence>
		<xsl:apply-templates select="part | article | profile" mode="pages"/>
	</xsl:template>

	<!-- 一 to 九十九. -->
	<xsl:template name="numeral">
		<xsl:param name="n"/>
		<xsl:variable name="ten" select="floor($n div 10)"/>
		<xsl:choose>
			<xsl:when test="$n &gt; 99"><xsl:value-of select="$n"/></xsl:when>
			<xsl:otherwise>
				<xsl:value-of select="substring('二三四五六七八九', $ten - 1, $ten &gt; 1)"/>
				<xsl:if test="$ten &gt; 0">十</xsl:if>
				<xsl:value-of select="substring('一二三四五六七八九', $n mod 10, 1)"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="article | profile" mode="pages">
		<xsl:variable name="number"><xsl:call-template name="number"/></xsl:variable>
		<fo:page-sequence master-reference="volume">
			<xsl:if test="not(ancestor::part)
				and not(preceding-sibling::*[1][self::part | self::article | self::profile])">
				<xsl:attribute name="initial-page-number">1</xsl:attribute>
			</xsl:if>
			<xsl:choose>
				<xsl:when test="body">
					<xsl:call-template name="record-heads"/>
					<fo:flow flow-name="xsl-region-body">
						<xsl:call-template name="record-opening">
							<xsl:with-param name="number" select="$number"/>
						</xsl:call-template>
						<xsl:apply-templates select="body | attachment"/>
						<xsl:call-template name="origin"/>
						<xsl:apply-templates select="related"/>
					</fo:flow>
				</xsl:when>
				<xsl:otherwise>
					<xsl:attribute name="id">r<xsl:value-of select="$number"/></xsl:attribute>
					<xsl:attribute name="banxin:pages-of"><xsl:value-of select="$number"/></xsl:attribute>
					<fo:flow flow-name="xsl-region-body"><fo:block/></fo:flow>
				</xsl:otherwise>
			</xsl:choose>
		</fo:page-sequence>
	</xsl:template>

	<!-- Where the title stands below, the head does not say it too. -->
	<xsl:template name="record-heads">
		<xsl:variable name="part" select="string(ancestor::part[last()]/@title)"/>
		<xsl:call-template name="heads">
			<xsl:with-param name="part" select="$part"/>
			<xsl:with-param name="title"><xsl:call-template name="label"/></xsl:with-param>
		</xsl:call-template>
		<fo:static-content flow-name="head-first">
			<xsl:call-template name="head-line">
				<xsl:with-param name="start"><xsl:apply-templates select="/*/head/title" mode="plain"/></xsl:with-param>
				<xsl:with-param name="end" select="$part"/>
			</xsl:call-template>
		</fo:static-content>
		<xsl:call-template name="feet"/>
		<xsl:if test=".//note">
			<fo:static-content flow-name="xsl-footnote-separator">
				<xsl:call-template name="footnote-rule"/>
			</fo:static-content>
		</xsl:if>
	</xsl:template>

	<xsl:template name="record-opening">
		<xsl:param name="number"/>
		<fo:block id="r{$number}" keep-with-next.within-page="always" padding-after="{$pitch * 0.5}pt">
			<xsl:if test="$columns = 2"><xsl:attribute name="span">all</xsl:attribute></xsl:if>
			<xsl:if test="$index = 'yes'"><xsl:call-template name="index-keys"/></xsl:if>
			<xsl:call-template name="record-kicker"/>
			<xsl:apply-templates select="head/title">
				<xsl:with-param name="size" select="24"/>
			</xsl:apply-templates>
			<xsl:if test="head/subtitle">
				<fo:block space-before="{$pitch div 4}pt">
					<xsl:apply-templates select="head/subtitle">
						<xsl:with-param name="size" select="13"/>
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
		<xsl:if test="head/facts | head/honours">
			<fo:block line-height="0" padding-before="{$pitch * 0.75}pt">
				<xsl:if test="$columns = 2"><xsl:attribute name="span">all</xsl:attribute></xsl:if>
			</fo:block>
		</xsl:if>
	</xsl:template>

	<!-- The award, white on a tab of a rule, and at the other end its month and what was honoured. -->
	<xsl:template name="record-kicker">
		<xsl:if test="head/award | head/kicker">
			<fo:block font-family="hei" font-weight="500" text-align="start" text-align-last="justify"
				line-height="24pt" border-after-style="solid" border-after-width="1.2pt"
				border-after-color="{$accent}" space-after="{$pitch}pt">
				<fo:inline color="#ffffff" background-color="{$accent}" padding="5pt 0.8em 4.5pt 0.8em"
					letter-spacing="0.1em">
					<xsl:value-of select="normalize-space((head/award | head/kicker)[1])"/>
				</fo:inline>
				<fo:leader leader-length.optimum="1em" leader-length.maximum="100%"
					leader-pattern="space"/>
				<fo:inline font-size="9pt" color="{$soft}">
					<xsl:if test="head/award/@month">
						<xsl:call-template name="date">
							<xsl:with-param name="date" select="head/award/@month"/>
						</xsl:call-template>
					</xsl:if>
					<xsl:if test="head/award/@month and head/award/@category">　|　</xsl:if>
					<xsl:call-template name="category">
						<xsl:with-param name="category" select="head/award/@category"/>
					</xsl:call-template>
				</fo:inline>
			</fo:block>
		</xsl:if>
	</xsl:template>

	<!-- Bookmarks: parts, and in them records. -->
	<xsl:template name="volume-bookmarks">
		<fo:bookmark-tree>
			<fo:bookmark internal-destination="contents">
				<fo:bookmark-title>目录</fo:bookmark-title>
			</fo:bookmark>
			<xsl:apply-templates select="part | article | profile" mode="volume-bookmark"/>
			<xsl:if test="$index = 'yes'"><xsl:call-template name="index-bookmarks"/></xsl:if>
		</fo:bookmark-tree>
	</xsl:template>

	<!-- Where links to it lead: a part within a part has no page of its own, but its first record. -->
	<xsl:template match="article | profile" mode="destination">r<xsl:call-template name="number"/></xsl:template>

	<xsl:template match="bulletin/part" mode="destination">p<xsl:call-template name="number"/></xsl:template>

	<xsl:template match="part/part" mode="destination">
		<xsl:apply-templates select="(.//article | .//profile)[1]" mode="destination"/>
	</xsl:template>

	<xsl:template match="part[not(.//article | .//profile)]" mode="volume-bookmark" priority="1"/>

	<xsl:template match="part" mode="volume-bookmark">
		<fo:bookmark starting-state="hide">
			<xsl:attribute name="internal-destination">
				<xsl:apply-templates select="." mode="destination"/>
			</xsl:attribute>
			<fo:bookmark-title><xsl:value-of select="@title"/></fo:bookmark-title>
			<xsl:apply-templates select="part | article | profile" mode="volume-bookmark"/>
		</fo:bookmark>
	</xsl:template>

	<xsl:template match="article | profile" mode="volume-bookmark">
		<fo:bookmark>
			<xsl:attribute name="internal-destination">
				<xsl:apply-templates select="." mode="destination"/>
			</xsl:attribute>
			<fo:bookmark-title><xsl:call-template name="label"/></fo:bookmark-title>
		</fo:bookmark>
	</xsl:template>

</xsl:stylesheet>
