#include "page/flow.h"

#include "base/i18n.h"
#include "page/block.h"

void flow_begin(struct flow *f, struct layout *l, const struct fo_node *node,
	const struct page_master *m, const struct list *note_rule)
{
	const struct region *body = &m->regions[REGION_BODY];
	*f = (struct flow){
		.l = l,
		.node = node,
		.next = node->first,
		.column_width = m->column_width,
		.body_width = body->content_width,
		.body_height = body->content_height,
		.note_rule = note_rule,
	};
	l->note_width = f->body_width;
	list_begin(&f->builder, l->arena);
}

static bool spans_all(const struct fo_node *n)
{
	return fo_keyword(n, PROP_SPAN) == KW_ALL;
}

/* Formats the flow's next child. */
static bool format_next(struct flow *f)
{
	const struct fo_node *n = f->next;
	if (!n) {
		list_end(&f->builder);
		f->ended = true;
		return true;
	}
	f->next = n->next;
	f->builder.spans = spans_all(n);
	mpt width = f->builder.spans ? f->body_width : f->column_width;
	if (n->object == FO_MARKER) {
		list_mark(&f->builder, n);
		return true;
	}
	return block_format(f->l, &f->builder, n, (struct area){ 0, width, f->body_height });
}

/* Formats until at least HEIGHT is at hand. Spaces that no box follows yet are pending in the builder,
 * so the list only ever grows at its end. */
static bool look_ahead(struct flow *f, mpt height)
{
	const struct list *l = &f->builder.list;
	for (;;) {
		for (; f->measured < l->count; f->measured++)
			f->ahead += l->pieces[f->measured].height;
		if (f->ended || f->ahead > height)
			return true;
		if (!format_next(f))
			return false;
	}
}

enum { MAX_COLUMNS = 32 };

/* Where the run of pieces that begins at FROM and spans alike ends. */
static size_t run_end(const struct list *l, size_t from)
{
	size_t i = from;
	while (i < l->count && l->pieces[i].spans == l->pieces[from].spans)
		i++;
	return i;
}

static mpt rule_height(const struct flow *f)
{
	return f->note_rule ? list_height(f->note_rule) : 0;
}

/* The state of one page's filling. */
struct filling {
	struct flow *f;
	const struct page_master *m;
	struct page_plan *plan;
	mpt y;        /* next free height */
	mpt reserved; /* for footnotes, when there are several columns */
};

/* Gaps shrink where the column would be too high. Where it ends because the next piece found no room
 * they grow to its foot, unless display-align says where the content shall stand. */
static void adjust(const struct filling *s, struct stretch *st, const struct fill *fill, mpt room)
{
	bool goes_on = fill->end < s->f->builder.list.count && !fill->forced;
	enum keyword align = fo_keyword(s->m->regions[REGION_BODY].node, PROP_DISPLAY_ALIGN);
	if (fill->height > room && fill->height > fill->min_height) {
		st->most = fill->height - fill->min_height;
		st->adjust = -mpt_min(fill->height - room, st->most);
	} else if (goes_on && align == KW_AUTO && fill->max_height > fill->height) {
		st->most = fill->max_height - fill->height;
		st->adjust = mpt_min(room - fill->height, st->most);
	}
}

static struct stretch *add_stretch(
	struct filling *s, size_t from, const struct fill *fill, mpt x, mpt room, bool top)
{
	struct page_plan *plan = s->plan;
	if (plan->count == MAX_STRETCHES)
		plan->count--;
	struct stretch *st = &plan->stretches[plan->count++];
	*st = (struct stretch){ .list = &s->f->builder.list, .from = from, .to = fill->end, .x = x,
		.y = s->y, .top = top };
	adjust(s, st, fill, room);
	return st;
}

static mpt body_height(const struct filling *s)
{
	return s->m->regions[REGION_BODY].content_height;
}

static void warn_overfull(struct filling *s, const struct fill *fill, mpt room)
{
	const struct list *l = &s->f->builder.list;
	const struct fo_node *n = s->f->node;
	for (size_t i = fill->end; i-- > 0;)
		if (l->pieces[i].kind == PIECE_BOX) {
			const struct piece *p = &l->pieces[i];
			n = p->box == BOX_LINE ? p->as.text->paragraph->block
				: p->box == BOX_PART ? (p->as.parallel->node ? p->as.parallel->node : n)
						     : p->as.container->node;
			break;
		}
	diag_warning(s->f->l->env->diag, n->at, CODE_LAYOUT_OVERFLOW,
		_("this is %.1f pt high and cannot be divided, but a page has only %.1f pt"),
		(double)fill->height / MPT_PT, (double)room / MPT_PT);
}

/* One column over the whole width. Returns whether the page goes on below it. */
static bool fill_single(struct filling *s, size_t from, size_t limit)
{
	mpt used = s->plan->notes + (s->plan->notes ? rule_height(s->f) : 0);
	struct fill_room room = {
		.height = body_height(s) - s->y - mpt_max(s->reserved, used),
		.note_rule = s->plan->notes ? 0 : rule_height(s->f),
		.count_notes = s->reserved == 0,
		.top = s->y == 0,
		.empty = s->y == 0,
	};
	struct fill fill = fill_column(&s->f->builder.list, from, limit, room);
	s->plan->end = fill.end;
	if (fill.end == from)
		return false;
	if (fill.overfull)
		warn_overfull(s, &fill, room.height);
	mpt notes = room.count_notes && fill.notes ? fill.notes + room.note_rule : 0;
	struct stretch *st = add_stretch(s, from, &fill, 0, room.height - notes, room.top);
	s->plan->notes += fill.notes;
	s->plan->forced = fill.forced;
	s->y += fill.height + st->adjust;
	return fill.end == limit && !fill.forced;
}

/* COUNT columns of height ROOM: how far they reach. */
static size_t fill_columns(
	struct filling *s, size_t from, size_t limit, mpt room, struct fill *fills, int count)
{
	for (int c = 0; c < count; c++) {
		fills[c] = fill_column(&s->f->builder.list, from, limit,
			(struct fill_room){ .height = room, .top = true, .empty = s->y == 0 });
		from = fills[c].end;
		if (fills[c].forced >= BREAK_PAGE) {
			for (int i = c + 1; i < count; i++)
				fills[i] = (struct fill){ .end = from };
			break;
		}
	}
	return from;
}

/* The least height at which COUNT columns hold everything up to LIMIT. */
static mpt least_height(
	struct filling *s, size_t from, size_t limit, mpt room, struct fill *fills, int count)
{
	mpt low = 0, high = room;
	while (high - low > MPT_PT / 4) {
		mpt middle = (low + high) / 2;
		bool holds = fill_columns(s, from, limit, middle, fills, count) == limit;
		for (int c = 0; holds && c < count; c++)
			holds = !fills[c].overfull;
		if (holds)
			high = middle;
		else
			low = middle;
	}
	return high;
}

/* Columns end level: each takes as little as lets the others hold the rest, so that the lines over
 * go to the first columns (CLREQ, column balance). */
static void balance(struct filling *s, size_t from, size_t limit, mpt room, struct fill *fills)
{
	struct fill trial[MAX_COLUMNS];
	for (int c = 0; c < s->m->columns; c++) {
		mpt height = least_height(s, from, limit, room, trial, s->m->columns - c);
		fill_columns(s, from, limit, height, &fills[c], 1);
		from = fills[c].end;
	}
}

static bool fill_multiple(struct filling *s, size_t from, size_t limit, bool complete)
{
	struct fill fills[MAX_COLUMNS];
	mpt room = body_height(s) - s->y - s->reserved;
	size_t end = fill_columns(s, from, limit, room, fills, s->m->columns);
	bool forced = false;
	for (int c = 0; c < s->m->columns; c++)
		forced |= fills[c].forced != BREAK_NONE;
	if (end == limit && complete && !forced)
		balance(s, from, limit, room, fills);
	s->plan->end = end;
	mpt height = 0;
	for (int c = 0; c < s->m->columns; c++) {
		if (fills[c].end == from)
			continue;
		if (fills[c].overfull)
			warn_overfull(s, &fills[c], room);
		struct stretch *st = add_stretch(s, from, &fills[c],
			c * (s->m->column_width + s->m->column_gap), room, true);
		height = mpt_max(height, fills[c].height + st->adjust);
		s->plan->notes += fills[c].notes;
		s->plan->forced = fills[c].forced;
		from = fills[c].end;
	}
	s->y += height;
	return end == limit && s->plan->forced == BREAK_NONE;
}

/* Fills the page from its top with S->RESERVED kept free for footnotes. */
static void fill_page(struct filling *s)
{
	const struct list *l = &s->f->builder.list;
	size_t from = s->f->at;
	bool goes_on = true;
	s->y = 0;
	s->plan->count = 0;
	s->plan->notes = 0;
	s->plan->end = from;
	s->plan->forced = BREAK_NONE;
	while (goes_on && from < l->count) {
		size_t limit = run_end(l, from);
		bool complete = limit < l->count || s->f->ended;
		if (s->m->columns == 1 || l->pieces[from].spans)
			goes_on = fill_single(s, from, limit);
		else
			goes_on = fill_multiple(s, from, limit, complete);
		from = s->plan->end;
	}
	s->plan->height = s->y;
	s->plan->ended = s->f->ended && from == l->count;
}

bool flow_plan(struct flow *f, const struct page_master *m, struct page_plan *plan)
{
	struct page_master master = *m;
	if (master.columns > MAX_COLUMNS)
		master.columns = MAX_COLUMNS;
	struct filling s = { .f = f, .m = &master, .plan = plan };
	mpt page = m->regions[REGION_BODY].content_height;
	for (mpt want = page * (master.columns + 1);; want += page) {
		if (!look_ahead(f, want))
			return false;
		fill_page(&s);
		if (f->ended || plan->end < f->builder.list.count)
			break;
	}
	/* Notes called in columns take room from all of them: fill again until it is enough. */
	while (master.columns > 1 && plan->notes &&
		plan->notes + rule_height(f) > s.reserved) {
		s.reserved = plan->notes + rule_height(f);
		if (s.reserved > page / 2) {
			s.reserved = page / 2;
			fill_page(&s);
			break;
		}
		fill_page(&s);
	}
	return true;
}

static bool paint_notes(struct painter *p, const struct note *n, mpt x, mpt *y)
{
	for (; n; n = n->next) {
		if (!paint_list(p, n->body, x, *y))
			return false;
		*y += n->height;
	}
	return true;
}

bool flow_paint(struct flow *f, const struct page_master *m, const struct page_plan *plan,
	struct painter *p)
{
	const struct region *body = &m->regions[REGION_BODY];
	mpt notes = plan->notes ? plan->notes + rule_height(f) : 0;
	mpt room = body->content_height - plan->height - notes;
	enum keyword align = fo_keyword(body->node, PROP_DISPLAY_ALIGN);
	mpt shift = room <= 0 ? 0 : align == KW_CENTER ? room / 2 : align == KW_AFTER ? room : 0;
	p->around = (struct rect){ body->content_x, body->content_y, body->content_width,
		body->content_height };
	for (size_t i = 0; i < plan->count; i++) {
		struct stretch s = plan->stretches[i];
		s.x += body->content_x;
		s.y += body->content_y + shift;
		if (!paint_stretch(p, &s))
			return false;
	}
	if (plan->notes) {
		mpt y = body->content_y + body->content_height - notes;
		if (f->note_rule && !paint_list(p, f->note_rule, body->content_x, y))
			return false;
		y += rule_height(f);
		for (size_t i = f->at; i < plan->end; i++)
			if (!paint_notes(p, f->builder.list.pieces[i].notes, body->content_x, &y))
				return false;
	}
	for (size_t i = f->at; i < plan->end; i++)
		f->ahead -= f->builder.list.pieces[i].height;
	f->at = plan->end;
	return true;
}
