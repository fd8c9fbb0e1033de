/* A line of text: its glyphs, and what its inlines draw around and under them. */
#include <string.h>

#include "page/apart.h"
#include "page/block.h"
#include "page/decoration.h"
#include "page/deferred.h"
#include "page/emphasis.h"
#include "page/paint.h"
#include "page/ruby.h"

/* An inline box in this line, or the block itself for its decoration. */
struct extent {
	const struct fo_node *node;
	const struct face *face;
	mpt size;
	mpt from, to;
	mpt shift; /* its base line above the line's */
	bool shifted; /* SHIFT is known from a cell of its own */
};

enum { MAX_EXTENTS = 64 }; /* inlines open in one line; the rest go unadorned */

/* What painting one line needs at hand. */
struct line_painter {
	struct painter *p;
	const struct text_block *t;
	const struct line *line;
	bool vertical;
	mpt origin;  /* of the reference area, on the page */
	mpt x, base; /* the block's content edge and the base line, on the page */
	struct extent *extents;
	size_t extent_count;
};

static const struct cell *cells_of(const struct line_painter *lp)
{
	return lp->t->paragraph->cells;
}

static mpt cell_x(const struct line_painter *lp, uint32_t i)
{
	return lp->x + lp->t->lines.x[i];
}

/* Cells of one inline that adjoin: from where to where, the first of them, and one that has a face if
 * any does. */
struct stretch_of_cells {
	const struct cell *faced;
	uint32_t first;
	mpt from, to;
};

static void extend(
	struct line_painter *lp, const struct fo_node *n, const struct stretch_of_cells *s)
{
	const struct cell *c = s->faced;
	struct extent *e = lp->extents;
	size_t i = 0;
	while (i < lp->extent_count && e[i].node != n)
		i++;
	if (i == lp->extent_count) {
		if (i == MAX_EXTENTS)
			return;
		e[lp->extent_count++] = (struct extent){ .node = n, .face = c->face, .size = c->size,
			.from = s->from, .to = s->to };
	}
	e[i].from = mpt_min(e[i].from, s->from);
	e[i].to = mpt_max(e[i].to, s->to);
	if (!e[i].face) {
		e[i].face = c->face;
		e[i].size = c->size;
	}
	if (n == c->node && !e[i].shifted) {
		e[i].shift = lp->t->lines.shift[s->first];
		e[i].shifted = true;
	}
}

/* The base line of an extent's node, on the page. */
static mpt base_of(const struct line_painter *lp, const struct extent *e)
{
	return lp->base - (e->shifted ? e->shift : line_shift(e->node, lp->t->paragraph->block));
}

static void extend_outwards(
	struct line_painter *lp, const struct fo_node *n, const struct stretch_of_cells *s)
{
	if (n != lp->t->paragraph->block && n->parent)
		extend_outwards(lp, n->parent, s);
	extend(lp, n, s);
}

static bool is_inside(const struct cell *c)
{
	bool space = c->kind == CELL_EDGE && c->width == 0; /* outside of the inline */
	return c->kind != CELL_ANCHOR && c->kind != CELL_NEWLINE && !space;
}

/* The cells from I on that are of one inline. */
static struct stretch_of_cells adjoining(const struct line_painter *lp, uint32_t i, uint32_t *end)
{
	const struct cell *cells = cells_of(lp);
	mpt at = cell_x(lp, i);
	struct stretch_of_cells s = { &cells[i], i, at, at + lp->t->lines.width[i] };
	for (*end = i + 1; *end < lp->line->end && cells[*end].node == cells[i].node &&
		is_inside(&cells[*end]); ++*end) {
		at = cell_x(lp, *end);
		s.from = mpt_min(s.from, at);
		s.to = mpt_max(s.to, at + lp->t->lines.width[*end]);
		if (!s.faced->face)
			s.faced = &cells[*end];
	}
	return s;
}

/* Which inlines the line shows, outer ones before those they hold, and from where to where. */
static void find_extents(struct line_painter *lp)
{
	struct extent found[MAX_EXTENTS];
	lp->extents = found;
	for (uint32_t i = lp->line->first, end; i < lp->line->end; i = end) {
		const struct cell *c = &cells_of(lp)[i];
		end = i + 1;
		if (!is_inside(c))
			continue;
		struct stretch_of_cells s = adjoining(lp, i, &end);
		extend_outwards(lp, c->node, &s);
	}
	lp->extents = ARENA_ROOM(lp->p->arena, lp->extent_count, struct extent);
	memcpy(lp->extents, found, lp->extent_count * sizeof *found);
}

static mpt scaled(const struct face *f, int units, mpt size)
{
	return mpt_scale(size, units, f->units_per_em);
}

/* The face that NODE's own text would start with. */
static const struct face *nominal_face(struct line_painter *lp, const struct fo_node *n)
{
	const struct font_chain *chain = font_set_chain(lp->p->l->env->fonts,
		fo_string(n, PROP_FONT_FAMILY), fo_integer(n, PROP_FONT_WEIGHT),
		fo_keyword(n, PROP_FONT_STYLE) != KW_NORMAL, n->at, lp->p->l->env->diag);
	return chain ? font_chain_first(chain) : NULL;
}

/* The content of an inline above and below its base line. XSL 1.1, 6.6.9: a leader is as high as
 * its rule is thick; one of dots at least as high as each has room. */
static struct edges content_height(struct line_painter *lp, const struct extent *e)
{
	const struct fo_node *n = e->node;
	enum keyword pattern = fo_keyword(n, PROP_LEADER_PATTERN);
	const struct face *f = e->face;
	if (n->object == FO_LEADER && pattern != KW_USE_CONTENT) {
		mpt height = fo_length(n, PROP_RULE_THICKNESS, 0);
		mpt size = fo_length(n, PROP_FONT_SIZE, 0);
		f = f || pattern != KW_DOTS ? f : nominal_face(lp, n);
		if (f && pattern == KW_DOTS)
			height = mpt_max(height, scaled(f, face_advance(f, face_glyph(f, '.')), size));
		return (struct edges){ .before = height };
	}
	if (!f)
		return (struct edges){ 0 };
	return (struct edges){ .before = scaled(f, f->ascender, e->size),
		.after = -scaled(f, f->descender, e->size) };
}

static bool is_within(const struct fo_node *inner, const struct fo_node *n)
{
	while (inner && inner != n)
		inner = inner->parent;
	return inner;
}

/* Whether N, which this line shows, has begun on a line before it, or goes on behind it. */
static bool begins_before(const struct line_painter *lp, const struct fo_node *n)
{
	uint32_t first = lp->line->first;
	return n->continued || (first > 0 && is_within(cells_of(lp)[first - 1].node, n));
}

static bool ends_behind(const struct line_painter *lp, const struct fo_node *n)
{
	uint32_t end = lp->line->end;
	return n->goes_on ||
		(end < lp->t->paragraph->cell_count && is_within(cells_of(lp)[end].node, n));
}

static void paint_inline_box(struct line_painter *lp, const struct extent *e)
{
	const struct fo_node *n = e->node;
	struct edges b = layout_border(n), pad = layout_padding(n, lp->t->width);
	mpt sum = b.before + b.after + b.start + b.end;
	if (sum + pad.before + pad.after == 0 && !layout_has_background(n))
		return;
	if (!e->face && n->object != FO_LEADER)
		return;
	struct edges content = content_height(lp, e);
	mpt top = content.before + pad.before + b.before;
	mpt bottom = content.after + pad.after + b.after;
	paint_inline_part(lp->p, n,
		(struct rect){ e->from, base_of(lp, e) - top, e->to - e->from, top + bottom },
		!begins_before(lp, n), !ends_behind(lp, n));
}

/* An inline goes on as far as its last line: what cites its last page asks for that. */
static void note_inline(struct line_painter *lp, const struct extent *e)
{
	const char *id = fo_string(e->node, PROP_ID);
	if (id[0] && e->node != lp->t->paragraph->block)
		layout_note_id(lp->p->l, id);
}

/* The link that the text of E is in: its node itself, or what surrounds the whole block. */
static const struct fo_node *link_of(const struct line_painter *lp, const struct extent *e)
{
	const struct fo_node *n = e->node;
	if (n == lp->t->paragraph->block)
		while (n && n->object != FO_BASIC_LINK)
			n = n->parent;
	return n && n->object == FO_BASIC_LINK ? n : NULL;
}

static void paint_link_area(
	struct line_painter *lp, const struct extent *e, const char *id, const char *uri)
{
	struct display_item *item = paint_item(lp->p, DISPLAY_LINK, e->node);
	item->x = e->from;
	item->y = lp->base - lp->line->ascent;
	item->width = e->to - e->from;
	item->height = lp->line->ascent + lp->line->descent;
	item->as.link.id = id[0] ? id : NULL;
	item->as.link.uri = id[0] ? NULL : uri;
}

static void paint_link(struct line_painter *lp, const struct extent *e)
{
	const struct fo_node *n = link_of(lp, e);
	if (e->node->object == FO_INDEX_KEY_REFERENCE && e->node->text.len)
		paint_link_area(lp, e, e->node->text.data, "");
	if (!n)
		return;
	const char *id = fo_string(n, PROP_INTERNAL_DESTINATION);
	const char *uri = fo_string(n, PROP_EXTERNAL_DESTINATION);
	if (id[0] || uri[0])
		paint_link_area(lp, e, id, uri);
}

/* Whether cell C can be painted in one run with the cells since FIRST. */
static bool same_run(const struct cell *first, const struct cell *c)
{
	return (c->kind == CELL_GLYPHS || c->kind == CELL_SPACE) && c->face == first->face &&
		c->size == first->size && c->upright == first->upright &&
		c->condense == first->condense &&
		(c->node == first->node ||
			(c->node->style == first->node->style &&
				c->node->object != FO_PAGE_NUMBER &&
				first->node->object != FO_PAGE_NUMBER));
}

static size_t count_glyphs(const struct cell *c, const struct cell *end)
{
	size_t count = 0;
	for (; c < end; c++)
		count += c->glyph_count;
	return count;
}

/* The glyphs of cells C up to END, which begin at the places X, in OUT. */
static void place_glyphs(const struct text_glyph *glyphs, const struct cell *c,
	const struct cell *end, const mpt *x, struct display_glyph *out)
{
	const mpt origin = *x;
	const uint32_t text = c->text;
	for (; c < end; c++, x++) {
		const struct text_glyph *g = &glyphs[c->glyph], *last = g + c->glyph_count;
		const int32_t at = (int32_t)(*x - origin);
		for (; g < last; g++)
			*out++ = (struct display_glyph){ g->glyph, at + g->x, -g->y, g->text - text };
	}
}

/* Cells FIRST .. END as one item. */
static void paint_run(struct line_painter *lp, uint32_t first, uint32_t end)
{
	const struct paragraph *para = lp->t->paragraph;
	const struct cell *c = &para->cells[first], *last = &para->cells[end - 1];
	if (!c->face || fo_keyword(c->node, PROP_VISIBILITY) == KW_HIDDEN)
		return;
	size_t count = count_glyphs(c, last + 1);
	if (count == 0)
		return;
	struct display_glyph *glyphs = ARENA_ROOM(lp->p->arena, count, struct display_glyph);
	place_glyphs(para->glyphs, c, last + 1, &lp->t->lines.x[first], glyphs);
	mpt origin = cell_x(lp, first);
	struct display_item *item = paint_item(lp->p, DISPLAY_GLYPHS, c->node);
	item->x = origin;
	item->y = lp->base - lp->t->lines.shift[first];
	item->width = cell_x(lp, end - 1) + lp->t->lines.width[end - 1] - origin;
	item->color = fo_color(c->node, PROP_COLOR);
	item->as.glyphs.face = c->face;
	item->as.glyphs.size = c->size;
	item->as.glyphs.glyphs = glyphs;
	item->as.glyphs.count = count;
	item->as.glyphs.text = (struct slice){ para->text.data + c->text,
		last->text + last->text_len - c->text };
	item->as.glyphs.upright = c->upright;
	item->as.glyphs.condense = c->condense;
}

/* GLYPH of FACE in cell I's size and color, standing for TEXT, COUNT times STEP apart from X on and
 * LIFT above the base line. */
static void paint_glyphs(struct line_painter *lp, uint32_t i, const struct face *face,
	unsigned glyph, mpt size, const char *text, mpt x, mpt lift, size_t count, mpt step)
{
	const struct cell *c = &cells_of(lp)[i];
	struct arena *a = lp->p->arena;
	struct display_glyph *glyphs = ARENA_ARRAY(a, count, struct display_glyph);
	size_t len = strlen(text);
	char *all = arena_alloc(a, count * len + 1);
	for (size_t k = 0; k < count; k++) {
		glyphs[k] = (struct display_glyph){ glyph, (int32_t)(k * (size_t)step), 0,
			(uint32_t)(k * len) };
		memcpy(all + k * len, text, len);
	}
	struct display_item *item = paint_item(lp->p, DISPLAY_GLYPHS, c->node);
	item->x = x;
	item->y = lp->base - lp->t->lines.shift[i] - lift;
	item->width = (mpt)(count - 1) * step + scaled(face, face_advance(face, glyph), size);
	item->color = fo_color(c->node, PROP_COLOR);
	item->as.glyphs.face = face;
	item->as.glyphs.size = size;
	item->as.glyphs.glyphs = glyphs;
	item->as.glyphs.count = count;
	item->as.glyphs.text = (struct slice){ all, count * len };
}

/* Where the pattern of LEADER, which begins at X, is put first: there, or such that those of several
 * lines stand below each other, a whole number of steps from a common edge. */
static mpt first_step(const struct line_painter *lp, const struct fo_node *leader, mpt x, mpt step)
{
	enum keyword align = fo_keyword(leader, PROP_LEADER_ALIGNMENT);
	if (align == KW_NONE || align == KW_NONE_GIVEN)
		return x;
	mpt beyond = (x - (align == KW_REFERENCE_AREA ? lp->origin : 0)) % step;
	if (beyond < 0)
		beyond += step;
	return beyond ? x + step - beyond : x;
}

static void paint_dots(struct line_painter *lp, uint32_t i, mpt x, mpt width)
{
	const struct cell *c = &cells_of(lp)[i];
	const struct face *face = c->face ? c->face : nominal_face(lp, c->node);
	mpt size = c->size ? c->size : fo_length(c->node, PROP_FONT_SIZE, 0);
	if (!face)
		return;
	unsigned dot = face_glyph(face, '.');
	mpt step = scaled(face, face_advance(face, dot), size);
	step = mpt_max(step, fo_length(c->node, PROP_LEADER_PATTERN_WIDTH, lp->t->width));
	if (step <= 0)
		return;
	mpt first = first_step(lp, c->node, x, step), room = x + width - first;
	mpt lift = lp->vertical ? text_axis(size) - size / 20 : 0; /* half of a dot */
	if (room >= step)
		paint_glyphs(lp, i, face, dot, size, ".", first, lift, (size_t)(room / step), step);
}

/* The leader's own content, as often as it fits. */
static bool paint_content(struct line_painter *lp, const struct cell *c, mpt x, mpt width)
{
	const struct fo_node *n = c->node;
	struct text_block t;
	if (!apart_set(lp->p->l, lp->p->arena, n, n->first, NULL, lp->t->width, &t))
		return false;
	if (t.lines.count == 0)
		return true;
	mpt step = mpt_max(t.lines.lines[0].width,
		fo_length(n, PROP_LEADER_PATTERN_WIDTH, lp->t->width));
	if (step <= 0)
		return true;
	for (mpt at = first_step(lp, n, x, step); at + step <= x + width; at += step)
		if (!paint_line(lp->p, &t, 0, at, lp->base - t.lines.lines[0].ascent))
			return false;
	return true;
}

static bool paint_leader(struct line_painter *lp, uint32_t i)
{
	const struct cell *c = &cells_of(lp)[i];
	mpt x = cell_x(lp, i), width = lp->t->lines.width[i];
	switch (fo_keyword(c->node, PROP_LEADER_PATTERN)) {
	case KW_RULE: {
		mpt thickness = fo_length(c->node, PROP_RULE_THICKNESS, 0);
		mpt base = lp->base - lp->t->lines.shift[i];
		mpt lift = lp->vertical ? text_axis(fo_length(c->node, PROP_FONT_SIZE, 0))
					: thickness / 2;
		paint_rule(lp->p, c->node, fo_keyword(c->node, PROP_RULE_STYLE), thickness,
			fo_color(c->node, PROP_COLOR), (struct rect){ x, base - lift, width, 0 });
		return true;
	}
	case KW_DOTS:
		paint_dots(lp, i, x, width);
		return true;
	case KW_USE_CONTENT:
		return paint_content(lp, c, x, width);
	default:
		return true;
	}
}

static bool paint_object(struct line_painter *lp, uint32_t i)
{
	const struct cell *c = &cells_of(lp)[i];
	mpt base = lp->base - lp->t->lines.shift[i];
	struct rect r = { cell_x(lp, i), base - c->ascent, c->width, c->ascent + c->descent };
	if (c->node->object == FO_INLINE_CONTAINER) {
		const struct container *box =
			container_make(lp->p->l, c->node,
				(struct area){ .width = lp->t->width, .height = -1 });
		return box && paint_container(lp->p, box, r.x, r.y);
	}
	return paint_graphic(lp->p, c->node, lp->t->width, r);
}

/* Whether the page number in cells FIRST .. END is that of this page. */
static bool is_this_page(const struct line_painter *lp, uint32_t first, uint32_t end)
{
	const struct paragraph *para = lp->t->paragraph;
	const struct cell *c = &para->cells[first], *last = &para->cells[end - 1];
	const char *label = lp->p->l->page_label;
	size_t len = last->text + last->text_len - c->text;
	return strlen(label) == len && memcmp(label, para->text.data + c->text, len) == 0;
}

/* Whether the line was set for another page's number. */
static bool shows_other_number(const struct line_painter *lp)
{
	const struct cell *cells = cells_of(lp);
	for (uint32_t i = lp->line->first, end; i < lp->line->end; i = end) {
		const struct fo_node *n = cells[i].node;
		for (end = i + 1; end < lp->line->end && cells[end].node == n;)
			end++;
		if (n->object == FO_PAGE_NUMBER && !is_this_page(lp, i, end))
			return true;
	}
	return false;
}

/* A page number that was set before its page was known, in a line that can't be set again: what the
 * line has room for is the number it was given then, what is shown is the right one. */
static bool paint_page_number(struct line_painter *lp, uint32_t first, uint32_t end)
{
	const struct paragraph *para = lp->t->paragraph;
	const struct cell *c = &para->cells[first];
	bool apart = !lp->t->first; /* set for this page already; text-transform made it another text */
	if (apart || is_this_page(lp, first, end)) {
		paint_run(lp, first, end);
		return true;
	}
	struct text_block t;
	return apart_set(lp->p->l, lp->p->arena, para->block, c->node, c->node->next, lp->t->width,
		       &t) &&
		(t.lines.count == 0 ||
			paint_line(lp->p, &t, 0, cell_x(lp, first), lp->base - t.lines.lines[0].ascent));
}

/* The cells from I on that are painted as one run. */
static uint32_t run_end(const struct line_painter *lp, uint32_t i)
{
	const struct cell *c = &cells_of(lp)[i];
	uint32_t end = i + 1;
	while (end < lp->line->end && same_run(c, &cells_of(lp)[end]) &&
		lp->t->lines.shift[end] == lp->t->lines.shift[i])
		end++;
	return end;
}

static bool paint_text(struct line_painter *lp, uint32_t *i)
{
	uint32_t end = run_end(lp, *i);
	if (cells_of(lp)[*i].node->object == FO_PAGE_NUMBER) {
		bool ok = paint_page_number(lp, *i, end);
		*i = end;
		return ok;
	}
	paint_run(lp, *i, end);
	if (!emphasis_concerns(cells_of(lp)[*i].node))
		*i = end; /* cells of a run have one style */
	for (; *i < end; ++*i)
		emphasis_paint(lp->p, lp->t->paragraph, &cells_of(lp)[*i], cell_x(lp, *i),
			lp->base - lp->t->lines.shift[*i]);
	return true;
}

static bool paint_cells(struct line_painter *lp)
{
	const struct cell *cells = cells_of(lp);
	for (uint32_t i = lp->line->first; i < lp->line->end;) {
		const struct cell *c = &cells[i];
		bool ok = true;
		if (c->kind == CELL_GLYPHS || c->kind == CELL_SPACE) {
			if (!paint_text(lp, &i))
				return false;
			continue;
		}
		if (c->kind == CELL_LEADER)
			ok = paint_leader(lp, i);
		else if (c->kind == CELL_OBJECT)
			ok = paint_object(lp, i);
		else if (c->kind == CELL_ANCHOR)
			paint_anchor(lp->p, c->node, cell_x(lp, i), lp->base - lp->line->ascent);
		if (!ok)
			return false;
		i++;
	}
	return true;
}

static void paint_hyphen(struct line_painter *lp)
{
	const struct paragraph *para = lp->t->paragraph;
	if (!lp->line->hyphen || lp->line->end == lp->line->first || !para->hyphen_face)
		return;
	uint32_t last = lp->line->end - 1;
	unsigned glyph;
	mpt width = line_hyphen(para, &para->cells[last], &glyph);
	width -= scaled(para->hyphen_face, face_advance(para->hyphen_face, glyph),
		para->cells[last].size);
	mpt size = para->cells[last].size;
	paint_glyphs(lp, last, para->hyphen_face, glyph, size, "\xC2\xAD",
		cell_x(lp, last) + lp->t->lines.width[last] + width,
		lp->vertical ? text_turned_lift(para->hyphen_face, size) : 0, 1, 0);
}

bool paint_line(struct painter *p, const struct text_block *t, uint32_t index, mpt x, mpt y)
{
	const struct line *line = &t->lines.lines[index];
	const struct text_block *laid_out = t;
	size_t first = p->count;
	struct line_painter *lp = ARENA_NEW(p->arena, struct line_painter);
	lp->p = p;
	lp->t = t;
	lp->line = line;
	lp->vertical = fo_is_vertical(t->paragraph->block);
	lp->origin = x;
	lp->x = x + t->start;
	lp->base = y + line->ascent;
	if (shows_other_number(lp)) {
		const struct text_block *again = block_set_again(p->l, p->arena, t);
		if (again) {
			lp->t = t = again;
			lp->line = &t->lines.lines[index];
		}
	}
	find_extents(lp);
	for (size_t i = 0; i < lp->extent_count; i++)
		if (lp->extents[i].node != t->paragraph->block)
			paint_inline_box(lp, &lp->extents[i]);
	if (!paint_cells(lp))
		return false;
	paint_hyphen(lp);
	decoration_paint(p, t, index, lp->x, lp->base);
	if (t->paragraph->has_ruby && !ruby_paint(p, t, index, lp->x, lp->base))
		return false;
	for (size_t i = 0; i < lp->extent_count; i++) {
		paint_link(lp, &lp->extents[i]);
		note_inline(lp, &lp->extents[i]);
	}
	if (laid_out->guessed && p->l->deferral)
		deferred_line(p, laid_out, index, x, y, first);
	return true;
}
