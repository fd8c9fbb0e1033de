#include "page/emphasis.h"

#include <string.h>

/* Shares of the character's size. A mark is half as large; its ink is in the middle of its em,
 * 38/100 above its base line. Below a character marks are where Chinese has them. */
enum {
	DOT = 15,          /* the diameter of a plain one */
	BELOW = 26,        /* its middle, from the character's base line */
	BELOW_LARGE = 32,
	ABOVE = -98,
	ABOVE_LARGE = -112,
	MIDDLE = 38 / 2
};

static bool has(const struct fo_node *n, enum keyword k)
{
	return fo_has_keyword(n, PROP_AXF_TEXT_EMPHASIS_STYLE, k);
}

/* The mark of N's text; 0 for a plain dot. */
static uint32_t mark_of(const struct fo_node *n)
{
	static const struct { enum keyword shape; uint32_t filled, open; } marks[] = {
		{ KW_DOUBLE_CIRCLE, 0x25C9, 0x25CE }, { KW_CIRCLE, 0x25CF, 0x25CB },
		{ KW_TRIANGLE, 0x25B2, 0x25B3 }, { KW_SESAME, 0xFE45, 0xFE46 },
		{ KW_DOT, 0, 0x25E6 }, { KW_ACCENT, 0, 0 },
	};
	bool open = has(n, KW_OPEN);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (has(n, marks[i].shape))
			return open ? marks[i].open : marks[i].filled;
	const char *s = fo_string(n, PROP_AXF_TEXT_EMPHASIS_STYLE);
	if (open)
		return 0x25CB;
	return *s && !has(n, KW_FILLED) ? utf8_next(&s, s + strlen(s)) : 0;
}

static void paint_mark(struct painter *p, const struct cell *c, uint32_t mark,
	struct fo_color color, mpt x, mpt middle)
{
	const struct fo_node *n = c->node;
	unsigned glyph;
	const struct font_chain *chain = font_set_chain(p->l->env->fonts,
		fo_string(n, PROP_FONT_FAMILY), fo_integer(n, PROP_FONT_WEIGHT),
		fo_keyword(n, PROP_FONT_STYLE) != KW_NORMAL, n->at, p->l->env->diag);
	const struct face *face = chain ? font_chain_lookup(chain, mark, &glyph) : NULL;
	if (!face)
		return;
	struct display_glyph *g = ARENA_NEW(p->arena, struct display_glyph);
	g->glyph = glyph;
	struct display_item *item = paint_item(p, DISPLAY_GLYPHS, n);
	item->width = mpt_scale(c->size / 2, face_advance(face, glyph), face->units_per_em);
	item->as.glyphs.upright = fo_is_vertical(n);
	if (item->as.glyphs.upright) {
		item->x = x + c->size * MIDDLE / 100;
		item->y = middle + item->width / 2;
	} else {
		item->x = x - item->width / 2;
		item->y = middle + c->size * MIDDLE / 100;
	}
	item->color = color;
	item->as.glyphs.face = face;
	item->as.glyphs.size = c->size / 2;
	item->as.glyphs.glyphs = g;
	item->as.glyphs.count = 1;
	item->as.glyphs.text = (struct slice){ "", 0 };
}

void emphasis_paint(struct painter *p, const struct cell *c, mpt x, mpt base)
{
	const struct fo_node *n = c->node;
	if (!c->han || fo_keyword(n, PROP_AXF_TEXT_EMPHASIS_STYLE) == KW_NONE)
		return;
	const struct fo_value *given = fo_get(n, PROP_AXF_TEXT_EMPHASIS_COLOR);
	struct fo_color color =
		given->kind == VALUE_COLOR ? given->as.color : fo_color(n, PROP_COLOR);
	enum keyword position = fo_keyword(n, PROP_AXF_TEXT_EMPHASIS_POSITION);
	bool above = position == KW_BEFORE || position == KW_OVER ||
		(position == KW_AUTO && fo_is_vertical(n)); /* on the right */
	uint32_t mark = mark_of(n);
	x += c->width / 2;
	if (mark) {
		paint_mark(p, c, mark, color, x,
			base + c->size * (above ? ABOVE_LARGE : BELOW_LARGE) / 100);
		return;
	}
	mpt dot = c->size * DOT / 100, y = base + c->size * (above ? ABOVE : BELOW) / 100;
	paint_rule(p, n, KW_DOTTED, dot, color, (struct rect){ x - dot / 2, y, dot, 0 });
}
