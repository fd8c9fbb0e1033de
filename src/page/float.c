#include "page/float.h"

#include "base/i18n.h"
#include "page/block.h"
#include "page/container.h"
#include "page/float_width.h"

/* To which side N is to go, KW_NONE if to none. */
static enum keyword side_of(const struct fo_node *n)
{
	enum keyword x = fo_keyword(n, PROP_AXF_FLOAT_X), k = fo_keyword(n, PROP_FLOAT);
	return k == KW_BEFORE || x == KW_AUTO || x == KW_NONE || x == KW_CENTER ? k : x;
}

bool float_is_side(const struct fo_node *n)
{
	if (n->object != FO_FLOAT)
		return false;
	enum keyword y = fo_keyword(n, PROP_AXF_FLOAT_Y), side = side_of(n);
	return (y == KW_AUTO || y == KW_NONE) && side != KW_NONE && side != KW_BEFORE;
}

bool float_is_due(const struct layout *l, const struct fo_node *n)
{
	if (!float_is_side(n))
		return false;
	const struct float_history *h = l->floats_out;
	for (size_t i = 0; h && i < h->count && i < FLOAT_HISTORY; i++)
		if (h->nodes[i] == n)
			return false;
	return true;
}

void float_note(struct float_history *h, const struct fo_node *n)
{
	h->nodes[h->count++ % FLOAT_HISTORY] = n;
}

/* Which page a float comes to is not known where text is set, so inside is that of a recto. */
static bool at_end(const struct fo_node *n)
{
	enum keyword k = side_of(n);
	return k == KW_END || k == KW_RIGHT || k == KW_OUTSIDE;
}

void float_begin(struct float_scope *s, struct list_builder *b, struct area area)
{
	s->width = area.width;
	s->height = area.height;
	s->origin = area.origin;
	s->base = s->inset = 0;
	s->fresh = s->top = -MPT_MAX;
	s->count = s->waiting_count = 0;
	s->outer = b->floats;
	b->floats = s;
}

/* Whether X is on the page that comes next. */
static bool alive(const struct list_builder *b, const struct float_box *x)
{
	const struct float_scope *s = b->floats;
	mpt fresh = b->forced && b->list.count ? list_y(b) : b->fresh;
	return x->top >= mpt_max(s->fresh, fresh + s->base);
}

mpt float_bottom(const struct list_builder *b)
{
	const struct float_scope *s = b->floats;
	mpt bottom = b->height - MPT_MAX;
	for (size_t i = 0; i < s->count; i++)
		if (alive(b, &s->boxes[i]))
			bottom = mpt_max(bottom, s->boxes[i].bottom - s->base);
	return bottom;
}

void float_finish(struct list_builder *b, bool column)
{
	struct float_scope *s = b->floats;
	if (s->waiting_count) {
		float_attach(b, list_y(b));
		list_flush(b);
	}
	if (!column && s->count && float_bottom(b) > b->height)
		list_pad(b, float_bottom(b) - b->height);
	b->floats = s->outer;
}

struct float_place float_enter(struct list_builder *b, mpt origin, mpt padding)
{
	struct float_scope *s = b->floats;
	struct float_place place = { 0 };
	if (!s)
		return place;
	place = (struct float_place){ s->origin, s->base, s->inset, s->fresh };
	s->fresh = mpt_max(s->fresh, b->fresh + s->base);
	s->base += list_y(b) + padding;
	s->origin -= origin;
	return place;
}

void float_share(struct list_builder *inner, const struct list_builder *b, mpt indent)
{
	inner->trims = true;
	inner->floats = b->floats;
	inner->float_keep = b->float_keep;
	inner->fresh = -MPT_MAX;
	if (!b->floats)
		return;
	inner->float_end = float_bottom(inner);
	b->floats->inset = mpt_max(0, indent - b->floats->origin);
}

void float_leave(struct list_builder *b, struct float_place place)
{
	struct float_scope *s = b->floats;
	if (!s)
		return;
	s->origin = place.origin;
	s->base = place.base;
	s->inset = place.inset;
	s->fresh = place.fresh;
}

/* The edges that the pieces of L reach, START and END before. */
static void find_edges(const struct list *l, mpt *start, mpt *end)
{
	for (size_t i = 0; i < l->count; i++) {
		const struct piece *p = &l->pieces[i];
		mpt from = 0, to = 0;
		if (p->kind == PIECE_OPEN) {
			from = p->frame->start;
			to = from + p->frame->width;
		} else if (p->kind == PIECE_BOX && p->box == BOX_LINE) {
			const struct line *line = &p->as.text->lines.lines[p->index];
			from = p->as.text->start + line->x;
			to = from + line->width;
		} else if (p->kind == PIECE_BOX && p->box == BOX_CONTAINER) {
			from = p->as.container->start;
			to = from + container_width(p->as.container);
		}
		*start = mpt_min(*start, from);
		*end = mpt_max(*end, to);
	}
}

/* The footnotes of L in one chain. */
static const struct note *find_notes(struct arena *a, const struct list *l)
{
	const struct note *first = NULL, **tail = &first;
	for (size_t i = 0; i < l->count; i++)
		for (const struct note *n = l->pieces[i].notes; n; n = n->next) {
			struct note *copy = ARENA_NEW(a, struct note);
			*copy = *n;
			copy->next = NULL;
			*tail = copy;
			tail = &copy->next;
		}
	return first;
}

struct side_float *float_make(
	struct layout *l, const struct float_scope *s, const struct fo_node *n)
{
	struct list_builder b;
	struct float_scope inner;
	struct side_float *f = ARENA_NEW(l->arena, struct side_float);
	l->side_floats++;
	struct list *body = ARENA_NEW(l->arena, struct list);
	struct float_width width;
	if (!float_width(l, n, s->width, &width))
		return NULL;
	struct area area = { .width = width.area, .height = -1, .cut = width.area - width.own };
	list_begin(&b, l->arena);
	float_begin(&inner, &b, area);
	if (layout_is_anchor(n))
		list_mark(&b, n);
	if (!block_format_children(l, &b, n, n->first, area))
		return NULL;
	float_finish(&b, false);
	*body = list_end(&b);
	mpt from = 0, to = width.own, margin = fo_length(n, PROP_AXF_FLOAT_MARGIN_X, 0);
	find_edges(body, &from, &to);
	*f = (struct side_float){ .node = n, .body = body, .notes = find_notes(l->arena, body),
		.body_start = -from, .width = mpt_max(0, to - from + margin), .end = at_end(n),
		.height = mpt_max(0, list_height(body) + fo_length(n, PROP_AXF_FLOAT_MARGIN_Y, 0)) };
	if (f->end)
		f->body_start += margin;
	if (s->height >= 0 && f->height > s->height)
		diag_warning(l->env->diag, n->at, CODE_LAYOUT_OVERFLOW,
			_("this is %.1f pt high and cannot be divided, but a page has only %.1f pt"),
			(double)f->height / MPT_PT, (double)s->height / MPT_PT);
	return f;
}

/* What lives from TOP to BOTTOM in the scope leaves between it. */
static struct float_room room_between(const struct list_builder *b, mpt top, mpt bottom)
{
	const struct float_scope *s = b->floats;
	struct float_room room = { 0, s->width };
	for (size_t i = 0; i < s->count; i++) {
		const struct float_box *x = &s->boxes[i];
		if (!alive(b, x) || x->top >= mpt_max(bottom, top + 1) || x->bottom <= top)
			continue;
		if (x->end)
			room.to = mpt_min(room.to, x->edge);
		else
			room.from = mpt_max(room.from, x->edge);
	}
	return room;
}

struct float_room float_room(const struct list_builder *b, mpt top, mpt bottom)
{
	return room_between(b, b->floats->base + top, b->floats->base + bottom);
}

static mpt first_end(const struct list_builder *b, mpt top, mpt bottom)
{
	const struct float_scope *s = b->floats;
	mpt end = MPT_MAX;
	for (size_t i = 0; i < s->count; i++) {
		const struct float_box *x = &s->boxes[i];
		if (alive(b, x) && x->top < mpt_max(bottom, top + 1) && x->bottom > top)
			end = mpt_min(end, x->bottom);
	}
	return end < MPT_MAX ? end : top;
}

mpt float_below(const struct list_builder *b, mpt top, mpt bottom)
{
	const mpt base = b->floats->base;
	return first_end(b, base + top, base + bottom) - base;
}

/* Where the floats end that PROPERTY clear of N wants to be above it, in the scope; -MPT_MAX for
 * none. */
static mpt cleared(const struct list_builder *b, const struct fo_node *n)
{
	const struct float_scope *s = b->floats;
	enum keyword k = fo_keyword(n, PROP_CLEAR);
	bool start = k == KW_START || k == KW_LEFT || k == KW_INSIDE || k == KW_BOTH;
	bool end = k == KW_END || k == KW_RIGHT || k == KW_OUTSIDE || k == KW_BOTH;
	mpt bottom = -MPT_MAX;
	for (size_t i = 0; i < s->count; i++) {
		const struct float_box *x = &s->boxes[i];
		if (alive(b, x) && (x->end ? end : start))
			bottom = mpt_max(bottom, x->bottom);
	}
	return bottom;
}

/* Room for one more; what stands above the list being built is forgotten. Where there are too many,
 * the last at the same edge takes the new one in. */
static void add_box(struct list_builder *b, struct float_box box)
{
	struct float_scope *s = b->floats;
	size_t kept = 0;
	for (size_t i = 0; i < s->count; i++)
		if (alive(b, &s->boxes[i]) && s->boxes[i].bottom > s->base)
			s->boxes[kept++] = s->boxes[i];
	s->count = kept;
	if (s->count < MOST_FLOATS) {
		s->boxes[s->count++] = box;
		return;
	}
	struct float_box *last = &s->boxes[s->count - 1];
	while (last > s->boxes && last->end != box.end)
		last--;
	last->end = box.end;
	last->edge = box.end ? mpt_min(last->edge, box.edge) : mpt_max(last->edge, box.edge);
	last->bottom = mpt_max(last->bottom, box.bottom);
}

bool float_put(struct list_builder *b, struct side_float *f, mpt y, mpt page)
{
	struct float_scope *s = b->floats;
	mpt top = mpt_max(mpt_max(s->base + y, cleared(b, f->node)), s->top);
	struct float_room room;
	for (;;) {
		room = room_between(b, top, top + f->height);
		room.from = mpt_max(room.from, s->inset);
		mpt below = first_end(b, top, top + f->height);
		if (room.to - room.from >= f->width || below <= top)
			break;
		top = below;
	}
	if (s->height >= 0 && top > s->base + page && top + f->height > s->base + page + s->height)
		return false;
	s->top = top;
	f->top = top - s->base;
	f->x = s->origin + (f->end ? room.to - f->width : room.from);
	add_box(b, (struct float_box){ f->end,
		f->end ? room.to - f->width : room.from + f->width, top, top + f->height });
	return true;
}

bool float_wait(struct layout *l, struct list_builder *b, const struct fo_node *n)
{
	struct float_scope *s = b->floats;
	struct side_float *f = float_make(l, s, n);
	if (!f)
		return false;
	if (s->waiting_count == MOST_FLOATS) {
		float_attach(b, list_y(b));
		list_flush(b);
	}
	s->waiting[s->waiting_count++] = f;
	return true;
}

void float_attach(struct list_builder *b, mpt y)
{
	struct float_scope *s = b->floats;
	const size_t count = s->waiting_count;
	s->waiting_count = 0;
	for (size_t i = 0; i < count; i++) {
		if (!float_put(b, s->waiting[i], y, y)) {
			float_pass(b);
			y = list_y(b);
			float_put(b, s->waiting[i], y, MPT_MAX);
		}
		list_float(b, s->waiting[i]);
	}
}

void float_wait_again(struct list_builder *b)
{
	struct float_scope *s = b->floats;
	if (!s)
		return;
	for (size_t i = 0; i < b->list.count; i++)
		if (b->list.pieces[i].kind == PIECE_FLOAT && s->waiting_count < MOST_FLOATS)
			s->waiting[s->waiting_count++] = b->list.pieces[i].as.side;
	for (size_t i = 0; i < b->mark_count; i++)
		if (b->marks[i].side && s->waiting_count < MOST_FLOATS)
			s->waiting[s->waiting_count++] = b->marks[i].side;
}

void float_pass(struct list_builder *b)
{
	float_attach(b, list_y(b));
	if (b->mark_count)
		list_flush(b);
	list_clear(b, float_bottom(b));
}

bool float_near(const struct list_builder *b, mpt y)
{
	const struct float_scope *s = b->floats;
	return s && (s->waiting_count || (s->count && float_bottom(b) > y));
}

void float_before_block(struct list_builder *b, const struct fo_node *n, bool breaks)
{
	struct float_scope *s = b->floats;
	if (!s || (s->count == 0 && s->waiting_count == 0))
		return;
	bool clears = fo_keyword(n, PROP_CLEAR) != KW_NONE;
	if (s->waiting_count && (clears || breaks)) {
		float_attach(b, list_y(b));
		list_flush(b);
	}
	mpt bottom = cleared(b, n);
	if (bottom > -MPT_MAX)
		list_clear(b, bottom - s->base);
}

struct area float_displace(const struct list_builder *b, struct area area, mpt y, bool both)
{
	struct float_room room = float_room(b, y, y);
	mpt start = mpt_max(area.origin, b->floats->origin + room.from);
	mpt end = area.origin + area.width;
	if (both)
		end = mpt_min(end, b->floats->origin + room.to);
	area.width = end - start;
	area.origin = start;
	return area;
}
