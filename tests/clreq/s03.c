/* S3: a short line grows in classes: word spaces to half an em, Han-Latin gaps to a third, then all
 * other gaps evenly, but for what must not be pulled apart. */
#include "widths.h"

#include <math.h>

static const char text[] =
	"国国AB国，国CD EF国（国国）国——国……国98.5%国1～3国A–B国３/国国王大人·莫·国。国";

enum { MOST = 80 };

static const struct set *set_line(double measure)
{
	return SET(text, .measure = measure,
		.block = "wrap-option='no-wrap' text-align='justify' "
			 "text-align-last='justify'");
}

/* 0: a word space, 1: Han beside Latin, 2: any other, -1: never grows. */
static int class_of(const struct glyph *a, const struct glyph *b)
{
	static const char fixed[] = "～–/";
	if (b->ch == ' ')
		return -1; /* the space is behind it */
	if (a->ch == ' ')
		return 0;
	if (!a->text[0] || !b->text[0] || strstr(fixed, a->text) || strstr(fixed, b->text))
		return -1;
	if (strcmp(a->text, "……") == 0 || (a->ch == 0x2026 && b->ch == 0x2026))
		return -1;
	bool latin = a->ch < 0x250 && a->ch != 0xB7, other = b->ch < 0x250 && b->ch != 0xB7;
	if (latin && other)
		return -1;
	return latin != other && a->ch != 0xB7 && b->ch != 0xB7 ? 1 : 2;
}

static void check_line(const struct set *natural, double more, const double *room, int rest)
{
	const struct set *s = set_line(ems(natural, natural->measure) + more);
	const struct text_line *a = line_at(natural, 0), *b = line_at(s, 0);
	if (!CHECK(a && b && a->count == b->count, "the line has changed"))
		return;
	double part[3] = { fmin(1, more / room[0]), fmin(1, fmax(0, (more - room[0]) / room[1])),
		fmax(0, (more - room[0] - room[1]) / rest) };
	for (size_t i = 0; i + 1 < a->count; i++) {
		const struct glyph *g = &b->glyphs[i];
		int class = class_of(g, g + 1);
		double grown =
			ems(s, g[1].start - g->start - a->glyphs[i + 1].start + a->glyphs[i].start);
		double want = class < 0 ? 0
			: class == 0    ? part[0] * room[0]
			: class == 1    ? part[1] * (1.0 / 3 - 0.25)
					: part[2];
		CHECK_NEAR(grown, want, 0.01, "%.2f em too short: between %s and %s", more, g->text,
			g[1].text);
	}
}

void clreq_s03(void)
{
	const struct set *natural = SET(text, .measure = 70, .block = "wrap-option='no-wrap'");
	const struct glyph *d = find_glyph(natural, "D", 0), *e = find_glyph(natural, "E", 0);
	if (!CHECK(d && e, "the line is not set"))
		return;
	double room[2] = { 0.5 - ems(natural, e->start - d->end), 0 };
	int rest = 0;
	const struct text_line *l = line_at(natural, 0);
	for (size_t i = 0; i + 1 < l->count; i++) {
		int class = class_of(&l->glyphs[i], &l->glyphs[i + 1]);
		rest += class == 2;
		room[1] += class == 1 ? 1.0 / 3 - 0.25 : 0;
	}
	const struct set *full =
		set_line(ems(natural, last_glyph(natural, 0)->end - natural->left));
	double all = room[0] + room[1] + 0.25 * rest;
	for (double more = 0; more <= all; more += 0.2)
		check_line(full, more, room, rest);
}
