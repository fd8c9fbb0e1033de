#include "page/table_grid.h"

enum side { SIDE_BEFORE, SIDE_AFTER, SIDE_START, SIDE_END };

static const struct {
	enum fo_property style, width, color, precedence;
} borders[] = {
	[SIDE_BEFORE] = { PROP_BORDER_BEFORE_STYLE, PROP_BORDER_BEFORE_WIDTH,
		PROP_BORDER_BEFORE_COLOR, PROP_BORDER_BEFORE_PRECEDENCE },
	[SIDE_AFTER] = { PROP_BORDER_AFTER_STYLE, PROP_BORDER_AFTER_WIDTH,
		PROP_BORDER_AFTER_COLOR, PROP_BORDER_AFTER_PRECEDENCE },
	[SIDE_START] = { PROP_BORDER_START_STYLE, PROP_BORDER_START_WIDTH,
		PROP_BORDER_START_COLOR, PROP_BORDER_START_PRECEDENCE },
	[SIDE_END] = { PROP_BORDER_END_STYLE, PROP_BORDER_END_WIDTH, PROP_BORDER_END_COLOR,
		PROP_BORDER_END_PRECEDENCE },
};

/* XSL 1.1, 6.7.3, after CSS 2: between equal widths double beats solid, and so on down. */
static int style_rank(enum keyword style)
{
	static const enum keyword order[] = { KW_NONE, KW_INSET, KW_GROOVE, KW_OUTSET, KW_RIDGE,
		KW_DOTTED, KW_DASHED, KW_SOLID, KW_DOUBLE };
	for (int i = 0; i < (int)(sizeof order / sizeof *order); i++)
		if (order[i] == style)
			return i;
	return 0;
}

/* Hidden wins over all; then precedence where borders have one, width, style. */
static bool beats(const struct grid_edge *a, const struct grid_edge *b)
{
	if (b->style == KW_HIDDEN)
		return false;
	if (a->style == KW_HIDDEN)
		return true;
	if (a->style == KW_NONE)
		return false;
	if (b->style == KW_NONE)
		return true;
	if (a->precedence != b->precedence)
		return a->precedence > b->precedence;
	if (a->width != b->width)
		return a->width > b->width;
	return style_rank(a->style) > style_rank(b->style);
}

static void compete(struct grid_edge *e, const struct fo_node *n, enum side side, bool precedence)
{
	if (!n)
		return;
	struct grid_edge rival = {
		.style = fo_keyword(n, borders[side].style),
		.width = fo_length(n, borders[side].width, 0),
		.color = fo_color(n, borders[side].color),
		.precedence = precedence ? fo_integer(n, borders[side].precedence) : 0,
	};
	if (beats(&rival, e))
		*e = rival;
}

struct table_grid *table_grid_new(struct arena *a, const struct table *t, unsigned rows)
{
	struct table_grid *g = ARENA_NEW(a, struct table_grid);
	size_t h = (rows + 1) * t->column_count, v = rows * (t->column_count + 1);
	*g = (struct table_grid){ rows, t->column_count, ARENA_ARRAY(a, h, struct grid_edge),
		ARENA_ARRAY(a, v, struct grid_edge) };
	for (size_t i = 0; i < h; i++)
		g->horizontal[i].style = KW_NONE;
	for (size_t i = 0; i < v; i++)
		g->vertical[i].style = KW_NONE;
	return g;
}

static struct grid_edge *above(const struct table_grid *g, unsigned row, size_t column)
{
	return &g->horizontal[row * g->columns + column];
}

static struct grid_edge *before(const struct table_grid *g, unsigned row, size_t column)
{
	return &g->vertical[row * (g->columns + 1) + column];
}

/* The rows and columns behind the cell's last ones, kept inside the grid. */
static unsigned row_end(const struct table_grid *g, const struct grid_cell *c)
{
	unsigned end = c->first_row + c->rows;
	return end < g->rows ? end : g->rows;
}

static size_t column_end(const struct table_grid *g, const struct grid_cell *c)
{
	size_t end = c->first_column + c->columns;
	return end < g->columns ? end : g->columns;
}

void table_grid_add(struct table_grid *g, const struct table *t, const struct grid_cell *c)
{
	bool p = fo_keyword(t->node, PROP_BORDER_COLLAPSE) == KW_COLLAPSE_WITH_PRECEDENCE;
	unsigned last_row = row_end(g, c);
	size_t last_column = column_end(g, c);
	for (size_t i = c->first_column; i < last_column; i++) {
		struct grid_edge *top = above(g, c->first_row, i), *bottom = above(g, last_row, i);
		compete(top, c->node, SIDE_BEFORE, p);
		compete(top, c->row, SIDE_BEFORE, p);
		compete(bottom, c->node, SIDE_AFTER, p);
		compete(bottom, c->row, SIDE_AFTER, p);
		if (c->first_row == 0) {
			compete(top, c->section, SIDE_BEFORE, p);
			compete(top, t->columns[i].node, SIDE_BEFORE, p);
			compete(top, t->node, SIDE_BEFORE, p);
		}
		if (last_row == g->rows) {
			compete(bottom, c->section, SIDE_AFTER, p);
			compete(bottom, t->columns[i].node, SIDE_AFTER, p);
			compete(bottom, t->node, SIDE_AFTER, p);
		}
	}
	for (unsigned r = c->first_row; r < last_row; r++) {
		struct grid_edge *left = before(g, r, c->first_column);
		struct grid_edge *right = before(g, r, last_column);
		compete(left, c->node, SIDE_START, p);
		compete(left, t->columns[c->first_column].node, SIDE_START, p);
		compete(right, c->node, SIDE_END, p);
		compete(right, t->columns[last_column - 1].node, SIDE_END, p);
		if (c->first_column == 0) {
			compete(left, c->row, SIDE_START, p);
			compete(left, c->section, SIDE_START, p);
			compete(left, t->node, SIDE_START, p);
		}
		if (last_column == g->columns) {
			compete(right, c->row, SIDE_END, p);
			compete(right, c->section, SIDE_END, p);
			compete(right, t->node, SIDE_END, p);
		}
	}
}

static mpt widest(mpt so_far, const struct grid_edge *e)
{
	return e->style == KW_NONE || e->style == KW_HIDDEN ? so_far : mpt_max(so_far, e->width);
}

struct edges table_grid_borders(const struct table_grid *g, const struct grid_cell *c)
{
	struct edges e = { 0 };
	unsigned last_row = row_end(g, c);
	size_t last_column = column_end(g, c);
	for (size_t i = c->first_column; i < last_column; i++) {
		e.before = widest(e.before, above(g, c->first_row, i));
		e.after = widest(e.after, above(g, last_row, i));
	}
	for (unsigned r = c->first_row; r < last_row; r++) {
		e.start = widest(e.start, before(g, r, c->first_column));
		e.end = widest(e.end, before(g, r, last_column));
	}
	return (struct edges){ e.before / 2, e.after / 2, e.start / 2, e.end / 2 };
}
