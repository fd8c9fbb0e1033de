#!/bin/sh
# documents.sh FOLDER -- writes large FO documents, in base-14 fonts that every formatter has.
set -e
mkdir -p "$1"
cd "$1"

head='<?xml version="1.0" encoding="UTF-8"?>
<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Times" font-size="11pt">
<fo:layout-master-set><fo:simple-page-master master-name="m" page-width="210mm" page-height="297mm" margin="20mm">
<fo:region-body margin="12mm 0mm"/><fo:region-before extent="10mm"/><fo:region-after extent="10mm"/></fo:simple-page-master></fo:layout-master-set>
<fo:page-sequence master-reference="m">
<fo:static-content flow-name="xsl-region-before"><fo:block text-align="end"><fo:retrieve-marker retrieve-class-name="s"/></fo:block></fo:static-content>
<fo:static-content flow-name="xsl-region-after"><fo:block text-align="center"><fo:page-number/></fo:block></fo:static-content>
<fo:flow flow-name="xsl-region-body">'
foot='</fo:flow></fo:page-sequence></fo:root>'

# Sentences of words of the length English has, the same on every run.
words='
function word(    w, n, i) {
	n = 2 + int(rand() * 4) + int(rand() * 5)
	for (i = 0; i < n; i++) w = w substr("etaoinshrdlucmfwypvbgk", 1 + int(rand() * rand() * 22), 1)
	return w
}
function text(n,    t, i) {
	for (i = 0; i < n; i++) t = t (i ? " " : "") word() (i % 13 == 12 ? "," : "")
	return t "."
}'

# A report: contents with page numbers, headings that are kept, lists, small tables, notes.
{
	echo "$head"
	awk -v sections=1550 "$words"'BEGIN {
		srand(1)
		for (s = 1; s <= sections; s++)
			printf "<fo:block text-align-last=\"justify\">Section %d<fo:leader leader-pattern=\"dots\"/><fo:page-number-citation ref-id=\"s%d\"/></fo:block>\n", s, s
		for (s = 1; s <= sections; s++) {
			printf "<fo:block id=\"s%d\" font-size=\"15pt\" space-before=\"18pt\" space-after=\"6pt\" keep-with-next=\"always\"><fo:marker marker-class-name=\"s\">Section %d</fo:marker>Section %d</fo:block>\n", s, s, s
			for (p = 0; p < 8; p++) {
				print "<fo:block text-align=\"justify\" space-after=\"6pt\">" text(70)
				if (p == 3) print "<fo:footnote><fo:inline baseline-shift=\"super\" font-size=\"70%\">1</fo:inline><fo:footnote-body><fo:block font-size=\"9pt\">" text(25) "</fo:block></fo:footnote-body></fo:footnote>"
				print "</fo:block>"
			}
			print "<fo:list-block provisional-distance-between-starts=\"18pt\" space-after=\"6pt\">"
			for (i = 1; i < 5; i++)
				printf "<fo:list-item><fo:list-item-label end-indent=\"label-end()\"><fo:block>%d.</fo:block></fo:list-item-label><fo:list-item-body start-indent=\"body-start()\"><fo:block>%s</fo:block></fo:list-item-body></fo:list-item>\n", i, text(20)
			print "</fo:list-block><fo:table table-layout=\"fixed\" width=\"100%\"><fo:table-column column-width=\"proportional-column-width(1)\" number-columns-repeated=\"4\"/><fo:table-body>"
			for (i = 1; i < 6; i++) {
				printf "<fo:table-row>"
				for (c = 0; c < 4; c++) printf "<fo:table-cell border=\"0.5pt solid black\" padding=\"2pt\"><fo:block>%s</fo:block></fo:table-cell>", text(3)
				print "</fo:table-row>"
			}
			print "</fo:table-body></fo:table>"
		}
	}'
	echo "$foot"
} > report.fo

# The same in Chinese, set in the fonts of the catalogue.
{
	echo "$head" | sed 's/font-family="Times" font-size="11pt"/font-family="song" font-size="12pt" line-height="22pt" language="zh"/'
	awk -v sections=1320 '
	function text(n,    t, i) {
		for (i = 0; i < n; i++) t = t word[1 + int(rand() * rand() * count)] (i % 7 == 6 ? "，" : "")
		return t "。"
	}
	BEGIN {
		srand(3)
		count = split("的 我们 居民 社区 工作 一个 街道 活动 他们 大家 2026年 组织 服务 进行 可以 就是 这里 问题 时间 办法 邻里 楼组 会议 登记 照明 门口 电梯 花园 读书 食堂 志愿者 老人 孩子 三十 公里 Wi-Fi 《章程》 “两新” 议事会 记录 反映 解决 春天 晚上 早上 先后 参加 报名 名单 需要", word, " ")
		for (s = 1; s <= sections; s++)
			printf "<fo:block text-align-last=\"justify\">第%d节<fo:leader leader-pattern=\"dots\"/><fo:page-number-citation ref-id=\"s%d\"/></fo:block>\n", s, s
		for (s = 1; s <= sections; s++) {
			printf "<fo:block id=\"s%d\" font-family=\"hei\" font-size=\"15pt\" space-before=\"22pt\" space-after=\"11pt\" keep-with-next=\"always\"><fo:marker marker-class-name=\"s\">第%d节</fo:marker>第%d节　%s</fo:block>\n", s, s, s, text(4)
			for (p = 0; p < 10; p++) {
				print "<fo:block text-align=\"justify\" text-indent=\"2em\">" text(70)
				if (p == 3) print "<fo:footnote><fo:inline baseline-shift=\"super\" font-size=\"70%\">1</fo:inline><fo:footnote-body><fo:block font-size=\"9pt\" line-height=\"14pt\">" text(25) "</fo:block></fo:footnote-body></fo:footnote>"
				print "</fo:block>"
			}
		}
	}'
	echo "$foot"
} > chinese.fo

# One table of many rows, its head repeated on each page.
{
	echo "$head<fo:table table-layout='fixed' width='100%'><fo:table-column column-width='proportional-column-width(1)' number-columns-repeated='4'/><fo:table-header><fo:table-row><fo:table-cell number-columns-spanned='4'><fo:block>Head</fo:block></fo:table-cell></fo:table-row></fo:table-header><fo:table-body>"
	awk 'BEGIN {
		for (i = 1; i <= 50000; i++)
			printf "<fo:table-row><fo:table-cell><fo:block>%d</fo:block></fo:table-cell><fo:table-cell><fo:block>name %d</fo:block></fo:table-cell><fo:table-cell><fo:block>%d.%02d</fo:block></fo:table-cell><fo:table-cell><fo:block>note</fo:block></fo:table-cell></fo:table-row>\n", i, i * 7 % 977, i * 31 % 9973, i % 100
	}'
	echo "</fo:table-body></fo:table>$foot"
} > rows.fo

# One paragraph of about 100,000 characters.
{
	echo "$head<fo:block text-align='justify'>"
	awk "$words"'BEGIN { srand(2); print text(17000) }'
	echo "</fo:block>$foot"
} > paragraph.fo

# Blocks in blocks.
{
	echo "$head"
	awk 'BEGIN {
		for (i = 1; i <= 500; i++) printf "<fo:block start-indent=\"%dpt\">level %d ", i % 100, i
		for (i = 1; i <= 500; i++) printf "</fo:block>"
	}'
	echo "$foot"
} > nested.fo
