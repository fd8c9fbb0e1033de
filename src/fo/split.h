/* split.h -- inlines that hold blocks.
 *
 * In:   a tree in which blocks may stand anywhere among inlines.
 * Out:  the same, but every inline holds either blocks or text. XSL 1.1, 4.7.3: a block
 *       interrupts the lines of what surrounds it; the text before it goes on in the line that
 *       comes before the inline, and the text behind it in the line that follows.
 * Not here: how either is laid out. */
#ifndef FO_SPLIT_H
#define FO_SPLIT_H

#include "fo/fo.h"

/* Divides the inlines below N. What stands in markers is left as it is. */
void split_inlines(struct arena *a, struct fo_node *n);

#endif
