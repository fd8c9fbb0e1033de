/* Total fit, after Knuth and Plass: of all ways to break a paragraph, the one with the fewest
 * demerits, found in one walk over the breaks that keeps for each the best way to get there. */
#include "line/break.h"

#include <stdlib.h>

#include "line/shape.h"
#include "line/words.h"

enum { MOST_STARTS = 512 }; /* starts tried for a line that ends at a given break */

/* What a line of Chinese costs on the average where nothing is in the way, and at the least. */
#define FAIR_LINE    INT64_C(20000)
#define PERFECT_LINE INT64_C(10000)

/* A break that a line can end at, and the best way to it. */
struct way {
	int64_t cost;
	uint32_t at, from; /* the cell behind it; the way of the break before */
	uint32_t line;     /* lines so far */
	uint32_t hyphens;  /* in a row, up to here */
	enum look look;    /* of the line before the break */
	bool fault;        /* a rule was broken on the way */
};

/* Which breaks are tried. */
enum choice {
	CHOOSE_SPACES,    /* no word is divided, nor an address */
	CHOOSE_HYPHENS,   /* words are, where a hyphen may stand */
	CHOOSE_ADDRESSES, /* so are addresses */
	CHOOSE_LAWFUL,    /* words longer than a line too */
	CHOOSE_ANY        /* marks in a row are parted */
};

struct search {
	const struct fit *f;
	size_t from, to;
	int limit;         /* highest ratio */
	enum choice choice;
	bool force;        /* a line may be too wide if nothing else leads on */
	bool declined;     /* there were breaks that are not tried */
	struct way *ways;  /* in the order of their breaks */
	size_t count, cap;
	int64_t best;      /* least cost at the break that is being looked at */
	int64_t ceiling;   /* ways that cost as much are of no use */
	size_t low, high;  /* a line that begins at LOW still fits; before HIGH, it is loose no more */
};

static void add_way(struct search *s, const struct way *w)
{
	if (s->count == s->cap) {
		s->cap = s->cap ? 2 * s->cap : 16;
		s->ways = xrealloc(s->ways, s->cap * sizeof *s->ways);
	}
	s->ways[s->count++] = *w;
}

/* Of equals the later one has the fuller lines first, as Chinese wants it; words stay where they were
 * found, only the anchors among them go with what is before them. */
static bool better(const struct search *s, const struct way *w, const struct way *old)
{
	if (w->cost != old->cost || !s->f->words)
		return w->cost <= old->cost;
	const struct tally *sums = s->f->sums;
	return sums[s->ways[w->from].at].shown == sums[s->ways[old->from].at].shown;
}

/* Keeps W if it is the best way to its break with a last line of its look. */
static void keep(struct search *s, size_t first, const struct way *w)
{
	for (size_t i = first; i < s->count; i++) {
		struct way *old = &s->ways[i];
		if (old->look != w->look)
			continue;
		if (better(s, w, old))
			*old = *w;
		return;
	}
	add_way(s, w);
}

/* Tries the way to TO that comes by WAYS[FROM]; those to TO begin at FIRST. */
static enum verdict try_line(struct search *s, size_t from, const struct ending *to, size_t first)
{
	const struct way *w = &s->ways[from];
	const struct candidate c = { s->from, s->to, w->at, to, w->line, w->hyphens, w->look };
	struct demerits d;
	enum verdict v = s->f->words ? words_demerits(s->f, &c, s->limit, &d) :
		demerits_of(s->f, &c, s->limit, &d);
	if (v != FITS)
		return v;
	int64_t cost = demerits_add(w->cost, d.cost);
	if (cost < s->best)
		s->best = cost;
	else if (cost - CONTRAST >= s->best)
		return v; /* dearer than others, whatever follows */
	if (cost + (to->to < s->to ? PERFECT_LINE : 0) >= s->ceiling)
		return v;
	bool hyphen = s->f->p->cells[to->to - 1].brk == BRK_HYPHEN;
	keep(s, first, &(struct way){ cost, (uint32_t)to->to, (uint32_t)from, w->line + 1,
		hyphen ? w->hyphens + 1 : 0, d.look, w->fault || d.fault });
	return v;
}

static bool outgrown(const struct search *s, const struct way *w, const struct ending *to)
{
	return fit_least(s->f, w->at, to) > fit_room(s->f, w->line, false).width;
}

/* The best of the ways to the break that was reached last. */
static const struct way *best_way(const struct search *s)
{
	size_t best = s->count - 1;
	for (size_t i = best; i-- > 0 && s->ways[i].at == s->ways[best].at;) {
		if (s->ways[i].cost <= s->ways[best].cost)
			best = i;
	}
	return &s->ways[best];
}

/* No line that ends at TO fits: the shortest one does it all the same. As every way on leads
 * through it, its cost is no matter of choice. */
static void force(struct search *s, size_t to)
{
	const struct way *w = best_way(s);
	s->low = s->count;
	add_way(s, &(struct way){ .at = (uint32_t)to, .from = (uint32_t)(w - s->ways),
		.line = w->line + 1, .look = LOOK_EVEN });
}

/* Finds the best ways to break TO. False when nothing leads on from here. */
static bool reach(struct search *s, size_t to)
{
	size_t first = s->count;
	const struct ending end = fit_ending(s->f, to);
	s->best = INT64_MAX;
	while (s->low < first && outgrown(s, &s->ways[s->low], &end))
		s->low++;
	for (size_t i = s->low; i < first && i < s->low + MOST_STARTS; i++) {
		if (i < s->high && s->ways[i].cost - CONTRAST >= s->best)
			continue; /* already too dear */
		if (try_line(s, i, &end, first) != TOO_LOOSE)
			s->high = i + 1;
		else
			break; /* later starts make shorter lines */
	}
	if (s->count > first || (s->low < first && to < s->to))
		return true;
	if (!s->force)
		return false;
	force(s, to);
	return true;
}

/* From TO on, the first place where not even the longest line that may end there is loose, as it is at
 * most of them. */
static size_t pass_loose(const struct search *s, size_t to)
{
	if (s->f->words || s->low == s->count)
		return to;
	const struct way *w = &s->ways[s->low];
	return demerits_pass_loose(s->f, w->at, to, s->to, w->line, s->limit);
}

static bool is_chosen(const struct cell *c, enum choice choice)
{
	switch (choice) {
	case CHOOSE_SPACES:
		return c->penalty == 0;
	case CHOOSE_HYPHENS:
		return c->penalty == 0 || c->brk == BRK_HYPHEN;
	case CHOOSE_ADDRESSES:
		return c->penalty < PENALTY_MARKS;
	default:
		return c->penalty != PENALTY_MARKS;
	}
}

static bool chosen(struct search *s, size_t i)
{
	if (i == s->to || s->choice == CHOOSE_ANY || is_chosen(&s->f->p->cells[i - 1], s->choice))
		return true;
	s->declined = true;
	return false;
}

static bool find(struct search *s, int limit, size_t line)
{
	s->limit = limit;
	s->low = s->high = 0;
	s->count = 0;
	add_way(s, &(struct way){ .at = (uint32_t)s->from, .line = (uint32_t)line,
		.look = LOOK_EVEN });
	for (size_t i = s->from + 1; i <= s->to; i++) {
		i = pass_loose(s, i);
		if (break_at(s->f, s->from, s->to, i) && chosen(s, i) && !reach(s, i))
			return false;
	}
	return true;
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

/* Searches as if loose lines were forbidden. What costs less than one of them would is the best in
 * any case. Most paragraphs cost far less, and what is not to cost more is found with less trying. */
static bool find_fine(struct search *s, size_t line)
{
	const int64_t highest = demerits_by_ratio(RATIO_FINE);
	mpt width = s->f->sums[s->to].width - s->f->sums[s->from].width;
	int64_t ceiling = FAIR_LINE * (1 + mpt_max(0, width) / s->f->space->measure);
	for (; ceiling < highest; ceiling *= 3) {
		s->ceiling = ceiling;
		if (find(s, RATIO_FINE, line))
			return true;
	}
	s->ceiling = highest;
	return find(s, RATIO_FINE, line);
}

/* Everything is tried only where few loose lines are not enough or break a rule. */
static void search_han(struct search *s, size_t line)
{
	s->choice = CHOOSE_LAWFUL;
	if (find_fine(s, line))
		return;
	s->ceiling = INT64_MAX;
	if (find(s, RATIO_GOOD, line) && !best_way(s)->fault)
		return;
	s->choice = CHOOSE_ANY;
	if (s->declined && find(s, RATIO_GOOD, line) && !best_way(s)->fault)
		return;
	s->force = true;
	find(s, RATIO_MOST, line);
}

/* Knuth and Plass's rounds: words are divided where nothing else makes good lines. A short line in
 * ragged text is better than half an address, but not a justified one that gapes. */
static void search_words(struct search *s, size_t line)
{
	static const struct {
		enum choice ragged, justified;
		int limit;
	} rounds[] = {
		{ CHOOSE_SPACES, CHOOSE_SPACES, WORDS_ONE },
		{ CHOOSE_HYPHENS, CHOOSE_ADDRESSES, WORDS_ONE },
		{ CHOOSE_HYPHENS, CHOOSE_ADDRESSES, WORDS_FAIR },
		{ CHOOSE_HYPHENS, CHOOSE_ADDRESSES, WORDS_MOST },
		{ CHOOSE_ADDRESSES, CHOOSE_ADDRESSES, WORDS_MOST },
	};
	bool justified = s->f->style.align == ALIGN_JUSTIFY;
	for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++) {
		s->choice = justified ? rounds[i].justified : rounds[i].ragged;
		if (find(s, rounds[i].limit, line) && !best_way(s)->fault)
			return;
	}
	s->choice = CHOOSE_ANY;
	s->force = true;
	find(s, WORDS_MOST, line);
}

void break_best(const struct fit *f, size_t from, size_t to, struct breaks *b)
{
	struct search s = { .f = f, .from = from, .to = to, .ceiling = INT64_MAX };
	if (f->words)
		search_words(&s, b->count);
	else
		search_han(&s, b->count);
	write_ends(&s, b);
	free(s.ways);
}

void break_run(const struct fit *f, size_t from, size_t to, struct breaks *b)
{
	size_t i = from;
	while (i < to && f->p->cells[i].kind == CELL_SPACE)
		i++;
	if (i == to)
		return;
	if (f->style.shape != SHAPE_NONE && break_shaped(f, from, to, b))
		return;
	if (f->style.align == ALIGN_JUSTIFY || f->style.weighed ||
		(f->words && f->space->measure < MPT_MAX))
		break_best(f, from, to, b);
	else
		break_fill(f, from, to, b);
}
