/* feed.h -- fo:flow -> the vertical list, as far ahead as pages ask for it.
 *
 * In:   the children of a flow, laid out one by one at the widths of the page being filled.
 * Out:  a list that grows at its end and loses at its start what is on finished pages, so that a
 *       long document needs no more memory than a short one.
 * Not here: which pieces a page takes (flow.c).
 *
 * Blocks and tables are entered and left, not laid out whole: what they hold belongs to the list the
 * same way at any depth. Where a page of other widths follows, the rest is laid out again for it, from
 * the very character on where the page before ended. */
#ifndef PAGE_FEED_H
#define PAGE_FEED_H

#include "page/float.h"
#include "page/layout.h"
#include "page/master.h"

enum { FEED_DEPTH = 64 }; /* blocks within blocks that are entered; deeper ones are laid out whole */

struct feed_group; /* pieces that share an arena */

/* A block or a table that has been entered; the first level is the flow. */
struct feed_level {
	const struct fo_node *node;
	struct frame *frame;      /* of a block; NULL for none */
	struct table_walk *table; /* NULL for a block */
	struct feed_group *group; /* that the table lives in */
	unsigned set;             /* of the columns of a block-container; 0: none of its own */
};

/* A step of the layout: a block or a table entered, or something laid out whole, such as table rows. */
struct feed_unit {
	size_t start; /* the piece it may begin with, counted from the flow's very first */
	const struct fo_node *first;
	bool begun; /* a box of it is on a finished page */
};

struct feed {
	struct layout *l;
	struct arena *arena; /* lives as long as the feed: pieces, units, frames of entered blocks */
	struct list_builder builder;
	struct float_scope floats;
	struct float_history floats_out;
	uint16_t float_spans; /* of the pieces that the floats are beside */
	struct feed_level levels[FEED_DEPTH];
	size_t depth;
	const struct fo_node *next;  /* of the innermost level, in a table what a row begins with; NULL:
	                              * the level is to be left */
	bool ended;                  /* everything is in the list */
	struct column_set columns;
	struct column_set *sets;     /* of block-containers; those on finished pages are used again */
	unsigned last_set;
	mpt body_width, body_height;
	struct feed_unit *units;
	size_t unit_count, unit_capacity;
	size_t at;                   /* the first piece that is on no page yet */
	size_t dropped;              /* pieces that are in the list no more */
	struct feed_group *groups, *current; /* the oldest, the one being filled */
	mpt ahead;                   /* height of the pieces from AT on */
	size_t measured;             /* where the pieces end that AHEAD counts */
};

void feed_begin(struct feed *f, struct layout *l, const struct fo_node *flow,
	const struct page_master *m);
void feed_end(struct feed *f);

/* Lays out until the list is higher than HEIGHT or everything is in it. False after a message. */
bool feed_ahead(struct feed *f, mpt height);

/* The columns that P is in, or lies across. */
const struct column_set *feed_columns(const struct feed *f, const struct piece *p);

/* Lays the list out again if M has other widths than it was made for. */
bool feed_fit(struct feed *f, const struct page_master *m);

/* The pieces before END are out; they may move to another index. What they consist of is given back
 * as far as piece HOLD, which is counted from the flow's first. */
void feed_drop(struct feed *f, size_t end, size_t hold);

#endif
