<?xml version="1.0" encoding="UTF-8"?>
<!-- Small things made of text: dates, widths in ems, joined titles, names of levels. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:banxin="urn:banxin:fo" exclude-result-prefixes="banxin">

	<!-- 2016-08-18, 2016-08 or 2016 as a Chinese date, without leading zeros. -->
	<xsl:template name="date">
		<xsl:param name="date"/>
		<xsl:value-of select="concat(substring($date, 1, 4), '年')"/>
		<xsl:if test="string-length($date) &gt;= 7">
			<xsl:value-of select="concat(number(substring($date, 6, 2)), '月')"/>
		</xsl:if>
		<xsl:if test="string-length($date) &gt;= 10">
			<xsl:value-of select="concat(number(substring($date, 9, 2)), '日')"/>
		</xsl:if>
	</xsl:template>

	<!-- The width of a text in ems, a letter or figure of the Latin script taken as half an em. -->
	<xsl:variable name="latin" select="concat(' !#$%&amp;()*+,-./0123456789:;&lt;=&gt;?@[\]^_`{|}~',
		'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"/>
	<xsl:template name="ems">
		<xsl:param name="text"/>
		<xsl:value-of select="banxin:ems($text)"/>
	</xsl:template>

	<!-- The width of the longest of some nodes. -->
	<xsl:template name="longest">
		<xsl:param name="nodes"/>
		<xsl:param name="at" select="1"/>
		<xsl:param name="so-far" select="0"/>
		<xsl:variable name="ems" select="banxin:ems($nodes[$at])"/>
		<xsl:variable name="most" select="$ems * ($ems &gt; $so-far) + $so-far * ($ems &lt;= $so-far)"/>
		<xsl:choose>
			<xsl:when test="$at &gt;= count($nodes)"><xsl:value-of select="$most"/></xsl:when>
			<xsl:otherwise>
				<xsl:call-template name="longest">
					<xsl:with-param name="nodes" select="$nodes"/>
					<xsl:with-param name="at" select="$at + 1"/>
					<xsl:with-param name="so-far" select="$most"/>
				</xsl:call-template>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- A title on one line: the lines of a couplet with an em between them. -->
	<xsl:template match="title" mode="plain">
		<xsl:choose>
			<xsl:when test="line">
				<xsl:for-each select="line">
					<xsl:if test="position() &gt; 1"><xsl:text>　</xsl:text></xsl:if>
					<xsl:value-of select="normalize-space(.)"/>
				</xsl:for-each>
			</xsl:when>
			<xsl:otherwise><xsl:value-of select="normalize-space(.)"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="level">
		<xsl:param name="level"/>
		<xsl:choose>
			<xsl:when test="$level = 'national'">国家级</xsl:when>
			<xsl:when test="$level = 'city'">市级</xsl:when>
			<xsl:when test="$level = 'district'">区级</xsl:when>
			<xsl:when test="$level = 'street'">街道级</xsl:when>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="category">
		<xsl:param name="category"/>
		<xsl:choose>
			<xsl:when test="$category = 'party-organisation'">党组织</xsl:when>
			<xsl:when test="$category = 'individual'">个人</xsl:when>
			<xsl:otherwise><xsl:value-of select="$category"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- The mark of the N-th note or list item: ① to ㊿, then plain figures. -->
	<xsl:template name="circled">
		<xsl:param name="n"/>
		<xsl:choose>
			<xsl:when test="$n &lt;= 50">
				<xsl:value-of select="substring(
					'①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿',
					$n, 1)"/>
			</xsl:when>
			<xsl:otherwise><xsl:value-of select="concat('[', $n, ']')"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

</xsl:stylesheet>
