#include "page/table_columns.h"

#include "page/block.h"
#include "page/table_auto.h"

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

static bool has_length(const struct fo_node *n, enum fo_property p)
{
	return n && fo_get(n, p)->kind == VALUE_LENGTH;
}

/* What the table-column says of a column's width, or else a cell of the first row. */
void table_columns_given(struct table *t, mpt width)
{
	for (size_t i = 0; i < t->column_count; i++) {
		struct table_column *c = &t->columns[i];
		bool length = has_length(c->node, PROP_COLUMN_WIDTH);
		c->share = c->node ? fo_number(c->node, PROP_COLUMN_WIDTH_PROPORTION) : 0;
		c->given = length && c->share <= 0;
		if (length)
			c->width = mpt_max(0, fo_length(c->node, PROP_COLUMN_WIDTH, width));
	}
	for (size_t k = 0; t->rows.count && k < t->rows.at[0].count; k++) {
		const struct table_place *place = &t->rows.at[0].places[k];
		struct table_column *c = &t->columns[place->first_column];
		if (c->given || c->share > 0 || place->columns > 1 ||
			!has_length(place->node, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM))
			continue;
		struct edges border = layout_border(place->node);
		struct edges padding = layout_padding(place->node, width);
		c->given = true;
		c->width = border.start + padding.start + padding.end + border.end +
			fo_length(place->node, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, width);
	}
}

/* What is left of WIDTH goes to the other columns, by their shares. */
static void share_out(struct table *t, mpt width)
{
	double shares = 0, taken = 0;
	mpt before = 0;
	for (size_t i = 0; i < t->column_count; i++) {
		struct table_column *c = &t->columns[i];
		if (!c->given && c->share <= 0)
			c->share = 1;
		width -= c->width;
		shares += c->share;
	}
	for (size_t i = 0; i < t->column_count && width > 0; i++) {
		struct table_column *c = &t->columns[i];
		if (c->share <= 0)
			continue;
		taken += c->share;
		mpt upto = (mpt)((double)width * taken / shares + 0.5);
		c->width += upto - before;
		before = upto;
	}
}

void table_columns_find(struct arena *a, struct table *t)
{
	t->column_count = count_columns(t);
	t->columns = ARENA_ARRAY(a, t->column_count, struct table_column);
	assign_nodes(t);
}

static bool is_automatic(const struct table *t)
{
	if (fo_keyword(t->node, PROP_TABLE_LAYOUT) == KW_FIXED)
		return false;
	for (size_t i = 0; i < t->column_count; i++)
		if (!t->columns[i].given && t->columns[i].share <= 0)
			return true;
	return false;
}

mpt table_columns_end(const struct table *t)
{
	const struct table_column *last = &t->columns[t->column_count - 1];
	return last->start + last->width;
}

/* Width of what surrounds the table in AREA: percentages are of that. */
static mpt width_around(const struct fo_node *table, struct area area)
{
	mpt start, width = area.width;
	switch (table->parent->object) {
	case FO_BLOCK:
	case FO_WRAPPER:
	case FO_INLINE:
	case FO_LIST_ITEM_LABEL:
	case FO_LIST_ITEM_BODY:
		block_content_box(table->parent, area, &start, &width);
		break;
	default:
		break; /* a reference area */
	}
	return width;
}

void table_columns(struct layout *l, struct table *t, struct area area)
{
	mpt width;
	bool fills = has_length(t->node, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM);
	block_content_box(t->node, area, &t->start, &width);
	if (fills)
		width = fo_length(t->node, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM,
			width_around(t->node, area));
	table_columns_given(t, width);
	if (is_automatic(t))
		table_auto(l, t, width, fills);
	share_out(t, width);
	mpt at = t->start;
	for (size_t i = 0; i < t->column_count; i++) {
		t->columns[i].start = at;
		at += t->columns[i].width;
	}
	/* CSS 2.1, 17.5.2.1: a table is at least as wide as it is told to be. */
	t->width = fills ? mpt_max(width, at - t->start) : at - t->start;
}
