/* V2: where lines run down, marks have the forms made for that, and what copies out is the text as it
 * was written. UAX #50; GB/T 15834 5.2. */
#include <stdio.h>
#include <stdlib.h>

#include "down.h"
#include "pdf.h"

/* From one 国 to the other, round TEXT. */
struct between {
	const struct set *set;
	const struct glyph *mark;
	double room;
};

static struct between set_down(const char *text, const char *font, double size)
{
	static const struct glyph none = { .face = NULL };
	struct between b = { .set = SET(text_of("国%s国", text), DOWN, .font = font, .size = size),
		.mark = &none };
	const struct glyph *first = find_glyph(b.set, "国", 0), *last = find_glyph(b.set, "国", 1);
	const char *at = NULL;
	const struct glyph *mark = find_glyph(b.set, each_char(text, &at), 0);
	if (!mark)
		mark = find_glyph(b.set, text, 0);
	if (CHECK(first && last && mark, "%s is set in %s", text, font)) {
		b.mark = mark;
		b.room = ems(b.set, last->start - first->end);
	}
	return b;
}

/* 。 and ， are in the upper right of their em. */
static void check_stops(const char *font, double size)
{
	const char *at = NULL;
	for (const char *mark; *(mark = each_char("，。、", &at));) {
		struct between b = set_down(mark, font, size);
		CHECK(b.mark->turns == 0, "%s in %s stands upright", mark, font);
		CHECK(b.mark->id != level_glyph(mark, font), "%s in %s is another glyph", mark, font);
		CHECK(ink_right(b.mark) > 0.15 && ink_right(b.mark) < 0.5, "%s in %s at the right",
			mark, font);
		CHECK(ink_down(b.mark) < -0.1 && ink_down(b.mark) > -0.5, "%s in %s above", mark, font);
		CHECK_EM(b.room, 1, "%s in %s takes an em", mark, font);
	}
}

/* ；：！？ always fill an em, and have their ink in its middle along the line. */
static void check_high_marks(const char *font, double size)
{
	const char *at = NULL;
	for (const char *mark; *(mark = each_char("；：！？", &at));) {
		struct between b = set_down(mark, font, size);
		CHECK(b.mark->turns == 0, "%s in %s stands upright", mark, font);
		CHECK_NEAR(ink_down(b.mark), 0, 0.2, "%s in %s is in the middle of its em", mark, font);
		CHECK_EM(b.room, 1, "%s in %s takes an em", mark, font);
		const struct set *s = SET(text_of("国国国国国国国%s", mark), DOWN, .font = font,
			.size = size, .measure = 8, .block = "text-align='start'");
		CHECK_EM(ems(s, last_glyph(s, 0)->end - s->left), 8, "%s ends the line with its em", mark);
	}
}

/* Brackets are turned: opening ones in the lower half of their em, closing ones in the upper. */
static void check_brackets(const char *font, double size)
{
	static const char *const pairs[] = { "（）", "《》", "〈〉", "「」", "『』", "【】", "〔〕", "〖〗",
		"［］", "｛｝", "“”", "‘’" };
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++, set_forget()) {
		const char *at = NULL;
		for (bool opens = true; *pairs[i]; opens = false) {
			const char *mark = each_char(pairs[i], &at);
			if (!*mark)
				break;
			struct between b = set_down(mark, font, size);
			double down = ink_down(b.mark), right = ink_right(b.mark);
			bool corner = strstr("「」『』“”‘’", mark);
			CHECK_EM(b.room, 1, "%s in %s takes an em", mark, font);
			CHECK(opens ? down > 0.1 && down < 0.5 : down < -0.1 && down > -0.5,
				"%s in %s: its ink is %.2f em below the middle", mark, font, down);
			CHECK(b.mark->turns == 3 || b.mark->id != level_glyph(mark, font),
				"%s in %s is turned, or another glyph", mark, font);
			if (!corner && b.mark->turns == 0)
				CHECK_NEAR(right, 0, 0.05, "%s in %s lies on the axis", mark, font);
		}
	}
}

/* “” are drawn as ﹃﹄, ‘’ as ﹁﹂: by the glyphs of 『』「」, in the text as they were written. */
static void check_quotes(const char *font)
{
	static const char *const same[][2] = { { "“", "『" }, { "”", "』" }, { "‘", "「" },
		{ "’", "」" } };
	for (size_t i = 0; i < 4; i++) {
		struct between quote = set_down(same[i][0], font, 0);
		struct between bracket = set_down(same[i][1], font, 0);
		CHECK(quote.mark->id == bracket.mark->id && quote.mark->turns == bracket.mark->turns,
			"%s in %s looks as %s", same[i][0], font, same[i][1]);
		CHECK_TEXT(quote.mark->text, same[i][0]);
	}
	const struct set *latin = SET("他读了 The “Old” House 一书", DOWN, .font = font);
	CHECK(find_glyph(latin, "“", 0)->turns == 3, "quotes of English are turned with it");
}

/* —— is one rule of two ems on the axis; …… six dots; ～ runs down. */
static void check_rules(const char *font, double size)
{
	struct between b = set_down("——", font, size);
	const struct set *s = b.set;
	CHECK_EM(b.room, 2, "—— in %s", font);
	CHECK_NEAR(off_axis(s, b.mark), 0, 0.02, "—— in %s lies on the axis", font);
	double gap = 0, top = 9, bottom = -9;
	for (size_t i = 0; i < s->lines[0].count; i++) {
		const struct glyph *g = &s->lines[0].glyphs[i];
		if (strstr("——", g->text) && bottom > -9 && *g->text)
			gap = ink_top(s, g) - bottom;
		if (strstr("——", g->text) && *g->text) {
			bottom = ink_bottom(s, g);
			top = top < 9 ? top : ink_top(s, g);
		}
	}
	CHECK(gap <= 0.001, "—— in %s is unbroken: a gap of %.3f em", font, gap);
	CHECK_NEAR(top + bottom, 4, 0.02, "—— in %s is in the middle of its two ems", font);
	b = set_down("……", font, size);
	CHECK_EM(b.room, 2, "…… in %s", font);
	CHECK_NEAR(off_axis(b.set, b.mark), 0, 0.02, "…… in %s lies on the axis", font);
	CHECK(b.mark->bottom - b.mark->top > 4 * (b.mark->right - b.mark->left), "…… runs down");
	b = set_down("～", font, size);
	CHECK_NEAR(off_axis(b.set, b.mark), 0, 0.02, "～ in %s lies on the axis", font);
	CHECK(b.mark->bottom - b.mark->top > b.mark->right - b.mark->left, "～ runs down");
	b = set_down("·", font, size);
	CHECK_EM(b.room, 0.5, "· in %s", font);
	CHECK_NEAR(off_axis(b.set, b.mark), 0, 0.02, "· in %s lies on the axis", font);
	b = set_down("–", font, size);
	CHECK_EM(b.room, 0.5, "– in %s", font);
	CHECK(b.mark->bottom - b.mark->top > b.mark->right - b.mark->left, "– runs down");
}

/* Two ！？ stand side by side in one em, a third one follows in its own. */
static void check_stacked(const char *font, double size)
{
	static const char *const pairs[] = { "！！", "？？", "？！", "！？" };
	for (size_t i = 0; i < 4; i++) {
		struct between b = set_down(pairs[i], font, size);
		const struct glyph *left = b.mark, *right = painted_next(b.set, left);
		CHECK_EM(b.room, 1, "%s in %s", pairs[i], font);
		CHECK(left->turns == 0 && right->turns == 0, "%s stand upright", pairs[i]);
		CHECK(left->start == right->start, "%s stand side by side", pairs[i]);
		CHECK(left->right <= right->left, "%s don't touch", pairs[i]);
		CHECK_NEAR(off_axis(b.set, left) + off_axis(b.set, right), 0, 0.3, "%s", pairs[i]);
	}
	CHECK_EM(set_down("！！！", font, size).room, 2, "three of them in %s", font);
}

/* UAX #50 for what is no mark. */
static void check_orientation(void)
{
	static const struct { const char *text; int turns; } signs[] = {
		{ "①", 0 }, { "Ⅷ", 0 }, { "㎡", 0 }, { "〇", 0 }, { "Ａ", 0 }, { "７", 0 }, { "％", 0 },
		{ "＋", 0 }, { "℃", 0 }, { "×", 0 }, { "□", 0 }, { "★", 0 }, { "／", 0 }, { "A", 3 },
		{ "7", 3 }, { "→", 3 }, { "=", 3 }, { "%", 3 },
	};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		struct between b = set_down(signs[i].text, "song", 0);
		CHECK(b.mark->turns == signs[i].turns, "%s: %d quarter turns", signs[i].text,
			b.mark->turns);
		if (signs[i].turns == 0 && *signs[i].text != '/')
			CHECK_EM(b.room, 1, "%s fills an em", signs[i].text);
	}
	const struct set *s = SET("中あっァ、「ー」国", DOWN);
	for (size_t i = 0; i < s->lines[0].count; i++)
		CHECK(s->lines[0].glyphs[i].turns == 0, "%s stands", s->lines[0].glyphs[i].text);
	CHECK(ink_right(find_glyph(s, "っ", 0)) > 0.05, "a small kana is at the right of its em");
}

#define PAGE(font, height, body, text) \
	"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' " \
	"xmlns:axf='http://www.antennahouse.com/names/XSL/Extensions' language='zh' font-size='12pt' " \
	"font-family='" font "' line-height='" height "'><fo:layout-master-set>" \
	"<fo:simple-page-master master-name='p' page-width='148mm' page-height='210mm' " \
	"margin='15mm' writing-mode='tb-rl'><fo:region-body " body "/></fo:simple-page-master>" \
	"</fo:layout-master-set><fo:page-sequence master-reference='p'>" \
	"<fo:flow flow-name='xsl-region-body'><fo:block text-indent='2em' text-align='justify' " \
	"axf:text-combine-horizontal='digits 2'>" text "</fo:block></fo:flow></fo:page-sequence></fo:root>"

#define STORY \
	"镇上的人都说：“林先生的书铺，是‘最静’的地方。”——这话不假……他从早到晚坐在柜台后面，看书、喝茶、" \
	"修补旧书。真的吗？！有一年（大约是1987年12月5日）冬天，来了一个年轻人，手里拿着一本《山河志》，问：" \
	"“这书，还能修好吗？”林先生接过来，翻了两页，说：“能；不过要等上三个月。”年轻人笑了笑，把书留下，" \
	"走了。后来，他成了Tom先生的助手，写信来说，那本书他读了27遍，每一遍都不一样。"

/* What copies out, line ends and blanks aside. */
static void check_reader(const char *document, const char *command, int stories)
{
	const char *want = "";
	const char *seen = pdf_seen(document, text_of("%s | tr -d ' \\n\\f'", command));
	for (int n = 0; n < stories; n++)
		want = text_of("%s%s", want, STORY);
	size_t same = 0;
	while (want[same] && want[same] == seen[same])
		same++;
	CHECK(!want[same] && !seen[same], "“%s” goes on with “%.60s”, not with “%.60s”", command,
		seen + same, want + same);
}

/* The text copies out in the order of reading, without presentation forms. */
static void check_copy(void)
{
	static const struct { const char *document; int stories; } cases[] = {
		{ PAGE("song", "1.5", "", STORY STORY STORY STORY STORY STORY), 6 },
		{ PAGE("song", "1.75", "", STORY STORY STORY), 3 },
		{ PAGE("hei", "2", "", STORY), 1 },
		{ PAGE("kai", "1.6", "", STORY STORY), 2 },
		{ PAGE("song", "1.5", "column-count='2' column-gap='2em'", STORY STORY STORY), 3 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		check_reader(cases[i].document, "pdftotext $PDF -", cases[i].stories);
		check_reader(cases[i].document, "mutool draw -q -F text $PDF 2>/dev/null",
			cases[i].stories);
		CHECK_TEXT(pdf_seen(cases[i].document, "qpdf --check $PDF > /dev/null && echo well"),
			"well\n");
	}
}

#define TALE "渡口的规矩只有三条：夜里留一盏灯；有人喊，就去；不收钱。“没有力气，喊它做什么？！”他说。"

/* Stretched lines have no spaces. */
static void check_spaces(void)
{
	static const char *const documents[] = { PAGE("song", "1.6", "", TALE TALE TALE),
		PAGE("kai", "1.6", "margin-bottom='33pt'", TALE TALE TALE) };
	for (size_t i = 0; i < 2; i++)
		CHECK_TEXT(pdf_seen(documents[i], "pdftotext $PDF - | tr -d '\n\f'"), TALE TALE TALE);
}

/* Another program finds the glyphs in the file where they were set. */
static void check_places(void)
{
	const char *document = PAGE("song", "2", "", "竖排：“文（字）”，好！——一～二，第12章……真的？！");
	const struct set *s = set_up(&(struct setting){ .document = document, .vertical = true });
	const char *trace = pdf_seen(document, "mutool trace $PDF 2>/dev/null | awk -F'\"' '"
		"/<fill_text/ { for (i = 1; i < NF; i++) "
		"if ($i ~ / transform=$/) split($(i + 1), m, \" \") } "
		"/<g .*glyph=.[0-9]/ { print m[1] * $6 + m[3] * $8 + m[5], "
		"m[2] * $6 + m[4] * $8 + m[6] }'");
	size_t i = 0;
	for (char *end; i < s->glyph_count && *trace; i++) {
		double x = strtod(trace, &end), y = strtod(end, &end);
		const struct glyph *g = &s->glyphs[i];
		CHECK_NEAR(x, g->x / 1000.0, 0.02, "across, of %s", g->text);
		CHECK_NEAR(y, g->y / 1000.0, 0.02, "down, of %s", g->text);
		trace = *end ? end + 1 : end;
	}
	CHECK(i == s->glyph_count, "all %zu glyphs are there", s->glyph_count);
}

void clreq_v02(void)
{
	static const double sizes[] = { 7.5, 10.5, 22 };
	for (const char *const *font = down_faces; *font; font++) {
		for (size_t i = 0; i < 3; i++, set_forget()) {
			check_stops(*font, sizes[i]);
			check_high_marks(*font, sizes[i]);
			check_brackets(*font, sizes[i]);
			check_rules(*font, sizes[i]);
			check_stacked(*font, sizes[i]);
		}
		check_quotes(*font);
	}
	check_orientation();
	check_copy();
	check_spaces();
	check_places();
}
