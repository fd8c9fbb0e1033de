/* stroke.h -- the path of a line in its style: solid, dashed, dotted, double. */
#ifndef PDF_STROKE_H
#define PDF_STROKE_H

#include "base/buf.h"
#include "page/display.h"

/* Strokes LINE (a DISPLAY_LINE with a length and a thickness, not above MPT_MAX) on a page of this
 * height. Colour and line width have been set: for LINE_DOUBLE to a third of the thickness, else to
 * all of it. */
void stroke_put(struct buf *out, const struct display_item *line, mpt page_height);

#endif
