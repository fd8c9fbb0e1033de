#include "page/content_width.h"

#include "line/line.h"
#include "page/block.h"
#include "page/container.h"
#include "page/deferred.h"
#include "page/graphic.h"
#include "page/table_auto.h"

void content_width_reach(struct content_width *w, mpt least, mpt most)
{
	w->least = mpt_max(w->least, least);
	w->most = mpt_max(w->most, mpt_max(least, most));
}

/* A line or an unbreakable run of cells that is being added up. */
struct run {
	mpt width, pending; /* PENDING: gaps behind the last cell that is seen */
	bool begun;
};

static void add_cell(struct run *r, const struct cell *c, mpt width)
{
	if (c->kind != CELL_SPACE && c->kind != CELL_ANCHOR && c->kind != CELL_NEWLINE) {
		r->width += (r->begun ? r->pending : c->start_width) + width;
		r->pending = 0;
		r->begun = true;
	}
	r->pending += c->gap;
}

/* Ends R behind C, and returns how wide it is. */
static mpt end_run(struct run *r, const struct cell *c, mpt hyphen)
{
	mpt width = r->begun ? r->width + c->end_width + hyphen : 0;
	*r = (struct run){ 0 };
	return width;
}

/* An object whose width is a share of the room asks for none of its own. */
static bool gives_way(const struct cell *c)
{
	return c->kind == CELL_OBJECT &&
		fo_get(c->node, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM)->percent != 0;
}

static struct content_width paragraph_width(const struct paragraph *p, mpt indent)
{
	struct content_width w = { 0, 0 };
	struct run line = { .width = indent }, piece = { .width = indent };
	for (size_t i = 0; i < p->cell_count; i++) {
		const struct cell *c = &p->cells[i];
		bool leader = c->kind == CELL_LEADER;
		bool last = i + 1 == p->cell_count;
		unsigned glyph;
		mpt hyphen = c->brk == BRK_HYPHEN && !last ? line_hyphen(p, c, &glyph) : 0;
		add_cell(&line, c, c->width);
		add_cell(&piece, c, leader ? c->leader_min : gives_way(c) ? 0 : c->width);
		if (last || (c->brk != BRK_NEVER && c->penalty != PENALTY_MARKS))
			content_width_reach(&w, end_run(&piece, c, hyphen), 0);
		if (last || c->brk == BRK_MUST || c->kind == CELL_NEWLINE)
			content_width_reach(&w, 0, end_run(&line, c, 0));
	}
	return w;
}

/* W with a part that is fixed and one that is a share of the whole around it; what takes nearly all
 * of that leaves no room for any content, however wide it is. */
static void surround(struct content_width *w, mpt fixed, int32_t percent)
{
	enum { WHOLE = 100 * 1000, MOST = 90 * 1000 };
	if (percent > MOST) {
		*w = (struct content_width){ 0, 0 };
		return;
	}
	w->least = mpt_scale(w->least + fixed, WHOLE, WHOLE - percent);
	w->most = mpt_scale(w->most + fixed, WHOLE, WHOLE - percent);
}

/* Adds the indents between the reference area and the content of the block N. */
static void add_indents(const struct fo_node *n, struct content_width *w)
{
	const struct fo_value *start = fo_get(n, PROP_START_INDENT);
	const struct fo_value *end = fo_get(n, PROP_END_INDENT);
	surround(w, fo_length(n, PROP_START_INDENT, 0) + fo_length(n, PROP_END_INDENT, 0),
		(start->kind == VALUE_LENGTH ? start->percent : 0) +
			(end->kind == VALUE_LENGTH ? end->percent : 0));
}

static void reach(struct content_width *w, const struct content_width *by)
{
	content_width_reach(w, by->least, by->most);
}

static void add_text(struct layout *l, const struct fo_node *block, const struct fo_node *first,
	const struct fo_node *end, mpt reference, struct content_width *w)
{
	size_t guesses = deferred_guesses(l);
	const struct paragraph *p =
		text_collect(l->arena, &l->text, block, first, end, reference);
	if (deferred_guesses(l) > guesses)
		deferred_lose(l); /* the table may be laid out otherwise */
	if (!p)
		return;
	mpt indent = first == block->first ? fo_length(block, PROP_TEXT_INDENT, reference) : 0;
	struct content_width text = paragraph_width(p, indent);
	if (block->object == FO_BLOCK)
		add_indents(block, &text);
	reach(w, &text);
}

static bool is_block(const struct fo_node *n)
{
	return block_is_open(n) || n->object == FO_BLOCK_CONTAINER || n->object == FO_LIST_ITEM ||
		n->object == FO_TABLE;
}

static void add_children(
	struct layout *l, const struct fo_node *parent, mpt reference, struct content_width *w);

static void add_container(
	struct layout *l, const struct fo_node *n, mpt reference, struct content_width *w)
{
	if (container_is_absolute(n))
		return;
	struct content_width inner = { 0, 0 };
	const struct fo_value *width = fo_get(n, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM);
	if (layout_turns(n) % 2)
		inner.least = inner.most = container_turned_width(l, n, reference);
	else if (width->kind == VALUE_LENGTH && !width->percent)
		inner = (struct content_width){ width->as.length, width->as.length };
	else
		add_children(l, n, reference, &inner);
	add_indents(n, &inner);
	reach(w, &inner);
}

static void add_block(
	struct layout *l, const struct fo_node *n, mpt reference, struct content_width *w)
{
	switch (n->object) {
	case FO_BLOCK_CONTAINER:
		add_container(l, n, reference, w);
		break;
	case FO_TABLE: {
		struct content_width table = table_auto_width(l, n, reference);
		add_indents(n, &table);
		reach(w, &table);
		break;
	}
	case FO_LIST_ITEM: /* the label stands within the body's indent */
		for (const struct fo_node *c = n->first; c; c = c->next)
			if (c->object == FO_LIST_ITEM_BODY)
				add_children(l, c, reference, w);
		break;
	default:
		add_children(l, n, reference, w);
	}
}

static void add_children(
	struct layout *l, const struct fo_node *parent, mpt reference, struct content_width *w)
{
	for (const struct fo_node *n = parent->first; n;) {
		const struct fo_node *first = n;
		if (n->object == FO_MARKER || is_block(n)) {
			n = n->next;
			if (first->object != FO_MARKER)
				add_block(l, first, reference, w);
			continue;
		}
		while (n && n->object != FO_MARKER && !is_block(n))
			n = n->next;
		struct arena_mark mark = arena_mark(l->arena);
		add_text(l, parent, first, n, reference, w);
		arena_release(l->arena, mark);
	}
}

/* Pictures without the bounds of a place to stand in. */
static bool measure_free(
	void *user, const struct fo_node *n, mpt reference, struct object_size *out)
{
	struct layout *l = user;
	if (n->object != FO_INLINE_CONTAINER)
		return graphic_measure(l, n, -1, out);
	struct content_width w = { 0, 0 };
	add_container(l, n, reference, &w);
	*out = (struct object_size){ .width = w.most };
	return true;
}

struct content_width content_width(struct layout *l, const struct fo_node *n, mpt reference)
{
	struct quiet q;
	struct content_width w = { 0, 0 };
	layout_begin_quiet(l, &q);
	l->text.measure = measure_free;
	add_children(l, n, reference, &w);
	layout_end_quiet(l, &q);
	return w;
}
