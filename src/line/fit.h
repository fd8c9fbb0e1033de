/* fit.h -- what a line from one break to another would need, in constant time.
 *
 * In:   cells, the room of lines.
 * Out:  the natural width between two breaks, what can be squeezed out of it and where it can grow.
 * Not here: which breaks are taken (break.h), who gets how much (set.h). */
#ifndef LINE_FIT_H
#define LINE_FIT_H

#include "line/line.h"

enum align { ALIGN_START, ALIGN_CENTER, ALIGN_END, ALIGN_JUSTIFY };

/* The form that the lines of a title have together. */
enum shape {
	SHAPE_NONE,
	SHAPE_ANY, /* one of the following */
	SHAPE_EQUAL,
	SHAPE_GROWING,
	SHAPE_SHRINKING,
	SHAPE_DIAMOND
};

/* How a block wants its lines. */
struct alignment {
	enum align align, last; /* LAST also before a forced newline */
	bool distribute;        /* justified lines grow evenly, Han-Latin gaps too */
	mpt grid;               /* side of the cells that characters keep to; 0: none */
	enum shape shape;
	bool weighed;           /* ragged lines end where it is best for all, not as full as they can */
	int ladder;             /* most hyphens in a row; 0: no limit */
	bool may_be_lone;       /* a paragraph may end with a line of one character */
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
	struct warichu_sums *notes; /* warichu.h: of notes in two rows; NULL: there are none */
	bool words;         /* text in words: more spaces than Han characters, or neither */
	mpt word_space;     /* on the average */
	mpt beyond;         /* how far a line may reach at the most beyond what sums up to its end */
	bool steady;        /* sums of width never shrink, and no line takes a hyphen */
};

/* A line from break FROM to break TO. Its visible cells are [first, end); none if first == end. Those
 * before BODY count for its width, a mark from there on hangs. */
struct extent {
	uint32_t first, end, body;
	mpt natural;
	mpt before;  /* what of the first cell hangs before the line's start */
	mpt early, late, bounded, even, shrink, grow;
	mpt uneven; /* in NATURAL: what rows of notes take beyond half their text */
	bool hyphen;
};

/* Takes memory for the sums, to be given back by fit_release. */
void fit_init(struct fit *f, const struct paragraph *p, const struct line_space *space,
	struct alignment style);
void fit_release(struct fit *f);

struct extent fit_extent(const struct fit *f, size_t from, size_t to);

/* What all lines that end at a break share, for those who try many. */
struct ending {
	size_t to;
	uint32_t end;      /* as in an extent */
	bool plain;        /* nothing hangs, gives up a blank or takes a hyphen; there are no notes */
	struct tally sums; /* up to its last cell, with that cell and the blank behind it */
	mpt least;         /* of that, were it squeezed */
};

struct ending fit_ending(const struct fit *f, size_t to);

static inline bool fit_is_plain(const struct fit *f, size_t from, const struct ending *to)
{
	return to->plain && f->sums[from].next_shown < to->end;
}

/* fit_extent(F, FROM, TO->to) of a plain line. */
static inline struct extent fit_plain_line(
	const struct fit *f, size_t from, const struct ending *to)
{
	uint32_t first = f->sums[from].next_shown;
	const struct tally *a = &f->sums[first], *b = &to->sums;
	const struct cell *c = &f->p->cells[first];
	mpt start = c->hang_start ? -c->width : c->start_width;
	return (struct extent){ .first = first, .end = to->end, .body = to->end,
		.natural = b->width - a->width + start,
		.before = c->hang_start ? c->width + c->start_width : 0,
		.early = b->early - a->early, .late = b->late - a->late,
		.bounded = b->bounded - a->bounded, .even = b->even - a->even,
		.shrink = b->shrink - a->shrink, .grow = b->grow - a->grow };
}

/* The same of any line. */
static inline struct extent fit_line(const struct fit *f, size_t from, const struct ending *to)
{
	return fit_is_plain(f, from, to) ? fit_plain_line(f, from, to)
					 : fit_extent(f, from, to->to);
}

/* What room of WIDTH the line leaves (< 0: lacks). Where it lacks some, the mark at its end first
 * gives up its blank and then hangs, if they may: E is changed then. */
mpt fit_slack(const struct fit *f, struct extent *e, mpt width);

/* What the line from FROM to TO holds at the least, were it squeezed and had it no hyphen: does not
 * shrink as TO grows. */
mpt fit_least(const struct fit *f, size_t from, const struct ending *to);

/* Whether the line from FROM to TO could end earlier without dividing a word. */
bool fit_has_plain_end(const struct fit *f, size_t from, size_t to);

/* The room of line INDEX of the paragraph, indents taken off. */
static inline struct line_room fit_room(const struct fit *f, size_t index, bool last)
{
	const struct line_space *s = f->space;
	struct line_room r = { 0, s->measure };
	if (index == 0) {
		r.start += s->first_indent;
		r.width -= s->first_indent;
	}
	if (last)
		r.width -= s->last_indent;
	return r;
}

/* The line has but one Han character, with or without marks. */
bool fit_lone(const struct fit *f, size_t from, size_t to);

/* Whether cell C can't be parted from the next, but for a last resort. */
static inline bool fit_bound(const struct cell *c)
{
	return c->brk == BRK_NEVER || c->penalty == PENALTY_MARKS;
}

/* Whether a line may end before cell I; whether it must. */
static inline bool fit_must_end(const struct fit *f, size_t i)
{
	const struct cell *c = &f->p->cells[i - 1];
	return i == f->p->cell_count || c->kind == CELL_NEWLINE || c->brk == BRK_MUST;
}

static inline bool fit_may_end(const struct fit *f, size_t i)
{
	return f->p->cells[i - 1].brk != BRK_NEVER || fit_must_end(f, i);
}

/* False for what takes up no room of its own where a line begins or ends: blanks there vanish across
 * it. */
static inline bool fit_shown(const struct cell *c)
{
	switch (c->kind) {
	case CELL_SPACE:
	case CELL_ANCHOR:
	case CELL_NEWLINE:
		return false;
	case CELL_EDGE:
		return c->width != 0;
	default:
		return true;
	}
}

#endif
