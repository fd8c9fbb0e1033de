/* first_line.h -- fo:initial-property-set: the first line of a block in a style of its own.
 *
 * In:   a paragraph set twice: in the style of its first line, and in its own.
 * Out:  the first line, and the rest of the text without what that line holds.
 * Not here: the style itself (fo/). */
#ifndef PAGE_FIRST_LINE_H
#define PAGE_FIRST_LINE_H

#include "page/layout.h"

/* Takes the first line of T, whose lines are not broken yet, off it: the answer is a text block
 * with this line alone, and T goes on behind it, perhaps with nothing. NULL if the block has no
 * such style, or T is not its beginning. */
struct text_block *first_line_take(struct layout *l, struct text_block *t);

#endif
