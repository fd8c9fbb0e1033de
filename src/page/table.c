#include "page/table.h"

#include "page/block.h"
#include "page/parallel.h"
#include "page/table_columns.h"
#include "page/table_grid.h"

/* A row while it is being made. */
struct row {
	struct parallel *parallel;
	struct grid_cell *places; /* of its cells, in their order */
	mpt min_height;
	bool spanned;             /* a cell reaches into it or out of it */
};

/* Rows of one section, or of the whole table. */
struct rows {
	struct row *at;
	size_t count, capacity;
};

static struct row *add_row(struct layout *l, struct rows *rows)
{
	if (rows->count == rows->capacity) {
		size_t capacity = rows->capacity ? rows->capacity * 2 : 16;
		struct row *at = ARENA_ARRAY(l->arena, capacity, struct row);
		for (size_t i = 0; i < rows->count; i++)
			at[i] = rows->at[i];
		rows->at = at;
		rows->capacity = capacity;
	}
	return &rows->at[rows->count++];
}

static unsigned at_least_one(int v)
{
	return v < 1 ? 1 : (unsigned)v;
}

static size_t count_cells(const struct fo_node *first)
{
	size_t count = 0;
	for (; first; first = first->next)
		if (first->object == FO_TABLE_CELL)
			count++;
	return count;
}

/* Places the cells from FIRST on in a new row: from the first column that no cell above reaches into.
 * BUSY has, per column, how many rows it is still taken. Returns the node behind the row. */
static const struct fo_node *place_row(struct layout *l, const struct table *t, struct rows *rows,
	const struct fo_node *section, const struct fo_node *row_node, const struct fo_node *first,
	unsigned *busy)
{
	unsigned index = (unsigned)rows->count;
	struct row *row = add_row(l, rows);
	size_t count = count_cells(first), column = 0;
	struct parallel *p = ARENA_NEW(l->arena, struct parallel);
	p->node = row_node;
	p->group = section;
	p->start = t->start;
	p->width = t->width;
	p->columns = t->columns;
	p->separation = t->separation_bpd;
	p->cells = ARENA_ARRAY(l->arena, count, struct parallel_cell);
	*row = (struct row){ .parallel = p, .places = ARENA_ARRAY(l->arena, count, struct grid_cell) };
	for (size_t i = 0; i < t->column_count; i++)
		row->spanned |= busy[i] > 0;
	const struct fo_node *c = first;
	for (; c; c = c->next) {
		if (c->object != FO_TABLE_CELL)
			continue;
		if (!row_node && c != first && fo_keyword(c, PROP_STARTS_ROW) == KW_TRUE)
			break;
		int number = fo_integer(c, PROP_COLUMN_NUMBER);
		if (number > 0 && (size_t)number > column)
			column = (size_t)number - 1;
		while (column < t->column_count && busy[column])
			column++;
		if (column >= t->column_count)
			continue; /* more cells than columns: nothing is left for them */
		struct grid_cell *place = &row->places[p->cell_count++];
		*place = (struct grid_cell){ c, row_node, section, index,
			at_least_one(fo_integer(c, PROP_NUMBER_ROWS_SPANNED)), column,
			at_least_one(fo_integer(c, PROP_NUMBER_COLUMNS_SPANNED)) };
		if (place->columns > t->column_count - column)
			place->columns = t->column_count - column;
		for (size_t i = 0; i < place->columns; i++)
			busy[column + i] = place->rows;
		row->spanned |= place->rows > 1;
		column += place->columns;
		if (!row_node && fo_keyword(c, PROP_ENDS_ROW) == KW_TRUE) {
			c = c->next;
			break;
		}
	}
	for (size_t i = 0; i < t->column_count; i++)
		if (busy[i])
			busy[i]--;
	return c;
}

/* All rows of SECTION; cells that span rows end with it. */
static void place_section(
	struct layout *l, const struct table *t, struct rows *rows, const struct fo_node *section)
{
	unsigned *busy = ARENA_ARRAY(l->arena, t->column_count, unsigned);
	size_t first = rows->count;
	for (const struct fo_node *n = section->first; n;) {
		if (n->object == FO_TABLE_ROW) {
			place_row(l, t, rows, section, n, n->first, busy);
			n = n->next;
		} else if (n->object == FO_TABLE_CELL) {
			n = place_row(l, t, rows, section, NULL, n, busy);
		} else {
			n = n->next;
		}
	}
	for (size_t i = first; i < rows->count; i++) {
		struct row *row = &rows->at[i];
		for (size_t k = 0; k < row->parallel->cell_count; k++)
			if (row->places[k].rows > rows->count - i)
				row->places[k].rows = (unsigned)(rows->count - i);
	}
}

static bool format_cell(struct layout *l, const struct table *t, const struct table_grid *grid,
	const struct grid_cell *place, struct parallel_cell *c)
{
	const struct table_column *first = &t->columns[place->first_column];
	const struct table_column *last = &t->columns[place->first_column + place->columns - 1];
	c->node = place->node;
	c->rows = place->rows;
	c->start = first->start + t->separation_ipd / 2;
	c->width = last->start + last->width - first->start - t->separation_ipd;
	c->border = grid ? table_grid_borders(grid, place) : layout_border(place->node);
	c->padding = layout_padding(place->node, t->width);
	c->content_start = c->start + c->border.start + c->padding.start;
	c->top = t->separation_bpd / 2 + c->border.before + c->padding.before;
	c->bottom = t->separation_bpd / 2 + c->border.after + c->padding.after;
	mpt width = c->width - c->border.start - c->padding.start - c->border.end - c->padding.end;
	if (!block_format_list(l, place->node, mpt_max(MPT_PT, width), &c->list))
		return false;
	c->content_height = list_height(&c->list);
	if (fo_get(place->node, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM)->kind == VALUE_LENGTH)
		c->content_height = mpt_max(c->content_height,
			fo_length(place->node, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, 0));
	return true;
}

static mpt cell_height(const struct parallel_cell *c)
{
	return c->top + c->content_height + c->bottom;
}

/* What a row is at least: its own height, or the highest cell that stands in it alone. */
static mpt row_min_height(const struct row *row)
{
	mpt height = row->parallel->node
		? fo_length(row->parallel->node, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, 0)
		: 0;
	for (size_t i = 0; i < row->parallel->cell_count; i++)
		if (row->parallel->cells[i].rows == 1)
			height = mpt_max(height, cell_height(&row->parallel->cells[i]));
	return height;
}

/* A cell over several rows that is higher than they are makes the last of them higher. */
static void stretch_spanned(struct rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		const struct parallel *p = rows->at[i].parallel;
		for (size_t k = 0; k < p->cell_count; k++) {
			const struct parallel_cell *c = &p->cells[k];
			if (c->rows == 1)
				continue;
			mpt height = 0;
			for (size_t r = i; r < i + c->rows; r++)
				height += rows->at[r].min_height;
			if (cell_height(c) > height)
				rows->at[i + c->rows - 1].min_height += cell_height(c) - height;
		}
	}
}

static struct table_grid *make_grid(struct layout *l, const struct table *t, const struct rows *rows)
{
	struct table_grid *grid = table_grid_new(l->arena, t, (unsigned)rows->count);
	for (size_t i = 0; i < rows->count; i++)
		for (size_t k = 0; k < rows->at[i].parallel->cell_count; k++)
			table_grid_add(grid, t, &rows->at[i].places[k]);
	return grid;
}

static bool format_rows(struct layout *l, const struct table *t, struct rows *rows)
{
	struct table_grid *grid = t->collapse ? make_grid(l, t, rows) : NULL;
	for (size_t i = 0; i < rows->count; i++) {
		struct row *row = &rows->at[i];
		struct parallel *p = row->parallel;
		p->grid = grid;
		p->row = (unsigned)i;
		p->next = i + 1 < rows->count ? rows->at[i + 1].parallel : NULL;
		for (size_t k = 0; k < p->cell_count; k++)
			if (!format_cell(l, t, grid, &row->places[k], &p->cells[k]))
				return false;
		row->min_height = row_min_height(row);
	}
	stretch_spanned(rows);
	for (size_t i = 0; i < rows->count; i++) {
		struct row *row = &rows->at[i];
		bool divisible = !row->spanned && !(row->parallel->node &&
			layout_keep_together(row->parallel->node) >= FO_KEEP_ALWAYS);
		parallel_divide(l->arena, row->parallel, row->min_height, divisible);
	}
	return true;
}

/* Whether a cell of the rows before FIRST reaches into it. */
static bool joined(const struct rows *rows, size_t first)
{
	for (size_t i = first; i-- > 0 && rows->at[i].spanned;)
		for (size_t k = 0; k < rows->at[i].parallel->cell_count; k++)
			if (i + rows->at[i].places[k].rows > first)
				return true;
	return false;
}

/* Rows FIRST .. END as pieces. */
static void put_rows(
	struct layout *l, struct list_builder *b, const struct rows *rows, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		const struct row *row = &rows->at[i];
		const struct fo_node *n = row->parallel->node;
		if (row->spanned && i > first && joined(rows, i))
			list_keep(b, FO_KEEP_ALWAYS);
		if (n) {
			list_force(b, layout_break(n, PROP_BREAK_BEFORE));
			list_keep(b, layout_keep_with_previous(n));
			if (fo_string(n, PROP_ID)[0])
				list_mark(b, n);
		}
		for (size_t k = 0; k < row->parallel->cell_count; k++)
			if (fo_string(row->parallel->cells[k].node, PROP_ID)[0])
				list_mark(b, row->parallel->cells[k].node);
		list_enter(b, n ? layout_keep_together(n) : 0);
		parallel_add(l->arena, b, row->parallel);
		list_leave(b);
		if (n) {
			list_keep(b, layout_keep_with_next(n));
			list_force(b, layout_break(n, PROP_BREAK_AFTER));
		}
	}
}

/* Rows FIRST .. END as a list of their own, to be repeated. */
static const struct list *repeated(
	struct layout *l, const struct rows *rows, size_t first, size_t end, mpt *height)
{
	struct list_builder b;
	struct list *list = ARENA_NEW(l->arena, struct list);
	list_begin(&b, l->arena);
	put_rows(l, &b, rows, first, end);
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
		*f = (struct frame){ .node = t->node, .start = t->start, .width = t->width };
	}
	return f;
}

static size_t add_sections(
	struct layout *l, const struct table *t, struct rows *rows, enum fo_object object)
{
	for (const struct fo_node *n = t->node->first; n; n = n->next)
		if (n->object == object)
			place_section(l, t, rows, n);
	return rows->count;
}

/* Between head or foot and body no page ends: the head alone would say nothing. */
static void put_sections(struct layout *l, struct list_builder *b, const struct rows *rows,
	size_t header_end, size_t body_end)
{
	put_rows(l, b, rows, 0, header_end);
	if (header_end)
		list_keep(b, FO_KEEP_ALWAYS);
	put_rows(l, b, rows, header_end, body_end);
	if (body_end < rows->count)
		list_keep(b, FO_KEEP_ALWAYS);
	put_rows(l, b, rows, body_end, rows->count);
}

bool table_format(struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area)
{
	struct table *t = ARENA_NEW(l->arena, struct table);
	t->node = n;
	t->collapse = fo_keyword(n, PROP_BORDER_COLLAPSE) != KW_SEPARATE;
	if (!t->collapse) {
		t->separation_ipd = fo_length(n, PROP_BORDER_SEPARATION_IPD, 0);
		t->separation_bpd = fo_length(n, PROP_BORDER_SEPARATION_BPD, 0);
	}
	table_columns(l, t, area);
	struct rows rows = { 0 };
	size_t header_end = add_sections(l, t, &rows, FO_TABLE_HEADER);
	size_t body_end = add_sections(l, t, &rows, FO_TABLE_BODY);
	add_sections(l, t, &rows, FO_TABLE_FOOTER);
	if (!format_rows(l, t, &rows))
		return false;
	block_begin(b, n, area);
	struct frame *f = table_frame(l, t, area);
	if (header_end && fo_keyword(n, PROP_TABLE_OMIT_HEADER_AT_BREAK) != KW_TRUE)
		f->header = repeated(l, &rows, 0, header_end, &f->header_height);
	if (body_end < rows.count && fo_keyword(n, PROP_TABLE_OMIT_FOOTER_AT_BREAK) != KW_TRUE)
		f->footer = repeated(l, &rows, body_end, rows.count, &f->footer_height);
	list_open(b, f);
	put_sections(l, b, &rows, header_end, body_end);
	list_close(b);
	block_end(b, n, area);
	return true;
}
