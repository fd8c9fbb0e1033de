/* The formula is Knuth and Plass's: the cube of the ratio, squared when lines are added up, so that
 * one bad line is worse than several fair ones.
 *
 * Squeezing counts for half as much as stretching by the same length where it pulls in a mark, since
 * GB/T 15834 and CLREQ want that before a character is pushed out. It counts double once the marks
 * inside a sentence are used up, and full stops and Han-Latin gaps begin to give. Where it only takes
 * in one more character, marks without any blank are as bad as gaps of a tenth of an em. */
#include "line/demerits.h"

#include <stdlib.h>

/* Beside the square of a line's own cost, 100 for a perfect one, 10,120 at RATIO_GOOD. */
#define TWO_HYPHENS INT64_C(10000000)      /* in a row */
#define LADDER      INT64_C(1000000000000) /* more in a row than hyphenation-ladder-count */
#define LONE        INT64_C(6000000000)    /* a lone last character: about a line at ratio 2000 */

/* More marks in a row than this are not looked through. */
enum { MOST_MARKS = 8 };

static int ratio(mpt need, mpt capacity)
{
	if (need <= 0)
		return 0;
	if (capacity <= 0 || need / (RATIO_MOST / 1000) >= capacity)
		return RATIO_MOST;
	return (int)(need * 1000 / capacity);
}

static int64_t own_cost(int64_t ratio, int64_t penalty)
{
	int64_t c = 100 + ratio * ratio * ratio / 100000 + ratio / 50 + 100 * penalty;
	return c * c;
}

int64_t demerits_by_ratio(int ratio)
{
	return own_cost(ratio, 0);
}

/* Whether the last character would fit as it is, and only what can't be parted from it, its marks,
 * needs the squeezing; or, at the end of a paragraph, that character itself (GB/T 15834 5.1.11). */
static bool pulled_in(
	const struct fit *f, uint32_t first, uint32_t body, mpt need, bool last)
{
	const struct cell *cells = f->p->cells;
	uint32_t at = body - 1;
	while (at > first && body - at < MOST_MARKS && fit_bound(&cells[at - 1]))
		at--;
	mpt behind = f->sums[body - 1].width + cells[body - 1].width - f->sums[at].width;
	return behind - (last ? 0 : cells[at].width) >= need;
}

static inline int squeeze_ratio(const struct fit *f, const struct extent *e, mpt need, bool last)
{
	mpt most = e->early + e->late;
	if (need > most)
		return -1;
	int r = ratio(need + mpt_max(0, need - e->early), most + 2 * e->even);
	if (r > RATIO_GOOD)
		r = RATIO_GOOD; /* all that may give has given */
	int plain = ratio(need, most) * 4 / 10;
	return pulled_in(f, e->first, e->body, need, last) || r > plain ? r : plain;
}

/* The ratio of a line with SLACK to give away, or -1 if it can't be squeezed enough. */
static inline int line_ratio(const struct fit *f, const struct extent *e, mpt slack, bool last)
{
	if (slack >= 0) {
		if (last && f->style.last != ALIGN_JUSTIFY)
			return 0;
		return ratio(slack - e->grow, e->bounded + e->even);
	}
	return squeeze_ratio(f, e, -slack - e->shrink, last);
}

/* Gaps between Han characters show sooner than word spaces that differ. */
static inline enum look look_of(const struct extent *e, mpt slack, int ratio)
{
	if (slack < 0)
		return (-slack - e->shrink) * 10 > (e->early + e->late) * 6 ? LOOK_TIGHT : LOOK_EVEN;
	int scale = e->even > e->bounded ? 1 : 2;
	return ratio > 500 * scale ? LOOK_OPEN : ratio > 250 * scale ? LOOK_LOOSE : LOOK_EVEN;
}

/* The rules that may be broken when nothing else helps. */
static void add_faults(struct demerits *d, const struct fit *f, const struct candidate *c,
	bool hyphen)
{
	if (hyphen && f->style.ladder > 0 && c->hyphens >= (unsigned)f->style.ladder) {
		d->cost += LADDER;
		d->fault = true;
	}
	if (c->end->to == c->run_end && c->start > c->run && fit_lone(f, c->start, c->end->to)) {
		d->cost += LONE;
		d->fault = true;
	}
}

/* The line E, which leaves SLACK. */
static inline enum verdict judge(const struct fit *f, const struct candidate *c, int limit,
	const struct extent *e, mpt slack, struct demerits *out)
{
	bool last = c->end->to == c->run_end;
	int r = line_ratio(f, e, slack, last);
	if (r < 0 || (r > limit && slack < 0))
		return TOO_TIGHT;
	if (r > limit)
		return TOO_LOOSE;

	int penalty = last ? 0 : f->p->cells[c->end->to - 1].penalty;
	*out = (struct demerits){ own_cost(r, penalty > 0 ? penalty : 0),
		.look = look_of(e, slack, r) };
	if (abs((int)out->look - (int)c->above) > 1)
		out->cost += CONTRAST;
	if (e->hyphen && c->hyphens > 0)
		out->cost += TWO_HYPHENS;
	add_faults(out, f, c, e->hyphen);
	return FITS;
}

/* A line whose end may give up a blank, hang or take a hyphen. */
static struct extent varied_line(const struct fit *f, const struct candidate *c, mpt width, mpt *slack)
{
	struct extent e = fit_extent(f, c->start, c->end->to);
	*slack = fit_slack(f, &e, width);
	return e;
}

enum verdict demerits_of(const struct fit *f, const struct candidate *c, int limit,
	struct demerits *out)
{
	const mpt width = fit_room(f, c->line, c->end->to == c->run_end).width;
	struct extent e;
	mpt slack;
	if (fit_is_plain(f, c->start, c->end)) {
		e = fit_plain_line(f, c->start, c->end);
		slack = width - e.natural;
	} else {
		e = varied_line(f, c, width, &slack);
	}
	return judge(f, c, limit, &e, slack, out);
}

size_t demerits_pass_loose(
	const struct fit *f, size_t start, size_t to, size_t last, size_t index, int limit)
{
	const struct line_room room = fit_room(f, index, false);
	if (!f->steady || f->notes || limit >= RATIO_MOST || room.width >= MPT_MAX)
		return to;
	const size_t first = f->sums[start].next_shown;
	if (first >= last)
		return to;
	/* The line is too loose if it lacks more than LIMIT allows for what can grow in it. Both are
	 * differences of sums; all its ends have those at its start and its room in common. */
	const struct tally *a = &f->sums[first];
	const int64_t rate = limit + 1;
	const mpt most = room.width - f->beyond - f->p->cells[first].start_width + a->width + a->grow;
	const int64_t bound = 1000 * most + rate * (a->bounded + a->even);
	for (; to < last; to++) {
		const struct tally *b = &f->sums[to];
		if (1000 * (b->width + b->grow) + rate * (b->bounded + b->even) >= bound)
			break;
	}
	return to;
}
