#include "page/table_columns.h"

#include "page/block.h"

/* A cell's number of columns, at least 1. */
static size_t span_of(const struct fo_node *n, enum fo_property p)
{
	int v = fo_integer(n, p);
	return v < 1 ? 1 : v > TABLE_MAX_COLUMNS ? TABLE_MAX_COLUMNS : (size_t)v;
}

/* The column that COLUMN begins at: its column-number, or behind the one before. */
static size_t first_of(const struct fo_node *column, size_t next)
{
	int number = fo_integer(column, PROP_COLUMN_NUMBER);
	return number > 0 ? (size_t)number - 1 : next;
}

static size_t repeat_of(const struct fo_node *column)
{
	return span_of(column, PROP_NUMBER_COLUMNS_REPEATED) *
		span_of(column, PROP_NUMBER_COLUMNS_SPANNED);
}

/* As many as the rows need, where table-column says less. */
static size_t count_columns(const struct table *t)
{
	size_t count = t->rows.columns > 0 ? t->rows.columns : 1, next = 0;
	for (const struct fo_node *c = t->node->first; c; c = c->next) {
		if (c->object != FO_TABLE_COLUMN)
			continue;
		next = first_of(c, next) + repeat_of(c);
		if (next > count && next <= TABLE_MAX_COLUMNS)
			count = next;
	}
	return count;
}

static void assign_nodes(struct table *t)
{
	size_t next = 0;
	for (const struct fo_node *c = t->node->first; c; c = c->next) {
		if (c->object != FO_TABLE_COLUMN)
			continue;
		size_t i = first_of(c, next);
		next = i + repeat_of(c);
		for (; i < next && i < t->column_count; i++)
			t->columns[i].node = c;
	}
}

/* The widths that are lengths; returns their sum, and the shares of the others. */
static mpt given_widths(struct table *t, mpt width, double *shares)
{
	mpt sum = 0;
	*shares = 0;
	for (size_t i = 0; i < t->column_count; i++) {
		struct table_column *c = &t->columns[i];
		bool given = c->node && fo_get(c->node, PROP_COLUMN_WIDTH)->kind == VALUE_LENGTH;
		double share = c->node ? fo_number(c->node, PROP_COLUMN_WIDTH_PROPORTION) : 0;
		if (given)
			c->width = mpt_max(0, fo_length(c->node, PROP_COLUMN_WIDTH, width));
		sum += c->width;
		*shares += share > 0 ? share : given ? 0 : 1;
	}
	return sum;
}

static void share_out(struct table *t, mpt rest, double shares)
{
	double taken = 0;
	mpt before = 0;
	for (size_t i = 0; i < t->column_count && shares > 0; i++) {
		struct table_column *c = &t->columns[i];
		bool given = c->node && fo_get(c->node, PROP_COLUMN_WIDTH)->kind == VALUE_LENGTH;
		double share = c->node ? fo_number(c->node, PROP_COLUMN_WIDTH_PROPORTION) : 0;
		if (share <= 0 && given)
			continue;
		taken += share > 0 ? share : 1;
		mpt upto = (mpt)((double)rest * taken / shares + 0.5);
		c->width += upto - before;
		before = upto;
	}
}

void table_columns(struct layout *l, struct table *t, struct area area)
{
	mpt width;
	block_content_box(t->node, area, &t->start, &width);
	bool fixed_width =
		fo_get(t->node, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM)->kind == VALUE_LENGTH;
	if (fixed_width)
		width = fo_length(t->node, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, area.width);
	t->column_count = count_columns(t);
	t->columns = ARENA_ARRAY(l->arena, t->column_count, struct table_column);
	assign_nodes(t);
	double shares;
	mpt given = given_widths(t, width, &shares);
	share_out(t, mpt_max(0, width - given), shares);
	mpt at = t->start;
	for (size_t i = 0; i < t->column_count; i++) {
		t->columns[i].start = at;
		at += t->columns[i].width;
	}
	t->width = at - t->start;
}
