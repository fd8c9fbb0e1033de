/* marker.h -- fo:marker and what fo:retrieve-marker finds: running heads. */
#ifndef PAGE_MARKER_H
#define PAGE_MARKER_H

#include "page/layout.h"

/* A marker met, with the pages its parent's areas are on. */
struct marker_entry {
	const struct fo_node *node;
	unsigned sequence;         /* layout.sequence */
	unsigned first, last;      /* layout.page_number; LAST is 0 until the parent has ended */
	struct marker_entry *next; /* the one met before it */
};

/* MARKER's parent begins, or ends, on the page being made. */
void marker_note(struct layout *l, const struct fo_node *marker);
void marker_end(struct layout *l, const struct fo_node *marker);

/* A page sequence begins. */
void marker_reset(struct layout *l);

/* Whether N is a retrieve-marker or a retrieve-table-marker. */
bool marker_is_shown_by(const struct fo_node *n);

/* The marker that RETRIEVE shows on the page being made (XSL 1.1, 6.13.6), or NULL for none. */
const struct fo_node *marker_retrieve(const struct layout *l, const struct fo_node *retrieve);

/* What that marker holds, as it is where RETRIEVE stands; NULL for none. In the layout's arena. */
const struct fo_node *marker_content(const struct layout *l, const struct fo_node *retrieve);

#endif
