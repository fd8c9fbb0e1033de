/* decoration.h -- lines under, over and through text; 专名号 and 书名号 of the first kind (CLREQ).
 *
 * In:   a line of text, and where it stands.
 * Out:  its text-decoration as display items: one line for each inline that asks for it.
 * Not here: boxes round inlines (paint_line.c), marks at characters (emphasis.h). */
#ifndef PAGE_DECORATION_H
#define PAGE_DECORATION_H

#include "page/paint.h"

/* Line INDEX of T, whose block's content edge is at X, on the base line BASE. */
void decoration_paint(
	struct painter *p, const struct text_block *t, uint32_t index, mpt x, mpt base);

#endif
