/* M3: where a name is emphasised, its line is nearer the text and the dots are beyond it. */
#include "marks.h"

static void check_both(const char *style, double size)
{
	const struct set *s = SET(text_of("<fo:inline text-decoration='underline' axf:text-line-style='%s'>"
		"<fo:inline axf:text-emphasis-style='dot'>临江</fo:inline>府</fo:inline>", style),
		.size = size);
	mpt line_bottom = 0, dot_top = MPT_MAX;
	int dots = 0;
	for (size_t i = 0; i < s->shape_count; i++) {
		const struct shape *d = &s->shapes[i];
		bool dot = d->kind == DISPLAY_LINE && d->style == LINE_DOTTED &&
			d->width == d->thickness;
		mpt half = d->kind == DISPLAY_PATH ? d->height / 2 + d->thickness / 2 : d->thickness / 2;
		mpt middle = d->y + (d->kind == DISPLAY_PATH ? d->height / 2 : 0);
		dots += dot;
		if (dot)
			dot_top = mpt_min(dot_top, middle - half);
		else
			line_bottom = mpt_max(line_bottom, middle + half);
	}
	const struct glyph *g = find_glyph(s, "临", 0);
	if (!CHECK(g && dots == 2 && line_bottom > 0, "dots and a line"))
		return;
	CHECK(line_bottom < dot_top, "%s: the dots are beyond the line at %.1f points", style, size);
	CHECK(ems(s, dot_top - g->across) < 0.45, "not far");
}

void clreq_m03(void)
{
	static const char *const styles[] = { "solid", "wavy", "double", "dashed" };
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		for (int k = 0; mark_sizes[k] > 0; k++)
			check_both(styles[i], mark_sizes[k]);
	const struct set *s = SET("名字<fo:inline text-decoration='underline'>"
		"<fo:inline axf:text-emphasis-style='dot'>一二三四五六七八九十</fo:inline></fo:inline>"
		"后面又是一些文字，要换行。", .measure = 8);
	check_pitch(s);
}
