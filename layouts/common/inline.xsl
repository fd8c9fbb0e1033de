<?xml version="1.0" encoding="UTF-8"?>
<!-- Inline elements of a record. Han has no bold or italic of its own: what Latin script slants or
     blackens is set in another face, or marked under the line. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:axf="http://www.antennahouse.com/names/XSL/Extensions" xmlns:banxin="urn:banxin:fo">

	<!-- Titles of works in cite: wave (a wavy line under them), marks (in 《》) or kai (in another face) -->
	<xsl:param name="cite" select="'wave'"/>

	<!-- Readings in ruby: above the characters, or brackets behind them -->
	<xsl:param name="ruby" select="'above'"/>

	<xsl:template match="strong">
		<fo:inline font-family="hei" font-weight="500"><xsl:apply-templates/></fo:inline>
	</xsl:template>

	<xsl:template match="em">
		<fo:inline axf:text-emphasis-style="dot"><xsl:apply-templates/></fo:inline>
	</xsl:template>

	<xsl:template match="u">
		<fo:inline text-decoration="underline"><xsl:apply-templates/></fo:inline>
	</xsl:template>

	<!-- 专名号. Two names in a row have lines that do not touch. -->
	<xsl:template match="name">
		<fo:inline text-decoration="underline" banxin:text-decoration-inset="auto">
			<xsl:apply-templates/>
		</fo:inline>
	</xsl:template>

	<!-- 书名号甲式; what stands in 《》 already has its mark. -->
	<xsl:template match="cite">
		<xsl:variable name="before" select="preceding-sibling::node()[1][self::text()]"/>
		<xsl:variable name="marked" select="starts-with(normalize-space(), '《')
			or substring($before, string-length($before)) = '《'"/>
		<xsl:choose>
			<xsl:when test="$cite = 'kai'">
				<fo:inline font-family="kai"><xsl:apply-templates/></fo:inline>
			</xsl:when>
			<xsl:when test="$marked"><xsl:apply-templates/></xsl:when>
			<xsl:when test="$cite = 'marks'">
				<xsl:text>《</xsl:text><xsl:apply-templates/><xsl:text>》</xsl:text>
			</xsl:when>
			<xsl:otherwise>
				<fo:inline text-decoration="underline" axf:text-line-style="wavy"
					banxin:text-decoration-inset="auto">
					<xsl:apply-templates/>
				</fo:inline>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- Each reading is for the text before it. -->
	<xsl:template match="ruby">
		<xsl:choose>
			<xsl:when test="$ruby = 'brackets'"><xsl:apply-templates/></xsl:when>
			<xsl:otherwise>
				<xsl:apply-templates select="rt" mode="annotation"/>
				<xsl:apply-templates select="rt[last()]/following-sibling::node()"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- 拼音 above, one syllable to a character where there are as many; 注音 at the right of each. -->
	<xsl:template match="rt" mode="annotation">
		<xsl:variable name="bopomofo"
			select="'ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙㄚㄛㄜㄝㄞㄟㄠㄡㄢㄣㄤㄥㄦㄧㄨㄩ'"/>
		<xsl:variable name="vowels" select="'aāáǎàoōóǒòeēéěèêiīíǐìuūúǔùüǖǘǚǜ'"/>
		<axf:ruby>
			<xsl:if test="translate(., $bopomofo, '') != .">
				<xsl:attribute name="axf:ruby-position">inter-character</xsl:attribute>
			</xsl:if>
			<axf:ruby-base>
				<xsl:apply-templates select="preceding-sibling::node()[not(self::rt)]
					[generate-id(following-sibling::rt[1]) = generate-id(current())]"/>
			</axf:ruby-base>
			<axf:ruby-text>
				<xsl:if test="translate(., $vowels, '') != .">
					<xsl:attribute name="font-family">hei</xsl:attribute>
					<xsl:attribute name="font-weight">400</xsl:attribute>
				</xsl:if>
				<xsl:apply-templates/>
			</axf:ruby-text>
		</axf:ruby>
	</xsl:template>

	<!-- A reading in brackets after the characters it is for, smaller than they are. -->
	<xsl:template match="rt">
		<fo:inline font-size="0.8em">（<xsl:apply-templates/>）</fo:inline>
	</xsl:template>

	<!-- 割注: two small rows within the line. -->
	<xsl:template match="span[@class = 'inline-note']">
		<fo:inline banxin:warichu="true"><xsl:apply-templates/></fo:inline>
	</xsl:template>

	<!-- 示亡号: a frame round the name of one who has died. -->
	<xsl:template match="span[@class = 'deceased']">
		<fo:inline border="0.4pt solid" padding-start="0.1em" padding-end="0.1em" space-start="0.1em"
			space-end="0.1em" keep-together.within-line="always">
			<xsl:apply-templates/>
		</fo:inline>
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

	<!-- Notes are counted within their record, or within the issue where records share pages. -->
	<xsl:template match="note" mode="number">
		<xsl:number level="any" count="note" from="profile | article"/>
	</xsl:template>

	<xsl:template match="note">
		<xsl:variable name="n">
			<xsl:apply-templates select="." mode="number"/>
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
	<xsl:template match="p/text()[contains('　&#xA0;', substring(., 1, 1))
		and not(preceding-sibling::node())]">
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
