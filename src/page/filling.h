/* filling.h -- one page's body being filled; private to flow.c and what it is made of.
 *
 * In:   the flow's list from where the page begins, the page's master, floats that have their place.
 * Out:  in the plan, the stretches of the list: runs of columns and of blocks across them, one below the
 *       other, with room left for footnotes.
 * Not here: which floats the page takes (placing.c), one run of columns (multicol.c). */
#ifndef PAGE_FILLING_H
#define PAGE_FILLING_H

#include "page/flow.h"

enum { MAX_RUNS = 64 }; /* more of them have no floats of their own */

/* Columns on the page: floats may go to their head and foot. */
struct run {
	const struct column_set *set;
	struct column_room room;
	mpt height; /* the most that there is */
};

/* Where a float is met. */
struct anchor {
	struct page_float *f;
	struct plan_column at;
	size_t stretch; /* of the plan; 0 for one on a page before */
};

/* The state of one page's filling. */
struct filling {
	struct flow *f;
	const struct list *list;
	const struct page_master *m;
	struct page_plan *plan;
	mpt y;        /* next free height */
	mpt left;     /* height of the footnotes left over from pages before, with the rule */
	mpt pitch;    /* of the baseline grid; 0: none */
	mpt reserved; /* for footnotes, when there are several columns */
	bool looks_ahead; /* at the next pages */
	bool poor;        /* the page by itself came out such that it may be worth it: fit.h */
	struct run *runs;       /* room for MAX_RUNS */
	int run_count;
	struct anchor *anchors; /* room for MAX_PAGE_FLOATS */
	size_t anchor_count;
	bool more_anchors; /* than these */
};

/* What the floats at the foot of the page leave of its body. */
mpt filling_height(const struct filling *s);

/* Whether nothing stands above: something has to go in then, however high. */
bool filling_is_empty(const struct filling *s);

/* Fills the page around the floats that have their place. False after a message. */
bool filling_run(struct filling *s);

#endif
