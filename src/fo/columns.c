#include "fo/columns.h"

#include <string.h>

/* Wider tables have no room on paper; what lies beyond is in no column. */
enum { MAX_COLUMNS = 1024 };

struct column {
	const struct fo_style *style; /* NULL: no table-column */
	int busy;                     /* rows that a cell still covers, the present one included */
};

struct columns {
	struct arena *arena;
	struct column *list;
	int count, capacity;
	int next_column; /* for the next table-column without a number */
	int cell;        /* column of the present cell, or of the next one */
};

struct columns *columns_new(struct arena *a)
{
	struct columns *c = ARENA_NEW(a, struct columns);
	c->arena = a;
	return c;
}

static void reach(struct columns *c, int count)
{
	if (count > c->capacity) {
		int capacity = count < 8 ? 8 : count * 2;
		struct column *list = ARENA_ARRAY(c->arena, (size_t)capacity, struct column);
		if (c->count)
			memcpy(list, c->list, (size_t)c->count * sizeof *list);
		c->list = list;
		c->capacity = capacity;
	}
	if (count > c->count)
		c->count = count;
}

void columns_add(struct columns *c, const struct fo_node *column)
{
	int number = fo_integer(column, PROP_COLUMN_NUMBER);
	int repeated = fo_integer(column, PROP_NUMBER_COLUMNS_REPEATED);
	int i = number > 0 ? number - 1 : c->next_column;
	for (int n = 0; n < repeated && i < MAX_COLUMNS; n++, i++) {
		reach(c, i + 1);
		c->list[i].style = column->style;
	}
	c->next_column = i;
}

void columns_begin_row(struct columns *c, bool first)
{
	c->cell = 0;
	for (int i = 0; i < c->count; i++) {
		struct column *column = &c->list[i];
		column->busy = first || column->busy == 0 ? 0 : column->busy - 1;
	}
}

const struct fo_style *columns_find(struct columns *c, int number)
{
	if (number > 0)
		c->cell = number - 1;
	while (number <= 0 && c->cell < c->count && c->list[c->cell].busy)
		c->cell++;
	return c->cell < c->count ? c->list[c->cell].style : NULL;
}

void columns_take(struct columns *c, const struct fo_node *cell)
{
	int columns = fo_integer(cell, PROP_NUMBER_COLUMNS_SPANNED);
	int rows = fo_integer(cell, PROP_NUMBER_ROWS_SPANNED);
	for (int i = 0; i < columns && c->cell < c->count; i++)
		c->list[c->cell++].busy = rows;
}
