/* labels.h -- page numbers as the pages print them ("iv", "12", "A-3") -> ranges of a PDF. */
#ifndef PDF_LABELS_H
#define PDF_LABELS_H

#include <stdbool.h>

#include "base/buf.h"

struct labels {
	struct buf ranges; /* entries of the number tree */
	struct buf prefix; /* of the current range */
	char style;        /* of the current range: D, R, r, or 0 for a prefix alone */
	unsigned next;     /* the number its next page would have */
	unsigned pages;
	bool needed; /* a label differs from the plain 1, 2, 3 that viewers show anyway */
};

void labels_init(struct labels *l);
void labels_release(struct labels *l);

/* The label of the next page; NULL counts as its number. */
void labels_add(struct labels *l, const char *label);

/* The number tree's "/Nums [...]". */
void labels_put(const struct labels *l, struct buf *out);

#endif
