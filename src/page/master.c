#include "page/master.h"

#include <string.h>

#include "base/i18n.h"
#include "page/type_area.h"

/* A4, for page-width or page-height "auto". */
#define AUTO_WIDTH  595276
#define AUTO_HEIGHT 841890


static void inset_content(struct region *r, enum keyword mode)
{
	struct edges b = layout_border(r->node), p = layout_padding(r->node, r->width);
	r->vertical = mode == KW_TB_RL;
	r->turns = layout_turns_to(r->node, r->vertical);
	r->content_x = r->turns ? 0 : r->x + b.start + p.start;
	r->content_y = r->turns ? 0 : r->y + b.before + p.before;
	mpt width = mpt_max(MPT_PT, r->width - b.start - p.start - b.end - p.end);
	mpt height = mpt_max(0, r->height - b.before - p.before - b.after - p.after);
	r->content_width = r->turns % 2 ? height : width;
	r->content_height = r->turns % 2 ? width : height;
}

/* XSL 1.1, 6.4.14-17: regions before and after are as wide as the page's content rectangle if they
 * have precedence, else they leave the corners to start and end. Percentages are of the page. */
static void place_sides(struct page_master *m, mpt x, mpt y, mpt width, mpt height)
{
	struct region *r = m->regions;
	mpt extent[REGION_COUNT] = { 0 };
	bool precedence[REGION_COUNT] = { false };
	for (int i = REGION_BEFORE; i < REGION_COUNT; i++) {
		if (!r[i].node)
			continue;
		extent[i] = fo_length(r[i].node, PROP_EXTENT,
			(i < REGION_START) != m->turns % 2 ? m->height : m->width);
		precedence[i] = fo_keyword(r[i].node, PROP_PRECEDENCE) == KW_TRUE;
	}
	for (int i = REGION_BEFORE; i <= REGION_AFTER; i++) {
		mpt left = precedence[i] ? 0 : extent[REGION_START];
		mpt right = precedence[i] ? 0 : extent[REGION_END];
		r[i].x = x + left;
		r[i].width = width - left - right;
		r[i].height = extent[i];
		r[i].y = i == REGION_BEFORE ? y : y + height - extent[i];
	}
	mpt top = precedence[REGION_BEFORE] ? extent[REGION_BEFORE] : 0;
	mpt bottom = precedence[REGION_AFTER] ? extent[REGION_AFTER] : 0;
	for (int i = REGION_START; i <= REGION_END; i++) {
		r[i].y = y + top;
		r[i].height = height - top - bottom;
		r[i].width = extent[i];
		r[i].x = i == REGION_START ? x : x + width - extent[i];
	}
}

static void place_body(struct page_master *m, mpt x, mpt y, mpt width, mpt height)
{
	struct region *r = &m->regions[REGION_BODY];
	mpt across = m->turns % 2 ? m->height : m->width;
	mpt down = m->turns % 2 ? m->width : m->height;
	mpt left = fo_length(r->node, PROP_MARGIN_LEFT, across);
	mpt right = fo_length(r->node, PROP_MARGIN_RIGHT, across);
	mpt top = fo_length(r->node, PROP_MARGIN_TOP, down);
	mpt bottom = fo_length(r->node, PROP_MARGIN_BOTTOM, down);
	r->x = x + left;
	r->y = y + top;
	r->width = width - left - right;
	r->height = height - top - bottom;
}

/* The body takes whole characters and lines, where that is asked for. */
static void fit_body(struct layout *l, struct page_master *m, bool vertical)
{
	struct region *r = &m->regions[REGION_BODY];
	struct rect room = { r->x, r->y, r->width, r->height };
	type_area_fit(l, r->node, vertical, &room);
	r->x = room.x;
	r->y = room.y;
	r->width = room.width;
	r->height = room.height;
}

/* The writing mode that a sequence gives what its pages hold. */
static enum keyword mode_of(const struct fo_node *sequence)
{
	return fo_specified(sequence, PROP_WRITING_MODE)
		? fo_keyword(sequence, PROP_WRITING_MODE)
		: KW_NONE_GIVEN;
}

static struct page_master *new_master(
	struct layout *l, const struct fo_node *n, const struct fo_node *sequence)
{
	struct page_master *m = ARENA_NEW(l->lasting, struct page_master);
	m->node = n;
	m->mode = mode_of(sequence);
	m->next = l->masters;
	l->masters = m;
	return m;
}

bool master_has_room(const struct page_master *m)
{
	const struct region *body = &m->regions[REGION_BODY];
	return body->content_width > MPT_PT && body->content_height >= MPT_PT;
}

bool master_without_room(const struct layout *l, const struct page_master *m)
{
	return diag_error(l->env->diag, m->regions[REGION_BODY].node->at, CODE_LAYOUT_OVERFLOW,
		_("the margins of the page master \"%s\" leave no room for the flow: "
		  "the page is %.1f pt wide and %.1f pt high"),
		fo_string(m->node, PROP_MASTER_NAME), (double)m->width / MPT_PT,
		(double)m->height / MPT_PT);
}

/* Its FAULTY is set after a message. */
static struct page_master *make_master(
	struct layout *l, const struct fo_node *n, const struct fo_node *sequence)
{
	struct page_master *m = new_master(l, n, sequence);
	m->width = fo_length(n, PROP_PAGE_WIDTH, 0);
	m->height = fo_length(n, PROP_PAGE_HEIGHT, 0);
	if (m->width <= 0)
		m->width = AUTO_WIDTH;
	if (m->height <= 0)
		m->height = AUTO_HEIGHT;
	m->turns = layout_turns(n);
	static const enum fo_object objects[REGION_COUNT] = { FO_REGION_BODY, FO_REGION_BEFORE,
		FO_REGION_AFTER, FO_REGION_START, FO_REGION_END };
	for (int i = 0; i < REGION_COUNT; i++)
		m->regions[i].node = fo_child(n, objects[i]);
	const struct fo_node *body = m->regions[REGION_BODY].node;
	if (!body) {
		diag_error(l->env->diag, n->at, CODE_FO_MISSING,
			_("the page master \"%s\" has no fo:region-body"),
			fo_string(n, PROP_MASTER_NAME));
		m->faulty = true;
		return m;
	}
	m->x = fo_length(n, PROP_MARGIN_LEFT, m->width);
	m->y = fo_length(n, PROP_MARGIN_TOP, m->height);
	m->inner_width = m->width - m->x - fo_length(n, PROP_MARGIN_RIGHT, m->width);
	m->inner_height = m->height - m->y - fo_length(n, PROP_MARGIN_BOTTOM, m->height);
	bool side = m->turns % 2;
	mpt left = m->turns ? 0 : m->x, width = side ? m->inner_height : m->inner_width;
	mpt top = m->turns ? 0 : m->y, height = side ? m->inner_width : m->inner_height;
	place_sides(m, left, top, width, height);
	place_body(m, left, top, width, height);
	fit_body(l, m, fo_region_mode(body, sequence) == KW_TB_RL);
	for (int i = 0; i < REGION_COUNT; i++)
		if (m->regions[i].node)
			inset_content(&m->regions[i],
				fo_region_mode(m->regions[i].node, sequence));
	m->columns = multicol_of(body, m->regions[REGION_BODY].content_width);
	return m;
}

static bool matches(const struct fo_node *n, struct page_kind page)
{
	enum keyword position = fo_keyword(n, PROP_PAGE_POSITION);
	enum keyword parity = fo_keyword(n, PROP_ODD_OR_EVEN);
	enum keyword blank = fo_keyword(n, PROP_BLANK_OR_NOT_BLANK);
	bool first = page.index == 0;
	if ((position == KW_FIRST && !first) || (position == KW_LAST && !page.last) ||
		(position == KW_REST && (first || page.last)) ||
		(position == KW_ONLY && !(first && page.last)))
		return false;
	if ((parity == KW_ODD && !page.odd) || (parity == KW_EVEN && page.odd))
		return false;
	return !((blank == KW_BLANK && !page.blank) || (blank == KW_NOT_BLANK && page.blank));
}

/* How many pages a sub-sequence serves; -1: no limit. */
static int repeats(const struct fo_node *n)
{
	if (n->object == FO_SINGLE_PAGE_MASTER_REFERENCE)
		return 1;
	return fo_keyword(n, PROP_MAXIMUM_REPEATS) == KW_NO_LIMIT ? -1
								: fo_integer(n, PROP_MAXIMUM_REPEATS);
}

/* The name of the simple-page-master that SUB gives for PAGE, or NULL. */
static const char *choose(const struct fo_node *sub, struct page_kind page)
{
	if (sub->object != FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES)
		return fo_string(sub, PROP_MASTER_REFERENCE);
	for (const struct fo_node *n = sub->first; n; n = n->next)
		if (n->object == FO_CONDITIONAL_PAGE_MASTER_REFERENCE && matches(n, page))
			return fo_string(n, PROP_MASTER_REFERENCE);
	return NULL;
}

/* Walks the sub-sequences; when they are used up the last one goes on serving. */
static const char *resolve(const struct fo_node *sequence, struct page_kind page)
{
	const char *name = NULL;
	int left = (int)page.index;
	for (const struct fo_node *sub = sequence->first; sub; sub = sub->next) {
		int n = repeats(sub);
		const char *chosen = choose(sub, page);
		if (chosen)
			name = chosen;
		if (chosen && (n < 0 || left < n))
			break;
		left -= n > 0 ? n : 0;
	}
	return name;
}

static const struct page_master *find_made(
	const struct layout *l, const struct fo_node *n, enum keyword mode)
{
	const struct page_master *m = l->masters;
	while (m && (m->node != n || m->mode != mode))
		m = m->next;
	return m;
}

const struct page_master *master_select(
	struct layout *l, const struct fo_node *sequence, struct page_kind page)
{
	const char *name = fo_string(sequence, PROP_MASTER_REFERENCE);
	const struct fo_node *n = fo_master(l->tree->root, name);
	if (n && n->object == FO_PAGE_SEQUENCE_MASTER) {
		name = resolve(n, page);
		n = name ? fo_master(l->tree->root, name) : NULL;
	}
	if (!name)
		return NULL;
	const struct page_master *known = find_made(l, n ? n : sequence, mode_of(sequence));
	if (known)
		return known->faulty ? NULL : known;
	if (!n || n->object != FO_SIMPLE_PAGE_MASTER) {
		diag_error(l->env->diag, sequence->at, CODE_FO_REFERENCE,
			_("there is no page master named \"%s\""), name);
		new_master(l, n ? n : sequence, sequence)->faulty = true;
		return NULL;
	}
	const struct page_master *m = make_master(l, n, sequence);
	return m->faulty ? NULL : m;
}

bool master_missing(struct layout *l, const struct fo_node *reference, struct page_kind page)
{
	for (const struct page_master *m = l->masters; m; m = m->next)
		if (m->faulty)
			return false; /* told already */
	return diag_error(l->env->diag, reference->at, CODE_FO_REFERENCE,
		_("no page master of \"%s\" is for page %u of the sequence"),
		fo_string(reference, PROP_MASTER_REFERENCE), page.index + 1);
}
