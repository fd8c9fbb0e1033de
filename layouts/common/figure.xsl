<?xml version="1.0" encoding="UTF-8"?>
<!-- Pictures. A picture where the text has it keeps its own size if that fits; a picture with a place
     fills its column or the page. Several make a gallery with cells of one width. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:axf="http://www.antennahouse.com/names/XSL/Extensions">

	<xsl:template match="figure" name="figure">
		<fo:block text-indent="0pt" text-align="center" keep-together.within-column="always">
			<xsl:call-template name="apart">
				<xsl:with-param name="span" select="@place = 'wide' or @place = 'page'"/>
			</xsl:call-template>
			<xsl:if test="@place = 'page'">
				<xsl:attribute name="break-before">page</xsl:attribute>
				<xsl:attribute name="break-after">page</xsl:attribute>
			</xsl:if>
			<xsl:apply-templates select="." mode="pictures"/>
			<xsl:apply-templates select="figcaption"/>
		</fo:block>
	</xsl:template>

	<!-- A picture with a place, in a record that has its pages to itself, floats, and the text goes on
	     where the page has no room for it: to the foot of the page where the title stands, to the head
	     of later ones. Where less than a page of text follows, it stays where it is. -->
	<xsl:template name="placed-figure">
		<xsl:variable name="before">
			<xsl:for-each select="preceding-sibling::*"><xsl:value-of select="."/></xsl:for-each>
		</xsl:variable>
		<xsl:variable name="after">
			<xsl:for-each select="following-sibling::*"><xsl:value-of select="."/></xsl:for-each>
		</xsl:variable>
		<xsl:variable name="wide" select="@place = 'wide' or $columns = 1"/>
		<xsl:variable name="head" select="string-length($before) &gt; 1500"/>
		<xsl:choose>
			<xsl:when test="string-length($after) &lt; 1000"><xsl:call-template name="figure"/></xsl:when>
			<xsl:otherwise>
				<fo:float axf:float-reference="{substring('columnpage', 1 + 6 * $wide, 6 - 2 * $wide)}"
					axf:float-y="{substring('afterbefore', 1 + 5 * $head, 5 + $head)}">
					<fo:block-container width="{$measure * $wide + $column * not($wide)}pt">
						<fo:block text-indent="0pt" text-align="center"
							padding-after="{$pitch * 0.75 * $head}pt"
							padding-before="{$pitch * 0.75 * not($head)}pt">
							<xsl:apply-templates select="." mode="pictures"/>
							<xsl:apply-templates select="figcaption"/>
						</fo:block>
					</fo:block-container>
				</fo:float>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- Pictures of one each that follow each other stand in twos, the captions on one line, so that
	     they keep with the text before them rather than run on to another page. -->
	<xsl:template match="figure[not(img[2]) and (not(@place) or @place = 'here')]">
		<xsl:variable name="other" select="preceding-sibling::*[not(self::figure[not(img[2])
			and (not(@place) or @place = 'here')])][1]"/>
		<xsl:variable name="run" select="count(preceding-sibling::*)
			- count($other/preceding-sibling::*) - count($other)"/>
		<xsl:variable name="next" select="following-sibling::*[1][self::figure[not(img[2])
			and (not(@place) or @place = 'here')]]"/>
		<xsl:choose>
			<xsl:when test="$column &lt; 300 or ($run mod 2 = 0 and not($next))">
				<xsl:call-template name="figure"/>
			</xsl:when>
			<xsl:when test="$run mod 2 = 0">
				<xsl:call-template name="pair">
					<xsl:with-param name="pair" select=". | $next"/>
				</xsl:call-template>
			</xsl:when>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="pair">
		<xsl:param name="pair"/>
		<xsl:variable name="width" select="($column - $pt * 2) div 2"/>
		<fo:block text-indent="0pt" text-align="center" keep-together.within-column="always">
			<xsl:call-template name="apart"/>
			<fo:table table-layout="fixed" width="{$column}pt" start-indent="0pt" end-indent="0pt">
				<fo:table-column column-width="{$width}pt"/>
				<fo:table-column column-width="{$pt * 2}pt"/>
				<fo:table-column column-width="{$width}pt"/>
				<fo:table-body>
					<fo:table-row keep-with-next.within-column="always">
						<xsl:for-each select="$pair">
							<fo:table-cell column-number="{2 * position() - 1}" display-align="after">
								<fo:block line-height="0">
									<xsl:apply-templates select="img">
										<xsl:with-param name="width" select="$width"/>
										<xsl:with-param name="scale" select="'scale-down-to-fit'"/>
									</xsl:apply-templates>
								</fo:block>
							</fo:table-cell>
						</xsl:for-each>
					</fo:table-row>
					<fo:table-row>
						<xsl:for-each select="$pair">
							<fo:table-cell column-number="{2 * position() - 1}"
								padding-before="{$pitch div 3}pt">
								<xsl:apply-templates select="figcaption"/>
							</fo:table-cell>
						</xsl:for-each>
					</fo:table-row>
				</fo:table-body>
			</fo:table>
		</fo:block>
	</xsl:template>

	<xsl:template match="figure" mode="pictures">
		<fo:block line-height="0" keep-with-next.within-column="always">
			<xsl:apply-templates select="img">
				<xsl:with-param name="width">
					<xsl:choose>
						<xsl:when test="@place = 'wide' or @place = 'page'">
							<xsl:value-of select="$measure"/>
						</xsl:when>
						<xsl:when test="@place = 'column' or $columns = 2">
							<xsl:value-of select="$column"/>
						</xsl:when>
						<xsl:otherwise><xsl:value-of select="$column * 0.66"/></xsl:otherwise>
					</xsl:choose>
				</xsl:with-param>
				<xsl:with-param name="scale">
					<xsl:choose>
						<xsl:when test="@place and @place != 'here'">scale-to-fit</xsl:when>
						<xsl:otherwise>scale-down-to-fit</xsl:otherwise>
					</xsl:choose>
				</xsl:with-param>
			</xsl:apply-templates>
		</fo:block>
	</xsl:template>

	<!-- Two or four pictures stand in twos, others in threes; in a narrow column always in twos. -->
	<xsl:template match="figure[count(img) &gt; 1]" mode="pictures">
		<xsl:variable name="room">
			<xsl:choose>
				<xsl:when test="@place = 'wide' or @place = 'page'">
					<xsl:value-of select="$measure"/>
				</xsl:when>
				<xsl:otherwise><xsl:value-of select="$column"/></xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
		<xsl:variable name="across"
			select="2 + (count(img) != 2 and count(img) != 4 and $room &gt; 300)"/>
		<xsl:variable name="width" select="($room - 6 * ($across - 1)) div $across"/>
		<fo:table table-layout="fixed" width="{$room}pt" start-indent="0pt" end-indent="0pt"
			keep-with-next.within-column="always">
			<xsl:call-template name="gallery-columns">
				<xsl:with-param name="left" select="$across"/>
				<xsl:with-param name="width" select="$width"/>
			</xsl:call-template>
			<fo:table-body>
				<xsl:for-each select="img[position() mod $across = 1]">
					<fo:table-row keep-together.within-column="always">
						<xsl:apply-templates
							select=". | following-sibling::img[position() &lt; $across]" mode="cell">
							<xsl:with-param name="width" select="$width"/>
							<xsl:with-param name="last" select="not(following-sibling::img[$across])"/>
						</xsl:apply-templates>
					</fo:table-row>
				</xsl:for-each>
			</fo:table-body>
		</fo:table>
	</xsl:template>

	<xsl:template name="gallery-columns">
		<xsl:param name="left"/>
		<xsl:param name="width"/>
		<fo:table-column column-width="{$width}pt"/>
		<xsl:if test="$left &gt; 1">
			<fo:table-column column-width="6pt"/>
			<xsl:call-template name="gallery-columns">
				<xsl:with-param name="left" select="$left - 1"/>
				<xsl:with-param name="width" select="$width"/>
			</xsl:call-template>
		</xsl:if>
	</xsl:template>

	<!-- The columns between the pictures stay empty. -->
	<xsl:template match="img" mode="cell">
		<xsl:param name="width"/>
		<xsl:param name="last"/>
		<fo:table-cell column-number="{2 * position() - 1}">
			<xsl:if test="not($last)">
				<xsl:attribute name="padding-after">6pt</xsl:attribute>
			</xsl:if>
			<fo:block line-height="0">
				<xsl:apply-templates select=".">
					<xsl:with-param name="width" select="$width"/>
				</xsl:apply-templates>
			</fo:block>
		</fo:table-cell>
	</xsl:template>

	<xsl:template match="img">
		<xsl:param name="width" select="$column"/>
		<xsl:param name="scale" select="'scale-to-fit'"/>
		<fo:external-graphic src="url('{@src}')" width="{$width}pt" content-width="{$scale}"
			scaling="uniform" text-align="center"/>
	</xsl:template>

	<xsl:template match="figcaption">
		<fo:block font-family="hei" font-size="{$pt * 0.8}pt" line-height="{$pt * 1.3}pt"
			color="{$soft}" space-before="{$pitch div 3}pt" text-align="center" start-indent="1em"
			end-indent="1em">
			<xsl:call-template name="by-sense"/>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

</xsl:stylesheet>
