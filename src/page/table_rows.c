#include "page/table_rows.h"

static struct table_row *add_row(struct arena *a, struct table_rows *rows)
{
	if (rows->count == rows->capacity) {
		size_t capacity = rows->capacity ? rows->capacity * 2 : 16;
		struct table_row *at = ARENA_ARRAY(a, capacity, struct table_row);
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

/* Whether a row without an element ends in front of (behind) CELL. */
static bool starts_row(const struct fo_node *cell)
{
	return fo_keyword(cell, PROP_STARTS_ROW) == KW_TRUE;
}

static bool ends_row(const struct fo_node *cell)
{
	return fo_keyword(cell, PROP_ENDS_ROW) == KW_TRUE;
}

/* The node behind the row that begins with FIRST, and how many cells it has. */
static const struct fo_node *row_end(
	const struct fo_node *row, const struct fo_node *first, size_t *count)
{
	const struct fo_node *c = first;
	*count = 0;
	for (; c; c = c->next) {
		if (c->object == FO_TABLE_ROW)
			return c;
		if (c->object != FO_TABLE_CELL)
			continue;
		if (!row && c != first && starts_row(c))
			return c;
		++*count;
		if (!row && ends_row(c))
			return c->next;
	}
	return NULL;
}

/* The columns that a cell may take from FIRST on: free ones, no more than there are. */
static size_t free_columns(const unsigned *busy, size_t first, size_t wanted)
{
	size_t n = 0;
	while (n < wanted && first + n < TABLE_MAX_COLUMNS && busy[first + n] == 0)
		n++;
	return n;
}

/* Places CELL in the first column from COLUMN on that no cell above reaches into. BUSY has, per
 * column, how many rows it is still taken. Returns the column behind it. */
static size_t place_cell(struct table_row *row, uint32_t index, const struct fo_node *cell,
	size_t column, unsigned *busy)
{
	int number = fo_integer(cell, PROP_COLUMN_NUMBER);
	if (number > 0)
		column = (size_t)number - 1;
	while (column < TABLE_MAX_COLUMNS && busy[column])
		column++;
	size_t columns = free_columns(
		busy, column, at_least_one(fo_integer(cell, PROP_NUMBER_COLUMNS_SPANNED)));
	if (columns == 0)
		return column; /* more cells than columns: nothing is left for them */
	struct table_place *place = &row->places[row->count++];
	*place = (struct table_place){ cell, row->node, row->section, index,
		at_least_one(fo_integer(cell, PROP_NUMBER_ROWS_SPANNED)), column, columns };
	for (size_t i = 0; i < columns; i++)
		busy[column + i] = place->rows;
	return column + columns;
}

static const struct fo_node *add_cells(struct arena *a, struct table_rows *rows,
	const struct fo_node *section, const struct fo_node *node, const struct fo_node *first,
	unsigned *busy)
{
	size_t count, column = 0;
	const struct fo_node *end = row_end(node, first, &count);
	uint32_t index = (uint32_t)rows->count;
	struct table_row *row = add_row(a, rows);
	*row = (struct table_row){ .node = node, .first = node ? node : first, .section = section,
		.places = ARENA_ARRAY(a, count, struct table_place) };
	for (size_t i = 0; i < rows->columns; i++)
		row->joined |= busy[i] > 0;
	for (const struct fo_node *c = first; c != end; c = c->next)
		if (c->object == FO_TABLE_CELL)
			column = place_cell(row, index, c, column, busy);
	for (size_t k = 0; k < row->count; k++) {
		size_t reach = row->places[k].first_column + row->places[k].columns;
		rows->columns = reach > rows->columns ? reach : rows->columns;
	}
	for (size_t i = 0; i < rows->columns; i++)
		if (busy[i])
			busy[i]--;
	return end;
}

void table_rows_add(struct arena *a, struct table_rows *rows, const struct fo_node *section)
{
	unsigned *busy = ARENA_ARRAY(a, TABLE_MAX_COLUMNS, unsigned);
	size_t first = rows->count;
	for (const struct fo_node *n = section->first; n;) {
		if (n->object == FO_TABLE_ROW) {
			add_cells(a, rows, section, n, n->first, busy);
			n = n->next;
		} else if (n->object == FO_TABLE_CELL) {
			n = add_cells(a, rows, section, NULL, n, busy);
		} else {
			n = n->next;
		}
	}
	for (size_t i = first; i < rows->count; i++)
		for (size_t k = 0; k < rows->at[i].count; k++) {
			struct table_place *place = &rows->at[i].places[k];
			if (place->rows > rows->count - i)
				place->rows = (uint32_t)(rows->count - i);
		}
}
