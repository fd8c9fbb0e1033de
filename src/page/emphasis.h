/* emphasis.h -- emphasis marks beside Han characters (CLREQ, "emphasis dots").
 *
 * In:   a character of the text, and where it stands.
 * Out:  its mark as display items, which stand for no text.
 * Not here: emphasis by weight or slant. */
#ifndef PAGE_EMPHASIS_H
#define PAGE_EMPHASIS_H

#include "page/paint.h"

/* The mark of the character in C, if it is to have one. C begins at X on the base line BASE. */
void emphasis_paint(struct painter *p, const struct cell *c, mpt x, mpt base);

#endif
