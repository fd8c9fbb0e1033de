<?xml version="1.0" encoding="UTF-8"?>
<!-- An official document by GB/T 9704-2012: red head, number, title, text, signature, attachments,
     tail; and letters, minutes, orders. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:axf="http://www.antennahouse.com/names/XSL/Extensions" xmlns:banxin="urn:banxin:fo">
	<xsl:import href="common/record.xsl"/>
	<xsl:import href="common/gongwen-head.xsl"/>
	<xsl:import href="common/gongwen-end.xsl"/>

	<!-- Form of the document: document, letter, minutes or order; auto takes what the record says -->
	<xsl:param name="form" select="'auto'"/>

	<!-- Whether what is red is printed: red, or none for paper that has it already -->
	<xsl:param name="head" select="'red'"/>

	<!-- How it is signed: sealed, unsealed, stamp (with the name of who signs it); auto stamps where the
	     record has a signed-by, and leaves room for seals else -->
	<xsl:param name="signature" select="'auto'"/>

	<!-- Where the recipients are named: head, tail; auto chooses the tail if the first page had no room for
	     text else -->
	<xsl:param name="recipients" select="'auto'"/>

	<!-- Page that the tail stands on: even, as it closes a sheet printed on both sides, or last -->
	<xsl:param name="tail-page" select="'even'"/>

	<!-- Colour of what is red; the standard's is M80 Y80 -->
	<xsl:param name="red" select="'cmyk(0, 0.8, 0.8, 0)'"/>

	<!-- Colour of rules in tables -->
	<xsl:param name="accent" select="'#000000'"/>

	<!-- What the sizes of title and tail measure: metal (二号 21pt, 四号 13.75pt) or office (22pt, 14pt) -->
	<xsl:param name="sizes" select="'metal'"/>

	<!-- Size of the text: 三号, of which the standard wants 28 characters on a line; no other is set -->
	<xsl:param name="body-size" select="'三号'"/>

	<!-- Number of text columns: one, as the standard wants it -->
	<xsl:param name="columns" select="1"/>

	<!-- GB/T 9704, 5.2: a type area of 156 by 225 mm with 22 lines of 28 characters, filled. So the
	     character is 1/28 of its width, and the lines stand such that the first begins and the last ends
	     with it. -->
	<xsl:variable name="mm" select="72 div 25.4"/>
	<xsl:variable name="left" select="28 * $mm"/>
	<xsl:variable name="measure" select="156 * $mm"/>
	<xsl:variable name="column" select="$measure"/>
	<xsl:variable name="pt" select="$measure div 28"/>
	<xsl:variable name="pitch" select="(225 * $mm - $pt) div 21"/>
	<!-- What a line has above its characters, and below. -->
	<xsl:variable name="lead" select="($pitch - $pt) div 2"/>
	<xsl:variable name="head-edge" select="37 * $mm"/>
	<xsl:variable name="foot-edge" select="262 * $mm"/>
	<xsl:variable name="top" select="$head-edge - $lead"/>
	<xsl:variable name="bottom" select="$page-height - $foot-edge - $lead"/>
	<xsl:variable name="page-width" select="210 * $mm"/>
	<xsl:variable name="page-height" select="297 * $mm"/>

	<xsl:variable name="official" select="/*/head/official"/>
	<xsl:variable name="issuers" select="$official/issuer"/>
	<xsl:variable name="kind">
		<xsl:choose>
			<xsl:when test="$form != 'auto'"><xsl:value-of select="$form"/></xsl:when>
			<xsl:when test="$official/@form"><xsl:value-of select="$official/@form"/></xsl:when>
			<xsl:otherwise>document</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>

	<!-- A page is to be full: the first line of a paragraph may be its last one. -->
	<xsl:template match="/*">
		<xsl:if test="not($official)">
			<xsl:message terminate="yes">
				<xsl:text>the record's head has no &lt;official&gt;, which tells who issues it</xsl:text>
				<xsl:text>｜记录的 &lt;head&gt; 里没有 &lt;official&gt;，不知道由谁发文</xsl:text>
			</xsl:message>
		</xsl:if>
		<xsl:call-template name="one-of">
			<xsl:with-param name="name" select="'form'"/>
			<xsl:with-param name="value" select="$form"/>
			<xsl:with-param name="values" select="' auto document letter minutes order '"/>
		</xsl:call-template>
		<xsl:call-template name="one-of">
			<xsl:with-param name="name" select="'head'"/>
			<xsl:with-param name="value" select="$head"/>
			<xsl:with-param name="values" select="' red none '"/>
		</xsl:call-template>
		<xsl:call-template name="one-of">
			<xsl:with-param name="name" select="'signature'"/>
			<xsl:with-param name="value" select="$signature"/>
			<xsl:with-param name="values" select="' auto sealed unsealed stamp '"/>
		</xsl:call-template>
		<xsl:call-template name="one-of">
			<xsl:with-param name="name" select="'recipients'"/>
			<xsl:with-param name="value" select="$recipients"/>
			<xsl:with-param name="values" select="' auto head tail '"/>
		</xsl:call-template>
		<xsl:call-template name="one-of">
			<xsl:with-param name="name" select="'tail-page'"/>
			<xsl:with-param name="value" select="$tail-page"/>
			<xsl:with-param name="values" select="' even last '"/>
		</xsl:call-template>
		<fo:root font-family="fang" font-size="{$pt}pt" line-height="{$pitch}pt" language="zh"
			country="CN" text-align="justify" line-height-shift-adjustment="disregard-shifts"
			orphans="1" widows="2" banxin:black="{$black}" banxin:punctuation-width="{$marks}"
			axf:hanging-punctuation="{$hanging}">
			<fo:layout-master-set>
				<xsl:call-template name="page-of"><xsl:with-param name="side" select="'first'"/></xsl:call-template>
				<xsl:call-template name="page-of"><xsl:with-param name="side" select="'odd'"/></xsl:call-template>
				<xsl:call-template name="page-of"><xsl:with-param name="side" select="'even'"/></xsl:call-template>
				<fo:page-sequence-master master-name="pages">
					<fo:repeatable-page-master-alternatives>
						<!-- 10.1: the first page of a letter has no number. -->
						<xsl:if test="$kind = 'letter'">
							<fo:conditional-page-master-reference master-reference="first"
								page-position="first"/>
						</xsl:if>
						<fo:conditional-page-master-reference master-reference="odd" odd-or-even="odd"/>
						<fo:conditional-page-master-reference master-reference="even"/>
					</fo:repeatable-page-master-alternatives>
				</fo:page-sequence-master>
			</fo:layout-master-set>
			<fo:declarations>
				<xsl:apply-templates select="head" mode="info"/>
			</fo:declarations>
			<xsl:call-template name="bookmarks"/>
			<fo:page-sequence master-reference="pages">
				<xsl:call-template name="folio">
					<xsl:with-param name="side" select="'odd'"/>
					<xsl:with-param name="align" select="'end'"/>
				</xsl:call-template>
				<xsl:call-template name="folio">
					<xsl:with-param name="side" select="'even'"/>
					<xsl:with-param name="align" select="'start'"/>
				</xsl:call-template>
				<fo:static-content flow-name="xsl-footnote-separator">
					<xsl:call-template name="footnote-separator"/>
				</fo:static-content>
				<fo:flow flow-name="xsl-region-body" axf:baseline-grid="root">
					<xsl:apply-templates select="." mode="flow"/>
				</fo:flow>
			</fo:page-sequence>
		</fo:root>
	</xsl:template>

	<!-- A parameter that has a value it can't have ends the rendering. -->
	<xsl:template name="one-of">
		<xsl:param name="name"/>
		<xsl:param name="value"/>
		<xsl:param name="values"/>
		<xsl:if test="not(contains($values, concat(' ', $value, ' ')))">
			<xsl:message terminate="yes">
				<xsl:variable name="choice" select="substring($values, 1, string-length($values) - 1)"/>
				<xsl:value-of select="concat($name, ' is “', $value, '”, but one of these is needed:', $choice,
					'｜', $name, ' 写成了“', $value, '”，应该是其中之一：', substring($choice, 2))"/>
			</xsl:message>
		</xsl:if>
	</xsl:template>

	<xsl:template name="page-of">
		<xsl:param name="side"/>
		<fo:simple-page-master master-name="{$side}" page-width="{$page-width}pt"
			page-height="{$page-height}pt" margin-left="{$left}pt"
			margin-right="{$page-width - $left - $measure}pt">
			<fo:region-body margin-top="{$top}pt" margin-bottom="{$bottom}pt"/>
			<fo:region-after region-name="foot-{$side}" extent="{$page-height - $foot-edge}pt"/>
		</fo:simple-page-master>
	</xsl:template>

	<!-- 7.5: — 1 — in 四号 Song, an em from the outer edge, its dashes 7 mm below the type area. Their
	     upper edge is 0.29 em above the base line, which is 0.88 em below that of the line. A page without
	     text has no number. -->
	<xsl:template name="folio">
		<xsl:param name="side"/>
		<xsl:param name="align"/>
		<xsl:variable name="size"><xsl:call-template name="points">
			<xsl:with-param name="size" select="'四号'"/>
		</xsl:call-template></xsl:variable>
		<fo:static-content flow-name="foot-{$side}">
			<fo:block font-family="song" font-size="{$size}pt" line-height="{$size}pt"
				padding-before="{7 * $mm - 0.587 * $size}pt" text-align="{$align}" start-indent="1em"
				end-indent="1em">
				<fo:retrieve-marker retrieve-class-name="folio"
					retrieve-position="first-including-carryover" retrieve-boundary="page"/>
			</fo:block>
		</fo:static-content>
	</xsl:template>

	<xsl:template name="folio-marker">
		<fo:marker marker-class-name="folio">
			<fo:inline language="en">
				<xsl:text>—&#x2002;</xsl:text><fo:page-number/><xsl:text>&#x2002;—</xsl:text>
			</fo:inline>
		</fo:marker>
	</xsl:template>

	<xsl:template match="/*" mode="flow">
		<xsl:call-template name="head"/>
		<fo:block>
			<xsl:call-template name="folio-marker"/>
			<xsl:if test="$kind != 'order'"><xsl:apply-templates select="head/title"/></xsl:if>
			<xsl:if test="$official/recipients and $recipients-place = 'head'">
				<fo:block space-before="{$pitch}pt">
					<xsl:apply-templates select="$official/recipients" mode="bare"/>
					<xsl:text>：</xsl:text>
				</fo:block>
			</xsl:if>
			<fo:block>
				<xsl:if test="$kind != 'order' and not($official/recipients and $recipients-place = 'head')">
					<xsl:attribute name="space-before"><xsl:value-of select="$pitch"/>pt</xsl:attribute>
				</xsl:if>
				<xsl:apply-templates select="body"/>
			</fo:block>
			<xsl:call-template name="attachment-list"/>
			<xsl:call-template name="attendance"/>
			<xsl:call-template name="signature"/>
			<xsl:call-template name="remark"/>
			<xsl:if test="not(attachment/body)"><xsl:call-template name="tail"/></xsl:if>
			<xsl:apply-templates select="attachment[body]"/>
		</fo:block>
	</xsl:template>

	<!-- A text without the mark or the brackets that the layout gives it, if the writer did too. -->
	<xsl:template match="*" mode="bare">
		<xsl:variable name="text" select="normalize-space(.)"/>
		<xsl:variable name="last" select="substring($text, string-length($text))"/>
		<xsl:variable name="drop" select="number($text != '' and contains('：:。）)', $last))"/>
		<xsl:variable name="skip" select="number($drop and contains('）)', $last)
			and contains('（(', substring($text, 1, 1)))"/>
		<xsl:choose>
			<xsl:when test="$drop and contains('）)', $last) and not($skip)"><xsl:value-of select="$text"/></xsl:when>
			<xsl:otherwise>
				<xsl:value-of select="substring($text, 1 + $skip, string-length($text) - $drop - $skip)"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- 7.3.1: 二号 小标宋, in the middle. -->
	<xsl:template match="title">
		<fo:block font-family="xbs" text-align="center" banxin:title-shape="auto" keep-together.within-page="always"
			keep-with-next.within-page="always">
			<xsl:attribute name="font-size"><xsl:call-template name="points">
				<xsl:with-param name="size" select="'二号'"/>
			</xsl:call-template>pt</xsl:attribute>
			<xsl:choose>
				<xsl:when test="line">
					<xsl:for-each select="line"><fo:block><xsl:apply-templates/></fo:block></xsl:for-each>
				</xsl:when>
				<xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
			</xsl:choose>
		</fo:block>
	</xsl:template>

	<!-- Its lines are one text. -->
	<xsl:template match="title[line]" mode="plain">
		<xsl:for-each select="line"><xsl:value-of select="normalize-space(.)"/></xsl:for-each>
	</xsl:template>

	<!-- 7.3.3: the body is one size; its levels are told by the face. -->
	<xsl:template match="h2">
		<xsl:call-template name="level-of-text">
			<xsl:with-param name="family" select="'hei'"/>
			<xsl:with-param name="weight" select="500"/>
		</xsl:call-template>
	</xsl:template>

	<xsl:template match="h3">
		<xsl:call-template name="level-of-text"><xsl:with-param name="family" select="'kai'"/></xsl:call-template>
	</xsl:template>

	<xsl:template match="h4">
		<xsl:call-template name="level-of-text"><xsl:with-param name="family" select="'fang'"/></xsl:call-template>
	</xsl:template>

	<!-- Attachments have headings as well. -->
	<xsl:template match="h2 | h3 | h4" mode="id">
		<xsl:value-of select="concat('h', count(preceding::attachment | ancestor::attachment), '-',
			count(preceding-sibling::*) + 1)"/>
	</xsl:template>

	<xsl:template name="level-of-text">
		<xsl:param name="family"/>
		<xsl:param name="weight" select="400"/>
		<fo:block font-family="{$family}" font-weight="{$weight}" text-indent="2em"
			keep-with-next.within-page="always">
			<xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<!-- Twenty-eight characters are few for a table: where one column runs over in any case, the short ones
	     get all they need, with an em for the padding and some for wide figures. -->
	<xsl:template name="table-columns">
		<xsl:param name="across"/>
		<xsl:param name="at" select="1"/>
		<xsl:variable name="rows" select=".//tr[count(*) = $across and not(*/@colspan)]"/>
		<xsl:variable name="longest">
			<xsl:call-template name="longest">
				<xsl:with-param name="nodes" select="$rows/*[$at]"/>
			</xsl:call-template>
		</xsl:variable>
		<fo:table-column column-number="{$at}">
			<xsl:attribute name="column-width">
				<xsl:choose>
					<xsl:when test="$longest &lt;= 8 and $across &lt; 7
						and $rows/*[string-length(normalize-space(.)) &gt; 14]">
						<xsl:value-of select="concat(($longest * 1.15 + 1.4) * 0.86 * $pt, 'pt')"/>
					</xsl:when>
					<xsl:otherwise>
						<xsl:text>proportional-column-width(</xsl:text>
						<xsl:value-of select="4 * ($longest &lt; 4) + 16 * ($longest &gt; 16)
							+ ($longest + 1) * ($longest &gt;= 4 and $longest &lt;= 16)"/>
						<xsl:text>)</xsl:text>
					</xsl:otherwise>
				</xsl:choose>
			</xsl:attribute>
		</fo:table-column>
		<xsl:if test="$at &lt; $across">
			<xsl:call-template name="table-columns">
				<xsl:with-param name="across" select="$across"/>
				<xsl:with-param name="at" select="$at + 1"/>
			</xsl:call-template>
		</xsl:if>
	</xsl:template>

	<!-- The issuers are its authors. -->
	<xsl:template match="head" mode="info">
		<xsl:apply-imports/>
		<xsl:call-template name="info">
			<xsl:with-param name="name" select="'author'"/>
			<xsl:with-param name="value">
				<xsl:for-each select="$issuers">
					<xsl:if test="position() &gt; 1">、</xsl:if>
					<xsl:value-of select="normalize-space(.)"/>
				</xsl:for-each>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:template>

	<xsl:template name="bookmarks">
		<xsl:if test="body/h2 | body/h3 | attachment[body]">
			<fo:bookmark-tree>
				<xsl:apply-templates mode="bookmark" select="body/h2 | body/h3[not(preceding-sibling::h2)]
					| attachment[body]"/>
			</fo:bookmark-tree>
		</xsl:if>
	</xsl:template>

	<xsl:template match="attachment" mode="bookmark">
		<fo:bookmark internal-destination="a{count(preceding-sibling::attachment) + 1}">
			<fo:bookmark-title>
				<xsl:text>附件</xsl:text>
				<xsl:if test="../attachment[2]"><xsl:number count="attachment"/></xsl:if>
				<xsl:text>　</xsl:text>
				<xsl:apply-templates select="title" mode="plain"/>
			</fo:bookmark-title>
		</fo:bookmark>
	</xsl:template>

	<!-- What is not text takes whole lines. -->
	<xsl:template match="body/table | body/figure | body/qrcode | body/blockquote">
		<fo:block axf:baseline-block-snap="center"><xsl:apply-imports/></fo:block>
	</xsl:template>

</xsl:stylesheet>
