<?xml version="1.0" encoding="UTF-8"?>
<!-- A profile as a page for browsers: headline, figures, two columns of text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:output method="html" encoding="UTF-8"/>
	<xsl:template match="/profile">
		<html lang="zh-CN">
			<head>
				<meta charset="UTF-8"/>
				<title><xsl:value-of select="head/subtitle"/></title>
				<style>
					@page { size: A4; margin: 28mm 23.5mm; }
					body { font: 10.5pt/18pt "Noto Serif CJK SC"; margin: 0; text-align: justify; }
					h1, h2, .facts { font-family: "Noto Sans CJK SC"; }
					h1 { font-size: 26pt; line-height: 36pt; text-align: center; margin: 0 0 9pt; }
					h2 { font-size: 10.5pt; line-height: 18pt; margin: 9pt 0 0; break-after: avoid; }
					.sub { font-family: "LXGW WenKai"; font-size: 14pt; text-align: center; }
					.text { columns: 2; column-gap: 21pt; margin-top: 18pt; }
					p { margin: 0; text-indent: 2em; }
				</style>
			</head>
			<body>
				<h1><xsl:for-each select="head/title/line"><xsl:value-of select="."/><br/></xsl:for-each>
					<xsl:value-of select="head/title[not(line)]"/></h1>
				<div class="sub">——<xsl:value-of select="head/subtitle"/></div>
				<div class="facts"><xsl:for-each select="head/facts/fact">
					<xsl:value-of select="concat(@name, ' ', @value, @unit, '　')"/></xsl:for-each></div>
				<div class="facts"><xsl:for-each select="head/honours/honour">
					<xsl:value-of select="concat(@year, '年 ', ., '　')"/></xsl:for-each></div>
				<div class="text"><xsl:copy-of select="body/*"/></div>
			</body>
		</html>
	</xsl:template>
</xsl:stylesheet>
