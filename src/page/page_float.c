#include "page/page_float.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "page/block.h"
#include "page/content_width.h"
#include "page/grid.h"

/* What asks for a width asks for it without rounding; columns are rounded. */
enum { TOLERANCE = MPT_PT / 2 };

static bool is_lateral(enum keyword k)
{
	return k != KW_BEFORE && k != KW_AFTER && k != KW_TOP && k != KW_BOTTOM;
}

/* Static content, footnotes, markers, headers and what is placed absolutely are no part of the text that
 * goes on from page to page. */
static bool stands_in_flow(const struct fo_node *n)
{
	for (const struct fo_node *p = n->parent; p; p = p->parent)
		switch (p->object) {
		case FO_FLOW:
			return true;
		case FO_FLOAT:
		case FO_FOOTNOTE_BODY:
		case FO_MARKER:
		case FO_TABLE_HEADER:
		case FO_TABLE_FOOTER:
			return false;
		default:
			if (container_is_absolute(p))
				return false;
		}
	return false;
}

bool page_float_is(const struct fo_node *n)
{
	if (n->object != FO_FLOAT || (fo_keyword(n, PROP_FLOAT) != KW_BEFORE &&
		is_lateral(fo_keyword(n, PROP_AXF_FLOAT_Y))))
		return false;
	return stands_in_flow(n);
}

bool page_float_at_foot(const struct fo_node *n)
{
	enum keyword y = fo_keyword(n, PROP_AXF_FLOAT_Y);
	return y == KW_AFTER || y == KW_BOTTOM;
}

bool page_float_may_be_on(const struct fo_node *n, bool odd)
{
	enum keyword page = fo_keyword(n, PROP_BANXIN_FLOAT_PAGE);
	return page == KW_ANY || (page == KW_ODD) == odd;
}

/* In what part PART of ROW shows. */
static void each_in_part(
	const struct parallel *row, uint32_t part, page_float_visit *visit, void *user)
{
	for (size_t i = 0; i < row->cell_count; i++) {
		const struct parallel_cell *c = &row->cells[i];
		const struct parallel_cut *before = part ? parallel_cut_at(c, part - 1) : NULL;
		const struct parallel_cut *cut = parallel_cut_at(c, part);
		if (cut)
			page_float_each(&c->list, before ? before->piece : 0, cut->piece, visit, user);
	}
}

void page_float_each(
	const struct list *l, size_t from, size_t to, page_float_visit *visit, void *user)
{
	for (size_t i = from; i < to; i++) {
		const struct piece *p = &l->pieces[i];
		if (p->kind == PIECE_MARK && !p->index && p->as.node->object == FO_FLOAT)
			visit(user, p->as.node);
		if (p->kind != PIECE_BOX)
			continue;
		if (p->box == BOX_CONTAINER) {
			const struct list *inner = &p->as.container->list;
			page_float_each(inner, 0, inner->count, visit, user);
		} else if (p->box == BOX_PART) {
			each_in_part(p->as.parallel, p->index, visit, user);
		}
	}
}

struct page_float *page_float_of(struct float_queue *q, const struct fo_node *n)
{
	for (size_t i = 0; i < q->count; i++)
		if (q->floats[i]->node == n)
			return q->floats[i];
	if (q->count == q->capacity) {
		q->capacity = q->capacity ? q->capacity * 2 : 16;
		q->floats = xrealloc(q->floats, q->capacity * sizeof *q->floats);
	}
	struct page_float *f = xcalloc(1, sizeof *f);
	f->node = n;
	return q->floats[q->count++] = f;
}

static bool refers_to_page(const struct fo_node *n)
{
	enum keyword reference = fo_keyword(n, PROP_AXF_FLOAT_REFERENCE);
	return reference == KW_PAGE ||
		(reference == KW_AUTO && is_lateral(fo_keyword(n, PROP_AXF_FLOAT_Y)));
}

/* The width that the float's own blocks are given, 0 for none; SHARES tells whether it is one of the
 * body's. */
static mpt given_width(const struct fo_node *n, mpt body_width, bool *shares)
{
	mpt width = 0;
	*shares = false;
	for (const struct fo_node *c = n->first; c; c = c->next) {
		const struct fo_value *v = fo_get(c, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM);
		if (v->kind != VALUE_LENGTH || c->object == FO_TEXT)
			continue;
		*shares = *shares || v->percent;
		width = mpt_max(width,
			fo_length(c, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, body_width));
	}
	return mpt_min(width, body_width);
}

/* How many columns F covers: as many as it is told, or as what cannot be set any narrower needs. */
static int count_columns(
	struct layout *l, const struct page_float *f, const struct column_set *set, mpt given)
{
	const struct fo_value *span = fo_get(f->node, PROP_AXF_SPAN);
	if (set->count == 1 || refers_to_page(f->node))
		return 0;
	if (span->kind == VALUE_KEYWORD && span->as.keyword == KW_ALL)
		return set->count;
	if (span->kind == VALUE_NUMBER)
		return span->as.number < 1                    ? 1
			: span->as.number > set->count ? set->count
						       : (int)span->as.number;
	int columns = 1;
	mpt width = mpt_max(given, content_width(l, f->node, set->width).least);
	if (fo_keyword(f->node, PROP_AXF_FLOAT_REFERENCE) != KW_COLUMN)
		while (columns < set->count && multicol_width(set, columns) + TOLERANCE < width)
			columns++;
	return columns;
}

/* Spaces on the side of the text are kept. */
static bool format(struct layout *l, struct page_float *f, mpt width)
{
	struct list_builder b;
	struct list *list = &f->list;
	list_begin(&b, l->arena);
	bool ok = block_format_children(l, &b, f->node, f->node->first,
		(struct area){ .width = width, .height = -1 });
	*list = list_end(&b);
	if (list->count > 1) {
		struct piece *near = &list->pieces[page_float_at_foot(f->node) ? 0 : list->count - 1];
		const struct piece kept = *near;
		list_strip(list);
		*near = kept;
	}
	f->content_height = list_height(list);
	return ok;
}

/* XSL 1.1, 6.12.2: a float holds no footnotes; what stands on a page in any case has none below it. */
static void tell_notes(const struct layout *l, const struct page_float *f)
{
	for (size_t i = 0; i < f->list.count; i++)
		if (f->list.pieces[i].notes)
			diag_warning(l->env->diag, f->list.pieces[i].notes->node->at,
				CODE_FO_UNSUPPORTED,
				_("a footnote in a float at the head or foot of a page is left out"));
}

bool page_float_make(struct layout *l, struct page_float *f, const struct column_set *set,
	mpt body_width, mpt pitch)
{
	if (f->arena && f->set.node == set->node && f->set.count == set->count &&
		f->set.width == set->width && f->body_width == body_width)
		return true;
	struct arena *outer = l->arena;
	bool shares, again = f->arena != NULL;
	mpt given = given_width(f->node, body_width, &shares);
	arena_free(f->arena);
	l->arena = f->arena = arena_new();
	f->set = *set;
	f->body_width = body_width;
	f->columns = count_columns(l, f, set, given);
	f->width = f->columns ? multicol_width(set, f->columns) : body_width;
	f->given = given ? given : f->width;
	bool ok = format(l, f, shares ? body_width : f->width);
	if (!again)
		tell_notes(l, f);
	f->height = grid_up(f->content_height, pitch);
	l->arena = outer;
	return ok;
}

static mpt taken(const struct column_room *room, int first, int count)
{
	mpt head = 0, foot = 0;
	for (int c = first; c < first + count; c++) {
		head = mpt_max(head, room->head[c]);
		foot = mpt_max(foot, room->foot[c]);
	}
	return head + foot;
}

int page_float_column(const struct page_float *f, const struct column_set *set,
	const struct column_room *room, mpt height, int anchor)
{
	const int last = set->count - f->columns;
	int first = anchor < last ? anchor : last;
	bool fixed = true;
	switch (fo_keyword(f->node, PROP_AXF_FLOAT_X)) {
	case KW_START:
	case KW_LEFT:
	case KW_INSIDE:
		first = 0;
		break;
	case KW_END:
	case KW_RIGHT:
	case KW_OUTSIDE:
		first = last;
		break;
	case KW_CENTER:
		first = last / 2;
		break;
	default:
		fixed = false;
	}
	/* The text goes on from the anchor's column, so the float rather stands behind it. */
	for (int i = 0; i <= last; i++) {
		int c = (first + i) % (last + 1);
		if (taken(room, c, f->columns) + f->height <= height)
			return c;
		if (fixed)
			break;
	}
	return -1;
}

mpt page_float_x(const struct page_float *f)
{
	mpt room = mpt_max(0, f->width - f->given);
	enum keyword x = fo_keyword(f->node, PROP_AXF_FLOAT_X);
	return x == KW_CENTER ? room / 2
		: x == KW_END || x == KW_RIGHT || x == KW_OUTSIDE ? room
								  : 0;
}

static void free_float(struct page_float *f)
{
	arena_free(f->arena);
	free(f);
}

void page_float_drop(struct float_queue *q)
{
	size_t kept = 0;
	for (size_t i = 0; i < q->count; i++)
		if (q->floats[i]->passed && q->floats[i]->placed)
			free_float(q->floats[i]);
		else
			q->floats[kept++] = q->floats[i];
	q->count = kept;
}

void page_float_end(struct float_queue *q)
{
	for (size_t i = 0; i < q->count; i++)
		free_float(q->floats[i]);
	free(q->floats);
	*q = (struct float_queue){ 0 };
}
