<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands above the title of an official document: GB/T 9704-2012, 7.2 and 10. Its places are
     counted from the edges of the page, so it is fixed there, and the text keeps clear of it by whole
     lines. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:axf="http://www.antennahouse.com/names/XSL/Extensions">

	<!-- The name in the head: that of the issuers, with the word that tells the form. -->
	<xsl:variable name="word">
		<xsl:choose>
			<xsl:when test="$kind = 'document'">文件</xsl:when>
			<xsl:when test="$kind = 'minutes'">纪要</xsl:when>
			<xsl:when test="$kind = 'order'">令</xsl:when>
		</xsl:choose>
	</xsl:variable>
	<xsl:variable name="joint" select="count($issuers) &gt; 1 and $kind = 'document'"/>

	<xsl:template match="issuer" mode="mark">
		<xsl:choose>
			<xsl:when test="@mark"><xsl:value-of select="normalize-space(@mark)"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="normalize-space(.)"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:variable name="mark"><xsl:apply-templates select="$issuers[1]" mode="mark"/></xsl:variable>

	<!-- Characters of the longest name of those that issue it together. -->
	<xsl:variable name="longest-mark">
		<xsl:for-each select="$issuers">
			<xsl:sort select="string-length(concat(substring(normalize-space(.), 1 div not(@mark)),
				normalize-space(@mark)))" data-type="number" order="descending"/>
			<xsl:if test="position() = 1">
				<xsl:variable name="name"><xsl:apply-templates select="." mode="mark"/></xsl:variable>
				<xsl:value-of select="string-length($name)"/>
			</xsl:if>
		</xsl:for-each>
	</xsl:variable>

	<!-- Names one below the other are as high as a name of 37.5 pt and a line for each but the first. -->
	<xsl:variable name="joint-height" select="37.5 + (count($issuers) - 1) * $pitch"/>

	<!-- Characters side by side; 文件 beside several names stands apart. -->
	<xsl:variable name="mark-count" select="$joint * ($longest-mark + 2.8)
		+ not($joint) * string-length(concat($mark, $word))"/>

	<!-- As high as they are in print, whatever the length of the name: long ones are set narrower, down to
	     six tenths. From 37.5 pt the title below comes to stand two lines under the red rule and on the
	     lines of all pages; from 60 pt, for short names, a quarter line more. -->
	<xsl:variable name="mark-height">
		<xsl:choose>
			<xsl:when test="$joint">
				<xsl:value-of select="$joint-height div (1 + (count($issuers) - 1) * 1.22)"/>
			</xsl:when>
			<!-- These come out even. -->
			<xsl:when test="$kind = 'letter'">
				<xsl:value-of select="2 * $pitch - (34 * $mm + 3.3 + 7 div 8 * $pt - $lead - $top)"/>
			</xsl:when>
			<xsl:when test="$kind = 'order'">
				<xsl:value-of select="4 * $pitch - ($head-edge + 20 * $mm - $top)"/>
			</xsl:when>
			<xsl:when test="$mark-count &lt;= 12">60</xsl:when>
			<xsl:otherwise>37.5</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:variable name="mark-fitting" select="0.99 * $measure div ($mark-count * $mark-height)"/>
	<xsl:variable name="mark-stretch" select="($mark-fitting &gt;= 1) + ($mark-fitting &lt; 1)
		* ($mark-fitting * ($mark-fitting &gt;= 0.6) + 0.6 * ($mark-fitting &lt; 0.6))"/>
	<xsl:variable name="mark-size" select="$mark-height * (($mark-fitting &gt;= 0.6)
		+ ($mark-fitting &lt; 0.6) * $mark-fitting div 0.6)"/>
	<xsl:variable name="mark-em" select="$mark-size * $mark-stretch"/>

	<!-- 7.2.4, 10.1, 10.2: from the upper edge of the page. -->
	<xsl:variable name="mark-top">
		<xsl:choose>
			<xsl:when test="$kind = 'letter'"><xsl:value-of select="30 * $mm"/></xsl:when>
			<xsl:when test="$kind = 'order'"><xsl:value-of select="$head-edge + 20 * $mm"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="$head-edge + 35 * $mm"/></xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:variable name="mark-foot"
		select="$mark-top + $mark-size * not($joint) + $joint-height * $joint"/>

	<!-- 7.2.5, 7.2.6: two empty lines below; of those who approved two stand on a line, and the number on
	     the last one's. -->
	<xsl:variable name="approved" select="$official/approved-by"/>
	<xsl:variable name="approved-lines" select="ceiling(count($approved) div 2)"/>
	<xsl:variable name="number-line" select="$mark-foot + (2 + ($approved-lines &gt; 1)
		* ($approved-lines - 1)) * $pitch"/>
	<!-- 7.2.7 -->
	<xsl:variable name="rule" select="$number-line + $pitch - $lead + 4 * $mm"/>

	<!-- 10.1: of a letter the rule is 4 mm under the name, and what stands below keeps 7/8 of a 三号
	     character away from it. -->
	<xsl:variable name="letter-rule" select="$mark-top + $mark-size + 4 * $mm"/>
	<xsl:variable name="letter-line" select="$letter-rule + 3.3 + 7 div 8 * $pt - $lead"/>
	<xsl:variable name="secrets"
		select="$official/copy-number | $official/classification | $official/urgency"/>
	<xsl:variable name="letter-lines" select="count($secrets) * (count($secrets) &gt; 1)
		+ (count($secrets) &lt; 2)"/>

	<!-- Where the text begins at the earliest, two lines below all this. -->
	<xsl:variable name="head-end">
		<xsl:choose>
			<xsl:when test="$kind = 'letter'">
				<xsl:value-of select="$letter-line + ($letter-lines + 2) * $pitch"/>
			</xsl:when>
			<xsl:when test="$kind = 'order'"><xsl:value-of select="$number-line + 3 * $pitch"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="$rule + 2 * $pitch"/></xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:variable name="head-lines" select="ceiling(($head-end - $top) div $pitch - 0.02)"/>

	<!-- 7.3.2: the first page shows some of the text. -->
	<xsl:variable name="recipients-place">
		<xsl:variable name="title"><xsl:call-template name="ems">
			<xsl:with-param name="text" select="/*/head/title"/>
		</xsl:call-template></xsl:variable>
		<xsl:variable name="names"><xsl:call-template name="ems">
			<xsl:with-param name="text" select="$official/recipients"/>
		</xsl:call-template></xsl:variable>
		<xsl:choose>
			<xsl:when test="$recipients != 'auto'"><xsl:value-of select="$recipients"/></xsl:when>
			<xsl:when test="$head-lines + ceiling($title div 19) + 1 + ceiling(($names + 1) div 27.5)
				&gt; 20">tail</xsl:when>
			<xsl:otherwise>head</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>

	<xsl:template name="head">
		<xsl:choose>
			<xsl:when test="$kind = 'letter'"><xsl:call-template name="letter-head"/></xsl:when>
			<xsl:otherwise>
				<xsl:call-template name="secrets"><xsl:with-param name="y" select="$top"/></xsl:call-template>
				<xsl:call-template name="mark"/>
				<xsl:call-template name="number"/>
				<xsl:call-template name="approved"/>
				<xsl:if test="$kind != 'order' and $head = 'red'"><xsl:call-template name="red-rule"/></xsl:if>
			</xsl:otherwise>
		</xsl:choose>
		<!-- The first line of the page is the text's own. -->
		<fo:block-container height="{$head-lines * $pitch}pt"><fo:block/></fo:block-container>
	</xsl:template>

	<!-- 7.2.1-3: from the first line on, flush left. -->
	<xsl:template name="secrets">
		<xsl:param name="y"/>
		<xsl:if test="$secrets">
			<fo:block-container absolute-position="fixed" top="{$y}pt" left="{$left}pt"
				width="{$measure}pt" height="{count($secrets) * $pitch}pt">
				<xsl:apply-templates select="$secrets" mode="secret"/>
			</fo:block-container>
		</xsl:if>
	</xsl:template>

	<xsl:template match="copy-number" mode="secret">
		<fo:block><xsl:value-of select="normalize-space(.)"/></fo:block>
	</xsl:template>

	<xsl:template match="classification | urgency" mode="secret">
		<fo:block font-family="hei" font-weight="500" axf:text-autospace="none">
			<xsl:value-of select="normalize-space(.)"/>
		</fo:block>
	</xsl:template>

	<!-- The line of a name: its characters as high as they are. -->
	<xsl:template name="mark">
		<xsl:if test="$head = 'red'">
			<fo:block-container absolute-position="fixed" top="{$mark-top}pt" left="{$left}pt"
				width="{$measure}pt" height="{$mark-foot - $mark-top}pt">
				<xsl:choose>
					<xsl:when test="$joint"><xsl:call-template name="joint-mark"/></xsl:when>
					<xsl:otherwise>
						<xsl:call-template name="mark-line">
							<xsl:with-param name="text" select="concat($mark, $word)"/>
						</xsl:call-template>
					</xsl:otherwise>
				</xsl:choose>
			</fo:block-container>
		</xsl:if>
	</xsl:template>

	<!-- A short name is opened up, by a quarter em at the most. -->
	<xsl:template name="mark-line">
		<xsl:param name="text"/>
		<xsl:variable name="count" select="string-length($text)"/>
		<xsl:variable name="spare" select="($measure * 0.94 - $count * $mark-em) div $count"/>
		<fo:block font-family="xbs" font-size="{$mark-size}pt" line-height="{$mark-size}pt"
			font-stretch="{$mark-stretch}" color="{$red}" text-align="center" axf:text-autospace="none">
			<xsl:attribute name="letter-spacing">
				<xsl:value-of select="($spare &gt; 0) * ($spare * ($spare &lt;= 0.25 * $mark-size)
					+ 0.25 * $mark-size * ($spare &gt; 0.25 * $mark-size))"/>pt</xsl:attribute>
			<xsl:value-of select="$text"/>
		</fo:block>
	</xsl:template>

	<!-- 7.2.4: names one below the other, spread to one width; 文件 on their right, in the middle. -->
	<xsl:template name="joint-mark">
		<!-- Half a point more, for what is lost in rounding. -->
		<xsl:variable name="names" select="$longest-mark * $mark-em + 0.5"/>
		<xsl:variable name="side" select="($measure - $names - 2.8 * $mark-em) div 2"/>
		<fo:table table-layout="fixed" width="{$names + 2.8 * $mark-em}pt" start-indent="{$side}pt"
			font-family="xbs" font-size="{$mark-size}pt" font-stretch="{$mark-stretch}" color="{$red}">
			<fo:table-column column-width="{$names}pt"/>
			<fo:table-column column-width="{2.8 * $mark-em}pt"/>
			<fo:table-body start-indent="0pt">
				<fo:table-row height="{$mark-foot - $mark-top}pt">
					<fo:table-cell>
						<xsl:for-each select="$issuers">
							<xsl:variable name="name"><xsl:apply-templates select="." mode="mark"/></xsl:variable>
							<xsl:variable name="fitting"
								select="($names - 0.5) div (string-length($name) * $mark-size)"/>
							<fo:block text-align-last="justify" axf:text-justify="distribute"
								line-height="{$mark-size}pt" font-stretch="{($fitting &gt;= 1)
								+ ($fitting &lt; 1) * $fitting}">
								<xsl:if test="position() &gt; 1">
									<xsl:attribute name="space-before">
										<xsl:value-of select="($joint-height - count($issuers) * $mark-size)
											div (count($issuers) - 1)"/>pt</xsl:attribute>
								</xsl:if>
								<xsl:value-of select="$name"/>
							</fo:block>
						</xsl:for-each>
					</fo:table-cell>
					<fo:table-cell display-align="center">
						<fo:block text-align="end" line-height="{$mark-size}pt" letter-spacing="0.2em">
							<xsl:value-of select="$word"/>
						</fo:block>
					</fo:table-cell>
				</fo:table-row>
			</fo:table-body>
		</fo:table>
	</xsl:template>

	<!-- 河政办发〔2026〕17号; 第3期 or 第12号 where there are no letters. -->
	<xsl:template match="issue" mode="number">
		<xsl:choose>
			<xsl:when test="@code">
				<xsl:value-of select="concat(@code, '〔', @year, '〕', @number, '号')"/>
			</xsl:when>
			<xsl:when test="$kind = 'minutes'"><xsl:value-of select="concat('（第', @number, '期）')"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="concat('第', @number, '号')"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="number">
		<xsl:if test="$official/issue">
			<fo:block-container absolute-position="fixed" top="{$number-line}pt" left="{$left}pt"
				width="{$measure}pt" height="{$pitch}pt">
				<fo:block axf:text-autospace="none" text-align="center">
					<xsl:if test="$approved">
						<xsl:attribute name="text-align">start</xsl:attribute>
						<xsl:attribute name="start-indent">1em</xsl:attribute>
					</xsl:if>
					<xsl:apply-templates select="$official/issue" mode="number"/>
				</fo:block>
			</fo:block-container>
		</xsl:if>
	</xsl:template>

	<!-- 7.2.6: names of two characters take three, as most do; they stand an em apart. -->
	<xsl:template name="approved">
		<xsl:if test="$approved">
			<xsl:variable name="in-line" select="1 + (count($approved) &gt; 1)"/>
			<xsl:variable name="longest"><xsl:call-template name="longest">
				<xsl:with-param name="nodes" select="$approved"/>
				<xsl:with-param name="so-far" select="3"/>
			</xsl:call-template></xsl:variable>
			<xsl:variable name="start" select="24 - (1 + $longest) * $in-line"/>
			<xsl:variable name="y" select="$number-line - ($approved-lines - 1) * $pitch"/>
			<xsl:call-template name="approved-at">
				<xsl:with-param name="y" select="$y"/>
				<xsl:with-param name="start" select="$start"/>
				<xsl:with-param name="text" select="'签发人：'"/>
			</xsl:call-template>
			<xsl:for-each select="$approved">
				<xsl:call-template name="approved-at">
					<xsl:with-param name="y" select="$y + floor((position() - 1) div 2) * $pitch"/>
					<xsl:with-param name="start" select="$start + 4
						+ (position() + 1) mod 2 * (1 + $longest)"/>
					<xsl:with-param name="family" select="'kai'"/>
					<xsl:with-param name="text"><xsl:apply-templates select="." mode="approved"/></xsl:with-param>
				</xsl:call-template>
			</xsl:for-each>
		</xsl:if>
	</xsl:template>

	<xsl:template name="approved-at">
		<xsl:param name="y"/>
		<xsl:param name="start"/>
		<xsl:param name="family" select="'fang'"/>
		<xsl:param name="text"/>
		<fo:block-container absolute-position="fixed" top="{$y}pt" left="{$left + $start * $pt}pt"
			width="{(28 - $start) * $pt}pt" height="{$pitch}pt">
			<fo:block font-family="{$family}"><xsl:value-of select="$text"/></fo:block>
		</fo:block-container>
	</xsl:template>

	<xsl:template match="approved-by" mode="approved">
		<xsl:variable name="name" select="normalize-space(.)"/>
		<xsl:choose>
			<xsl:when test="string-length($name) = 2">
				<xsl:value-of select="concat(substring($name, 1, 1), '　', substring($name, 2))"/>
			</xsl:when>
			<xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="red-rule">
		<fo:block-container absolute-position="fixed" top="{$rule}pt" left="{$left}pt"
			width="{$measure}pt" height="1.5pt" background-color="{$red}"><fo:block/></fo:block-container>
	</xsl:template>

	<!-- 10.1 -->
	<xsl:template name="letter-head">
		<xsl:call-template name="mark"/>
		<xsl:if test="$head = 'red'">
			<xsl:call-template name="double-rule">
				<xsl:with-param name="y" select="$letter-rule"/>
				<xsl:with-param name="above" select="1.8"/>
				<xsl:with-param name="below" select="0.5"/>
			</xsl:call-template>
			<xsl:call-template name="double-rule">
				<xsl:with-param name="y" select="$page-height - 20 * $mm - 3.3"/>
				<xsl:with-param name="above" select="0.5"/>
				<xsl:with-param name="below" select="1.8"/>
			</xsl:call-template>
		</xsl:if>
		<xsl:call-template name="secrets"><xsl:with-param name="y" select="$letter-line"/></xsl:call-template>
		<xsl:if test="$official/issue">
			<fo:block-container absolute-position="fixed" top="{$letter-line}pt" left="{$left}pt"
				width="{$measure}pt" height="{$pitch}pt">
				<fo:block axf:text-autospace="none" text-align="end">
					<xsl:apply-templates select="$official/issue" mode="number"/>
				</fo:block>
			</fo:block-container>
		</xsl:if>
	</xsl:template>

	<!-- Two rules of 170 mm in 3.3 pt. -->
	<xsl:template name="double-rule">
		<xsl:param name="y"/>
		<xsl:param name="above"/>
		<xsl:param name="below"/>
		<fo:block-container absolute-position="fixed" top="{$y}pt" height="{$above}pt"
			left="{($page-width - 170 * $mm) div 2}pt" width="{170 * $mm}pt"
			background-color="{$red}"><fo:block/></fo:block-container>
		<fo:block-container absolute-position="fixed" top="{$y + 3.3 - $below}pt" height="{$below}pt"
			left="{($page-width - 170 * $mm) div 2}pt" width="{170 * $mm}pt"
			background-color="{$red}"><fo:block/></fo:block-container>
	</xsl:template>

</xsl:stylesheet>
