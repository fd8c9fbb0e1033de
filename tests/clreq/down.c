#include "down.h"

#include <stdlib.h>

const char *const down_faces[] = { "song", "hei", "kai", NULL };

double ink_right(const struct glyph *g)
{
	double em = g->turns == 3 ? 0.38 : 0.5;
	return ((g->left + g->right) / 2.0 - g->x) / g->size - em;
}

double ink_down(const struct glyph *g)
{
	double em = g->turns == 3 ? 0.5 : -0.38;
	return ((g->top + g->bottom) / 2.0 - g->y) / g->size - em;
}

double off_axis(const struct set *s, const struct glyph *g)
{
	mpt middle = (g->left + g->right) / 2, off = MPT_MAX;
	for (size_t k = 0; k < s->line_count; k++)
		if (s->lines[k].page == g->page && llabs(middle - s->lines[k].across) < llabs(off))
			off = middle - s->lines[k].across;
	return ems(s, off);
}

unsigned level_glyph(const char *text, const char *font)
{
	const struct set *s = SET(text_of("国%s国", text), .font = font);
	const struct glyph *g = find_glyph(s, text, 0);
	return CHECK(g, "%s is set in %s", text, font) ? g->id : 0;
}

const struct glyph *painted_next(const struct set *s, const struct glyph *g)
{
	for (size_t i = 0; i < s->glyph_count; i++)
		if (s->glyphs[i].order == g->order + 1)
			return &s->glyphs[i];
	return NULL;
}

double ink_top(const struct set *s, const struct glyph *g)
{
	return ems(s, g->top - s->left);
}

double ink_bottom(const struct set *s, const struct glyph *g)
{
	return ems(s, g->bottom - s->left);
}
