/* rows.h -- every row of the requirements for Chinese text (CLREQ, GB/T 15834), in the order of the
 * table that `make clreq` prints. A row is checked by the function clreq_ID in ID.c. */
#ifndef CLREQ_ROWS_H
#define CLREQ_ROWS_H

/*  id   clause  title         the rule in a line */
#define CLREQ_ROWS(X) \
	X(b01, "B1", "行首禁则", "no line begins with a stop, a closing mark, a connector or a dot") \
	X(b02, "B2", "行尾禁则", "no line ends with an opening mark, or with a sign before its figure") \
	X(b03, "B3", "引号分前后", "“ ‘ break as opening marks, ” ’ as closing ones") \
	X(b04, "B4", "破折号、省略号不拆", "—— and …… are never split, nor pulled apart") \
	X(b05, "B5", "引号与破折号连用", "where a line may end between quotes, dashes, ellipses and stops") \
	X(b06, "B6", "数字不拆", "figures stay whole, with their marks, signs and units") \
	X(b07, "B7", "西文词、注号不拆", "words are whole but for hyphens; note marks stay with their text") \
	X(b08, "B8", "先挤进，后推出", "a forbidden mark is pulled in before a character is pushed out") \
	X(b09, "B9", "孤字不成行", "no last line of one character") \
	X(b10, "B10", "孤行不成页", "no single line of a paragraph at the head or foot of a page") \
	X(b11, "B11", "连续标点的退路", "three marks in a row may break a rule before a line gapes") \
	X(w01, "W1", "标点占一字", "stops and brackets take one em, their ink in the right half") \
	X(w02, "W2", "间隔号、连接号占半字", "· – - take half an em, whatever the font says") \
	X(w03, "W3", "破折号、省略号占两字", "—— is one rule of two ems, …… six dots in two ems") \
	X(w04, "W4", "引号宽度", "quotes take one em in Chinese and their own width among letters") \
	X(w05, "W5", "叹问叠用", "two of ！？ together take one em, three take two") \
	X(w06, "W6", "连续标点挤压", "adjacent marks give half an em") \
	X(w07, "W7", "行尾标点半角", "a mark at the end of a line takes half an em") \
	X(w08, "W8", "行首标点半角", "an opening mark at the start of a line takes half an em") \
	X(w09, "W9", "段首标点", "an opening mark at the head of a paragraph too") \
	X(w10, "W10", "行尾标点悬挂", "stops may hang, where that is asked for") \
	X(w11, "W11", "标点样式", "full width, half width, 开明 and without squeezing, by name") \
	X(w12, "W12", "挤压避孤字", "a lone character is pulled in by squeezing") \
	X(s01, "S1", "中西间距", "a quarter em between Han and Latin, none at edges and by marks") \
	X(s02, "S2", "挤压次序", "a class of gaps is used up before the next gives") \
	X(s03, "S3", "拉伸次序", "word spaces grow first, then Han-Latin gaps, then all") \
	X(s04, "S4", "两端对齐", "body lines end at the right edge, the last line does not") \
	X(s05, "S5", "版心整字数", "the measure is a whole number of ems") \
	X(s06, "S6", "稿纸格", "on a strict grid characters align in both axes") \
	X(s07, "S7", "行格", "base lines keep one pitch over page and columns") \
	X(s08, "S8", "均排", "a few characters are spread over a fixed width") \
	X(s09, "S9", "疏排、密排", "loose and tight setting, without a gap behind the last character") \
	X(s10, "S10", "行距", "the pitch is the same with interlinear marks and without") \
	X(p01, "P1", "段首缩进", "two ems of the paragraph's own size") \
	X(p02, "P2", "凸排", "lines hang by a fixed number of ems") \
	X(p03, "P3", "序号", "一、 （一） 1. （1） ① without a space behind them") \
	X(p04, "P4", "标题转行", "headings break by sense, in lines of a good shape") \
	X(p05, "P5", "标题不落末行", "a heading stays with the lines behind it") \
	X(p06, "P6", "分栏平衡", "columns have the same number of lines") \
	X(p07, "P7", "引文", "quotes within quotes, over several paragraphs") \
	X(m01, "M1", "着重号", "a dot at each character, none at marks") \
	X(m02, "M2", "专名号、书名号甲式", "one line to a name, neighbours apart") \
	X(m03, "M3", "着重号与线并用", "the line is nearer the text than the dots") \
	X(m04, "M4", "逐字拼音", "above its character, centred, a quarter em between syllables") \
	X(m05, "M5", "分词拼音", "a word's syllables together, words apart") \
	X(m06, "M6", "注音", "at the right of its character, with its tone") \
	X(m07, "M7", "割注", "two small lines within a line") \
	X(m08, "M8", "示亡号", "a frame round a name") \
	X(v01, "V1", "直排行序", "characters run down, lines from right to left") \
	X(v02, "V2", "直排字形", "marks have their vertical forms, the text stays as it was") \
	X(v03, "V3", "直排中的西文", "letters upright, words turned, short figures side by side") \
	X(v04, "V4", "直排禁则与标线", "breaks and widths as in horizontal lines; marks on their sides") \
	X(g01, "G1", "号数", "sizes by name, in both systems") \
	X(g02, "G2", "换体", "another face for emphasis, no bold or slant made up") \
	X(g03, "G3", "文字层", "the text of the file is the text of the record") \
	X(g04, "G4", "规范字全收", "each of the 8,105 characters is set, or told to be missing") \
	X(g05, "G5", "印刷色与字体", "black is black alone, pictures as they were, fonts embedded") \
	X(n01, "9704", "公文格式", "official documents, number by number")

#define CLREQ_DECLARE(id, clause, title, rule) void clreq_##id(void);
CLREQ_ROWS(CLREQ_DECLARE)
#undef CLREQ_DECLARE

#endif
