/* break.h -- which breaks a run of lines takes.
 *
 * In:   cells from one forced break to the next.
 * Out:  where each of their lines ends.
 * Not here: what a line between two breaks needs (fit.h), where its cells land (set.h). */
#ifndef LINE_BREAK_H
#define LINE_BREAK_H

#include "line/fit.h"

/* The ends of lines so far. There is room for as many as there are cells. */
struct breaks {
	uint32_t *ends;
	size_t count;
};

/* The ends of the lines from FROM to TO, the next forced break. A run of nothing but spaces makes no
 * line. */
void break_run(const struct fit *f, size_t from, size_t to, struct breaks *b);

/* Words, and justified text: the ends with the fewest demerits over all lines; see break.c. */
void break_best(const struct fit *f, size_t from, size_t to, struct breaks *b);

/* Ragged Chinese: every line as full as it can be without squeezing. Only a lone last character
 * takes company from the line before. */
void break_fill(const struct fit *f, size_t from, size_t to, struct breaks *b);

/* Whether a line of the run may end before I: both sides of it have something to show. */
static inline bool break_at(const struct fit *f, size_t from, size_t to, size_t i)
{
	return i == to || (fit_may_end(f, i) && f->sums[i].shown > from && f->sums[i].next_shown < to);
}

#endif
