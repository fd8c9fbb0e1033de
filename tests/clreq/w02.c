/* W2: dots, connectors and the slash between Chinese take half an em, whatever the font has. */
#include "widths.h"

static void check_half(const char *mark, const char *font)
{
	struct between b = set_between(mark, font, 0, NULL);
	CHECK_EM(b.room, 0.5, "%s in %s takes half an em", mark, font);
	CHECK_NEAR(ink_centre(&b, mark, 0), 0.25, 0.03, "the ink of %s in %s is in the middle",
		mark, font);
	const struct glyph *g = find_glyph(b.set, mark, 0);
	if (g && (g->ch == '-' || g->ch == 0x2013))
		CHECK_NEAR(ems(b.set, line_at(b.set, 0)->across - (g->top + g->bottom) / 2), 0.38,
			0.01, "%s in %s stands at half the height of its neighbours", mark, font);
}

/* The same marks are the letters' own inside words and numbers. */
static void check_western(const char *text, const char *mark)
{
	const struct set *s = SET(text);
	const struct glyph *g = find_glyph(s, mark, 0);
	if (CHECK(g, "%s has no glyph of its own", mark))
		CHECK_EM(gap_after(s, g), 0, "%s keeps its own width in %s", mark, text);
}

void clreq_w02(void)
{
	for (const char *const *font = faces; *font; font++) {
		const char *at = NULL;
		for (const char *mark; *(mark = each_char("·‧–-‐/", &at));)
			check_half(mark, *font);
		struct between b = set_between("～", *font, 0, NULL);
		CHECK_EM(b.room, 1, "the wave connects over an em in %s", *font);
		CHECK_NEAR(ink_centre(&b, "～", 0), 0.5, 0.03, "its ink is in the middle");
	}
	for (const char *const *font = faces; *font; font++) {
		const struct set *s = SET("见A·B一", .font = *font);
		const struct glyph *g = find_glyph(s, "A", 0);
		CHECK(g && ems(s, g[2].start - g->end) <= 0.51, "· among letters in %s is no wider",
			*font);
	}
	/* A hyphen before a figure is its minus; between letters or figures all are Western. */
	check_western("见well-known一词", "-");
	check_western("网址为a/b/c", "/");
	check_western("二维平面上-5处", "-");
	check_western("定于2026-11-22开会", "-");
	check_western("and–or两种", "–");
	/* With a Chinese neighbour on one side they are Chinese. */
	const struct set *s = SET("国AB/国");
	CHECK_EM(ems(s, find_glyph(s, "国", 1)->start - find_glyph(s, "B", 0)->end), 0.5,
		"AB/国: a Chinese slash, and no other gap");
}
