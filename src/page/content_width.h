/* content_width.h -- how narrow and how wide content can be set: for columns that fit what they
 * hold.
 *
 * In:   a formatting object that is a reference area, such as a table-cell.
 * Out:  the width of its longest piece that no line break divides, and its width without any
 *       break but the forced ones.
 * Not here: what columns make of it (table_auto.c). */
#ifndef PAGE_CONTENT_WIDTH_H
#define PAGE_CONTENT_WIDTH_H

#include "page/layout.h"

struct content_width {
	mpt least, most;
};

/* Of the children of N. REFERENCE, the most that there can be, is what words are cut and
 * percentages are taken of where they have to be. Nothing is kept or told: what is at fault is
 * told when the content is laid out. */
struct content_width content_width(struct layout *l, const struct fo_node *n, mpt reference);

/* W at the least in both. */
void content_width_reach(struct content_width *w, mpt least, mpt most);

#endif
