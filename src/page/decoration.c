/* An inline's line is one line, whatever is inside: markup, spaces, fonts and sizes don't move it.
 * Neighbours that each have one stay apart by what banxin:text-decoration-inset takes off. */
#include "page/decoration.h"

#include "font/font.h"

/* Shares of the size, in thousandths. Lines under Han keep clear of its em box, which ends 0.12 em
 * below the base line; they pass where descenders of Latin are, so that there is one height. */
enum {
	UNDER_HAN = 185,
	UNDER_WAVE = 215,
	BESIDE_HAN = 35, /* more in vertical lines, where strokes reach to the edge of the em */
	WAVE_HEIGHT = 45, /* from its middle */
	WAVE_LENGTH = 380,
	WAVE_THICKNESS = 42,
	RULE_THICKNESS = 42, /* as thin as the horizontal strokes of Song */
	EM_BOTTOM = 120,
	THROUGH = 300
};

/* One kind of line in one line of text. */
struct decorated {
	struct painter *p;
	const struct text_block *t;
	const struct line *line;
	enum keyword kind;
	mpt x, base;
	bool han;
};

static const struct cell *cell_at(const struct decorated *d, uint32_t i)
{
	return &d->t->paragraph->cells[i];
}

static bool is_wave(enum keyword style)
{
	return style == KW_WAVE || style == KW_WAVY;
}

/* The inline (or the block) that the line at N comes from: the outermost that has it, but a line of
 * another style begins anew. */
static const struct fo_node *decorator(const struct decorated *d, const struct fo_node *n)
{
	const struct fo_node *block = d->t->paragraph->block;
	if (n == block || !n->parent || !fo_has_keyword(n->parent, PROP_TEXT_DECORATION, d->kind))
		return n;
	const struct fo_node *outer = decorator(d, n->parent);
	bool other = fo_specified(n, PROP_AXF_TEXT_LINE_STYLE) &&
		fo_keyword(n, PROP_AXF_TEXT_LINE_STYLE) !=
			fo_keyword(outer, PROP_AXF_TEXT_LINE_STYLE);
	return other ? n : outer;
}

/* What the line at cell I comes from, or NULL. A node's own border and padding have none (CSS Text
 * Decoration 3, 2). */
static const struct fo_node *decorator_at(const struct decorated *d, uint32_t i)
{
	const struct cell *c = cell_at(d, i);
	if (!fo_has_keyword(c->node, PROP_TEXT_DECORATION, d->kind))
		return NULL;
	if (c->kind == CELL_SPACE && fo_keyword(c->node, PROP_SCORE_SPACES) == KW_FALSE)
		return NULL;
	const struct fo_node *n = decorator(d, c->node);
	return c->kind == CELL_EDGE && c->node == n ? NULL : n;
}

static bool is_within(const struct fo_node *inner, const struct fo_node *n)
{
	while (inner && inner != n)
		inner = inner->parent;
	return inner;
}

/* A stretch of cells under one line, and how that is drawn. */
struct stroke {
	const struct fo_node *node;
	uint32_t first, end;
	const struct face *face;
	mpt size, base, thickness;
	enum keyword style;
	struct fo_color color;
};

static struct fo_color color_of(const struct fo_node *n)
{
	const struct fo_value *v = fo_get(n, PROP_AXF_TEXT_LINE_COLOR);
	return v->kind == VALUE_COLOR ? v->as.color : fo_color(n, PROP_TEXT_DECORATION_COLOR);
}

static mpt thickness_of(const struct decorated *d, const struct stroke *s)
{
	if (fo_get(s->node, PROP_AXF_TEXT_LINE_WIDTH)->kind == VALUE_LENGTH)
		return fo_length(s->node, PROP_AXF_TEXT_LINE_WIDTH, s->size);
	if (is_wave(s->style))
		return s->size * WAVE_THICKNESS / 1000;
	mpt own = mpt_scale(s->size, s->face->underline_thickness, s->face->units_per_em);
	mpt single = d->han && d->kind == KW_UNDERLINE ? s->size * RULE_THICKNESS / 1000
						       : mpt_max(s->size / 20, own);
	return s->style == KW_DOUBLE ? 3 * single : single;
}

/* How far an underline is below the base line. */
static mpt under(const struct decorated *d, const struct stroke *s)
{
	const struct fo_value *v = fo_get(s->node, PROP_AXF_TEXT_UNDERLINE_POSITION);
	if (v->kind == VALUE_KEYWORD && v->as.keyword == KW_ALPHABETIC)
		return s->thickness / 2;
	if (v->kind == VALUE_KEYWORD && v->as.keyword == KW_AFTER_EDGE)
		return s->size * EM_BOTTOM / 1000 + s->thickness / 2;
	mpt own = mpt_scale(s->size, -s->face->underline_position, s->face->units_per_em);
	mpt below = mpt_max(own, s->size / 8);
	if (d->han)
		below = s->size * ((is_wave(s->style) ? UNDER_WAVE : UNDER_HAN) +
			(fo_is_vertical(s->node) ? BESIDE_HAN : 0)) / 1000;
	if (v->kind == VALUE_LENGTH)
		below += fo_length(s->node, PROP_AXF_TEXT_UNDERLINE_POSITION, s->size);
	return below;
}

static mpt middle_of(const struct decorated *d, const struct stroke *s)
{
	if (d->kind == KW_OVERLINE)
		return s->base - mpt_scale(s->size, s->face->ascender, s->face->units_per_em);
	if (d->kind == KW_LINE_THROUGH)
		return s->base - (fo_is_vertical(s->node) ? text_axis(s->size)
							   : s->size * THROUGH / 1000);
	return s->base + under(d, s);
}

/* What is taken off where S's node begins or ends, so that two names in a row stay apart. */
static mpt inset_of(const struct stroke *s)
{
	const struct fo_value *v = fo_get(s->node, PROP_BANXIN_TEXT_DECORATION_INSET);
	if (v->kind == VALUE_KEYWORD)
		return s->size / 16;
	return fo_length(s->node, PROP_BANXIN_TEXT_DECORATION_INSET, s->size);
}

static bool begins(const struct decorated *d, const struct stroke *s)
{
	return !s->node->continued &&
		(s->first == 0 || !is_within(cell_at(d, s->first - 1)->node, s->node));
}

static bool ends(const struct decorated *d, const struct stroke *s)
{
	return !s->node->goes_on &&
		(s->end == d->t->paragraph->cell_count ||
			!is_within(cell_at(d, s->end)->node, s->node));
}

/* Whole waves, so that the line ends as it began. Half a wave is as good as a sine with its control
 * points at 0.364 of its length and 4/3 of its height. */
static void paint_wave(struct painter *p, const struct stroke *s, struct rect line)
{
	if (s->color.space == COLOR_NONE || line.width <= 0 || s->thickness <= 0)
		return;
	mpt length = mpt_max(1, s->size * WAVE_LENGTH / 1000);
	mpt height = s->size * WAVE_HEIGHT / 1000;
	mpt halves = 2 * mpt_max(1, (line.width + length / 2) / length);
	struct path path = { .arena = p->arena };
	path_move(&path, 0, height);
	for (mpt i = 0; i < halves; i++) {
		mpt from = line.width * i / halves, to = line.width * (i + 1) / halves;
		mpt bend = (to - from) * 364 / 1000, up = (i % 2 ? 1 : -1) * height * 4 / 3;
		path_curve(&path, from + bend, height + up, to - bend, height + up, to, height);
	}
	struct path_stroke *stroke = ARENA_NEW(p->arena, struct path_stroke);
	*stroke = (struct path_stroke){ .thickness = s->thickness, .cap = 1, .join = 1 };
	struct display_item *item = paint_item(p, DISPLAY_PATH, s->node);
	item->x = line.x;
	item->y = line.y - height;
	item->width = line.width;
	item->height = 2 * height;
	item->color = s->color;
	item->as.path.steps = path.steps;
	item->as.path.count = path.count;
	item->as.path.stroke = stroke;
}

static void paint_stroke(const struct decorated *d, struct stroke *s)
{
	const struct line_list *lines = &d->t->lines;
	mpt from = d->x + lines->x[s->first];
	mpt to = d->x + lines->x[s->end - 1] + lines->width[s->end - 1];
	if (begins(d, s))
		from += inset_of(s);
	if (ends(d, s))
		to -= inset_of(s);
	s->style = fo_keyword(s->node, PROP_AXF_TEXT_LINE_STYLE);
	s->color = color_of(s->node);
	s->thickness = thickness_of(d, s);
	struct rect line = { from, middle_of(d, s), mpt_max(0, to - from), 0 };
	if (is_wave(s->style))
		paint_wave(d->p, s, line);
	else
		paint_rule(d->p, s->node, s->style, s->thickness, s->color, line);
}

/* The stretch of N's line that begins with cell I. */
static struct stroke find_stroke(const struct decorated *d, const struct fo_node *n, uint32_t i)
{
	struct stroke s = { .node = n, .first = i, .size = fo_length(n, PROP_FONT_SIZE, 0) };
	mpt shift = line_shift(n, d->t->paragraph->block);
	for (s.end = i; s.end < d->line->end && decorator_at(d, s.end) == n; s.end++) {
		const struct cell *c = cell_at(d, s.end);
		if (s.end > i && c->warichu && c->warichu == c[-1].warichu &&
			d->t->lines.shift[s.end] != d->t->lines.shift[s.end - 1])
			break; /* the other row of a note */
		if (!s.face)
			s.face = c->face;
		if (c->node == n)
			shift = d->t->lines.shift[s.end];
	}
	s.base = d->base - shift;
	return s;
}

static void paint_kind(struct decorated *d)
{
	for (uint32_t i = d->line->first; i < d->line->end;) {
		const struct fo_node *n = decorator_at(d, i);
		if (!n) {
			i++;
			continue;
		}
		struct stroke s = find_stroke(d, n, i);
		if (s.face)
			paint_stroke(d, &s);
		i = s.end;
	}
}

static bool is_decorated(const struct decorated *d)
{
	const struct fo_style *last = NULL;
	for (uint32_t i = d->line->first; i < d->line->end; i++) {
		const struct fo_node *n = cell_at(d, i)->node;
		if (n->style == last)
			continue;
		last = n->style;
		if (fo_keyword(n, PROP_TEXT_DECORATION) != KW_NONE)
			return true;
	}
	return false;
}

static bool has_han(const struct paragraph *p)
{
	size_t i = 0;
	while (i < p->cell_count && !p->cells[i].han)
		i++;
	return i < p->cell_count;
}

void decoration_paint(
	struct painter *p, const struct text_block *t, uint32_t index, mpt x, mpt base)
{
	static const enum keyword kinds[] = { KW_UNDERLINE, KW_OVERLINE, KW_LINE_THROUGH };
	struct decorated d = { .p = p, .t = t, .line = &t->lines.lines[index], .x = x, .base = base };
	if (!is_decorated(&d))
		return;
	d.han = has_han(t->paragraph);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		d.kind = kinds[i];
		paint_kind(&d);
	}
}
