/* spread.c -- 均排: inlines whose characters are spread over a width, as names of two and three
 * characters are, so that they stand under each other.
 *
 * The first character is flush with the start of the width, the last with its end; one alone stands
 * in the middle. What is wider than its width stays as it is. */
#include "text/unit.h"

/* The cells of an inline: [first, end), of which COUNT have something to show. */
struct stretch {
	uint32_t first, end, count;
	mpt natural;
};

static bool is_in(const struct source *s, uint32_t span, uint32_t outer)
{
	while (span != UINT32_MAX && span != outer)
		span = s->spans[span].outer;
	return span == outer;
}

static bool is_shown(const struct cell *c)
{
	return c->kind == CELL_GLYPHS || c->kind == CELL_OBJECT;
}

static struct stretch cells_of(const struct source *s, const struct shaped *out, uint32_t span)
{
	struct stretch r = { 0 };
	for (uint32_t i = 0; i < out->cell_count; i++) {
		const struct cell *c = &out->cells[i];
		if (!is_shown(c) || !is_in(s, s->units[out->unit_of[i]].span, span))
			continue;
		if (r.count++ == 0)
			r.first = i;
		r.end = i + 1;
	}
	for (uint32_t i = r.first; i < r.end; i++)
		r.natural += out->cells[i].width + (i + 1 < r.end ? out->cells[i].gap : 0);
	return r;
}

static void put_in_middle(struct shaped *out, struct cell *c, mpt room)
{
	for (uint32_t g = 0; g < c->glyph_count; g++)
		out->glyphs[c->glyph + g].x += (int32_t)(room / 2);
	c->width += room;
}

/* All gaps grow alike, to the last millipoint, and are the business of no line any more. */
static void spread(struct shaped *out, const struct stretch *r, mpt room)
{
	uint32_t seen = 0;
	mpt given = 0;
	for (uint32_t i = r->first; i + 1 < r->end; i++) {
		struct cell *c = &out->cells[i];
		if (is_shown(c)) {
			mpt upto = room * ++seen / (r->count - 1);
			c->gap += upto - given;
			given = upto;
		}
		c->gap_min = c->gap_max = c->gap;
		c->squeeze = SQUEEZE_NONE;
		c->stretch = STRETCH_NONE;
		c->brk = BRK_NEVER;
	}
}

void text_spread(const struct source *s, struct shaped *out)
{
	for (uint32_t span = 0; span < s->span_count; span++) {
		if (s->spans[span].spread <= 0)
			continue;
		struct stretch r = cells_of(s, out, span);
		mpt room = s->spans[span].spread - r.natural;
		if (room <= 0 || r.count == 0)
			continue;
		if (r.count == 1)
			put_in_middle(out, &out->cells[r.first], room);
		else
			spread(out, &r, room);
	}
}
