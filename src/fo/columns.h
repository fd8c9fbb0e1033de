/* columns.h -- which fo:table-column a cell is in, for from-table-column(). */
#ifndef FO_COLUMNS_H
#define FO_COLUMNS_H

#include "fo/fo.h"

struct columns;

struct columns *columns_new(struct arena *a);

/* An fo:table-column, in their order. */
void columns_add(struct columns *c, const struct fo_node *column);

/* A row begins, with FIRST the first of a header, footer or body, into which no cell spans. */
void columns_begin_row(struct columns *c, bool first);

/* The style of the column of the next cell, NULL if it has no table-column; NUMBER is its
 * column-number, 0 for the next free one. */
const struct fo_style *columns_find(struct columns *c, int number);

/* The cell that was looked for spans this much. */
void columns_take(struct columns *c, const struct fo_node *cell);

#endif
