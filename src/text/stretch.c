/* stretch.c -- font-stretch as a number: characters set narrower or wider than they are drawn, as
 * names that have to fill a line are. Its words ask for other faces, not for that. */
#include "text/unit.h"

enum { UNCHANGED = 1000, NARROWEST = 250, WIDEST = 4000 };

int text_stretch_of(const struct fo_node *n)
{
	const struct fo_value *v = fo_get(n, PROP_FONT_STRETCH);
	if (v->kind != VALUE_NUMBER)
		return UNCHANGED;
	double factor = v->as.number * UNCHANGED;
	return factor < NARROWEST ? NARROWEST : factor > WIDEST ? WIDEST : (int)(factor + 0.5);
}

bool text_stretches(const struct source *s)
{
	for (uint32_t i = 0; i < s->span_count && !s->vertical; i++)
		if (s->spans[i].stretch != UNCHANGED)
			return true;
	return false;
}

static void stretch_cell(struct cell *c, struct text_glyph *glyphs, int factor)
{
	mpt *lengths[] = { &c->width, &c->gap, &c->gap_min, &c->gap_max, &c->start_width,
		&c->end_width };
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
		*lengths[i] = mpt_scale(*lengths[i], factor, UNCHANGED);
	for (uint32_t i = c->glyph; i < c->glyph + c->glyph_count; i++)
		glyphs[i].x = (int32_t)mpt_scale(glyphs[i].x, factor, UNCHANGED);
	c->condense = (uint16_t)factor;
}

void text_stretch(const struct source *s, struct shaped *out)
{
	for (uint32_t i = 0; i < out->cell_count; i++) {
		struct cell *c = &out->cells[i];
		int factor = unit_span(s, &s->units[out->unit_of[i]])->stretch;
		if ((c->kind == CELL_GLYPHS || c->kind == CELL_SPACE) && factor != UNCHANGED)
			stretch_cell(c, out->glyphs, factor);
	}
}
