<?xml version="1.0" encoding="UTF-8"?>
<!-- A vertical sheet of A3 to hang on a wall: headline down the right edge, text in tiers from right to
     left, signature with seal and date in Chinese figures at the left. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:axf="http://www.antennahouse.com/names/XSL/Extensions">
	<xsl:import href="common/record.xsl"/>

	<!-- Size of the body text: a number with pt, a Chinese size name, or auto, as fits on one sheet -->
	<xsl:param name="body-size" select="'auto'"/>

	<!-- Number of tiers that the lines of text stand in, 2 to 4 -->
	<xsl:param name="columns" select="3"/>

	<!-- Colour of the paper, as #rrggbb -->
	<xsl:param name="paper" select="'#faf6ec'"/>

	<!-- Text of the seal, up to six characters; the award or the column if there is none -->
	<xsl:param name="seal" select="''"/>

	<xsl:variable name="page-width" select="841.89"/>
	<xsl:variable name="page-height" select="1190.55"/>

	<!-- From the paper's edges to the text, and at the left to the strip with the signature. -->
	<xsl:variable name="right" select="64"/>
	<xsl:variable name="left" select="50"/>
	<xsl:variable name="strip" select="70"/>
	<xsl:variable name="tall" select="$page-height - 2 * 66"/>

	<!-- Tiers hold a whole number of characters. -->
	<xsl:variable name="gap" select="2 * $pt"/>
	<xsl:variable name="column" select="floor(($tall + $gap) div $columns div $pt - 2) * $pt"/>
	<xsl:variable name="measure" select="$columns * $column + ($columns - 1) * $gap"/>
	<xsl:variable name="edge" select="($page-height - $measure) div 2"/>

	<!-- The most that a picture in the text is wide. -->
	<xsl:variable name="plate" select="264"/>

	<!-- What stands below the headline, and the room for both: a portrait or the only picture, figures. -->
	<xsl:variable name="portrait" select="/*/head/portrait | /*[not(head/portrait)]
		/body[count(figure) = 1]/figure[not(img[2])]"/>
	<xsl:variable name="beside" select="$portrait | /*/head/facts[fact]"/>
	<xsl:variable name="picture" select="248"/>
	<xsl:variable name="across" select="3 - not($portrait)"/>
	<xsl:variable name="below" select="boolean($beside) * (30 + 296 * count($portrait)
		+ 62 * ceiling(count(/*/head/facts/fact) div $across))"/>
	<xsl:variable name="headline-room" select="$measure - $below"/>

	<xsl:variable name="pt">
		<xsl:choose>
			<xsl:when test="$body-size = 'auto'"><xsl:call-template name="fitting"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="$asked"/></xsl:otherwise>
		</xsl:choose>
	</xsl:variable>

	<!-- The size of the headline, larger where there is little else, and how many lines it takes if it is
	     no couplet. -->
	<xsl:variable name="display" select="84 + 20 * not($portrait or /*/body/figure
		or string-length(normalize-space(/*/body)) &gt; 700)"/>
	<xsl:variable name="runs-over" select="1
		+ (string-length(normalize-space(/*/head/title)) * $display * 1.08 &gt; $tall - $below)"/>

	<!-- The largest size from 15 to 10.5 points at which the text should stay on one sheet: a paragraph
	     leaves half a line unused, a heading takes two, a picture some ten. -->
	<xsl:template name="fitting">
		<xsl:param name="size" select="15"/>
		<xsl:param name="width" select="$page-width - $right - $left - $strip - 20
			- 1.42 * $display * (count(/*/head/title/line) + $runs-over * count(/*/head/title[not(line)]))
			- 48 * count(/*/head/subtitle) - 34 * boolean(/*/head/award | /*/head/kicker)
			- 24 * count(/*/head/byline)"/>
		<xsl:param name="length" select="string-length(normalize-space(/*/body))
			+ string-length(normalize-space(/*/head/lead))"/>
		<xsl:variable name="characters" select="floor(($tall div $size + 2) div $columns) - 2"/>
		<xsl:variable name="lines" select="$columns * floor($width div $size * 7 div 12)"/>
		<xsl:variable name="needed" select="$length div $characters + count(/*/body/p) div 2
			+ 2 * count(/*/body/h2 | /*/body/h3) + 14 * count(/*/body/figure[not($portrait)])
			+ 2 * count(/*/body//tr) + count(/*/body//li) + 9 * count(/*/body/qrcode)
			+ 2 * count(/*/head/honours/honour)"/>
		<xsl:choose>
			<xsl:when test="$needed &lt;= $lines or $size &lt;= 10.5">
				<xsl:value-of select="$size"/>
			</xsl:when>
			<xsl:otherwise>
				<xsl:call-template name="fitting">
					<xsl:with-param name="size" select="$size - 0.5"/>
					<xsl:with-param name="width" select="$width"/>
					<xsl:with-param name="length" select="$length"/>
				</xsl:call-template>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="master">
		<xsl:param name="name"/>
		<xsl:param name="top"/>
		<fo:simple-page-master master-name="{$name}" page-width="{$page-width}pt"
			page-height="{$page-height}pt" writing-mode="tb-rl" background-color="{$paper}">
			<fo:region-body margin-top="{$edge}pt" margin-bottom="{$edge}pt" margin-right="{$right}pt"
				margin-left="{$left + $strip}pt" column-count="{$columns}" column-gap="{$gap}pt"
				axf:column-rule="0.4pt solid {$accent}"/>
			<fo:region-after region-name="foot-{$name}" extent="{$left + $strip}pt"/>
		</fo:simple-page-master>
	</xsl:template>

	<xsl:template name="sequences">
		<fo:page-sequence master-reference="pages" format="一" axf:kansuji-style="simple">
			<fo:static-content flow-name="foot-first">
				<xsl:call-template name="signature"/>
			</fo:static-content>
			<fo:static-content flow-name="foot-rest">
				<xsl:call-template name="running-foot"/>
			</fo:static-content>
			<fo:static-content flow-name="xsl-footnote-separator">
				<xsl:call-template name="footnote-separator"/>
			</fo:static-content>
			<fo:flow flow-name="xsl-region-body" axf:text-combine-horizontal="digits 2">
				<xsl:apply-templates select="." mode="flow"/>
			</fo:flow>
		</fo:page-sequence>
	</xsl:template>

	<!-- Title and folio of the sheets behind the first, at their fore edge. -->
	<xsl:template name="running-foot">
		<xsl:call-template name="frames"/>
		<xsl:call-template name="strip">
			<xsl:with-param name="content">
				<fo:block text-align-last="justify">
					<xsl:apply-templates select="head/title" mode="plain"/>
					<fo:leader leader-length.optimum="1em" leader-length.maximum="100%"/>
					<fo:page-number/>
				</fo:block>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:template>

	<!-- Beside the text at the left, behind a rule. -->
	<xsl:template name="strip">
		<xsl:param name="content"/>
		<fo:block-container absolute-position="absolute" top="{$edge}pt" bottom="{$edge}pt"
			right="14pt" width="{$strip - 14}pt" border-right="0.4pt solid {$accent}"
			display-align="center">
			<fo:block font-family="kai" font-size="13pt" line-height="20pt" letter-spacing="0.08em">
				<xsl:copy-of select="$content"/>
			</fo:block>
		</fo:block-container>
	</xsl:template>

	<!-- Who it is from and when; the seal at the foot. -->
	<xsl:template name="signature">
		<xsl:variable name="mark">
			<xsl:call-template name="seal-text"/>
		</xsl:variable>
		<xsl:call-template name="frames"/>
		<xsl:call-template name="strip">
			<xsl:with-param name="content">
				<fo:block text-align="end" end-indent="{64 * ($mark != '')}pt">
					<xsl:if test="head/source">
						<fo:block color="{$soft}" font-size="11pt">
							<xsl:apply-templates select="head/source"/>
						</fo:block>
					</xsl:if>
					<xsl:value-of select="normalize-space(head/organisation)"/>
					<xsl:if test="head/published">
						<xsl:text>　</xsl:text>
						<xsl:call-template name="han-date">
							<xsl:with-param name="date" select="normalize-space(head/published)"/>
						</xsl:call-template>
					</xsl:if>
				</fo:block>
			</xsl:with-param>
		</xsl:call-template>
		<xsl:if test="$mark != ''">
			<fo:block-container absolute-position="absolute" bottom="{$edge}pt"
				right="{14 + ($strip - 14 - 50) div 2}pt" width="50pt" height="50pt">
				<xsl:call-template name="seal"><xsl:with-param name="text" select="$mark"/></xsl:call-template>
			</fo:block-container>
		</xsl:if>
	</xsl:template>

	<!-- A strong line and a fine one around the sheet, as in books cut from wood. -->
	<xsl:template name="frames">
		<xsl:call-template name="frame">
			<xsl:with-param name="inset" select="31"/>
			<xsl:with-param name="width" select="2.4"/>
		</xsl:call-template>
		<xsl:call-template name="frame">
			<xsl:with-param name="inset" select="36.5"/>
			<xsl:with-param name="width" select="0.5"/>
		</xsl:call-template>
	</xsl:template>

	<xsl:template name="frame">
		<xsl:param name="inset"/>
		<xsl:param name="width"/>
		<fo:block-container absolute-position="fixed" top="{$inset}pt" right="{$inset}pt"
			bottom="{$inset}pt" left="{$inset}pt" border="{$width}pt solid {$accent}">
			<fo:block/>
		</fo:block-container>
	</xsl:template>

	<xsl:template name="seal-text">
		<xsl:variable name="given" select="normalize-space($seal)"/>
		<xsl:variable name="own" select="normalize-space((head/award | head/kicker)[1])"/>
		<xsl:choose>
			<xsl:when test="$given != ''"><xsl:value-of select="$given"/></xsl:when>
			<xsl:when test="string-length($own) &lt;= 6"><xsl:value-of select="$own"/></xsl:when>
		</xsl:choose>
	</xsl:template>

	<!-- White characters in two lines, cut into a square of 50 points. -->
	<xsl:template name="seal">
		<xsl:param name="text"/>
		<xsl:variable name="half" select="ceiling(string-length($text) div 2)"/>
		<xsl:variable name="size" select="40 div $half"/>
		<fo:block-container width="50pt" height="50pt" background-color="{$accent}"
			axf:border-radius="4pt" display-align="center">
			<fo:block font-family="xbs" font-size="{$size * ($half &gt; 2) + 20 * ($half &lt;= 2)}pt"
				line-height="21pt" color="{$paper}" text-align="center">
				<fo:block><xsl:value-of select="substring($text, 1, $half)"/></fo:block>
				<fo:block><xsl:value-of select="substring($text, $half + 1)"/></fo:block>
			</fo:block>
		</fo:block-container>
	</xsl:template>

	<xsl:template match="/*" mode="flow">
		<fo:block span="all" padding-after="{$pitch}pt">
			<fo:table table-layout="fixed" width="100%">
				<fo:table-column column-width="{$headline-room}pt"/>
				<xsl:if test="$beside">
					<fo:table-column column-width="proportional-column-width(1)"/>
				</xsl:if>
				<fo:table-body>
					<fo:table-row>
						<fo:table-cell><xsl:call-template name="headline"/></fo:table-cell>
						<xsl:if test="$beside">
							<fo:table-cell text-align="end"><xsl:call-template name="below"/></fo:table-cell>
						</xsl:if>
					</fo:table-row>
				</fo:table-body>
			</fo:table>
		</fo:block>
		<xsl:apply-templates select="head/lead"/>
		<xsl:apply-templates select="body"/>
		<xsl:apply-templates select="attachment"/>
		<xsl:apply-templates select="head/honours[honour]"/>
		<xsl:apply-templates select="related"/>
	</xsl:template>

	<xsl:template name="headline">
		<xsl:apply-templates select="(head/award | head/kicker)[1]"/>
		<xsl:apply-templates select="head/title">
			<xsl:with-param name="size" select="$display"/>
			<xsl:with-param name="width" select="$headline-room"/>
			<xsl:with-param name="align" select="'start'"/>
		</xsl:apply-templates>
		<xsl:if test="head/subtitle">
			<fo:block space-before="10pt">
				<xsl:apply-templates select="head/subtitle">
					<xsl:with-param name="size" select="22"/>
					<xsl:with-param name="align" select="'end'"/>
				</xsl:apply-templates>
			</fo:block>
		</xsl:if>
		<xsl:if test="head/byline">
			<fo:block font-family="kai" font-size="13pt" line-height="24pt" color="{$soft}"
				text-align="end">
				<xsl:apply-templates select="head/byline"/>
			</fo:block>
		</xsl:if>
	</xsl:template>

	<xsl:template match="award | kicker">
		<fo:block font-family="hei" font-weight="500" font-size="16pt" line-height="26pt"
			color="{$accent}" letter-spacing="0.4em" text-align="start" space-after="8pt">
			<xsl:apply-templates/>
			<xsl:if test="@month">
				<xsl:text>　</xsl:text>
				<xsl:call-template name="han-date">
					<xsl:with-param name="date" select="@month"/>
				</xsl:call-template>
			</xsl:if>
		</fo:block>
	</xsl:template>

	<!-- The portrait with the figures under it, lines of words as on any sheet. -->
	<xsl:template name="below">
		<fo:block-container writing-mode="lr-tb" width="{$picture}pt" height="{$below}pt"
			display-align="after">
			<xsl:if test="$portrait">
				<fo:block line-height="0">
					<fo:external-graphic src="url('{$portrait/@src | $portrait/img/@src}')"
						width="{$picture}pt" height="{290 - 30 * boolean($portrait/figcaption)}pt"
						content-width="scale-to-fit" content-height="scale-to-fit" scaling="uniform"
						text-align="center" display-align="after"/>
				</fo:block>
				<xsl:apply-templates select="$portrait/figcaption"/>
			</xsl:if>
			<xsl:apply-templates select="head/facts[fact]"/>
		</fo:block-container>
	</xsl:template>

	<!-- In one row below a portrait, else larger and in two. -->
	<xsl:template match="facts">
		<xsl:variable name="size" select="20 + 10 * not($portrait)"/>
		<fo:table table-layout="fixed" width="100%">
			<fo:table-body>
				<xsl:for-each select="fact[position() mod $across = 1]">
					<fo:table-row>
						<xsl:for-each select=". | following-sibling::fact[position() &lt; $across]">
							<fo:table-cell padding-before="12pt">
								<fo:block font-family="song" font-size="{$size}pt"
									line-height="{$size + 6}pt" font-weight="bold" color="{$accent}"
									text-align="center">
									<xsl:value-of select="@value"/>
									<fo:inline font-family="hei" font-size="9pt" font-weight="400">
										<xsl:value-of select="@unit"/>
									</fo:inline>
								</fo:block>
								<fo:block font-family="hei" font-size="9.5pt" line-height="14pt"
									color="{$soft}" text-align="center">
									<xsl:value-of select="@name"/>
								</fo:block>
							</fo:table-cell>
						</xsl:for-each>
					</fo:table-row>
				</xsl:for-each>
			</fo:table-body>
		</fo:table>
	</xsl:template>

	<!-- Pictures stand in the middle of a tier, with their captions below them. -->
	<xsl:template match="figure" priority="2">
		<xsl:if test="count($portrait | .) &gt; count($portrait)">
			<xsl:call-template name="plate"/>
		</xsl:if>
	</xsl:template>

	<xsl:template name="plate">
		<xsl:variable name="across" select="1 + boolean(img[2])"/>
		<xsl:variable name="rows" select="ceiling(count(img) div $across)"/>
		<xsl:variable name="room" select="$column - 42 * boolean(figcaption)"/>
		<fo:block text-indent="0pt"><fo:float axf:float-y="before" axf:span="1">
			<fo:block-container writing-mode="lr-tb" width="{$plate}pt" height="{$column}pt"
				display-align="center" space-after="{$pitch div 2}pt">
				<xsl:for-each select="img[position() mod $across = 1 or $across = 1]">
					<fo:block line-height="0" text-align-last="justify">
						<xsl:if test="position() &gt; 1">
							<xsl:attribute name="space-before">8pt</xsl:attribute>
						</xsl:if>
						<xsl:apply-templates
							select=". | following-sibling::img[position() &lt; $across]">
							<xsl:with-param name="width" select="($plate - 8 * ($across - 1)) div $across"/>
							<xsl:with-param name="height" select="($room - 8 * ($rows - 1)) div $rows"/>
						</xsl:apply-templates>
					</fo:block>
				</xsl:for-each>
				<xsl:apply-templates select="figcaption"/>
			</fo:block-container>
		</fo:float></fo:block>
	</xsl:template>

	<xsl:template match="figure/img">
		<xsl:param name="width"/>
		<xsl:param name="height"/>
		<fo:external-graphic src="url('{@src}')" max-width="{$width}pt" max-height="{$height}pt"
			content-width="scale-to-fit" content-height="scale-to-fit" scaling="uniform"/>
	</xsl:template>

	<!-- Steps are counted in Han. -->
	<xsl:template match="ol/li" mode="label"><xsl:number format="一"/>、</xsl:template>

	<xsl:template match="li//ol/li" mode="label">（<xsl:number format="一"/>）</xsl:template>

	<!-- The lead in Kai, with a rule behind it. -->
	<xsl:template match="lead">
		<fo:block font-family="kai" space-after="{$pitch div 2}pt" padding-after="{$pitch div 2}pt"
			border-after="0.4pt solid {$accent}">
			<xsl:choose>
				<xsl:when test="p"><xsl:apply-templates/></xsl:when>
				<xsl:otherwise>
					<fo:block text-indent="2em"><xsl:apply-templates/></fo:block>
				</xsl:otherwise>
			</xsl:choose>
		</fo:block>
	</xsl:template>

	<xsl:template match="honours">
		<fo:block space-before="{$pitch}pt" text-align="start" text-indent="0pt" font-family="kai">
			<fo:block font-family="hei" font-weight="500" color="{$accent}"
				keep-with-next.within-column="always">所获荣誉</fo:block>
			<xsl:for-each select="honour">
				<fo:block start-indent="2em">
					<xsl:call-template name="han-digits"><xsl:with-param name="digits" select="@year"/></xsl:call-template>
					<xsl:if test="@through">
						<xsl:text>至</xsl:text>
						<xsl:call-template name="han-digits"><xsl:with-param name="digits" select="@through"/></xsl:call-template>
					</xsl:if>
					<xsl:if test="@year">年　</xsl:if>
					<xsl:call-template name="level"><xsl:with-param name="level" select="@level"/></xsl:call-template>
					<xsl:apply-templates/>
					<xsl:if test="@to">　<xsl:value-of select="@to"/></xsl:if>
					<xsl:if test="@by">（<xsl:value-of select="@by"/>）</xsl:if>
				</fo:block>
			</xsl:for-each>
		</fo:block>
	</xsl:template>

	<!-- Dates in the text have Chinese figures: 1979年8月 becomes 一九七九年八月. -->
	<xsl:template match="body//text()[contains(., '年') or contains(., '月') or contains(., '日')]
		| lead//text()[contains(., '年') or contains(., '月') or contains(., '日')]">
		<xsl:variable name="text"><xsl:apply-imports/></xsl:variable>
		<xsl:variable name="years">
			<xsl:call-template name="in-han">
				<xsl:with-param name="text" select="string($text)"/>
				<xsl:with-param name="unit" select="'年'"/>
			</xsl:call-template>
		</xsl:variable>
		<xsl:variable name="months">
			<xsl:call-template name="in-han">
				<xsl:with-param name="text" select="string($years)"/>
				<xsl:with-param name="unit" select="'月'"/>
			</xsl:call-template>
		</xsl:variable>
		<xsl:call-template name="in-han">
			<xsl:with-param name="text" select="string($months)"/>
			<xsl:with-param name="unit" select="'日'"/>
		</xsl:call-template>
	</xsl:template>

	<!-- TEXT with the figures before each UNIT as Han: four of a year one by one, others as a number. What
	     is part of a larger number stays. -->
	<xsl:template name="in-han">
		<xsl:param name="text"/>
		<xsl:param name="unit"/>
		<xsl:choose>
			<xsl:when test="contains($text, $unit)">
				<xsl:variable name="before" select="substring-before($text, $unit)"/>
				<xsl:variable name="length" select="string-length($before)"/>
				<xsl:variable name="four" select="substring($before, $length - 3, 4)"/>
				<xsl:variable name="two" select="substring($before, $length - 1, 2)"/>
				<xsl:variable name="one" select="substring($before, $length, 1)"/>
				<xsl:variable name="count">
					<xsl:choose>
						<xsl:when test="$length &gt;= 4 and translate($four, '0123456789', '') = ''">4</xsl:when>
						<xsl:when test="$length &gt;= 2 and translate($two, '0123456789', '') = ''">2</xsl:when>
						<xsl:when test="$length &gt;= 1 and translate($one, '0123456789', '') = ''">1</xsl:when>
						<xsl:otherwise>0</xsl:otherwise>
					</xsl:choose>
				</xsl:variable>
				<xsl:variable name="figures" select="substring($before, $length - $count + 1, $count)"/>
				<xsl:variable name="joined" select="concat(' ', $before)"/>
				<xsl:variable name="part" select="translate(substring($joined, $length - $count + 1, 1),
					'0123456789.,:-/', '') = ''"/>
				<xsl:choose>
					<xsl:when test="$count = 0 or $part or ($count = 4 and $unit != '年')
						or $figures = 0 or ($unit = '月' and $figures &gt; 12)
						or ($unit = '日' and $figures &gt; 31)">
						<xsl:value-of select="$before"/>
					</xsl:when>
					<xsl:otherwise>
						<xsl:value-of select="substring($before, 1, $length - $count)"/>
						<xsl:choose>
							<xsl:when test="$count = 4">
								<xsl:call-template name="han-digits">
									<xsl:with-param name="digits" select="$figures"/>
								</xsl:call-template>
							</xsl:when>
							<xsl:otherwise>
								<xsl:call-template name="han-number">
									<xsl:with-param name="n" select="number($figures)"/>
								</xsl:call-template>
							</xsl:otherwise>
						</xsl:choose>
					</xsl:otherwise>
				</xsl:choose>
				<xsl:value-of select="$unit"/>
				<xsl:call-template name="in-han">
					<xsl:with-param name="text" select="substring-after($text, $unit)"/>
					<xsl:with-param name="unit" select="$unit"/>
				</xsl:call-template>
			</xsl:when>
			<xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- 2025-09-30 as 二〇二五年九月三十日. -->
	<xsl:template name="han-date">
		<xsl:param name="date"/>
		<xsl:call-template name="han-digits">
			<xsl:with-param name="digits" select="substring($date, 1, 4)"/>
		</xsl:call-template>
		<xsl:text>年</xsl:text>
		<xsl:if test="string-length($date) &gt;= 7">
			<xsl:call-template name="han-number">
				<xsl:with-param name="n" select="number(substring($date, 6, 2))"/>
			</xsl:call-template>
			<xsl:text>月</xsl:text>
		</xsl:if>
		<xsl:if test="string-length($date) &gt;= 10">
			<xsl:call-template name="han-number">
				<xsl:with-param name="n" select="number(substring($date, 9, 2))"/>
			</xsl:call-template>
			<xsl:text>日</xsl:text>
		</xsl:if>
	</xsl:template>

	<xsl:template name="han-digits">
		<xsl:param name="digits"/>
		<xsl:value-of select="translate($digits, '0123456789', '〇一二三四五六七八九')"/>
	</xsl:template>

	<!-- 1 to 99. -->
	<xsl:template name="han-number">
		<xsl:param name="n"/>
		<xsl:if test="$n &gt;= 20"><xsl:value-of select="substring('一二三四五六七八九', floor($n div 10), 1)"/></xsl:if>
		<xsl:if test="$n &gt;= 10">十</xsl:if>
		<xsl:value-of select="substring('一二三四五六七八九', $n mod 10, 1)"/>
	</xsl:template>

</xsl:stylesheet>
