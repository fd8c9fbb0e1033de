/* V3: words of another script lie on their side, letters may stand one below the other, and short
 * figures stand side by side in an em (纵中横). */
#include "down.h"

static const struct glyph *glyph_of(const struct set *s, const char *text)
{
	static const struct glyph none = { .face = NULL };
	const struct glyph *g = find_glyph(s, text, 0);
	CHECK(g, "%s is set", text);
	return g ? g : &none;
}

/* The ink of all glyphs for TEXT, whose characters may share one, in ems: across from the middle of the
 * line, and along it from where it starts. */
struct extent {
	double left, right, top, bottom;
};

static struct extent extent_of(const struct set *s, const char *text)
{
	const struct glyph *first = glyph_of(s, text);
	struct extent e = { 9, -9, 99, -99 };
	int k = line_of(s, first);
	for (const struct glyph *g = first; g && k >= 0 && (g == first || !*g->text);
		g = painted_next(s, g)) {
		double left = ems(s, g->left - s->lines[k].across);
		double right = ems(s, g->right - s->lines[k].across);
		e.left = left < e.left ? left : e.left;
		e.right = right > e.right ? right : e.right;
		e.top = ink_top(s, g) < e.top ? ink_top(s, g) : e.top;
		e.bottom = ink_bottom(s, g) > e.bottom ? ink_bottom(s, g) : e.bottom;
	}
	return e;
}

/* Words keep their glyphs and advances, and lie on the axis between the middles of small and of capital
 * letters; a quarter em parts them from Han. */
static void check_words(const char *font, double size)
{
	const struct set *s = SET("他用Hx写字", DOWN, .font = font, .size = size);
	const struct glyph *cap = glyph_of(s, "H"), *small = glyph_of(s, "x");
	CHECK(cap->turns == 3 && small->turns == 3, "Hx is turned");
	CHECK(cap->id == level_glyph("H", font), "with the glyphs of horizontal text");
	CHECK(small->start >= cap->start, "letters follow each other down");
	CHECK_NEAR(off_axis(s, cap) + off_axis(s, small), 0, 0.05, "Hx in %s on the axis", font);
	CHECK_EM(gap_after(s, glyph_of(s, "用")), 0.25, "用 and H");
	CHECK_EM(gap_after(s, small), 0.25, "x and 写");
	s = SET("他在2024年（共12页）到", DOWN, .font = font, .size = size);
	CHECK(glyph_of(s, "2")->turns == 3, "figures are turned if nothing else is asked for");
	CHECK_EM(gap_after(s, glyph_of(s, "4")), 0.25, "4 and 年");
	CHECK_NEAR(off_axis(s, glyph_of(s, "4")), 0, 0.1, "figures in %s on the axis", font);
}

/* Of another face and size, the axis stays. */
static void check_faces(void)
{
	const struct set *s = SET("中<fo:inline font-family='Helvetica'>Hx</fo:inline>"
		"<fo:inline font-size='2em'>大</fo:inline><fo:inline font-size='0.7em'>小</fo:inline>"
		"<fo:inline font-family='kai'>楷</fo:inline>"
		"<fo:inline font-family='hei'>黑</fo:inline>", DOWN);
	static const char *const all[] = { "中", "大", "小", "楷", "黑" };
	for (size_t i = 0; i < 5; i++)
		CHECK_NEAR(ems(s, glyph_of(s, all[i])->across), ems(s, glyph_of(s, "中")->across), 0.01,
			"%s stands on the axis", all[i]);
	const struct glyph *word = glyph_of(s, "H");
	double middle = (word->face->cap_height + word->face->x_height) / 4.0 / word->face->units_per_em;
	CHECK_NEAR(ems(s, glyph_of(s, "中")->across - word->x), middle, 0.01, "Helvetica lies on it");
	CHECK(glyph_of(s, "大")->start - glyph_of(s, "x")->end >= 0, "one below the other");
}

/* text-orientation='upright': each letter in an em, on the axis, without gaps to Han. */
static void check_upright(const char *font)
{
	const struct set *s = SET("看<fo:inline axf:text-orientation='upright'>NBA7</fo:inline>赛", DOWN,
		.font = font);
	static const char *const letters[] = { "N", "B", "A", "7", "赛" };
	mpt last = glyph_of(s, "看")->start;
	for (size_t i = 0; i < 5; i++) {
		const struct glyph *g = glyph_of(s, letters[i]);
		CHECK(g->turns == 0, "%s stands upright", letters[i]);
		CHECK_NEAR(off_axis(s, g), 0, 0.04, "%s stands on the axis", letters[i]);
		if (i < 4)
			CHECK_NEAR(ems(s, (g->top + g->bottom) / 2 - last), 1.5, 0.03,
				"%s is in the middle of its em", letters[i]);
		last += s->em;
	}
	CHECK_EM(ems(s, glyph_of(s, "赛")->start - glyph_of(s, "看")->start), 5, "four ems between");
	s = SET("一二三四五<fo:inline axf:text-orientation='upright'>NBA</fo:inline>六七", DOWN,
		.measure = 7);
	CHECK_LINES(s, "一二三四五|NBA六七");
	s = SET("看<fo:inline axf:text-orientation='upright'>ABCDEFGHIJ</fo:inline>", DOWN, .measure = 4,
		.block = "text-align='start'");
	CHECK(s->line_count == 3 || s->line_count == 4, "a word longer than a line: %zu lines",
		s->line_count);
	s = SET("国<fo:inline axf:text-orientation='sideways'>甲，“乙”</fo:inline>", DOWN);
	CHECK(glyph_of(s, "国")->turns == 0 && glyph_of(s, "甲")->turns == 3 &&
		glyph_of(s, "，")->turns == 3, "everything is turned by sideways");
	s = SET("国A", DOWN, .block = "glyph-orientation-vertical='0deg'");
	CHECK(glyph_of(s, "A")->turns == 0, "by XSL's own name");
	s = SET("国A", DOWN, .block = "glyph-orientation-vertical='90deg'");
	CHECK(glyph_of(s, "国")->turns == 3, "by XSL's own name");
}

/* FIGURES in an em between Han, without gaps. */
static void check_combined(const char *figures, const char *value, const char *font, double size)
{
	const struct set *s = SET(text_of("公元%s年", figures), DOWN, .font = font, .size = size,
		.block = text_of("axf:text-combine-horizontal='%s'", value));
	const struct glyph *before = glyph_of(s, "元"), *after = glyph_of(s, "年");
	struct extent e = extent_of(s, figures);
	CHECK_EM(ems(s, after->start - before->end), 1, "%s (%s) in %s fills an em", figures, value, font);
	CHECK(glyph_of(s, figures)->turns == 0, "%s stands upright", figures);
	CHECK(e.left >= -0.51 && e.right <= 0.51, "%s in %s lies within its em: %.2f to %.2f", figures,
		font, e.left, e.right);
	CHECK_NEAR(e.left + e.right, 0, 0.1, "%s in %s is on the axis", figures, font);
	CHECK_NEAR((e.top + e.bottom) / 2, ems(s, before->end - s->left) + 0.5, 0.03,
		"%s in %s is in the middle of its em", figures, font);
}

static void check_not_combined(const char *text, const char *figure, const char *value)
{
	const struct set *s = SET(text, DOWN,
		.block = text_of("axf:text-combine-horizontal='%s'", value));
	CHECK(glyph_of(s, figure)->turns == 3, "%s is turned by %s", figure, value);
}

static void check_combinations(const char *font, double size)
{
	check_combined("7", "digits 2", font, size);
	check_combined("12", "digits", font, size);
	check_combined("12", "digits 4", font, size);
	check_combined("365", "digits 3", font, size);
	check_combined("2024", "digits 4", font, size);
	check_combined("AB", "alpha 2", font, size);
	check_combined("A4", "alphanumeric 2", font, size);
	check_combined("AB", "digits 2 alpha 3", font, size);
}

static void check_choice(void)
{
	check_not_combined("公元2024年", "2", "digits 2");
	check_not_combined("公元12年", "1", "none");
	check_not_combined("公元12年", "1", "alpha 2");
	check_not_combined("约3.14倍", "3", "digits 2");
	check_not_combined("占12%的", "1", "digits 2");
	check_not_combined("用A4纸", "4", "digits 2");
	const struct set *s = SET("约<fo:inline axf:text-combine-horizontal='all'>1/2</fo:inline>杯", DOWN);
	CHECK_EM(ems(s, glyph_of(s, "杯")->start - glyph_of(s, "约")->end), 1, "a whole inline in an em");
	CHECK_TEXT(line_text(s, 0), "约1/2杯");
	s = SET("（12）与“3”，第45。", DOWN, .block = "axf:text-combine-horizontal='digits 2'");
	CHECK_EM(ink_top(s, glyph_of(s, "12")) > 0.5 ? 1 : 0, 1, "figures in brackets too");
	CHECK_TEXT(line_text(s, 0), "（12）与“3”，第45。");
	s = SET("一二三四12月五", DOWN, .measure = 5,
		.block = "axf:text-combine-horizontal='digits 2' text-align='start'");
	CHECK_LINES(s, "一二三四12|月五");
	s = SET("一二三12345四五六", .measure = 5, .block = "axf:text-combine-horizontal='digits 5'");
	CHECK(glyph_of(s, "1")->turns == 0 && glyph_of(s, "5")->start > glyph_of(s, "1")->start,
		"nothing of it in horizontal text");
}

/* A sign stands with Han, and lies with letters and figures. */
static void check_signs(void)
{
	CHECK(glyph_of(SET("约38℃时", DOWN), "℃")->turns == 3, "38℃ is one");
	CHECK(glyph_of(SET("摄氏℃度", DOWN), "℃")->turns == 0, "℃ alone stands");
	CHECK(glyph_of(SET("第Ⅷ卷", DOWN), "Ⅷ")->turns == 0, "a Roman figure of one character stands");
	const struct set *s = SET("查https://example.org/一页", DOWN);
	CHECK(glyph_of(s, "h")->turns == 3 && glyph_of(s, "/")->turns == 3, "an address is turned");
}

void clreq_v03(void)
{
	static const double sizes[] = { 8, 10.5, 24 };
	for (const char *const *font = down_faces; *font; font++, set_forget()) {
		for (size_t i = 0; i < 3; i++) {
			check_words(*font, sizes[i]);
			check_combinations(*font, sizes[i]);
		}
		check_upright(*font);
	}
	check_faces();
	check_choice();
	check_signs();
}
