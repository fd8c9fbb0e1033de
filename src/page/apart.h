/* apart.h -- inline content as a line by itself.
 *
 * In:   inlines that stand in a line, but are not broken with it: what a leader repeats,
 *       annotations.
 * Out:  that line, as long as it has to be.
 * Not here: where it is put. */
#ifndef PAGE_APART_H
#define PAGE_APART_H

#include "page/layout.h"

/* Sets the inlines FIRST .. END of BLOCK in A as a line that begins at 0; REFERENCE is what widths
 * in percent are of. It may have no line, if there is nothing to see. False after a message. */
bool apart_set(struct layout *l, struct arena *a, const struct fo_node *block,
	const struct fo_node *first, const struct fo_node *end, mpt reference, struct text_block *t);

/* The same of PARA, which has been collected already. */
bool apart_break(struct layout *l, struct arena *a, const struct fo_node *block,
	const struct paragraph *para, mpt reference, struct text_block *t);

#endif
