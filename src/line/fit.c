#include "line/fit.h"

#include <stdlib.h>
#include <string.h>

#include "fo/fo.h"
#include "line/warichu.h"

static void add_gap(struct tally *t, const struct cell *c)
{
	t->width += c->gap;
	if (c->squeeze != SQUEEZE_NONE) {
		bool late = c->squeeze == SQUEEZE_HAN_LATIN || c->squeeze == SQUEEZE_STOP;
		*(late ? &t->late : &t->early) += mpt_max(0, c->gap - c->gap_min);
	}
	switch (c->stretch) {
	case STRETCH_SPACE:
	case STRETCH_LETTER:
	case STRETCH_HAN_LATIN:
		t->bounded += mpt_max(0, c->gap_max - c->gap);
		break;
	case STRETCH_ALL:
		t->even += c->size / 4;
		break;
	default:
		break;
	}
}

/* Nearly every cell of Chinese: a character and a gap that no rule singles out. */
static inline bool is_plain(const struct cell *c)
{
	return c->han && c->squeeze == SQUEEZE_NONE && c->stretch == STRETCH_ALL && c->gap >= 0 &&
		!c->end_width && c->brk == BRK_MAY && !c->penalty;
}

static inline void add_plain(struct tally *t, const struct cell *c, size_t i)
{
	t->width += c->width + c->gap;
	t->even += c->size / 4;
	t->han++;
	t->plain++;
	t->shown = (uint32_t)i + 1;
}

static void add_cell(struct tally *t, const struct cell *c, size_t i)
{
	t->width += c->width;
	if (c->kind == CELL_LEADER) {
		t->shrink += mpt_max(0, c->width - c->leader_min);
		t->grow += mpt_max(0, c->leader_max - c->width);
	}
	if (c->han)
		t->han++;
	if (c->brk != BRK_NEVER && c->penalty < PENALTY_EMERGENCY)
		t->plain++;
	if (fit_shown(c))
		t->shown = (uint32_t)i + 1;
	add_gap(t, c);
}

/* What the cells have besides sums. */
struct survey {
	uint32_t spaces;
	mpt space; /* their sum */
};

static void look_at(struct fit *f, struct survey *s, const struct cell *c)
{
	if (c->kind == CELL_SPACE && c->stretch == STRETCH_SPACE) {
		s->spaces++; /* one typed between Han and Latin is none between words */
		s->space += c->gap;
	}
	f->beyond = mpt_max(f->beyond, c->end_width - c->gap);
	f->steady = f->steady && c->width + c->gap >= 0 && c->brk != BRK_HYPHEN;
}

/* Whether what the reader sees is words and spaces. */
static void judge_script(struct fit *f, const struct survey *s)
{
	const struct paragraph *p = f->p;
	uint32_t han = f->sums[p->cell_count].han;
	if (s->spaces > 0)
		f->word_space = s->space / s->spaces;
	else if (p->cell_count > 0) /* one long word */
		f->word_space = p->cells[0].size / 4;
	f->words = han == 0 || han < s->spaces;
}

/* Cells that are not shown have the next one that is. */
static void pass_hidden(struct tally *sums, size_t n)
{
	for (size_t i = n; i-- > 0;)
		if (sums[i + 1].shown != i + 1)
			sums[i].next_shown = sums[i + 1].next_shown;
}

void fit_init(struct fit *f, const struct paragraph *p, const struct line_space *space,
	struct alignment style)
{
	size_t n = p->cell_count;
	bool hidden = false;
	struct tally t = { 0 };
	struct survey survey = { 0 };
	*f = (struct fit){ .p = p, .space = space, .style = style, .steady = true };
	f->sums = xmalloc((n + 1) * sizeof *f->sums);
	for (size_t i = 0; i < n; i++) {
		const struct cell *c = &p->cells[i];
		t.next_shown = (uint32_t)i;
		f->sums[i] = t;
		if (is_plain(c)) {
			add_plain(&t, c, i);
		} else {
			add_cell(&t, c, i);
			look_at(f, &survey, c);
			hidden = hidden || t.shown != i + 1;
		}
	}
	t.next_shown = (uint32_t)n;
	f->sums[n] = t;
	if (hidden)
		pass_hidden(f->sums, n);
	judge_script(f, &survey);
	f->notes = p->has_warichu ? warichu_sums_new(p) : NULL;
}

void fit_release(struct fit *f)
{
	free(f->sums);
	f->sums = NULL;
	warichu_sums_free(f->notes);
}

/* What lies between the first cell and the end of the body. */
static void sum_up(const struct fit *f, struct extent *e)
{
	/* The gap behind the last visible cell is not there at a line's end. */
	const struct tally *a = &f->sums[e->first], *b = &f->sums[e->body - 1];
	const struct cell *cells = f->p->cells, *last = &cells[e->body - 1];
	e->natural = b->width - a->width + last->width + cells[e->first].start_width;
	e->early = b->early - a->early;
	e->late = b->late - a->late;
	e->bounded = b->bounded - a->bounded;
	e->even = b->even - a->even;
	e->shrink = f->sums[e->end].shrink - a->shrink;
	e->grow = f->sums[e->end].grow - a->grow;
}

/* The last cell of a line of more than one stands beyond its end. */
static bool hang(const struct fit *f, struct extent *e)
{
	uint32_t before = f->sums[e->end - 1].shown;
	if (before <= e->first)
		return false;
	e->body = before;
	sum_up(f, e);
	return true;
}

struct extent fit_extent(const struct fit *f, size_t from, size_t to)
{
	const struct cell *cells = f->p->cells;
	struct extent e = { .first = f->sums[from].next_shown, .end = f->sums[to].shown };
	if (e.first >= e.end) {
		e.first = e.end = e.body = (uint32_t)from;
		return e;
	}
	e.body = e.end;
	const struct cell *last = &cells[e.end - 1];
	if (last->hang != HANG_ALWAYS || !hang(f, &e)) {
		sum_up(f, &e);
		e.natural += last->end_width;
	}
	if (cells[e.first].hang_start)
		e.before = cells[e.first].width + cells[e.first].start_width;
	e.natural -= e.before;
	if (f->notes) {
		e.uneven = warichu_sum(f->notes, e.first, e.end);
		e.natural += e.uneven;
	}
	if (to > from && cells[to - 1].brk == BRK_HYPHEN) {
		e.hyphen = true;
		e.natural += line_hyphen(f->p, &cells[to - 1], NULL);
	}
	return e;
}

mpt fit_slack(const struct fit *f, struct extent *e, mpt width)
{
	mpt slack = width - e->natural;
	if (slack >= 0 || e->body <= e->first || e->body < e->end)
		return slack;
	const struct cell *last = &f->p->cells[e->end - 1];
	if (last->end_for_room) {
		e->natural -= last->end_width;
		slack += last->end_width;
	}
	if (slack < 0 && last->hang == HANG_FOR_ROOM && hang(f, e)) {
		e->natural -= e->before;
		slack = width - e->natural;
	}
	return slack;
}

struct ending fit_ending(const struct fit *f, size_t to)
{
	const struct cell *cells = f->p->cells;
	struct ending e = { .to = to, .end = f->sums[to].shown };
	if (e.end == 0)
		return e;
	const struct cell *last = &cells[e.end - 1];
	e.plain = last->hang == HANG_NEVER && !last->end_for_room && !f->notes &&
		cells[to - 1].brk != BRK_HYPHEN;
	e.sums = f->sums[e.end - 1];
	e.sums.shrink = f->sums[e.end].shrink;
	e.sums.grow = f->sums[e.end].grow;
	e.sums.width += last->width;
	e.least = e.sums.width - e.sums.early - e.sums.late - e.sums.shrink;
	e.sums.width += last->end_width;
	return e;
}

mpt fit_least(const struct fit *f, size_t from, const struct ending *to)
{
	uint32_t first = f->sums[from].next_shown, end = to->end;
	if (first >= end)
		return 0;
	const struct cell *cells = f->p->cells;
	const struct tally *a = &f->sums[first];
	mpt least = to->least - (a->width - a->early - a->late - a->shrink);
	if (cells[end - 1].hang != HANG_NEVER && f->sums[end - 1].shown > first) {
		end = f->sums[end - 1].shown;
		const struct tally *b = &f->sums[end - 1];
		least = b->width - a->width - (b->early - a->early) - (b->late - a->late) +
			cells[end - 1].width - (f->sums[end].shrink - a->shrink);
	}
	return cells[first].hang_start ? least - cells[first].width : least;
}

bool fit_has_plain_end(const struct fit *f, size_t from, size_t to)
{
	uint32_t first = f->sums[from].next_shown;
	return first + 1 < to && f->sums[to - 1].plain > f->sums[first].plain;
}

bool fit_lone(const struct fit *f, size_t from, size_t to)
{
	const struct tally *a = &f->sums[from], *b = &f->sums[to];
	if (b->han - a->han != 1 || f->style.may_be_lone)
		return false;
	/* Marks can't be parted from it; a word or a number could be. */
	for (size_t i = f->sums[from].next_shown; i + 1 < b->shown; i++) {
		if (!fit_bound(&f->p->cells[i]))
			return false;
	}
	return true;
}

mpt line_hyphen(const struct paragraph *p, const struct cell *c, unsigned *glyph)
{
	const struct face *face = p->hyphen_face;
	if (!face)
		return 0;
	const char *s = fo_string(c->node, PROP_HYPHENATION_CHARACTER);
	unsigned g = *s ? face_glyph(face, utf8_next(&s, s + strlen(s))) : 0;
	if (!g)
		g = face_glyph(face, '-');
	if (glyph)
		*glyph = g;
	return fo_length(c->node, PROP_LETTER_SPACING_OPTIMUM, 0) +
		mpt_scale(c->size, face_advance(face, g), face->units_per_em);
}
