<?xml version="1.0" encoding="UTF-8"?>
<!-- The shared library: import this one file, then say where the parts of a record go. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:include href="settings.xsl"/>
	<xsl:include href="words.xsl"/>
	<xsl:include href="inline.xsl"/>
	<xsl:include href="blocks.xsl"/>
	<xsl:include href="figure.xsl"/>
	<xsl:include href="table.xsl"/>
	<xsl:include href="head.xsl"/>
	<xsl:include href="profile.xsl"/>
	<xsl:include href="page.xsl"/>

	<xsl:strip-space elements="*"/>
	<xsl:preserve-space elements="p h2 h3 h4 li dt dd td th strong em u name cite ruby rt a sub sup
		span note sic figcaption caption blockquote subtitle title line lead abstract qrcode"/>
</xsl:stylesheet>
