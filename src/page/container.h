/* container.h -- fo:block-container: a reference area of its own, of fixed size, turned, or placed
 * absolutely.
 *
 * In:   a block-container and the area around it.
 * Out:  pieces in the list (when it may be divided like a block), or a box. */
#ifndef PAGE_CONTAINER_H
#define PAGE_CONTAINER_H

#include "page/layout.h"

struct column_set; /* multicol.h */

/* A container that is one box. Its sizes are as they stand on the page, before its content is turned. */
struct container {
	const struct fo_node *node;
	struct list list;
	mpt start;            /* border box, from the start edge of the list around it */
	mpt width, height;    /* content rectangle */
	struct edges border, padding;
	int turns;            /* quarter turns of the content, counter-clockwise */
	mpt content_height;   /* of the list, in its own direction, its gaps shrunk */
	const struct column_box *columns; /* that the list is set in; NULL: none */
	mpt shrunk, shrinkable; /* by what the gaps are less than their optimum, of what they can be */
};

/* Whether N is out of the flow: positioned absolutely or fixed. */
bool container_is_absolute(const struct fo_node *n);

bool container_has_columns(const struct fo_node *n);

/* Whether N, in AREA, only sets its content apart: no height is given and nothing surrounds it. */
bool container_is_open(const struct fo_node *n, struct area area);

/* The columns of N in AREA. */
void container_columns(const struct fo_node *n, struct area area, struct column_set *out);

bool container_format(
	struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area);

/* Lays N out as a box in AREA (HEIGHT known for an absolute one). NULL after a message. */
const struct container *container_make(struct layout *l, const struct fo_node *n, struct area area);

/* Content width on the page of N, which stands on its side, where it has as much as it asks for. */
mpt container_turned_width(struct layout *l, const struct fo_node *n, mpt reference);

/* Height of the border box. */
mpt container_height(const struct container *c);
mpt container_width(const struct container *c);

/* Where the content begins in its own block direction: display-align. */
mpt container_offset(const struct container *c);

/* From the top of the border box to the base line that it stands on in a line: that of its first line,
 * or its lower edge where it is turned or begins with none. */
mpt container_base_line(const struct container *c);

/* What the content has in its own block direction. */
mpt container_room(const struct container *c);

#endif
