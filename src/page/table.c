#include "page/table.h"

#include "page/block.h"
#include "page/table_columns.h"
#include "page/table_grid.h"
#include "page/table_group.h"
#include "page/table_marker.h"

/* Rows of a header or footer. */
struct groups {
	const struct parallel **at;
	size_t count;
};

struct table_walk {
	struct table *table;
	struct area area;
	struct groups header, footer;
	struct table_markers *markers;     /* that those show, or NULL */
	const struct parallel *first;      /* of the body, until it is put out */
	uint32_t next;                     /* row of the body */
	const struct fo_node *section;     /* the body that has begun and not ended */
	bool begun;                        /* a group of the body has been put out */
	struct table_wish behind;          /* of the last one */
};

static bool make_groups(struct layout *l, const struct table_walk *w, uint32_t first, uint32_t end,
	struct groups *out)
{
	const struct table *t = w->table;
	*out = (struct groups){ ARENA_ARRAY(l->arena, end - first, const struct parallel *), 0 };
	for (uint32_t i = first; i < end;) {
		uint32_t next = table_group_end(t, i, end);
		struct parallel *p = table_group(l, t, i, next);
		if (!p)
			return false;
		p->markers = w->markers;
		for (size_t k = 0; k < p->part_count; k++)
			p->parts[k].forced = BREAK_NONE;
		out->at[out->count++] = p;
		i = next;
	}
	return true;
}

/* Groups as pieces, without what they ask for in front of the first and behind the last. */
static void put_groups(struct layout *l, struct list_builder *b, const struct groups *g)
{
	for (size_t i = 0; i < g->count; i++) {
		if (i > 0) {
			list_keep(b, table_wish_after(g->at[i - 1]).keep);
			list_keep(b, table_wish_before(g->at[i]).keep);
		}
		parallel_add(l->arena, b, g->at[i]);
	}
}

/* Groups as a list of their own, to be repeated. */
static const struct list *repeated(
	struct layout *l, const struct groups *g, mpt *height, mpt *notes)
{
	struct list_builder b;
	struct list *list = ARENA_NEW(l->arena, struct list);
	list_begin(&b, l->arena);
	put_groups(l, &b, g);
	*list = list_end(&b);
	*height = list_height(list);
	*notes = 0;
	for (size_t i = 0; i < list->count; i++)
		if (list->pieces[i].kind != PIECE_GAP)
			*notes += note_heights(list->pieces[i].notes);
	return list;
}

/* The frame around the table: its box, and the rows repeated where it is divided. */
static struct frame *make_frame(struct layout *l, const struct table_walk *w)
{
	const struct table *t = w->table;
	struct frame *f =
		t->collapse ? NULL : block_frame(l, t->node, t->start, t->width, w->area.width);
	if (!f) {
		f = ARENA_NEW(l->arena, struct frame);
		*f = (struct frame){ .node = t->node, .start = t->start, .width = t->width,
			.shares_borders = t->collapse };
	}
	f->markers = w->markers;
	if (t->repeats_header)
		f->header = repeated(l, &w->header, &f->header_height, &f->header_notes);
	if (t->repeats_footer)
		f->footer = repeated(l, &w->footer, &f->footer_height, &f->footer_notes);
	return f;
}

static uint32_t add_sections(struct layout *l, struct table *t, enum fo_object object)
{
	for (const struct fo_node *n = t->node->first; n; n = n->next)
		if (n->object == object)
			table_rows_add(l->arena, &t->rows, n);
	return (uint32_t)t->rows.count;
}

struct table *table_new(struct layout *l, const struct fo_node *n)
{
	struct table *t = ARENA_NEW(l->arena, struct table);
	t->node = n;
	t->collapse = fo_keyword(n, PROP_BORDER_COLLAPSE) != KW_SEPARATE;
	if (!t->collapse) {
		t->separation_ipd = fo_length(n, PROP_BORDER_SEPARATION_IPD, 0);
		t->separation_bpd = fo_length(n, PROP_BORDER_SEPARATION_BPD, 0);
	}
	t->header_end = add_sections(l, t, FO_TABLE_HEADER);
	t->body_end = add_sections(l, t, FO_TABLE_BODY);
	uint32_t count = add_sections(l, t, FO_TABLE_FOOTER);
	t->repeats_header =
		t->header_end && fo_keyword(n, PROP_TABLE_OMIT_HEADER_AT_BREAK) != KW_TRUE;
	t->repeats_footer = t->body_end < count &&
		fo_keyword(n, PROP_TABLE_OMIT_FOOTER_AT_BREAK) != KW_TRUE;
	table_columns_find(l->arena, t);
	if (t->collapse)
		t->grid = table_grid_new(l->arena, t);
	return t;
}

static struct table_walk *new_walk(struct layout *l, const struct fo_node *n, struct area area)
{
	struct table_walk *w = ARENA_NEW(l->arena, struct table_walk);
	struct table *t = table_new(l, n);
	*w = (struct table_walk){ .table = t, .area = area, .next = t->header_end };
	table_columns(l, t, area);
	w->markers = table_markers_new(l->arena, n);
	if (!make_groups(l, w, 0, t->header_end, &w->header) ||
		!make_groups(l, w, t->body_end, (uint32_t)t->rows.count, &w->footer))
		return NULL;
	return w;
}

static uint32_t group_end(const struct table_walk *w)
{
	return table_group_end(w->table, w->next, w->table->body_end);
}

static void begin_section(struct list_builder *b, const struct fo_node *n)
{
	if (layout_is_anchor(n))
		list_mark(b, n);
	block_markers(b, n);
}

static void end_section(struct list_builder *b, const struct fo_node *n)
{
	block_markers_end(b, n);
	if (fo_string(n, PROP_ID)[0])
		list_mark_end(b, n);
}

/* A header or footer, which is not divided but where it is higher than a page: the rest would stand
 * beside the one that is repeated. */
static void put_section(struct layout *l, struct list_builder *b, const struct groups *g)
{
	if (!g->count)
		return;
	begin_section(b, g->at[0]->rows[0].group);
	list_enter(b, FO_KEEP_ALWAYS);
	put_groups(l, b, g);
	list_leave(b);
	end_section(b, g->at[0]->rows[0].group);
}

/* Between head or foot and body no page ends: the head alone would say nothing. Breaks that the
 * first or last row of the body asks for there come to stand around the whole. */
struct table_walk *table_enter(
	struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area)
{
	struct table_walk *w = new_walk(l, n, area);
	if (!w)
		return NULL;
	if (table_next(w) && !(w->first = table_group(l, w->table, w->next, group_end(w))))
		return NULL;
	block_begin(b, n, area);
	if (w->header.count)
		table_tell(b, table_wish_before(w->header.at[0]));
	if (w->first)
		table_tell(b, table_wish_before(w->first));
	list_open(b, make_frame(l, w));
	put_section(l, b, &w->header);
	if (w->header.count)
		list_keep(b, FO_KEEP_ALWAYS);
	return w;
}

static uint32_t find_row(const struct table *t, const struct fo_node *first)
{
	uint32_t row = t->header_end;
	while (row < t->body_end && t->rows.at[row].first != first)
		row++;
	return row;
}

struct table_walk *table_reenter(struct layout *l, struct list_builder *b, const struct fo_node *n,
	struct area area, const struct fo_node *first, bool continued)
{
	struct table_walk *w = new_walk(l, n, area);
	if (!w)
		return NULL;
	w->next = find_row(w->table, first);
	if (w->next > w->table->header_end && w->next < w->table->body_end &&
		w->table->rows.at[w->next - 1].section == first->parent)
		w->section = first->parent;
	list_enter(b, layout_keep_together(n));
	if (continued)
		list_continue(b, make_frame(l, w));
	else
		list_open(b, make_frame(l, w));
	return w;
}

const struct fo_node *table_next(const struct table_walk *w)
{
	return w->next < w->table->body_end ? w->table->rows.at[w->next].first : NULL;
}

/* The bodies follow each other without a seam, but their markers and ids begin and end with
 * them. */
static void enter_section(struct list_builder *b, struct table_walk *w)
{
	const struct fo_node *section = w->table->rows.at[w->next].section;
	if (section == w->section)
		return;
	if (w->section)
		end_section(b, w->section);
	w->section = section;
	begin_section(b, section);
}

bool table_put(struct layout *l, struct list_builder *b, struct table_walk *w)
{
	uint32_t end = group_end(w);
	const struct parallel *p = w->first ? w->first : table_group(l, w->table, w->next, end);
	if (!p)
		return false;
	if (w->begun) {
		table_tell(b, w->behind);
		table_tell(b, table_wish_before(p));
	}
	enter_section(b, w);
	parallel_add(l->arena, b, p);
	w->behind = table_wish_after(p);
	w->begun = true;
	w->first = NULL;
	w->next = end;
	return true;
}

const struct fo_node *table_footer(const struct table_walk *w)
{
	return w->footer.count ? w->footer.at[0]->rows[0].group : NULL;
}

void table_leave(struct layout *l, struct list_builder *b, struct table_walk *w)
{
	const struct groups *footer = &w->footer;
	if (w->section)
		end_section(b, w->section);
	if (footer->count)
		list_keep(b, FO_KEEP_ALWAYS);
	put_section(l, b, footer);
	list_close(b);
	table_tell(b, w->behind);
	if (footer->count)
		table_tell(b, table_wish_after(footer->at[footer->count - 1]));
	block_end(b, w->table->node, w->area);
}

bool table_format(
	struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area)
{
	struct table_walk *w = table_enter(l, b, n, area);
	while (w && table_next(w))
		if (!table_put(l, b, w))
			return false;
	if (w)
		table_leave(l, b, w);
	return w != NULL;
}
