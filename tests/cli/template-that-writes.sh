# A template can't write a file or reach the network, whatever extension it asks for.
record a.xml '<p>正文</p>'
cat > a.xsl <<'END'
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
 xmlns:exsl="http://exslt.org/common" extension-element-prefixes="exsl">
<xsl:template match="/"><exsl:document href="written.txt">x</exsl:document></xsl:template>
</xsl:stylesheet>
END
template b.xsl '<xsl:template match="/"><xsl:copy-of select="document('"'http://localhost:1/x.xml'"')"/></xsl:template>'
try render -t ./a.xsl a.xml
try render -t ./b.xsl a.xml
left
