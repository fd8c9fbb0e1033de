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
	c->cut_top = table_grid_top(g, place, GRID_CUT_TOP);
	c->cut_bottom = table_grid_bottom(g, place, GRID_CUT_BOTTOM);
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
	return parallel_fill(l, n, mpt_max(MPT_PT, width), true, c);
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

/* What rows and the blocks in their cells ask for in front of P and behind it. */
static void keep_before(struct list_builder *b, const struct parallel *p)
{
	int keep = 0;
	if (p->node) {
		list_force(b, layout_break(p->node, PROP_BREAK_BEFORE));
		keep = layout_keep_with_previous(p->node);
	}
	for (size_t i = 0; i < p->cell_count && p->cells[i].row == 0; i++) {
		list_force(b, p->cells[i].break_before);
		keep = stronger(keep, p->cells[i].keep_before);
	}
	list_keep(b, keep);
}

static void keep_after(struct list_builder *b, const struct parallel *p)
{
	const struct fo_node *last = p->rows[p->row_count - 1].node;
	int keep = 0;
	if (last) {
		keep = layout_keep_with_next(last);
		list_force(b, layout_break(last, PROP_BREAK_AFTER));
	}
	for (size_t i = 0; i < p->cell_count; i++)
		if (p->cells[i].row + p->cells[i].rows == p->row_count) {
			keep = stronger(keep, p->cells[i].keep_after);
			list_force(b, p->cells[i].break_after);
		}
	list_keep(b, keep);
}

/* Rows FIRST .. END as pieces. */
static bool put_rows(struct layout *l, struct list_builder *b, const struct table *t,
	const struct table_grid *grid, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end;) {
		uint32_t next = i + 1;
		while (next < end && t->rows.at[next].joined)
			next++;
		const struct parallel *p = make_group(l, t, grid, i, next);
		if (!p)
			return false;
		keep_before(b, p);
		parallel_add(l->arena, b, p);
		keep_after(b, p);
		i = next;
	}
	return true;
}

/* Rows FIRST .. END as a list of their own, to be repeated. */
static bool repeat(struct layout *l, const struct table *t, const struct table_grid *grid,
	uint32_t first, uint32_t end, const struct list **out, mpt *height)
{
	struct list_builder b;
	struct list *list = ARENA_NEW(l->arena, struct list);
	list_begin(&b, l->arena);
	bool ok = put_rows(l, &b, t, grid, first, end);
	*list = list_end(&b);
	*out = list;
	*height = list_height(list);
	return ok;
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

static bool make_repeated(
	struct layout *l, const struct table *t, const struct table_grid *grid, struct frame *f)
{
	uint32_t count = (uint32_t)t->rows.count;
	if (t->repeats_header && !repeat(l, t, grid, 0, t->header_end, &f->header, &f->header_height))
		return false;
	return !t->repeats_footer ||
		repeat(l, t, grid, t->body_end, count, &f->footer, &f->footer_height);
}

/* Between head or foot and body no page ends: the head alone would say nothing. */
static bool put_sections(struct layout *l, struct list_builder *b, const struct table *t,
	const struct table_grid *grid)
{
	uint32_t count = (uint32_t)t->rows.count;
	if (!put_rows(l, b, t, grid, 0, t->header_end))
		return false;
	if (t->header_end)
		list_keep(b, FO_KEEP_ALWAYS);
	if (!put_rows(l, b, t, grid, t->header_end, t->body_end))
		return false;
	if (t->body_end < count)
		list_keep(b, FO_KEEP_ALWAYS);
	return put_rows(l, b, t, grid, t->body_end, count);
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

bool table_format(struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area)
{
	const struct table *t = make_table(l, n, area);
	const struct table_grid *grid = t->collapse ? table_grid_new(l->arena, t) : NULL;
	block_begin(b, n, area);
	struct frame *f = table_frame(l, t, area);
	if (!make_repeated(l, t, grid, f))
		return false;
	list_open(b, f);
	bool ok = put_sections(l, b, t, grid);
	list_close(b);
	block_end(b, n, area);
	return ok;
}
