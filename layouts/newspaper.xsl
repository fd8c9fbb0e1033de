<?xml version="1.0" encoding="UTF-8"?>
<!-- A page of a community newspaper: masthead or page head, headline across some of the columns, small
     Song in narrow columns with rules between them, pictures one or two columns wide. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:axf="http://www.antennahouse.com/names/XSL/Extensions">
	<xsl:import href="common/record.xsl"/>

	<!-- Number of text columns, 3 to 6 -->
	<xsl:param name="columns" select="5"/>

	<!-- Size of the body text: a number with pt, a Chinese size name, or auto for the largest that fits on one page -->
	<xsl:param name="body-size" select="'auto'"/>

	<!-- Sheet: A3, tabloid (270 mm by 390 mm) or A4 -->
	<xsl:param name="paper" select="'A3'"/>

	<!-- Name of the paper over the first page; a bulletin has its own -->
	<xsl:param name="name" select="''"/>

	<!-- Name of the page, told in its head -->
	<xsl:param name="page-name" select="''"/>

	<!-- Number of the first page -->
	<xsl:param name="first-page" select="1"/>

	<xsl:variable name="page-width"
		select="841.89 * ($paper = 'A3') + 765.35 * ($paper = 'tabloid') + 595.28 * ($paper = 'A4')"/>
	<xsl:variable name="page-height"
		select="1190.55 * ($paper = 'A3') + 1105.51 * ($paper = 'tabloid') + 841.89 * ($paper = 'A4')"/>

	<!-- The masthead's name: the bulletin's title, or what was asked for. -->
	<xsl:variable name="masthead">
		<xsl:choose>
			<xsl:when test="$name != ''"><xsl:value-of select="$name"/></xsl:when>
			<xsl:when test="/bulletin"><xsl:apply-templates select="/*/head/title" mode="plain"/></xsl:when>
		</xsl:choose>
	</xsl:variable>

	<!-- Body text: as asked, else the largest of the usual sizes at which the page holds it. Paragraphs
	     lose half a line each at their ends, pictures are taken to be two thirds as high as wide. -->
	<xsl:variable name="pt">
		<xsl:choose>
			<xsl:when test="$body-size != 'auto'"><xsl:value-of select="$asked"/></xsl:when>
			<xsl:otherwise>
				<xsl:call-template name="largest"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:template name="largest">
		<xsl:param name="try" select="10.5 + 1.5 * ($columns &lt; 5)"/>
		<xsl:variable name="share"><xsl:call-template name="share"><xsl:with-param name="pt" select="$try"/></xsl:call-template></xsl:variable>
		<xsl:choose>
			<xsl:when test="$try &lt;= 9 or $share &lt; 1"><xsl:value-of select="$try"/></xsl:when>
			<xsl:otherwise>
				<xsl:call-template name="largest">
					<xsl:with-param name="try" select="$try - 0.5"/>
				</xsl:call-template>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- The part of a page that the record fills at PT points, in lines of 1.6 ems; two hundredths more, for
	     one line on a second page spoils the first. -->
	<xsl:template name="share">
		<xsl:param name="pt"/>
		<xsl:variable name="width" select="($room - ($columns - 1) * 1.5 * $pt) div $columns"/>
		<xsl:variable name="cells" select="floor($width div $pt)"/>
		<xsl:variable name="line" select="$pt * 1.6"/>
		<xsl:variable name="paragraphs" select="count(//body/* | //li)"/>
		<xsl:variable name="text" select="(string-length(normalize-space(/))
			+ $paragraphs * (2 + $cells * 0.4)) div $cells"/>
		<xsl:variable name="single" select="count(//figure) - count(//figure[@place = 'wide'])"/>
		<xsl:variable name="pictures" select="($single + 4 * count(//figure[@place = 'wide'])
			+ 3 * count(//figure[not(preceding::figure)][not(@place)])) * ($width * 0.667 div $line + 2)"/>
		<xsl:variable name="pieces" select="count(//article | //profile)"/>
		<xsl:variable name="heads" select="$pieces * 9 * $over + ($pieces - 1) * 4 * $columns
			+ count(//h2) + ($masthead != '') * $columns * 8 + count(//honour)
			+ count(//facts) * 4 * $over"/>
		<xsl:value-of select="1.02 * ($text + $pictures + $heads) div floor($depth div $line) div $columns"/>
	</xsl:template>

	<!-- Fifteen millimetres at the sides; columns hold whole characters and what is left widens the
	     gaps between them. -->
	<xsl:variable name="room" select="$page-width - 85"/>
	<xsl:variable name="cells" select="floor(($room - ($columns - 1) * 1.5 * $pt) div $columns div $pt)"/>
	<xsl:variable name="column" select="$cells * $pt"/>
	<xsl:variable name="spare" select="($room - $columns * $column) div ($columns - 1)"/>
	<xsl:variable name="gap" select="$spare * ($spare &lt;= 2.5 * $pt) + 2.5 * $pt * ($spare &gt; 2.5 * $pt)"/>
	<xsl:variable name="measure" select="$columns * $column + ($columns - 1) * $gap"/>
	<!-- Lines 1.6 ems apart, and up to a tenth more where that fills the page. -->
	<xsl:variable name="pitch">
		<xsl:variable name="share">
			<xsl:call-template name="share"><xsl:with-param name="pt" select="$pt"/></xsl:call-template>
		</xsl:variable>
		<xsl:variable name="open" select="1 + ($share &lt; 1) * (1 div $share - 1)"/>
		<xsl:value-of select="round($pt * 16 * ($open * ($open &lt; 1.1) + 1.1 * ($open &gt;= 1.1))) div 10"/>
	</xsl:variable>
	<xsl:variable name="head" select="66 - 20 * ($masthead != '')"/>
	<xsl:variable name="top" select="$head"/>
	<xsl:variable name="depth" select="$page-height - $head - 48"/>
	<xsl:variable name="text-height" select="floor($depth div $pitch) * $pitch"/>

	<!-- How many columns a headline covers: 3 of 4 or 5. -->
	<xsl:variable name="over" select="2 + ($columns &gt; 3) + ($columns &gt; 5)"/>

	<!-- N columns and the gaps between them. -->
	<xsl:template name="across">
		<xsl:param name="n"/>
		<xsl:value-of select="$n * $column + ($n - 1) * $gap"/>
	</xsl:template>

	<!-- Under a masthead the first page needs no head. -->
	<xsl:template name="master">
		<xsl:param name="name"/>
		<xsl:param name="top"/>
		<xsl:variable name="head-name">
			<xsl:choose>
				<xsl:when test="$name = 'first' and $masthead != ''">none</xsl:when>
				<xsl:otherwise>head-rest</xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
		<fo:simple-page-master master-name="{$name}" page-width="{$page-width}pt"
			page-height="{$page-height}pt" margin-left="{$side}pt" margin-right="{$side}pt">
			<fo:region-body margin-top="{$head}pt" margin-bottom="{$bottom}pt"
				column-count="{$columns}" column-gap="{$gap}pt" axf:column-rule-style="solid"
				axf:column-rule-width="0.3pt" axf:column-rule-color="{$hair}"/>
			<fo:region-before region-name="{$head-name}" extent="{$head}pt"/>
			<fo:region-after region-name="foot" extent="{$bottom}pt"/>
		</fo:simple-page-master>
	</xsl:template>

	<xsl:variable name="roots" select="' bulletin article profile '"/>

	<xsl:template name="sequences">
		<fo:page-sequence master-reference="pages" initial-page-number="{$first-page}">
			<fo:static-content flow-name="head-rest">
				<xsl:call-template name="running-head"/>
			</fo:static-content>
			<fo:static-content flow-name="foot">
				<xsl:call-template name="running-foot"/>
			</fo:static-content>
			<fo:flow flow-name="xsl-region-body" axf:baseline-grid="root">
				<xsl:apply-templates select="." mode="flow"/>
			</fo:flow>
		</fo:page-sequence>
	</xsl:template>

	<!-- 报眉: number and name of the page, the paper, the date. -->
	<xsl:template name="running-head">
		<fo:block font-family="hei" font-size="9pt" line-height="14pt" padding-before="{$head - 32}pt"
			padding-after="4pt" border-after-style="solid" border-after-width="1pt"
			border-after-color="#000000" text-align="start" text-align-last="justify">
			<fo:inline font-weight="500" font-size="13pt" color="{$accent}">
				<xsl:text>第</xsl:text><fo:page-number/><xsl:text>版</xsl:text>
			</fo:inline>
			<xsl:if test="$page-name != ''">
				<xsl:value-of select="concat('　', $page-name)"/>
			</xsl:if>
			<fo:leader leader-length.optimum="1em" leader-length.maximum="100%" leader-pattern="space"/>
			<xsl:value-of select="$masthead"/>
			<xsl:if test="head/editor">
				<xsl:value-of select="concat('　责任编辑：', normalize-space(head/editor))"/>
			</xsl:if>
			<xsl:if test="head/published">
				<xsl:text>　</xsl:text><xsl:apply-templates select="head/published"/>
			</xsl:if>
		</fo:block>
	</xsl:template>

	<xsl:template name="running-foot">
		<xsl:if test="tail/permit">
			<fo:block font-family="hei" font-size="8pt" line-height="12pt" color="{$soft}"
				text-align="center" padding-before="12pt">
				<xsl:value-of select="normalize-space(tail/permit)"/>
			</fo:block>
		</xsl:if>
	</xsl:template>

	<xsl:template match="/*" mode="flow">
		<xsl:if test="$masthead != ''"><xsl:call-template name="masthead"/></xsl:if>
		<xsl:choose>
			<xsl:when test="self::bulletin">
				<xsl:apply-templates select=".//article | .//profile" mode="piece"/>
				<xsl:apply-templates select="tail"/>
			</xsl:when>
			<xsl:otherwise><xsl:apply-templates select="." mode="piece"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- 报头: the name in large letters, and under it, between two rules, number, date and compiler. -->
	<xsl:template name="masthead">
		<xsl:variable name="ems">
			<xsl:call-template name="ems"><xsl:with-param name="text" select="$masthead"/></xsl:call-template>
		</xsl:variable>
		<xsl:variable name="fitting" select="floor($measure * 0.8 div ($ems * 1.25))"/>
		<xsl:variable name="size" select="64 * ($fitting &gt; 64) + $fitting * ($fitting &lt;= 64)"/>
		<xsl:variable name="indent" select="($measure - $ems * 1.25 * $size) div 2"/>
		<fo:block span="all" padding-after="{$pitch}pt">
			<fo:block font-family="xbs" font-size="{$size}pt" line-height="{$pitch * 5}pt"
				color="{$accent}" start-indent="{$indent}pt" end-indent="{$indent}pt"
				text-align="center" text-align-last="justify">
				<xsl:value-of select="$masthead"/>
			</fo:block>
			<fo:block font-family="kai" text-align="start" text-align-last="justify"
				border-before-style="solid" border-before-width="1.5pt" border-before-color="{$accent}"
				border-after-style="solid" border-after-width="0.5pt" border-after-color="{$accent}"
				padding="{($pitch - 2) div 4}pt 0pt {($pitch - 2) div 4}pt 0pt"
				line-height="{$pitch * 1.5}pt">
				<xsl:for-each select="head/compiler | head/approved-by | head/editor">
					<xsl:if test="position() &gt; 1">　</xsl:if>
					<xsl:if test="self::approved-by">签发：</xsl:if>
					<xsl:if test="self::editor">责任编辑：</xsl:if>
					<xsl:value-of select="normalize-space(.)"/>
				</xsl:for-each>
				<xsl:if test="head/compiler | head/approved-by | head/editor">
					<fo:leader leader-length.optimum="1em" leader-length.maximum="100%"
						leader-pattern="space"/>
				</xsl:if>
				<xsl:apply-templates select="head/issue"/>
				<xsl:if test="head/subtitle">
					<xsl:value-of select="concat('（', normalize-space(head/subtitle), '）')"/>
				</xsl:if>
				<fo:leader leader-length.optimum="1em" leader-length.maximum="100%"
					leader-pattern="space"/>
				<xsl:for-each select="head/classification | head/copy-number">
					<xsl:value-of select="concat(normalize-space(.), '　')"/>
				</xsl:for-each>
				<xsl:apply-templates select="head/published"/>
			</fo:block>
			<xsl:apply-templates select="head/lead"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="issue">
		<xsl:if test="@year"><xsl:value-of select="concat(@year, '年')"/></xsl:if>
		<xsl:value-of select="concat('第', @number, '期')"/>
		<xsl:if test="@total"><xsl:value-of select="concat('（总第', @total, '期）')"/></xsl:if>
	</xsl:template>

	<!-- A piece: its headline over some of the columns, then its text. A rule divides it from the
	     piece above. -->
	<xsl:template match="article | profile" mode="piece">
		<xsl:if test="preceding::article | preceding::profile">
			<fo:block span="all" line-height="0" keep-with-next.within-page="always" padding-before="{$pitch}pt" padding-after="{$pitch}pt">
				<fo:leader leader-pattern="rule" leader-length="100%" rule-thickness="0.8pt"/>
			</fo:block>
		</xsl:if>
		<!-- The longer a piece, the larger its headline. -->
		<xsl:variable name="length" select="string-length(normalize-space(body))"/>
		<xsl:variable name="over" select="$over - ($length &lt; 900) * ($over - 2)"/>
		<xsl:variable name="size" select="22 + 10 * ($length &gt; 300) + 26 * ($length &gt; 900)"/>
		<xsl:variable name="width">
			<xsl:call-template name="across"><xsl:with-param name="n" select="$over"/></xsl:call-template>
		</xsl:variable>
		<xsl:apply-templates select="head/portrait"/>
		<fo:block axf:span="{$over}" padding-after="{$pitch}pt" keep-with-next.within-page="always"
			keep-together.within-page="always">
			<xsl:apply-templates select="head/kicker | head/award"/>
			<xsl:apply-templates select="head/title">
				<xsl:with-param name="size" select="$size"/>
				<xsl:with-param name="width" select="$width"/>
				<xsl:with-param name="align" select="'start'"/>
			</xsl:apply-templates>
			<xsl:if test="head/subtitle">
				<fo:block space-before="{$pitch div 2}pt">
					<xsl:apply-templates select="head/subtitle">
						<xsl:with-param name="size" select="18"/>
						<xsl:with-param name="align" select="'start'"/>
					</xsl:apply-templates>
				</fo:block>
			</xsl:if>
			<xsl:if test="head/byline">
				<fo:block font-family="kai" text-align="start" space-before="{$pitch div 2}pt">
					<xsl:apply-templates select="head/byline"/>
				</fo:block>
			</xsl:if>
			<xsl:apply-templates select="head/lead"/>
			<xsl:apply-templates select="head/facts[fact]">
				<xsl:with-param name="width" select="$width"/>
			</xsl:apply-templates>
		</fo:block>
		<xsl:apply-templates select="body/table[.//tr/*[4]]" mode="first"/>
		<xsl:apply-templates select="body"/>
		<xsl:apply-templates select="attachment"/>
		<xsl:apply-templates select="head/honours[honour]"/>
		<xsl:call-template name="origin"/>
		<xsl:apply-templates select="related"/>
	</xsl:template>

	<!-- The column's name in a bar. -->
	<xsl:template match="kicker | award">
		<fo:block font-family="hei" font-weight="500" font-size="{$pt * 1.2}pt" line-height="{$pitch * 1.25}pt"
			text-align="start" space-after="{$pitch * 0.5}pt" keep-with-next.within-page="always"
			border-after-style="solid" border-after-width="1.2pt" border-after-color="{$accent}">
			<fo:inline background-color="{$accent}" color="#ffffff" padding="{$pitch * 0.2}pt 0.8em">
				<xsl:apply-templates/>
			</fo:inline>
		</fo:block>
	</xsl:template>

	<xsl:template match="lead">
		<fo:block font-family="kai" space-before="{$pitch div 2}pt" text-indent="2em">
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<!-- In a box of its own, as wide as the column. -->
	<xsl:template match="honours">
		<fo:block background-color="{$tint}" border-before-style="solid" border-before-width="1pt"
			border-before-color="{$accent}" padding="{$pitch * 0.25}pt 0pt" text-align="start"
			space-before="{$pitch * 0.5}pt" space-after="{$pitch * 0.5}pt"
			axf:baseline-block-snap="center">
			<xsl:apply-templates select="honour"/>
		</fo:block>
	</xsl:template>

	<xsl:template match="honour">
		<fo:block start-indent="{1.5 * $pt}pt" end-indent="{0.5 * $pt}pt" text-indent="-1em"
			keep-together.within-column="always">
			<xsl:if test="@year">
				<fo:inline font-family="hei" font-weight="500" color="{$accent}">
					<xsl:value-of select="@year"/>
					<xsl:if test="@through">–<xsl:value-of select="@through"/></xsl:if>
				</fo:inline>
				<xsl:text>　</xsl:text>
			</xsl:if>
			<xsl:apply-templates/>
			<xsl:if test="@to">（<xsl:value-of select="@to"/>）</xsl:if>
			<xsl:variable name="level">
				<xsl:call-template name="level">
					<xsl:with-param name="level" select="@level"/>
				</xsl:call-template>
			</xsl:variable>
			<xsl:if test="@by or $level != ''">
				<fo:inline color="{$soft}">
					<xsl:value-of select="concat('　', $level, substring('　', 1, boolean(@by)
						* ($level != '')), @by)"/>
				</fo:inline>
			</xsl:if>
		</fo:block>
	</xsl:template>

	<xsl:template match="note" mode="number">
		<xsl:number level="any" count="note" from="bulletin"/>
	</xsl:template>

	<!-- Two lines for each heading, in the middle of its column. -->
	<xsl:template match="h2">
		<fo:block font-family="hei" font-weight="500" font-size="{$pt * 1.15}pt" text-align="center"
			space-before="{$pitch div 2}pt"
			space-after="{$pitch div 2}pt" axf:baseline-block-snap="center"
			keep-with-next.within-column="always" keep-together.within-column="always">
			<xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
			<xsl:call-template name="heading-by-sense"/>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<!-- What other layouts set across both columns stands in its column here. -->
	<xsl:template name="apart">
		<xsl:param name="span"/>
		<xsl:param name="before" select="$pitch div 2"/>
		<xsl:attribute name="space-before"><xsl:value-of select="$before"/>pt</xsl:attribute>
		<xsl:attribute name="space-after"><xsl:value-of select="$pitch div 2"/>pt</xsl:attribute>
	</xsl:template>

	<!-- The first picture of a piece and those that ask for it are two columns wide at the head of the
	     page, on the far side of the headline; several in a row stand side by side at its foot; all
	     others where the text has them. -->
	<xsl:template match="figure">
		<xsl:variable name="first" select="not(preceding-sibling::figure) and not(@place)"/>
		<xsl:variable name="next" select="following-sibling::*[1][self::figure]"/>
		<xsl:choose>
			<xsl:when test="preceding-sibling::*[1][self::figure]"/>
			<xsl:when test="$next">
				<xsl:call-template name="page-float">
					<xsl:with-param name="figures" select=". | $next"/>
					<xsl:with-param name="y" select="'after'"/>
				</xsl:call-template>
			</xsl:when>
			<xsl:when test="$first or @place = 'wide' or @place = 'page'">
				<xsl:call-template name="page-float">
					<xsl:with-param name="figures" select="."/>
					<xsl:with-param name="y" select="'before'"/>
				</xsl:call-template>
			</xsl:when>
			<xsl:otherwise>
				<fo:block text-indent="0pt" keep-together.within-column="always"
					space-before="{$pitch div 2}pt"
					space-after="{$pitch div 2}pt" axf:baseline-block-snap="center">
					<xsl:apply-templates select="." mode="picture">
						<xsl:with-param name="width" select="$column"/>
					</xsl:apply-templates>
				</fo:block>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="page-float">
		<xsl:param name="figures"/>
		<xsl:param name="y"/>
		<xsl:variable name="width">
			<xsl:call-template name="across"><xsl:with-param name="n" select="2"/></xsl:call-template>
		</xsl:variable>
		<fo:float axf:float-reference="multicol" axf:float-x="end" axf:float-y="{$y}">
			<fo:block-container width="{$width}pt">
				<!-- Half a line towards the text. -->
				<xsl:attribute name="padding-{substring('beforeafter', 1 + 6 * ($y = 'before'), 6 - ($y = 'before'))}">
					<xsl:value-of select="$pitch div 2"/>pt</xsl:attribute>
				<xsl:choose>
					<xsl:when test="count($figures) = 1">
						<xsl:apply-templates select="$figures" mode="picture">
							<xsl:with-param name="width" select="$width"/>
						</xsl:apply-templates>
					</xsl:when>
					<xsl:otherwise>
						<fo:table table-layout="fixed" width="{$width}pt">
							<fo:table-column column-width="{$column}pt"/>
							<fo:table-column column-width="{$gap}pt"/>
							<fo:table-column column-width="{$column}pt"/>
							<fo:table-body><fo:table-row>
								<xsl:for-each select="$figures">
									<fo:table-cell column-number="{2 * position() - 1}">
										<xsl:apply-templates select="." mode="picture">
											<xsl:with-param name="width" select="$column"/>
										</xsl:apply-templates>
									</fo:table-cell>
								</xsl:for-each>
							</fo:table-row></fo:table-body>
						</fo:table>
					</xsl:otherwise>
				</xsl:choose>
			</fo:block-container>
		</fo:float>
	</xsl:template>

	<!-- A table of more than three columns takes two of the page, in a short piece from its beginning on,
	     lest it comes to stand in the next one. -->
	<xsl:template match="body/table[.//tr/*[4]]">
		<xsl:if test="string-length(..) &gt;= 900"><xsl:call-template name="wide-table"/></xsl:if>
	</xsl:template>

	<xsl:template match="table" mode="first">
		<xsl:if test="string-length(..) &lt; 900"><xsl:call-template name="wide-table"/></xsl:if>
	</xsl:template>

	<xsl:template name="wide-table">
		<xsl:variable name="width">
			<xsl:call-template name="across"><xsl:with-param name="n" select="2"/></xsl:call-template>
		</xsl:variable>
		<fo:float axf:float-reference="multicol" axf:float-x="end" axf:float-y="before">
			<fo:block-container width="{$width}pt"><xsl:call-template name="table"/></fo:block-container>
		</fo:float>
	</xsl:template>

	<!-- Its pictures one below the other, all as wide as they may be, and the caption. -->
	<xsl:template match="figure" mode="picture">
		<xsl:param name="width"/>
		<fo:block line-height="0" keep-with-next.within-column="always" text-indent="0pt">
			<xsl:for-each select="img">
				<fo:block space-before="{(position() &gt; 1) * 4}pt">
					<xsl:apply-templates select=".">
						<xsl:with-param name="width" select="$width"/>
					</xsl:apply-templates>
				</fo:block>
			</xsl:for-each>
		</fo:block>
		<xsl:apply-templates select="figcaption"/>
	</xsl:template>

	<xsl:template match="figcaption">
		<fo:block font-family="hei" font-size="{$pt * 0.85}pt" line-height="{$pitch}pt"
			text-indent="0pt" text-align="center" space-before="{$pitch div 5}pt">
			<xsl:call-template name="by-sense"/>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<xsl:template match="tail">
		<fo:block span="all" font-family="fang" font-size="{$pt * 0.9}pt" padding-before="{$pitch div 2}pt">
			<xsl:for-each select="report-to | send-to | issue-to">
				<fo:block>
					<xsl:value-of select="substring('报送发', 1 * boolean(self::report-to)
						+ 2 * boolean(self::send-to) + 3 * boolean(self::issue-to), 1)"/>
					<xsl:text>：</xsl:text><xsl:apply-templates/>
				</fo:block>
			</xsl:for-each>
			<xsl:if test="printed-by | printed-on | copies">
				<fo:block>
					<xsl:value-of select="normalize-space(printed-by)"/>
					<xsl:if test="printed-on">
						<xsl:text>　</xsl:text>
						<xsl:call-template name="date">
							<xsl:with-param name="date" select="normalize-space(printed-on)"/>
						</xsl:call-template>
						<xsl:text>印发</xsl:text>
					</xsl:if>
					<xsl:if test="copies">
						<xsl:value-of select="concat('　共印', normalize-space(copies), '份')"/>
					</xsl:if>
				</fo:block>
			</xsl:if>
		</fo:block>
	</xsl:template>

	<!-- A portrait is the first picture. -->
	<xsl:template match="portrait">
		<fo:float axf:float-reference="multicol" axf:float-x="end" axf:float-y="before">
			<fo:block-container width="{$column}pt">
				<fo:block line-height="0">
					<fo:external-graphic src="url('{@src}')" width="{$column}pt"
						content-width="scale-to-fit" scaling="uniform"/>
				</fo:block>
			</fo:block-container>
		</fo:float>
	</xsl:template>

</xsl:stylesheet>
