/* table_auto.h -- columns as wide as what their cells hold: table-layout="auto", after CSS 2.1,
 * 17.5.2.2.
 *
 * In:   a table whose cells have their places, and the room it has.
 * Out:  widths of the columns that neither have one given nor a share of what is left.
 * Not here: given widths and shares (table_columns.c), how wide content can be
 *       (content_width.c). */
#ifndef PAGE_TABLE_AUTO_H
#define PAGE_TABLE_AUTO_H

#include "page/content_width.h"
#include "page/table.h"

/* Settles the automatic columns of T in ROOM: as wide as they would like to be, or the wider
 * ones as far between that and the least as there is room for beside the others. What is left
 * over goes to columns with a share, and without them, where the table FILLS its room, to the
 * automatic ones. Where not even the least has room all give way alike, so that words are broken
 * rather than lost beyond the page. */
void table_auto(struct layout *l, struct table *t, mpt room, bool fills);

/* How narrow and how wide the fo:table N can be set. */
struct content_width table_auto_width(struct layout *l, const struct fo_node *n, mpt reference);

#endif
