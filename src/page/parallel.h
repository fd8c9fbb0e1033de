/* parallel.h -- contents that stand side by side: a list item's label and body, the cells of
 * table rows that spanning cells join.
 *
 * In:   cells, each with a list of pieces and the rows it spans.
 * Out:  the rows cut into parts at heights where every cell may break, so that a page may end
 *       between two parts; in most there is one.
 * Not here: what a table is (table.c), painting (paint_row.c). */
#ifndef PAGE_PARALLEL_H
#define PAGE_PARALLEL_H

#include "page/layout.h"

/* A cell shows its pieces before PIECE when the row ends with part PART. */
struct parallel_cut {
	uint32_t piece, part;
	mpt shown, rest; /* height of the content before it, and behind it on another page */
	int keep;
	bool forced;
};

struct parallel_cell {
	const struct fo_node *node; /* NULL: a list item's label or body, which has no box */
	struct list list;
	struct parallel_cut *cuts;  /* in order; once divided those that parts end at */
	uint32_t cut_count;
	mpt start, width;           /* border box, from the start edge of the list around the row */
	mpt content_start;          /* where the cell's list has its origin */
	struct edges border, padding;
	mpt top, bottom;            /* border, padding and separation before and after the content */
	mpt cut_top, cut_bottom;    /* the same where a page divides the cell */
	mpt head, foot;             /* what TOP and BOTTOM differ by at the edge of a page */
	mpt content_height, min_height; /* what is there, and what the cell asks for */
	uint32_t row, rows;         /* the first one, and how many */
	size_t column, columns;
	int keep_before, keep_after; /* of the first and last block in the cell */
	enum page_break break_before, break_after;
};

struct parallel_row {
	const struct fo_node *node;  /* table-row; NULL: a row without an element */
	const struct fo_node *group; /* table-header, -footer or -body; NULL for a list item */
	mpt top, height;             /* undivided; TOP from the first row's */
	mpt min_height;              /* as given */
	uint32_t part;               /* where it begins */
};

/* Up to the next place where a page may end. What is said of its end counts if a page ends
 * there. */
struct parallel_part {
	mpt height;
	mpt foot, head;        /* added at the end of this page, and to the next one's beginning */
	mpt rest;              /* of row NEXT_ROW on the next page */
	uint32_t row, next_row; /* the last one before, the first one behind */
	uint32_t first_cell;   /* no cell before this one is on the next page */
	int keep;
	enum page_break forced;
	const struct note *notes;
	mpt reach;             /* how far floats that begin in it reach below its top */
};

struct parallel {
	const struct fo_node *node;   /* list-item, or the first table-row; NULL: none */
	struct parallel_cell *cells;  /* by their rows */
	size_t cell_count;
	struct parallel_row *rows;
	size_t row_count;
	struct parallel_part *parts;
	size_t part_count;
	mpt height;                   /* sum of the parts */
	mpt head, foot;               /* more where a page begins or ends with it */
	bool continued;               /* all but what stands on pages before, of another width */
	/* Of a table; NULL for a list item. */
	const struct table *table;
	const struct table_grid *grid; /* collapsed borders; NULL: none */
	uint32_t grid_row;            /* of the first row */
	struct table_markers *markers; /* that it shows, made anew for each page; or NULL */
};

/* The children of N as C's content, WIDTH wide, which is in the reference area around the list
 * AROUND or (NULL) in one of its own. Spaces at the edges are dropped unless they are retained:
 * cells are reference areas, and the first lines of a list item's label and body meet (XSL 1.1,
 * 6.8.3). */
bool parallel_fill(struct layout *l, const struct fo_node *n, mpt width,
	const struct list_builder *around, struct parallel_cell *c);

/* Cuts P, whose rows have all but PART, into parts. */
void parallel_divide(struct arena *a, struct parallel *p);

/* Appends P to the list, a box per part. */
void parallel_add(struct arena *a, struct list_builder *b, const struct parallel *p);

/* Where C's content has come to at the end of part PART: the cut, or NULL at its beginning. */
const struct parallel_cut *parallel_cut_at(const struct parallel_cell *c, uint32_t part);

/* Whether nothing of C is left behind CUT. */
bool parallel_done(const struct parallel_cell *c, const struct parallel_cut *cut);

#endif
