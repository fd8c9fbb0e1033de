/* float_width.h -- how wide a float asks to be.
 *
 * In:   an fo:float, and the width of the reference area it stands in.
 * Out:  the width that its content is set to. */
#ifndef PAGE_FLOAT_WIDTH_H
#define PAGE_FLOAT_WIDTH_H

#include "page/layout.h"

struct float_width {
	mpt area; /* what percentages are of */
	mpt own;  /* for blocks, and the least that the float has */
};

/* The width of the widest picture, or container or table whose width is given: text beside those in
 * the float, as a caption, is no reason to be wider. Without any it is that of the text, at most
 * REFERENCE. False after a message. */
bool float_width(struct layout *l, const struct fo_node *n, mpt reference, struct float_width *w);

#endif
