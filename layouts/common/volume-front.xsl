<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands around the records of a volume: cover, title page, imprint, foreword, contents, and the
     last page with those it goes to. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:banxin="urn:banxin:fo"
	xmlns:axf="http://www.antennahouse.com/names/XSL/Extensions">

	<!-- Cover: the upper part of the page down to its golden section in the accent colour, framed by a
	     white hairline, with the title at its foot; below it who compiled the volume, and when. -->
	<xsl:template name="cover">
		<xsl:variable name="field" select="$page-height * 0.618"/>
		<fo:page-sequence master-reference="cover" format="i" initial-page-number="1"
			force-page-count="even">
			<fo:flow flow-name="xsl-region-body">
				<fo:block-container absolute-position="absolute" left="0pt" top="0pt"
					width="{$page-width}pt" height="{$field}pt" background-color="{$accent}"/>
				<fo:block-container absolute-position="absolute" left="30pt" top="30pt"
					width="{$page-width - 60}pt" height="{$field - 60}pt" border="0.6pt solid #ffffff"/>
				<fo:block-container absolute-position="absolute" left="62pt" top="62pt"
					width="{$page-width - 124}pt" height="{$field - 124}pt" color="#ffffff">
					<fo:block font-family="hei" font-size="14pt" line-height="22pt" letter-spacing="0.15em"
						text-align="start" text-align-last="justify">
						<xsl:call-template name="issue-name"/>
						<fo:leader leader-length.optimum="1em" leader-length.maximum="100%"
							leader-pattern="space"/>
						<xsl:value-of select="normalize-space(head/classification)"/>
					</fo:block>
				</fo:block-container>
				<fo:block-container absolute-position="absolute" left="62pt" top="62pt"
					width="{$page-width - 124}pt" height="{$field - 124}pt" display-align="after"
					color="#ffffff">
					<xsl:apply-templates select="head/kicker" mode="volume-cover"/>
					<xsl:apply-templates select="head/title">
						<xsl:with-param name="size" select="64"/>
						<xsl:with-param name="width" select="$page-width - 124"/>
						<xsl:with-param name="align" select="'start'"/>
					</xsl:apply-templates>
					<xsl:apply-templates select="head/subtitle" mode="volume-cover"/>
				</fo:block-container>
				<fo:block-container absolute-position="absolute" left="62pt" top="{$field + 40}pt"
					width="{$page-width - 124}pt" height="{$page-height - $field - 102}pt"
					display-align="after">
					<fo:block border-before-style="solid" border-before-width="2pt"
						border-before-color="{$accent}" line-height="0" end-indent="{$page-width - 196}pt"/>
					<fo:block font-family="hei" font-weight="500" font-size="15pt" line-height="26pt"
						text-align="start" space-before="14pt">
						<xsl:value-of select="normalize-space(head/compiler)"/>
					</fo:block>
					<fo:block font-family="kai" font-size="13pt" line-height="24pt" text-align="start"
						color="{$soft}">
						<xsl:apply-templates select="head/published"/>
						<xsl:if test="head/issue/@total">
							<xsl:if test="head/published">　</xsl:if>
							<xsl:value-of select="concat('总第', head/issue/@total, '期')"/>
						</xsl:if>
					</fo:block>
				</fo:block-container>
				<fo:block/>
			</fo:flow>
		</fo:page-sequence>
	</xsl:template>

	<xsl:template match="kicker" mode="volume-cover">
		<fo:block font-family="hei" font-size="16pt" line-height="26pt" letter-spacing="0.15em"
			space-after="10pt" text-align="start"><xsl:apply-templates/></fo:block>
	</xsl:template>

	<xsl:template match="subtitle" mode="volume-cover">
		<fo:block font-family="kai" font-size="18pt" line-height="28pt" space-before="12pt"
			text-align="start"><xsl:apply-templates/></fo:block>
	</xsl:template>

	<!-- 扉页 -->
	<xsl:template name="title-page">
		<fo:page-sequence master-reference="plain" format="i" force-page-count="no-force">
			<fo:flow flow-name="xsl-region-body">
				<fo:block-container height="{$text-height - 80}pt">
					<fo:block padding-before="{$text-height * 0.2}pt" text-align="center">
						<xsl:if test="head/kicker">
							<fo:block font-family="hei" font-size="13pt" line-height="24pt"
								letter-spacing="0.2em" color="{$soft}" space-after="10pt">
								<xsl:apply-templates select="head/kicker/node()"/>
							</fo:block>
						</xsl:if>
						<xsl:apply-templates select="head/title">
							<xsl:with-param name="size" select="42"/>
						</xsl:apply-templates>
						<xsl:if test="head/subtitle">
							<fo:block font-family="kai" font-size="15pt" line-height="26pt"
								space-before="14pt"><xsl:apply-templates select="head/subtitle/node()"/></fo:block>
						</xsl:if>
						<xsl:if test="head/issue">
							<fo:block font-family="kai" font-size="14pt" line-height="24pt" space-before="24pt">
								<xsl:call-template name="issue-name"/>
							</fo:block>
						</xsl:if>
					</fo:block>
				</fo:block-container>
				<fo:block font-family="hei" font-size="13pt" line-height="24pt" text-align="center">
					<xsl:value-of select="normalize-space(head/compiler)"/>
				</fo:block>
				<fo:block font-family="kai" font-size="12pt" line-height="24pt" text-align="center"
					color="{$soft}"><xsl:apply-templates select="head/published"/></fo:block>
			</fo:flow>
		</fo:page-sequence>
	</xsl:template>

	<!-- 版本记录, at the foot of the page behind the title. -->
	<xsl:template name="imprint-page">
		<fo:page-sequence master-reference="foot-of-page" format="i" force-page-count="no-force">
			<fo:flow flow-name="xsl-region-body">
				<fo:block padding-before="12pt" padding-after="12pt" border-before-style="solid"
					border-before-width="1.2pt" border-before-color="{$accent}"
					border-after-style="solid" border-after-width="0.4pt"
					border-after-color="{$hair}" end-indent="{$measure * 0.3}pt" text-align="start">
					<fo:block font-family="xbs" font-size="15pt" line-height="24pt">
						<xsl:apply-templates select="head/title" mode="plain"/>
					</fo:block>
					<fo:block font-family="kai" line-height="20pt" color="{$soft}" space-after="8pt">
						<xsl:apply-templates select="head/subtitle/node()"/>
						<xsl:if test="head/subtitle and head/issue">　</xsl:if>
						<xsl:call-template name="issue-name"/>
						<xsl:if test="head/issue/@total">
							<xsl:value-of select="concat('（总第', head/issue/@total, '期）')"/>
						</xsl:if>
					</fo:block>
					<fo:table table-layout="fixed" width="{$measure * 0.7}pt" end-indent="0pt" font-size="9.5pt"
						line-height="18pt">
						<fo:table-column column-width="4.6em"/>
						<fo:table-column column-width="proportional-column-width(1)"/>
						<fo:table-body><xsl:call-template name="imprint-rows"/></fo:table-body>
					</fo:table>
				</fo:block>
				<fo:block font-family="kai" font-size="9pt" line-height="16pt" color="{$soft}"
					padding-before="8pt" text-align="start">
					<xsl:value-of select="concat('收录 ', count(.//article | .//profile), ' 篇')"/>
				</fo:block>
			</fo:flow>
		</fo:page-sequence>
	</xsl:template>

	<xsl:template name="imprint-rows">
		<xsl:call-template name="imprint-row">
			<xsl:with-param name="label">编印单位</xsl:with-param>
			<xsl:with-param name="value" select="head/compiler"/>
		</xsl:call-template>
		<xsl:call-template name="imprint-row">
			<xsl:with-param name="label">签　　发</xsl:with-param>
			<xsl:with-param name="value" select="head/approved-by"/>
		</xsl:call-template>
		<xsl:call-template name="imprint-row">
			<xsl:with-param name="label">责任编辑</xsl:with-param>
			<xsl:with-param name="value" select="head/editor"/>
		</xsl:call-template>
		<xsl:call-template name="imprint-row">
			<xsl:with-param name="label">准印证号</xsl:with-param>
			<xsl:with-param name="value" select="tail/permit"/>
		</xsl:call-template>
		<xsl:call-template name="imprint-row">
			<xsl:with-param name="label">印　　数</xsl:with-param>
			<xsl:with-param name="value">
				<xsl:if test="tail/copies">
					<xsl:value-of select="concat(normalize-space(tail/copies), ' 册')"/>
				</xsl:if>
			</xsl:with-param>
		</xsl:call-template>
		<xsl:call-template name="imprint-row">
			<xsl:with-param name="label">印制单位</xsl:with-param>
			<xsl:with-param name="value" select="tail/printed-by"/>
		</xsl:call-template>
		<xsl:call-template name="imprint-row">
			<xsl:with-param name="label">印制日期</xsl:with-param>
			<xsl:with-param name="value">
				<xsl:for-each select="(tail/printed-on | head/published[not(../../tail/printed-on)])[1]">
					<xsl:call-template name="date">
						<xsl:with-param name="date" select="normalize-space(.)"/>
					</xsl:call-template>
				</xsl:for-each>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:template>

	<xsl:template name="imprint-row">
		<xsl:param name="label"/>
		<xsl:param name="value"/>
		<xsl:if test="normalize-space($value) != ''">
			<fo:table-row>
				<fo:table-cell>
					<fo:block font-family="hei" color="{$soft}"><xsl:value-of select="$label"/></fo:block>
				</fo:table-cell>
				<fo:table-cell>
					<fo:block><xsl:value-of select="normalize-space($value)"/></fo:block>
				</fo:table-cell>
			</fo:table-row>
		</xsl:if>
	</xsl:template>

	<!-- The compilers' own word has pages to itself. -->
	<xsl:template name="foreword">
		<xsl:if test="head/lead">
			<fo:page-sequence master-reference="volume" format="i" initial-page-number="auto-odd">
				<xsl:call-template name="front-heads">
					<xsl:with-param name="title">编者的话</xsl:with-param>
				</xsl:call-template>
				<fo:flow flow-name="xsl-region-body">
					<xsl:call-template name="front-title">
						<xsl:with-param name="title">编者的话</xsl:with-param>
					</xsl:call-template>
					<fo:block font-family="kai" font-size="12pt" line-height="22pt">
						<xsl:for-each select="head/lead/p">
							<fo:block text-indent="2em"><xsl:apply-templates/></fo:block>
						</xsl:for-each>
						<xsl:if test="not(head/lead/p)">
							<fo:block text-indent="2em"><xsl:apply-templates select="head/lead/node()"/></fo:block>
						</xsl:if>
					</fo:block>
				</fo:flow>
			</fo:page-sequence>
		</xsl:if>
	</xsl:template>

	<xsl:template name="front-heads">
		<xsl:param name="title"/>
		<xsl:call-template name="heads">
			<xsl:with-param name="part" select="''"/>
			<xsl:with-param name="title" select="$title"/>
		</xsl:call-template>
		<xsl:call-template name="feet"/>
	</xsl:template>

	<xsl:template name="front-title">
		<xsl:param name="title"/>
		<xsl:param name="id" select="''"/>
		<fo:block font-family="xbs" font-size="24pt" line-height="{2 * $pitch}pt" text-align="center"
			letter-spacing="0.3em" text-indent="0.3em" padding-after="{$pitch * 1.5}pt" span="all"
			keep-with-next.within-page="always">
			<xsl:if test="$id != ''">
				<xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute>
			</xsl:if>
			<xsl:value-of select="$title"/>
		</fo:block>
	</xsl:template>

	<!-- Contents -->

	<xsl:template name="contents-pages">
		<fo:page-sequence master-reference="volume" format="i" initial-page-number="auto-odd">
			<xsl:call-template name="front-heads">
				<xsl:with-param name="title">目录</xsl:with-param>
			</xsl:call-template>
			<fo:flow flow-name="xsl-region-body">
				<xsl:call-template name="front-title">
					<xsl:with-param name="title">目录</xsl:with-param>
					<xsl:with-param name="id" select="'contents'"/>
				</xsl:call-template>
				<xsl:apply-templates select="part | article | profile" mode="volume-contents"/>
				<xsl:if test="$index = 'yes'"><xsl:call-template name="index-contents"/></xsl:if>
			</fo:flow>
		</fo:page-sequence>
	</xsl:template>

	<xsl:template match="part" mode="volume-contents">
		<fo:block font-family="hei" font-weight="500" font-size="12pt" color="{$accent}"
			space-before="{$pitch * 1.25}pt" space-after="{$pitch * 0.25}pt" text-align="start"
			text-align-last="justify" keep-with-next.within-column="always">
			<xsl:call-template name="contents-text">
				<xsl:with-param name="text" select="@title"/>
			</xsl:call-template>
		</fo:block>
		<xsl:apply-templates select="part | article | profile" mode="volume-contents"/>
	</xsl:template>

	<xsl:template match="part/part" mode="volume-contents">
		<fo:block font-family="hei" font-weight="500" start-indent="1em" space-before="{$pitch * 0.5}pt"
			text-align="start" keep-with-next.within-column="always">
			<xsl:value-of select="@title"/>
		</fo:block>
		<xsl:apply-templates select="part | article | profile" mode="volume-contents"/>
	</xsl:template>

	<!-- What runs over stands under the title's first character, clear of the page numbers. Under it the
	     organisation, unless that is the title. -->
	<xsl:template match="article | profile" mode="volume-contents">
		<fo:block start-indent="{$pt}pt" end-indent="{3 * $pt}pt" space-before="{$pitch * 0.22}pt"
			last-line-end-indent="{-3 * $pt}pt" text-align="start" text-align-last="justify">
			<xsl:if test="head/organisation and head/title">
				<xsl:attribute name="keep-with-next.within-column">always</xsl:attribute>
			</xsl:if>
			<xsl:call-template name="contents-text">
				<xsl:with-param name="text"><xsl:call-template name="label"/></xsl:with-param>
			</xsl:call-template>
		</fo:block>
		<xsl:if test="head/organisation and head/title">
			<fo:block font-family="kai" font-size="9pt" line-height="13pt" color="{$soft}"
				start-indent="{$pt}pt" end-indent="{3 * $pt}pt" text-align="start">
				<xsl:value-of select="normalize-space(head/organisation)"/>
			</fo:block>
		</xsl:if>
	</xsl:template>

	<xsl:template name="contents-text">
		<xsl:param name="text"/>
		<xsl:param name="id"><xsl:apply-templates select="." mode="destination"/></xsl:param>
		<fo:basic-link internal-destination="{$id}">
			<xsl:value-of select="$text"/>
			<fo:leader leader-length="0.4em"/>
			<fo:leader leader-pattern="dots" leader-alignment="reference-area"
				leader-length.optimum="2em" leader-length.maximum="100%" color="{$hair}"/>
			<fo:leader leader-length="0.4em"/>
			<fo:page-number-citation ref-id="{$id}"/>
		</fo:basic-link>
	</xsl:template>

	<!-- 版记, at the foot of the last page, which is a left one. -->
	<xsl:template name="last-page">
		<xsl:if test="tail/report-to | tail/send-to | tail/issue-to">
			<fo:page-sequence master-reference="foot-of-page" initial-page-number="auto-even"
				force-page-count="no-force">
				<fo:flow flow-name="xsl-region-body">
					<fo:block font-family="{$tail-face}" font-size="{$tail-size}pt"
						line-height="{$tail-size * 1.7}pt" text-align="start"
						border-before-style="solid" border-before-width="1pt" padding="3pt 0pt"
						border-after-style="solid" border-after-width="1pt">
						<xsl:apply-templates select="tail/report-to | tail/send-to | tail/issue-to"/>
						<xsl:if test="tail/printed-by | tail/printed-on">
							<xsl:for-each select="tail"><xsl:call-template name="printing"/></xsl:for-each>
						</xsl:if>
					</fo:block>
				</fo:flow>
			</fo:page-sequence>
		</xsl:if>
	</xsl:template>

</xsl:stylesheet>
