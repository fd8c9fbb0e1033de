/* M7: notes of two rows within a line, from line to line. */
#include <stdlib.h>

#include "marks.h"

#define NOTE(text) "<fo:inline banxin:warichu='true'>" text "</fo:inline>"

static const char note[] = "春茶以“清明”前为上，谷雨（四月）后次之；秋茶又次之，多销往邻县，岁计不下万斤，合银300余两";
static const char stops[] = "、，；。”）";


/* Rows of one line of text: at most two for the notes here, which are of one note each. */
struct rows {
	mpt across[2], start[2], end[2];
	int count;
	const char *first[2], *last[2];
};

static bool is_note(const struct set *s, const struct glyph *g)
{
	return g->ch && g->size * 8 <= s->em * 5;
}

/* The rows of the note's glyphs between base lines TOP and BOTTOM. */
static struct rows rows_of(const struct set *s, unsigned page, mpt base)
{
	struct rows r = { .count = 0 };
	for (size_t i = 0; i < s->glyph_count; i++) {
		const struct glyph *g = &s->glyphs[i];
		if (!is_note(s, g) || g->page != page || g->across > base + s->em / 2 ||
			g->across < base - s->em)
			continue;
		int k = 0;
		while (k < r.count && r.across[k] != g->across)
			k++;
		if (k == 2)
			return (struct rows){ .count = 3 };
		if (k == r.count) {
			r.across[k] = g->across;
			r.start[k] = g->start + (is_opening_mark(g->ch) ? g->size / 2 : 0);
			r.first[k] = g->text;
			r.count++;
		}
		r.end[k] = g->end;
		r.last[k] = g->text;
	}
	return r;
}

static void check_rows(
	const struct set *s, const struct rows *r, mpt base, bool goes_on, bool justified)
{
	if (!CHECK(r->count == 2, "two rows, not %d: %s", r->count, all_lines(s)))
		return;
	CHECK(r->across[0] < r->across[1], "the first is above");
	CHECK_NEAR(ems(s, base - r->across[0]), 0.44, 0.01, "the upper row begins where the em box does");
	CHECK_NEAR(ems(s, r->across[1] - base), 0.06, 0.01, "the lower ends where it ends");
	CHECK(llabs(r->start[0] - r->start[1]) < 3, "both begin together");
	/* A stop at the end of a row has its blank beyond it. */
	if (goes_on && justified)
		for (int k = 0; k < 2; k++) {
			mpt beyond = r->end[k] - s->left - s->measure;
			bool stop = strstr(stops, r->last[k]) && llabs(beyond - s->em / 4) <= 20;
			CHECK(stop || llabs(beyond) <= 20,
				"a part that goes on ends with the line: %s at %.3f", r->last[k],
				ems(s, beyond));
		}
	CHECK(llabs(r->end[0] - r->end[1]) <= s->em * 9 / 5, "they are even: %.2f and %.2f ems",
		ems(s, r->end[0] - r->start[0]), ems(s, r->end[1] - r->start[1]));
	for (int k = 0; k < 2; k++) {
		CHECK(!strstr(stops, r->first[k]), "no row begins with %s", r->first[k]);
		CHECK(strcmp(r->last[k], "“") != 0 && strcmp(r->last[k], "（") != 0,
			"no row ends with %s", r->last[k]);
		CHECK(r->end[k] <= s->left + s->measure + s->em / 4 + 20, "no row leaves the line");
	}
}

static void check_setting(double size, double measure, const char *align)
{
	const struct set *s = SET(text_of("临江一带其地产茶%s、橘、竹、纸，远近闻名，商旅往来不绝。",
		text_of(NOTE("%s"), note)), .size = size, .measure = measure,
		.block = text_of("text-align='%s'", align));
	struct { char text[400]; } seen = { "" };
	int parts = 0;
	mpt last = 0;
	for (size_t i = 0; i < s->glyph_count; i++)
		if (is_note(s, &s->glyphs[i]) && s->glyphs[i].ch != ' ')
			strcat(seen.text, s->glyphs[i].text);
	CHECK_TEXT(seen.text, note);
	for (size_t i = 0; i < s->glyph_count; i++) {
		const struct glyph *g = &s->glyphs[i];
		if (!is_note(s, g) || g->across <= last)
			continue;
		/* An upper row: the base line is below it by as much as such a row is raised. */
		mpt base = g->across + s->em * 44 / 100;
		struct rows r = rows_of(s, g->page, base);
		check_rows(s, &r, base, strcmp(r.last[1], "两") != 0,
			strcmp(align, "justify") == 0);
		last = base + s->em / 4;
		parts++;
	}
	CHECK(parts > 0 && (measure > 20 || parts > 1), "the note goes on from line to line");
	check_pitch(s);
	set_forget();
}

static void check_short(void)
{
	const struct set *s = SET("竹" NOTE("苦") "橘" NOTE("朱橘") "茶" NOTE("一二三") "完");
	CHECK_EM(start_of(s, find_glyph(s, "橘", 0)), 1.5, "one character has a row to itself");
	CHECK_EM(start_of(s, find_glyph(s, "茶", 0)), 3, "two stand above each other");
	CHECK_EM(start_of(s, find_glyph(s, "完", 0)), 5, "of three two are above");
}

void clreq_m07(void)
{
	for (int i = 0; mark_sizes[i] > 0; i++)
		check_setting(mark_sizes[i], 20, "justify");
	for (double measure = 9; measure <= 30; measure++) {
		check_setting(10.5, measure, "justify");
		check_setting(10.5, measure, "start");
	}
	check_short();
}
