/* Total fit, after Knuth and Plass: of all ways to break a paragraph, the one with the fewest
 * demerits, found in one walk over the breaks that keeps for each the best way to get there. */
#include "line/break.h"

#include <stdlib.h>

#include "line/demerits.h"

enum {
	MOST_STARTS = 256, /* starts tried for a line that ends at a given break */
	MOST_LINES = 4     /* line numbers told apart at a break, when rooms differ */
};

/* A break that a line can end at, and the best way to it. */
struct way {
	int64_t cost;
	uint32_t at, from; /* the cell behind it; the way of the break before */
	uint32_t line;     /* lines so far */
	uint32_t hyphens;  /* in a row, up to here */
	bool fault;        /* a rule was broken on the way */
};

struct search {
	const struct fit *f;
	size_t from, to;
	int limit;         /* highest ratio */
	struct way *ways;  /* in the order of their breaks */
	size_t count;
	size_t low, high;  /* a line that begins at LOW still fits; before HIGH, it is loose no more */
};

bool break_at(const struct fit *f, size_t from, size_t to, size_t i)
{
	return i == to || (fit_may_end(f, i) && f->sums[i].shown > from && f->sums[i].next_shown < to);
}

/* Keeps W if it is the best way to its break, or the best by its number of lines when that decides
 * about the room of what follows. Of equals the later one has the fuller lines first. */
static void keep(struct search *s, size_t first, const struct way *w)
{
	for (size_t i = first; i < s->count; i++) {
		struct way *old = &s->ways[i];
		if (s->f->space->room && old->line != w->line)
			continue;
		if (w->cost <= old->cost)
			*old = *w;
		return;
	}
	if (s->count - first < MOST_LINES)
		s->ways[s->count++] = *w;
}

/* Tries the way to TO that comes by WAYS[FROM]; those to TO begin at FIRST. */
static enum verdict try_line(struct search *s, size_t from, size_t to, size_t first)
{
	const struct way *w = &s->ways[from];
	const struct candidate c = { s->from, s->to, w->at, to, w->line, w->hyphens };
	struct demerits d;
	enum verdict v = demerits_of(s->f, &c, s->limit, &d);
	if (v != FITS)
		return v;
	bool hyphen = s->f->p->cells[to - 1].brk == BRK_HYPHEN;
	keep(s, first, &(struct way){ demerits_add(w->cost, d.cost), (uint32_t)to, (uint32_t)from,
		w->line + 1, hyphen ? w->hyphens + 1 : 0, w->fault || d.fault });
	return v;
}

static bool outgrown(const struct search *s, const struct way *w, size_t to)
{
	return fit_least(s->f, w->at, to) > fit_room(s->f, w->line, false).width;
}

/* No line that ends at TO fits: the shortest one does it all the same. As every way on leads
 * through it, its cost is no matter of choice. */
static void force(struct search *s, size_t to)
{
	uint32_t from = (uint32_t)s->count - 1;
	s->low = s->count;
	s->ways[s->count++] = (struct way){ .at = (uint32_t)to, .from = from,
		.line = s->ways[from].line + 1 };
}

/* Finds the best ways to break TO. False when nothing leads on from here. */
static bool reach(struct search *s, size_t to)
{
	size_t first = s->count;
	while (s->low < first && outgrown(s, &s->ways[s->low], to))
		s->low++;
	bool one = !s->f->space->room;
	for (size_t i = s->low; i < first && i < s->low + MOST_STARTS; i++) {
		if (one && i < s->high && s->count > first && s->ways[i].cost >= s->ways[first].cost)
			continue; /* already too dear */
		if (try_line(s, i, to, first) != TOO_LOOSE)
			s->high = i + 1;
		else if (one)
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
	s->low = s->high = 0;
	s->ways[0] = (struct way){ .at = (uint32_t)s->from, .line = (uint32_t)line };
	s->count = 1;
	for (size_t i = s->from + 1; i <= s->to; i++) {
		if (break_at(s->f, s->from, s->to, i) && !reach(s, i))
			return false;
	}
	return true;
}

/* The best of the ways to the end, which were found last. */
static const struct way *best_way(const struct search *s)
{
	const struct way *best = &s->ways[s->count - 1];
	for (const struct way *w = best - 1; w->at == s->to; w--) {
		if (w->cost <= best->cost)
			best = w;
	}
	return best;
}

static void write_ends(const struct search *s, struct breaks *b)
{
	const struct way *w = best_way(s);
	b->count = w->line;
	for (size_t i = b->count; i > s->ways[0].line; i--) {
		b->ends[i - 1] = w->at;
		w = &s->ways[w->from];
	}
}

/* As if loose lines were forbidden, which leaves little to try. Everything is tried only where that
 * fails or breaks a rule. */
static void search(struct search *s, size_t line)
{
	/* What costs less than one looser line would is the best in any case. */
	if (find(s, RATIO_FINE, line) && best_way(s)->cost < demerits_by_ratio(RATIO_FINE))
		return;
	if (!find(s, RATIO_GOOD, line) || best_way(s)->fault)
		find(s, RATIO_MOST, line);
}

void break_best(const struct fit *f, size_t from, size_t to, struct breaks *b)
{
	size_t breaks = 0;
	for (size_t i = from + 1; i <= to; i++)
		breaks += break_at(f, from, to, i);
	size_t most = 1 + breaks * (f->space->room ? MOST_LINES : 1);
	struct search s = { .f = f, .from = from, .to = to };
	s.ways = xmalloc(most * sizeof *s.ways);
	search(&s, b->count);
	write_ends(&s, b);
	free(s.ways);
}
