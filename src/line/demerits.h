/* demerits.h -- what a line costs, so that ways to break a paragraph can be compared.
 *
 * In:   a line between two breaks, and what went before it.
 * Out:  its demerits; the best paragraph has the smallest sum.
 * Not here: the search (break.h). */
#ifndef LINE_DEMERITS_H
#define LINE_DEMERITS_H

#include "line/fit.h"

/* How loose or tight a line is, in thousandths: 1000 is word spaces stretched to their bound, Han
 * gaps a quarter of an em too wide, or all the squeezing of a line of words used up. */
enum {
	RATIO_FINE = 500,   /* nearly every line of Han text can be held to this */
	RATIO_GOOD = 1000,  /* no line is looser while there is another way */
	RATIO_MOST = 10000  /* what is looser still costs no more */
};

/* How dense a line looks. Neighbours more than one step apart stand out from each other. */
enum look { LOOK_TIGHT, LOOK_EVEN, LOOK_LOOSE, LOOK_OPEN };

/* The line [start, end->to) of a run that lasts from one forced break to the next. */
struct candidate {
	size_t run, run_end, start;
	const struct ending *end;
	size_t line;      /* its index in the paragraph */
	unsigned hyphens; /* lines in a row before it that end with a hyphen */
	enum look above;  /* of the line before it; LOOK_EVEN for the first */
};

struct demerits {
	int64_t cost;
	enum look look;
	bool fault; /* a rule is broken: a looser line may be worth trying */
};

enum verdict { FITS, TOO_LOOSE, TOO_TIGHT };

/* Sets *OUT if the line fits with a ratio up to LIMIT. */
enum verdict demerits_of(const struct fit *f, const struct candidate *c, int limit,
	struct demerits *out);

/* The first cell from TO on, LAST at the latest, before which a line from START might end that is not
 * TOO_LOOSE as line INDEX of the paragraph: told at far less cost than by demerits_of. */
size_t demerits_pass_loose(const struct fit *f, size_t start, size_t to, size_t last, size_t index,
	int limit);

/* What a line costs at the most beside one that looks quite different. */
#define CONTRAST INT64_C(500000)

#define DEMERITS_CEILING INT64_C(4000000000000000000)

/* The cost of a line at RATIO that has no other flaw. */
int64_t demerits_by_ratio(int ratio);

/* A sum that stays at its ceiling. */
static inline int64_t demerits_add(int64_t a, int64_t b)
{
	return a > DEMERITS_CEILING - b ? DEMERITS_CEILING : a + b;
}

#endif
