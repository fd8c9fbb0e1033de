<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of a document: masters, running head and foot, document information, bookmarks. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:axf="http://www.antennahouse.com/names/XSL/Extensions" xmlns:banxin="urn:banxin:fo">

	<!-- The root elements that a layout has a place for: of another record it would lose the text. -->
	<xsl:variable name="roots" select="' profile article '"/>

	<xsl:template name="fit-for-layout">
		<xsl:if test="not(contains($roots, concat(' ', name(), ' ')))">
			<xsl:message terminate="yes">
				<xsl:variable name="root" select="substring-before(substring($roots, 2), ' ')"/>
				<xsl:value-of select="concat('this layout sets &lt;', $root,
					'&gt; records, but the record is a &lt;', name(), '&gt;',
					'｜这个版面排的是 &lt;', $root, '&gt; 记录，这份却是 &lt;', name(), '&gt;')"/>
			</xsl:message>
		</xsl:if>
	</xsl:template>

	<!-- A document around the record; what flows in it is the layout's, in mode flow. The first page has
	     no running head. -->
	<xsl:template match="/*">
		<xsl:call-template name="fit-for-layout"/>
		<fo:root font-family="song" font-size="{$pt}pt" line-height="{$pitch}pt" language="zh"
			country="CN" text-align="justify" line-height-shift-adjustment="disregard-shifts"
			orphans="2" widows="2" banxin:black="{$black}" banxin:punctuation-width="{$marks}"
			axf:hanging-punctuation="{$hanging}">
			<fo:layout-master-set>
				<xsl:call-template name="master">
					<xsl:with-param name="name" select="'first'"/>
					<xsl:with-param name="top" select="$top - $pitch"/>
				</xsl:call-template>
				<xsl:call-template name="master">
					<xsl:with-param name="name" select="'rest'"/>
					<xsl:with-param name="top" select="$top"/>
				</xsl:call-template>
				<xsl:call-template name="more-masters"/>
				<fo:page-sequence-master master-name="pages">
					<fo:repeatable-page-master-alternatives>
						<fo:conditional-page-master-reference master-reference="first"
							page-position="first"/>
						<fo:conditional-page-master-reference master-reference="rest"/>
					</fo:repeatable-page-master-alternatives>
				</fo:page-sequence-master>
			</fo:layout-master-set>
			<fo:declarations>
				<xsl:apply-templates select="head" mode="info"/>
			</fo:declarations>
			<xsl:call-template name="bookmarks"/>
			<xsl:call-template name="sequences"/>
		</fo:root>
	</xsl:template>

	<!-- A layout of several parts that begin on pages of their own declares this template again. -->
	<xsl:template name="sequences"><xsl:call-template name="one-sequence"/></xsl:template>

	<xsl:template name="one-sequence">
		<fo:page-sequence master-reference="pages">
			<fo:static-content flow-name="head-rest">
				<xsl:call-template name="running-head"/>
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

	<xsl:template name="footnote-separator"><xsl:call-template name="footnote-rule"/></xsl:template>

	<xsl:template name="footnote-rule">
		<fo:block line-height="{$pitch * 0.75}pt">
			<fo:leader leader-pattern="rule" leader-length="{8 * $pt}pt" rule-thickness="0.4pt"
				color="{$soft}"/>
		</fo:block>
	</xsl:template>

	<!-- Masters that a layout adds. -->
	<xsl:template name="more-masters"/>

	<xsl:template name="master">
		<xsl:param name="name"/>
		<xsl:param name="top"/>
		<xsl:param name="columns" select="$columns"/>
		<fo:simple-page-master master-name="{$name}" page-width="{$page-width}pt"
			page-height="{$page-height}pt" margin-left="{$side}pt" margin-right="{$side}pt">
			<fo:region-body margin-top="{$top}pt" margin-bottom="{$bottom}pt">
				<xsl:if test="$columns = 2">
					<xsl:attribute name="column-count"><xsl:value-of select="$columns"/></xsl:attribute>
					<xsl:attribute name="column-gap"><xsl:value-of select="$gap"/>pt</xsl:attribute>
				</xsl:if>
			</fo:region-body>
			<fo:region-before region-name="head-{$name}" extent="{$top}pt"/>
			<fo:region-after region-name="foot" extent="{$bottom}pt"/>
		</fo:simple-page-master>
	</xsl:template>

	<!-- On run-on pages: what it belongs to on the left, unless it leaves no room for the title on the
	     right. The leader in the middle takes what the line has left. -->
	<xsl:template name="running-head">
		<xsl:variable name="ems" select="banxin:ems(concat(head/kicker, head/award, head/title))"/>
		<fo:block font-family="hei" font-size="8pt" line-height="12pt" color="{$soft}"
			padding-before="40pt" padding-after="5pt" border-after-style="solid"
			border-after-width="0.4pt" border-after-color="{$hair}" text-align="start"
			text-align-last="justify">
			<fo:inline color="{$accent}">
				<xsl:if test="($ems + 2) * 8 &lt; $measure">
					<xsl:value-of select="normalize-space((head/kicker | head/award)[1])"/>
				</xsl:if>
			</fo:inline>
			<fo:leader leader-length.optimum="1em" leader-length.maximum="100%"
				leader-pattern="space"/>
			<xsl:apply-templates select="head/title" mode="plain"/>
		</fo:block>
	</xsl:template>

	<xsl:template name="running-foot">
		<fo:block font-family="hei" font-size="8pt" line-height="12pt" color="{$soft}"
			padding-before="24pt" text-align="start">
			<xsl:attribute name="text-align-last">
				<xsl:choose>
					<xsl:when test="head/organisation">justify</xsl:when>
					<xsl:otherwise>center</xsl:otherwise>
				</xsl:choose>
			</xsl:attribute>
			<xsl:if test="head/organisation">
				<xsl:value-of select="normalize-space(head/organisation)"/>
				<fo:leader leader-length.optimum="1em" leader-length.maximum="100%"
					leader-pattern="space"/>
			</xsl:if>
			<!-- Latin dashes on both sides, whatever stands before them. -->
			<fo:inline font-family="song" font-size="{$pt}pt" color="#000000" language="en">
				<xsl:text>— </xsl:text><fo:page-number/><xsl:text> —</xsl:text>
			</fo:inline>
		</fo:block>
	</xsl:template>

	<xsl:template match="head" mode="info">
		<xsl:call-template name="info">
			<xsl:with-param name="name" select="'title'"/>
			<xsl:with-param name="value"><xsl:apply-templates select="title" mode="plain"/></xsl:with-param>
		</xsl:call-template>
		<xsl:call-template name="info">
			<xsl:with-param name="name" select="'author'"/>
			<xsl:with-param name="value">
				<xsl:for-each select="byline/author">
					<xsl:if test="position() &gt; 1">、</xsl:if>
					<xsl:value-of select="normalize-space(.)"/>
				</xsl:for-each>
			</xsl:with-param>
		</xsl:call-template>
		<xsl:call-template name="info">
			<xsl:with-param name="name" select="'subject'"/>
			<xsl:with-param name="value" select="subtitle"/>
		</xsl:call-template>
		<xsl:call-template name="info">
			<xsl:with-param name="name" select="'keywords'"/>
			<xsl:with-param name="value">
				<xsl:for-each select="kicker | award | organisation">
					<xsl:if test="position() &gt; 1">，</xsl:if>
					<xsl:value-of select="normalize-space(.)"/>
				</xsl:for-each>
			</xsl:with-param>
		</xsl:call-template>
		<xsl:call-template name="info">
			<xsl:with-param name="name" select="'date'"/>
			<xsl:with-param name="value" select="published | award[not(../published)]/@month"/>
		</xsl:call-template>
	</xsl:template>

	<xsl:template name="info">
		<xsl:param name="name"/>
		<xsl:param name="value"/>
		<xsl:variable name="words" select="normalize-space($value)"/>
		<xsl:if test="$words">
			<axf:document-info name="{$name}" value="{$words}"/>
		</xsl:if>
	</xsl:template>

	<!-- Headings are flat in a record: an h3 belongs to the h2 last seen before it. -->
	<xsl:template name="bookmarks">
		<xsl:if test="body/h2 | body/h3">
			<fo:bookmark-tree>
				<xsl:apply-templates mode="bookmark"
					select="body/h2 | body/h3[not(preceding-sibling::h2)]"/>
			</fo:bookmark-tree>
		</xsl:if>
	</xsl:template>

	<xsl:template match="h2 | h3" mode="bookmark">
		<fo:bookmark>
			<xsl:attribute name="internal-destination">
				<xsl:apply-templates select="." mode="id"/>
			</xsl:attribute>
			<fo:bookmark-title><xsl:value-of select="normalize-space(.)"/></fo:bookmark-title>
			<xsl:if test="self::h2 and following-sibling::h3">
				<xsl:variable name="here" select="generate-id()"/>
				<xsl:apply-templates mode="bookmark" select="following-sibling::h3[
					generate-id(preceding-sibling::h2[1]) = $here]"/>
			</xsl:if>
		</fo:bookmark>
	</xsl:template>

</xsl:stylesheet>
