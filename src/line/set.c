#include "line/set.h"

#include "line/warichu.h"

/* An amount dealt out over parts in proportion, without a remainder: each part gets the difference
 * of two rounded running totals. */
struct share {
	mpt total; /* of the parts */
	mpt need;  /* to deal out */
	mpt seen, given;
};

static mpt share_part(struct share *s, mpt part)
{
	s->seen += part;
	mpt upto;
	if (s->total < MPT_MAX && s->need < MPT_MAX)
		upto = s->seen * s->need / s->total;
	else
		upto = (mpt)((double)s->need * ((double)s->seen / (double)s->total));
	mpt part_of_need = upto - s->given;
	s->given = upto;
	return part_of_need;
}

static inline mpt share_next(struct share *s, mpt part)
{
	return s->need == 0 || part == 0 ? 0 : share_part(s, part);
}

/* Takes what the parts can bear from *REST. */
static void share_take(struct share *s, mpt capacity, mpt *rest)
{
	s->need = mpt_min(*rest, capacity);
	*rest -= s->need;
}

/* What happens to the gaps and leaders of a line. */
struct plan {
	struct share squeeze[SQUEEZE_COUNT];
	struct share stretch[STRETCH_COUNT]; /* to their bounds; Han gaps to a quarter em */
	struct share beyond;                 /* the same for every gap that may grow at all */
	struct share leaders;
	mpt even;      /* a quarter em for every Han gap */
	mpt most;      /* an em for every gap that may grow at all */
	mpt han_latin; /* natural Han-Latin gaps */
	mpt tighter;   /* what rows of notes lack, where nothing else gives way */
	mpt note_room; /* that a note has which the line is but a part of */
	bool words;    /* leaders change at the rate of spaces, not before them */
	bool distribute;
	bool changes;  /* some gap may be set other than it is */
	bool overfull, loose;
	mpt apart;     /* see struct line */
};

static mpt squeeze_part(const struct cell *c)
{
	return c->squeeze == SQUEEZE_NONE ? 0 : mpt_max(0, c->gap - c->gap_min);
}

static mpt stretch_part(const struct cell *c)
{
	if (c->stretch == STRETCH_ALL)
		return 1;
	return c->stretch == STRETCH_NONE ? 0 : mpt_max(0, c->gap_max - c->gap);
}

static void count_gap(struct plan *plan, const struct cell *c)
{
	if (c->squeeze == SQUEEZE_NONE && c->stretch == STRETCH_ALL) { /* nearly all of Chinese */
		plan->stretch[STRETCH_ALL].total++;
		plan->beyond.total++;
		plan->most += c->size;
		plan->even += c->size / 4;
		return;
	}
	if (c->squeeze != SQUEEZE_NONE)
		plan->squeeze[c->squeeze].total += squeeze_part(c);
	if (c->stretch == STRETCH_NONE)
		return;
	plan->stretch[c->stretch].total += stretch_part(c);
	if (c->stretch != STRETCH_LETTER) {
		plan->beyond.total++;
		plan->most += c->size;
	}
	if (c->stretch == STRETCH_ALL)
		plan->even += c->size / 4;
	if (c->stretch == STRETCH_HAN_LATIN)
		plan->han_latin += c->gap;
}

/* Takes what COUNT shares can bear from *REST, from each the same part of it. */
static void take_alike(struct share *const *shares, size_t count, mpt *rest)
{
	struct share all = { 0 };
	for (size_t i = 0; i < count; i++)
		all.total += shares[i]->total;
	share_take(&all, all.total, rest);
	for (size_t i = 0; i < count; i++)
		shares[i]->need = share_next(&all, shares[i]->total);
}

/* What is too wide at any rate is squeezed only to come as near as it can to a common edge. */
static void plan_squeeze(struct plan *plan, const struct extent *e, mpt need, bool justify)
{
	plan->overfull = need > e->shrink + e->early + e->late;
	if (plan->overfull && !justify)
		return;
	struct share *alike[] = { &plan->leaders, &plan->squeeze[SQUEEZE_SPACE] };
	plan->leaders.total = e->shrink;
	take_alike(alike, plan->words ? 2 : 1, &need);
	for (int c = plan->words ? SQUEEZE_SPACE + 1 : SQUEEZE_SPACE; c < SQUEEZE_COUNT; c++)
		share_take(&plan->squeeze[c], plan->squeeze[c].total, &need);
}

/* Chinese pulled apart by more than an em a gap is no line any more. FREE: the author wants it, or
 * words keep it together. */
static void plan_stretch(struct plan *plan, const struct extent *e, mpt need, bool free)
{
	struct share *alike[] = { &plan->stretch[STRETCH_SPACE], &plan->stretch[STRETCH_LETTER],
		&plan->leaders };
	plan->leaders.total = e->grow;
	if (!plan->words)
		share_take(&plan->leaders, e->grow, &need);
	plan->loose = need > plan->most && !free;
	if (plan->loose)
		return;
	take_alike(alike, plan->words ? 3 : 2, &need);
	share_take(&plan->stretch[STRETCH_HAN_LATIN], plan->stretch[STRETCH_HAN_LATIN].total, &need);
	share_take(&plan->stretch[STRETCH_ALL], plan->even, &need);
	if (plan->beyond.total > 0)
		plan->beyond.need = need;
	if (plan->beyond.need > 0 && !free)
		plan->apart = plan->most / plan->beyond.total / 4 + need / plan->beyond.total;
}

/* Every gap alike: the quarter em between Han and Latin is dissolved in the whole. */
static void plan_even(struct plan *plan, mpt slack)
{
	plan->distribute = true;
	plan->beyond.need = slack + plan->han_latin;
}

/* Fills PLAN, which is empty. */
static void make_plan(struct plan *plan, const struct fit *f, const struct extent *e, mpt slack,
	bool justify, bool last)
{
	plan->words = f->words;
	plan->changes = justify || slack < 0;
	for (size_t i = e->first; i + 1 < e->body && plan->changes; i++)
		count_gap(plan, &f->p->cells[i]);
	if (justify && f->style.distribute && slack + plan->han_latin >= 0 &&
		plan->beyond.total > 0 && e->grow == 0)
		plan_even(plan, slack);
	else if (slack < 0)
		plan_squeeze(plan, e, -slack, justify);
	else if (justify)
		plan_stretch(plan, e, slack, last || f->words);
}

static mpt gap_as_set(struct plan *plan, const struct cell *c)
{
	if (!plan->changes)
		return c->gap;
	mpt gap = plan->distribute && c->stretch == STRETCH_HAN_LATIN ? 0 : c->gap;
	if (c->squeeze != SQUEEZE_NONE)
		gap -= share_next(&plan->squeeze[c->squeeze], squeeze_part(c));
	if (c->stretch == STRETCH_NONE)
		return gap;
	gap += share_next(&plan->stretch[c->stretch], stretch_part(c));
	if (c->stretch != STRETCH_LETTER)
		gap += share_next(&plan->beyond, 1);
	return gap;
}

static mpt width_as_set(struct plan *plan, const struct cell *c, mpt slack)
{
	if (c->kind != CELL_LEADER)
		return c->width;
	if (slack < 0)
		return c->width - share_next(&plan->leaders, mpt_max(0, c->width - c->leader_min));
	return c->width + share_next(&plan->leaders, mpt_max(0, c->leader_max - c->width));
}

/* A note of two rows. */
static mpt place_note(const struct paragraph *p, struct plan *plan, size_t first, size_t end, mpt at,
	mpt *x, mpt *width)
{
	size_t to = warichu_end(p, first, end);
	mpt more = warichu_excess(p, first, to) + plan->note_room;
	mpt less = mpt_max(0, mpt_min(plan->tighter, more));
	plan->tighter -= less;
	return warichu_place(p, first, to, at, more - less, x, width);
}

/* What is missing to the next cell of the grid, AT from the start of the line: the line began within
 * what is divided, which fills its cells only as a whole. */
static mpt grid_rest(const struct fit *f, const struct cell *c, mpt at)
{
	if (!c->on_grid)
		return 0;
	mpt over = (at - c->start_width) % f->style.grid;
	return over > 0 ? f->style.grid - over : 0;
}

/* Places the cells from AT on and returns where the last visible one ends. */
static mpt place(const struct fit *f, struct plan *plan, const struct extent *e, mpt slack, mpt at,
	mpt *x, mpt *width)
{
	const struct cell *cells = f->p->cells;
	const mpt start = e->first < e->end ? at - cells[e->first].start_width : at;
	const bool grid = f->style.grid > 0;
	const size_t body = e->body, end = e->end;
	mpt spare = slack;
	for (size_t i = e->first; i < end; i++) {
		mpt rest = grid ? grid_rest(f, &cells[i], at - start) : 0;
		if (grid && rest <= spare) {
			at += rest;
			spare -= rest;
		}
		if (cells[i].warichu) {
			at += place_note(f->p, plan, i, end, at, x, width);
			i = warichu_end(f->p, i, end) - 1;
		} else {
			x[i] = at;
			width[i] = width_as_set(plan, &cells[i], slack);
			at += width[i];
		}
		if (i + 1 == end)
			break;
		/* What hangs keeps to the text, however that is set. */
		mpt gap = i + 1 < body ? gap_as_set(plan, &cells[i]) : cells[i].gap;
		if (cells[i].kind == CELL_SPACE && !cells[i].warichu)
			width[i] += gap;
		at += gap;
	}
	return at;
}

static void place_hidden(size_t from, size_t to, mpt at, mpt *x, mpt *width)
{
	for (size_t i = from; i < to; i++) {
		x[i] = at;
		width[i] = 0;
	}
}

static void find_range(const struct fit *f, size_t from, size_t to, struct line *line)
{
	const struct cell *cells = f->p->cells;
	while (from < to && cells[from].kind == CELL_SPACE)
		from++;
	while (to > from && cells[to - 1].kind == CELL_SPACE)
		to--;
	line->first = (uint32_t)from;
	line->end = (uint32_t)to;
}

static bool is_note_only(const struct fit *f, const struct extent *e)
{
	return f->notes && e->first < e->end && f->p->cells[e->first].warichu &&
		warichu_end(f->p, e->first, e->end) == e->end;
}

void set_line(const struct fit *f, size_t from, size_t to, size_t index, bool last,
	struct line *line, mpt *x, mpt *width)
{
	struct extent e = fit_extent(f, from, to);
	struct line_room room = fit_room(f, index, last);
	enum align align = last ? f->style.last : f->style.align;
	mpt slack = fit_slack(f, &e, room.width);
	/* Notes: what is too wide, where nothing else gives way; and what is left to one that fills the
	 * line. */
	mpt tighter = mpt_max(0, mpt_min(e.uneven, -(slack + e.early + e.late)));
	slack += tighter;
	mpt note_room =
		align == ALIGN_JUSTIFY && is_note_only(f, &e) ? mpt_max(0, slack) : 0;
	slack -= note_room;
	struct plan plan = { .tighter = tighter, .note_room = note_room };
	make_plan(&plan, f, &e, slack, align == ALIGN_JUSTIFY, last);

	mpt start = room.start;
	if (align == ALIGN_CENTER && slack > 0)
		start += slack / 2;
	else if (align == ALIGN_END && slack > 0)
		start += slack;
	if (e.first < e.end)
		start += f->p->cells[e.first].start_width - e.before;
	mpt end = place(f, &plan, &e, slack, start, x, width);
	place_hidden(from, e.first, start, x, width);
	place_hidden(e.end, to, end, x, width);

	*line = (struct line){ .x = start, .width = end - start, .slack = slack, .hyphen = e.hyphen,
		.overfull = plan.overfull, .loose = plan.loose, .apart = plan.apart, .last = last };
	find_range(f, from, to, line);
}
