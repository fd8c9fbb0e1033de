<?xml version="1.0" encoding="UTF-8"?>
<!-- What a user may set, and the page geometry that follows from it. A layout that wants another
     default declares the same parameter again: the importing file wins. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

	<!-- Accent colour, as #rrggbb: used for a few rules, figures and labels only -->
	<xsl:param name="accent" select="'#b5121b'"/>

	<!-- Size of the body text: a number with pt, or a Chinese size name such as 五号 or 小四 -->
	<xsl:param name="body-size" select="'五号'"/>

	<!-- How black is printed: gray (as an office printer likes it), plate (by the black plate alone) or
	     overprint (also over the colours below it), for a printing house -->
	<xsl:param name="black" select="'gray'"/>

	<!-- Number of text columns, 1 or 2 -->
	<xsl:param name="columns" select="1"/>

	<!-- Whether ，、。 may stand beyond the end of their line (悬挂): none, allow-end (where they lack room)
	     or force-end -->
	<xsl:param name="hanging" select="'none'"/>

	<!-- How wide marks are: auto (an em, half at line ends, after GB/T 15834), full (全角式), half (半角式),
	     kaiming (开明式) or none (不压缩) -->
	<xsl:param name="marks" select="'auto'"/>

	<!-- What the Chinese sizes measure: office (as office programs round them, 三号 16pt) or metal (as type
	     was cast, 三号 15.75pt) -->
	<xsl:param name="sizes" select="'office'"/>

	<!-- In points. Those cast were three rows, each size half of another: 初号, 二号, 五号, 七号; 一号, 四号;
	     三号, 六号. Nothing was cast for 八号. -->
	<xsl:variable name="size-table">
		<xsl:choose>
			<xsl:when test="$sizes = 'office'">
				<xsl:value-of select="concat(' 初号=42 小初=36 一号=26 小一=24 二号=22 小二=18 三号=16',
					' 小三=15 四号=14 小四=12 五号=10.5 小五=9 六号=7.5 小六=6.5 七号=5.5 八号=5 ')"/>
			</xsl:when>
			<xsl:when test="$sizes = 'metal'">
				<xsl:value-of select="concat(' 初号=42 小初=36 一号=27.5 小一=24 二号=21 小二=18 三号=15.75',
					' 小三=15 四号=13.75 小四=12 五号=10.5 小五=9 六号=7.875 小六=6.5 七号=5.25 ')"/>
			</xsl:when>
			<xsl:otherwise>
				<xsl:message terminate="yes">
					<xsl:value-of select="concat('sizes is “', $sizes, '”, but office or metal is needed',
						'｜sizes 写成了“', $sizes, '”，应该是 office 或 metal')"/>
				</xsl:message>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>

	<!-- The body size in points, as a number. A layout may set less than was asked for: $pt counts. -->
	<xsl:variable name="pt" select="$asked"/>
	<xsl:variable name="asked" select="string($asked-size)"/>
	<xsl:variable name="asked-size">
		<xsl:variable name="named"
			select="substring-before(substring-after($size-table, concat(' ', $body-size, '=')), ' ')"/>
		<xsl:choose>
			<xsl:when test="$named != ''"><xsl:value-of select="$named"/></xsl:when>
			<!-- The layout chooses. -->
			<xsl:when test="$body-size = 'auto'">10.5</xsl:when>
			<xsl:when test="number(substring-before($body-size, 'pt')) &gt;= 6
				and number(substring-before($body-size, 'pt')) &lt;= 24">
				<xsl:value-of select="substring-before($body-size, 'pt')"/>
			</xsl:when>
			<xsl:otherwise>
				<xsl:message terminate="yes">
					<xsl:value-of select="concat('body-size is “', $body-size,
						'”, but a length from 6pt to 24pt or a Chinese size name is needed',
						'｜body-size 写成了“', $body-size, '”，应该是 6pt 到 24pt 的长度，或者字号的名称')"/>
				</xsl:message>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>

	<!-- Twelve sevenths of the size: 18pt lines for 五号. Spaces are fractions of it, so that text
	     keeps to the same lines on every page. -->
	<xsl:variable name="pitch" select="round($pt * 1200 div 7) div 100"/>

	<!-- Columns hold a whole number of characters; what is left over goes to the margins. One column
	     is set narrower than two, for a line of more than forty characters is hard to follow. -->
	<xsl:variable name="gap" select="2 * $pt"/>
	<xsl:variable name="measure" select="
		(2 * floor((462 div $pt - 2) div 2) + 2) * $pt * ($columns = 2)
		+ floor(420 div $pt) * $pt * ($columns != 2)"/>
	<xsl:variable name="column" select="($measure - $gap * ($columns = 2)) div (1 + ($columns = 2))"/>

	<!-- A4 -->
	<xsl:variable name="page-width" select="'595.28'"/>
	<xsl:variable name="page-height" select="'841.89'"/>
	<xsl:variable name="side" select="string(($page-width - $measure) div 2)"/>
	<xsl:variable name="top" select="78"/>
	<!-- Whole lines, with room for the foot below. The first page has no running head, so its text
	     begins a line higher. -->
	<xsl:variable name="text-height" select="floor(($page-height - $top - 76) div $pitch) * $pitch"/>
	<xsl:variable name="bottom" select="string($page-height - $top - $text-height)"/>

	<!-- Greys that are only ever black ink. -->
	<xsl:variable name="soft" select="'#595959'"/>
	<xsl:variable name="hair" select="'#b4b4b4'"/>

	<!-- The accent mixed with so much white that only the second digit of each pair differs, to lay under
	     text. That of the usual accent is known. -->
	<xsl:variable name="tint">
		<xsl:choose>
			<xsl:when test="$accent = '#b5121b'">#fbf2f2</xsl:when>
			<xsl:when test="string-length($accent) = 7 and starts-with($accent, '#')
				and translate($accent, '#0123456789abcdefABCDEF', '') = ''">
				<xsl:variable name="hex" select="translate($accent, 'ABCDEF', 'abcdef')"/>
				<xsl:variable name="digits" select="'0123456789abcdef'"/>
				<xsl:value-of select="concat('#f',
					substring($digits, round(255 - (255
						- 16 * string-length(substring-before($digits, substring($hex, 2, 1)))
						- string-length(substring-before($digits, substring($hex, 3, 1)))) * 0.055) - 239, 1),
					'f', substring($digits, round(255 - (255
						- 16 * string-length(substring-before($digits, substring($hex, 4, 1)))
						- string-length(substring-before($digits, substring($hex, 5, 1)))) * 0.055) - 239, 1),
					'f', substring($digits, round(255 - (255
						- 16 * string-length(substring-before($digits, substring($hex, 6, 1)))
						- string-length(substring-before($digits, substring($hex, 7, 1)))) * 0.055) - 239, 1))"/>
			</xsl:when>
			<xsl:otherwise>#f5f4f2</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>

	<!-- The points of a Chinese size name, e.g. for font-size="{...}pt". -->
	<xsl:template name="points">
		<xsl:param name="size"/>
		<xsl:value-of
			select="substring-before(substring-after($size-table, concat(' ', $size, '=')), ' ')"/>
	</xsl:template>

</xsl:stylesheet>
