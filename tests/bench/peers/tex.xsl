<?xml version="1.0" encoding="UTF-8"?>
<!-- The body of a profile for XeLaTeX with xeCJK; what stands around it is written by ../compare. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:output method="text" encoding="UTF-8"/>
	<xsl:template match="/profile">
		<xsl:text>\begin{center}\sffamily\CJKfamily{sf}\fontsize{26}{36}\selectfont </xsl:text>
		<xsl:for-each select="head/title/line | head/title[not(line)]">
			<xsl:value-of select="normalize-space(.)"/><xsl:text>\\
</xsl:text>
		</xsl:for-each>
		<xsl:text>\CJKfamily{kai}\fontsize{14}{20}\selectfont ——</xsl:text>
		<xsl:value-of select="head/subtitle"/>
		<xsl:text>\end{center}
{\CJKfamily{sf}\noindent </xsl:text>
		<xsl:for-each select="head/facts/fact">
			<xsl:value-of select="concat(@name, ' ', @value, @unit, '　')"/>
		</xsl:for-each>
		<xsl:text>\par\noindent </xsl:text>
		<xsl:for-each select="head/honours/honour">
			<xsl:value-of select="concat(@year, '年 ', ., '　')"/>
		</xsl:for-each>
		<xsl:text>\par}
\begin{multicols}{2}
</xsl:text>
		<xsl:apply-templates select="body/*"/>
		<xsl:text>\end{multicols}
</xsl:text>
	</xsl:template>
	<xsl:template match="p"><xsl:value-of select="."/><xsl:text>\par
</xsl:text></xsl:template>
	<xsl:template match="h2"><xsl:text>{\CJKfamily{sf}\noindent </xsl:text><xsl:value-of select="."/><xsl:text>\par}
</xsl:text></xsl:template>
</xsl:stylesheet>
