/* warichu.h -- notes of two small lines within a line, 割注 and 夹注 (CLREQ; JLREQ 4.2).
 *
 * In:   cells of such notes, whose widths and gaps are half of what they are (text/warichu.c), so that
 *       a line is broken by the room that two rows take.
 * Out:  the rows: where a note is divided, and where its cells stand.
 * Not here: which lines there are (break.h). */
#ifndef LINE_WARICHU_H
#define LINE_WARICHU_H

#include "line/line.h"

/* The end of the note's cells from FIRST on, before END. */
size_t warichu_end(const struct paragraph *p, size_t first, size_t end);

/* What the notes among the cells FIRST .. END take beyond their cells' widths, as two rows are seldom
 * of the same length. */
mpt warichu_excess(const struct paragraph *p, size_t first, size_t end);

/* Sets the cells FIRST .. END of one note in two rows from AT on, in no more than their own widths and
 * MORE. Returns how wide that is. */
mpt warichu_place(const struct paragraph *p, size_t first, size_t end, mpt at, mpt more, mpt *x,
	mpt *width);

/* Moves the rows of COUNT lines up and down from the base line. */
void warichu_shift(const struct paragraph *p, const struct line *lines, size_t count, mpt *shift);

#endif
