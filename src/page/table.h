/* table.h -- fo:table: columns, sections and rows -> rows of parallel cells.
 *
 * A table is entered, put out group by group (the rows that spanning cells join, mostly one) and
 * left, so that a long one needs no more memory than what stands on a few pages.
 *
 * Not here: which cell stands where (table_rows.c), widths (table_columns.c, table_auto.c), what
 *       is in a group (table_group.c), shared borders (table_grid.c). */
#ifndef PAGE_TABLE_H
#define PAGE_TABLE_H

#include "page/layout.h"
#include "page/table_rows.h"

struct table_grid; /* table_grid.h */

struct table_column {
	const struct fo_node *node; /* fo:table-column, or NULL */
	mpt start, width;           /* from the list's start edge */
	bool given;                 /* WIDTH is settled; else a share of what is left */
	double share;
};

struct table {
	const struct fo_node *node;
	struct table_column *columns;
	size_t column_count;
	struct table_rows rows;
	uint32_t header_end, body_end; /* rows: where the header (the body) ends */
	bool repeats_header, repeats_footer;
	mpt start, width;
	bool collapse;
	const struct table_grid *grid; /* NULL: borders do not collapse */
	mpt separation_ipd, separation_bpd; /* border-separation; 0 when borders collapse */
};

/* The table N without widths, in the layout's arena. */
struct table *table_new(struct layout *l, const struct fo_node *n);

/* The whole of N. */
bool table_format(
	struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area);

/* A table that has been entered. */
struct table_walk;

/* Puts out what stands before the body. The answer lives in the layout's arena, with all that
 * pages need as long as the table goes on. NULL after a message. */
struct table_walk *table_enter(
	struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area);

/* Enters N again, whose rows before the one that begins with FIRST are on pages before; all of the
 * body, if that is the footer. */
struct table_walk *table_reenter(struct layout *l, struct list_builder *b, const struct fo_node *n,
	struct area area, const struct fo_node *first, bool continued);

/* What the next group of the body begins with: a row, or a cell without one. NULL: none is left. */
const struct fo_node *table_next(const struct table_walk *w);

/* Puts that group out. False after a message. */
bool table_put(struct layout *l, struct list_builder *b, struct table_walk *w);

/* The footer that table_leave puts out, or NULL for none. */
const struct fo_node *table_footer(const struct table_walk *w);

void table_leave(struct layout *l, struct list_builder *b, struct table_walk *w);

#endif
