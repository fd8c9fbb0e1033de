#include "page/paint_grid.h"

#include <string.h>

#include "page/table_columns.h"

/* The segment's rows in the grid: the first one, and the one behind the last. */
static size_t grid_begin(const struct segment *s)
{
	return s->p->grid_row + s->first_row;
}

static size_t grid_end(const struct segment *s)
{
	return s->p->grid_row + s->last_row + 1;
}

/* What lies at the edge above the first row, or below the last one. Where a header or footer is
 * repeated it keeps the edge towards the body that it has been laid out with. */
static enum grid_break at_top(const struct segment *s)
{
	size_t row = grid_begin(s);
	if (s->cut_top)
		return GRID_CUT_TOP;
	if (s->above || row == 0 || row == s->p->table->body_end)
		return GRID_INSIDE;
	return s->leads || s->first > 0 || s->repeated ? GRID_PAGE_TOP : GRID_INSIDE;
}

static enum grid_break at_bottom(const struct segment *s)
{
	size_t row = grid_end(s);
	if (s->cut_bottom)
		return GRID_CUT_BOTTOM;
	if (s->below || row == s->p->grid->rows || row == s->p->table->header_end)
		return GRID_INSIDE;
	return GRID_PAGE_BOTTOM;
}

/* Whether anything of the table stands above (below) on the page. */
static bool has_above(const struct segment *s)
{
	const struct table *t = s->p->table;
	size_t row = grid_begin(s);
	return s->above || (row > 0 && row == t->body_end) ||
		(t->repeats_header && row >= t->header_end);
}

static bool has_below(const struct segment *s)
{
	const struct table *t = s->p->table;
	size_t row = grid_end(s);
	return s->below || row == t->header_end || (t->repeats_footer && row <= t->body_end);
}

static bool same_color(const struct fo_color *a, const struct fo_color *b)
{
	return memcmp(a, b, sizeof *a) == 0;
}

/* Where in the grid an edge stops being the same: colors and all. */
static bool same_edge(const struct grid_edge *a, const struct grid_edge *b)
{
	return a->style == b->style && a->width == b->width && same_color(&a->color, &b->color);
}

/* Edges between the segment's rows are counted from the one above the first. */
static uint32_t bottom_edge(const struct segment *s)
{
	return s->last_row - s->first_row + 1;
}

/* The edges of a segment, each asked for once. */
struct mesh {
	const struct segment *s;
	size_t columns;
	struct grid_edge *along_rows;    /* one row of edges more than rows */
	struct grid_edge *along_columns; /* also above and below; one more than columns */
};

static const struct grid_edge *edge_along(const struct mesh *m, uint32_t edge, size_t column)
{
	return &m->along_rows[edge * m->columns + column];
}

/* In the row below edge EDGE, in front of COLUMN. */
static const struct grid_edge *edge_below(const struct mesh *m, uint32_t edge, size_t column)
{
	return &m->along_columns[(edge + 1) * (m->columns + 1) + column];
}

static struct mesh mesh_of(struct arena *a, const struct segment *s)
{
	const struct table_grid *g = s->p->grid;
	size_t columns = g->columns, rows = bottom_edge(s);
	struct mesh m = { s, columns, ARENA_ARRAY(a, (rows + 1) * columns, struct grid_edge),
		ARENA_ARRAY(a, (rows + 2) * (columns + 1), struct grid_edge) };
	for (size_t e = 0; e <= rows; e++) {
		enum grid_break at = e == 0 ? at_top(s) : e == rows ? at_bottom(s) : GRID_INSIDE;
		for (size_t c = 0; c < columns; c++)
			m.along_rows[e * columns + c] =
				table_grid_above(g, grid_begin(s) + e, c, at);
	}
	for (size_t r = s->above ? 0 : 1; r < rows + (s->below ? 2 : 1); r++)
		for (size_t c = 0; c <= columns; c++)
			m.along_columns[r * (columns + 1) + c] =
				table_grid_before(g, grid_begin(s) + r - 1, c);
	return m;
}

/* Where edges cross: widths of those along the row and across it. The wider ones pass through, the
 * others end at them. */
struct corner {
	mpt along, across;
};

static struct corner corner_at(const struct mesh *m, uint32_t edge, size_t column)
{
	struct corner c = { 0, edge_below(m, edge, column)->width };
	if (column > 0)
		c.along = edge_along(m, edge, column - 1)->width;
	if (column < m->columns)
		c.along = mpt_max(c.along, edge_along(m, edge, column)->width);
	const struct grid_edge *above = edge_below(m, edge, column) - (m->columns + 1);
	c.across = mpt_max(c.across, above->width);
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

static void paint_edge(struct painter *painter, const struct mesh *m, const struct grid_edge *e,
	struct rect line)
{
	if (line.width > 0 || line.height > 0)
		paint_rule(painter, m->s->p->table->node, e->style, e->width, e->color, line);
}

/* Whether E, between crossing edges as wide as ONE and OTHER, needs no cut where it meets them: all
 * would have to be wide. In a table of one color the wide ones are all cut or all free, so that they
 * look equally heavy. */
static bool is_free(const struct mesh *m, const struct grid_edge *e, mpt one, mpt other)
{
	const struct table_grid *g = m->s->p->grid;
	if (e->width <= BORDER_HAIRLINE)
		return true;
	if (g->alike)
		return !(g->wide_rows && g->wide_columns);
	return one <= BORDER_HAIRLINE && other <= BORDER_HAIRLINE &&
		same_color(&e->color, &e->behind);
}

static bool is_free_along(const struct mesh *m, uint32_t edge, size_t column)
{
	return is_free(m, edge_along(m, edge, column), corner_at(m, edge, column).across,
		corner_at(m, edge, column + 1).across);
}

static bool is_free_across(const struct mesh *m, uint32_t row, size_t column)
{
	return is_free(m, edge_below(m, row, column), corner_at(m, row, column).along,
		corner_at(m, row + 1, column).along);
}

/* Edge number EDGE as far as it is FREE (is not), in as few pieces as it has looks. */
static void paint_along(struct painter *painter, const struct mesh *m, uint32_t edge, bool free)
{
	const struct segment *s = m->s;
	const struct table_column *columns = s->p->table->columns;
	for (size_t c = 0; c < m->columns; c++) {
		const struct grid_edge *e = edge_along(m, edge, c);
		mpt from = columns[c].start - reach_along(corner_at(m, edge, c));
		bool wanted = is_free_along(m, edge, c) == free;
		struct corner end;
		for (;; c++) {
			end = corner_at(m, edge, c + 1);
			if (c + 1 == m->columns || end.across > end.along)
				break;
			if (!same_edge(e, edge_along(m, edge, c + 1)) ||
				(is_free_along(m, edge, c + 1) == free) != wanted)
				break;
		}
		mpt to = columns[c].start + columns[c].width + reach_along(end);
		struct rect line = { s->x + from, s->tops[edge], mpt_max(0, to - from), 0 };
		if (wanted)
			paint_edge(painter, m, e, line);
	}
}

/* The same of the edges in front of COLUMN, at X. */
static void paint_across(
	struct painter *painter, const struct mesh *m, size_t column, mpt x, bool free)
{
	const mpt *tops = m->s->tops;
	uint32_t rows = bottom_edge(m->s);
	for (uint32_t r = 0; r < rows; r++) {
		const struct grid_edge *e = edge_below(m, r, column);
		mpt from = tops[r] - reach_across(corner_at(m, r, column));
		bool wanted = is_free_across(m, r, column) == free;
		struct corner end;
		for (;; r++) {
			end = corner_at(m, r + 1, column);
			if (r + 1 == rows || (end.along > 0 && end.along >= end.across))
				break;
			if (!same_edge(e, edge_below(m, r + 1, column)) ||
				(is_free_across(m, r + 1, column) == free) != wanted)
				break;
		}
		mpt to = tops[r + 1] + reach_across(end);
		struct rect line = { x, from, 0, mpt_max(0, to - from) };
		if (wanted)
			paint_edge(painter, m, e, line);
	}
}

/* Every edge that is FREE (is not) as a line that stops at wider ones, the lower edges only where
 * no row stands below. */
static void paint_lines(struct painter *painter, const struct mesh *m, bool free)
{
	const struct segment *s = m->s;
	const struct table *t = s->p->table;
	for (uint32_t edge = 0; edge < bottom_edge(s); edge++)
		paint_along(painter, m, edge, free);
	if (s->cut_bottom || !s->below)
		paint_along(painter, m, bottom_edge(s), free);
	for (size_t c = 0; c < t->column_count; c++)
		paint_across(painter, m, c, s->x + t->columns[c].start, free);
	paint_across(painter, m, t->column_count, s->x + table_columns_end(t), free);
}

/* Lines that meet, cut to their own shapes: not cut they would look heavier on a screen than mitred
 * ones beside them. */
static void paint_frames(struct painter *painter, const struct mesh *m)
{
	const struct segment *s = m->s;
	const struct fo_node *n = s->p->table->node;
	struct path path = { .arena = painter->arena };
	size_t first = painter->count;
	paint_item(painter, DISPLAY_SAVE, n);
	paint_item(painter, DISPLAY_CLIP, n);
	paint_lines(painter, m, false);
	for (size_t i = first + 2; i < painter->count; i++) {
		const struct display_item *line = &painter->items[i];
		mpt w = line->width ? 0 : line->as.line.thickness;
		mpt h = line->width ? line->as.line.thickness : 0;
		path_rect(&path, line->x - w / 2 - s->x, line->y - h / 2 - s->tops[0],
			line->width + w, line->height + h);
	}
	if (!path.count) {
		painter->count = first;
		return;
	}
	struct display_item *clip = &painter->items[first + 1];
	clip->x = s->x;
	clip->y = s->tops[0];
	clip->width = table_columns_end(s->p->table);
	clip->height = s->tops[bottom_edge(s)] - s->tops[0];
	clip->as.path.steps = path.steps;
	clip->as.path.count = path.count;
	paint_item(painter, DISPLAY_RESTORE, n);
}

/* Where colors meet, a cell of the grid has its half of the borders around it, and all of those at
 * the table's edges; they are cut along the diagonals. */
enum { TOP, BOTTOM, LEFT, RIGHT, SIDES };

struct slot {
	struct grid_edge edges[SIDES];
	bool outer[SIDES], free[SIDES];
	mpt x[2], y[2]; /* the lines of the grid around it */
};

static struct slot slot_at(const struct mesh *m, uint32_t row, size_t column)
{
	const struct segment *s = m->s;
	const struct table_column *c = &s->p->table->columns[column];
	bool first = row == 0, last = row + 1 == bottom_edge(s);
	return (struct slot){
		.edges = { [TOP] = *edge_along(m, row, column),
			[BOTTOM] = *edge_along(m, row + 1, column),
			[LEFT] = *edge_below(m, row, column),
			[RIGHT] = *edge_below(m, row, column + 1) },
		.outer = { [TOP] = first && !has_above(s),
			[BOTTOM] = last && !has_below(s),
			[LEFT] = column == 0,
			[RIGHT] = column + 1 == m->columns },
		.free = { [TOP] = is_free_along(m, row, column),
			[BOTTOM] = is_free_along(m, row + 1, column),
			[LEFT] = is_free_across(m, row, column),
			[RIGHT] = is_free_across(m, row, column + 1) },
		.x = { s->x + c->start, s->x + c->start + c->width },
		.y = { s->tops[row], s->tops[row + 1] },
	};
}

/* What a side of a slot covers, along it and away from the slot's middle: a trapezoid within the
 * slot, and its mirror image outside at the table's edge, where it may go round the corner. */
struct side {
	bool upright;
	mpt from, to, at;   /* on the line of the grid */
	mpt in[2], out[2];  /* shorter inside and longer outside, at both ends */
	mpt inner, outer;   /* depths; negative against the direction of x or y */
};

static struct side side_of(const struct slot *s, int i)
{
	bool upright = i >= LEFT;
	int one = upright ? TOP : LEFT, other = upright ? BOTTOM : RIGHT;
	mpt half = s->edges[i].width / 2, inner = i == TOP || i == LEFT ? half : -half;
	mpt beside[2] = { s->edges[one].width / 2, s->edges[other].width / 2 };
	bool outer = s->outer[i];
	return (struct side){
		.upright = upright,
		.from = upright ? s->y[0] : s->x[0],
		.to = upright ? s->y[1] : s->x[1],
		.at = upright ? s->x[i == RIGHT] : s->y[i == BOTTOM],
		.in = { s->free[one] ? 0 : beside[0], s->free[other] ? 0 : beside[1] },
		.out = { outer && s->outer[one] ? beside[0] : 0,
			outer && s->outer[other] ? beside[1] : 0 },
		.inner = inner,
		.outer = outer ? -inner : 0,
	};
}

static struct rect turned(const struct side *s, mpt along, mpt away, mpt length, mpt depth)
{
	return s->upright ? (struct rect){ away, along, depth, length }
			  : (struct rect){ along, away, length, depth };
}

/* Cuts what follows to PATH, from R's top left corner. */
static struct display_item *begin_clip(
	struct painter *painter, const struct fo_node *n, struct rect r, const struct path *path)
{
	paint_item(painter, DISPLAY_SAVE, n);
	struct display_item *item = paint_item(painter, DISPLAY_CLIP, n);
	item->x = r.x;
	item->y = r.y;
	item->width = r.width;
	item->height = r.height;
	item->as.path.steps = path->steps;
	item->as.path.count = path->count;
	return item;
}

static void clip_side(struct painter *painter, const struct fo_node *n, const struct side *s)
{
	mpt top = mpt_min(s->inner, s->outer), bottom = mpt_max(s->inner, s->outer);
	mpt start = s->from - s->out[0];
	mpt points[][2] = { { s->from, 0 }, { start, s->outer }, { s->to + s->out[1], s->outer },
		{ s->to, 0 }, { s->to - s->in[1], s->inner }, { s->from + s->in[0], s->inner } };
	struct path path = { .arena = painter->arena };
	for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
		struct rect p = turned(s, points[i][0] - start, points[i][1] - top, 0, 0);
		if (i == 0)
			path_move(&path, p.x, p.y);
		else
			path_line(&path, p.x, p.y);
	}
	path_close(&path);
	begin_clip(painter, n,
		turned(s, start, s->at + top, s->to + s->out[1] - start, bottom - top), &path);
}

/* All four sides at once: along the cuts between them seams would show on a screen. */
static void clip_ring(struct painter *painter, const struct fo_node *n, const struct slot *s)
{
	mpt half[SIDES], out[SIDES];
	struct path path = { .arena = painter->arena };
	for (int i = 0; i < SIDES; i++) {
		half[i] = s->edges[i].width / 2;
		out[i] = s->outer[i] ? half[i] : 0;
	}
	mpt width = s->x[1] - s->x[0], height = s->y[1] - s->y[0];
	struct rect r = { s->x[0] - out[LEFT], s->y[0] - out[TOP], width + out[LEFT] + out[RIGHT],
		height + out[TOP] + out[BOTTOM] };
	path_rect(&path, 0, 0, r.width, r.height);
	path_rect(&path, out[LEFT] + half[LEFT], out[TOP] + half[TOP],
		width - half[LEFT] - half[RIGHT], height - half[TOP] - half[BOTTOM]);
	begin_clip(painter, n, r, &path)->as.path.even_odd = true;
}

/* The color of the half that the slot has of its side I. */
static struct grid_edge half_of(const struct slot *s, int i)
{
	struct grid_edge e = s->edges[i];
	if (i == TOP || i == LEFT)
		e.color = e.behind;
	return e;
}

/* Whether the borders of the slot look the same all round. */
static bool is_ring(const struct slot *s)
{
	struct grid_edge first = half_of(s, TOP);
	mpt width = s->x[1] - s->x[0], height = s->y[1] - s->y[0];
	for (int i = 0; i < SIDES; i++) {
		struct grid_edge e = half_of(s, i);
		if (s->free[i] || e.style != KW_SOLID || !same_color(&e.color, &first.color))
			return false;
	}
	return s->edges[LEFT].width + s->edges[RIGHT].width < 2 * width &&
		s->edges[TOP].width + s->edges[BOTTOM].width < 2 * height;
}

static void paint_slot(struct painter *painter, const struct mesh *m, const struct slot *slot)
{
	const struct fo_node *n = m->s->p->table->node;
	bool ring = is_ring(slot);
	if (ring)
		clip_ring(painter, n, slot);
	for (int i = 0; i < SIDES; i++) {
		if (slot->free[i])
			continue;
		struct grid_edge e = half_of(slot, i);
		struct side s = side_of(slot, i);
		mpt length = s.to + s.out[1] - s.from + s.out[0];
		if (!ring)
			clip_side(painter, n, &s);
		paint_edge(painter, m, &e, turned(&s, s.from - s.out[0], s.at, length, 0));
		if (!ring)
			paint_item(painter, DISPLAY_RESTORE, n);
	}
	if (ring)
		paint_item(painter, DISPLAY_RESTORE, n);
}

void paint_grid(struct painter *painter, const struct segment *s)
{
	const struct table_grid *g = s->p->grid;
	struct mesh m = mesh_of(painter->arena, s);
	paint_lines(painter, &m, true);
	if (!g->wide_rows && !g->wide_columns)
		return;
	if (g->alike) {
		paint_frames(painter, &m);
		return;
	}
	for (uint32_t r = 0; r < bottom_edge(s); r++)
		for (size_t c = 0; c < g->columns; c++) {
			struct slot slot = slot_at(&m, r, c);
			paint_slot(painter, &m, &slot);
		}
}
