#include "page/filling.h"

#include "page/fit.h"
#include "page/grid.h"

mpt filling_height(const struct filling *s)
{
	return s->m->regions[REGION_BODY].content_height - s->plan->foot;
}

bool filling_is_empty(const struct filling *s)
{
	return s->y == 0 && s->plan->float_count == 0;
}

/* Height of the footnotes so far. */
static mpt notes_height(const struct filling *s)
{
	mpt rule = s->left || !s->plan->called ? 0 : notes_rule_height(&s->f->notes);
	return s->left + s->plan->called + rule;
}

static const struct column_set *columns_of(const struct filling *s, const struct piece *p)
{
	return SPANS_SET(p->spans) ? feed_columns(&s->f->feed, p) : &s->m->columns;
}

/* Whether P lies across all columns. */
static bool is_across(const struct filling *s, const struct piece *p)
{
	return SPANS_COUNT(p->spans) == SPANS_ALL || columns_of(s, p)->count == 1;
}

/* Where the run that begins at FROM, in columns or across them all, ends. Of a run higher than any page
 * can take, only so much is looked at; COMPLETE tells which. */
static size_t run_end(const struct filling *s, size_t from, bool *complete)
{
	const struct piece *pieces = s->list->pieces;
	const unsigned set = SPANS_SET(pieces[from].spans);
	const bool across = is_across(s, &pieces[from]);
	const mpt pages = s->looks_ahead ? FIT_PAGES : 2;
	const mpt most = pages * mpt_max(0, filling_height(s)) * columns_of(s, &pieces[from])->count;
	mpt height = 0;
	size_t i = from;
	*complete = false;
	while (i < s->list->count && SPANS_SET(pieces[i].spans) == set &&
		is_across(s, &pieces[i]) == across) {
		if (height > most && pieces[i].kind == PIECE_GAP && pieces[i].may_break)
			return i;
		height += pieces[i].kind == PIECE_BOX ? pieces[i].height : 0;
		i++;
	}
	*complete = i < s->list->count || s->f->feed.ended;
	return i;
}

static void add_stretch(struct filling *s, struct stretch st, int column, int count)
{
	s->plan->columns[s->plan->count] = (struct plan_column){ s->run_count, column, count };
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
static bool fill_single(struct filling *s, size_t from, size_t limit, bool complete)
{
	struct fill_room room = {
		.height = filling_height(s) - s->y - mpt_max(s->reserved, notes_height(s)),
		.note_rule = notes_height(s) ? 0 : notes_rule_height(&s->f->notes),
		.count_notes = s->reserved == 0,
		.pitch = s->pitch,
		.top = true,
		.empty = filling_is_empty(s),
	};
	struct fill fill = fill_column(s->list, from, limit, room);
	mpt page = s->m->regions[REGION_BODY].content_height;
	if (room.empty && s->m->columns.count == 1 &&
		fit_is_poor(s->list, &fill, limit, room, page)) {
		s->poor = true;
		if (s->looks_ahead)
			fill = fit_page(s->list, from, limit,
				complete && limit == s->list->count, room, page, fill);
	}
	s->plan->end = fill.end;
	if (fill.end == from)
		return false;
	if (room.empty)
		s->plan->broken = fill.broken;
	note_overfull(s, &fill, room.height);
	struct stretch st = { .list = s->list, .from = from, .to = fill.end,
		.x = columns_of(s, &s->list->pieces[from])->start, .y = s->y, .top = room.top,
		.pitch = s->pitch };
	s->y += multicol_adjust(&fill, room_beside_notes(&fill, &room),
		stretches(s) && fill.end < limit && !fill.forced, &st);
	add_stretch(s, st, 0, 1);
	s->plan->called += fill.notes;
	s->plan->forced = fill.forced;
	return fill.end == limit && !fill.forced;
}

static void add_rules(struct filling *s, const struct column_task *t, const struct column_fill *fill)
{
	struct page_plan *plan = s->plan;
	struct rect rules[MAX_COLUMNS];
	int count;
	multicol_rules(t, fill, t->set->start, s->y, rules, &count);
	for (int i = 0; i < count && plan->rule_count < MAX_RULES; i++)
		plan->rules[plan->rule_count++] = (struct plan_rule){ t->set->node, rules[i] };
}

/* The floats of columns RUN. */
static size_t floats_of(const struct filling *s, int run, struct column_float out[])
{
	size_t count = 0;
	for (size_t i = 0; i < s->plan->float_count; i++)
		if (s->plan->floats[i].run == run)
			out[count++] = s->plan->floats[i].in;
	return count;
}

/* What a float has more than its content: on the side of the text. */
static mpt blank(const struct page_float *f)
{
	return f->height - f->content_height;
}

/* The floats of columns RUN, which are HEIGHT high, find their places: IN, in their order. */
static void settle_floats(struct filling *s, int run, const struct column_set *set,
	const struct column_float *in, mpt height)
{
	for (size_t i = 0; i < s->plan->float_count; i++) {
		struct placed_float *p = &s->plan->floats[i];
		if (p->run != run)
			continue;
		p->in = *in++;
		p->x = set->start + multicol_x(set, p->in.first) + page_float_x(p->f);
		p->y = s->y + (p->in.foot ? height - p->in.reach + blank(p->f)
					  : p->in.reach - p->in.height);
	}
}

static bool fill_multiple(struct filling *s, size_t from, size_t limit, bool complete)
{
	struct column_float floats[MAX_PAGE_FLOATS];
	const struct column_task t = { .list = s->list, .from = from, .limit = limit,
		.complete = complete, .empty = filling_is_empty(s), .stretch = stretches(s),
		.set = columns_of(s, &s->list->pieces[from]), .floats = floats,
		.float_count = floats_of(s, s->run_count, floats),
		.height = grid_down(filling_height(s) - s->y - s->reserved, s->pitch),
		.pitch = s->pitch };
	struct column_fill fill;
	multicol_fill(&t, &fill);
	s->plan->end = fill.end;
	s->plan->forced = fill.forced;
	for (size_t i = 0; i < fill.count; i++) {
		const struct column_part *part = &fill.parts[i];
		if (t.empty)
			s->plan->broken = part->fill.broken;
		note_overfull(s, &part->fill, part->room);
		add_stretch(s, multicol_stretch(&t, part, t.set->start, s->y), part->column,
			part->columns);
		s->plan->called += part->fill.notes;
	}
	add_rules(s, &t, &fill);
	settle_floats(s, s->run_count, t.set, floats, fill.height);
	if (s->run_count < MAX_RUNS)
		s->runs[s->run_count++] = (struct run){ t.set, fill.room, t.height };
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

/* Space above the run that begins at FROM. Of that between a block across columns and those remains
 * what is retained (XSL 1.1, 4.3.1); a container with columns of its own is a block like others. */
static mpt space_between(const struct filling *s, size_t from)
{
	const struct piece *gap = &s->list->pieces[from];
	if (gap->kind != PIECE_GAP)
		return 0;
	return SPANS_SET(gap->spans) == SPANS_SET(gap[-1].spans) ? gap->foot
								 : gap->height - gap->head;
}

/* How far a page was filled before a run of pieces that span alike. */
struct filled {
	size_t from, count, rule_count;
	int run_count;
	mpt called, y;
};

/* What is kept with a run that found no room, as a headline across the columns with its text, goes with
 * it to the next page. */
static void take_back(struct filling *s, const struct filled *to)
{
	s->plan->count = to->count;
	s->plan->rule_count = to->rule_count;
	s->run_count = to->run_count;
	s->plan->called = to->called;
	s->plan->end = to->from;
	s->y = to->y;
}

/* The floats that stand at the head and foot of the page itself. */
static void settle_page_floats(struct filling *s)
{
	struct page_plan *plan = s->plan;
	plan->head = plan->foot = 0;
	for (size_t i = 0; i < plan->float_count; i++) {
		struct placed_float *p = &plan->floats[i];
		if (p->run >= 0)
			continue;
		mpt *taken = p->in.foot ? &plan->foot : &plan->head;
		p->x = page_float_x(p->f);
		p->y = *taken + (p->in.foot ? blank(p->f) : 0); /* from the first one's head */
		*taken += p->f->height;
	}
	if (plan->head && s->f->floats.separator)
		plan->head += list_height(s->f->floats.separator);
}

/* Floats that stand in columns where no text found room. */
static void fill_rest(struct filling *s)
{
	struct column_float floats[MAX_PAGE_FLOATS];
	const size_t count = floats_of(s, s->run_count, floats);
	if (count == 0)
		return;
	const mpt height = filling_height(s) - s->y - s->reserved;
	struct column_room room = multicol_room(floats, count);
	mpt taken = 0;
	settle_floats(s, s->run_count, &s->m->columns, floats, height);
	for (int c = 0; c < s->m->columns.count; c++)
		taken = mpt_max(taken, room.foot[c] ? height : room.head[c]);
	s->y += taken;
}

/* Fills the page from its top with S->RESERVED kept free for footnotes. */
static void fill_page(struct filling *s)
{
	const struct list *l = s->list;
	size_t from = s->f->feed.at;
	bool goes_on = true;
	struct filled last = { .from = from }, this;
	settle_page_floats(s);
	s->y = grid_up(s->plan->head, s->pitch);
	s->run_count = 0;
	s->poor = false;
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
		this = (struct filled){ from, s->plan->count, s->plan->rule_count, s->run_count,
			s->plan->called, s->y };
		if (is_across(s, &l->pieces[from]))
			goes_on = fill_single(s, from, limit, complete);
		else
			goes_on = fill_multiple(s, from, limit, complete);
		if (s->plan->end == from && last.count && l->pieces[from].keep)
			take_back(s, &last);
		last = this;
		from = s->plan->end;
		if (goes_on && from < l->count)
			s->y = grid_up(s->y + space_between(s, from), s->pitch);
	}
	fill_rest(s);
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
	mpt most = mpt_max(s->left, filling_height(s) / 2);
	while (s->reserved < most && notes_height(s) > s->reserved) {
		s->reserved = mpt_min(notes_height(s), most);
		fill_page(s);
	}
}

bool filling_run(struct filling *s)
{
	struct flow *f = s->f;
	mpt page = s->m->regions[REGION_BODY].content_height;
	s->reserved = 0;
	for (mpt want = page * (s->m->columns.count + 1);; want += mpt_max(page, 100 * MPT_PT)) {
		if (!feed_ahead(&f->feed, want))
			return false;
		s->left = mpt_min(
			notes_left_height(&f->notes), mpt_max(0, page - least_body(s)));
		fill_page(s);
		if (f->feed.ended || s->plan->end < s->list->count)
			break;
	}
	if (s->poor && !s->looks_ahead) {
		s->looks_ahead = true;
		if (!feed_ahead(&f->feed, FIT_PAGES * page))
			return false;
		fill_page(s);
	}
	if (s->run_count > 0)
		reserve_for_notes(s);
	return true;
}
