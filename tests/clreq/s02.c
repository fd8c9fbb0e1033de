/* S2: a line that is too long gives in classes, each used up, and evenly, before the next begins:
 * marks at the line's end, word spaces, dots, brackets, ，、；：, Han-Latin gaps, 。？！. */
#include "widths.h"

#include <math.h>
#include <stdlib.h>

enum { CLASSES = 6, MOST = 64 };

/* What the gap behind a glyph belongs to, and what it can give in ems. */
struct gap {
	int class; /* from 0; -1: none */
	double gives;
};

static struct gap gap_of(uint32_t a, uint32_t b)
{
	static const uint32_t commas[] = { 0xFF0C, 0x3001, 0xFF1B, 0xFF1A };
	static const uint32_t stops[] = { 0x3002, 0xFF1F, 0xFF01 };
	if (a == ' ' || b == ' ')
		return (struct gap){ a == ' ' ? 0 : -1, 0 }; /* measured in the setting below */
	if (a == 0x30FB || b == 0x30FB)
		return (struct gap){ 1, 0.25 };
	for (size_t i = 0; i < 4; i++)
		if (a == commas[i])
			return (struct gap){ 3, 0.5 };
	for (size_t i = 0; i < 3; i++)
		if (a == stops[i])
			return (struct gap){ 5, 0.5 };
	if (is_opening_mark(b) || is_closing_mark(a))
		return (struct gap){ 2, 0.5 };
	bool latin = a < 0x250, other = b < 0x250;
	return latin != other ? (struct gap){ 4, 0.125 } : (struct gap){ -1, 0 };
}

static const char text[] =
	"国，国、国AB国（国）国；国《国》国・国“国”国：国CD EF国。国？国！国国・国GH国";

static const struct set *set_line(double measure)
{
	return SET(text, .measure = measure,
		.block = "wrap-option='no-wrap' text-align='justify' "
			 "text-align-last='justify' word-spacing='0.25em'");
}

/* How much less room than in NATURAL there is behind every glyph. */
static size_t given(const struct set *natural, const struct set *s, double *give)
{
	const struct text_line *a = line_at(natural, 0), *b = line_at(s, 0);
	if (!CHECK(a && b && a->count == b->count && a->count < MOST, "the line has changed"))
		return 0;
	for (size_t i = 0; i + 1 < a->count; i++)
		give[i] = ems(s,
			a->glyphs[i + 1].start - a->glyphs[i].start - b->glyphs[i + 1].start +
				b->glyphs[i].start);
	return a->count - 1;
}

/* The gaps of each class, and what they give in all. */
static void check_order(const struct set *natural, double need, const double *capacity)
{
	double give[MOST];
	const struct set *s = set_line(ems(natural, natural->measure) - need);
	size_t n = given(natural, s, give);
	for (size_t i = 0; i < n; i++) {
		const struct glyph *g = &line_at(s, 0)->glyphs[i];
		struct gap gap = gap_of(g->ch, g[1].ch);
		double rest = need, part = 0;
		for (int k = 0; k < gap.class; k++)
			rest -= capacity[k];
		if (gap.class >= 0)
			part = fmin(1, fmax(0, rest / capacity[gap.class]));
		double gives = gap.class == 0 ? capacity[0] : gap.gives;
		CHECK_NEAR(give[i], part * gives, 0.004, "%.2f em too long: %s%s gives", need,
			g->text, g[1].text);
	}
}

/* The line's end: where marks keep an em there, it goes first. */
static void check_end(void)
{
	const struct set *s = SET(text_of("%s，%s。%s", han(5), han(4), han(9)), .measure = 10.5,
		.block = "text-align='justify' banxin:punctuation-width='full'");
	CHECK_TEXT(line_text(s, 0), text_of("%s，%s。", han(5), han(4)));
	CHECK_EM(gap_after(s, find_glyph(s, "，", 0)), 0,
		"， keeps its em, as 。 gives half of its own");
}

void clreq_s02(void)
{
	const struct set *natural =
		SET(text, .measure = 60, .block = "wrap-option='no-wrap' word-spacing='0.25em'");
	const struct glyph *space = find_glyph(natural, "D", 0), *e = find_glyph(natural, "E", 0);
	if (!CHECK(space && e, "the line is not set"))
		return;
	double capacity[CLASSES] = { ems(natural, e->start - space->end) - 0.25 };
	const struct text_line *l = line_at(natural, 0);
	for (size_t i = 0; i + 1 < l->count; i++) {
		struct gap gap = gap_of(l->glyphs[i].ch, l->glyphs[i + 1].ch);
		if (gap.class > 0)
			capacity[gap.class] += gap.gives;
	}
	double width = ems(natural, last_glyph(natural, 0)->end - natural->left), all = 0;
	for (int k = 0; k < CLASSES; k++)
		all += capacity[k];
	const struct set *full = set_line(width);
	CHECK_EM(gap_after(full, first_glyph(full, 0)), 0, "a line that fits is not touched");
	for (double need = 0; need <= all; need += 0.125)
		check_order(full, need, capacity);
	check_end();
}
