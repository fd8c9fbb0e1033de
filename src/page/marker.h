/* marker.h -- fo:marker and what fo:retrieve-marker finds: running heads. */
#ifndef PAGE_MARKER_H
#define PAGE_MARKER_H

#include "page/layout.h"

/* A marker met on a page. */
struct marker_entry {
	const struct fo_node *node;
	unsigned page;             /* layout.page_number */
	struct marker_entry *next; /* the one met before it */
};

void marker_note(struct layout *l, const struct fo_node *marker);

/* Forgets the markers: a page sequence begins. */
void marker_reset(struct layout *l);

/* The marker that RETRIEVE shows on the page being made (XSL 1.1, 6.13.6), or NULL for none. */
const struct fo_node *marker_retrieve(const struct layout *l, const struct fo_node *retrieve);

/* The text of that marker, for a retrieve-marker within a line. In the document's arena. */
const char *marker_text(const struct layout *l, const struct fo_node *retrieve);

#endif
