#include "page/feed.h"

#include <string.h>

#include "page/block.h"
#include "page/container.h"
#include "page/parallel.h"
#include "page/table.h"

/* Pages are given back in steps of this size: often enough to stay small, seldom enough to cost
 * nothing. */
enum { GROUP_SIZE = 1024 * 1024 };

struct feed_group {
	struct arena *arena;
	size_t end;      /* pieces from here on need nothing of it */
	unsigned tables; /* that were entered in it and have not been left */
	struct feed_group *next;
};

static void add_group(struct feed *f)
{
	struct feed_group *g = ARENA_NEW(f->arena, struct feed_group);
	g->arena = arena_new();
	if (f->current)
		f->current->next = g;
	else
		f->groups = g;
	f->current = g;
	f->l->arena = g->arena;
}

static void set_widths(struct feed *f, const struct page_master *m)
{
	const struct region *body = &m->regions[REGION_BODY];
	f->columns = m->columns;
	f->body_width = body->content_width;
	f->body_height = body->content_height;
	f->l->note_width = f->body_width;
	f->l->body_height = f->body_height;
	f->l->body_vertical = body->vertical;
}

static void begin_floats(struct feed *f);

void feed_begin(
	struct feed *f, struct layout *l, const struct fo_node *flow, const struct page_master *m)
{
	*f = (struct feed){ .l = l, .arena = arena_new(), .depth = 1, .next = flow->first };
	f->levels[0].node = flow;
	set_widths(f, m);
	add_group(f);
	list_begin(&f->builder, f->arena);
	begin_floats(f);
}

void feed_end(struct feed *f)
{
	f->l->floats_out = NULL;
	for (struct feed_group *g = f->groups; g; g = g->next)
		arena_free(g->arena);
	arena_free(f->arena);
	*f = (struct feed){ 0 };
}

static void add_unit(struct feed *f, const struct fo_node *first)
{
	if (f->unit_count == f->unit_capacity) {
		size_t capacity = f->unit_capacity ? f->unit_capacity * 2 : 64;
		struct feed_unit *units = ARENA_ARRAY(f->arena, capacity, struct feed_unit);
		if (f->unit_count)
			memcpy(units, f->units, f->unit_count * sizeof *units);
		f->units = units;
		f->unit_capacity = capacity;
	}
	f->units[f->unit_count++] =
		(struct feed_unit){ f->dropped + f->builder.list.count, first, false };
}

static const struct column_set *set_of(const struct feed *f, unsigned spans)
{
	return SPANS_SET(spans) ? &f->sets[SPANS_SET(spans)] : &f->columns;
}

const struct column_set *feed_columns(const struct feed *f, const struct piece *p)
{
	return set_of(f, p->spans);
}

static struct area area_of(const struct feed *f)
{
	const unsigned spans = f->builder.spans;
	if (spans == SPANS_ALL)
		return (struct area){ .width = f->body_width, .height = f->body_height };
	return (struct area){ .width = multicol_area_width(set_of(f, spans), SPANS_COUNT(spans)),
		.height = SPANS_SET(spans) ? -1 : f->body_height };
}

/* The next block of the flow, or of a container with columns, may lie across several. */
static void find_spans(struct feed *f, const struct fo_node *n)
{
	const struct feed_level *top = &f->levels[f->depth - 1];
	if (f->depth == 1 || top->set)
		f->builder.spans = SPANS(
			top->set, multicol_spans(set_of(f, SPANS(top->set, 0)), n));
}

/* In a column text beside a float stays with it, since only what comes to another page is laid out
 * again. */
static void begin_floats(struct feed *f)
{
	bool column = f->columns.count > 1 && f->builder.spans != SPANS_ALL;
	f->float_spans = f->builder.spans;
	f->builder.float_keep = column ? FO_KEEP_ALWAYS : 0;
	f->builder.floats = NULL;
	float_begin(&f->floats, &f->builder, area_of(f));
}

/* Floats end where what follows lies across more columns, or fewer. */
static void end_floats(struct feed *f)
{
	const uint16_t spans = f->builder.spans;
	if (spans == f->float_spans)
		return;
	f->builder.spans = f->float_spans;
	float_finish(&f->builder, true);
	f->builder.spans = spans;
	begin_floats(f);
}

static void push(struct feed *f, const struct fo_node *n, struct frame *frame)
{
	f->levels[f->depth++] = (struct feed_level){ .node = n, .frame = frame };
	f->next = n->first;
}

/* Frames of entered blocks outlive the group that they began in. */
static void enter(struct feed *f, const struct fo_node *n)
{
	f->l->arena = f->arena;
	struct frame *frame = block_enter(f->l, &f->builder, n, area_of(f));
	f->l->arena = f->current->arena;
	push(f, n, frame);
}

/* Whether N has columns that its content goes on in from page to page: they are those of the page then,
 * not within one of them. */
static bool has_columns(const struct feed *f, const struct fo_node *n)
{
	return f->depth == 1 && (f->columns.count == 1 || f->builder.spans == SPANS_ALL) &&
		container_has_columns(n) && container_is_open(n, area_of(f));
}

static void push_columns(struct feed *f, const struct fo_node *n)
{
	if (!f->sets)
		f->sets = ARENA_ARRAY(f->arena, SPANS_SETS, struct column_set);
	f->last_set = f->last_set + 1 < SPANS_SETS ? f->last_set + 1 : 1;
	container_columns(n, area_of(f), &f->sets[f->last_set]);
	f->levels[f->depth++] = (struct feed_level){ .node = n, .set = f->last_set };
	f->next = n->first;
}

/* Where the pieces end that belong to what has been laid out. */
static size_t pieces_end(const struct feed *f)
{
	return f->dropped + f->builder.list.count + list_pending_closes(&f->builder);
}

static void use_group(struct feed *f)
{
	/* Floats that wait live where they were met. */
	if (arena_size(f->current->arena) > GROUP_SIZE && f->floats.waiting_count == 0) {
		if (f->current->end < pieces_end(f))
			f->current->end = pieces_end(f);
		add_group(f);
	}
	f->l->arena = f->current->arena;
}

/* What pages need of a table as long as it goes on is in the group that it was entered in. */
static bool push_table(struct feed *f, struct table_walk *w, const struct fo_node *n)
{
	if (!w)
		return false;
	f->current->tables++;
	f->levels[f->depth++] =
		(struct feed_level){ .node = n, .table = w, .group = f->current };
	f->next = table_next(w);
	return true;
}

static bool enter_table(struct feed *f, const struct fo_node *n)
{
	use_group(f);
	return push_table(f, table_enter(f->l, &f->builder, n, area_of(f)), n);
}

static bool put_rows(struct feed *f)
{
	struct table_walk *w = f->levels[f->depth - 1].table;
	use_group(f);
	if (!table_put(f->l, &f->builder, w))
		return false;
	f->next = table_next(w);
	return true;
}

/* No more pieces than those so far need the group of LEVEL for its table. */
static void release_table(struct feed *f, const struct feed_level *level)
{
	level->group->tables--;
	if (level->group->end < pieces_end(f))
		level->group->end = pieces_end(f);
}

static void leave(struct feed *f)
{
	const struct feed_level *top = &f->levels[--f->depth];
	if (top->table) {
		table_leave(f->l, &f->builder, top->table);
		release_table(f, top);
	} else if (top->set) {
		find_spans(f, top->node);
		block_end(&f->builder, top->node, area_of(f));
	} else {
		block_leave(&f->builder, top->node, top->frame, area_of(f));
	}
	f->next = top->node->next;
}

static bool lay_out(struct feed *f)
{
	const struct fo_node *parent = f->levels[f->depth - 1].node;
	use_group(f);
	return block_format_next(f->l, &f->builder, parent, &f->next, area_of(f));
}

/* A table stands beside floats if it is so short that it may end beside them. */
static bool is_short(const struct fo_node *table)
{
	enum { MOST_ROWS = 40 };
	int rows = 0;
	for (const struct fo_node *part = table->first; part; part = part->next)
		for (const struct fo_node *n = part->first; n && rows <= MOST_ROWS; n = n->next)
			rows++;
	return rows <= MOST_ROWS;
}

/* Whether a table comes next that is to be entered. */
static bool is_table(struct feed *f)
{
	if (f->next->object != FO_TABLE)
		return false;
	if (!float_near(&f->builder, list_y(&f->builder)))
		return true;
	if (is_short(f->next))
		return false;
	float_pass(&f->builder);
	return true;
}

static bool step(struct feed *f)
{
	const struct table_walk *table = f->levels[f->depth - 1].table;
	f->l->floats_out = &f->floats_out;
	if (!f->next) {
		if (table && table_footer(table))
			add_unit(f, table_footer(table));
		if (f->depth > 1) {
			leave(f);
		} else {
			float_finish(&f->builder, true);
			list_end(&f->builder);
			f->ended = true;
		}
		return true;
	}
	find_spans(f, f->next);
	end_floats(f);
	add_unit(f, f->next);
	if (table)
		return put_rows(f);
	if (f->depth == FEED_DEPTH)
		return lay_out(f);
	if (is_table(f))
		return enter_table(f, f->next);
	if (has_columns(f, f->next)) {
		block_begin(&f->builder, f->next, area_of(f));
		push_columns(f, f->next);
		return true;
	}
	if (!block_is_open(f->next))
		return lay_out(f);
	enter(f, f->next);
	return true;
}

bool feed_ahead(struct feed *f, mpt height)
{
	const struct list *l = &f->builder.list;
	for (;;) {
		for (; f->measured < l->count; f->measured++)
			f->ahead += l->pieces[f->measured].height;
		if (f->ended || f->ahead > height)
			return true;
		if (!step(f))
			return false;
	}
}

/* Where the list is to be laid out again from: a unit, and where in it. */
struct restart {
	const struct feed_unit *unit;
	struct resume points[RESUME_POINTS];
	size_t count;
};

/* The first box from piece I on, or END. */
static size_t next_box(const struct list *l, size_t i, size_t end)
{
	while (i < end && l->pieces[i].kind != PIECE_BOX)
		i++;
	return i;
}

/* False if the list is nested too deep. */
static bool add_resume(struct restart *r, struct resume point)
{
	if (r->count == RESUME_POINTS)
		return false;
	r->points[r->count++] = point;
	return true;
}

static bool add_point(struct restart *r, const struct fo_node *first, uint32_t cell)
{
	return add_resume(r, (struct resume){ .first = first, .cell = cell });
}

/* The text goes on with line P. */
static bool add_line(struct restart *r, const struct piece *p)
{
	const struct text_block *t = p->as.text;
	return add_resume(r, (struct resume){ .first = t->first,
		.cell = t->skipped + t->lines.lines[p->index].first, .cut_for = t->cut_for });
}

/* The I-th label or body of a list item. */
static const struct fo_node *item_part(const struct fo_node *item, size_t i)
{
	for (const struct fo_node *n = item->first; n; n = n->next)
		if ((n->object == FO_LIST_ITEM_LABEL || n->object == FO_LIST_ITEM_BODY) && i-- == 0)
			return n;
	return NULL;
}

static bool find_in_row(struct restart *r, const struct piece *p);

/* Whether something of what P is a part of is on a page before. */
static bool goes_on(const struct piece *p)
{
	return p->index > 0 || p->as.parallel->continued;
}

/* A cell that goes on with BOX. Of a table in it only the beginning can be taken up again. */
static bool find_in_cell(struct restart *r, const struct piece *box)
{
	if (box->box == BOX_LINE)
		return add_line(r, box);
	if (box->box == BOX_CONTAINER)
		return add_point(r, box->as.container->node, 0);
	const struct parallel *p = box->as.parallel;
	if (p->table)
		return p->grid_row == 0 && box->index == 0 && add_point(r, p->table->node, 0);
	return add_point(r, p->node, goes_on(box) ? RESUME_INSIDE : 0) && find_in_row(r, box);
}

/* Part P of a list item or a table's row: where each of its cells goes on. False if that cannot be
 * taken up again, as rows that a cell spans. */
static bool find_in_row(struct restart *r, const struct piece *p)
{
	const struct parallel *row = p->as.parallel;
	if (row->row_count > 1)
		return false;
	for (size_t i = 0; goes_on(p) && i < row->cell_count; i++) {
		const struct parallel_cell *c = &row->cells[i];
		const struct parallel_cut *cut =
			p->index ? parallel_cut_at(c, p->index - 1) : NULL;
		size_t box = next_box(&c->list, cut ? cut->piece : 0, c->list.count);
		bool done = box == c->list.count;
		const struct fo_node *n = row->table ? c->node : item_part(row->node, i);
		if ((done || row->table) && !add_point(r, n, done ? RESUME_DONE : RESUME_INSIDE))
			return false;
		if (!done && !find_in_cell(r, &c->list.pieces[box]))
			return false;
	}
	return true;
}

/* The last unit that begins at or before piece INDEX. */
static struct feed_unit *unit_of(const struct feed *f, size_t index)
{
	size_t u = f->unit_count;
	while (u > 1 && f->units[u - 1].start > f->dropped + index)
		u--;
	return u ? &f->units[u - 1] : NULL;
}

/* Whether what is laid out with N stands side by side. */
static bool is_row(const struct fo_node *n)
{
	return n->object == FO_LIST_ITEM || n->object == FO_TABLE_ROW || n->object == FO_TABLE_CELL;
}

/* False where nothing can be taken up again. */
static bool find_restart(const struct feed *f, struct restart *r)
{
	const struct list *l = &f->builder.list;
	const struct feed_unit *u = unit_of(f, f->at), *last = f->units + f->unit_count;
	r->count = 0;
	if (!u)
		return false;
	if (u->begun) {
		size_t end = u + 1 < last ? u[1].start - f->dropped : l->count;
		size_t box = next_box(l, f->at, end);
		r->unit = u;
		if (box < end && l->pieces[box].box == BOX_LINE)
			return add_line(r, &l->pieces[box]);
		if (box < end)
			return l->pieces[box].box == BOX_PART && is_row(u->first) &&
				(u->first->object != FO_LIST_ITEM ||
					add_point(r, u->first, RESUME_INSIDE)) &&
				find_in_row(r, &l->pieces[box]);
		if (++u == last)
			return false;
	}
	/* Empty blocks, and blocks whose first piece is that of what they hold, put out nothing of
	 * their own: they are taken up together with what follows. */
	while (u > f->units && u[-1].start == u->start && !u[-1].begun)
		u--;
	r->unit = u;
	return true;
}

static bool is_open_in(const struct frame *emitted, const struct fo_node *n)
{
	for (; emitted; emitted = emitted->parent)
		if (emitted->node == n)
			return true;
	return false;
}

/* Enters the blocks and tables around FIRST anew; those whose frame stands on earlier pages go on. */
static bool reenter(struct feed *f, const struct fo_node *n, const struct fo_node *first,
	const struct frame *emitted)
{
	if (n == f->levels[0].node)
		return true;
	if (!reenter(f, n->parent, first, emitted))
		return false;
	if (n->object == FO_TABLE_BODY)
		return true;
	find_spans(f, n);
	bool continued = is_open_in(emitted, n);
	if (n->object == FO_TABLE) {
		f->l->arena = f->current->arena;
		return push_table(f, table_reenter(f->l, &f->builder, n, area_of(f), first,
					     continued), n);
	}
	if (has_columns(f, n)) {
		list_enter(&f->builder, layout_keep_together(n));
		push_columns(f, n);
		return true;
	}
	f->l->arena = f->arena;
	push(f, n, block_reenter(f->l, &f->builder, n, area_of(f), continued));
	return true;
}

/* Floats in pieces FROM .. TO of L, also in list items and cells, are not laid out again. */
static void note_floats(
	struct float_history *h, const struct list *l, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct piece *p = &l->pieces[i];
		if (p->kind == PIECE_FLOAT)
			float_note(h, p->as.side->node);
		if (p->kind != PIECE_BOX || p->box != BOX_PART)
			continue;
		for (size_t k = 0; k < p->as.parallel->cell_count; k++) {
			const struct parallel_cell *c = &p->as.parallel->cells[k];
			const struct parallel_cut *first =
				p->index ? parallel_cut_at(c, p->index - 1) : NULL;
			const struct parallel_cut *end = parallel_cut_at(c, p->index);
			note_floats(h, &c->list, first ? first->piece : 0, end ? end->piece : 0);
		}
	}
}

/* Those in front of what is laid out again may have been met in text before it: they wait for it. Returns
 * how many there are. */
static size_t take_floats(struct feed *f, struct side_float **floats)
{
	const struct list *l = &f->builder.list;
	size_t count = 0;
	for (size_t i = f->at; i < l->count && l->pieces[i].kind != PIECE_BOX; i++)
		if (l->pieces[i].kind == PIECE_FLOAT && count < MOST_FLOATS)
			floats[count++] = l->pieces[i].as.side;
	for (size_t i = 0; i < count; i++)
		float_note(&f->floats_out, floats[i]->node);
	return count;
}

/* What is on no page yet, at the widths that are set now. */
static bool lay_out_again(struct feed *f, const struct restart *r)
{
	const struct fo_node *first = r->unit->first;
	const struct frame *emitted = f->builder.list.pieces[f->at].frame;
	struct side_float *floats[MOST_FLOATS];
	const size_t float_count = take_floats(f, floats);
	f->dropped += f->at;
	f->at = 0;
	list_restart(&f->builder);
	f->builder.frame = f->builder.emitted = NULL;
	f->builder.depth = f->builder.shallowest = 0;
	f->unit_count = 0;
	f->measured = 0;
	f->ahead = 0;
	f->ended = false;
	while (f->depth > 1)
		if (f->levels[--f->depth].table)
			release_table(f, &f->levels[f->depth]);
	bool ok = reenter(f, first->parent, first, emitted);
	begin_floats(f);
	memcpy(f->floats.waiting, floats, float_count * sizeof *floats);
	f->floats.waiting_count = float_count;
	f->next = first->object == FO_TABLE_FOOTER ? NULL : first;
	f->l->resume = r->points;
	f->l->resume_count = r->count;
	while (ok && !f->ended && f->builder.list.count == 0)
		ok = step(f);
	f->l->resume_count = 0;
	if (f->unit_count)
		f->units[0].begun = r->count > 0;
	/* The page before has ended already. */
	if (f->builder.list.count)
		f->builder.list.pieces[0].forced = BREAK_NONE;
	return ok;
}

/* Whether what comes next was set beside a float that is on a page before. A paragraph of many pages
 * is not laid out again for each of them. */
static bool is_beside(const struct feed *f)
{
	enum { MOST_PIECES = 2000 };
	const struct list *l = &f->builder.list;
	return f->at > 0 && f->at < l->count && l->pieces[f->at].beside &&
		l->count - f->at < MOST_PIECES;
}

bool feed_fit(struct feed *f, const struct page_master *m)
{
	const struct region *body = &m->regions[REGION_BODY];
	f->body_height = f->floats.height = body->content_height;
	if (!is_beside(f) && f->columns.width == m->columns.width && f->columns.count == m->columns.count &&
		f->body_width == body->content_width)
		return true;
	struct restart r;
	if (f->unit_count == 0) {
		set_widths(f, m);
		return true;
	}
	if (f->at == f->builder.list.count || !find_restart(f, &r))
		return true;
	set_widths(f, m);
	return lay_out_again(f, &r);
}

static void free_groups(struct feed *f, size_t hold)
{
	struct feed_group **at = &f->groups;
	while (*at != f->current) {
		struct feed_group *g = *at;
		if (g->tables || g->end > hold) {
			at = &g->next;
		} else {
			*at = g->next;
			arena_free(g->arena);
		}
	}
}

static void drop_units(struct feed *f)
{
	size_t gone = 0;
	while (gone + 1 < f->unit_count && f->units[gone + 1].start < f->dropped)
		gone++;
	f->unit_count -= gone;
	memmove(f->units, f->units + gone, f->unit_count * sizeof *f->units);
}

/* The list is moved to the front when more of it is out than not, so that this costs little. */
static void compact(struct feed *f)
{
	struct list *l = &f->builder.list;
	if (f->at < 256 || f->at < l->count - f->at)
		return;
	memmove(l->pieces, l->pieces + f->at, (l->count - f->at) * sizeof *l->pieces);
	l->count -= f->at;
	f->measured -= f->at;
	f->dropped += f->at;
	f->at = 0;
	drop_units(f);
}

void feed_drop(struct feed *f, size_t end, size_t hold)
{
	const struct piece *pieces = f->builder.list.pieces;
	size_t last = end;
	for (size_t i = f->at; i < end; i++) {
		f->ahead -= i < f->measured ? pieces[i].height : 0;
		if (pieces[i].kind == PIECE_BOX)
			last = i;
	}
	if (f->l->side_floats)
		note_floats(&f->floats_out, &f->builder.list, f->at, end);
	if (last < end)
		unit_of(f, last)->begun = true;
	f->at = end;
	if (f->measured < end)
		f->measured = end;
	free_groups(f, hold < f->dropped + end ? hold : f->dropped + end);
	compact(f);
}
