/* Total fit, after Knuth and Plass: of all ways to break a paragraph, the one with the fewest
 * demerits, found in one walk over the breaks that keeps for each the best way to get there.
 *
 * What a line costs follows from RATIO, in thousandths: 1000 is a word space stretched to its bound,
 * a Han gap a quarter of an em too wide, all squeezing used up in a line of words. Squeezing marks
 * counts for half as much as stretching by the same length, since GB/T 15834 and CLREQ want a mark
 * pulled in before a character is pushed out, and double once the marks inside a sentence are used
 * up and its full stops and Han-Latin gaps begin to give. */
#include "line/break.h"

#include <stdlib.h>

enum {
	RATIO_GOOD = 1000,  /* no line is looser while there is another way */
	RATIO_MOST = 20000, /* what is looser still costs no more */
	MOST_STARTS = 256,  /* starts tried for a line that ends at a given break */
	MOST_LINES = 4      /* line numbers told apart at a break, when rooms differ */
};

/* Beside the square of a line's own cost, 100 for a perfect one, 10,100 at RATIO_GOOD. */
#define COST_HYPHENS  INT64_C(10000000)        /* two hyphens in a row */
#define COST_LADDER   INT64_C(1000000000000)   /* more in a row than hyphenation-ladder-count */
#define COST_LONE     INT64_C(6000000000)      /* a lone last character: a line at ratio 2000 */
#define COST_OVERFULL INT64_C(100000000000000)
#define COST_CEILING  INT64_C(4000000000000000000)

/* A break that a line can end at, and the best way to it. */
struct way {
	int64_t cost;
	uint32_t at, from; /* the cell behind it; the way of the break before */
	uint32_t line;     /* lines so far */
	uint32_t hyphens;  /* in a row, up to here */
};

struct search {
	const struct fit *f;
	size_t from, to;
	int limit;        /* highest ratio */
	struct way *ways; /* in the order of their breaks */
	size_t count, low; /* from LOW on, a line can begin there and still fit */
};

bool break_at(const struct fit *f, size_t from, size_t to, size_t i)
{
	return i == to || (fit_may_end(f, i) && f->sums[i].shown > from && f->sums[i].next_shown < to);
}

static int ratio(mpt need, mpt capacity)
{
	if (need <= 0)
		return 0;
	if (capacity <= 0 || need > capacity * (RATIO_MOST / 1000))
		return RATIO_MOST;
	return (int)(need * 1000 / capacity);
}

/* The ratio of a line with SLACK to give away, or -1 if it can't be squeezed enough. */
static int line_ratio(const struct fit *f, const struct extent *e, mpt slack, bool last)
{
	if (slack >= 0) {
		if (last && f->style.last != ALIGN_JUSTIFY)
			return 0;
		return ratio(slack - e->grow, e->bounded + e->even);
	}
	mpt need = -slack - e->shrink;
	if (need > e->early + e->late)
		return -1;
	return ratio(need + mpt_max(0, need - e->early), e->early + e->late + 2 * e->even);
}

static int64_t add_cost(int64_t a, int64_t b)
{
	return a > COST_CEILING - b ? COST_CEILING : a + b;
}

/* The cost of a line by its ratio and the penalty of its break. */
static int64_t line_cost(int64_t r, int64_t penalty)
{
	int64_t c = 100 + r * r * r / 100000 + r / 50 + 100 * (penalty > 0 ? penalty : 0);
	return c * c;
}

enum verdict { FITS, TOO_LOOSE, TOO_TIGHT };

/* The way to TO that comes by WAYS[FROM]. */
static enum verdict try_line(const struct search *s, uint32_t from, size_t to, struct way *out)
{
	const struct fit *f = s->f;
	const struct way *w = &s->ways[from];
	bool last = to == s->to;
	struct extent e = fit_extent(f, w->at, to);
	int r = line_ratio(f, &e, fit_room(f, w->line, last).width - e.natural, last);
	if (r < 0)
		return TOO_TIGHT;
	if (r > s->limit && !last)
		return TOO_LOOSE;

	int64_t cost = line_cost(r, last ? 0 : f->p->cells[to - 1].penalty);
	uint32_t hyphens = e.hyphen ? w->hyphens + 1 : 0;
	if (hyphens > 1)
		cost += COST_HYPHENS;
	if (f->style.ladder > 0 && hyphens > (uint32_t)f->style.ladder)
		cost += COST_LADDER;
	if (last && w->at > s->from && fit_lone(f, w->at, to))
		cost += COST_LONE;
	*out = (struct way){ add_cost(w->cost, cost), (uint32_t)to, from, w->line + 1, hyphens };
	return FITS;
}

/* Keeps W if it is the best way to its break, or the best by its number of lines when that decides
 * about the room of what follows. */
static void keep(struct search *s, size_t first, const struct way *w)
{
	for (size_t i = first; i < s->count; i++) {
		struct way *old = &s->ways[i];
		if (s->f->space->room && old->line != w->line)
			continue;
		if (w->cost < old->cost)
			*old = *w;
		return;
	}
	if (s->count - first < MOST_LINES)
		s->ways[s->count++] = *w;
}

static bool outgrown(const struct search *s, const struct way *w, size_t to)
{
	return fit_least(s->f, w->at, to) > fit_room(s->f, w->line, false).width;
}

/* No line that ends at TO fits: the shortest one does it all the same. */
static void force(struct search *s, size_t to)
{
	uint32_t from = (uint32_t)s->count - 1;
	const struct way *w = &s->ways[from];
	s->low = s->count;
	s->ways[s->count++] = (struct way){ add_cost(w->cost, COST_OVERFULL), (uint32_t)to, from,
		w->line + 1, 0 };
}

/* Finds the best ways to break TO. False when nothing leads on from here. */
static bool reach(struct search *s, size_t to)
{
	size_t first = s->count;
	while (s->low < first && outgrown(s, &s->ways[s->low], to))
		s->low++;
	for (size_t i = s->low; i < first && i < s->low + MOST_STARTS; i++) {
		struct way w;
		enum verdict v = try_line(s, (uint32_t)i, to, &w);
		if (v == FITS)
			keep(s, first, &w);
		else if (v == TOO_LOOSE && !s->f->space->room)
			break; /* later starts make shorter lines */
	}
	if (s->count > first || (s->low < first && to < s->to))
		return true;
	if (s->limit < RATIO_MOST)
		return false;
	force(s, to);
	return true;
}

static bool find(struct search *s, int limit, size_t line)
{
	s->limit = limit;
	s->low = 0;
	s->ways[0] = (struct way){ .at = (uint32_t)s->from, .line = (uint32_t)line };
	s->count = 1;
	for (size_t i = s->from + 1; i <= s->to; i++) {
		if (break_at(s->f, s->from, s->to, i) && !reach(s, i))
			return false;
	}
	return true;
}

/* The best of the ways to the end, which were found last. */
static uint32_t best_way(const struct search *s)
{
	size_t best = s->count - 1;
	for (size_t i = best; i > 0 && s->ways[i].at == s->to; i--) {
		if (s->ways[i].cost <= s->ways[best].cost)
			best = i;
	}
	return (uint32_t)best;
}

static bool ends_lone(const struct search *s)
{
	const struct way *end = &s->ways[best_way(s)];
	return end->from > 0 && fit_lone(s->f, s->ways[end->from].at, s->to);
}

static void write_ends(const struct search *s, struct breaks *b)
{
	uint32_t way = best_way(s);
	size_t lines = s->ways[way].line - s->ways[0].line;
	b->count += lines;
	for (size_t i = 0; i < lines; i++) {
		b->ends[b->count - 1 - i] = s->ways[way].at;
		way = s->ways[way].from;
	}
}

void break_best(const struct fit *f, size_t from, size_t to, struct breaks *b)
{
	size_t breaks = 1;
	for (size_t i = from + 1; i <= to; i++)
		breaks += break_at(f, from, to, i);
	size_t ways = 1 + breaks * (f->space->room ? MOST_LINES : 1);
	struct search s = { .f = f, .from = from, .to = to };
	s.ways = xmalloc(ways * sizeof *s.ways);
	/* First as if loose lines were forbidden, which leaves little to try. Where that fails, or ends
	 * in a lone character, everything is tried. */
	if (!find(&s, RATIO_GOOD, b->count) || ends_lone(&s))
		find(&s, RATIO_MOST, b->count);
	write_ends(&s, b);
	free(s.ways);
}
