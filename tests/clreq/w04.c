/* W4: one code point, two scripts: quotes fill an em in Chinese and are proportional among
 * letters. */
#include "widths.h"

static void check_chinese(const char *quote, const char *font)
{
	struct between b = set_between(quote, font, 0, NULL);
	double centre = ink_centre(&b, quote, 0);
	bool opens = is_opening_mark(b.set->lines[0].glyphs[1].ch);
	CHECK_EM(b.room, 1, "%s in %s takes an em", quote, font);
	CHECK(opens ? centre > 0.5 : centre < 0.5, "%s in %s stands against its text", quote, font);
}

/* From the character before the quotes to the one behind, and the widest quote may be. */
static void check_western(const char *text, const char *quote, double most)
{
	const struct set *s = SET(text);
	const struct glyph *g = find_glyph(s, quote, 0);
	if (!CHECK(g, "%s is in %s", quote, text))
		return;
	const struct glyph *next = g + 1;
	CHECK(ems(s, next->start - g->start) < most, "%s in %s takes %.3f em", quote, text,
		ems(s, next->start - g->start));
}

void clreq_w04(void)
{
	for (const char *const *font = faces; *font; font++) {
		const char *at = NULL;
		for (const char *quote; *(quote = each_char("“”‘’", &at));)
			check_chinese(quote, *font);
	}
	check_western("He said “no” again.", "“", 0.6);
	check_western("他说He said “no” again就走了。", "“", 0.6);
	check_western("见Moore’s law一节", "’", 0.4);
	check_western("the ‘small’ one", "‘", 0.4);
	/* Chinese quotes around Latin are Chinese, and so are their inner ones. */
	const struct set *s = SET("他说“OK”了");
	const struct glyph *k = find_glyph(s, "K", 0), *o = find_glyph(s, "O", 0);
	CHECK_EM(ems(s, o->start - find_glyph(s, "说", 0)->end), 1, "“ before Latin takes an em");
	CHECK_EM(ems(s, find_glyph(s, "了", 0)->start - k->end), 1, "” behind Latin takes an em");
	s = SET("他说：“所谓‘A’者，B也。”");
	CHECK_EM(ems(s, find_glyph(s, "者", 0)->start - find_glyph(s, "A", 0)->end), 1,
		"’ of an inner quotation takes an em");
	/* An apostrophe opens nothing; English quotes a Chinese word as it does its own. */
	check_western("在rock ’n’ roll里", "’", 0.4);
	check_western("在80年代（the ’80s）里", "’", 0.4);
	check_western("He said “你好” to me.", "“", 0.6);
	static const char *const chinese[] = { "定“2026”年", "说“Hello, world.”吧", "的“A股”和" };
	for (size_t i = 0; i < 3; i++) {
		s = SET(chinese[i]);
		const struct glyph *g = find_glyph(s, "“", 0);
		CHECK_EM(ems(s, g[1].start - g[-1].end), 1, "“ in %s takes an em", chinese[i]);
	}
	/* Over markup too. */
	s = SET("说“<fo:inline font-weight='bold'>OK</fo:inline>”了");
	CHECK_EM(ems(s, find_glyph(s, "了", 0)->start - find_glyph(s, "K", 0)->end), 1,
		"” behind bold Latin takes an em");
}
