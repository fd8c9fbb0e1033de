/* emphasis.h -- emphasis marks at characters, 着重号 (CLREQ, "emphasis dots").
 *
 * In:   a cell of the text, and where it stands.
 * Out:  the marks of its characters as display items, which stand for no text.
 * Not here: emphasis by weight or slant; lines under names (decoration.h). */
#ifndef PAGE_EMPHASIS_H
#define PAGE_EMPHASIS_H

#include "page/paint.h"

/* Whether N's characters are to have marks. */
bool emphasis_concerns(const struct fo_node *n);

/* The marks of the characters in C, a cell of T, if they are to have any. C begins at X on the base
 * line BASE. */
void emphasis_paint(struct painter *p, const struct paragraph *t, const struct cell *c, mpt x,
	mpt base);

#endif
