/* record.h -- a record file, parsed and checked.
 *
 * In:   an XML file or bytes, in UTF-8, UTF-16, GB 18030 or GBK; untrusted.
 * Out:  a libxml2 document whose every node has its line, valid by layouts/record.xsd.
 * Not here: what the record looks like (template/). Text is never altered. */
#ifndef RECORD_RECORD_H
#define RECORD_RECORD_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/diag.h"
#include "base/utf8.h"

/* Ceilings on untrusted input; 0 means the default. */
struct record_limits {
	size_t bytes; /* of the file; default 64 MB */
	int depth;    /* of elements; default 256 */
};

/* The layouts/record.xsd of a process. What is built in of it answers for most records; libxml2 loads
 * it when there is a fault to tell, or when the file is another one. */
struct record_schema;
struct record_schema *record_schema_load(
	const char *path, struct diag *d); /* NULL after a message */
void record_schema_free(struct record_schema *s);

/* Parses PATH, or DATA when data.data is not NULL (PATH is then only its name in messages and the
 * folder for pictures and includes). No network, no DTD, no external entity; XInclude only of files
 * below the record's own folder. NULL after at least one message. The caller frees with xmlFreeDoc.
 */
xmlDocPtr record_parse(
	const char *path, struct slice data, const struct record_limits *limits, struct diag *d);

/* The record of DOC: its root, or what a root <records> holds if that is one. NULL after a message that it
 * is none or several. */
xmlNodePtr record_single(xmlDocPtr doc, struct diag *d);

/* Makes RECORD, which record_single found, the root. Layout and language of <records> hold for it. */
void record_unwrap(xmlDocPtr doc, xmlNodePtr record);

/* Where NODE (an element or attribute) stands: included elements have their own file and its line.
 * The name of the file lives as long as the document. */
struct place record_place(xmlNodePtr node);

/* Checks DOC, which was read from PATH, or from DATA if data.data is not NULL, against the schema: one
 * message per fault, with what stands there. True if there was none. */
bool record_validate(struct record_schema *s, xmlDocPtr doc, const char *path, struct slice data,
	struct diag *d);

#endif
