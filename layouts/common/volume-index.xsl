<?xml version="1.0" encoding="UTF-8"?>
<!-- The indexes of a volume: organisations, and people by whom or about whom records are. Names stand by
     their readings under letters; where they are met is told by index keys on the records' pages. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:banxin="urn:banxin:fo"
	xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="exsl">

	<!-- A name of two characters may be spaced out to the width of three. -->
	<xsl:key name="organisation" match="article/head/organisation | profile/head/organisation"
		use="normalize-space()"/>
	<xsl:key name="person" match="article/head/byline/author | profile/head/byline/author
		| head/subtitle//name | head/title//name | head/kicker//name"
		use="translate(normalize-space(), ' 　', '')"/>

	<xsl:variable name="organisations">
		<xsl:if test="$volume = 'yes' and $index = 'yes' and not(/*/@banxin:record)">
			<xsl:for-each select="/*//organisation[normalize-space() != '' and
				generate-id() = generate-id(key('organisation', normalize-space())[1])]">
				<xsl:sort select="banxin:collation-key(normalize-space())"/>
				<entry letter="{substring(banxin:collation-key(normalize-space()), 1, 1)}"
					name="{normalize-space()}" key="o {normalize-space()}"/>
			</xsl:for-each>
		</xsl:if>
	</xsl:variable>

	<xsl:variable name="people">
		<xsl:if test="$volume = 'yes' and $index = 'yes' and not(/*/@banxin:record)">
			<xsl:for-each select="(/*//head[parent::article or parent::profile])/byline/author
				| (/*//head[parent::article or parent::profile])/*[self::subtitle or self::title
				or self::kicker]//name">
				<xsl:sort select="banxin:collation-key(normalize-space(), 'person')"/>
				<xsl:variable name="name" select="translate(normalize-space(), ' 　', '')"/>
				<xsl:if test="$name != '' and generate-id() = generate-id(key('person', $name)[1])">
					<entry letter="{substring(banxin:collation-key($name, 'person'), 1, 1)}"
						name="{$name}" key="p {$name}"/>
				</xsl:if>
			</xsl:for-each>
		</xsl:if>
	</xsl:variable>

	<!-- The keys of a record, on its first page. -->
	<xsl:template name="index-keys">
		<xsl:for-each select="head/organisation[normalize-space() != '']">
			<fo:wrapper index-key="o {normalize-space()}"/>
		</xsl:for-each>
		<xsl:for-each select="head/byline/author | head/*[self::subtitle or self::title or
			self::kicker]//name">
			<fo:wrapper index-key="p {translate(normalize-space(), ' 　', '')}"/>
		</xsl:for-each>
	</xsl:template>

	<xsl:template name="index-pages">
		<xsl:call-template name="index-of">
			<xsl:with-param name="title">单位索引</xsl:with-param>
			<xsl:with-param name="id" select="'organisations'"/>
			<xsl:with-param name="entries" select="exsl:node-set($organisations)/entry"/>
		</xsl:call-template>
		<xsl:call-template name="index-of">
			<xsl:with-param name="title">人名索引</xsl:with-param>
			<xsl:with-param name="id" select="'people'"/>
			<xsl:with-param name="entries" select="exsl:node-set($people)/entry"/>
		</xsl:call-template>
	</xsl:template>

	<xsl:template name="index-of">
		<xsl:param name="title"/>
		<xsl:param name="id"/>
		<xsl:param name="entries"/>
		<xsl:if test="$entries">
			<fo:page-sequence master-reference="index">
				<xsl:call-template name="front-heads">
					<xsl:with-param name="title" select="$title"/>
				</xsl:call-template>
				<fo:flow flow-name="xsl-region-body" font-size="9.5pt" line-height="16pt">
					<xsl:call-template name="front-title">
						<xsl:with-param name="title" select="$title"/>
						<xsl:with-param name="id" select="$id"/>
					</xsl:call-template>
					<xsl:apply-templates select="$entries" mode="index"/>
				</fo:flow>
			</fo:page-sequence>
		</xsl:if>
	</xsl:template>

	<!-- Its letter before the first of those who share it. -->
	<xsl:template match="entry" mode="index">
		<xsl:if test="not(@letter = preceding-sibling::entry[1]/@letter)">
			<fo:block font-family="hei" font-weight="500" font-size="12pt" line-height="18pt"
				color="{$accent}" space-before="12pt" space-after="4pt" text-align="start"
				border-after-style="solid" border-after-width="0.4pt" border-after-color="{$hair}"
				keep-with-next.within-column="always">
				<xsl:choose>
					<xsl:when test="@letter = '~'">其他</xsl:when>
					<xsl:otherwise><xsl:value-of select="@letter"/></xsl:otherwise>
				</xsl:choose>
			</fo:block>
		</xsl:if>
		<fo:block text-align="start" text-align-last="justify" start-indent="1em" text-indent="-1em"
			keep-together.within-column="always">
			<xsl:value-of select="@name"/>
			<fo:leader leader-length="0.4em"/>
			<fo:leader leader-pattern="dots" leader-alignment="reference-area"
				leader-length.optimum="1em" leader-length.maximum="100%" color="{$hair}"/>
			<fo:leader leader-length="0.4em"/>
			<fo:index-page-citation-list>
				<fo:index-key-reference ref-index-key="{@key}" page-number-treatment="link"/>
			</fo:index-page-citation-list>
		</fo:block>
	</xsl:template>

	<!-- As far below the last part as parts are from each other. -->
	<xsl:template name="index-contents">
		<fo:block space-before="{$pitch * 1.25}pt">
			<xsl:for-each select="exsl:node-set($organisations)/entry[1]">
				<xsl:call-template name="index-line">
					<xsl:with-param name="title">单位索引</xsl:with-param>
					<xsl:with-param name="id" select="'organisations'"/>
				</xsl:call-template>
			</xsl:for-each>
			<xsl:for-each select="exsl:node-set($people)/entry[1]">
				<xsl:call-template name="index-line">
					<xsl:with-param name="title">人名索引</xsl:with-param>
					<xsl:with-param name="id" select="'people'"/>
				</xsl:call-template>
			</xsl:for-each>
		</fo:block>
	</xsl:template>

	<xsl:template name="index-line">
		<xsl:param name="title"/>
		<xsl:param name="id"/>
		<fo:block font-family="hei" font-weight="500" font-size="12pt" color="{$accent}"
			space-before="{$pitch * 0.75}pt" text-align="start" text-align-last="justify">
			<xsl:call-template name="contents-text">
				<xsl:with-param name="text" select="$title"/>
				<xsl:with-param name="id" select="$id"/>
			</xsl:call-template>
		</fo:block>
	</xsl:template>

	<xsl:template name="index-bookmarks">
		<xsl:for-each select="exsl:node-set($organisations)/entry[1]">
			<fo:bookmark internal-destination="organisations">
				<fo:bookmark-title>单位索引</fo:bookmark-title>
			</fo:bookmark>
		</xsl:for-each>
		<xsl:for-each select="exsl:node-set($people)/entry[1]">
			<fo:bookmark internal-destination="people">
				<fo:bookmark-title>人名索引</fo:bookmark-title>
			</fo:bookmark>
		</xsl:for-each>
	</xsl:template>

</xsl:stylesheet>
