/* set.h -- one line: who gives and who gains, and where every cell comes to stand.
 *
 * In:   the breaks of a line.
 * Out:  its extent, and x and width of its cells.
 * Not here: choosing the breaks (break.h), heights (height.h). */
#ifndef LINE_SET_H
#define LINE_SET_H

#include "line/fit.h"

/* Sets the line INDEX from break FROM to break TO: fills in LINE but for its heights, and X and
 * WIDTH of the cells between. LAST: the paragraph's last one or before a forced newline. */
void set_line(const struct fit *f, size_t from, size_t to, size_t index, bool last,
	struct line *line, mpt *x, mpt *width);

#endif
