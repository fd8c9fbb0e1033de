/* background.h -- what is painted behind an object: a color, and a picture that may be repeated.
 *
 * In:   the object and its padding rectangle.
 * Out:  fills and pictures on the page.
 * Not here: borders (paint_box.c), which rectangle an object has. */
#ifndef PAGE_BACKGROUND_H
#define PAGE_BACKGROUND_H

#include "page/corner.h"

/* A picture that can't be had is told and marks the painter as failed. */
void background_paint(
	struct painter *p, const struct fo_node *n, struct rect r, const struct corners *corners);

/* What PART shows of it where it is laid out for WHOLE: a cell of its row's. */
void background_paint_part(
	struct painter *p, const struct fo_node *n, struct rect whole, struct rect part);

#endif
