/* table_group.h -- rows of a table that spanning cells join, as parallel contents.
 *
 * In:   a table whose columns have their widths, and a range of its rows.
 * Out:  groups, divided into parts, and what they ask for around them.
 * Not here: the order of header, body and footer (table.c). */
#ifndef PAGE_TABLE_GROUP_H
#define PAGE_TABLE_GROUP_H

#include "page/parallel.h"
#include "page/table.h"

/* Where the group ends that begins with row FIRST, within rows up to END. */
uint32_t table_group_end(const struct table *t, uint32_t first, uint32_t end);

/* Rows FIRST .. END. NULL after a message. */
struct parallel *table_group(struct layout *l, const struct table *t, uint32_t first, uint32_t end);

/* P, a header or footer, as it is in the fragment of the table that is being painted: at least
 * as high as P, or higher after a warning. NULL after a message. */
const struct parallel *table_group_anew(struct layout *l, const struct parallel *p);

/* What a group of rows and the blocks in its cells ask for in front of it, or behind it. */
struct table_wish {
	int keep;
	enum page_break forced;
};

struct table_wish table_wish_before(const struct parallel *p);
struct table_wish table_wish_after(const struct parallel *p);
void table_tell(struct list_builder *b, struct table_wish w);

#endif
