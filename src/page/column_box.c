#include "page/column_box.h"

#include <string.h>

#include "page/block.h"

/* The children of N as one list, each as wide as the columns it lies across. */
static bool format(struct layout *l, const struct fo_node *n, struct area area, struct column_box *c)
{
	struct list_builder b;
	const struct fo_node *next = n->first;
	bool ok = true;
	list_begin(&b, l->arena);
	while (ok && next) {
		b.spans = multicol_spans(&c->set, next);
		area.width = multicol_area_width(&c->set, b.spans);
		ok = block_format_next(l, &b, n, &next, area);
	}
	c->list = list_end(&b);
	list_strip(&c->list);
	return ok;
}

static void add_stretch(struct layout *l, struct column_box *c, struct stretch st)
{
	if ((c->count & (c->count - 1)) == 0) {
		struct stretch *more =
			ARENA_ARRAY(l->arena, c->count ? 2 * c->count : 1, struct stretch);
		if (c->count)
			memcpy(more, c->stretches, c->count * sizeof *more);
		c->stretches = more;
	}
	c->stretches[c->count++] = st;
}

static void add_rules(struct layout *l, struct column_box *c, const struct column_task *t,
	const struct column_fill *fill)
{
	struct rect rules[MAX_COLUMNS];
	int count;
	multicol_rules(t, fill, 0, c->height, rules, &count);
	struct rect *all = ARENA_ARRAY(l->arena, c->rule_count + (size_t)count + 1, struct rect);
	if (c->rule_count)
		memcpy(all, c->rules, c->rule_count * sizeof *all);
	for (int i = 0; i < count; i++)
		all[c->rule_count++] = rules[i];
	c->rules = all;
}

/* Height that the pieces FROM .. LIMIT cannot be higher than in any columns. */
static mpt most_height(const struct list *l, size_t from, size_t limit)
{
	mpt height = 0;
	for (size_t i = from; i < limit; i++)
		height += l->pieces[i].height + fill_head(l->pieces[i].frame) +
			fill_foot(l->pieces[i].frame);
	return height + MPT_PT;
}

static size_t put_across(struct layout *l, struct column_box *c, size_t from, size_t limit)
{
	struct fill fill = fill_column(&c->list, from, limit,
		(struct fill_room){ .height = MPT_MAX, .top = from > 0, .empty = true });
	add_stretch(l, c, (struct stretch){ .list = &c->list, .from = from, .to = fill.end,
		.y = c->height, .top = from > 0 });
	c->height += fill.height;
	return fill.end;
}

/* ROOM is the height that is given; the columns are as high as they must be if it is not, or too low. */
static size_t put_columns(
	struct layout *l, struct column_box *c, size_t from, size_t limit, mpt room)
{
	struct column_fill *fill = ARENA_NEW(l->arena, struct column_fill);
	struct column_task t = { .list = &c->list, .from = from, .limit = limit, .complete = true,
		.empty = true, .stretch = true, .set = &c->set, .height = room };
	if (room > 0)
		multicol_fill(&t, fill);
	if (room <= 0 || fill->end < limit) {
		t.height = most_height(&c->list, from, limit);
		t.balanced = true;
		multicol_fill(&t, fill);
	}
	for (size_t i = 0; i < fill->count; i++)
		add_stretch(l, c, multicol_stretch(&t, &fill->parts[i], 0, c->height));
	add_rules(l, c, &t, fill);
	c->height += fill->height;
	return fill->end;
}

const struct column_box *column_box_make(
	struct layout *l, const struct fo_node *n, struct area area)
{
	struct column_box *c = ARENA_NEW(l->arena, struct column_box);
	c->set = multicol_of(n, area.width);
	if (!format(l, n, area, c))
		return NULL;
	const struct list *list = &c->list;
	for (size_t from = 0; from < list->count;) {
		const bool across = list->pieces[from].spans == SPANS_ALL;
		size_t limit = from, end = from;
		while (limit < list->count && (list->pieces[limit].spans == SPANS_ALL) == across)
			limit++;
		const bool last = limit == list->count;
		if (!across)
			end = put_columns(l, c, from, limit, last ? area.height - c->height : 0);
		from = end > from ? end : put_across(l, c, from, limit);
		if (from < list->count && list->pieces[from].kind == PIECE_GAP)
			c->height += list->pieces[from].foot;
	}
	return c;
}

bool column_box_paint(struct painter *p, const struct column_box *c, mpt x, mpt y)
{
	for (size_t i = 0; i < c->count; i++) {
		struct stretch s = c->stretches[i];
		s.x += x;
		s.y += y;
		if (!paint_stretch(p, &s))
			return false;
	}
	for (size_t i = 0; i < c->rule_count; i++) {
		struct rect r = c->rules[i];
		r.x += x;
		r.y += y;
		multicol_paint_rule(p, c->set.node, r);
	}
	return true;
}
