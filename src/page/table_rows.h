/* table_rows.h -- where the cells of a table stand: rows and columns, with all that they span. */
#ifndef PAGE_TABLE_ROWS_H
#define PAGE_TABLE_ROWS_H

#include "page/layout.h"

/* Wider tables have no room on paper; what lies beyond is left out. */
enum { TABLE_MAX_COLUMNS = 1000 };

/* Where a cell stands. */
struct table_place {
	const struct fo_node *node, *row, *section;
	uint32_t first_row, rows;
	size_t first_column, columns;
};

struct table_row {
	const struct fo_node *node;  /* table-row, or NULL */
	const struct fo_node *first; /* that, or the first cell */
	const struct fo_node *section;
	struct table_place *places;
	size_t count;
	bool joined;                /* a cell of the row above reaches into it */
};

struct table_rows {
	struct table_row *at;
	size_t count, capacity;
	size_t columns; /* that cells stand in */
};

/* Appends the rows of SECTION: a table-header, -footer or -body. Cells that span rows end with
 * it. */
void table_rows_add(struct arena *a, struct table_rows *rows, const struct fo_node *section);

#endif
