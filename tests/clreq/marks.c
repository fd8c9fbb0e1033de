#include <stdlib.h>

#include "marks.h"

#include "base/arena.h"

const double mark_sizes[] = { 7.5, 9, 10.5, 12, 16, 22, 0 };
const char *const mark_fonts[] = { "song", "hei", "kai", "fang", NULL };

int line_near(const struct set *s, unsigned page, mpt y, mpt above, mpt below)
{
	for (size_t k = 0; k < s->line_count; k++) {
		mpt base = s->lines[k].across;
		if (s->lines[k].page == page && y >= base - above && y <= base + below)
			return (int)k;
	}
	return -1;
}

mpt middle_of(const struct glyph *g)
{
	return (g->start + g->end) / 2;
}

void check_pitch(const struct set *s)
{
	for (size_t k = 1; k < s->line_count; k++)
		if (s->lines[k].page == s->lines[k - 1].page) {
			double lines = ems(s, s->lines[k].across - s->lines[k - 1].across) / 1.5;
			double whole = (double)(int)(lines + 0.5);
			CHECK_NEAR(lines, whole, 0.002, "the pitch stays the same");
		}
}

static bool is_small(const struct set *s, const struct glyph *g)
{
	return g->ch && g->size * 8 <= s->em * 5;
}

const char *body_lines(const struct set *s)
{
	const char *all = "";
	for (size_t k = 0; k < s->line_count; k++) {
		all = text_of("%s%s", all, k ? "|" : "");
		for (size_t i = 0; i < s->lines[k].count; i++)
			if (!is_small(s, &s->lines[k].glyphs[i]))
				all = text_of("%s%s", all, s->lines[k].glyphs[i].text);
	}
	return all;
}

static const struct glyph *next_of_body(const struct set *s, const struct glyph *g)
{
	const struct text_line *line = line_at(s, line_of(s, g));
	for (const struct glyph *n = g + 1; line && n < line->glyphs + line->count; n++)
		if (!is_small(s, n))
			return n;
	return NULL;
}

double body_gap(const struct set *s, const struct glyph *g)
{
	const struct glyph *next = next_of_body(s, g);
	return next ? ems(s, next->start - g->end) : 0;
}

bool is_last_of_body(const struct set *s, const struct glyph *g)
{
	return !next_of_body(s, g);
}

static bool follows(const struct small_text *t, const struct glyph *g, double part)
{
	mpt gap = g->start - t->end;
	return g->page == t->page && g->across == t->across && g->size == t->size &&
		gap < (mpt)(part * (double)t->size) && gap > -t->size / 2;
}

static void extend(struct small_text *t, const struct glyph *g)
{
	t->end = g->end;
	t->top = mpt_min(t->top, g->top);
	t->bottom = mpt_max(t->bottom, g->bottom);
	if (strlen(t->text) + strlen(g->text) < sizeof t->text)
		strcat(t->text, g->text);
}

const struct small_text *small_texts(const struct set *s, double part, size_t *count)
{
	static struct small_text *found;
	free(found);
	found = xcalloc(s->glyph_count + 1, sizeof *found);
	*count = 0;
	for (size_t i = 0; i < s->glyph_count; i++) {
		const struct glyph *g = &s->glyphs[i];
		if (!is_small(s, g) || g->ch == ' ')
			continue;
		struct small_text *t = *count ? &found[*count - 1] : NULL;
		if (!t || !follows(t, g, part)) {
			t = &found[(*count)++];
			*t = (struct small_text){ .start = g->start, .across = g->across,
				.size = g->size, .page = g->page, .top = g->top, .bottom = g->bottom };
		}
		extend(t, g);
	}
	return found;
}
