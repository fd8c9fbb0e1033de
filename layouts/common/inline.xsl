<?xml version="1.0" encoding="UTF-8"?>
<!-- Inline elements of a record. Han has no bold or italic of its own: what Latin script slants or
     blackens is set in another face, or marked under the line. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:axf="http://www.antennahouse.com/names/XSL/Extensions">

	<xsl:template match="strong">
		<fo:inline font-family="hei" font-weight="500"><xsl:apply-templates/></fo:inline>
	</xsl:template>

	<xsl:template match="em">
		<fo:inline axf:text-emphasis-style="dot"><xsl:apply-templates/></fo:inline>
	</xsl:template>

	<xsl:template match="u | name">
		<fo:inline text-decoration="underline"><xsl:apply-templates/></fo:inline>
	</xsl:template>

	<!-- The wavy line needs a property that FO lacks; Kai sets a title off as well. -->
	<xsl:template match="cite">
		<fo:inline font-family="kai"><xsl:apply-templates/></fo:inline>
	</xsl:template>

	<!-- A reading stands in brackets after the characters it is for, smaller than they are. -->
	<xsl:template match="ruby">
		<xsl:apply-templates/>
	</xsl:template>

	<xsl:template match="rt">
		<fo:inline font-size="0.8em">（<xsl:apply-templates/>）</fo:inline>
	</xsl:template>

	<xsl:template match="a[@href]">
		<fo:basic-link external-destination="url('{@href}')">
			<xsl:apply-templates/>
		</fo:basic-link>
	</xsl:template>

	<xsl:template match="sub">
		<fo:inline font-size="0.65em" baseline-shift="sub"><xsl:apply-templates/></fo:inline>
	</xsl:template>

	<xsl:template match="sup">
		<fo:inline font-size="0.65em" baseline-shift="super"><xsl:apply-templates/></fo:inline>
	</xsl:template>

	<xsl:template match="br">
		<fo:block/>
	</xsl:template>

	<xsl:template match="span[@class = 'song' or @class = 'hei' or @class = 'kai' or @class = 'fang']">
		<fo:inline font-family="{@class}"><xsl:apply-templates/></fo:inline>
	</xsl:template>

	<xsl:template match="note">
		<xsl:variable name="n">
			<xsl:number level="any" count="note" from="profile | article"/>
		</xsl:variable>
		<xsl:variable name="mark">
			<xsl:call-template name="circled"><xsl:with-param name="n" select="$n"/></xsl:call-template>
		</xsl:variable>
		<fo:footnote>
			<fo:inline font-family="song" font-size="0.65em" baseline-shift="super">
				<xsl:value-of select="$mark"/>
			</fo:inline>
			<fo:footnote-body>
				<fo:list-block font-family="song" font-size="{$pt * 0.8}pt"
					line-height="{$pt * 1.25}pt" color="#000000" start-indent="0pt" end-indent="0pt"
					text-indent="0pt" text-align="justify" text-align-last="start"
					provisional-distance-between-starts="1.5em" provisional-label-separation="0pt">
					<fo:list-item>
						<fo:list-item-label end-indent="label-end()">
							<fo:block><xsl:value-of select="$mark"/></fo:block>
						</fo:list-item-label>
						<fo:list-item-body start-indent="body-start()">
							<fo:block><xsl:apply-templates/></fo:block>
						</fo:list-item-body>
					</fo:list-item>
				</fo:list-block>
			</fo:footnote-body>
		</fo:footnote>
	</xsl:template>

	<!-- Spaces typed to indent a paragraph: the layout has its own indent. -->
	<xsl:template match="p/text()[not(preceding-sibling::node())
		and (starts-with(., '　') or starts-with(., '&#xA0;'))]">
		<xsl:call-template name="unindented"><xsl:with-param name="text" select="."/></xsl:call-template>
	</xsl:template>

	<xsl:template name="unindented">
		<xsl:param name="text"/>
		<xsl:choose>
			<xsl:when test="$text != '' and translate(substring($text, 1, 1), '　&#xA0; ', '') = ''">
				<xsl:call-template name="unindented">
					<xsl:with-param name="text" select="substring($text, 2)"/>
				</xsl:call-template>
			</xsl:when>
			<xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

</xsl:stylesheet>
