/* Newspapers set a title of several lines in one of four forms: long over short, short over long, short
 * around long (a diamond), or all alike. What they have in common is that lines grow, then shrink,
 * but never the other way round; an hourglass falls apart.
 *
 * A title has few breaks, so every way to divide it is weighed: a walk over its lines that keeps, for
 * each pair of breaks, the best way to end a line of just that width there. A line costs what its
 * break does (text/phrase.c) and the square of its difference from the middle width: a quarter more
 * or less is worth about as much as the end of a plain word. */
#include "line/shape.h"

#include <stdlib.h>

enum {
	MOST_BREAKS = 120, /* of a text that is a title */
	MOST_LINES = 24,
	MORE_LINES = 2     /* than would do, where that saves a word */
};

/* What no title should have costs more than anything it could be exchanged for. */
enum {
	COST_PAUSE = 120,    /* a pause of the sentence within a line */
	COST_LINE = 1500,    /* one more than would do */
	COST_FORM = 2000,    /* lines that shrink and grow again */
	COST_FLAT = 800,     /* neighbours alike where a form was asked for */
	COST_QUOTED = 4000,  /* inside 《》 that fits on a line */
	COST_LONE = 9000,    /* a line of one character */
	COST_WORD = 30000,
	COST_NEVER = 1000000000
};

/* Lines still grow, or have begun to shrink. */
enum phase { GROWS, SHRINKS, PHASES };

struct way {
	int32_t cost;
	uint8_t from;  /* index of the break before the line's start */
	uint8_t phase; /* of the line before */
};

struct search {
	const struct fit *f;
	uint32_t at[MOST_BREAKS + 1]; /* the run's start, its breaks, its end */
	uint8_t pauses[MOST_BREAKS + 1]; /* before each of them */
	size_t count;                    /* of these */
	size_t lines, fewest, first;  /* first: index of the run's first line in the paragraph */
	mpt middle;
	mpt *widths;      /* [start][end] */
	struct way *ways; /* [line][start][end][phase]: the best way to have that line */
};

static bool is_pause(const struct search *s, size_t i)
{
	return i > 0 && s->f->p->cells[s->at[i] - 1].penalty == PENALTY_PAUSE;
}

/* The breaks of a run; PLAIN: that divide no word. False if there are too many, or none. */
static bool find_breaks(struct search *s, size_t from, size_t to, bool plain)
{
	s->at[0] = (uint32_t)from;
	s->count = 1;
	for (size_t i = from + 1; i <= to; i++) {
		bool divides = i < to && s->f->p->cells[i - 1].penalty >= PENALTY_EMERGENCY;
		if (!break_at(s->f, from, to, i) || (plain && divides))
			continue;
		if (s->count == MOST_BREAKS + 1)
			return false;
		s->at[s->count] = (uint32_t)i;
		s->pauses[s->count] = (uint8_t)(s->pauses[s->count - 1] + is_pause(s, s->count - 1));
		s->count++;
	}
	return s->count > 2;
}

static mpt measure(const struct search *s, size_t start, size_t end)
{
	struct extent e = fit_extent(s->f, s->at[start], s->at[end]);
	return e.natural - e.shrink;
}

static mpt width_of(const struct search *s, size_t start, size_t end)
{
	return s->widths[start * s->count + end];
}

static void measure_all(struct search *s)
{
	s->widths = xmalloc(s->count * s->count * sizeof *s->widths);
	for (size_t start = 0; start < s->count; start++)
		for (size_t end = start + 1; end < s->count; end++)
			s->widths[start * s->count + end] = measure(s, start, end);
}

static mpt room(const struct search *s, size_t line, size_t end)
{
	return fit_room(s->f, s->first + line, end + 1 == s->count).width;
}

/* How many lines it takes if all are filled; 0 where a piece is wider than a line. */
static size_t count_lines(const struct search *s)
{
	size_t lines = 0;
	for (size_t start = 0, end; start + 1 < s->count; start = end) {
		end = start + 1;
		if (measure(s, start, end) > room(s, lines, end))
			return 0;
		while (end + 1 < s->count && measure(s, start, end + 1) <= room(s, lines, end + 1))
			end++;
		lines++;
	}
	return lines;
}

static struct way *way_at(const struct search *s, size_t line, size_t start, size_t end,
	enum phase phase)
{
	size_t n = s->count;
	return &s->ways[((line * n + start) * n + end) * PHASES + phase];
}

static int32_t break_cost(const struct search *s, size_t end)
{
	int penalty = end + 1 == s->count ? 0 : s->f->p->cells[s->at[end] - 1].penalty;
	if (penalty >= PENALTY_EMERGENCY)
		return COST_WORD;
	return penalty >= PENALTY_QUOTED ? COST_QUOTED : penalty;
}

/* The line from START to END by itself; COST_NEVER if it does not fit. */
static int32_t line_cost(const struct search *s, size_t line, size_t start, size_t end)
{
	mpt width = width_of(s, start, end);
	if (width > room(s, line, end))
		return COST_NEVER;
	int64_t off = (width - s->middle) * 1000 / s->middle;
	int64_t cost = off * off / 1000;
	if (s->f->style.shape == SHAPE_EQUAL)
		cost *= 6;
	if (fit_lone(s->f, s->at[start], s->at[end]))
		cost += COST_LONE;
	cost += COST_PAUSE * (s->pauses[end] - s->pauses[start] - is_pause(s, start));
	return (int32_t)mpt_min(cost, COST_LONE * 2) + break_cost(s, end);
}

/* What a line of WIDTH costs behind one of ABOVE; sets the phase it is in. */
static int32_t form_cost(const struct search *s, mpt above, mpt width, enum phase before,
	enum phase *phase)
{
	mpt em = s->f->p->cells[s->at[0]].size, change = width - above;
	enum shape shape = s->f->style.shape;
	bool alike = change > -em / 2 && change < em / 2;
	bool grows = change > 0;
	*phase = alike ? before : grows ? GROWS : SHRINKS;
	switch (shape) {
	case SHAPE_GROWING:
		return alike ? COST_FLAT : grows ? 0 : COST_FORM;
	case SHAPE_SHRINKING:
		return alike ? COST_FLAT : grows ? COST_FORM : 0;
	case SHAPE_EQUAL:
		return 0;
	default:
		if (!alike && grows && before == SHRINKS)
			return COST_FORM;
		return alike && shape == SHAPE_DIAMOND ? COST_FLAT : 0;
	}
}

/* A diamond has a line that is longer than the first, and one that is shorter again. */
static int32_t end_cost(const struct search *s, size_t start, enum phase phase)
{
	if (s->f->style.shape != SHAPE_DIAMOND || s->lines < 3)
		return 0;
	return phase == SHRINKS && start > 0 ? 0 : COST_FORM;
}

static void keep(struct way *w, int32_t cost, size_t from, enum phase phase)
{
	if (cost < w->cost)
		*w = (struct way){ cost, (uint8_t)from, (uint8_t)phase };
}

/* Finds the best ways to have the line from START to END behind each line that can precede it. */
static void reach(const struct search *s, size_t line, size_t start, size_t end)
{
	int32_t cost = line_cost(s, line, start, end);
	if (cost >= COST_NEVER)
		return;
	mpt width = width_of(s, start, end);
	for (size_t from = 0; from < start; from++) {
		for (int before = 0; before < PHASES; before++) {
			const struct way *w = way_at(s, line - 1, from, start, (enum phase)before);
			enum phase phase;
			if (w->cost >= COST_NEVER)
				continue;
			int32_t form = form_cost(
				s, width_of(s, from, start), width, (enum phase)before, &phase);
			/* The second line may shrink at once: no diamond, which wants to grow first. */
			if (line == 1 && phase == SHRINKS && s->f->style.shape == SHAPE_DIAMOND &&
				s->lines > 2)
				form += COST_FORM;
			keep(way_at(s, line, start, end, phase), w->cost + cost + form, from,
				(enum phase)before);
		}
	}
}

static void walk(const struct search *s)
{
	size_t n = s->count, all = s->lines * n * n * PHASES;
	for (size_t i = 0; i < all; i++)
		s->ways[i] = (struct way){ .cost = COST_NEVER };
	for (size_t end = 1; end < n; end++) {
		int32_t cost = line_cost(s, 0, 0, end);
		if (cost < COST_NEVER)
			keep(way_at(s, 0, 0, end, GROWS), cost, 0, GROWS);
	}
	for (size_t line = 1; line < s->lines; line++)
		for (size_t start = line; start + 1 < n; start++)
			for (size_t end = start + 1; end < n; end++)
				if (line + 1 < s->lines || end + 1 == n)
					reach(s, line, start, end);
}

/* The cost of the best way to have S->lines lines; their ends go to ENDS. */
static int32_t choose(const struct search *s, uint32_t *ends)
{
	size_t end = s->count - 1, start = 0, line = s->lines - 1;
	enum phase phase = GROWS;
	int32_t best = COST_NEVER;
	for (size_t i = 0; i < end; i++) {
		for (int p = 0; p < PHASES; p++) {
			const struct way *w = way_at(s, line, i, end, (enum phase)p);
			if (w->cost >= COST_NEVER || w->cost + end_cost(s, i, (enum phase)p) >= best)
				continue;
			best = w->cost + end_cost(s, i, (enum phase)p);
			start = i;
			phase = (enum phase)p;
		}
	}
	for (; best < COST_NEVER; line--) {
		const struct way *w = way_at(s, line, start, end, phase);
		ends[line] = s->at[end];
		end = start;
		start = w->from;
		phase = (enum phase)w->phase;
		if (line == 0)
			break;
	}
	return best;
}

static bool search(struct search *s, struct breaks *b)
{
	int32_t best = COST_NEVER;
	size_t most = s->fewest + MORE_LINES, room_for = MOST_LINES;
	measure_all(s);
	mpt whole = width_of(s, 0, s->count - 1);
	s->ways = xmalloc(most * s->count * s->count * PHASES * sizeof *s->ways);
	for (s->lines = s->fewest; s->lines <= most && s->lines < s->count && s->lines <= room_for;
		s->lines++) {
		uint32_t ends[MOST_LINES];
		s->middle = mpt_max(1, whole / (mpt)s->lines);
		walk(s);
		int32_t cost = choose(s, ends) + COST_LINE * (int32_t)(s->lines - s->fewest);
		if (cost >= best)
			continue;
		best = cost;
		b->count = s->first + s->lines;
		for (size_t i = 0; i < s->lines; i++)
			b->ends[s->first + i] = ends[i];
	}
	free(s->widths);
	free(s->ways);
	return best < COST_NEVER;
}

/* Words are divided where one is wider than a line. */
static bool find_lines(struct search *s, size_t from, size_t to)
{
	if (find_breaks(s, from, to, true) && (s->fewest = count_lines(s)) > 0)
		return true;
	return find_breaks(s, from, to, false) && (s->fewest = count_lines(s)) > 0;
}

bool break_shaped(const struct fit *f, size_t from, size_t to, struct breaks *b)
{
	struct search s = { .f = f, .first = b->count };
	if (!find_lines(&s, from, to) || s.fewest < 2 || s.fewest > MOST_LINES - MORE_LINES)
		return false;
	return search(&s, b);
}
