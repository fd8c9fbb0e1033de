/* sentence.h -- a fault that the schema found, as one sentence for whoever wrote the record.
 *
 * libxml2's own text is read for what it names (an attribute, a type, the elements that were
 * expected), and never shown. */
#ifndef RECORD_SENTENCE_H
#define RECORD_SENTENCE_H

#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include "base/arena.h"
#include "base/diag.h"
#include "record/locate.h"
#include "record/xml.h"

struct fault_of_schema {
	int error;          /* XML_SCHEMAV_... */
	xmlNodePtr element; /* where libxml2 saw it */
	xmlNodePtr text;    /* of ELEMENT, if it may not stand there */
	/* libxml2's text and its first two strings, "" if none. */
	const char *message, *value, *limit;
};

struct sentence {
	enum code code;
	const char *text;
	struct located where; /* still to be located */
};

/* The strings of the answer are in A or in the schema document. */
struct sentence sentence_of(struct arena *a, xmlDocPtr schema, const struct fault_of_schema *f);

/* The first text of N, or behind it, that is more than white space; NULL if there is none. */
xmlNodePtr sentence_first_text(xmlNodePtr n);

/* True if the fault is an element that may not stand where it does. */
bool sentence_unexpected(const struct fault_of_schema *f);

/* True if the fault is that an element of NODE's name is missing, or what OTHER expected. */
bool sentence_misses(const struct fault_of_schema *f, xmlNodePtr node);
bool sentence_misses_same(const struct fault_of_schema *f, const struct fault_of_schema *other);

#endif
