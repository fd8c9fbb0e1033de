/* B11: a line does not gape because of three marks in a row. */
#include "clreq.h"

/* The widest gap between two characters of line K. */
static double widest_gap(const struct set *s, int k)
{
	const struct text_line *l = line_at(s, k);
	double widest = 0;
	for (size_t i = 0; l && i + 1 < l->count; i++) {
		if (is_opening_mark(l->glyphs[i + 1].ch) || is_closing_mark(l->glyphs[i].ch))
			continue;
		double gap = gap_after(s, &l->glyphs[i]);
		widest = gap > widest ? gap : widest;
	}
	return widest;
}

static void check_marks(const char *marks, int n, int before)
{
	const struct set *s = SET(text_of("%s%s%s", han(before), marks, han(n + 2)), .measure = n);
	for (size_t k = 0; k + 1 < s->line_count; k++)
		CHECK(widest_gap(s, (int)k) <= 0.251, "line %zu gapes by %.3f em", k,
			widest_gap(s, (int)k));
}

void clreq_b11(void)
{
	static const char *const marks[] = { "。』」", "？”）", "……”）", "！’”", "。）》」", "》）。" };
	for (int n = 6; n <= 40; n++)
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			for (int before = n - 2; before <= n; before++)
				check_marks(marks[i], n, before);
}
