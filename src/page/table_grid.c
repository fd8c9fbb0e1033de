#include "page/table_grid.h"

#include <string.h>

enum side { SIDE_BEFORE, SIDE_AFTER, SIDE_START, SIDE_END };

static const struct {
	enum fo_property style, width, color, precedence, conditionality;
} borders[] = {
	[SIDE_BEFORE] = { PROP_BORDER_BEFORE_STYLE, PROP_BORDER_BEFORE_WIDTH,
		PROP_BORDER_BEFORE_COLOR, PROP_BORDER_BEFORE_PRECEDENCE,
		PROP_BORDER_BEFORE_WIDTH_CONDITIONALITY },
	[SIDE_AFTER] = { PROP_BORDER_AFTER_STYLE, PROP_BORDER_AFTER_WIDTH,
		PROP_BORDER_AFTER_COLOR, PROP_BORDER_AFTER_PRECEDENCE,
		PROP_BORDER_AFTER_WIDTH_CONDITIONALITY },
	[SIDE_START] = { PROP_BORDER_START_STYLE, PROP_BORDER_START_WIDTH,
		PROP_BORDER_START_COLOR, PROP_BORDER_START_PRECEDENCE,
		PROP_BORDER_START_WIDTH_CONDITIONALITY },
	[SIDE_END] = { PROP_BORDER_END_STYLE, PROP_BORDER_END_WIDTH, PROP_BORDER_END_COLOR,
		PROP_BORDER_END_PRECEDENCE, PROP_BORDER_END_WIDTH_CONDITIONALITY },
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

/* Of equal borders the cell's wins over the row's, and so on (CSS 2, 17.6.2.1). */
enum level { LEVEL_CELL, LEVEL_ROW, LEVEL_SECTION, LEVEL_COLUMN, LEVEL_TABLE };

/* Hidden wins over all; then precedence where borders have one, width, style, level. */
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
	if (a->style != b->style)
		return style_rank(a->style) > style_rank(b->style);
	return a->level < b->level;
}

/* N's border on SIDE. */
static void compete(const struct table_grid *g, struct grid_edge *e, const struct fo_node *n,
	enum side side, enum level level)
{
	if (!n)
		return;
	enum keyword style = fo_keyword(n, borders[side].style);
	if (style == KW_NONE)
		return;
	enum keyword model = fo_keyword(g->table->node, PROP_BORDER_COLLAPSE);
	bool precedence = model == KW_COLLAPSE_WITH_PRECEDENCE;
	struct grid_edge rival = {
		.style = style,
		.width = fo_length(n, borders[side].width, 0),
		.color = fo_color(n, borders[side].color),
		.precedence = precedence ? fo_integer(n, borders[side].precedence) : 0,
		.level = (uint8_t)level,
	};
	rival.behind = rival.color;
	if (beats(&rival, e))
		*e = rival;
	else if (!beats(e, &rival))
		*(side == SIDE_AFTER || side == SIDE_END ? &e->color : &e->behind) = rival.color;
}

/* At a break only what is retained there competes. */
static void compete_if(const struct table_grid *g, struct grid_edge *e, const struct fo_node *n,
	enum side side, enum level level, bool broken)
{
	if (n && (!broken || fo_keyword(n, borders[side].conditionality) == KW_RETAIN))
		compete(g, e, n, side, level);
}

/* What the borders seen so far have in common. */
struct look {
	struct fo_color color;
	bool any, alike, wide_rows, wide_columns;
};

static void look_at(struct look *look, const struct fo_node *n)
{
	for (int i = 0; n && i < (int)(sizeof borders / sizeof *borders); i++) {
		enum keyword style = fo_keyword(n, borders[i].style);
		if (style == KW_NONE || style == KW_HIDDEN)
			continue;
		struct fo_color color = fo_color(n, borders[i].color);
		if (!look->any)
			look->color = color;
		look->any = true;
		look->alike &= style == KW_SOLID &&
			memcmp(&color, &look->color, sizeof color) == 0;
		bool wide = fo_length(n, borders[i].width, 0) > BORDER_HAIRLINE;
		*(i <= SIDE_AFTER ? &look->wide_rows : &look->wide_columns) |= wide;
	}
}

static struct look look_of(const struct table *t)
{
	struct look look = { .alike = true };
	look_at(&look, t->node);
	for (size_t i = 0; i < t->column_count; i++)
		look_at(&look, t->columns[i].node);
	for (size_t r = 0; r < t->rows.count; r++) {
		const struct table_row *row = &t->rows.at[r];
		look_at(&look, row->node);
		if (r == 0 || row->section != t->rows.at[r - 1].section)
			look_at(&look, row->section);
		for (size_t k = 0; k < row->count; k++)
			look_at(&look, row->places[k].node);
	}
	return look;
}

struct table_grid *table_grid_new(struct arena *a, const struct table *t)
{
	struct table_grid *g = ARENA_NEW(a, struct table_grid);
	struct look look = look_of(t);
	*g = (struct table_grid){ .table = t, .rows = t->rows.count, .columns = t->column_count,
		.alike = look.alike, .wide_rows = look.wide_rows,
		.wide_columns = look.wide_columns };
	g->slots = ARENA_ARRAY(a, g->rows * g->columns, const struct table_place *);
	for (size_t r = 0; r < g->rows; r++)
		for (size_t k = 0; k < t->rows.at[r].count; k++) {
			const struct table_place *place = &t->rows.at[r].places[k];
			for (size_t i = 0; i < place->rows * place->columns; i++)
				g->slots[(r + i / place->columns) * g->columns + place->first_column +
					i % place->columns] = place;
		}
	return g;
}

static const struct table_place *slot(const struct table_grid *g, size_t row, size_t column)
{
	return g->slots[row * g->columns + column];
}

static const struct table_row *row_at(const struct table_grid *g, size_t row)
{
	return &g->table->rows.at[row];
}

/* What ROW brings to its edge on SIDE. */
static void from_row(const struct table_grid *g, struct grid_edge *e, size_t row, size_t column,
	enum side side)
{
	const struct table_place *cell = slot(g, row, column);
	const struct table_row *r = row_at(g, row);
	size_t beside = side == SIDE_BEFORE ? row - 1 : row + 1;
	compete(g, e, cell ? cell->node : NULL, side, LEVEL_CELL);
	compete(g, e, r->node, side, LEVEL_ROW);
	if (beside >= g->rows || row_at(g, beside)->section != r->section)
		compete(g, e, r->section, side, LEVEL_SECTION);
}

/* The table's and the column's borders, at the outer edges. */
static void from_table(
	const struct table_grid *g, struct grid_edge *e, size_t column, enum side side, bool broken)
{
	compete_if(g, e, g->table->columns[column].node, side, LEVEL_COLUMN, broken);
	compete_if(g, e, g->table->node, side, LEVEL_TABLE, broken);
}

static void inside(const struct table_grid *g, struct grid_edge *e, size_t row, size_t column)
{
	if (row > 0 && row < g->rows && slot(g, row, column) &&
		slot(g, row, column) == slot(g, row - 1, column))
		return; /* within a cell */
	if (row > 0)
		from_row(g, e, row - 1, column, SIDE_AFTER);
	if (row < g->rows)
		from_row(g, e, row, column, SIDE_BEFORE);
	if (row == 0)
		from_table(g, e, column, SIDE_BEFORE, false);
	if (row == g->rows)
		from_table(g, e, column, SIDE_AFTER, false);
}

/* What ROW brings to the edge that a page break makes on SIDE: of what is divided there (CUT: the
 * row, and so its cell), only what is retained. */
static void from_divided(const struct table_grid *g, struct grid_edge *e, size_t row, size_t column,
	enum side side, bool cut)
{
	const struct table_place *cell = slot(g, row, column);
	const struct table_row *r = row_at(g, row);
	size_t beside = side == SIDE_BEFORE ? row - 1 : row + 1;
	bool outer = beside >= g->rows;
	bool reaches = cell && !outer && slot(g, beside, column) == cell;
	compete_if(g, e, cell ? cell->node : NULL, side, LEVEL_CELL, cut || reaches);
	compete_if(g, e, r->node, side, LEVEL_ROW, cut || reaches);
	compete_if(g, e, r->section, side, LEVEL_SECTION,
		cut || (!outer && row_at(g, beside)->section == r->section));
}

/* On a page that begins with ROW: below the repeated header, or below nothing. */
static void page_top(
	const struct table_grid *g, struct grid_edge *e, size_t row, size_t column, bool cut)
{
	const struct table *t = g->table;
	from_divided(g, e, row, column, SIDE_BEFORE, cut);
	if (t->repeats_header && row >= t->header_end && t->header_end > 0)
		from_row(g, e, t->header_end - 1, column, SIDE_AFTER);
	else
		from_table(g, e, column, SIDE_BEFORE, true);
}

/* On one that ends with ROW: above the repeated footer, or above nothing. */
static void page_bottom(
	const struct table_grid *g, struct grid_edge *e, size_t row, size_t column, bool cut)
{
	const struct table *t = g->table;
	from_divided(g, e, row, column, SIDE_AFTER, cut);
	if (t->repeats_footer && row < t->body_end && t->body_end < g->rows)
		from_row(g, e, t->body_end, column, SIDE_BEFORE);
	else
		from_table(g, e, column, SIDE_AFTER, true);
}

struct grid_edge table_grid_above(
	const struct table_grid *g, size_t row, size_t column, enum grid_break at)
{
	struct grid_edge e = { .style = KW_NONE };
	switch (at) {
	case GRID_INSIDE:
		inside(g, &e, row, column);
		break;
	case GRID_PAGE_TOP:
	case GRID_CUT_TOP:
		page_top(g, &e, row, column, at == GRID_CUT_TOP);
		break;
	case GRID_PAGE_BOTTOM:
	case GRID_CUT_BOTTOM:
		page_bottom(g, &e, row - 1, column, at == GRID_CUT_BOTTOM);
		break;
	}
	if (e.style == KW_NONE || e.style == KW_HIDDEN)
		e.width = 0;
	return e;
}

struct grid_edge table_grid_before(const struct table_grid *g, size_t row, size_t column)
{
	struct grid_edge e = { .style = KW_NONE };
	const struct table *t = g->table;
	const struct table_row *r = row_at(g, row);
	const struct table_place *left = column > 0 ? slot(g, row, column - 1) : NULL;
	const struct table_place *right = column < g->columns ? slot(g, row, column) : NULL;
	if (left && left == right)
		return e;
	compete(g, &e, left ? left->node : NULL, SIDE_END, LEVEL_CELL);
	compete(g, &e, right ? right->node : NULL, SIDE_START, LEVEL_CELL);
	if (column == 0 || column == g->columns) {
		enum side side = column == 0 ? SIDE_START : SIDE_END;
		compete(g, &e, r->node, side, LEVEL_ROW);
		compete(g, &e, r->section, side, LEVEL_SECTION);
		compete(g, &e, t->node, side, LEVEL_TABLE);
	}
	if (column > 0)
		compete(g, &e, t->columns[column - 1].node, SIDE_END, LEVEL_COLUMN);
	if (column < g->columns)
		compete(g, &e, t->columns[column].node, SIDE_START, LEVEL_COLUMN);
	if (e.style == KW_NONE || e.style == KW_HIDDEN)
		e.width = 0;
	return e;
}

/* Half of the widest edge above ROW over CELL. */
static mpt half_above(const struct table_grid *g, const struct table_place *cell, size_t row,
	enum grid_break at)
{
	mpt width = 0;
	for (size_t i = 0; i < cell->columns; i++)
		width = mpt_max(width, table_grid_above(g, row, cell->first_column + i, at).width);
	return width / 2;
}

mpt table_grid_top(const struct table_grid *g, const struct table_place *cell, enum grid_break at)
{
	return half_above(g, cell, cell->first_row, at);
}

mpt table_grid_bottom(
	const struct table_grid *g, const struct table_place *cell, enum grid_break at)
{
	return half_above(g, cell, cell->first_row + cell->rows, at);
}

/* A cell over several rows may be divided in each of them or between them: WIDTH, or the widest of the
 * edges that it has at PAGE and CUT. */
static mpt widest_within(const struct table_grid *g, const struct table_place *cell, mpt width,
	enum grid_break page, enum grid_break cut)
{
	for (size_t r = cell->first_row + 1; r < cell->first_row + cell->rows; r++)
		width = mpt_max(width,
			mpt_max(half_above(g, cell, r, page), half_above(g, cell, r, cut)));
	return width;
}

mpt table_grid_cut_top(const struct table_grid *g, const struct table_place *cell)
{
	return widest_within(g, cell, table_grid_top(g, cell, GRID_CUT_TOP), GRID_PAGE_TOP,
		GRID_CUT_TOP);
}

mpt table_grid_cut_bottom(const struct table_grid *g, const struct table_place *cell)
{
	return widest_within(g, cell, table_grid_bottom(g, cell, GRID_CUT_BOTTOM),
		GRID_PAGE_BOTTOM, GRID_CUT_BOTTOM);
}

struct edges table_grid_borders(const struct table_grid *g, const struct table_place *cell)
{
	mpt start = 0, end = 0;
	for (size_t r = cell->first_row; r < cell->first_row + cell->rows; r++) {
		start = mpt_max(start, table_grid_before(g, r, cell->first_column).width);
		end = mpt_max(
			end, table_grid_before(g, r, cell->first_column + cell->columns).width);
	}
	return (struct edges){ table_grid_top(g, cell, GRID_INSIDE),
		table_grid_bottom(g, cell, GRID_INSIDE), start / 2, end / 2 };
}
