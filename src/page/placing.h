/* placing.h -- which floats go to the head and foot of a page and of its columns.
 *
 * In:   a page that has been filled: the floats whose anchors are on it, and those that wait.
 * Out:  their places in the plan, in the order of the text, as long as there is room.
 * Not here: what a float is (page_float.c), the text around it (filling.c). */
#ifndef PAGE_PLACING_H
#define PAGE_PLACING_H

#include "page/filling.h"

/* Places floats on the page, which is filled again around each. False after a message. */
bool place_floats(struct filling *s);

/* Whether any is left for the pages behind. */
bool floats_left(const struct filling *s);

#endif
