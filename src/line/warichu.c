#include "line/warichu.h"

#include <stdlib.h>

#include "line/fit.h"

/* An em box from its base line, in percent; its middle. */
enum { TOP = 88, BOTTOM = -12, MIDDLE = (TOP + BOTTOM) / 2 };

size_t warichu_end(const struct paragraph *p, size_t first, size_t end)
{
	uint16_t note = p->cells[first].warichu;
	while (first < end && p->cells[first].warichu == note)
		first++;
	return first;
}

/* The cells that a row from FIRST to END shows. */
struct row {
	size_t first, end;
	mpt width;
};

static struct row make_row(const struct paragraph *p, size_t first, size_t end)
{
	while (first < end && !fit_shown(&p->cells[first]))
		first++;
	while (end > first && !fit_shown(&p->cells[end - 1]))
		end--;
	struct row r = { first, end, 0 };
	for (size_t i = first; i < end; i++)
		r.width += 2 * (p->cells[i].width + (i + 1 < end ? p->cells[i].gap : 0));
	return r;
}

/* Divides a note's cells so that the wider row is as narrow as can be; of two such ways the one whose
 * first row is the wider. The second row is empty where nothing can be divided. One walk: widths of
 * rows are differences of sums. */
static size_t divide(const struct paragraph *p, size_t first, size_t end)
{
	const struct row all = make_row(p, first, end);
	size_t best = end;
	mpt least = all.width, sum = 0;
	for (size_t i = all.first; i + 1 < all.end; i++) {
		const struct cell *c = &p->cells[i];
		sum += 2 * c->width;
		mpt rest = all.width - sum - 2 * c->gap;
		bool may = c->row_end || (c->brk != BRK_NEVER && c->brk != BRK_HYPHEN);
		if (may && mpt_max(sum, rest) <= least) {
			least = mpt_max(sum, rest);
			best = i + 1;
		}
		sum += 2 * c->gap;
	}
	return best;
}

static mpt box_width(const struct paragraph *p, size_t first, size_t end)
{
	size_t middle = divide(p, first, end);
	return mpt_max(make_row(p, first, middle).width, make_row(p, middle, end).width);
}

static mpt own_width(const struct paragraph *p, size_t first, size_t end)
{
	return make_row(p, first, end).width / 2;
}

mpt warichu_excess(const struct paragraph *p, size_t first, size_t end)
{
	return box_width(p, first, end) - own_width(p, first, end);
}

/* Cells of a part that is looked at while lines are chosen. */
enum { LONGEST = 200 };

/* The note that a cell is in, and what whole notes up to the cell take, it included. */
struct sum {
	uint32_t first, end; /* the same outside of notes */
	mpt excess;
};

struct warichu_sums {
	const struct paragraph *p;
	struct sum of[];
};

static mpt part_excess(const struct paragraph *p, size_t first, size_t end)
{
	return end - first > LONGEST ? 0 : warichu_excess(p, first, end);
}

struct warichu_sums *warichu_sums_new(const struct paragraph *p)
{
	struct warichu_sums *w = xcalloc(1, sizeof *w + p->cell_count * sizeof w->of[0]);
	mpt excess = 0;
	w->p = p;
	for (size_t i = 0, end; i < p->cell_count; i = end) {
		bool note = p->cells[i].warichu;
		end = note ? warichu_end(p, i, p->cell_count) : i + 1;
		for (size_t k = i; k < end; k++)
			w->of[k] = (struct sum){ (uint32_t)i, (uint32_t)(note ? end : i), excess };
		excess += note ? part_excess(p, i, end) : 0;
		w->of[end - 1].excess = excess;
	}
	return w;
}

void warichu_sums_free(struct warichu_sums *w)
{
	free(w);
}

mpt warichu_sum(const struct warichu_sums *w, size_t first, size_t end)
{
	if (first >= end)
		return 0;
	const struct sum *a = &w->of[first], *b = &w->of[end - 1];
	mpt excess = b->excess - (first ? a[-1].excess : 0);
	bool begun = a->first < first && a->end > first, open = b->end > end;
	if (begun && a->end <= end) /* all of it was counted, but a part is here */
		excess -= w->of[a->end - 1].excess - w->of[a->first].excess;
	if (begun)
		excess += part_excess(w->p, first, a->end < end ? a->end : end);
	if (open && b->first >= first)
		excess += part_excess(w->p, b->first, end);
	return excess;
}

/* A row that is too wide by a little is set tighter; FILL: one that is too narrow looser. */
static void place_row(const struct paragraph *p, const struct row *r, mpt at, mpt room, bool fill,
	mpt *x, mpt *width)
{
	mpt over = r->width - room, steps = (mpt)(r->end - r->first) - 1, given = 0;
	if (over < 0 && !fill)
		over = 0;
	for (size_t i = r->first; i < r->end; i++) {
		const struct cell *c = &p->cells[i];
		mpt less = steps > 0 ? over * (mpt)(i - r->first) / steps : 0;
		at -= less - given;
		given = less;
		x[i] = at;
		width[i] = 2 * (c->width + (c->kind == CELL_SPACE ? c->gap : 0));
		at += 2 * (c->width + c->gap);
	}
}

mpt warichu_place(const struct paragraph *p, size_t first, size_t end, mpt at, mpt more, mpt *x,
	mpt *width)
{
	size_t middle = divide(p, first, end);
	struct row upper = make_row(p, first, middle), lower = make_row(p, middle, end);
	mpt room = own_width(p, first, end) + more;
	bool fill = end < p->cell_count && p->cells[end].warichu == p->cells[first].warichu &&
		lower.end > lower.first;
	for (size_t i = first; i < end; i++) {
		x[i] = at;
		width[i] = 0;
	}
	place_row(p, &upper, at, room, fill, x, width);
	place_row(p, &lower, at, room, fill, x, width);
	return room;
}

/* The inline that the note at C is. */
static const struct fo_node *note_of(const struct cell *c)
{
	const struct fo_node *n = c->node;
	while (n->parent && fo_keyword(n, PROP_BANXIN_WARICHU) != KW_TRUE)
		n = n->parent;
	return n;
}

/* Two rows of half the size fill the em box around them. Larger ones adjoin in its middle, smaller ones
 * keep to its edges. */
static void shift_rows(const struct paragraph *p, size_t first, size_t end, mpt *shift)
{
	const struct fo_node *n = note_of(&p->cells[first]);
	mpt small = fo_length(n, PROP_FONT_SIZE, 0);
	mpt size = n->parent ? fo_length(n->parent, PROP_FONT_SIZE, 0) : small;
	bool large = 2 * small > size;
	mpt up = large ? size * MIDDLE - small * BOTTOM : (size - small) * TOP;
	mpt down = large ? size * MIDDLE - small * TOP : (size - small) * BOTTOM;
	size_t middle = divide(p, first, end);
	/* In vertical lines smaller text is centred already. */
	mpt centred = fo_is_vertical(n) ? text_axis(size) - text_axis(small) : 0;
	for (size_t i = first; i < end; i++)
		shift[i] += (i < middle ? up : down) / 100 - centred;
}

void warichu_shift(const struct paragraph *p, const struct line *lines, size_t count, mpt *shift)
{
	for (size_t k = 0; k < count; k++) {
		for (size_t i = lines[k].first; i < lines[k].end; i++) {
			if (!p->cells[i].warichu)
				continue;
			size_t to = warichu_end(p, i, lines[k].end);
			shift_rows(p, i, to, shift);
			i = to - 1;
		}
	}
}
