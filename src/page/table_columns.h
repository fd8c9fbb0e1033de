/* table_columns.h -- how wide the columns of a table are. */
#ifndef PAGE_TABLE_COLUMNS_H
#define PAGE_TABLE_COLUMNS_H

#include "page/table.h"

/* T's columns, with what fo:table-column says of them. */
void table_columns_find(struct arena *a, struct table *t);

/* The widths and shares that they are given; percentages are of WIDTH. */
void table_columns_given(struct table *t, mpt width);

/* Fills in start and width of T and its columns (XSL 1.1, 6.7.4): given widths first; then,
 * unless the layout is fixed, those as wide as their content (table_auto.h); what is left goes
 * to the proportional columns by their shares, in a fixed layout also evenly to those that say
 * nothing. */
void table_columns(struct layout *l, struct table *t, struct area area);

/* Where the last one ends, from the list's start edge. */
mpt table_columns_end(const struct table *t);

#endif
