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

/* What the note's cells FIRST .. END take beyond their widths, as two rows are seldom of the same
 * length. */
mpt warichu_excess(const struct paragraph *p, size_t first, size_t end);

/* The same of all notes between two breaks, in constant time; of a part so long that no one sees how its
 * rows end, nothing. */
struct warichu_sums;
struct warichu_sums *warichu_sums_new(const struct paragraph *p);
void warichu_sums_free(struct warichu_sums *w);
mpt warichu_sum(const struct warichu_sums *w, size_t first, size_t end);

/* Sets the cells FIRST .. END of one note in two rows from AT on, in their own widths and MORE; both rows
 * end together where the note goes on in the next line. Returns how wide that is. */
mpt warichu_place(const struct paragraph *p, size_t first, size_t end, mpt at, mpt more, mpt *x,
	mpt *width);

/* Moves the rows of COUNT lines up and down from the base line. */
void warichu_shift(const struct paragraph *p, const struct line *lines, size_t count, mpt *shift);

#endif
