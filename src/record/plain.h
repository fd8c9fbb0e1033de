/* plain.h -- XML of the simplest kind to a tree, in one pass.
 *
 * Records are mostly elements, attributes and text. For these alone this makes the tree that libxml2
 * makes, in a third of the steps; whatever else there is, and every fault, is left to libxml2. */
#ifndef RECORD_PLAIN_H
#define RECORD_PLAIN_H

#include <libxml/tree.h>

#include "base/slice.h"

/* The document of TEXT, which is valid UTF-8; NULL if it has more than plain XML, is at fault or has
 * DEPTH elements within each other. The caller frees with xmlFreeDoc. */
xmlDocPtr plain_parse(struct slice text, int depth);

#endif
