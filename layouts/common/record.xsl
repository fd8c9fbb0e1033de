<?xml version="1.0" encoding="UTF-8"?>
<!-- The shared library: import this one file, then say where the parts of a record go. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="settings.xsl"/>
	<xsl:import href="words.xsl"/>
	<xsl:import href="inline.xsl"/>
	<xsl:import href="blocks.xsl"/>
	<xsl:import href="figure.xsl"/>
	<xsl:import href="table.xsl"/>
	<xsl:import href="head.xsl"/>
	<xsl:import href="profile.xsl"/>
	<xsl:import href="page.xsl"/>

	<xsl:strip-space elements="*"/>
	<xsl:preserve-space elements="p h2 h3 h4 li dt dd td th strong em u name cite ruby rt a sub sup
		span note sic figcaption caption blockquote subtitle title line lead abstract qrcode"/>
</xsl:stylesheet>
