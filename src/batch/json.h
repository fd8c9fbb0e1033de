/* json.h -- JSON, written piece by piece. */
#ifndef BATCH_JSON_H
#define BATCH_JSON_H

#include "base/buf.h"

/* S in quotes. Bytes that are no UTF-8, as names of files may have, become U+FFFD; control characters
 * are escaped, those of C1 too, so that a report can be shown on a terminal. */
void json_add_text(struct buf *out, const char *s);
void json_add_slice(struct buf *out, struct slice s);

/* V with so many DIGITS behind the point, whatever the locale. */
void json_add_decimal(struct buf *out, double v, int digits);

/* "name": -- with a comma before it, unless it is the first of its object. */
void json_add_name(struct buf *out, const char *name);
void json_add_name_text(struct buf *out, const char *name, const char *s);
void json_add_name_int(struct buf *out, const char *name, uint64_t v);

#endif
