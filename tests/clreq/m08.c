/* M8: a frame round the name of one who has died: closed, whole, and the lines stay where they are. */
#include <stdlib.h>

#include "marks.h"

#define FRAMED(text) "<fo:inline border='0.5pt solid black' padding-start='0.1em' padding-end='0.1em' " \
	"keep-together.within-line='always'>" text "</fo:inline>"

/* The rectangle around all that is painted besides glyphs. */
static bool frame_of(const struct set *s, mpt *left, mpt *top, mpt *right, mpt *bottom)
{
	*left = *top = MPT_MAX;
	*right = *bottom = -MPT_MAX;
	for (size_t i = 0; i < s->shape_count; i++) {
		const struct shape *d = &s->shapes[i];
		*left = mpt_min(*left, d->x);
		*right = mpt_max(*right, d->x + d->width);
		*top = mpt_min(*top, d->y);
		*bottom = mpt_max(*bottom, d->y + d->height);
	}
	return s->shape_count > 0;
}

static void check_setting(double size, double measure)
{
	const struct set *s = SET("编辑委员会的成员有" FRAMED("柳三清") "、江远帆、周一舟等，名单按姓氏排列，"
		"其中加框的已经去世。", .size = size, .measure = measure);
	mpt left = 0, top = 0, right = 0, bottom = 0;
	const struct glyph *a = find_glyph(s, "柳", 0), *b = find_glyph(s, "清", 0);
	if (!CHECK(a && b && frame_of(s, &left, &top, &right, &bottom), "a name in a frame"))
		return;
	CHECK(a->across == b->across, "no line divides it: %s", all_lines(s));
	CHECK(left <= a->start && right >= b->end, "it is all around the name");
	CHECK(top <= a->top && bottom >= b->bottom, "above and below too");
	CHECK(ems(s, bottom - top) < 1.3, "close to it");
	CHECK(ems(s, a->start - left) < 0.25 && ems(s, right - b->end) < 0.25, "on both sides");
	const struct glyph *next = find_glyph(s, "、", 0);
	CHECK(!next || line_of(s, next) != line_of(s, b) || next->left >= right,
		"what follows is outside");
	check_pitch(s);
	set_forget();
}

void clreq_m08(void)
{
	for (int i = 0; mark_sizes[i] > 0; i++)
		check_setting(mark_sizes[i], 18);
	for (double measure = 8; measure <= 24; measure++)
		check_setting(10.5, measure);
}
