<?xml version="1.0" encoding="UTF-8"?>
<!-- A compilation: cover, contents with page numbers, every report on a page of its own, an index of
     organisations. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format">
	<xsl:import href="common/issue.xsl"/>

	<!-- Whether the last pages list the organisations: yes or no -->
	<xsl:param name="index" select="'yes'"/>

	<xsl:key name="organisation" match="organisation" use="normalize-space(.)"/>

	<xsl:template name="more-masters">
		<fo:simple-page-master master-name="cover" page-width="{$page-width}pt"
			page-height="{$page-height}pt">
			<fo:region-body margin="0pt"/>
		</fo:simple-page-master>
		<xsl:call-template name="master">
			<xsl:with-param name="name" select="'index'"/>
			<xsl:with-param name="top" select="$top"/>
			<xsl:with-param name="columns" select="2"/>
		</xsl:call-template>
	</xsl:template>

	<xsl:template name="sequences">
		<xsl:call-template name="cover"/>
		<xsl:call-template name="contents-pages"/>
		<xsl:apply-templates select="part | article | profile" mode="sequence"/>
		<xsl:if test="$index = 'yes' and //organisation">
			<xsl:call-template name="index-pages"/>
		</xsl:if>
	</xsl:template>

	<!-- The title stands in the golden section of the page, between a band and a rule. -->
	<xsl:template name="cover">
		<fo:page-sequence master-reference="cover" force-page-count="no-force">
			<fo:flow flow-name="xsl-region-body">
				<fo:block-container absolute-position="absolute" left="0pt" top="0pt"
					width="{$page-width}pt" height="120pt" background-color="{$accent}"
					display-align="after">
					<fo:block start-indent="{$side}pt" end-indent="{$side}pt" padding-after="14pt"
						color="#ffffff" font-family="hei" font-size="12pt" text-align="start">
						<xsl:value-of select="normalize-space(head/compiler)"/>
						<xsl:for-each select="head/classification | head/copy-number">
							<xsl:value-of select="concat('　', normalize-space(.))"/>
						</xsl:for-each>
					</fo:block>
				</fo:block-container>
				<fo:block-container absolute-position="absolute" left="{$side}pt" top="250pt"
					width="{$page-width - 2 * $side}pt" height="300pt">
					<xsl:apply-templates select="head/kicker" mode="cover"/>
					<xsl:apply-templates select="head/title">
						<xsl:with-param name="size" select="36"/>
						<xsl:with-param name="width" select="$page-width - 2 * $side"/>
						<xsl:with-param name="align" select="'start'"/>
					</xsl:apply-templates>
					<fo:block space-before="14pt" border-before-style="solid"
						border-before-width="2pt" border-before-color="{$accent}"
						end-indent="{$page-width - 2 * $side - 60}pt"/>
					<xsl:apply-templates select="head/subtitle" mode="cover"/>
				</fo:block-container>
				<fo:block-container absolute-position="absolute" left="{$side}pt"
					top="{$page-height - 130}pt" width="{$page-width - 2 * $side}pt">
					<fo:block font-family="kai" font-size="14pt" text-align="start">
						<xsl:apply-templates select="head/issue" mode="cover"/>
						<fo:block><xsl:apply-templates select="head/published"/></fo:block>
					</fo:block>
				</fo:block-container>
				<fo:block/>
			</fo:flow>
		</fo:page-sequence>
	</xsl:template>

	<xsl:template match="kicker" mode="cover">
		<fo:block font-family="hei" font-weight="500" font-size="14pt" color="{$accent}"
			space-after="12pt" text-align="start"><xsl:apply-templates/></fo:block>
	</xsl:template>

	<xsl:template match="subtitle" mode="cover">
		<fo:block font-family="kai" font-size="16pt" line-height="26pt" space-before="14pt"
			text-align="start"><xsl:text>——</xsl:text><xsl:apply-templates/></fo:block>
	</xsl:template>

	<xsl:template match="issue" mode="cover">
		<fo:block>
			<xsl:value-of select="concat('第', @number, '期')"/>
			<xsl:if test="@total"><xsl:value-of select="concat('　总第', @total, '期')"/></xsl:if>
		</fo:block>
	</xsl:template>

	<!-- Contents are numbered apart, i, ii, ..., so that the reports begin with 1. -->
	<xsl:template name="contents-pages">
		<fo:page-sequence master-reference="pages" initial-page-number="1" format="i"
			force-page-count="no-force">
			<fo:static-content flow-name="foot">
				<xsl:call-template name="page-foot"/>
			</fo:static-content>
			<fo:flow flow-name="xsl-region-body">
				<fo:block font-family="xbs" font-size="22pt" line-height="{2 * $pitch}pt"
					text-align="center" space-after="{$pitch}pt">目　录</fo:block>
				<xsl:apply-templates select="head/lead"/>
				<fo:block space-before="{$pitch}pt">
					<xsl:apply-templates select="part | article | profile" mode="contents"/>
					<xsl:if test="$index = 'yes' and //organisation">
						<xsl:call-template name="contents-line">
							<xsl:with-param name="id" select="'index'"/>
							<xsl:with-param name="title">单位索引</xsl:with-param>
						</xsl:call-template>
					</xsl:if>
				</fo:block>
				<xsl:call-template name="closing"/>
			</fo:flow>
		</fo:page-sequence>
	</xsl:template>

	<xsl:template match="part" mode="sequence">
		<xsl:apply-templates select="part | article | profile" mode="sequence"/>
	</xsl:template>

	<xsl:template match="article | profile" mode="sequence">
		<xsl:variable name="first" select="not(preceding::article | preceding::profile)"/>
		<fo:page-sequence master-reference="pages" force-page-count="no-force">
			<xsl:if test="$first">
				<xsl:attribute name="initial-page-number">1</xsl:attribute>
			</xsl:if>
			<fo:static-content flow-name="head-rest">
				<xsl:call-template name="running-head"/>
			</fo:static-content>
			<fo:static-content flow-name="foot">
				<xsl:call-template name="page-foot"/>
			</fo:static-content>
			<fo:static-content flow-name="xsl-footnote-separator">
				<xsl:call-template name="footnote-separator"/>
			</fo:static-content>
			<fo:flow flow-name="xsl-region-body">
				<xsl:if test="parent::part and not(preceding-sibling::*)">
					<xsl:apply-templates select="parent::part" mode="heading"/>
				</xsl:if>
				<xsl:for-each select="head/organisation">
					<fo:block index-key="{normalize-space(.)}"/>
				</xsl:for-each>
				<xsl:apply-templates select="."/>
			</fo:flow>
		</fo:page-sequence>
	</xsl:template>

	<!-- Further reading in two columns of small type. -->
	<xsl:template match="related">
		<fo:block space-before="{2 * $pitch}pt" border-before-style="solid"
			border-before-width="0.4pt" border-before-color="{$hair}"
			padding-before="{$pitch div 2}pt" font-size="{$pt * 0.86}pt"
			line-height="{$pt * 1.4}pt">
			<fo:block font-family="hei" font-weight="500" font-size="{$pt}pt" color="{$accent}"
				space-after="{$pitch div 3}pt" keep-with-next.within-page="always">相关阅读</fo:block>
			<fo:table table-layout="fixed" width="100%">
				<fo:table-column column-width="proportional-column-width(1)"/>
				<fo:table-column column-width="{2 * $pt}pt"/>
				<fo:table-column column-width="proportional-column-width(1)"/>
				<fo:table-body>
					<xsl:for-each select="item[position() mod 2 = 1]">
						<fo:table-row keep-together.within-page="always">
							<xsl:for-each select=". | following-sibling::item[1]">
								<fo:table-cell column-number="{2 * position() - 1}">
									<xsl:apply-templates select="."/>
								</fo:table-cell>
							</xsl:for-each>
						</fo:table-row>
					</xsl:for-each>
				</fo:table-body>
			</fo:table>
		</fo:block>
	</xsl:template>

	<!-- Each record has its own pages here. -->
	<xsl:template match="note" mode="number">
		<xsl:number level="any" count="note" from="profile | article"/>
	</xsl:template>

	<xsl:template name="index-pages">
		<fo:page-sequence master-reference="index" force-page-count="no-force">
			<fo:static-content flow-name="foot">
				<xsl:call-template name="page-foot"/>
			</fo:static-content>
			<fo:flow flow-name="xsl-region-body">
				<fo:block id="index" span="all" font-family="xbs" font-size="22pt"
					line-height="{2 * $pitch}pt" text-align="center" padding-after="{$pitch}pt"
					>单位索引</fo:block>
				<xsl:for-each select="//organisation[normalize-space(.) != '' and
					generate-id() = generate-id(key('organisation', normalize-space(.))[1])]">
					<fo:block text-align="start" text-align-last="justify" start-indent="1em"
						text-indent="-1em" keep-together.within-column="always">
						<xsl:value-of select="normalize-space(.)"/>
						<fo:leader leader-pattern="dots" leader-alignment="reference-area"
							leader-length.optimum="2em" leader-length.maximum="100%"
							color="{$hair}"/>
						<fo:index-page-citation-list>
							<fo:index-key-reference ref-index-key="{normalize-space(.)}"
								page-number-treatment="link"/>
						</fo:index-page-citation-list>
					</fo:block>
				</xsl:for-each>
			</fo:flow>
		</fo:page-sequence>
	</xsl:template>

	<xsl:template name="page-foot">
		<fo:block font-size="{$pt}pt" line-height="12pt" padding-before="24pt" text-align="center">
			<fo:inline language="en">— <fo:page-number/> —</fo:inline>
		</fo:block>
	</xsl:template>

	<xsl:template name="running-head">
		<fo:block font-family="hei" font-size="8pt" line-height="12pt" color="{$soft}"
			padding-before="40pt" padding-after="5pt" border-after-style="solid"
			border-after-width="0.4pt" border-after-color="{$hair}" text-align="start"
			text-align-last="justify">
			<fo:inline color="{$accent}">
				<xsl:apply-templates select="/*/head/title" mode="plain"/>
			</fo:inline>
			<fo:leader leader-length.optimum="1em" leader-length.maximum="100%"
				leader-pattern="space"/>
			<xsl:apply-templates select="head/title" mode="plain"/>
		</fo:block>
	</xsl:template>

</xsl:stylesheet>
