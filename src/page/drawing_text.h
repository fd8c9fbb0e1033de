/* drawing_text.h -- text in drawings: glyphs from the fonts of the page. */
#ifndef PAGE_DRAWING_TEXT_H
#define PAGE_DRAWING_TEXT_H

#include "page/paint.h"

/* TEXT of the drawing D, which is as large as R, for N. False after a message. */
bool drawing_text_paint(struct painter *p, const struct fo_node *n, const struct drawing *d,
	const struct drawing_text *text, struct rect r);

#endif
