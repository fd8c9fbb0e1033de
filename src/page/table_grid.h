/* table_grid.h -- collapsed borders: which border wins on every edge of a table's grid.
 *
 * Neighbours whose borders differ in nothing but color have a half each (CSS 2, 17.6.2, leaves open
 * which one wins).
 *
 * Nothing is kept but the cell that stands in each slot: edges are asked for on the way, and differ
 * by where pages end. */
#ifndef PAGE_TABLE_GRID_H
#define PAGE_TABLE_GRID_H

#include "page/parallel.h"
#include "page/table.h"

struct grid_edge {
	mpt width;
	enum keyword style;
	struct fo_color color;  /* of the half above or on the left; where it is thin of the whole */
	struct fo_color behind; /* of the other half */
	int precedence;
	uint8_t level; /* whose border it is */
};

/* What lies at an edge between two rows. */
enum grid_break {
	GRID_INSIDE,      /* the rows stand on one page */
	GRID_PAGE_TOP,    /* the lower row begins a page */
	GRID_PAGE_BOTTOM, /* the upper row ends a page */
	GRID_CUT_TOP,     /* the lower row goes on from the page before */
	GRID_CUT_BOTTOM   /* the upper row goes on on the next page */
};

struct table_grid {
	const struct table *table;
	size_t rows, columns;
	const struct table_place **slots; /* rows * columns; NULL: no cell */
	bool alike;              /* all borders are solid and of one color */
	bool wide_rows, wide_columns; /* some along them are no hairlines */
};

struct table_grid *table_grid_new(struct arena *a, const struct table *t);

/* The edge above ROW (up to the number of rows) in COLUMN; for GRID_CUT_BOTTOM that of ROW - 1's
 * cell, which goes on. */
struct grid_edge table_grid_above(
	const struct table_grid *g, size_t row, size_t column, enum grid_break at);

/* The edge before COLUMN (up to the number of columns) in ROW. */
struct grid_edge table_grid_before(const struct table_grid *g, size_t row, size_t column);

/* A cell's share of the edges around it: half of the widest on each side. */
struct edges table_grid_borders(const struct table_grid *g, const struct table_place *cell);

/* Its share of the edge above (below) at a break AT. */
mpt table_grid_top(const struct table_grid *g, const struct table_place *cell, enum grid_break at);
mpt table_grid_bottom(
	const struct table_grid *g, const struct table_place *cell, enum grid_break at);

/* The most it is where a page divides the cell. */
mpt table_grid_cut_top(const struct table_grid *g, const struct table_place *cell);
mpt table_grid_cut_bottom(const struct table_grid *g, const struct table_place *cell);

#endif
