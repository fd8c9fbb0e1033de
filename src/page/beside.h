/* beside.h -- the lines of a paragraph with floats in it or beside it.
 *
 * In:   a paragraph, and the floats of the reference area around it.
 * Out:  lines as pieces of the list, each as wide as the floats at its height leave it, and the floats
 *       anchored in them.
 * Not here: where floats stand (float.c), lines of the whole measure (block.c). */
#ifndef PAGE_BESIDE_H
#define PAGE_BESIDE_H

#include "page/layout.h"

/* Whether floats may have a part in how P is broken. */
bool beside_concerns(const struct list_builder *b, const struct paragraph *p);

/* The lines of WHOLE, which has none yet; its SPACE is what they would have without floats. False
 * after a message. */
bool beside_format(struct layout *l, struct list_builder *b, const struct text_block *whole);

#endif
