/* ids.h -- the nodes that have an id, by it. */
#ifndef FO_IDS_H
#define FO_IDS_H

#include "fo/fo.h"

struct ids;

struct ids *ids_new(struct arena *a);

/* The node that has the id already, else NULL after N has got it. ID is borrowed. */
struct fo_node *ids_add(struct ids *ids, const char *id, struct fo_node *n);

struct fo_node *ids_lookup(const struct ids *ids, const char *id); /* NULL if there is none */

#endif
