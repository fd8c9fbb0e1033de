/* W9: an opening mark at the head of a paragraph loses its left half: its ink begins where the
 * indented text does. */
#include "widths.h"

static void check_head(const char *mark, const char *font)
{
	const struct set *s =
		SET(text_of("%s甲乙丙", mark), .font = font, .block = "text-indent='2em'");
	const struct glyph *g = first_glyph(s, 0);
	if (!CHECK(g != NULL, "nothing is set"))
		return;
	CHECK(ems(s, g->left - s->left) >= 2 && ems(s, g->right - s->left) <= 2.5,
		"the ink of %s in %s is in half an em", mark, font);
	CHECK_EM(start_of(s, find_glyph(s, "甲", 0)), 2.5, "what %s encloses follows", mark);
}

void clreq_w09(void)
{
	for (const char *const *font = faces; *font; font++) {
		const char *at = NULL;
		for (const char *mark; *(mark = each_char(OPENERS, &at));)
			check_head(mark, *font);
	}
	const struct set *s = SET("甲", .block = "text-indent='2em'");
	CHECK_EM(start_of(s, first_glyph(s, 0)), 2, "a character begins there too");
	/* A font that draws on a full em has the glyph's own origin half an em before. */
	s = SET("（甲）", .block = "text-indent='2em'");
	CHECK_EM(start_of(s, first_glyph(s, 0)), 1.5, "（ is shifted by half an em");
	/* An anchor before it changes nothing. */
	s = SET("<fo:wrapper id='x'/><fo:inline id='y'>“甲”</fo:inline>",
		.block = "text-indent='2em'");
	CHECK_EM(start_of(s, find_glyph(s, "甲", 0)), 2.5, "with anchors before it");
	s = SET("“甲”", .block = "text-indent='2em' banxin:text-spacing-trim='space-first'");
	CHECK_EM(start_of(s, find_glyph(s, "甲", 0)), 3, "with its blank, where that is wanted");
}
