/* template.h -- XSLT templates: compiled once, applied to many records.
 *
 * In:   a .xsl file (trusted, though it may read only beside itself) and a record's document.
 * Out:  the result tree, an XSL-FO document whose elements keep the template's line numbers.
 * Not here: what the formatting objects mean (fo/). */
#ifndef TEMPLATE_TEMPLATE_H
#define TEMPLATE_TEMPLATE_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct template;

/* NAME=VALUE of -p; VALUE is text, not an XPath expression. */
struct template_param {
	const char *name, *value;
};

/* A top-level xsl:param as `banxin layouts` lists it. */
struct template_param_info {
	const char *name;
	const char *initial;     /* its default, as written */
	const char *description; /* the comment before it, "" if none */
};

/* Libxml2, libxslt and EXSLT set up; call before anything else here, any number of times. */
void template_init(void);

/* Compiles PATH with what it imports. NULL after a message with the file and line at fault. */
struct template *template_load(const char *path, struct diag *d);
void template_free(struct template *t);

const char *template_path(const struct template *t);

/* The files it was read from, its own and what it imports; they live as long as T. */
const char *const *template_files(const struct template *t, size_t *count);

/* What the template says of itself in its first comment; "" if nothing. */
const char *template_description(const struct template *t);

/* The parameters of the template and its imports, in their order; they live as long as T. */
const struct template_param_info *template_params(const struct template *t, size_t *count);

/* Runs T on RECORD, which loses the white space that xsl:strip-space names. NULL after a message. An
 * undeclared parameter is an error with a guess; xsl:message is a note, or an error if it terminates.
 * The caller frees the result with xmlFreeDoc, before T and RECORD. Its URL is the template's path;
 * where an element came from is told by template_place and template_source. */
xmlDocPtr template_apply(const struct template *t, xmlDocPtr record,
	const struct template_param *params, size_t count, struct diag *d);

/* Parses a finished .fo file, to be used like a result tree. NULL after a message. */
xmlDocPtr template_read_fo(const char *path, struct diag *d);

/* Where NODE of a result tree came from: the file, which may be an imported one, and the line of
 * the instruction or literal element that made it. What a variable held and xsl:copy-of copied has
 * the place where it was made. T is NULL for a tree of template_read_fo. */
struct place template_place(const struct template *t, xmlNodePtr node);

/* The element of the record that the template was at when it made NODE; NULL if that is not known, as
 * for the tree of a .fo file. It lives as long as the record. */
xmlNodePtr template_source(xmlNodePtr node);

#endif
