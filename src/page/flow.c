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

/* Whether P lies across all columns. */
static bool is_across(const struct filling *s, const struct piece *p)
{
	return s->m->columns.count == 1 || p->spans == SPANS_ALL;
}

/* Where the run that begins at FROM, in columns or across them all, ends. Of a run higher than any page
 * can take, only so much is looked at; COMPLETE tells which. */
static size_t run_end(const struct filling *s, size_t from, bool *complete)
{
	const struct piece *pieces = s->list->pieces;
	const mpt most = 2 * body_height(s) * s->m->columns.count;
	mpt height = 0;
	size_t i = from;
	*complete = false;
	while (i < s->list->count && is_across(s, &pieces[i]) == is_across(s, &pieces[from])) {
		if (height > most && pieces[i].kind == PIECE_GAP && pieces[i].may_break)
			return i;
		height += pieces[i].kind == PIECE_BOX ? pieces[i].height : 0;
		i++;
	}
	*complete = i < s->list->count || s->f->feed.ended;
	return i;
}

static void add_stretch(struct filling *s, struct stretch st)
{
	s->plan->stretches[s->plan->count++] = st;
}

/* Whether gaps grow to the foot of the body; display-align may say where the content shall stand. */
static bool stretches(const struct filling *s)
{
	return fo_keyword(s->m->regions[REGION_BODY].node, PROP_DISPLAY_ALIGN) == KW_AUTO;
}

/* The first one is told when the page is made: it may yet go to another. */
static void note_overfull(struct filling *s, const struct fill *fill, mpt room)
{
	const struct list *l = s->list;
	struct page_plan *plan = s->plan;
	if (!fill->overfull || plan->too_high)
		return;
	const struct fo_node *n = s->f->node;
	for (size_t i = fill->end; i-- > 0;)
		if (l->pieces[i].kind == PIECE_BOX) {
			const struct piece *p = &l->pieces[i];
			n = p->box == BOX_LINE ? p->as.text->paragraph->block
				: p->box == BOX_PART ? (p->as.parallel->node ? p->as.parallel->node : n)
						     : p->as.container->node;
			break;
		}
	plan->too_high = n;
	plan->too_high_height = fill->height;
	plan->too_high_room = room;
	plan->broken = FO_KEEP_ALWAYS;
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
	if (room.empty)
		s->plan->broken = fill.broken;
	note_overfull(s, &fill, room.height);
	struct stretch st = { .list = s->list, .from = from, .to = fill.end, .y = s->y,
		.top = room.top };
	s->y += multicol_adjust(&fill, room_beside_notes(&fill, &room),
		stretches(s) && fill.end < limit && !fill.forced, &st);
	add_stretch(s, st);
	s->plan->called += fill.notes;
	s->plan->forced = fill.forced;
	return fill.end == limit && !fill.forced;
}

static void add_rules(struct filling *s, const struct column_task *t, const struct column_fill *fill)
{
	struct page_plan *plan = s->plan;
	struct rect rules[MAX_COLUMNS];
	int count;
	multicol_rules(t, fill, 0, s->y, rules, &count);
	for (int i = 0; i < count && plan->rule_count < MAX_RULES; i++)
		plan->rules[plan->rule_count++] = (struct plan_rule){ t->set->node, rules[i] };
}

static bool fill_multiple(struct filling *s, size_t from, size_t limit, bool complete)
{
	const struct column_room room = { .head = { 0 } };
	const struct column_task t = { .list = s->list, .from = from, .limit = limit,
		.complete = complete, .empty = s->y == 0, .stretch = stretches(s),
		.set = &s->m->columns, .room = &room, .height = body_height(s) - s->y - s->reserved };
	struct column_fill fill;
	multicol_fill(&t, &fill);
	s->plan->end = fill.end;
	s->plan->forced = fill.forced;
	for (size_t i = 0; i < fill.count; i++) {
		const struct column_part *part = &fill.parts[i];
		if (t.empty)
			s->plan->broken = part->fill.broken;
		note_overfull(s, &part->fill, part->room);
		add_stretch(s, multicol_stretch(&t, part, 0, s->y));
		s->plan->called += part->fill.notes;
	}
	add_rules(s, &t, &fill);
	s->y += fill.height;
	return fill.end == limit && fill.forced == BREAK_NONE;
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
	size_t from, count, rule_count;
	mpt called, y;
};

/* What is kept with a run that found no room, as a headline across the columns with its text, goes with
 * it to the next page. */
static void take_back(struct filling *s, const struct filled *to)
{
	s->plan->count = to->count;
	s->plan->rule_count = to->rule_count;
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
	s->plan->count = s->plan->rule_count = 0;
	s->plan->called = 0;
	s->plan->end = from;
	s->plan->forced = BREAK_NONE;
	s->plan->broken = 0;
	s->plan->too_high = NULL;
	while (goes_on && from < l->count && s->plan->count + MAX_COLUMN_PARTS < MAX_STRETCHES &&
		!starts_page(s, from)) {
		bool complete;
		size_t limit = run_end(s, from, &complete);
		this = (struct filled){ from, s->plan->count, s->plan->rule_count, s->plan->called,
			s->y };
		if (is_across(s, &l->pieces[from]))
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
	double wider = (double)m->columns.width / f->feed.columns.width;
	double room = (double)m->regions[REGION_BODY].content_height * m->columns.count;
	double most = 2 * room * (wider > 1 ? wider : 1);
	if (!feed_ahead(&f->feed, most < MPT_MAX ? (mpt)most : MPT_MAX))
		return false;
	*may = f->feed.ended;
	return true;
}

bool flow_plan(struct flow *f, const struct page_master *m, struct page_plan *plan)
{
	struct filling s = { .f = f, .list = &f->feed.builder.list, .m = m, .plan = plan };
	mpt page = body_height(&s);
	if (!feed_fit(&f->feed, m))
		return false;
	for (mpt want = page * (m->columns.count + 1);; want += mpt_max(page, 100 * MPT_PT)) {
		if (!feed_ahead(&f->feed, want))
			return false;
		s.left = mpt_min(
			notes_left_height(&f->notes), mpt_max(0, page - least_body(&s)));
		fill_page(&s);
		if (f->feed.ended || plan->end < s.list->count)
			break;
	}
	if (m->columns.count > 1)
		reserve_for_notes(&s);
	notes_plan(&f->notes, s.list, f->feed.at, plan->end, page - s.y, s.y == 0, &plan->notes);
	plan->ended = f->feed.ended && plan->end == s.list->count && !plan->notes.left;
	return true;
}

void flow_plan_empty(const struct flow *f, struct page_plan *plan)
{
	*plan = (struct page_plan){ .end = f->feed.at,
		.ended = f->feed.ended && f->feed.at == f->feed.builder.list.count };
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
	if (plan->too_high)
		diag_warning(f->l->env->diag, plan->too_high->at, CODE_LAYOUT_OVERFLOW,
			_("this is %.1f pt high and cannot be divided, but a page has only %.1f "
			  "pt"),
			(double)plan->too_high_height / MPT_PT,
			(double)plan->too_high_room / MPT_PT);
	p->around = (struct rect){ body->content_x, body->content_y, body->content_width,
		body->content_height };
	for (size_t i = 0; i < plan->count; i++) {
		struct stretch s = plan->stretches[i];
		s.x += body->content_x;
		s.y += body->content_y + shift;
		if (!paint_stretch(p, &s))
			return false;
	}
	for (size_t i = 0; i < plan->rule_count; i++) {
		struct rect line = plan->rules[i].line;
		line.x += body->content_x;
		line.y += body->content_y + shift;
		multicol_paint_rule(p, plan->rules[i].node, line);
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
