/* put.h -- operands and strings in PDF syntax. */
#ifndef PDF_PUT_H
#define PDF_PUT_H

#include "base/buf.h"
#include "base/mpt.h"
#include "base/utf8.h"

/* N numbers, each followed by a blank: the operands of an operator. */
void put_mpts(struct buf *b, const mpt *v, size_t n);
#define PUT_MPTS(b, ...) \
	put_mpts((b), (const mpt[]){ __VA_ARGS__ }, \
		sizeof((const mpt[]){ __VA_ARGS__ }) / sizeof(mpt))

void put_hex8(struct buf *b, unsigned v);  /* two digits */
void put_hex16(struct buf *b, unsigned v); /* four digits */

/* A name: the slash and S, escaped. */
void put_name(struct buf *b, const char *s);

/* A byte string: (in parentheses), escaped. */
void put_bytes(struct buf *b, struct slice s);

/* A text string for people: as it is when it is plain ASCII, else in UTF-16 with a byte order
 * mark. */
void put_text(struct buf *b, struct slice s);

/* UTF-16BE of S as hexadecimal digits alone. */
void put_utf16(struct buf *b, struct slice s);

#endif
