#include "page/drawing_text.h"

#include <math.h>

/* Glyphs of one span, set one behind the other, from X on. */
struct setting {
	struct painter *p;
	const struct fo_node *node;
	const struct drawing_span *span;
	const struct font_chain *chain;
	mpt size;
};

static bool begin_span(struct setting *s, const struct drawing_span *span, double scale)
{
	const struct fo_node *n = s->node;
	s->span = span;
	s->size = mpt_max(1, (mpt)((double)span->size * scale));
	s->chain = font_set_chain(s->p->l->env->fonts,
		span->families ? span->families : fo_string(n, PROP_FONT_FAMILY), span->weight,
		span->italic, fo_content_place(n), s->p->l->env->diag);
	return s->chain != NULL;
}

/* The next character of *TEXT: its face, glyph and width. What no face has is a blank. */
static const struct face *next_glyph(
	const struct setting *s, const char **text, const char *end, unsigned *glyph, mpt *width)
{
	uint32_t ch = utf8_next(text, end);
	const struct face *face = font_chain_lookup(s->chain, ch, glyph);
	if (!face) {
		face = font_chain_first(s->chain);
		*glyph = 0;
	}
	*width = mpt_scale(face_advance(face, *glyph), s->size, face->units_per_em);
	return face;
}

static mpt span_width(const struct setting *s)
{
	const char *text = s->span->text.data, *end = text + s->span->text.len;
	mpt sum = 0, width;
	unsigned glyph;
	while (text < end) {
		next_glyph(s, &text, end, &glyph, &width);
		sum += width;
	}
	return sum;
}

static struct display_item *begin_run(
	const struct setting *s, const struct face *face, mpt x, mpt y, size_t most)
{
	struct display_item *item = paint_item(s->p, DISPLAY_GLYPHS, s->node);
	const uint8_t *rgb = s->span->rgb;
	item->x = x;
	item->y = y;
	item->color = s->span->current ? fo_color(s->node, PROP_COLOR)
		: (struct fo_color){ COLOR_RGB, { rgb[0], rgb[1], rgb[2], 0 } };
	item->as.glyphs.face = face;
	item->as.glyphs.size = s->size;
	item->as.glyphs.glyphs = ARENA_ARRAY(s->p->arena, most, struct display_glyph);
	return item;
}

/* A run for each face. Returns where the span ends. */
static mpt paint_span(const struct setting *s, mpt x, mpt y)
{
	const char *text = s->span->text.data, *end = text + s->span->text.len;
	struct display_item *item = NULL;
	mpt width;
	unsigned glyph;
	while (text < end) {
		const char *start = text;
		const struct face *face = next_glyph(s, &text, end, &glyph, &width);
		if (!item || item->as.glyphs.face != face) {
			item = begin_run(s, face, x, y, (size_t)(end - start));
			item->as.glyphs.text.data = start;
		}
		struct display_glyph *glyphs = (struct display_glyph *)item->as.glyphs.glyphs;
		glyphs[item->as.glyphs.count++] = (struct display_glyph){ glyph,
			(int32_t)item->width, 0, (uint32_t)(start - item->as.glyphs.text.data) };
		item->as.glyphs.text.len = (size_t)(text - item->as.glyphs.text.data);
		item->width += width;
		x += width;
	}
	return x;
}

bool drawing_text_paint(struct painter *p, const struct fo_node *n, const struct drawing *d,
	const struct drawing_text *text, struct rect r)
{
	struct setting s = { .p = p, .node = n };
	double scale = sqrt((double)r.width / d->width * ((double)r.height / d->height));
	mpt width = 0, x = r.x + mpt_scale(text->x, r.width, d->width);
	mpt y = r.y + mpt_scale(text->y, r.height, d->height);
	for (size_t i = 0; i < text->count; i++) {
		if (!begin_span(&s, &text->spans[i], scale))
			return false;
		width += span_width(&s);
	}
	mpt back = text->anchor == DRAWING_END ? width : text->anchor == DRAWING_MIDDLE ? width / 2 : 0;
	if (text->turns) {
		paint_item(p, DISPLAY_SAVE, n);
		paint_turn(p, text->turns, (struct rect){ x, y, 0, 0 });
		x = y = 0;
	}
	x -= back;
	for (size_t i = 0; i < text->count; i++) {
		begin_span(&s, &text->spans[i], scale);
		x = paint_span(&s, x, y);
	}
	if (text->turns)
		paint_item(p, DISPLAY_RESTORE, n);
	return true;
}
