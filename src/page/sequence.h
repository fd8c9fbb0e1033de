/* sequence.h -- fo:page-sequence -> finished pages. */
#ifndef PAGE_SEQUENCE_H
#define PAGE_SEQUENCE_H

#include "page/layout.h"

/* Pages made so far, over all sequences. */
struct page_count {
	unsigned made, limit;
	unsigned last_number; /* printed number of the page made last */
};

bool sequence_layout(struct layout *l, const struct fo_node *sequence, struct page_count *count,
	page_sink *sink, void *user);

#endif
