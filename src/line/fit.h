/* fit.h -- what a line from one break to another would need, in constant time.
 *
 * In:   cells, the room of lines.
 * Out:  the natural width between two breaks, what can be squeezed out of it and where it can grow.
 * Not here: which breaks are taken (break.h), who gets how much (set.h). */
#ifndef LINE_FIT_H
#define LINE_FIT_H

#include "line/line.h"

enum align { ALIGN_START, ALIGN_CENTER, ALIGN_END, ALIGN_JUSTIFY };

/* How a block wants its lines. */
struct alignment {
	enum align align, last; /* LAST also before a forced newline */
	bool distribute;        /* justified lines grow evenly, Han-Latin gaps too */
	int ladder;             /* most hyphens in a row; 0: no limit */
};

/* Sums over the cells before an index, with the gaps behind them. */
struct tally {
	mpt width;
	mpt early, late;   /* squeeze: up to commas; Han-Latin gaps and full stops */
	mpt bounded, even; /* stretch: word spaces and Han-Latin gaps to their bounds; a quarter em for
	                    * every other gap, the looseness that still looks well */
	mpt shrink, grow;  /* leaders */
	uint32_t han;
	uint32_t plain;    /* breaks that divide no word */
	uint32_t shown, next_shown; /* 1 + the last visible cell before here (0: none); the first one
	                             * from here on */
};

struct fit {
	const struct paragraph *p;
	const struct line_space *space;
	struct alignment style;
	struct tally *sums; /* cell_count + 1 */
	bool words;         /* text in words: more spaces than Han characters, or neither */
	mpt word_space;     /* on the average */
};

/* A line from break FROM to break TO. Its visible cells are [first, end); none if first == end. */
struct extent {
	uint32_t first, end;
	mpt natural;
	mpt early, late, bounded, even, shrink, grow;
	bool hyphen;
};

/* Takes memory for the sums, to be given back by fit_release. */
void fit_init(struct fit *f, const struct paragraph *p, const struct line_space *space,
	struct alignment style);
void fit_release(struct fit *f);

struct extent fit_extent(const struct fit *f, size_t from, size_t to);

/* What the line from FROM to TO holds at the least, were it squeezed and had it no hyphen: does not
 * shrink as TO grows. */
mpt fit_least(const struct fit *f, size_t from, size_t to);

/* Whether the line from FROM to TO could end earlier without dividing a word. */
bool fit_has_plain_end(const struct fit *f, size_t from, size_t to);

/* The room of line INDEX of the paragraph, indents taken off. */
struct line_room fit_room(const struct fit *f, size_t index, bool last);

/* The line has but one Han character, with or without marks. */
bool fit_lone(const struct fit *f, size_t from, size_t to);

/* Whether a line may end before cell I; whether it must. */
bool fit_may_end(const struct fit *f, size_t i);
bool fit_must_end(const struct fit *f, size_t i);

/* Takes up no room of its own where a line begins or ends: blanks there vanish across it. */
bool fit_shown(const struct cell *c);

#endif
