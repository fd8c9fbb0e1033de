#include "page/placing.h"

static bool is_placed(const struct filling *s, const struct page_float *f)
{
	for (size_t i = 0; i < s->plan->float_count; i++)
		if (s->plan->floats[i].f == f)
			return true;
	return false;
}

/* The stretch that is looked through. */
struct search {
	struct filling *s;
	size_t stretch;
};

static void note_anchor(void *user, const struct fo_node *n)
{
	struct search *search = user;
	struct filling *s = search->s;
	if (s->anchor_count == MAX_PAGE_FLOATS)
		s->more_anchors = true;
	else
		s->anchors[s->anchor_count++] = (struct anchor){ page_float_of(&s->f->floats, n),
			s->plan->columns[search->stretch], search->stretch };
}

static void find_anchors(struct filling *s)
{
	const struct page_plan *plan = s->plan;
	s->anchor_count = 0;
	s->more_anchors = false;
	for (size_t i = 0; i < plan->count; i++) {
		struct search search = { s, i };
		page_float_each(s->list, plan->stretches[i].from, plan->stretches[i].to,
			note_anchor, &search);
	}
}

static bool is_anchored(const struct filling *s, const struct page_float *f)
{
	for (size_t i = 0; i < s->anchor_count; i++)
		if (s->anchors[i].f == f)
			return true;
	return f->passed;
}

/* The next float that is to be placed, in the order of the text. */
static bool next_float(const struct filling *s, struct anchor *next)
{
	const struct float_queue *q = &s->f->floats;
	for (size_t i = 0; i < q->count; i++) {
		*next = (struct anchor){ .f = q->floats[i] };
		if (q->floats[i]->passed && !is_placed(s, q->floats[i]))
			return true;
	}
	for (size_t i = 0; i < s->anchor_count; i++) {
		*next = s->anchors[i];
		if (!is_placed(s, next->f))
			return true;
	}
	return false;
}

/* The block across columns of RUN that is above the anchor and may be above a float of columns FIRST
 * and on. */
static size_t block_above(const struct filling *s, const struct anchor *a, int run, int first)
{
	for (size_t i = a->f->passed ? 0 : a->stretch + 1; i-- > 0;) {
		const struct plan_column *c = &s->plan->columns[i];
		if (c->run == run && c->count > 1 && c->column <= first)
			return s->plan->stretches[i].from;
	}
	return NOT_BELOW;
}

/* Finds room for the float met at A. False if there is none. */
static bool find_place(struct filling *s, const struct anchor *a, struct placed_float *p)
{
	struct page_plan *plan = s->plan;
	const struct page_float *f = a->f;
	const mpt page = s->m->regions[REGION_BODY].content_height;
	*p = (struct placed_float){ .f = a->f, .run = -1,
		.in = { .count = f->columns, .height = f->height,
			.foot = page_float_at_foot(f->node), .below = NOT_BELOW } };
	const struct list *separator = s->f->floats.separator;
	mpt height = f->height;
	if (f->columns == 0 && separator && plan->head == 0 && !page_float_at_foot(f->node))
		height += list_height(separator);
	if (!page_float_may_be_on(f->node, s->f->odd))
		return false;
	/* What no page has room for gets one to itself. */
	if (f->passed && plan->float_count == 0 && (height > page - s->left || plan->count == 0))
		return true;
	if (f->columns == 0)
		return plan->head + plan->foot + height <= page - s->left;
	int run = a->at.run < s->run_count ? a->at.run : s->run_count - 1;
	const struct column_room empty = { .head = { 0 } };
	height = run < 0 ? filling_height(s) - s->y : s->runs[run].height;
	p->run = run < 0 ? 0 : run;
	p->in.first = page_float_column(f, &f->set, run < 0 ? &empty : &s->runs[run].room, height,
		a->at.column);
	p->in.below = block_above(s, a, p->run, p->in.first);
	return p->in.first >= 0;
}

/* Tries to place one more float: PLACED tells of it. */
static bool place_next(struct filling *s, bool *placed)
{
	struct anchor next;
	struct placed_float p;
	*placed = false;
	if (s->plan->float_count == MAX_PAGE_FLOATS || !next_float(s, &next))
		return true;
	const struct column_set *set = next.at.run < s->run_count ? s->runs[next.at.run].set
								  : &s->m->columns;
	if (!page_float_make(s->f->l, next.f, set, s->m->regions[REGION_BODY].content_width,
		s->pitch))
		return false;
	*placed = find_place(s, &next, &p);
	if (*placed)
		s->plan->floats[s->plan->float_count++] = p;
	return true;
}

/* Whether a float that is placed has pushed its own anchor off the page, or another's, or what another
 * one stands below. */
static bool has_pushed(const struct filling *s)
{
	for (size_t i = 0; i < s->plan->float_count; i++)
		if (!is_anchored(s, s->plan->floats[i].f) || s->plan->floats[i].in.reach < 0)
			return true;
	return false;
}

/* A float that no page has room for. */
static void note_high_floats(struct filling *s)
{
	struct page_plan *plan = s->plan;
	const mpt page = s->m->regions[REGION_BODY].content_height;
	if (plan->float_count == 0 || plan->floats[0].f->height <= page)
		return;
	plan->too_high = plan->floats[0].f->node;
	plan->too_high_height = plan->floats[0].f->height;
	plan->too_high_room = page;
}

bool place_floats(struct filling *s)
{
	bool placed = true;
	find_anchors(s);
	while (placed) {
		if (!place_next(s, &placed) || (placed && !filling_run(s)))
			return false;
		find_anchors(s);
		if (!placed || !has_pushed(s))
			continue;
		s->plan->float_count--;
		placed = false;
		if (!filling_run(s))
			return false;
		find_anchors(s);
	}
	note_high_floats(s);
	return true;
}

bool floats_left(const struct filling *s)
{
	struct anchor next;
	return s->more_anchors || next_float(s, &next);
}
