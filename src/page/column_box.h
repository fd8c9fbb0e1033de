/* column_box.h -- the content of a block-container that has columns of its own and isn't divided.
 *
 * In:   a block-container and the area of its content.
 * Out:  runs of columns and blocks across them, one below the other, each balanced.
 * Not here: containers whose columns go on from page to page (feed.c, flow.c). */
#ifndef PAGE_COLUMN_BOX_H
#define PAGE_COLUMN_BOX_H

#include "page/multicol.h"

struct column_box {
	struct column_set set;
	struct list list;
	struct stretch *stretches; /* from the top start corner of the content */
	size_t count;
	struct rect *rules;
	size_t rule_count;
	mpt height;
};

/* AREA's height, if it is given, is that of the last run's columns, unless they need more. NULL after a
 * message. */
const struct column_box *column_box_make(
	struct layout *l, const struct fo_node *n, struct area area);

bool column_box_paint(struct painter *p, const struct column_box *c, mpt x, mpt y);

#endif
