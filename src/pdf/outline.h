/* outline.h -- the operators of a path. */
#ifndef PDF_OUTLINE_H
#define PDF_OUTLINE_H

#include "base/buf.h"
#include "base/path.h"

/* COUNT steps from (X, Y) on, Y upwards as PDF counts it. */
void outline_put(struct buf *out, const struct path_step *steps, size_t count, mpt x, mpt y);

/* Caps, joins and dashes, as far as they differ from PDF's initial ones: to stand inside q and Q. */
void outline_put_stroke(struct buf *out, const struct path_stroke *s);

#endif
