/* table_marker.h -- fo:retrieve-table-marker: headers and footers that tell what stands between
 * them, such as a sum carried forward.
 *
 * In:   the stretches of a table's list that pages show, one after the other: the table's
 *       fragments.
 * Out:  the marker that a retrieve-table-marker shows in the fragment being painted (XSL 1.1,
 *       6.13.7).
 * Not here: markers for running heads (marker.c), laying out a header again (table_group.c). */
#ifndef PAGE_TABLE_MARKER_H
#define PAGE_TABLE_MARKER_H

#include "page/layout.h"

/* The markers met in a table so far. */
struct table_markers;

/* Those of TABLE, or NULL if nothing in its header or footer asks for them. Belongs to A. */
struct table_markers *table_markers_new(struct arena *a, const struct fo_node *table);

/* The pieces FROM .. TO of L are the table's next fragment, on the page being made. */
void table_markers_fragment(const struct layout *l, struct table_markers *m,
	const struct list *list, size_t from, size_t to);

/* The marker that RETRIEVE shows: in the fragment that LAYOUT.TABLE_MARKERS has come to, or
 * while there is none, which is when room for it has to be found, the first in the table. NULL
 * for none. */
const struct fo_node *table_marker_retrieve(const struct layout *l, const struct fo_node *retrieve);

#endif
