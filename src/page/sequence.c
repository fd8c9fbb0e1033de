#include "page/sequence.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "page/block.h"
#include "page/deferred.h"
#include "page/flow.h"
#include "page/layer.h"
#include "page/marker.h"
#include "page/number.h"
#include "page/paint.h"
#include "page/region.h"

/* What stands above the footnotes of a page and below its floats. */
struct separators {
	mpt width;
	const struct list *notes, *floats; /* NULL: none */
	struct separators *next;
};

struct sequence {
	struct layout *l;
	const struct fo_node *node;
	struct page_count *count;
	page_sink *sink;
	void *user;
	struct flow flow;
	struct separators *separators; /* of the widths met so far */
	unsigned index;  /* of the next page in the sequence */
	unsigned number; /* printed number of the next page */
	const char *prefix, *suffix; /* of the numbers */
	unsigned skipped; /* pages without the flow's region, one after the other */
};

/* There may be pages that the flow does not go to; but some page has to take it. */
enum { MAX_SKIPPED = 100 };

static const struct fo_node *static_content(const struct fo_node *sequence, const char *name)
{
	for (const struct fo_node *n = sequence->first; n; n = n->next)
		if (n->object == FO_STATIC_CONTENT && strcmp(fo_string(n, PROP_FLOW_NAME), name) == 0)
			return n;
	return NULL;
}

/* The number that the sequence begins with (XSL 1.1, 7.26.8). */
static unsigned first_number(const struct fo_node *n, const struct page_count *count)
{
	unsigned next = count->last_number + 1;
	const struct fo_value *v = fo_get(n, PROP_INITIAL_PAGE_NUMBER);
	if (v->kind == VALUE_NUMBER)
		return v->as.number < 1 ? 1 : (unsigned)(v->as.number + 0.5);
	if (v->kind == VALUE_KEYWORD && v->as.keyword == KW_AUTO_ODD)
		return next | 1;
	if (v->kind == VALUE_KEYWORD && v->as.keyword == KW_AUTO_EVEN)
		return next + (next & 1);
	return next;
}

static bool paint_static(struct painter *p, const struct page_master *m, int region,
	const struct fo_node *content)
{
	const struct region *r = &m->regions[region];
	struct list list;
	paint_box(p, r->node, (struct rect){ r->x, r->y, r->width, r->height },
		(struct paint_edges){ true, true });
	if (!content)
		return true;
	p->around =
		(struct rect){ r->content_x, r->content_y, r->content_width, r->content_height };
	if (!block_format_area(p->l, content,
		    (struct area){ .width = r->content_width, .height = r->content_height }, &list))
		return false;
	mpt room = r->content_height - list_height(&list);
	enum keyword align = fo_keyword(r->node, PROP_DISPLAY_ALIGN);
	mpt shift = align == KW_CENTER ? room / 2 : align == KW_AFTER ? room : 0;
	const struct rect page = p->page;
	p->page = region_page(r, page);
	region_begin(p, r);
	bool ok = paint_list(p, &list, r->content_x, r->content_y + shift);
	region_end(p, r);
	p->page = page;
	return ok;
}

static bool paint_regions(struct painter *p, const struct sequence *s, const struct page_master *m)
{
	for (int i = REGION_BEFORE; i < REGION_COUNT; i++) {
		const struct fo_node *n = m->regions[i].node;
		if (n && !paint_static(p, m, i, static_content(s->node, fo_region_name(n))))
			return false;
	}
	return true;
}

/* All that lies within the margins is turned on its paper. */
static void turn_page(struct painter *p, const struct page_master *m)
{
	paint_item(p, DISPLAY_SAVE, m->node);
	paint_turn(p, m->turns, (struct rect){ m->x, m->y, m->inner_width, m->inner_height });
}

/* What fixed containers are placed in, as the regions see it. */
static struct rect page_inside(const struct page_master *m)
{
	return paint_turned((struct rect){ 0, 0, m->width, m->height }, m->turns,
		(struct rect){ m->x, m->y, m->inner_width, m->inner_height });
}

static enum display_black black_of(const struct fo_node *root)
{
	switch (fo_keyword(root, PROP_BANXIN_BLACK)) {
	case KW_PLATE:
		return BLACK_PLATE;
	case KW_OVERPRINT:
		return BLACK_OVERPRINT;
	default:
		return BLACK_GRAY;
	}
}

/* Hands PAGE, painted by P, to the sink, or has it kept, when it is RESERVED. */
static bool put_out(struct sequence *s, struct display_page *page, const struct painter *p)
{
	struct layout *l = s->l;
	if (deferred_lost(l))
		return true;
	if (p->guessed) {
		deferred_keep(l, page, p);
		page->stage = DISPLAY_RESERVED;
		return deferred_lost(l) || s->sink(s->user, page);
	}
	return s->sink(s->user, page);
}

/* The regions beside the body are made after it, since they may show its markers, and are painted
 * before it. */
static bool emit_page(struct sequence *s, const struct page_master *m, const struct page_plan *plan)
{
	struct layout *l = s->l;
	struct arena *scratch = l->arena = arena_new();
	struct rect page = page_inside(m);
	struct painter whole = { .l = l, .arena = scratch, .page = page, .around = page };
	struct painter body = whole;
	body.page = region_page(&m->regions[REGION_BODY], page);
	struct layers layers = { NULL };
	body.layers = &layers;
	bool ok = !plan || flow_paint(&s->flow, m, plan, &body);
	paint_box(&whole, m->node, (struct rect){ 0, 0, m->width, m->height },
		(struct paint_edges){ true, true });
	if (m->turns)
		turn_page(&whole, m);
	ok = ok && paint_regions(&whole, s, m);
	const struct region *r = &m->regions[REGION_BODY];
	paint_box(&whole, r->node, (struct rect){ r->x, r->y, r->width, r->height },
		(struct paint_edges){ true, true });
	region_begin(&whole, r);
	layer_join(&whole, &layers, false);
	deferred_join(&whole, &body);
	layer_join(&whole, &layers, true);
	region_end(&whole, r);
	if (m->turns)
		paint_item(&whole, DISPLAY_RESTORE, m->node);
	struct display_page out = { m->width, m->height, l->page_label, s->count->made,
		whole.items, whole.count, DISPLAY_WHOLE, black_of(l->tree->root), r->vertical };
	ok = ok && !body.failed && !whole.failed && put_out(s, &out, &whole);
	if (plan)
		flow_take(&s->flow, plan);
	l->arena = l->lasting;
	if (out.stage != DISPLAY_RESERVED) {
		free(whole.items);
		arena_free(scratch);
	}
	return ok;
}

enum { MOST_FOLIO = 1000 };

/* Text of the sequence's folio-prefix or -suffix, white space collapsed; where a line ends around
 * it, none is meant. */
static const char *folio(struct layout *l, const struct fo_node *sequence, enum fo_object object)
{
	const struct fo_node *n = fo_child(sequence, object);
	if (!n)
		return "";
	struct buf text;
	buf_init(&text, MOST_FOLIO);
	fo_add_text(n, &text);
	char *out = arena_alloc(l->lasting, text.len + 1), *p = out;
	for (const char *t = text.len ? text.data : ""; *t;) {
		size_t space = strspn(t, " \t\r\n"), line = strcspn(t, "\n");
		if (space == 0)
			*p++ = *t++;
		else if (line >= space || (p > out && t[space]))
			*p++ = ' ';
		t += space;
	}
	*p = '\0';
	buf_release(&text);
	return out;
}

static const char *next_label(const struct sequence *s)
{
	const struct number_style style = {
		.format = fo_string(s->node, PROP_FORMAT),
		.separator = fo_string(s->node, PROP_GROUPING_SEPARATOR),
		.group = fo_integer(s->node, PROP_GROUPING_SIZE),
		.simple = fo_keyword(s->node, PROP_AXF_KANSUJI_STYLE) == KW_SIMPLE,
	};
	const char *number = number_format(s->l->lasting, s->number, style);
	return arena_printf(s->l->lasting, "%s%s%s", s->prefix, number, s->suffix);
}

/* A sequence, and the document, are on every page of theirs. */
static void note_areas(const struct sequence *s)
{
	for (const struct fo_node *n = s->node; n; n = n->parent)
		if (fo_string(n, PROP_ID)[0])
			layout_note_id(s->l, fo_string(n, PROP_ID));
}

static bool begin_page(struct sequence *s)
{
	struct layout *l = s->l;
	if (++s->count->made > s->count->limit)
		return diag_error(l->env->diag, s->node->at, CODE_LAYOUT_LIMIT,
			_("the document has more than %u pages, the limit"), s->count->limit);
	l->page_number = s->count->made;
	l->page_label = next_label(s);
	note_areas(s);
	return true;
}

static void end_page(struct sequence *s)
{
	s->count->last_number = s->number++;
	s->index++;
}

static bool blank_page(struct sequence *s, bool last)
{
	const struct page_kind kind = { .index = s->index, .odd = s->number % 2, .last = last,
		.blank = true };
	const struct page_master *m = master_select(s->l, s->node, kind);
	if (!m)
		return master_missing(s->l, s->node, kind);
	if (!begin_page(s) || !emit_page(s, m, NULL))
		return false;
	end_page(s);
	return true;
}

/* Whether a page on the side of number N has to follow to reach what the next sequence begins with. */
static bool next_sequence_needs(const struct sequence *s, unsigned n)
{
	const struct fo_node *next = s->node->next;
	while (next && next->object != FO_PAGE_SEQUENCE)
		next = next->next;
	if (!next)
		return false;
	const struct fo_value *v = fo_get(next, PROP_INITIAL_PAGE_NUMBER);
	if (v->kind == VALUE_NUMBER)
		return n % 2 != ((unsigned)v->as.number & 1);
	return v->kind == VALUE_KEYWORD && ((v->as.keyword == KW_AUTO_ODD && n % 2 == 0) ||
		(v->as.keyword == KW_AUTO_EVEN && n % 2 == 1));
}

/* XSL 1.1, 7.27.4: whether a blank page follows if the sequence ends with COUNT pages, the next one's
 * number being NUMBER. */
static bool needs_blank(const struct sequence *s, unsigned count, unsigned number)
{
	switch (fo_keyword(s->node, PROP_FORCE_PAGE_COUNT)) {
	case KW_EVEN:
		return count % 2 == 1;
	case KW_ODD:
		return count % 2 == 0;
	case KW_END_ON_EVEN:
		return number % 2 == 0;
	case KW_END_ON_ODD:
		return number % 2 == 1;
	case KW_AUTO:
		return next_sequence_needs(s, number);
	default:
		return false;
	}
}

/* The master that the next page has if it is the last one, and if it is not. */
struct masters {
	const struct page_master *last, *other;
};

static struct masters next_masters(struct sequence *s)
{
	struct page_kind kind = { .index = s->index, .odd = s->number % 2 };
	struct masters m = { .other = master_select(s->l, s->node, kind) };
	/* A blank page behind this one would be the last. */
	if (needs_blank(s, s->index + 1, s->number + 1)) {
		m.last = m.other;
		return m;
	}
	kind.last = true;
	m.last = master_select(s->l, s->node, kind);
	return m;
}

/* Whether M has the region that the flow goes to. */
static bool has_region(const struct sequence *s, const struct page_master *m)
{
	const char *name = fo_string(s->flow.node, PROP_FLOW_NAME);
	return strcmp(name, fo_region_name(m->regions[REGION_BODY].node)) == 0;
}

/* Whether the flow can go to pages of M; else they stay empty. */
static bool takes_flow(const struct sequence *s, const struct page_master *m)
{
	return has_region(s, m) && master_has_room(m);
}

/* The static content NAME, set WIDTH wide; NULL in *OUT if there is none. */
static bool separator(struct sequence *s, const char *name, mpt width, const struct list **out)
{
	const struct fo_node *content = static_content(s->node, name);
	struct list *list = content ? ARENA_NEW(s->l->lasting, struct list) : NULL;
	*out = list;
	return !content || block_format_list(s->l, content, width, list);
}

/* Sets them to the width of M's body, unless a page before was as wide. */
static bool use_separators(struct sequence *s, const struct page_master *m)
{
	const mpt width = m->regions[REGION_BODY].content_width;
	struct separators *p = s->separators;
	while (p && p->width != width)
		p = p->next;
	if (!p) {
		struct arena *current = s->l->arena;
		s->l->arena = s->l->lasting;
		p = ARENA_NEW(s->l->lasting, struct separators);
		*p = (struct separators){ .width = width, .next = s->separators };
		s->separators = p;
		bool ok = separator(s, "xsl-footnote-separator", width, &p->notes) &&
			separator(s, "xsl-before-float-separator", width, &p->floats);
		s->l->arena = current;
		if (!ok)
			return false;
	}
	s->flow.notes.rule = p->notes;
	s->flow.floats.separator = p->floats;
	return true;
}

static bool plan_on(struct sequence *s, const struct page_master *m, struct page_plan *plan)
{
	if (takes_flow(s, m)) {
		s->skipped = 0;
		return use_separators(s, m) && flow_plan(&s->flow, m, plan);
	}
	flow_plan_empty(&s->flow, plan);
	if (plan->ended || ++s->skipped <= MAX_SKIPPED)
		return true;
	if (has_region(s, m))
		return master_without_room(s->l, m);
	return diag_error(s->l->env->diag, s->node->at, CODE_FO_REFERENCE,
		_("no page has a region named \"%s\" for the flow"),
		fo_string(s->flow.node, PROP_FLOW_NAME));
}

/* Emptier than this no reader takes pages for meant. */
enum { MOST_PAGES_LEFT = 3 };

static bool is_larger(const struct page_master *a, const struct page_master *b)
{
	const struct region *r = &a->regions[REGION_BODY], *q = &b->regions[REGION_BODY];
	return r->content_height > q->content_height || r->content_width > q->content_width;
}

/* Where PLAN on M divides what must be kept together, or overflows, and a page soon to come has the
 * room for it, the flow waits for that one. */
static bool wait_for_room(
	struct sequence *s, const struct page_master *m, struct page_plan *plan)
{
	if (plan->broken < FO_KEEP_ALWAYS)
		return true;
	for (unsigned i = 1; i <= MOST_PAGES_LEFT; i++) {
		struct page_kind kind = { .index = s->index + i, .odd = (s->number + i) % 2 };
		const struct page_master *next = master_select(s->l, s->node, kind);
		if (!next || !takes_flow(s, next) || !is_larger(next, m))
			continue;
		if (!flow_plan(&s->flow, next, plan))
			return false;
		if (plan->broken < FO_KEEP_ALWAYS) {
			flow_plan_empty(&s->flow, plan);
			return true;
		}
	}
	return flow_plan(&s->flow, m, plan);
}

/* Whether page INDEX of the sequence has another master if it is the last one. */
static bool has_last_master(const struct sequence *s, unsigned index)
{
	struct page_kind kind = { .index = index, .odd = (s->number + index - s->index) % 2 };
	const struct page_master *other = master_select(s->l, s->node, kind);
	kind.last = true;
	return master_select(s->l, s->node, kind) != other;
}

/* Plans the next page. Where last pages have a master of their own, the page is the last one if that
 * master takes all that is left. What fits only on the other one stands there, and a last page
 * follows without any of the flow; but none does for what a page's being the only one asks for. */
static bool plan_page(struct sequence *s, const struct page_master **m, struct page_plan *plan)
{
	struct masters masters = next_masters(s);
	const struct page_master *last = masters.last, *other = masters.other;
	s->flow.odd = s->number % 2;
	if (!other && !last)
		return master_missing(s->l, s->node, (struct page_kind){ .index = s->index });
	*m = other ? other : last;
	if (other && last && last != other) {
		bool may_end;
		if (!flow_may_end(&s->flow, last, &may_end))
			return false;
		if (may_end && !plan_on(s, last, plan))
			return false;
		if (may_end && plan->ended) {
			*m = last;
			return true;
		}
	}
	if (!plan_on(s, *m, plan) || !wait_for_room(s, *m, plan))
		return false;
	if (last && last != *m && has_last_master(s, s->index + 1))
		plan->ended = false;
	return true;
}

static bool wrong_side(const struct sequence *s, enum page_break forced)
{
	return (forced == BREAK_ODD && s->number % 2 == 0) ||
		(forced == BREAK_EVEN && s->number % 2 == 1);
}

static bool prepare(struct sequence *s, const struct fo_node *flow)
{
	struct layout *l = s->l;
	struct page_kind kind = { .index = 0, .odd = s->number % 2 };
	const struct page_master *m = master_select(l, s->node, kind);
	kind.last = true;
	m = m ? m : master_select(l, s->node, kind);
	if (!m)
		return master_missing(l, s->node, kind);
	flow_begin(&s->flow, l, flow, m);
	return true;
}

static bool make_pages(struct sequence *s, struct page_plan *plan)
{
	enum page_break forced = flow_first_break(&s->flow);
	do {
		const struct page_master *m = NULL;
		if (wrong_side(s, forced) && !blank_page(s, false))
			return false;
		if (!begin_page(s) || !plan_page(s, &m, plan) || !emit_page(s, m, plan))
			return false;
		forced = plan->forced;
		end_page(s);
	} while (!plan->ended);
	return !needs_blank(s, s->index, s->number) || blank_page(s, true);
}

bool sequence_layout(struct layout *l, const struct fo_node *node, struct page_count *count,
	page_sink *sink, void *user)
{
	struct sequence s = { .l = l, .node = node, .count = count, .sink = sink, .user = user,
		.number = first_number(node, count),
		.prefix = folio(l, node, FO_FOLIO_PREFIX),
		.suffix = folio(l, node, FO_FOLIO_SUFFIX) };
	const struct fo_node *flow = fo_child(node, FO_FLOW);
	marker_reset(l);
	l->page_label = next_label(&s); /* that of the text which is set before there is a page */
	if (!flow || !prepare(&s, flow))
		return false;
	struct page_plan *plan = xmalloc(sizeof *plan); /* written for each page */
	bool ok = make_pages(&s, plan);
	free(plan);
	flow_end(&s.flow);
	return ok;
}
