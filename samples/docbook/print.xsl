<?xml version="1.0" encoding="UTF-8"?>
<!-- DocBook in simplified Chinese through the common FO stylesheets: paper, faces, indents. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format">
<xsl:import href="http://docbook.sourceforge.net/release/xsl/current/fo/docbook.xsl"/>
<xsl:param name="paper.type">A5</xsl:param>
<xsl:param name="fop1.extensions">1</xsl:param>
<xsl:param name="axf.extensions">1</xsl:param>
<xsl:param name="body.font.family">Noto Serif CJK SC</xsl:param>
<xsl:param name="title.font.family">Noto Sans CJK SC</xsl:param>
<xsl:param name="sans.font.family">Noto Sans CJK SC</xsl:param>
<xsl:param name="monospace.font.family">Noto Sans Mono CJK SC</xsl:param>
<xsl:param name="symbol.font.family"/>
<xsl:param name="body.font.master">10.5</xsl:param>
<xsl:param name="line-height">1.7</xsl:param>
<xsl:param name="body.start.indent">0pt</xsl:param>
<xsl:param name="page.margin.inner">18mm</xsl:param>
<xsl:param name="page.margin.outer">15mm</xsl:param>
<xsl:param name="section.autolabel">1</xsl:param>
<xsl:param name="section.label.includes.component.label">1</xsl:param>
<xsl:param name="ulink.show">0</xsl:param>
<!-- A term is as wide as its characters, which the common stylesheet cannot count. -->
<xsl:param name="itemizedlist.label.width">1.5em</xsl:param>
<xsl:param name="variablelist.as.blocks">1</xsl:param>
<xsl:attribute-set name="normal.para.spacing">
  <xsl:attribute name="text-indent">2em</xsl:attribute>
  <xsl:attribute name="space-before.minimum">0pt</xsl:attribute>
  <xsl:attribute name="space-before.optimum">0pt</xsl:attribute>
  <xsl:attribute name="space-before.maximum">0pt</xsl:attribute>
</xsl:attribute-set>
</xsl:stylesheet>
