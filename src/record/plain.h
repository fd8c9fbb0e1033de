/* plain.h -- XML as nearly everybody writes it, to a tree, in a third of libxml2's time.
 *
 * In:   UTF-8 with elements, attributes, text, references to characters, comments.
 * Out:  the tree that libxml2 makes of it, with the same lines.
 * Not here: faults, and whatever else XML has. Those are libxml2's (xml.c). */
#ifndef RECORD_PLAIN_H
#define RECORD_PLAIN_H

#include "record/xml.h"

/* S->data as a document without URL and encoding. NULL if it is not plain, or not well-formed; nothing is
 * told. S->without is not heeded. */
xmlDocPtr plain_read(const struct xml_source *s);

#endif
