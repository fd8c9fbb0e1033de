<?xml version="1.0" encoding="UTF-8"?>
<!-- A bulletin: a short issue with masthead, contents and distribution list, or a volume with cover,
     contents, parts, running heads and an index. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:banxin="urn:banxin:fo"
	exclude-result-prefixes="banxin">
	<xsl:import href="common/issue.xsl"/>
	<xsl:import href="common/volume.xsl"/>

	<!-- issue (records one after the other under a masthead), volume (a book), or auto: a volume if there
	     are more than twelve records -->
	<xsl:param name="form" select="'auto'"/>

	<xsl:variable name="volume">
		<xsl:choose>
			<xsl:when test="$form = 'volume'
				or ($form = 'auto' and count(/*//article | /*//profile) &gt; 12)">yes</xsl:when>
			<xsl:when test="$form = 'issue' or $form = 'auto'"/>
			<xsl:otherwise>
				<xsl:message terminate="yes">
					<xsl:value-of select="concat('form is “', $form, '”, but auto, issue or volume is needed',
						'｜form 写成了“', $form, '”，应该是 auto、issue 或 volume')"/>
				</xsl:message>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>

	<xsl:template name="sequences">
		<xsl:choose>
			<xsl:when test="$volume = 'yes'"><xsl:call-template name="volume"/></xsl:when>
			<xsl:otherwise><xsl:call-template name="one-sequence"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="more-masters">
		<xsl:if test="$volume = 'yes'"><xsl:call-template name="volume-masters"/></xsl:if>
	</xsl:template>

	<xsl:template name="bookmarks">
		<xsl:choose>
			<xsl:when test="$volume = 'yes'"><xsl:call-template name="volume-bookmarks"/></xsl:when>
			<xsl:otherwise><xsl:call-template name="issue-bookmarks"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- Of a record that a volume holds alone only its own pages are wanted. -->
	<xsl:template match="/bulletin[@banxin:record]" priority="1">
		<xsl:call-template name="volume-record"/>
	</xsl:template>

	<!-- Nothing leads to the headings of a volume's records. -->
	<xsl:template match="h2 | h3 | h4" mode="id">
		<xsl:if test="$volume != 'yes'"><xsl:apply-imports/></xsl:if>
	</xsl:template>

	<!-- Notes are counted within the issue, in a volume within their record. -->
	<xsl:template match="note" mode="number">
		<xsl:choose>
			<xsl:when test="$volume = 'yes'">
				<xsl:number level="any" count="note" from="profile | article"/>
			</xsl:when>
			<xsl:otherwise><xsl:number level="any" count="note" from="bulletin"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

</xsl:stylesheet>
