/* locate.h -- where in its file something of a record stands, to the character.
 *
 * In:   a record's tree, and the bytes that it was made of.
 * Out:  bytes of a source; libxml2 itself keeps no more than lines.
 *
 * Tree and source are gone through side by side, so this is for what is at fault, not for every record. */
#ifndef RECORD_LOCATE_H
#define RECORD_LOCATE_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/slice.h"

struct located {
	xmlNodePtr node; /* an element: its start tag; or a text */
	const char *attribute; /* of the element, with or without its prefix; NULL: none */
	bool value;            /* of the attribute; else its name */
	/* The answer. */
	struct slice source; /* of the file, in UTF-8; DATA is NULL if NODE was not found */
	size_t start, end;   /* of a text only what stands in its first line */
};

/* Finds COUNT spots of DOC, which was read from PATH, or from DATA if that is not NULL. Files that it
 * includes are read again. The sources are DATA itself or in A. */
void locate(struct arena *a, xmlDocPtr doc, const char *path, struct slice data,
	struct located *spots, size_t count);

#endif
