#include "page/flow.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "page/grid.h"
#include "page/placing.h"

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
	page_float_end(&f->floats);
}

enum page_break flow_first_break(struct flow *f)
{
	const struct list *l = &f->feed.builder.list;
	if (!feed_ahead(&f->feed, 0) || l->count == 0 || l->pieces[0].kind != PIECE_GAP)
		return BREAK_NONE;
	return l->pieces[0].forced;
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

static bool has_floats(const struct flow *f)
{
	return f->l->page_floats > 0 || f->floats.count > 0;
}

bool flow_plan(struct flow *f, const struct page_master *m, struct page_plan *plan)
{
	struct run runs[MAX_RUNS];
	struct anchor anchors[MAX_PAGE_FLOATS];
	struct filling s = { .f = f, .list = &f->feed.builder.list, .m = m, .plan = plan,
		.pitch = grid_pitch(f->node), .runs = runs, .anchors = anchors };
	plan->float_count = 0;
	plan->foot = 0;
	if (!feed_fit(&f->feed, m) || !filling_run(&s))
		return false;
	if (has_floats(f) && !place_floats(&s))
		return false;
	notes_plan(&f->notes, s.list, f->feed.at, plan->end, filling_height(&s) - s.y,
		filling_is_empty(&s), &plan->notes);
	plan->ended = f->feed.ended && plan->end == s.list->count && !plan->notes.left &&
		!floats_left(&s);
	return true;
}

void flow_plan_empty(const struct flow *f, struct page_plan *plan)
{
	const struct note_queue *notes = &f->notes;
	*plan = (struct page_plan){ .end = f->feed.at,
		.ended = f->feed.ended && f->feed.at == f->feed.builder.list.count &&
			notes->count == 0 && f->floats.count == 0,
		.notes = { .left = notes->count > 0,
			.from = notes->count ? notes->notes[0].from : 0 } };
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

static bool paint_floats(const struct flow *f, const struct page_plan *plan, struct painter *p,
	const struct region *body)
{
	const struct list *separator = f->floats.separator;
	const mpt foot = body->content_height - plan->notes.height - plan->foot;
	if (plan->head && separator && plan->count && !paint_list(p, separator, body->content_x,
		body->content_y + plan->head - list_height(separator)))
		return false;
	for (size_t i = 0; i < plan->float_count; i++) {
		const struct placed_float *at = &plan->floats[i];
		bool at_page_foot = at->run < 0 && at->in.foot;
		mpt x = body->content_x + at->x;
		mpt y = body->content_y + at->y + (at_page_foot ? foot : 0);
		paint_anchor(p, at->f->node, x, y);
		if (!paint_list(p, &at->f->list, x, y))
			return false;
	}
	return true;
}

bool flow_paint(struct flow *f, const struct page_master *m, const struct page_plan *plan,
	struct painter *p)
{
	const struct region *body = &m->regions[REGION_BODY];
	mpt room = body->content_height - plan->height - plan->foot - plan->notes.height;
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
	return paint_floats(f, plan, p, body) && paint_notes(f, plan, p, body);
}

static void pass_anchor(void *user, const struct fo_node *n)
{
	page_float_of(user, n)->passed = true;
}

static void take_floats(struct flow *f, const struct page_plan *plan)
{
	page_float_each(&f->feed.builder.list, f->feed.at, plan->end, pass_anchor, &f->floats);
	for (size_t i = 0; i < plan->float_count; i++)
		plan->floats[i].f->placed = true;
	page_float_drop(&f->floats);
}

void flow_take(struct flow *f, const struct page_plan *plan)
{
	struct feed *feed = &f->feed;
	if (has_floats(f))
		take_floats(f, plan);
	notes_take(&f->notes, &feed->builder.list, feed->at, plan->end, feed->dropped, &plan->notes);
	size_t hold = f->notes.count ? f->notes.notes[0].piece : feed->dropped + plan->end;
	feed_drop(feed, plan->end, hold);
}
