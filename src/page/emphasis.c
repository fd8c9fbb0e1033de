#include "page/emphasis.h"

#include <string.h>

#include "text/category.h"

/* Shares of the character's size, in percent. A mark's em is half as large unless
 * axf:text-emphasis-font-size says otherwise; its ink is in the middle of that, 38/100 above its base
 * line. In horizontal Chinese marks are below the character, and beyond a line that is there too. */
enum {
	DOT = 30,          /* the diameter of a plain one, of the mark's size */
	BELOW = 26,        /* its middle, from the character's base line */
	BELOW_LARGE = 32,
	BEYOND_LINE = 11,
	BEYOND_WAVE = 16,
	ABOVE = -98,
	ABOVE_LARGE = -112,
	MIDDLE = 38,
	EM_ABOVE = 88,     /* edges of the em box */
	EM_BELOW = 12
};

/* How the marks of one cell look and where their middle is. */
struct marks {
	const struct fo_node *node;
	uint32_t mark; /* 0: a plain dot */
	struct fo_color color;
	mpt size, middle;
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

/* The side that Chinese has them on: below, and at the right of vertical lines, whose frame that is
 * above in. */
static bool is_above(const struct fo_node *n)
{
	switch (fo_keyword(n, PROP_AXF_TEXT_EMPHASIS_POSITION)) {
	case KW_BEFORE:
	case KW_OVER:
		return true;
	case KW_AUTO:
		return fo_is_vertical(n) || strncmp(fo_string(n, PROP_LANGUAGE), "ja", 2) == 0;
	default:
		return false;
	}
}

/* What a line under the character takes. */
static int beyond(const struct fo_node *n)
{
	if (!fo_has_keyword(n, PROP_TEXT_DECORATION, KW_UNDERLINE))
		return 0;
	while (n->parent && fo_has_keyword(n->parent, PROP_TEXT_DECORATION, KW_UNDERLINE) &&
		!fo_specified(n, PROP_AXF_TEXT_LINE_STYLE))
		n = n->parent;
	return fo_keyword(n, PROP_AXF_TEXT_LINE_STYLE) == KW_SOLID ? BEYOND_LINE : BEYOND_WAVE;
}

/* What annotations on that side take: marks stand beyond them. */
static mpt annotated(const struct cell *c, bool above)
{
	mpt reach = 0, em = c->size * (above ? EM_ABOVE : EM_BELOW) / 100;
	for (const struct annotation *a = c->ruby; a; a = a->outer)
		reach = mpt_max(reach, above ? a->over : a->under);
	return reach ? mpt_max(0, reach - em) : 0;
}

static struct marks marks_of(const struct cell *c, mpt base)
{
	const struct fo_node *n = c->node;
	const struct fo_value *color = fo_get(n, PROP_AXF_TEXT_EMPHASIS_COLOR);
	struct marks m = { .node = n, .mark = mark_of(n), .size = c->size / 2 };
	bool above = is_above(n);
	m.color = color->kind == VALUE_COLOR ? color->as.color : fo_color(n, PROP_COLOR);
	if (fo_get(n, PROP_AXF_TEXT_EMPHASIS_FONT_SIZE)->kind == VALUE_LENGTH)
		m.size = mpt_max(0, fo_length(n, PROP_AXF_TEXT_EMPHASIS_FONT_SIZE, c->size));
	int far = above ? m.mark ? ABOVE_LARGE : ABOVE
			: (m.mark ? BELOW_LARGE : BELOW) + beyond(n);
	mpt offset = fo_length(n, PROP_AXF_TEXT_EMPHASIS_OFFSET, 0) + annotated(c, above);
	m.middle = base + c->size * far / 100 + (above ? -offset : offset);
	return m;
}

static void paint_glyph(struct painter *p, const struct marks *m, mpt x)
{
	const struct fo_node *n = m->node;
	unsigned glyph;
	const struct font_chain *chain = font_set_chain(p->l->env->fonts,
		fo_string(n, PROP_FONT_FAMILY), fo_integer(n, PROP_FONT_WEIGHT),
		fo_keyword(n, PROP_FONT_STYLE) != KW_NORMAL, n->at, p->l->env->diag);
	const struct face *face = chain ? font_chain_lookup(chain, m->mark, &glyph) : NULL;
	if (!face)
		return;
	struct display_glyph *g = ARENA_NEW(p->arena, struct display_glyph);
	g->glyph = glyph;
	struct display_item *item = paint_item(p, DISPLAY_GLYPHS, n);
	item->width = mpt_scale(m->size, face_advance(face, glyph), face->units_per_em);
	item->as.glyphs.upright = fo_is_vertical(n);
	if (item->as.glyphs.upright) {
		item->x = x + m->size * MIDDLE / 100;
		item->y = m->middle + item->width / 2;
	} else {
		item->x = x - item->width / 2;
		item->y = m->middle + m->size * MIDDLE / 100;
	}
	item->color = m->color;
	item->as.glyphs.face = face;
	item->as.glyphs.size = m->size;
	item->as.glyphs.glyphs = g;
	item->as.glyphs.count = 1;
	item->as.glyphs.text = (struct slice){ "", 0 };
}

/* A mark with its middle at X. */
static void paint_mark(struct painter *p, const struct marks *m, mpt x)
{
	mpt dot = m->size * DOT / 100;
	if (m->mark)
		paint_glyph(p, m, x);
	else
		paint_rule(p, m->node, KW_DOTTED, dot, m->color,
			(struct rect){ x - dot / 2, m->middle, dot, 0 });
}

/* CSS Text Decoration 4, text-emphasis-skip: spaces and punctuation if nothing else is said. */
static bool is_skipped(const struct fo_node *n, uint32_t ch)
{
	const enum fo_property p = PROP_AXF_TEXT_EMPHASIS_SKIP;
	const bool is_auto = fo_has_keyword(n, p, KW_AUTO);
	if (fo_has_keyword(n, p, KW_NARROW) && text_is_narrow(ch))
		return true;
	switch (text_category(ch)) {
	case TEXT_SPACE:
		return is_auto || fo_has_keyword(n, p, KW_SPACES);
	case TEXT_PUNCTUATION:
		return is_auto || fo_has_keyword(n, p, KW_PUNCTUATION);
	case TEXT_SYMBOL:
		return fo_has_keyword(n, p, KW_SYMBOLS);
	default:
		return false;
	}
}

static uint32_t char_at(const struct paragraph *t, uint32_t offset)
{
	const char *s = t->text.data + offset;
	return utf8_next(&s, t->text.data + t->text.len);
}

/* A mark for each cluster of a word, in the middle of its advance. */
static void paint_word(struct painter *p, const struct paragraph *t, const struct cell *c,
	const struct marks *m, mpt x)
{
	const struct text_glyph *g = &t->glyphs[c->glyph];
	for (uint32_t i = 0; i < c->glyph_count; i++) {
		if ((i > 0 && g[i].text == g[i - 1].text) || is_skipped(m->node, char_at(t, g[i].text)))
			continue;
		mpt advance = mpt_scale(
			c->size, face_advance(c->face, g[i].glyph), c->face->units_per_em);
		paint_mark(p, m, x + g[i].x + advance / 2);
	}
}

bool emphasis_concerns(const struct fo_node *n)
{
	return fo_keyword(n, PROP_AXF_TEXT_EMPHASIS_STYLE) != KW_NONE;
}

void emphasis_paint(struct painter *p, const struct paragraph *t, const struct cell *c, mpt x,
	mpt base)
{
	const struct fo_node *n = c->node;
	if (!emphasis_concerns(n) || c->kind != CELL_GLYPHS ||
		!c->face || !c->text_len)
		return;
	const struct marks m = marks_of(c, base);
	if (!c->han && c->glyph_count > 1 && !c->upright)
		paint_word(p, t, c, &m, x);
	else if (!is_skipped(n, char_at(t, c->text)))
		paint_mark(p, &m, x + c->width / 2);
}
