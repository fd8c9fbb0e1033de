/* caption.h -- fo:table-and-caption: a table and what is said of it, above or below, on one page. */
#ifndef PAGE_CAPTION_H
#define PAGE_CAPTION_H

#include "page/layout.h"

bool caption_format(
	struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area);

#endif
