#include "page/flow.h"

#include <stdlib.h>

#include "base/i18n.h"

void flow_begin(
	struct flow *f, struct layout *l, const struct fo_node *node, const struct page_master *m)
{
	*f = (struct flow){ .l = l, .node = node };
	feed_begin(&f->feed, l, node, m);
}

void flow_end(struct flow *f)
{
	feed_end(&f->feed);
	free(f->notes.notes);
}

enum page_break flow_first_break(struct flow *f)
{
	const struct list *l = &f->feed.builder.list;
	if (!feed_ahead(&f->feed, 0) || l->count == 0 || l->pieces[0].kind != PIECE_GAP)
		return BREAK_NONE;
	return l->pieces[0].forced;
}

enum { MAX_COLUMNS = 32 };

/* The state of one page's filling. */
struct filling {
	struct flow *f;
	const struct list *list;
	const struct page_master *m;
	struct page_plan *plan;
	mpt y;        /* next free height */
	mpt left;     /* height of the footnotes left over from pages before, with the rule */
	mpt reserved; /* for footnotes, when there are several columns */
};

static mpt body_height(const struct filling *s)
{
	return s->m->regions[REGION_BODY].content_height;
}

/* Height of the footnotes so far. */
static mpt notes_height(const struct filling *s)
{
	mpt rule = s->left || !s->plan->called ? 0 : notes_rule_height(&s->f->notes);
	return s->left + s->plan->called + rule;
}

/* Where the run of pieces that begins at FROM and spans alike ends. Of a run higher than any page can
 * take, only so much is looked at; COMPLETE tells which. */
static size_t run_end(const struct filling *s, size_t from, bool *complete)
{
	const struct piece *pieces = s->list->pieces;
	const mpt most = 2 * body_height(s) * s->m->columns;
	mpt height = 0;
	size_t i = from;
	*complete = false;
	while (i < s->list->count && pieces[i].spans == pieces[from].spans) {
		if (height > most && pieces[i].kind == PIECE_GAP && pieces[i].may_break)
			return i;
		height += pieces[i].kind == PIECE_BOX ? pieces[i].height : 0;
		i++;
	}
	*complete = i < s->list->count || s->f->feed.ended;
	return i;
}

/* Gaps shrink where the column would be too high. Where it ends because the next piece found no room
 * they grow to its foot, unless display-align says where the content shall stand. */
static void adjust(const struct filling *s, struct stretch *st, const struct fill *fill, mpt room)
{
	bool goes_on = fill->end < s->list->count && !fill->forced;
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
	*st = (struct stretch){ .list = s->list, .from = from, .to = fill->end, .x = x,
		.y = s->y, .top = top };
	adjust(s, st, fill, room);
	return st;
}

static void warn_overfull(struct filling *s, const struct fill *fill, mpt room)
{
	const struct list *l = s->list;
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

/* Room that the footnotes called in FILL leave to it; one that goes on on the next page takes no more
 * than the rest. */
static mpt room_beside_notes(const struct fill *fill, const struct fill_room *room)
{
	mpt notes = room->count_notes && fill->notes ? fill->notes + room->note_rule : 0;
	return fill->min_height + notes > room->height ? fill->height : room->height - notes;
}

/* One column over the whole width. Returns whether the page goes on below it. */
static bool fill_single(struct filling *s, size_t from, size_t limit)
{
	struct fill_room room = {
		.height = body_height(s) - s->y - mpt_max(s->reserved, notes_height(s)),
		.note_rule = notes_height(s) ? 0 : notes_rule_height(&s->f->notes),
		.count_notes = s->reserved == 0,
		.top = s->y == 0,
		.empty = s->y == 0,
	};
	struct fill fill = fill_column(s->list, from, limit, room);
	s->plan->end = fill.end;
	if (fill.end == from)
		return false;
	if (fill.overfull)
		warn_overfull(s, &fill, room.height);
	struct stretch *st =
		add_stretch(s, from, &fill, 0, room_beside_notes(&fill, &room), room.top);
	s->plan->called += fill.notes;
	s->plan->forced = fill.forced;
	s->y += fill.height + st->adjust;
	return fill.end == limit && !fill.forced;
}

/* COUNT columns of height ROOM: how far they reach. */
static size_t fill_columns(
	struct filling *s, size_t from, size_t limit, mpt room, struct fill *fills, int count)
{
	for (int c = 0; c < count; c++) {
		fills[c] = fill_column(s->list, from, limit,
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
		s->plan->called += fills[c].notes;
		s->plan->forced = fills[c].forced;
		from = fills[c].end;
	}
	s->y += height;
	return end == limit && s->plan->forced == BREAK_NONE;
}

/* Whether the run that begins at FROM has to begin on a new page. */
static bool starts_page(struct filling *s, size_t from)
{
	const struct piece *p = &s->list->pieces[from];
	if (from == s->f->feed.at || p->kind != PIECE_GAP || p->forced < BREAK_PAGE)
		return false;
	s->plan->forced = p->forced;
	return true;
}

/* How far a page was filled before a run of pieces that span alike. */
struct filled {
	size_t from, count;
	mpt called, y;
};

/* What is kept with a run that found no room, as a headline across the columns with its text, goes with
 * it to the next page. */
static void take_back(struct filling *s, const struct filled *to)
{
	s->plan->count = to->count;
	s->plan->called = to->called;
	s->plan->end = to->from;
	s->y = to->y;
}

/* Fills the page from its top with S->RESERVED kept free for footnotes. */
static void fill_page(struct filling *s)
{
	const struct list *l = s->list;
	size_t from = s->f->feed.at;
	bool goes_on = true;
	struct filled last = { .from = from }, this;
	s->y = 0;
	s->plan->count = 0;
	s->plan->called = 0;
	s->plan->end = from;
	s->plan->forced = BREAK_NONE;
	while (goes_on && from < l->count && !starts_page(s, from)) {
		bool complete;
		size_t limit = run_end(s, from, &complete);
		this = (struct filled){ from, s->plan->count, s->plan->called, s->y };
		if (s->m->columns == 1 || l->pieces[from].spans)
			goes_on = fill_single(s, from, limit);
		else
			goes_on = fill_multiple(s, from, limit, complete);
		if (s->plan->end == from && last.count && l->pieces[from].keep)
			take_back(s, &last);
		last = this;
		from = s->plan->end;
	}
	s->plan->height = s->y;
}

/* Height of the least that the page's body may hold; footnotes left over may take the rest. */
static mpt least_body(const struct filling *s)
{
	size_t at = s->f->feed.at;
	if (at == s->list->count)
		return 0;
	return fill_column(s->list, at, s->list->count,
		(struct fill_room){ .top = true, .empty = true }).height;
}

/* Notes called in columns take room from all of them: fills again until it is enough. */
static void reserve_for_notes(struct filling *s)
{
	mpt most = mpt_max(s->left, body_height(s) / 2);
	while (s->reserved < most && notes_height(s) > s->reserved) {
		s->reserved = mpt_min(notes_height(s), most);
		fill_page(s);
	}
}

/* What is set to one measure takes about as much more height at another as that is narrower. Twice that
 * is on the safe side of spaces that shrink and of words that fill lines badly. */
bool flow_may_end(struct flow *f, const struct page_master *m, bool *may)
{
	double wider = (double)m->column_width / f->feed.column_width;
	double room = (double)m->regions[REGION_BODY].content_height * m->columns;
	double most = 2 * room * (wider > 1 ? wider : 1);
	if (!feed_ahead(&f->feed, most < MPT_MAX ? (mpt)most : MPT_MAX))
		return false;
	*may = f->feed.ended;
	return true;
}

bool flow_plan(struct flow *f, const struct page_master *m, struct page_plan *plan)
{
	struct page_master master = *m;
	if (master.columns > MAX_COLUMNS)
		master.columns = MAX_COLUMNS;
	struct filling s = { .f = f, .list = &f->feed.builder.list, .m = &master, .plan = plan };
	mpt page = body_height(&s);
	if (!feed_fit(&f->feed, m))
		return false;
	for (mpt want = page * (master.columns + 1);; want += mpt_max(page, 100 * MPT_PT)) {
		if (!feed_ahead(&f->feed, want))
			return false;
		s.left = mpt_min(
			notes_left_height(&f->notes), mpt_max(0, page - least_body(&s)));
		fill_page(&s);
		if (f->feed.ended || plan->end < s.list->count)
			break;
	}
	if (master.columns > 1)
		reserve_for_notes(&s);
	notes_plan(&f->notes, s.list, f->feed.at, plan->end, page - s.y, s.y == 0, &plan->notes);
	plan->ended = f->feed.ended && plan->end == s.list->count && !plan->notes.left;
	return true;
}

static bool paint_notes(const struct flow *f, const struct page_plan *plan, struct painter *p,
	const struct region *body)
{
	mpt y = body->content_y + body->content_height - plan->notes.height;
	if (plan->notes.count && f->notes.rule && !paint_list(p, f->notes.rule, body->content_x, y))
		return false;
	y += notes_rule_height(&f->notes);
	for (size_t i = 0; i < plan->notes.count; i++) {
		struct stretch s = plan->notes.stretches[i];
		s.x += body->content_x;
		s.y += y;
		if (!paint_stretch(p, &s))
			return false;
	}
	return true;
}

bool flow_paint(struct flow *f, const struct page_master *m, const struct page_plan *plan,
	struct painter *p)
{
	const struct region *body = &m->regions[REGION_BODY];
	mpt room = body->content_height - plan->height - plan->notes.height;
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
	return paint_notes(f, plan, p, body);
}

void flow_take(struct flow *f, const struct page_plan *plan)
{
	struct feed *feed = &f->feed;
	notes_take(&f->notes, &feed->builder.list, feed->at, plan->end, feed->dropped, &plan->notes);
	size_t hold = f->notes.count ? f->notes.notes[0].piece : feed->dropped + plan->end;
	feed_drop(feed, plan->end, hold);
}
