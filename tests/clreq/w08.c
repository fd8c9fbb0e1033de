/* W8: an opening mark at the start of a line loses its left half. */
#include "widths.h"

static void check_start(const char *mark, const char *font, double size)
{
	const struct set *s = SET(
		text_of("%s%s甲乙丙", han(10), mark), .measure = 10, .font = font, .size = size);
	const struct glyph *g = first_glyph(s, 1);
	if (!CHECK_TEXT(line_text(s, 1), text_of("%s甲乙丙", mark)))
		return;
	CHECK(g->left >= s->left - 2 && ems(s, g->right - s->left) <= 0.501,
		"the ink of %s in %s is in the first half em", mark, font);
	CHECK_EM(start_of(s, find_glyph(s, "甲", 0)), 0.5, "what %s encloses follows", mark);
}

void clreq_w08(void)
{
	for (const char *const *font = faces; *font; font++) {
		const char *at = NULL;
		for (const char *mark; *(mark = each_char(OPENERS, &at));) {
			check_start(mark, *font, 0);
			check_start(mark, *font, 15.75);
		}
	}
	/* Two of them: both are half. */
	const struct set *s = SET(text_of("%s“《甲乙》", han(10)), .measure = 10);
	CHECK_EM(start_of(s, find_glyph(s, "甲", 0)), 1, "“《 take an em");
	/* Behind a forced line break, and in an inline. */
	s = SET("甲<fo:block/>“乙");
	CHECK_EM(start_of(s, find_glyph(s, "乙", 0)), 0.5, "“ behind a line break");
	s = SET(text_of("%s<fo:inline color='red'>（乙丙）</fo:inline>", han(10)), .measure = 10);
	CHECK_EM(start_of(s, find_glyph(s, "乙", 0)), 0.5, "（ in an inline");
}
