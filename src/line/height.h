/* height.h -- the base lines inside a line, and how high it is.
 *
 * In:   lines with their cells; fonts and alignment properties of the inlines.
 * Out:  each cell's shift from the line's base line, each line's ascent and descent.
 * Not here: what stands beside what (set.h). */
#ifndef LINE_HEIGHT_H
#define LINE_HEIGHT_H

#include "line/line.h"

/* Fills in ascent and descent of COUNT lines, and SHIFT of the cells in them. */
void height_lines(const struct paragraph *p, const struct line_space *space, struct line *lines,
	size_t count, mpt *shift);

#endif
