/* xml.h -- XML bytes to a tree, with messages for people who write XML by hand.
 *
 * In:   bytes in UTF-8, UTF-16, GB 18030, GBK or GB 2312, by byte order mark or declaration.
 * Out:  a libxml2 document, or one message with line and column about the first fault.
 * Not here: what may stand in it (schema.c), includes (include.c).
 *
 * Nothing outside the bytes is ever read: no network, no external entity, no external subset. */
#ifndef RECORD_XML_H
#define RECORD_XML_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"

/* What a structured error handler of libxml2 is given: const from 2.12 on. */
#if LIBXML_VERSION >= 21200
typedef const xmlError xml_error;
#else
typedef xmlError xml_error;
#endif

struct xml_source {
	const char *path; /* for messages, and the document's URL unless URL is given */
	const char *url;  /* NULL, or PATH in the form of an address */
	struct slice data;
	bool declarations; /* a DOCTYPE may declare entities (templates, never records) */
	int depth;         /* most elements within each other */
	xmlDictPtr dict;   /* shared with another document, or NULL */
	/* White space that XSLT takes out of a template may be left out. */
	bool compact;
	/* Elements of this name are left out with all that is in them, as is white space between
	 * elements. NULL: nothing is left out. */
	const char *without;
};

/* NULL after exactly one message. The caller frees with xmlFreeDoc. */
xmlDocPtr xml_read(const struct xml_source *s, struct diag *d);

/* The same for the file S->path of at most LIMIT bytes; S->data is not looked at. */
xmlDocPtr xml_read_file(const struct xml_source *s, size_t limit, struct diag *d);

/* The node behind N in document order, below ROOT, without entering N if SKIP. NULL at the end. */
xmlNodePtr xml_next(xmlNodePtr root, xmlNodePtr n, bool skip);

/* Drops DOC as xmlFreeDoc() does, in a third of its steps: of the names, which are in its dictionary, none
 * is looked up. NULL is fine. */
void xml_free(xmlDocPtr doc);

/* The value of an attribute without a namespace, as it lies in the tree; NULL if it is not given.
 * Not for values with references to entities. */
const char *xml_attribute(xmlNodePtr n, const char *name);

/* The bytes of PATH as UTF-8 without a byte order mark: *OUT points into DATA, or into A if they
 * had to be converted. *ENCODING is the name of what they were in. False after a message. */
bool xml_decode(struct arena *a, const char *path, struct slice data, struct slice *out,
	const char **encoding, struct diag *d);

/* What a file is written in. */
struct xml_encoding {
	const char *name;  /* "GBK" */
	const char *iconv; /* what iconv reads it as; NULL: it is UTF-8 */
	size_t mark;       /* bytes of the byte order mark */
	bool declared;     /* by a mark or a declaration */
};

/* By the first bytes of the file. False after a message. */
bool xml_find_encoding(
	const char *path, struct slice head, struct xml_encoding *out, struct diag *d);

/* PATH in the form of an address, in A: what libxml2 resolves relative addresses against, which it
 * can't do with a folder named in Chinese. */
char *xml_url(struct arena *a, const char *path);

/* An address that somebody wrote, with Chinese and spaces escaped, in A. What is escaped stays so.
 */
char *xml_escape_address(struct arena *a, const char *address);

/* The message for a fault that libxml2's parser found, as a code and one sentence in A. */
enum code xml_sentence(struct arena *a, xml_error *e, const char **text);

/* What of TEXT it points at, when the parser stands before the byte AT. E NULL: the markup there. */
void xml_find_spot(xml_error *e, struct slice text, size_t at, size_t *start, size_t *end);

#endif
