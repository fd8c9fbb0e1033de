/* list_item.h -- fo:list-item: label and body side by side, each with its own indents from the same
 * edges. */
#ifndef PAGE_LIST_ITEM_H
#define PAGE_LIST_ITEM_H

#include "page/layout.h"

bool list_item_format(
	struct layout *l, struct list_builder *b, const struct fo_node *item, struct area area);

#endif
