/* table_columns.h -- how wide the columns of a table are. */
#ifndef PAGE_TABLE_COLUMNS_H
#define PAGE_TABLE_COLUMNS_H

#include "page/table.h"

/* Fills in T's columns, start and width (XSL 1.1, 6.7.4): given widths first, what is left to the
 * proportional columns by their shares, then evenly to those that say nothing. */
void table_columns(struct layout *l, struct table *t, struct area area);

#endif
