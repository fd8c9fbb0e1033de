/* B11: a line does not gape because of three marks in a row. */
#include "clreq.h"
#include "prose.h"

/* The widest gap between two full-width characters of line K. */
static double widest_gap(const struct set *s, int k)
{
	const struct text_line *l = line_at(s, k);
	double widest = 0;
	for (size_t i = 0; l && i + 1 < l->count; i++) {
		if (is_opening_mark(l->glyphs[i + 1].ch) || is_closing_mark(l->glyphs[i].ch))
			continue;
		if (l->glyphs[i].advance != s->em || l->glyphs[i + 1].advance != s->em)
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

/* In prose, no line has gaps of more than a quarter em. */
static void check_prose(int n)
{
	const struct set *s = SET_FLOW(prose_flow("text-indent='2em'"), .measure = n, .size = 10.5);
	for (size_t k = 0; k < s->line_count; k++)
		CHECK(widest_gap(s, (int)k) <= 0.251, "line %zu of prose gapes by %.3f em", k,
			widest_gap(s, (int)k));
	set_forget();
}

void clreq_b11(void)
{
	static const char *const marks[] = { "。』」", "？”）", "……”）", "！’”", "。）》」", "》）。" };
	for (int n = 6; n <= 40; n++)
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			for (int before = n - 2; before <= n; before++)
				check_marks(marks[i], n, before);
	for (int n = 16; n <= 40; n++)
		check_prose(n);
}
