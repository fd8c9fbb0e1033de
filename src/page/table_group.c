#include "page/table_group.h"

#include "base/i18n.h"
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

static bool make_cell(struct layout *l, const struct table *t, const struct table_place *place,
	struct parallel_cell *c)
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
	if (t->grid)
		shared_edges(t->grid, place, c);
	else
		separate_edges(t, c);
	c->cut_top += retained(n, PROP_PADDING_BEFORE_CONDITIONALITY, c->padding.before);
	c->cut_bottom += retained(n, PROP_PADDING_AFTER_CONDITIONALITY, c->padding.after);
	c->content_start = c->start + c->border.start + c->padding.start;
	if (fo_get(n, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM)->kind == VALUE_LENGTH)
		c->min_height = fo_length(n, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, 0);
	const struct resume *resume = layout_resume(l, n);
	if (resume) {
		c->top = c->cut_top;
		c->head = c->min_height = 0;
	}
	mpt width = c->width - c->border.start - c->padding.start - c->border.end - c->padding.end;
	return (resume && resume->cell == RESUME_DONE) ||
		parallel_fill(l, n, mpt_max(MPT_PT, width), NULL, c);
}

static mpt given_height(const struct fo_node *row)
{
	return row ? mpt_max(0, fo_length(row, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, 0)) : 0;
}

uint32_t table_group_end(const struct table *t, uint32_t first, uint32_t end)
{
	uint32_t next = first + 1;
	while (next < end && t->rows.at[next].joined)
		next++;
	return next;
}

struct parallel *table_group(struct layout *l, const struct table *t, uint32_t first, uint32_t end)
{
	struct parallel *p = ARENA_NEW(l->arena, struct parallel);
	size_t cells = 0;
	for (uint32_t i = first; i < end; i++)
		cells += t->rows.at[i].count;
	*p = (struct parallel){ .node = t->rows.at[first].node, .table = t, .grid = t->grid,
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
			if (!make_cell(l, t, &row->places[k], c))
				return NULL;
			p->continued |= layout_resume(l, c->node) != NULL;
		}
	}
	if (p->continued)
		p->rows[0].min_height = 0;
	parallel_divide(l->arena, p);
	return p;
}

const struct parallel *table_group_anew(struct layout *l, const struct parallel *p)
{
	struct table_markers *around = l->table_markers;
	l->table_markers = p->markers;
	struct parallel *now =
		table_group(l, p->table, p->grid_row, p->grid_row + (uint32_t)p->row_count);
	l->table_markers = around;
	if (!now)
		return NULL;
	now->parts[now->part_count - 1].height += mpt_max(0, p->height - now->height);
	if (now->height > p->height)
		diag_warning(l->env->diag, fo_content_place(p->rows[0].group), CODE_LAYOUT_OVERFLOW,
			_("what this shows of the table is %.1f pt high, but has only %.1f pt"),
			(double)now->height / MPT_PT, (double)p->height / MPT_PT);
	return now;
}

static int stronger(int a, int b)
{
	return a > b ? a : b;
}

static void wish(struct table_wish *w, int keep, enum page_break forced)
{
	w->keep = stronger(w->keep, keep);
	if (w->forced < forced)
		w->forced = forced;
}

struct table_wish table_wish_before(const struct parallel *p)
{
	struct table_wish w = { 0, BREAK_NONE };
	if (p->node)
		wish(&w, layout_keep_with_previous(p->node),
			layout_break(p->node, PROP_BREAK_BEFORE));
	for (size_t i = 0; i < p->cell_count && p->cells[i].row == 0; i++)
		wish(&w, p->cells[i].keep_before, p->cells[i].break_before);
	return w;
}

struct table_wish table_wish_after(const struct parallel *p)
{
	const struct fo_node *last = p->rows[p->row_count - 1].node;
	struct table_wish w = { 0, BREAK_NONE };
	if (last)
		wish(&w, layout_keep_with_next(last), layout_break(last, PROP_BREAK_AFTER));
	for (size_t i = 0; i < p->cell_count; i++)
		if (p->cells[i].row + p->cells[i].rows == p->row_count)
			wish(&w, p->cells[i].keep_after, p->cells[i].break_after);
	return w;
}

void table_tell(struct list_builder *b, struct table_wish w)
{
	list_keep(b, w.keep);
	list_force(b, w.forced);
}
