/* Rows of parallel contents: a table's rows, a list item. */
#include <string.h>

#include "page/paint.h"
#include "page/table_grid.h"

/* The part of P that stands on one page. */
struct segment {
	const struct parallel *p;
	size_t first, end;       /* parts */
	bool leads, trails;      /* a page begins (ends) with it, between rows */
	bool above, below;       /* the table's row above (below) stands next to it */
	bool repeated;           /* in a header or footer that stands by itself */
	uint32_t first_row, last_row;
	bool cut_top, cut_bottom; /* the first (last) row is divided there */
	mpt *tops;               /* of the rows, and the bottom of the last */
	mpt x;
};

static mpt parts_height(const struct parallel *p, size_t first, size_t end)
{
	mpt height = 0;
	for (size_t i = first; i < end; i++)
		height += p->parts[i].height;
	return height;
}

/* Heights of the rows: whole ones have their own, the one that goes on from the page before what it
 * has left, the last what there is. */
static void set_tops(struct painter *painter, struct segment *s, mpt y)
{
	const struct parallel *p = s->p;
	const struct parallel_part *before = s->first ? &p->parts[s->first - 1] : NULL;
	const struct parallel_part *last = &p->parts[s->end - 1];
	bool whole_end = s->end == p->part_count;
	s->first_row = before ? before->next_row : 0;
	s->last_row = last->row;
	s->cut_top = before ? before->row == before->next_row : p->continued;
	s->cut_bottom = !whole_end && last->row == last->next_row;
	mpt head = before ? before->head : s->leads ? p->head : 0;
	mpt foot = !whole_end ? last->foot : s->trails ? p->foot : 0;
	size_t count = s->last_row - s->first_row + 1;
	s->tops = ARENA_ARRAY(painter->arena, count + 1, mpt);
	s->tops[0] = y - head;
	for (size_t i = 0; i + 1 < count; i++) {
		mpt height = p->rows[s->first_row + i].height;
		if (i == 0 && before)
			height = before->rest;
		else if (i == 0)
			height += head;
		s->tops[i + 1] = s->tops[i] + height;
	}
	s->tops[count] = y + parts_height(p, s->first, s->end) + foot;
}

static uint32_t last_row(const struct parallel_cell *c)
{
	return c->row + c->rows - 1;
}

static bool begins_here(const struct segment *s, const struct parallel_cell *c)
{
	return c->row > s->first_row || (c->row == s->first_row && !s->cut_top);
}

static bool ends_here(const struct segment *s, const struct parallel_cell *c)
{
	return last_row(c) < s->last_row || (last_row(c) == s->last_row && !s->cut_bottom);
}

/* Whether the break before (behind) the segment lies between two rows. */
static bool page_begins(const struct segment *s)
{
	return !s->cut_top && (s->first || s->leads);
}

static bool page_ends(const struct segment *s)
{
	return s->end < s->p->part_count ? !s->cut_bottom : s->trails;
}

/* What C's box covers of this page, separation included. */
static struct rect cell_rect(const struct segment *s, const struct parallel_cell *c)
{
	uint32_t from = c->row > s->first_row ? c->row : s->first_row;
	uint32_t to = last_row(c) < s->last_row ? last_row(c) : s->last_row;
	mpt top = s->tops[from - s->first_row], bottom = s->tops[to - s->first_row + 1];
	return (struct rect){ s->x + c->start, top, c->width, bottom - top };
}

static bool is_empty(const struct parallel_cell *c)
{
	for (size_t i = 0; i < c->list.count; i++)
		if (c->list.pieces[i].kind == PIECE_BOX)
			return false;
	return true;
}

static bool is_separated(const struct table *t)
{
	return t->separation_bpd || t->separation_ipd;
}

/* A row's background covers the cells that begin in it, where they end as well (CSS 2, 17.5.1): it
 * is one rectangle only where none spans rows. */
static bool paints_rows(const struct segment *s)
{
	return s->p->row_count == 1 && !is_separated(s->p->table);
}

/* Backgrounds of what surrounds the cell, and the cell's own box. Between separate cells the table
 * shows through. */
static void paint_cell_box(struct painter *painter, const struct segment *s,
	const struct parallel_cell *c)
{
	const struct table *t = s->p->table;
	struct paint_edges edges = { begins_here(s, c), ends_here(s, c) };
	struct rect box = cell_rect(s, c);
	mpt above = edges.before ? t->separation_bpd / 2 : 0;
	mpt below = edges.after ? t->separation_bpd / 2 : 0;
	box.y += above;
	box.height -= above + below;
	const struct parallel_row *row = &s->p->rows[c->row];
	const struct fo_node *column = t->columns[c->column].node;
	if (column)
		paint_background(painter, column, box);
	if (is_separated(t))
		paint_background(painter, row->group, box);
	if (row->node && !paints_rows(s))
		paint_background(painter, row->node, box);
	if (s->p->grid)
		paint_background(painter, c->node, box);
	else if (!is_empty(c) || fo_keyword(c->node, PROP_EMPTY_CELLS) != KW_HIDE)
		paint_box(painter, c->node, box, edges);
}

/* The table itself may be wider. */
static mpt columns_end(const struct table *t)
{
	const struct table_column *last = &t->columns[t->column_count - 1];
	return last->start + last->width;
}

/* Backgrounds of rows that are not interrupted between their cells. */
static void paint_row_boxes(struct painter *painter, const struct segment *s)
{
	const struct table *t = s->p->table;
	if (is_separated(t))
		return;
	for (uint32_t r = s->first_row; r <= s->last_row; r++) {
		const struct parallel_row *row = &s->p->rows[r];
		const mpt *top = &s->tops[r - s->first_row];
		struct rect box = { s->x + t->start, top[0], columns_end(t) - t->start,
			top[1] - top[0] };
		paint_background(painter, row->group, box);
		if (row->node && paints_rows(s))
			paint_background(painter, row->node, box);
	}
}

static mpt content_offset(const struct parallel_cell *c, mpt room)
{
	enum keyword k = fo_keyword(c->node, PROP_DISPLAY_ALIGN);
	if (room <= 0)
		return 0;
	return k == KW_CENTER ? room / 2 : k == KW_AFTER ? room : 0;
}

/* What C shows between two of its cuts. */
static bool paint_content(
	struct painter *painter, const struct segment *s, const struct parallel_cell *c)
{
	const struct parallel_cut *from =
		s->first ? parallel_cut_at(c, (uint32_t)s->first - 1) : NULL;
	const struct parallel_cut *to = parallel_cut_at(c, (uint32_t)s->end - 1);
	size_t begin = from ? from->piece : 0, end = to ? to->piece : 0;
	bool whole = begins_here(s, c) && ends_here(s, c);
	struct rect box = { s->x, s->tops[0], 0, 0 };
	if (c->node)
		box = cell_rect(s, c);
	mpt top = c->cut_top, bottom = c->cut_bottom;
	if (begins_here(s, c))
		top = c->top + (page_begins(s) && c->row == s->first_row ? c->head : 0);
	if (ends_here(s, c))
		bottom = c->bottom + (page_ends(s) && last_row(c) == s->last_row ? c->foot : 0);
	struct rect around = painter->around;
	mpt y = box.y + top;
	if (c->node) {
		painter->around = (struct rect){ s->x + c->content_start, y,
			c->width - (c->content_start - c->start) - c->border.end - c->padding.end,
			box.height - top - bottom };
		if (whole)
			y += content_offset(c, painter->around.height - c->content_height);
	}
	bool ok = begin >= end ||
		paint_stretch(painter, &(struct stretch){ .list = &c->list, .from = begin,
			.to = end, .x = s->x + c->content_start, .y = y, .top = begin > 0 });
	painter->around = around;
	return ok;
}

/* What lies at the edge above the first row, or below the last one. */
static enum grid_break at_top(const struct segment *s)
{
	if (s->cut_top)
		return GRID_CUT_TOP;
	return (s->leads || s->first > 0 || s->repeated) && !s->above && s->p->grid_row + s->first_row > 0
		? GRID_PAGE_TOP
		: GRID_INSIDE;
}

static enum grid_break at_bottom(const struct segment *s)
{
	if (s->cut_bottom)
		return GRID_CUT_BOTTOM;
	bool last = s->p->grid_row + s->last_row + 1 == s->p->grid->rows;
	return last || s->below ? GRID_INSIDE : GRID_PAGE_BOTTOM;
}

/* Where in the grid an edge stops being the same: colors and all. */
static bool same_edge(const struct grid_edge *a, const struct grid_edge *b)
{
	return a->style == b->style && a->width == b->width &&
		memcmp(&a->color, &b->color, sizeof a->color) == 0;
}

/* Edges between the segment's rows are counted from the one above the first. */
static uint32_t bottom_edge(const struct segment *s)
{
	return s->last_row - s->first_row + 1;
}

static struct grid_edge edge_at(const struct segment *s, uint32_t edge, size_t column)
{
	enum grid_break at = edge == 0			? at_top(s)
			     : edge == bottom_edge(s) ? at_bottom(s)
						      : GRID_INSIDE;
	return table_grid_above(s->p->grid, s->p->grid_row + s->first_row + edge, column, at);
}

/* Where edges cross: widths of those along the row and across it. The wider ones pass through, the
 * others end at them. */
struct corner {
	mpt along, across;
};

static struct corner corner_at(const struct segment *s, uint32_t edge, size_t column)
{
	const struct table_grid *g = s->p->grid;
	size_t row = s->p->grid_row + s->first_row + edge;
	struct corner c = { 0, 0 };
	if (column > 0)
		c.along = edge_at(s, edge, column - 1).width;
	if (column < g->columns)
		c.along = mpt_max(c.along, edge_at(s, edge, column).width);
	if (edge > 0 || s->above)
		c.across = table_grid_before(g, row - 1, column).width;
	if (edge < bottom_edge(s) || s->below)
		c.across = mpt_max(c.across, table_grid_before(g, row, column).width);
	return c;
}

/* How far an edge along the row (across it) reaches beyond the corner. */
static mpt reach_along(struct corner c)
{
	return (c.along >= c.across ? c.across : -c.across) / 2;
}

static mpt reach_across(struct corner c)
{
	return (c.along >= c.across ? -c.along : c.along) / 2;
}

static void paint_edge(
	struct painter *painter, const struct segment *s, const struct grid_edge *e, struct rect line)
{
	if (line.width > 0 || line.height > 0)
		paint_rule(painter, s->p->table->node, e->style, e->width, e->color, line);
}

/* Edge number EDGE, in as few pieces as it has looks. */
static void paint_along(struct painter *painter, const struct segment *s, uint32_t edge)
{
	size_t count = s->p->grid->columns;
	const struct table_column *columns = s->p->table->columns;
	for (size_t c = 0; c < count;) {
		struct grid_edge e = edge_at(s, edge, c);
		struct corner begin = corner_at(s, edge, c), end;
		mpt from = columns[c].start - reach_along(begin), to;
		for (;; c++) {
			end = corner_at(s, edge, c + 1);
			to = columns[c].start + columns[c].width;
			if (c + 1 == count || end.across > end.along)
				break;
			struct grid_edge next = edge_at(s, edge, c + 1);
			if (!same_edge(&e, &next))
				break;
		}
		to += reach_along(end);
		paint_edge(painter, s, &e,
			(struct rect){ s->x + from, s->tops[edge], mpt_max(0, to - from), 0 });
		c++;
	}
}

/* The edges in front of COLUMN, at X. */
static void paint_across(struct painter *painter, const struct segment *s, size_t column, mpt x)
{
	const struct table_grid *g = s->p->grid;
	size_t base = s->p->grid_row + s->first_row;
	for (uint32_t r = 0; r < bottom_edge(s);) {
		struct grid_edge e = table_grid_before(g, base + r, column);
		struct corner begin = corner_at(s, r, column), end;
		mpt from = s->tops[r] - reach_across(begin);
		for (;; r++) {
			end = corner_at(s, r + 1, column);
			if (r + 1 == bottom_edge(s) || (end.along > 0 && end.along >= end.across))
				break;
			struct grid_edge next = table_grid_before(g, base + r + 1, column);
			if (!same_edge(&e, &next))
				break;
		}
		mpt to = s->tops[r + 1] + reach_across(end);
		paint_edge(painter, s, &e, (struct rect){ x, from, 0, mpt_max(0, to - from) });
		r++;
	}
}

/* The borders that cells share, the lower edges only where no row stands below. */
static void paint_grid(struct painter *painter, const struct segment *s)
{
	const struct table *t = s->p->table;
	for (uint32_t edge = 0; edge < bottom_edge(s); edge++)
		paint_along(painter, s, edge);
	if (s->cut_bottom || !s->below)
		paint_along(painter, s, bottom_edge(s));
	for (size_t c = 0; c < t->column_count; c++)
		paint_across(painter, s, c, s->x + t->columns[c].start);
	paint_across(painter, s, t->column_count, s->x + columns_end(t));
}

/* The next piece before (behind) I in S that is a box, or the one behind its end. */
static size_t box_before(const struct stretch *s, size_t i)
{
	while (i-- > s->from)
		if (s->list->pieces[i].kind == PIECE_BOX)
			return i;
	return s->to;
}

static size_t box_behind(const struct stretch *s, size_t i)
{
	while (++i < s->to)
		if (s->list->pieces[i].kind == PIECE_BOX)
			return i;
	return s->to;
}

static const struct parallel *row_of(const struct stretch *s, size_t i)
{
	const struct piece *p = &s->list->pieces[i];
	return i < s->to && p->box == BOX_PART ? p->as.parallel : NULL;
}

static bool same_table(const struct parallel *a, const struct parallel *b)
{
	return a && b && a->table && a->table == b->table;
}

static struct segment find_segment(const struct stretch *s, size_t *i)
{
	const struct parallel *p = row_of(s, *i);
	struct segment seg = { .p = p, .first = s->list->pieces[*i].index, .x = s->x };
	size_t above = box_before(s, *i), next;
	while (next = box_behind(s, *i), row_of(s, next) == p)
		*i = next;
	seg.end = s->list->pieces[*i].index + 1;
	seg.above = same_table(p, row_of(s, above));
	seg.below = same_table(p, row_of(s, next));
	bool divided = s->top && s->list->pieces[s->from].kind == PIECE_GAP;
	seg.leads = divided && above == s->to && seg.first == 0;
	seg.trails = next == s->to && s->to < s->list->count && seg.end == p->part_count;
	seg.repeated = !s->top && above == s->to;
	return seg;
}

bool paint_row(struct painter *painter, const struct stretch *s, size_t *i, mpt y)
{
	struct segment seg = find_segment(s, i);
	const struct parallel *p = seg.p;
	set_tops(painter, &seg, y);
	size_t first = seg.first ? p->parts[seg.first - 1].first_cell : 0, end = first;
	while (end < p->cell_count && p->cells[end].row <= seg.last_row)
		end++;
	if (p->table) {
		paint_row_boxes(painter, &seg);
		for (size_t k = first; k < end; k++)
			if (last_row(&p->cells[k]) >= seg.first_row)
				paint_cell_box(painter, &seg, &p->cells[k]);
	}
	for (size_t k = first; k < end; k++)
		if (last_row(&p->cells[k]) >= seg.first_row &&
			!paint_content(painter, &seg, &p->cells[k]))
			return false;
	if (p->grid)
		paint_grid(painter, &seg);
	return true;
}
