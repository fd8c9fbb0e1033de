/* paint_grid.h -- the borders that the cells of a table share.
 *
 * In:   a group of rows, as far as it stands on one page.
 * Out:  lines on the page, cut where they meet.
 * Not here: which border wins (table_grid.c), the cells' backgrounds (paint_row.c). */
#ifndef PAGE_PAINT_GRID_H
#define PAGE_PAINT_GRID_H

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

/* P has a grid. */
void paint_grid(struct painter *painter, const struct segment *s);

#endif
