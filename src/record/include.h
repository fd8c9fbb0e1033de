/* include.h -- the records that a bulletin takes in from other files. */
#ifndef RECORD_INCLUDE_H
#define RECORD_INCLUDE_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/diag.h"
#include "record/record.h"

/* Replaces each xi:include of DOC by the root element of the file it names, at any depth. Files
 * must lie in the folder of the record at PATH or below, links resolved. Addresses of pictures in
 * them are rewritten, so that all count from that folder. LIMITS has no zeros; its bytes are for
 * all files together. False after a message for every include that failed. */
bool include_resolve(
	xmlDocPtr doc, const char *path, const struct record_limits *limits, struct diag *d);

#endif
