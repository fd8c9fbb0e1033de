<?xml version="1.0" encoding="UTF-8"?>
<!-- Blocks of a record's body. They are made as direct children of the flow, since only there
     span="all" lets a picture or a table cross both columns. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:banxin="urn:banxin:fo">

	<xsl:template match="body | lead | thead | tbody | tfoot">
		<xsl:apply-templates/>
	</xsl:template>

	<!-- Attributes of a block that is set apart from the text, by half a line unless told otherwise, and
	     across both columns if SPAN. There it is padding that keeps the distance, since spaces end with
	     the columns. -->
	<xsl:template name="apart">
		<xsl:param name="span"/>
		<xsl:param name="before" select="$pitch div 2"/>
		<xsl:choose>
			<xsl:when test="$span and $columns = 2">
				<xsl:attribute name="span">all</xsl:attribute>
				<xsl:attribute name="padding-before"><xsl:value-of select="$before"/>pt</xsl:attribute>
				<xsl:attribute name="padding-after"><xsl:value-of select="$pitch div 2"/>pt</xsl:attribute>
			</xsl:when>
			<xsl:otherwise>
				<xsl:attribute name="space-before"><xsl:value-of select="$before"/>pt</xsl:attribute>
				<xsl:attribute name="space-after"><xsl:value-of select="$pitch div 2"/>pt</xsl:attribute>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- Paragraphs are indented by two characters, in columns of less than twelve by one. -->
	<xsl:variable name="first-line" select="concat(1 + ($column div $pt &gt;= 11.9), 'em')"/>

	<xsl:template match="p">
		<fo:block text-indent="{$first-line}"><xsl:apply-templates/></fo:block>
	</xsl:template>

	<!-- After a heading of its own a quotation or a list item starts without indent. -->
	<xsl:template match="li/p | dd/p | td/p | th/p">
		<fo:block><xsl:apply-templates/></fo:block>
	</xsl:template>

	<!-- The same for the same record on every run, as generate-id() is not. -->
	<xsl:template match="h2 | h3 | h4" mode="id">
		<xsl:value-of select="concat('h', count(../../preceding::article | ../../preceding::profile),
			'-', count(preceding-sibling::*) + 1)"/>
	</xsl:template>

	<xsl:template match="attachment/*/h2 | attachment/*/h3 | attachment/*/h4" mode="id">
		<xsl:value-of select="concat('h', count(../../preceding::article | ../../preceding::profile),
			'a', count(../../preceding-sibling::attachment), '-', count(preceding-sibling::*) + 1)"/>
	</xsl:template>

	<!-- A heading that needs several lines is broken by sense, as a title is. -->
	<xsl:template name="heading-by-sense">
		<xsl:if test="string-length(.) * $pt * 1.2 &gt; $column">
			<xsl:call-template name="by-sense"/>
		</xsl:if>
	</xsl:template>

	<!-- An attachment follows the text it belongs to, under its number and title. -->
	<xsl:template match="attachment">
		<fo:block space-before="{$pitch}pt" text-align="start" keep-with-next.within-column="always"
			keep-together.within-column="always">
			<xsl:if test="@id">
				<xsl:attribute name="id"><xsl:value-of select="@id"/></xsl:attribute>
			</xsl:if>
			<fo:inline font-family="hei" font-weight="500" padding-end="1em">
				<xsl:text>附件</xsl:text>
				<xsl:if test="../attachment[2]"><xsl:number count="attachment"/></xsl:if>
			</fo:inline>
			<xsl:apply-templates select="title" mode="plain"/>
		</fo:block>
		<xsl:apply-templates select="body"/>
	</xsl:template>

	<!-- A heading takes two lines, most of the space before it. -->
	<xsl:template match="h2">
		<fo:block font-family="hei" font-weight="500" font-size="{round($pt * 1.14 * 2) div 2}pt"
			space-before="{$pitch * 0.75}pt" space-after="{$pitch div 4}pt" text-align="start"
			keep-with-next.within-column="always" keep-together.within-column="always">
			<xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
			<xsl:call-template name="heading-by-sense"/>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<xsl:template match="h3">
		<fo:block font-family="hei" font-weight="500" space-before="{$pitch div 2}pt" text-align="start"
			keep-with-next.within-column="always" keep-together.within-column="always">
			<xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
			<xsl:call-template name="heading-by-sense"/>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<xsl:template match="h4">
		<fo:block font-family="kai" text-indent="2em" text-align="start"
			keep-with-next.within-column="always">
			<xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
			<xsl:call-template name="heading-by-sense"/>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<xsl:template match="blockquote">
		<fo:block font-family="kai" start-indent="2em" end-indent="2em"
			space-before="{$pitch div 2}pt" space-after="{$pitch div 2}pt">
			<xsl:choose>
				<xsl:when test="p"><xsl:apply-templates/></xsl:when>
				<xsl:otherwise>
					<fo:block text-indent="{$first-line}"><xsl:apply-templates/></fo:block>
				</xsl:otherwise>
			</xsl:choose>
		</fo:block>
	</xsl:template>

	<xsl:template match="ul | ol">
		<fo:list-block provisional-distance-between-starts="2em" provisional-label-separation="0.4em"
			text-indent="0pt">
			<xsl:if test="not(ancestor::li)">
				<xsl:attribute name="start-indent">2em</xsl:attribute>
			</xsl:if>
			<xsl:apply-templates select="li"/>
		</fo:list-block>
	</xsl:template>

	<xsl:template match="li">
		<fo:list-item>
			<fo:list-item-label end-indent="label-end()">
				<fo:block text-align="end"><xsl:apply-templates select="." mode="label"/></fo:block>
			</fo:list-item-label>
			<fo:list-item-body start-indent="body-start()">
				<fo:block><xsl:apply-templates/></fo:block>
			</fo:list-item-body>
		</fo:list-item>
	</xsl:template>

	<xsl:template match="ul/li" mode="label">
		<fo:inline font-family="song" font-size="0.5em" baseline-shift="0.4em"
			color="{$accent}">●</fo:inline>
	</xsl:template>

	<xsl:template match="ol/li" mode="label"><xsl:number format="1."/></xsl:template>

	<!-- A list in a list counts （1）, as in official writing. -->
	<xsl:template match="li//ol/li" mode="label"><xsl:number format="（1）"/></xsl:template>

	<xsl:template match="dl">
		<fo:block space-before="{$pitch div 2}pt" space-after="{$pitch div 2}pt">
			<xsl:apply-templates select="dt | dd"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="dt">
		<fo:block font-family="hei" font-weight="500" keep-with-next.within-column="always">
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<xsl:template match="dd">
		<fo:block start-indent="2em"><xsl:apply-templates/></fo:block>
	</xsl:template>

	<xsl:template match="hr">
		<fo:block text-align="center" text-indent="0pt" color="{$accent}" font-size="{$pt * 0.6}pt"
			line-height="{2 * $pitch}pt" letter-spacing="1em">◆◆◆</fo:block>
	</xsl:template>

	<xsl:template match="pagebreak">
		<fo:block break-after="page"/>
	</xsl:template>

	<!-- A code that is scanned from paper: two centimetres, with its caption below. -->
	<xsl:template match="qrcode">
		<fo:block text-align="center" text-indent="0pt" line-height="{$pitch}pt"
			keep-together.within-column="always">
			<xsl:call-template name="apart"/>
			<fo:block line-height="1" keep-with-next.within-column="always">
				<fo:instream-foreign-object content-width="2.4cm">
					<banxin:qrcode data="{@data}"/>
				</fo:instream-foreign-object>
			</fo:block>
			<fo:block font-family="hei" font-size="{$pt * 0.86}pt">
				<xsl:apply-templates/>
			</fo:block>
		</fo:block>
	</xsl:template>

</xsl:stylesheet>
