/* W3: a dash is one rule of two ems, an ellipsis six dots in two. */
#include "widths.h"

#include <stdlib.h>

/* The glyphs between first and last, whose ink is to reach from edge to edge without a gap. */
static void check_rule(const struct between *b, const char *font)
{
	const struct text_line *l = line_at(b->set, 0);
	mpt reach = 0, from = 0;
	for (size_t i = 0; l && b->first && i < l->count; i++) {
		const struct glyph *g = &l->glyphs[i];
		if (g == b->first || g == b->last)
			continue;
		if (!from)
			from = reach = g->left;
		CHECK(g->left <= reach, "the rule of —— in %s has a hole", font);
		reach = mpt_max(reach, g->right);
	}
	double length = ems(b->set, reach - from);
	CHECK(length > 1.6 && length <= 2.05, "the rule of —— in %s is %.2f em long", font, length);
	CHECK_NEAR(ems(b->set, from + reach - 2 * b->first->end), 2, 0.05, "it is in the middle");
}

/* Between the base line and the top, in the middle of what Han characters fill. */
static void check_height(const struct between *b, const char *what, const char *font)
{
	const struct text_line *l = line_at(b->set, 0);
	for (size_t i = 0; l && b->first && i < l->count; i++) {
		const struct glyph *g = &l->glyphs[i];
		if (g == b->first || g == b->last || g->right <= g->left)
			continue;
		double middle = ems(b->set, g->y - (g->top + g->bottom) / 2);
		CHECK_NEAR(middle, 0.38, 0.09, "%s in %s stands at half height", what, font);
	}
}

static void check_ellipsis(const struct between *b, const char *font)
{
	const struct glyph *one = find_glyph(b->set, "…", 0), *two = find_glyph(b->set, "…", 1);
	if (!one || !two || !b->first)
		return;
	CHECK_NEAR(ems(b->set, (one->left + two->right) / 2 - b->first->end), 1, 0.03,
		"…… in %s is in the middle of two ems", font);
	CHECK_EM(ems(b->set, two->left - one->left), 1, "its halves are an em apart in %s", font);
}

void clreq_w03(void)
{
	for (const char *const *font = faces; *font; font++) {
		struct between b = set_between("——", *font, 0, NULL);
		CHECK_EM(b.room, 2, "—— in %s takes two ems", *font);
		check_rule(&b, *font);
		check_height(&b, "——", *font);
		b = set_between("⸺", *font, 0, NULL);
		CHECK_EM(b.room, 2, "⸺ in %s takes two ems", *font);
		b = set_between("……", *font, 0, NULL);
		CHECK_EM(b.room, 2, "…… in %s takes two ems", *font);
		check_ellipsis(&b, *font);
		check_height(&b, "……", *font);
		b = set_between("⋯⋯", *font, 0, NULL);
		CHECK_EM(b.room, 2, "⋯⋯ in %s takes two ems", *font);
		b = set_between("…………", *font, 0, NULL);
		CHECK_EM(b.room, 4, "twelve dots in %s take four ems", *font);
	}
	struct between b = set_between("——", NULL, 0, "font-weight='bold'");
	check_rule(&b, "bold song");
}
