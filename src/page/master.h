/* master.h -- page masters: which one a page uses, and where its regions are.
 *
 * In:   fo:layout-master-set.
 * Out:  rectangles in page coordinates.
 * Not here: what is put into the regions (sequence.c). */
#ifndef PAGE_MASTER_H
#define PAGE_MASTER_H

#include "page/multicol.h"

struct region {
	const struct fo_node *node; /* NULL: the master has no such region */
	mpt x, y, width, height;    /* border box */
	bool vertical;              /* the lines of what it holds run down the page */
	int turns;                  /* quarter turns of what it holds, counter-clockwise */
	/* The content rectangle as the content sees it: of a region that is turned, from its own top
	 * start corner. On the page it is where region.h has it. */
	mpt content_x, content_y, content_width, content_height;
};

enum { REGION_BODY, REGION_BEFORE, REGION_AFTER, REGION_START, REGION_END, REGION_COUNT };

struct page_master {
	const struct fo_node *node;
	enum keyword mode;        /* the writing mode of its sequences; KW_NONE_GIVEN: its own */
	mpt width, height;        /* of the paper */
	mpt x, y, inner_width, inner_height; /* what the margins leave of it */
	int turns;                /* of all in there: the regions then count from its own corner */
	struct region regions[REGION_COUNT];
	struct column_set columns;
	bool faulty;              /* a message says why; no page is made */
	struct page_master *next; /* of the masters met so far */
};

/* What conditional masters ask about a page. */
struct page_kind {
	unsigned index; /* in its sequence, 0-based */
	bool odd, last, blank;
};

/* The master for the page of SEQUENCE. NULL after a message, or where none is for such a page; see
 * master_missing. */
const struct page_master *master_select(
	struct layout *l, const struct fo_node *sequence, struct page_kind page);

/* Tells that no master is for this page, unless an error has been told already. Always false. */
bool master_missing(struct layout *l, const struct fo_node *reference, struct page_kind page);

/* Whether the body can take anything at all. */
bool master_has_room(const struct page_master *m);

/* Tells that it cannot. Always false. */
bool master_without_room(const struct layout *l, const struct page_master *m);

#endif
