<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands behind the text of an official document: GB/T 9704-2012, 7.3.4 to 7.4. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:axf="http://www.antennahouse.com/names/XSL/Extensions" xmlns:banxin="urn:banxin:fo">

	<!-- 7.3.4: 附件：1. with the names one below the other. Some of the text stands on their page, for
	     no page may have but a signature. -->
	<xsl:template name="attachment-list">
		<xsl:variable name="many" select="count(attachment) &gt; 1"/>
		<xsl:variable name="number" select="$many * (1 + 0.5 * (count(attachment) &gt; 9))"/>
		<xsl:if test="attachment">
			<fo:block space-before="{$pitch}pt" start-indent="{5 + $number}em" text-align="start"
				keep-with-previous.within-page="always">
				<xsl:if test="count(attachment) &lt; 6">
					<xsl:attribute name="keep-together.within-page">always</xsl:attribute>
				</xsl:if>
				<xsl:for-each select="attachment">
					<fo:block text-indent="{-$number - 3 * (position() = 1)}em">
						<xsl:if test="position() = 1">附件：</xsl:if>
						<xsl:if test="$many">
							<fo:inline-container width="{$number}em" text-indent="0pt" start-indent="0pt">
								<fo:block><xsl:number value="position()" format="1."/></fo:block>
							</fo:inline-container>
						</xsl:if>
						<xsl:apply-templates select="title" mode="plain"/>
					</fo:block>
				</xsl:for-each>
			</fo:block>
		</xsl:if>
	</xsl:template>

	<!-- 10.3: who was there. -->
	<xsl:template name="attendance">
		<xsl:for-each select="$official/present | $official/apologies | $official/observers">
			<fo:block start-indent="5em" text-indent="-3em">
				<xsl:if test="position() = 1">
					<xsl:attribute name="space-before"><xsl:value-of select="$pitch"/>pt</xsl:attribute>
				</xsl:if>
				<fo:inline font-family="hei" font-weight="500">
					<xsl:choose>
						<xsl:when test="self::present">出席</xsl:when>
						<xsl:when test="self::apologies">请假</xsl:when>
						<xsl:otherwise>列席</xsl:otherwise>
					</xsl:choose>
				</fo:inline>
				<xsl:value-of select="concat('：', normalize-space(.))"/>
			</fo:block>
		</xsl:for-each>
	</xsl:template>

	<xsl:variable name="date">
		<xsl:if test="/*/head/published">
			<xsl:call-template name="date">
				<xsl:with-param name="date" select="normalize-space(/*/head/published)"/>
			</xsl:call-template>
		</xsl:if>
	</xsl:variable>
	<!-- As wide as it is about: figures of a face may take more than half an em. -->
	<xsl:variable name="date-ems" select="0.55 * string-length($date)
		+ 0.45 * string-length(translate($date, '0123456789', ''))"/>
	<xsl:variable name="longest-issuer">
		<xsl:call-template name="longest"><xsl:with-param name="nodes" select="$issuers"/></xsl:call-template>
	</xsl:variable>

	<xsl:template name="signature">
		<xsl:choose>
			<xsl:when test="$kind = 'minutes'"/>
			<xsl:when test="$signature = 'unsealed'"><xsl:call-template name="unsealed"/></xsl:when>
			<xsl:when test="$signature = 'stamp' or ($signature = 'auto' and $official/signed-by)">
				<xsl:call-template name="stamped"/>
			</xsl:when>
			<xsl:otherwise><xsl:call-template name="sealed"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- 7.3.5.1: the date ends four ems from the right edge; the issuer stands over its middle. The seal,
	     42 mm wide, begins within a line of the text and covers both below its own middle, which is where
	     they are after two empty lines. Of several issuers each has room for a seal: as many side by side as
	     the type area holds, the last one over the date. -->
	<xsl:template name="sealed">
		<xsl:variable name="in-row">
			<xsl:choose>
				<xsl:when test="count($issuers) = 1">1</xsl:when>
				<xsl:when test="count($issuers) = 2 or count($issuers) = 4 or $longest-issuer &gt; 9">2</xsl:when>
				<xsl:otherwise>3</xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
		<xsl:for-each select="$issuers[position() mod $in-row = 1 or $in-row = 1]">
			<xsl:call-template name="sealed-row">
				<xsl:with-param name="row"
					select=". | following-sibling::issuer[position() &lt; $in-row]"/>
				<xsl:with-param name="last" select="position() = last()"/>
				<xsl:with-param name="in-row" select="$in-row"/>
			</xsl:call-template>
		</xsl:for-each>
	</xsl:template>

	<!-- Centres of a row: the last one over the date, the first one of a full row as far from the left edge
	     as that from the right, and those between them evenly. -->
	<xsl:template name="sealed-row">
		<xsl:param name="row"/>
		<xsl:param name="last"/>
		<xsl:param name="in-row"/>
		<xsl:variable name="right" select="24 - $date-ems div 2"/>
		<xsl:variable name="step" select="(2 * $right - 28) div ($in-row - ($in-row &gt; 1))"/>
		<fo:block-container height="{(4 + not($last)) * $pitch}pt" keep-with-previous.within-page="always"
			axf:text-autospace="none">
			<xsl:for-each select="$row">
				<xsl:variable name="centre" select="$right - (count($row) - position()) * $step"/>
				<xsl:variable name="name"><xsl:call-template name="ems">
					<xsl:with-param name="text" select="."/>
				</xsl:call-template></xsl:variable>
				<xsl:if test="not($last and position() = last())">
					<xsl:call-template name="placed">
						<xsl:with-param name="line" select="2"/>
						<xsl:with-param name="start" select="$centre - $name div 2"/>
						<xsl:with-param name="text" select="normalize-space(.)"/>
					</xsl:call-template>
				</xsl:if>
				<xsl:call-template name="seal"><xsl:with-param name="centre" select="$centre"/></xsl:call-template>
			</xsl:for-each>
			<xsl:if test="$last">
				<xsl:call-template name="over-date">
					<xsl:with-param name="line" select="2"/>
					<xsl:with-param name="end" select="24"/>
					<xsl:with-param name="issuer" select="$row[last()]"/>
				</xsl:call-template>
			</xsl:if>
		</fo:block-container>
	</xsl:template>

	<xsl:template name="seal">
		<xsl:param name="centre"/>
		<xsl:if test="@seal">
			<fo:block-container absolute-position="absolute" top="{3 * $mm}pt" z-index="1"
				left="{$centre * $pt - 21 * $mm}pt" width="{42 * $mm}pt" height="{42 * $mm}pt">
				<fo:block line-height="0pt">
					<fo:external-graphic src="url('{@seal}')" content-width="{42 * $mm}pt"
						content-height="{42 * $mm}pt"/>
				</fo:block>
			</fo:block-container>
		</xsl:if>
	</xsl:template>

	<!-- ISSUER, and the date below it, which ends END ems from the left edge: a column as wide as the date,
	     whatever figures its face has. The issuer stands over its middle, or begins START ems from where
	     the date does. -->
	<xsl:template name="over-date">
		<xsl:param name="line" select="0"/>
		<xsl:param name="end"/>
		<xsl:param name="issuer"/>
		<xsl:param name="start"/>
		<fo:block-container absolute-position="absolute" top="{$line * $pitch}pt" left="0pt"
			width="{$end}em" height="{2 * $pitch}pt">
			<fo:table table-layout="auto" width="{$end}em">
				<fo:table-column column-width="proportional-column-width(1)"/>
				<fo:table-column/>
				<fo:table-body>
					<fo:table-row>
						<fo:table-cell><fo:block/></fo:table-cell>
						<fo:table-cell>
							<fo:block start-indent="-20em" end-indent="-20em" text-align="center">
								<xsl:if test="$start != ''">
									<xsl:attribute name="text-align">start</xsl:attribute>
									<xsl:attribute name="start-indent"><xsl:value-of select="$start"/>em</xsl:attribute>
								</xsl:if>
								<xsl:value-of select="normalize-space($issuer)"/>
							</fo:block>
							<fo:block text-align="end" keep-together.within-line="always">
								<xsl:value-of select="$date"/>
							</fo:block>
						</fo:table-cell>
					</fo:table-row>
				</fo:table-body>
			</fo:table>
		</fo:block-container>
	</xsl:template>

	<!-- TEXT begins START ems from the left edge on line LINE of the container around. -->
	<xsl:template name="placed">
		<xsl:param name="line"/>
		<xsl:param name="start"/>
		<xsl:param name="text"/>
		<fo:block-container absolute-position="absolute" top="{$line * $pitch}pt" left="{$start}em"
			width="{28 - $start}em" height="{$pitch}pt">
			<fo:block text-align="start"><xsl:value-of select="$text"/></fo:block>
		</fo:block-container>
	</xsl:template>

	<!-- 7.3.5.2: after an empty line two ems from the right edge; the date begins two ems further right than
	     the issuer, and ends two ems from the edge if it is the longer of both. Several issuers begin where
	     the first one does. -->
	<xsl:template name="unsealed">
		<xsl:variable name="start" select="26 - $longest-issuer"/>
		<xsl:choose>
			<xsl:when test="$date-ems &gt; $longest-issuer and count($issuers) = 1">
				<fo:block-container height="{3 * $pitch}pt" axf:text-autospace="none"
					keep-with-previous.within-page="always">
					<xsl:call-template name="over-date">
						<xsl:with-param name="line" select="1"/>
						<xsl:with-param name="end" select="26"/>
						<xsl:with-param name="issuer" select="$issuers"/>
						<xsl:with-param name="start" select="-2"/>
					</xsl:call-template>
				</fo:block-container>
			</xsl:when>
			<xsl:otherwise>
				<fo:block space-before="{$pitch}pt" keep-together.within-page="always" text-align="start"
					keep-with-previous.within-page="always" axf:text-autospace="none">
					<xsl:for-each select="$issuers">
						<fo:block start-indent="{$start}em"><xsl:value-of select="normalize-space(.)"/></fo:block>
					</xsl:for-each>
					<fo:block start-indent="{$start + 2}em"><xsl:value-of select="$date"/></fo:block>
				</fo:block>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- 7.3.5.3: after two empty lines the stamp, four ems from the right edge, with the post two ems to its
	     left, half way down; the date after another empty line. A stamp is 20 mm high; without its picture the
	     name stands there. -->
	<xsl:template name="stamped">
		<xsl:variable name="by" select="$official/signed-by"/>
		<fo:block-container height="{6 * $pitch}pt" keep-with-previous.within-page="always"
			axf:text-autospace="none">
			<xsl:variable name="name" select="normalize-space($by)"/>
			<xsl:variable name="wide" select="40 * $mm div $pt * boolean($by/@stamp)
				+ string-length($name) * not($by/@stamp)"/>
			<xsl:variable name="line" select="2 + 0.5 * boolean($by/@stamp)"/>
			<xsl:if test="$by/@stamp">
				<fo:block-container absolute-position="absolute" top="{3 * $pitch - 10 * $mm}pt"
					left="{24 - $wide}em" width="{$wide}em" height="{20 * $mm}pt" text-align="center"
					display-align="center">
					<fo:block line-height="0pt">
						<fo:external-graphic src="url('{$by/@stamp}')" content-width="scale-to-fit"
							width="{$wide}em" content-height="scale-to-fit" height="{20 * $mm}pt"
							scaling="uniform" text-align="center"/>
					</fo:block>
				</fo:block-container>
			</xsl:if>
			<xsl:call-template name="placed">
				<xsl:with-param name="line" select="$line"/>
				<xsl:with-param name="start" select="22 - $wide - string-length($by/@post)"/>
				<xsl:with-param name="text" select="normalize-space($by/@post)"/>
			</xsl:call-template>
			<xsl:if test="not($by/@stamp)">
				<fo:block-container absolute-position="absolute" top="{2 * $pitch}pt" left="{24 - $wide}em"
					width="{$wide}em" height="{$pitch}pt">
					<fo:block font-family="kai"><xsl:value-of select="$name"/></fo:block>
				</fo:block-container>
			</xsl:if>
			<fo:block-container absolute-position="absolute" top="{(4 + boolean($by/@stamp)) * $pitch}pt"
				left="0pt" width="24em" height="{$pitch}pt">
				<fo:block text-align="end"><xsl:value-of select="$date"/></fo:block>
			</fo:block-container>
		</fo:block-container>
	</xsl:template>

	<!-- 7.3.6 -->
	<xsl:template name="remark">
		<xsl:if test="$official/remark">
			<fo:block text-indent="2em" keep-with-previous.within-page="always">
				<xsl:text>（</xsl:text>
				<xsl:apply-templates select="$official/remark" mode="bare"/>
				<xsl:text>）</xsl:text>
			</fo:block>
		</xsl:if>
	</xsl:template>

	<!-- 7.3.7: on a page of its own: 附件1 on the first line, the title on the third. Whatever is the last of
	     them has the tail below it. -->
	<xsl:template match="attachment">
		<fo:block break-before="page" id="a{count(preceding-sibling::attachment) + 1}"
			font-family="hei" font-weight="500" axf:text-autospace="none">
			<xsl:text>附件</xsl:text>
			<xsl:if test="../attachment[2]"><xsl:number count="attachment"/></xsl:if>
		</fo:block>
		<fo:block space-before="{$pitch}pt"><xsl:apply-templates select="title"/></fo:block>
		<fo:block space-before="{$pitch}pt">
			<xsl:apply-templates select="body"/>
		</fo:block>
		<xsl:if test="not(following-sibling::attachment/body)"><xsl:call-template name="tail"/></xsl:if>
	</xsl:template>

	<!-- 7.4: at the foot of the last page, its last rule on the edge of the type area. 四号, in lines of the
	     character and 7/8 of a 三号 one. A letter has neither rules nor printer. -->
	<xsl:template name="tail">
		<xsl:variable name="size"><xsl:call-template name="points">
			<xsl:with-param name="size" select="'四号'"/>
		</xsl:call-template></xsl:variable>
		<xsl:variable name="printed"
			select="/*/tail[$kind != 'letter']/*[self::printed-by or self::printed-on]"/>
		<xsl:variable name="to" select="$official/recipients[$recipients-place = 'tail']
			| /*/tail/send-to"/>
		<xsl:if test="$to or $printed">
			<!-- 7.5: behind a blank page the tail's page has no number. So the number of the first even page
			     from the end of the text on comes by itself: it is the tail's page, or a page before that. -->
			<xsl:if test="$tail-page = 'even'">
				<fo:float axf:float-y="after" axf:float-reference="page" banxin:float-page="even">
					<fo:block line-height="0pt"><xsl:call-template name="folio-marker"/></fo:block>
				</fo:float>
			</xsl:if>
			<fo:float axf:float-y="after" axf:float-reference="page">
				<xsl:if test="$tail-page = 'even'">
					<xsl:attribute name="banxin:float-page">even</xsl:attribute>
				</xsl:if>
				<fo:block font-size="{$size}pt" line-height="{$size + 7 div 8 * $pt}pt" text-indent="0pt"
					start-indent="0pt" padding-before="{$pitch div 2}pt" padding-after="{$lead}pt">
					<xsl:if test="$tail-page = 'last'"><xsl:call-template name="folio-marker"/></xsl:if>
					<xsl:call-template name="tail-rule"><xsl:with-param name="mm" select="0.35"/></xsl:call-template>
					<xsl:apply-templates select="$to" mode="tail"/>
					<xsl:if test="$printed">
						<xsl:if test="$to">
							<xsl:call-template name="tail-rule"><xsl:with-param name="mm" select="0.25"/></xsl:call-template>
						</xsl:if>
						<fo:block start-indent="1em" end-indent="1em" text-align="start"
							text-align-last="justify" axf:text-autospace="none">
							<xsl:value-of select="normalize-space(/*/tail/printed-by)"/>
							<fo:leader leader-length.optimum="1em" leader-length.maximum="100%"
								leader-pattern="space"/>
							<xsl:if test="/*/tail/printed-on">
								<xsl:call-template name="date">
									<xsl:with-param name="date" select="normalize-space(/*/tail/printed-on)"/>
								</xsl:call-template>
								<xsl:text>印发</xsl:text>
							</xsl:if>
						</fo:block>
					</xsl:if>
					<xsl:call-template name="tail-rule"><xsl:with-param name="mm" select="0.35"/></xsl:call-template>
				</fo:block>
			</fo:float>
		</xsl:if>
	</xsl:template>

	<xsl:template name="tail-rule">
		<xsl:param name="mm"/>
		<xsl:if test="$kind != 'letter'">
			<fo:block-container height="{$mm}mm" background-color="#000000"><fo:block/></fo:block-container>
		</xsl:if>
	</xsl:template>

	<!-- Lines that run over stand under the first character after the colon. -->
	<xsl:template match="recipients | send-to" mode="tail">
		<fo:block start-indent="4em" end-indent="1em" text-indent="-3em">
			<xsl:choose>
				<xsl:when test="self::recipients">主送：</xsl:when>
				<xsl:otherwise>抄送：</xsl:otherwise>
			</xsl:choose>
			<xsl:apply-templates select="." mode="bare"/>
			<xsl:text>。</xsl:text>
		</fo:block>
	</xsl:template>

</xsl:stylesheet>
