/* words.h -- what a line of words costs, in a script that has spaces between them.
 *
 * In:   a line between two breaks, and what went before it.
 * Out:  its demerits, as D. E. Knuth and M. F. Plass count them.
 * Not here: lines of Chinese (demerits.h), the search (break.h). */
#ifndef LINE_WORDS_H
#define LINE_WORDS_H

#include "line/demerits.h"

/* How far a line is stretched (> 0) or shrunk (< 0): ONE is all that its spaces can bear well. */
enum {
	WORDS_ONE = 10000,
	WORDS_FAIR = 5 * WORDS_ONE, /* for lines that nothing can be done about */
	WORDS_MOST = 20 * WORDS_ONE /* what is looser still costs no more */
};

/* Sets *OUT if the line is no looser than LIMIT, or LIMIT is WORDS_MOST. */
enum verdict words_demerits(const struct fit *f, const struct candidate *c, int limit,
	struct demerits *out);

#endif
