/* parallel.h -- contents that stand side by side: the cells of a table row, a list item's label and
 * body.
 *
 * In:   a list of pieces per cell.
 * Out:  the row cut into parts at heights where every cell may break, so that a page may end between
 *       two parts; in most rows there is one.
 * Not here: what a table is (table.c), painting (paint.c). */
#ifndef PAGE_PARALLEL_H
#define PAGE_PARALLEL_H

#include "page/list.h"

struct parallel_cell {
	const struct fo_node *node; /* NULL: a list item's label or body, which has no box */
	struct list list;
	const uint32_t *ends;       /* per part: the piece behind its last one */
	mpt start, width;           /* border box, from the start edge of the list around the row */
	mpt content_start;          /* where the cell's list has its origin */
	struct edges border, padding;
	mpt top, bottom;            /* border and padding before and after the content */
	mpt content_height;
	unsigned rows;              /* spanned */
};

struct parallel {
	const struct fo_node *node;    /* table-row or list-item; NULL: a row without an element */
	const struct fo_node *group;   /* table-header, -footer or -body; NULL for a list item */
	struct parallel_cell *cells;
	size_t cell_count;
	mpt *heights;                  /* of the parts */
	size_t part_count;
	mpt height;                    /* sum of the parts */
	mpt start, width;              /* of a row's background */
	struct parallel *next;         /* row of the same table section, for spanning cells */
	const struct table_grid *grid; /* collapsed borders; NULL: none */
	unsigned row;                  /* in the grid */
	const struct table_column *columns; /* of a table; NULL for a list item */
	mpt separation;                /* between rows, half of it on each side */
};

/* Fills in heights and ends. The row is at least MIN_HEIGHT high; DIVISIBLE false gives one part. */
void parallel_divide(struct arena *a, struct parallel *p, mpt min_height, bool divisible);

/* Appends P to the list, a box per part. */
void parallel_add(struct arena *a, struct list_builder *b, const struct parallel *p);

/* Height of parts FIRST .. END (END excluded). */
mpt parallel_height(const struct parallel *p, size_t first, size_t end);

#endif
