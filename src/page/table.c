#include "page/table.h"

#include "page/block.h"
#include "page/parallel.h"
#include "page/table_columns.h"
#include "page/table_grid.h"

static mpt retained(const struct fo_node *n, enum fo_property conditionality, mpt width)
{
	return fo_keyword(n, conditionality) == KW_RETAIN ? width : 0;
}

/* The edges of a cell whose borders are its own. */
static void separate_edges(const struct table *t, struct parallel_cell *c)
{
	const struct fo_node *n = c->node;
	c->border = layout_border(n);
	c->top = t->separation_bpd / 2 + c->border.before + c->padding.before;
	c->bottom = t->separation_bpd / 2 + c->border.after + c->padding.after;
	c->cut_top = retained(n, PROP_BORDER_BEFORE_WIDTH_CONDITIONALITY, c->border.before);
	c->cut_bottom = retained(n, PROP_BORDER_AFTER_WIDTH_CONDITIONALITY, c->border.after);
}

/* Those of one that shares them. */
static void shared_edges(
	const struct table_grid *g, const struct table_place *place, struct parallel_cell *c)
{
	c->border = table_grid_borders(g, place);
	c->top = c->border.before + c->padding.before;
	c->bottom = c->border.after + c->padding.after;
	c->cut_top = table_grid_cut_top(g, place);
	c->cut_bottom = table_grid_cut_bottom(g, place);
	if (place->first_row > 0)
		c->head = table_grid_top(g, place, GRID_PAGE_TOP) - c->border.before;
	if (place->first_row + place->rows < g->rows)
		c->foot = table_grid_bottom(g, place, GRID_PAGE_BOTTOM) - c->border.after;
}

static bool make_cell(struct layout *l, const struct table *t, const struct table_grid *grid,
	const struct table_place *place, struct parallel_cell *c)
{
	const struct fo_node *n = place->node;
	const struct table_column *first = &t->columns[place->first_column];
	const struct table_column *last = &t->columns[place->first_column + place->columns - 1];
	c->node = n;
	c->rows = place->rows;
	c->column = place->first_column;
	c->columns = place->columns;
	c->start = first->start + t->separation_ipd / 2;
	c->width = last->start + last->width - first->start - t->separation_ipd;
	c->padding = layout_padding(n, t->width);
	if (grid)
		shared_edges(grid, place, c);
	else
		separate_edges(t, c);
	c->cut_top += retained(n, PROP_PADDING_BEFORE_CONDITIONALITY, c->padding.before);
	c->cut_bottom += retained(n, PROP_PADDING_AFTER_CONDITIONALITY, c->padding.after);
	c->content_start = c->start + c->border.start + c->padding.start;
	if (fo_get(n, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM)->kind == VALUE_LENGTH)
		c->min_height = fo_length(n, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, 0);
	mpt width = c->width - c->border.start - c->padding.start - c->border.end - c->padding.end;
	return parallel_fill(l, n, mpt_max(MPT_PT, width), c);
}

static mpt given_height(const struct fo_node *row)
{
	return row ? mpt_max(0, fo_length(row, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, 0)) : 0;
}

/* Rows FIRST .. END, which spanning cells join. NULL after a message. */
static struct parallel *make_group(struct layout *l, const struct table *t,
	const struct table_grid *grid, uint32_t first, uint32_t end)
{
	struct parallel *p = ARENA_NEW(l->arena, struct parallel);
	size_t cells = 0;
	for (uint32_t i = first; i < end; i++)
		cells += t->rows.at[i].count;
	*p = (struct parallel){ .node = t->rows.at[first].node, .table = t, .grid = grid,
		.grid_row = first, .row_count = end - first,
		.rows = ARENA_ARRAY(l->arena, end - first, struct parallel_row),
		.cells = ARENA_ARRAY(l->arena, cells, struct parallel_cell) };
	for (uint32_t i = first; i < end; i++) {
		const struct table_row *row = &t->rows.at[i];
		p->rows[i - first] = (struct parallel_row){ .node = row->node,
			.group = row->section, .min_height = given_height(row->node) };
		for (size_t k = 0; k < row->count; k++) {
			struct parallel_cell *c = &p->cells[p->cell_count++];
			c->row = i - first;
			if (!make_cell(l, t, grid, &row->places[k], c))
				return NULL;
		}
	}
	parallel_divide(l->arena, p);
	return p;
}

static int stronger(int a, int b)
{
	return a > b ? a : b;
}

/* What a group of rows and the blocks in its cells ask for in front of it, or behind it. */
struct wish {
	int keep;
	enum page_break forced;
};

static void wish(struct wish *w, int keep, enum page_break forced)
{
	w->keep = stronger(w->keep, keep);
	if (w->forced < forced)
		w->forced = forced;
}

static struct wish wish_before(const struct parallel *p)
{
	struct wish w = { 0, BREAK_NONE };
	if (p->node)
		wish(&w, layout_keep_with_previous(p->node),
			layout_break(p->node, PROP_BREAK_BEFORE));
	for (size_t i = 0; i < p->cell_count && p->cells[i].row == 0; i++)
		wish(&w, p->cells[i].keep_before, p->cells[i].break_before);
	return w;
}

static struct wish wish_after(const struct parallel *p)
{
	const struct fo_node *last = p->rows[p->row_count - 1].node;
	struct wish w = { 0, BREAK_NONE };
	if (last)
		wish(&w, layout_keep_with_next(last), layout_break(last, PROP_BREAK_AFTER));
	for (size_t i = 0; i < p->cell_count; i++)
		if (p->cells[i].row + p->cells[i].rows == p->row_count)
			wish(&w, p->cells[i].keep_after, p->cells[i].break_after);
	return w;
}

static void tell(struct list_builder *b, struct wish w)
{
	list_keep(b, w.keep);
	list_force(b, w.forced);
}

/* Rows of a header, body or footer. */
struct groups {
	const struct parallel **at;
	size_t count;
};

static bool make_groups(struct layout *l, const struct table *t, const struct table_grid *grid,
	uint32_t first, uint32_t end, struct groups *out)
{
	*out = (struct groups){ ARENA_ARRAY(l->arena, end - first, const struct parallel *), 0 };
	for (uint32_t i = first; i < end;) {
		uint32_t next = i + 1;
		while (next < end && t->rows.at[next].joined)
			next++;
		const struct parallel *p = make_group(l, t, grid, i, next);
		if (!p)
			return false;
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
			tell(b, wish_after(g->at[i - 1]));
			tell(b, wish_before(g->at[i]));
		}
		parallel_add(l->arena, b, g->at[i]);
	}
}

/* What GROUPS ask for in front of them (behind them). */
static struct wish groups_before(const struct groups *g)
{
	return g->count ? wish_before(g->at[0]) : (struct wish){ 0, BREAK_NONE };
}

static struct wish groups_after(const struct groups *g)
{
	return g->count ? wish_after(g->at[g->count - 1]) : (struct wish){ 0, BREAK_NONE };
}

/* Groups as a list of their own, to be repeated. */
static const struct list *repeated(struct layout *l, const struct groups *g, mpt *height)
{
	struct list_builder b;
	struct list *list = ARENA_NEW(l->arena, struct list);
	list_begin(&b, l->arena);
	put_groups(l, &b, g);
	*list = list_end(&b);
	*height = list_height(list);
	return list;
}

/* The frame around the table: its box, and the rows repeated where it is divided. */
static struct frame *table_frame(struct layout *l, const struct table *t, struct area area)
{
	struct frame *f = t->collapse ? NULL : block_frame(l, t->node, t->start, t->width, area.width);
	if (!f) {
		f = ARENA_NEW(l->arena, struct frame);
		*f = (struct frame){ .node = t->node, .start = t->start, .width = t->width,
			.shares_borders = t->collapse };
	}
	return f;
}

/* The groups of a table. */
struct sections {
	struct groups header, body, footer;
};

/* Between head or foot and body no page ends: the head alone would say nothing. Breaks that the
 * first or last row of the body asks for there come to stand around the whole. */
static void put_sections(struct layout *l, struct list_builder *b, const struct sections *s)
{
	put_groups(l, b, &s->header);
	if (s->header.count)
		list_keep(b, FO_KEEP_ALWAYS);
	put_groups(l, b, &s->body);
	if (s->footer.count)
		list_keep(b, FO_KEEP_ALWAYS);
	put_groups(l, b, &s->footer);
}

static bool make_sections(struct layout *l, const struct table *t, struct sections *s)
{
	const struct table_grid *grid = t->collapse ? table_grid_new(l->arena, t) : NULL;
	uint32_t count = (uint32_t)t->rows.count;
	return make_groups(l, t, grid, 0, t->header_end, &s->header) &&
		make_groups(l, t, grid, t->header_end, t->body_end, &s->body) &&
		make_groups(l, t, grid, t->body_end, count, &s->footer);
}

static uint32_t add_sections(struct layout *l, struct table *t, enum fo_object object)
{
	for (const struct fo_node *n = t->node->first; n; n = n->next)
		if (n->object == object)
			table_rows_add(l->arena, &t->rows, n);
	return (uint32_t)t->rows.count;
}

static struct table *make_table(struct layout *l, const struct fo_node *n, struct area area)
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
	table_columns(l, t, area);
	return t;
}

bool table_format(
	struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area)
{
	const struct table *t = make_table(l, n, area);
	struct sections s;
	if (!make_sections(l, t, &s))
		return false;
	block_begin(b, n, area);
	if (s.header.count)
		tell(b, groups_before(&s.header));
	tell(b, groups_before(&s.body));
	struct frame *f = table_frame(l, t, area);
	if (t->repeats_header)
		f->header = repeated(l, &s.header, &f->header_height);
	if (t->repeats_footer)
		f->footer = repeated(l, &s.footer, &f->footer_height);
	list_open(b, f);
	put_sections(l, b, &s);
	list_close(b);
	tell(b, groups_after(&s.body));
	if (s.footer.count)
		tell(b, groups_after(&s.footer));
	block_end(b, n, area);
	return true;
}
