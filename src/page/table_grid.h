/* table_grid.h -- collapsed borders: which border wins on every edge of a table's grid. */
#ifndef PAGE_TABLE_GRID_H
#define PAGE_TABLE_GRID_H

#include "page/table.h"

struct grid_edge {
	mpt width;
	enum keyword style;
	struct fo_color color;
	int precedence;
};

/* Edges above row R at column C: horizontal[R * columns + C], R up to the number of rows; edges
 * before column C in row R: vertical[R * (columns + 1) + C]. */
struct table_grid {
	unsigned rows;
	size_t columns;
	struct grid_edge *horizontal, *vertical;
};

/* Where a cell stands. */
struct grid_cell {
	const struct fo_node *node, *row, *section;
	unsigned first_row, rows;
	size_t first_column, columns;
};

struct table_grid *table_grid_new(struct arena *a, const struct table *t, unsigned rows);

/* Lets the borders of one cell, its row, section and column compete for its edges. */
void table_grid_add(struct table_grid *g, const struct table *t, const struct grid_cell *cell);

/* The borders of CELL once all cells were added: half of each winning edge. */
struct edges table_grid_borders(const struct table_grid *g, const struct grid_cell *cell);

#endif
