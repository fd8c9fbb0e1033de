/* frame.h -- where the names of the paper lead in the frame of a writing mode.
 *
 * Vertical text is laid out as horizontal text is, in a frame that stands on its side: its x runs down
 * the page, its y to the left, and it is painted a quarter turn clockwise. What the formatting tree calls
 * top, left, the content's width ... is the frame's; here is what a template means by these names.
 *
 * Not here: before, start, inline-progression-dimension ..., which are the frame's own. */
#ifndef FO_FRAME_H
#define FO_FRAME_H

#include "fo/styling.h"

/* The writing mode of the area that the edges of the object's box are told of: the one around it. */
enum keyword frame_around(const struct styling *s);

/* The one that its width and height are told of: its own, if it makes an area that has one. */
enum keyword frame_within(const struct styling *s);

/* Whether writing-mode says something of what OBJECT holds, or of the objects in it that it does. */
bool frame_begins(enum fo_object object);

/* The edge of the frame that is at EDGE of the paper. */
enum edge frame_edge(enum keyword mode, enum edge edge);

/* The property of the frame that P of the paper becomes: P itself, mostly. */
enum fo_property frame_property(enum keyword mode, enum fo_property p);

/* Turns what is said of a background picture into the frame, when all of it is known. */
void frame_background(struct styling *s);

#endif
