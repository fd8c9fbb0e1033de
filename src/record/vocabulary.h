/* vocabulary.h -- what a schema lets stand in an element, by name.
 *
 * libxml2 says that an element or attribute may not stand where it does, but lists what may only in
 * part; a writer who misspelt a name needs the whole list, or the one name that was meant. */
#ifndef RECORD_VOCABULARY_H
#define RECORD_VOCABULARY_H

#include <libxml/tree.h>
#include <stddef.h>

enum { VOCABULARY_MAX = 64 };

/* Names that belong to the schema document. */
struct names {
	const char *name[VOCABULARY_MAX];
	size_t count;
};

/* The elements that may be a record's root. */
void vocabulary_roots(xmlDocPtr schema, struct names *out);

/* The elements that may stand somewhere in ELEMENT of a record, and its attributes. Empty if none
 * may, or if ELEMENT is itself unknown to the schema. */
void vocabulary_children(xmlDocPtr schema, xmlNodePtr element, struct names *out);
void vocabulary_attributes(xmlDocPtr schema, xmlNodePtr element, struct names *out);

#endif
