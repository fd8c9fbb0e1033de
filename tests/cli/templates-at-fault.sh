# Templates that don't compile or don't run, each with the template's own line.
record a.xml '<p>正文</p>'
printf '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">\n<xsl:template match="/">\n</xsl:stylesheet>\n' > malformed.xsl
template function.xsl '<xsl:template match="/"><xsl:value-of select="string-lenght(.)"/></xsl:template>'
template named.xsl '<xsl:template match="/"><xsl:call-template name="heding"/></xsl:template>
<xsl:template name="heading"/>'
template endless.xsl '<xsl:template match="/" name="again"><xsl:call-template name="again"/></xsl:template>'
template document.xsl '<xsl:template match="/"><xsl:copy-of select="document('"'none.xml'"')"/></xsl:template>'
template outside.xsl '<xsl:template match="/"><xsl:copy-of select="document('"'/etc/passwd'"')"/></xsl:template>'
template terminate.xsl '<xsl:template match="/"><xsl:message terminate="yes">栏目未定</xsl:message></xsl:template>'
template object.xsl '<xsl:template match="/"><fo:rot/></xsl:template>'
template nothing.xsl '<xsl:template match="/"/>'
template html.xsl '<xsl:template match="/"><html/></xsl:template>'
template import.xsl '<xsl:import href="none.xsl"/>'
for t in malformed function named endless document outside terminate object nothing html import; do
	try render -t $t.xsl a.xml
done
chinese render -t function.xsl a.xml
left | grep -c pdf
