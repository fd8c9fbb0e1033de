#include "page/list.h"

#include <string.h>

#include "page/float.h"

/* A new page or column begins here, and floats above end. */
static void begin_afresh(struct list_builder *b)
{
	b->fresh = b->height;
	b->clear = b->float_end = b->height - MPT_MAX;
}

void list_begin(struct list_builder *b, struct arena *a)
{
	*b = (struct list_builder){ .arena = a };
	begin_afresh(b);
}

static struct piece *append(struct list_builder *b, enum piece_kind kind, mpt height)
{
	if (b->list.count == b->capacity) {
		size_t capacity = b->capacity ? b->capacity * 2 : 4;
		struct piece *pieces = ARENA_ROOM(b->arena, capacity, struct piece);
		if (b->list.count)
			memcpy(pieces, b->list.pieces, b->list.count * sizeof *pieces);
		b->list.pieces = pieces;
		b->capacity = capacity;
	}
	struct piece *p = &b->list.pieces[b->list.count++];
	*p = (struct piece){ .kind = (uint8_t)kind, .spans = b->spans, .height = height,
		.frame = b->emitted };
	b->height += height;
	if (kind == PIECE_CLOSE && b->list.count > 1)
		p->spans = p[-1].spans;
	return p;
}

void list_enter(struct list_builder *b, int keep_together)
{
	const size_t limit = sizeof b->together / sizeof *b->together;
	if (b->depth < limit)
		b->together[b->depth] = keep_together;
	else if (b->together[limit - 1] < keep_together)
		b->together[limit - 1] = keep_together;
	b->depth++;
	b->follows = true;
}

void list_leave(struct list_builder *b)
{
	b->depth--;
	if (b->shallowest > b->depth)
		b->shallowest = b->depth;
}

/* Strength that the blocks open on both sides of the pending gap hold it together with. */
static int common_keep(const struct list_builder *b)
{
	const size_t limit = sizeof b->together / sizeof *b->together;
	int keep = b->keep;
	for (size_t i = 0; i < b->shallowest && i < limit; i++)
		if (keep < b->together[i])
			keep = b->together[i];
	return keep;
}

/* XSL 1.1, 4.3.1: forcing spaces add up and silence the others; else the highest precedence, among
 * its equals the greatest optimum, and there the narrowest range. */
struct space space_resolve(const struct space *s, size_t count)
{
	struct space r = { .precedence = -SPACE_FORCE };
	for (size_t i = 0; i < count; i++) {
		if (s[i].precedence > r.precedence) {
			r = s[i];
		} else if (s[i].precedence == r.precedence) {
			if (r.precedence == SPACE_FORCE) {
				r.min += s[i].min;
				r.opt += s[i].opt;
				r.max += s[i].max;
			} else if (s[i].opt > r.opt) {
				r = s[i];
			} else if (s[i].opt == r.opt) {
				r.min = mpt_max(r.min, s[i].min);
				r.max = mpt_min(r.max, s[i].max);
			}
		}
	}
	return r;
}

/* What is left of spaces at the edge of a page: those that are retained. */
static mpt retained(const struct space *s, size_t count)
{
	struct space kept[24];
	size_t n = 0;
	for (size_t i = 0; i < count; i++)
		if (s[i].retain)
			kept[n++] = s[i];
	return n ? space_resolve(kept, n).opt : 0;
}

static void add_space(struct space *list, size_t *count, size_t limit, struct space s)
{
	if (s.opt == 0 && s.min == 0 && s.max == 0 && s.precedence <= 0)
		return;
	if (*count == limit) { /* deeper than any sane document: join the last two */
		struct space pair[2] = { list[limit - 1], s };
		list[limit - 1] = space_resolve(pair, 2);
	} else {
		list[(*count)++] = s;
	}
}

void list_space_before(struct list_builder *b, struct space s)
{
	add_space(b->before, &b->before_count, sizeof b->before / sizeof *b->before, s);
}

void list_space_after(struct list_builder *b, struct space s)
{
	/* A space after an empty block follows the spaces before it; all lie on the same side. */
	if (b->before_count)
		list_space_before(b, s);
	else
		add_space(b->after, &b->after_count, sizeof b->after / sizeof *b->after, s);
}

void list_keep(struct list_builder *b, int strength)
{
	if (b->keep < strength)
		b->keep = strength;
}

void list_force(struct list_builder *b, enum page_break kind)
{
	if (kind != BREAK_NONE)
		b->follows = false;
	if (b->forced < kind)
		b->forced = kind;
}

void list_snap(struct list_builder *b, enum grid_snap snap)
{
	b->snap = snap;
}

void list_snap_end(struct list_builder *b)
{
	b->snap_end = true;
}

void list_edges(struct list_builder *b, mpt foot, mpt head)
{
	b->edge_foot += foot;
	b->edge_head += head;
}

void list_edge_notes(struct list_builder *b, const struct note *foot, const struct note *head)
{
	b->edge_foot_notes = foot;
	b->edge_head_notes = head;
}

/* The pending spaces, resolved: below a float at least what leads below it, beside one without any
 * play. */
static struct space pending_space(const struct list_builder *b)
{
	struct space all[48];
	memcpy(all, b->after, b->after_count * sizeof *all);
	memcpy(all + b->after_count, b->before, b->before_count * sizeof *all);
	struct space s = space_resolve(all, b->after_count + b->before_count);
	if (b->trims && b->list.count == 0)
		s.opt = s.min = s.max = retained(b->before, b->before_count) + b->edge_head;
	bool clears = s.opt < b->clear - b->height;
	if (clears)
		s.opt = b->clear - b->height;
	if (clears || b->height < b->float_end)
		s.min = s.max = s.opt;
	return s;
}

mpt list_y(const struct list_builder *b)
{
	return b->height + pending_space(b).opt;
}

void list_clear(struct list_builder *b, mpt y)
{
	b->clear = mpt_max(b->clear, y);
}

/* The pending spaces as one gap. */
static void put_gap(struct list_builder *b, bool may_break)
{
	struct space s = pending_space(b);
	struct piece *g = append(b, PIECE_GAP, s.opt);
	g->min = s.min;
	g->max = s.max;
	g->foot = retained(b->after, b->after_count) + b->edge_foot;
	g->head = retained(b->before, b->before_count) + b->edge_head;
	g->may_break = may_break;
	g->forced = (uint8_t)(may_break ? b->forced : BREAK_NONE);
	g->keep = common_keep(b);
	if (g->forced)
		begin_afresh(b);
	if (b->trims && b->list.count == 1)
		g->head = g->height;
	g->beside = b->height < b->float_end;
	if (g->beside && g->keep < b->float_keep)
		g->keep = b->float_keep;
	b->after_count = b->before_count = 0;
	b->edge_foot = b->edge_head = 0;
	g->notes = b->edge_foot_notes;
	g->as.head_notes = b->edge_head_notes;
	b->edge_foot_notes = b->edge_head_notes = NULL;
	g->snap = (uint8_t)b->snap;
	g->snap_end = b->snap_end;
	b->snap = SNAP_NONE;
	b->snap_end = false;
	b->keep = 0;
	if (may_break)
		b->forced = BREAK_NONE;
	b->shallowest = b->depth;
}

static bool is_ancestor(const struct frame *f, const struct frame *of)
{
	for (; of; of = of->parent)
		if (of == f)
			return true;
	return f == NULL;
}

/* Frames that nothing but empty edges end in go before the gap, those that begin go after it: the
 * spaces of their contents lie outside them (XSL 1.1, 4.3.1: no fence between). */
static void put_closes(struct list_builder *b)
{
	while (!is_ancestor(b->emitted, b->frame)) {
		append(b, PIECE_CLOSE, 0);
		b->emitted = b->emitted->parent;
	}
}

static void put_opens(struct list_builder *b, struct frame *f)
{
	if (f == b->emitted)
		return;
	put_opens(b, f->parent);
	b->emitted = f;
	append(b, PIECE_OPEN, f->border.before + f->padding.before);
}

static void put_float(struct list_builder *b, struct side_float *f)
{
	struct piece *p = append(b, PIECE_FLOAT, 0);
	p->as.side = f;
	p->notes = f->notes;
	p->head = mpt_max(0, f->top - b->height);
	p->reach = p->head + f->height;
	b->float_end = mpt_max(b->float_end, b->height + p->reach);
	/* What is higher than a page asks for a whole one. */
	if (b->floats && b->floats->height >= 0)
		p->reach = mpt_min(p->reach, b->floats->height);
}

static void put_marks(struct list_builder *b)
{
	for (size_t i = 0; i < b->mark_count; i++) {
		if (b->marks[i].side) {
			put_float(b, b->marks[i].side);
			continue;
		}
		struct piece *p = append(b, PIECE_MARK, 0);
		p->as.node = b->marks[i].node;
		p->index = b->marks[i].end;
		p->notes = b->marks[i].notes;
	}
	b->mark_count = 0;
}

static void flush(struct list_builder *b)
{
	put_closes(b);
	put_gap(b, !b->fence || b->forced);
	put_opens(b, b->frame);
	put_marks(b);
	b->fence = false;
}

static void nest(struct list_builder *b, struct frame *f)
{
	f->parent = b->frame;
	if (f->parent) {
		f->shift_x += f->parent->shift_x;
		f->shift_y += f->parent->shift_y;
	}
	b->frame = f;
}

void list_open(struct list_builder *b, struct frame *f)
{
	nest(b, f);
	if (f->border.before + f->padding.before > 0) {
		flush(b);
		b->fence = true;
	}
}

void list_continue(struct list_builder *b, struct frame *f)
{
	nest(b, f);
	b->emitted = f;
}

void list_close(struct list_builder *b)
{
	struct frame *f = b->frame;
	const mpt height = f->border.after + f->padding.after;
	if (height > 0) {
		if (!is_ancestor(f, b->emitted)) {
			flush(b);
		} else {
			put_closes(b);
			if (b->after_count + b->before_count)
				put_gap(b, false);
			put_marks(b);
		}
		append(b, PIECE_CLOSE, height);
		b->emitted = f->parent;
		b->fence = false;
	}
	b->frame = f->parent;
}

void list_flush(struct list_builder *b)
{
	flush(b);
}

static void add_mark(struct list_builder *b, const struct fo_node *node, bool end,
	const struct note *notes)
{
	if (b->mark_count == sizeof b->marks / sizeof *b->marks)
		flush(b);
	b->marks[b->mark_count].node = node;
	b->marks[b->mark_count].notes = notes;
	b->marks[b->mark_count].side = NULL;
	b->marks[b->mark_count++].end = end;
}

void list_mark(struct list_builder *b, const struct fo_node *node)
{
	add_mark(b, node, false, NULL);
}

static void mark_behind(
	struct list_builder *b, const struct fo_node *node, bool end, const struct note *notes)
{
	bool behind_box = b->mark_count == 0 && b->list.count > 0;
	add_mark(b, node, end, notes);
	if (behind_box)
		put_marks(b);
}

void list_float(struct list_builder *b, struct side_float *f)
{
	add_mark(b, f->node, false, NULL);
	b->marks[b->mark_count - 1].side = f;
}

void list_mark_end(struct list_builder *b, const struct fo_node *node)
{
	mark_behind(b, node, true, NULL);
}

void list_mark_notes(struct list_builder *b, const struct fo_node *node, const struct note *notes)
{
	mark_behind(b, node, false, notes);
}

void list_box(struct list_builder *b, struct piece box)
{
	flush(b);
	b->float_end = mpt_max(b->float_end, b->height + box.reach);
	struct piece *p = append(b, PIECE_BOX, box.height);
	box.kind = PIECE_BOX;
	box.spans = p->spans;
	box.frame = p->frame;
	*p = box;
}

void list_restart(struct list_builder *b)
{
	b->height -= list_height(&b->list);
	b->list.count = 0;
	b->after_count = b->before_count = b->mark_count = 0;
	b->keep = 0;
	b->snap = SNAP_NONE;
	b->snap_end = false;
	b->forced = BREAK_NONE;
	b->fence = false;
	b->emitted = b->frame;
	b->shallowest = b->depth;
	begin_afresh(b);
}

void list_pad(struct list_builder *b, mpt height)
{
	put_closes(b);
	struct piece *p = append(b, PIECE_GAP, height);
	p->min = p->max = p->foot = height;
}

size_t list_pending_closes(const struct list_builder *b)
{
	size_t count = 0;
	for (const struct frame *f = b->emitted; !is_ancestor(f, b->frame); f = f->parent)
		count++;
	return count;
}

static void strip_gap(struct piece *p, mpt retained_space)
{
	if (p->kind == PIECE_GAP)
		p->height = p->min = p->max = retained_space;
}

void list_strip(struct list *l)
{
	if (l->count == 0)
		return;
	struct piece *last = &l->pieces[l->count - 1];
	while (last > l->pieces && last->height == 0 &&
		(last->kind == PIECE_MARK || last->kind == PIECE_CLOSE ||
			last->kind == PIECE_FLOAT))
		last--;
	strip_gap(&l->pieces[0], l->pieces[0].head);
	if (last > l->pieces)
		strip_gap(last, last->foot);
}

struct list list_end(struct list_builder *b)
{
	put_closes(b);
	if (!b->follows)
		b->forced = BREAK_NONE;
	if (b->after_count + b->before_count || b->forced)
		put_gap(b, true);
	put_marks(b);
	return b->list;
}

mpt note_heights(const struct note *n)
{
	mpt h = 0;
	for (; n; n = n->next)
		h += n->height;
	return h;
}

const struct note *list_notes(struct arena *a, const struct list *l)
{
	const struct note *first = NULL;
	struct note *last = NULL;
	for (size_t i = 0; i < l->count; i++)
		for (const struct note *n = l->pieces[i].notes; n; n = n->next) {
			struct note *copy = ARENA_NEW(a, struct note);
			*copy = *n;
			copy->next = NULL;
			if (last)
				last->next = copy;
			else
				first = copy;
			last = copy;
		}
	return first;
}

mpt list_height(const struct list *l)
{
	mpt h = 0;
	for (size_t i = 0; i < l->count; i++)
		h += l->pieces[i].height;
	return h;
}

mpt list_base_line(const struct list *l)
{
	mpt at = 0;
	for (size_t i = 0; i < l->count; i++) {
		const struct piece *p = &l->pieces[i];
		if (p->kind == PIECE_BOX)
			return p->box == BOX_LINE ? at + p->as.text->lines.lines[p->index].ascent : -1;
		at += p->height;
	}
	return -1;
}
