/* W7: a mark at the end of a line takes half an em, and the break counts on it. */
#include "widths.h"

#include <stdlib.h>

/* N characters and MARK in N and a half ems: one line, the mark's half em its last. */
static void check_end(const char *mark, int n, const char *font)
{
	const struct set *s =
		SET(text_of("%s%s%s", han(n), mark, han(6)), .measure = n + 0.5, .font = font);
	const struct glyph *g = last_glyph(s, 0);
	if (!CHECK_TEXT(line_text(s, 0), text_of("%s%s", han(n), mark)))
		return;
	CHECK_EM(ems(s, g[-1].end - s->left), n, "the character before %s in %s stays", mark, font);
	CHECK(ems(s, g->left - s->left) >= n && ems(s, g->right - s->left) <= n + 0.5,
		"the ink of %s in %s is in the last half em", mark, font);
}

void clreq_w07(void)
{
	for (const char *const *font = faces; *font; font++) {
		const char *at = NULL;
		for (const char *mark; *(mark = each_char(STOPS CLOSERS, &at));) {
			check_end(mark, 8, *font);
			check_end(mark, 28, *font);
		}
	}
	/* Two marks: the first is half for the second, that for the edge. */
	const struct set *s = SET(text_of("%s。”%s", han(8), han(6)), .measure = 9);
	CHECK_TEXT(line_text(s, 0), text_of("%s。”", han(8)));
	CHECK_EM(line_end(s, 0), 9, "。” ends with the line");
	/* A full line of a whole measure is stretched or squeezed to end there all the same. */
	s = SET(text_of("%s，%s", han(19), han(20)));
	CHECK_EM(line_end(s, 0), 20, "the line ends at the edge");
}
