/* down.h -- what the cases of vertical text ask again and again. */
#ifndef CLREQ_DOWN_H
#define CLREQ_DOWN_H

#include "clreq.h"

/* SET("文字", DOWN, .measure = 8) */
#define DOWN .vertical = true, .master = "writing-mode='tb-rl'"

extern const char *const down_faces[]; /* NULL ends */

/* The middle of G's ink from the middle of its em: to the right and downwards, in ems of its size. */
double ink_right(const struct glyph *g);
double ink_down(const struct glyph *g);

/* The middle of G's ink to the right of the middle of the nearest line. */
double off_axis(const struct set *s, const struct glyph *g);

/* The glyph that a horizontal line has for the same text. */
unsigned level_glyph(const char *text, const char *font);

/* The one painted next, which may stand for no text of its own; NULL for none. */
const struct glyph *painted_next(const struct set *s, const struct glyph *g);

/* Where the ink of glyph NTH for TEXT begins or ends along its line, in ems from the line's start. */
double ink_top(const struct set *s, const struct glyph *g);
double ink_bottom(const struct set *s, const struct glyph *g);

#endif
