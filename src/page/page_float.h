/* page_float.h -- floats that go to the head or the foot of a page or of its columns.
 *
 * In:   fo:float with float="before" or axf:float-y, met as marks in the flow's list.
 * Out:  a queue of those that have no place yet, each laid out for the columns it covers; which columns
 *       it takes where there is room.
 * Not here: floats beside text (float.c), when a page is filled again around them (flow.c). */
#ifndef PAGE_PAGE_FLOAT_H
#define PAGE_PAGE_FLOAT_H

#include "page/multicol.h"

struct page_float {
	const struct fo_node *node;
	bool passed; /* its anchor is on a finished page */
	bool placed; /* it is itself on a finished page */
	/* Laid out for columns like these. */
	struct column_set set;
	mpt body_width;
	struct arena *arena; /* of the list; NULL: not laid out yet */
	struct list list;
	int columns;         /* it covers; 0: the page */
	mpt width, height;   /* of what it covers; its own, in whole lines of the grid */
	mpt content_height;
	mpt given;           /* width that its content is given; WIDTH if it's given none */
};

/* In the order of their anchors. */
struct float_queue {
	struct page_float **floats;
	size_t count, capacity;
	const struct list *separator; /* xsl-before-float-separator; NULL: none */
};

/* Whether N, an fo:float, leaves the text. It doesn't from where there is no flow to come back to. */
bool page_float_is(const struct fo_node *n);

bool page_float_at_foot(const struct fo_node *n);

/* Whether it may stand on a page with an odd number, or an even one. */
bool page_float_may_be_on(const struct fo_node *n, bool odd);

/* Calls VISIT for every such float anchored in pieces FROM .. TO of L, also within cells and boxes. */
typedef void page_float_visit(void *user, const struct fo_node *n);
void page_float_each(
	const struct list *l, size_t from, size_t to, page_float_visit *visit, void *user);

/* The queue's entry of N, a new one if need be. */
struct page_float *page_float_of(struct float_queue *q, const struct fo_node *n);

/* Lays F out for columns SET of a body BODY_WIDTH wide with a grid of PITCH. False after a message. */
bool page_float_make(struct layout *l, struct page_float *f, const struct column_set *set,
	mpt body_width, mpt pitch);

/* The first of the columns that F takes in ROOM, whose columns are HEIGHT high; ANCHOR is that of its
 * anchor. -1 where there is no room. */
int page_float_column(const struct page_float *f, const struct column_set *set,
	const struct column_room *room, mpt height, int anchor);

/* Its start edge from that of what it covers. */
mpt page_float_x(const struct page_float *f);

/* Takes those off the queue whose anchors and themselves are on finished pages. */
void page_float_drop(struct float_queue *q);

void page_float_end(struct float_queue *q);

#endif
