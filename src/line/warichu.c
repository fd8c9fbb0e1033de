#include "line/warichu.h"

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
	mpt excess = 0;
	for (size_t i = first; i < end; i++) {
		if (!p->cells[i].warichu)
			continue;
		size_t to = warichu_end(p, i, end);
		excess += box_width(p, i, to) - own_width(p, i, to);
		i = to - 1;
	}
	return excess;
}

/* A row that is too wide by a little is set tighter. */
static void place_row(
	const struct paragraph *p, const struct row *r, mpt at, mpt room, mpt *x, mpt *width)
{
	mpt over = mpt_max(0, r->width - room), steps = (mpt)(r->end - r->first) - 1, given = 0;
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
	mpt room = mpt_min(mpt_max(upper.width, lower.width), own_width(p, first, end) + more);
	for (size_t i = first; i < end; i++) {
		x[i] = at;
		width[i] = 0;
	}
	place_row(p, &upper, at, room, x, width);
	place_row(p, &lower, at, room, x, width);
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
