/* "Breaking Paragraphs into Lines" (Software: Practice and Experience 11, 1981). A line is a chain of
 * boxes and glue; its demerits are (1 + 100 |r|^3 + penalty)^2, where r is the share of the glue's
 * stretch or shrink that it needs.
 *
 * Ragged lines have no glue but at their ends, where the paper gives it the stretch of three word
 * spaces. The last line has as much more as the line is wide: it may be short, but one that is
 * nearly full looks better than a lone word. */
#include "line/words.h"

#include <stdlib.h>

/* Two hyphens in a row, or the end of a word in the last line: as bad as a line at a ratio of 0.8. */
#define TWO_HYPHENS INT64_C(30000000)
#define LADDER      INT64_C(10000000000000000) /* more in a row than hyphenation-ladder-count */
/* A word longer than a line is divided, and begins a line even so. */
#define EMERGENCY   INT64_C(10000000000000000)
#define NOT_ALONE   INT64_C(1000000000000000000)

/* The stretch at one end of a ragged line. */
static mpt ragged(const struct fit *f)
{
	return 3 * f->word_space;
}

static mpt stretch_of(const struct fit *f, const struct extent *e, enum align align)
{
	switch (align) {
	case ALIGN_JUSTIFY:
		return e->bounded + e->even + e->grow;
	case ALIGN_CENTER:
		return 2 * ragged(f) + e->grow;
	default:
		return ragged(f) + e->grow;
	}
}

static mpt shrink_of(const struct extent *e, enum align align)
{
	return (align == ALIGN_JUSTIFY ? e->early + e->late : 0) + e->shrink;
}

/* The glue set ratio of a line with SLACK to give away; below -WORDS_ONE it can't be set. */
static int ratio(mpt slack, mpt stretch, mpt shrink)
{
	if (slack == 0)
		return 0;
	if (slack < 0)
		return -slack > shrink ? -WORDS_MOST : -(int)(-slack * WORDS_ONE / shrink);
	if (stretch <= 0 || slack / (WORDS_MOST / WORDS_ONE) >= stretch)
		return WORDS_MOST;
	return (int)(slack * WORDS_ONE / stretch);
}

/* In hundredths, squared. */
static int64_t own_cost(int64_t r, int64_t penalty)
{
	int64_t c = 100 + llabs(r * r * r) / 100000000 + 100 * penalty;
	return c * c;
}

/* What is as loose as can be differs by what it leaves blank. */
static int64_t hole(mpt slack, mpt width)
{
	return own_cost(WORDS_MOST, 0) / 1000 * mpt_min(1000, slack * 1000 / mpt_max(1, width));
}

static int64_t cost_of(const struct fit *f, const struct candidate *c, int r)
{
	int penalty = c->end->to == c->run_end ? 0 : f->p->cells[c->end->to - 1].penalty;
	if (penalty < PENALTY_EMERGENCY)
		return own_cost(r, penalty);
	return own_cost(r, 0) + (fit_has_plain_end(f, c->start, c->end->to) ? NOT_ALONE : EMERGENCY);
}

static enum look look_of(int r)
{
	if (r < -WORDS_ONE / 2)
		return LOOK_TIGHT;
	return r <= WORDS_ONE / 2 ? LOOK_EVEN : r <= WORDS_ONE ? LOOK_LOOSE : LOOK_OPEN;
}

static void add_hyphens(
	struct demerits *d, const struct fit *f, const struct candidate *c, bool hyphen)
{
	if (c->hyphens > 0 && (hyphen || c->end->to == c->run_end))
		d->cost += TWO_HYPHENS;
	if (hyphen && f->style.ladder > 0 && c->hyphens >= (unsigned)f->style.ladder) {
		d->cost += LADDER;
		d->fault = true;
	}
}

enum verdict words_demerits(const struct fit *f, const struct candidate *c, int limit,
	struct demerits *out)
{
	bool last = c->end->to == c->run_end;
	struct extent e = fit_line(f, c->start, c->end);
	struct line_room room = fit_room(f, c->line, last);
	bool spread = last && f->style.last == ALIGN_JUSTIFY;
	enum align align = spread ? ALIGN_JUSTIFY : f->style.align;
	mpt slack = fit_slack(f, &e, room.width), stretch = stretch_of(f, &e, align);
	if (last && !spread && align != ALIGN_CENTER)
		stretch += room.width;
	int r = ratio(slack, stretch, shrink_of(&e, align));
	if (r < -WORDS_ONE)
		return TOO_TIGHT;
	if (r > limit)
		return TOO_LOOSE;

	*out = (struct demerits){ .cost = cost_of(f, c, r), .look = look_of(r) };
	if (r == WORDS_MOST)
		out->cost += hole(slack, room.width);
	if (abs((int)out->look - (int)c->above) > 1)
		out->cost += CONTRAST;
	add_hyphens(out, f, c, e.hyphen);
	return FITS;
}
