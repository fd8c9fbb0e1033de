#include "page/table_auto.h"

#include <stdlib.h>

#include "page/table_columns.h"
#include "page/table_grid.h"

/* A longer text asks for no more: no page has such lines. It also keeps products small. */
#define MOST_CONTENT (10000 * MPT_PT)
#define MOST_ROOM    (MPT_MAX / 10)

/* What a cell over several columns asks for. */
struct demand {
	size_t first, count;
	struct content_width width;
};

static bool is_automatic(const struct table_column *c)
{
	return !c->given && c->share <= 0;
}

static mpt edges_width(const struct table *t, const struct table_place *place, mpt reference)
{
	struct edges border = t->grid ? table_grid_borders(t->grid, place)
				      : layout_border(place->node);
	struct edges padding = layout_padding(place->node, reference);
	return border.start + border.end + padding.start + padding.end + t->separation_ipd;
}

static struct content_width cell_width(
	struct layout *l, const struct table *t, const struct table_place *place, mpt reference)
{
	struct content_width w = content_width(l, place->node, reference);
	if (fo_get(place->node, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM)->kind == VALUE_LENGTH) {
		mpt given = fo_length(
			place->node, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, reference);
		w.least = w.most = mpt_max(w.least, given);
	}
	mpt edges = edges_width(t, place, reference);
	return (struct content_width){ mpt_min(w.least, MOST_CONTENT) + edges,
		mpt_min(w.most, MOST_CONTENT) + edges };
}

/* Whether the widths of all columns of PLACE are given, so that its content does not matter. */
static bool is_settled(const struct table *t, const struct table_place *place)
{
	for (size_t i = 0; i < place->columns; i++)
		if (!t->columns[place->first_column + i].given)
			return false;
	return true;
}

static size_t spanning_cells(const struct table *t)
{
	size_t count = 0;
	for (size_t r = 0; r < t->rows.count; r++)
		for (size_t k = 0; k < t->rows.at[r].count; k++)
			count += t->rows.at[r].places[k].columns > 1;
	return count;
}

static int by_columns(const void *a, const void *b)
{
	const struct demand *x = a, *y = b;
	if (x->count != y->count)
		return x->count < y->count ? -1 : 1;
	return x->first < y->first ? -1 : x->first > y->first;
}

/* MORE over what columns FIRST .. END have goes to those without a given width, by how wide they
 * would like to be; LEAST tells which of the two widths grows. */
static void widen(const struct table *t, struct content_width *widths, size_t first, size_t end,
	mpt more, bool least)
{
	mpt weight = 0, seen = 0, before = 0;
	for (size_t i = first; i < end; i++)
		weight += t->columns[i].given ? 0 : widths[i].most + 1;
	for (size_t i = first; i < end && weight > 0; i++) {
		if (t->columns[i].given)
			continue;
		seen += widths[i].most + 1;
		mpt upto = mpt_scale(more, seen, weight);
		*(least ? &widths[i].least : &widths[i].most) += upto - before;
		before = upto;
	}
}

static void spread(const struct table *t, struct content_width *widths, const struct demand *d)
{
	mpt least = 0, most = 0;
	size_t end = d->first + d->count;
	for (size_t i = d->first; i < end; i++) {
		least += widths[i].least;
		most += widths[i].most;
	}
	if (d->width.least > least)
		widen(t, widths, d->first, end, d->width.least - least, true);
	if (d->width.most > most)
		widen(t, widths, d->first, end, d->width.most - most, false);
	for (size_t i = d->first; i < end; i++)
		content_width_reach(&widths[i], 0, widths[i].least);
}

/* The widths of the columns: cells in one column first, then those over two, and so on. */
static struct content_width *measure(struct layout *l, const struct table *t, mpt reference)
{
	struct content_width *widths =
		ARENA_ARRAY(l->arena, t->column_count, struct content_width);
	struct demand *demands = ARENA_ARRAY(l->arena, spanning_cells(t), struct demand);
	size_t count = 0;
	for (size_t i = 0; i < t->column_count; i++) {
		mpt given = t->columns[i].given ? t->columns[i].width : 0;
		widths[i] = (struct content_width){ given, mpt_max(1, given) };
	}
	for (size_t r = 0; r < t->rows.count; r++)
		for (size_t k = 0; k < t->rows.at[r].count; k++) {
			const struct table_place *place = &t->rows.at[r].places[k];
			if (is_settled(t, place))
				continue;
			struct content_width w = cell_width(l, t, place, reference);
			if (place->columns == 1)
				content_width_reach(
					&widths[place->first_column], w.least, w.most);
			else
				demands[count++] =
					(struct demand){ place->first_column, place->columns, w };
		}
	qsort(demands, count, sizeof *demands, by_columns);
	for (size_t i = 0; i < count; i++)
		spread(t, widths, &demands[i]);
	return widths;
}

/* All columns together: what is given, the automatic ones, and those with shares, which are all as
 * wide by their shares as the one that needs most. */
struct sums {
	mpt given;
	bool shares;
	struct content_width automatic, shared;
};

static struct sums add_up(const struct table *t, const struct content_width *widths)
{
	struct sums s = { 0 };
	double shares = 0, least = 0, most = 0;
	for (size_t i = 0; i < t->column_count; i++) {
		const struct table_column *c = &t->columns[i];
		s.given += c->width;
		if (is_automatic(c)) {
			s.automatic.least += widths[i].least;
			s.automatic.most += widths[i].most;
		} else if (c->share > 0) {
			double one = (double)(widths[i].least - c->width) / c->share;
			least = one > least ? one : least;
			one = (double)(widths[i].most - c->width) / c->share;
			most = one > most ? one : most;
			shares += c->share;
			s.shares = true;
		}
	}
	s.shared.least = mpt_min(MPT_MAX, (mpt)(least * shares + 0.5));
	s.shared.most = mpt_min(MPT_MAX, (mpt)(most * shares + 0.5));
	return s;
}

/* What W comes to of the width TOTAL that all automatic columns get. */
static mpt portion(const struct content_width *w, const struct content_width *all, mpt total)
{
	if (total >= all->most)
		return mpt_scale(w->most, total, all->most);
	if (total < all->least)
		return mpt_scale(w->least, total, all->least);
	return w->least +
		mpt_scale(w->most - w->least, total - all->least, all->most - all->least);
}

static void assign(struct table *t, const struct content_width *widths,
	const struct content_width *all, mpt total)
{
	struct content_width sum = { 0, 0 };
	mpt before = 0;
	for (size_t i = 0; i < t->column_count; i++) {
		struct table_column *c = &t->columns[i];
		if (!is_automatic(c))
			continue;
		sum.least += widths[i].least;
		sum.most += widths[i].most;
		mpt upto = portion(&sum, all, total);
		c->width = upto - before;
		c->given = true;
		before = upto;
	}
}

/* A column that would like no more than an even share gets what it likes, so that a word of two
 * characters is not broken because a long text stands beside it; CSS would have it give way too. */
static void settle_narrow(struct table *t, const struct content_width *widths,
	struct content_width *all, mpt *total)
{
	mpt left = 0;
	for (size_t i = 0; i < t->column_count; i++)
		left += is_automatic(&t->columns[i]);
	for (size_t i = 0; i < t->column_count; i++) {
		struct table_column *c = &t->columns[i];
		const struct content_width *w = &widths[i];
		if (!is_automatic(c) || w->most > *total / left ||
			all->least - w->least > *total - w->most)
			continue;
		c->width = w->most;
		c->given = true;
		*total -= w->most;
		*all = (struct content_width){ all->least - w->least, all->most - w->most };
		left--;
		i = SIZE_MAX; /* more is left to the others now */
	}
}

void table_auto(struct layout *l, struct table *t, mpt room, bool fills)
{
	struct arena_mark mark = arena_mark(l->arena);
	const struct content_width *widths = measure(l, t, room);
	struct sums s = add_up(t, widths);
	mpt least = s.automatic.least + s.shared.least;
	mpt free = mpt_min(MOST_ROOM, mpt_max(0, room - s.given)), total;
	if (free < least)
		total = mpt_scale(s.automatic.least, free, least);
	else if (fills && !s.shares)
		total = free;
	else
		total = mpt_min(s.automatic.most, free - s.shared.least);
	if (total < s.automatic.most)
		settle_narrow(t, widths, &s.automatic, &total);
	assign(t, widths, &s.automatic, total);
	arena_release(l->arena, mark);
}

struct content_width table_auto_width(struct layout *l, const struct fo_node *n, mpt reference)
{
	const struct fo_value *given = fo_get(n, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM);
	if (given->kind == VALUE_LENGTH && !given->percent)
		return (struct content_width){ given->as.length, given->as.length };
	struct arena_mark mark = arena_mark(l->arena);
	struct table *t = table_new(l, n);
	table_columns_given(t, reference);
	const struct content_width *widths = measure(l, t, reference);
	struct sums s = add_up(t, widths);
	struct content_width w = { s.given + s.automatic.least + s.shared.least,
		s.given + s.automatic.most + s.shared.most };
	arena_release(l->arena, mark);
	return w;
}
