/* buf.h -- a byte buffer that grows up to a ceiling.
 *
 * Going over the ceiling is no error at the call: the buffer notes it, keeps what it has and takes
 * no more, and whoever uses the result asks `overflow` once. DATA is NUL-terminated behind LEN. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/mpt.h"
#include "base/slice.h"

struct buf {
	char *data; /* NULL until something is added */
	size_t len, ceiling;
	size_t cap; /* of DATA; LEN + 1 once it has overflowed, so that nothing more fits */
	bool overflow;
};

void buf_init(struct buf *b, size_t ceiling);
void buf_release(struct buf *b);
void buf_clear(struct buf *b); /* keeps the memory */

/* Room for LEN more bytes, to be filled by the caller and then counted by buf_took; NULL when that would
 * go over the ceiling. */
char *buf_grow(struct buf *b, size_t len); /* where there is no room yet */
static inline char *buf_reserve(struct buf *b, size_t len)
{
	return len < b->cap - b->len ? b->data + b->len : buf_grow(b, len);
}

static inline void buf_took(struct buf *b, size_t len)
{
	b->len += len;
	b->data[b->len] = '\0';
}

void buf_add(struct buf *b, const void *data, size_t len);

static inline void buf_add_str(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

static inline void buf_add_char(struct buf *b, char c)
{
	char *p = buf_reserve(b, 1);
	if (!p)
		return;
	p[0] = c;
	p[1] = '\0';
	b->len++;
}

void buf_printf(struct buf *b, const char *format, ...)
#ifdef __GNUC__
	__attribute__((format(printf, 2, 3)))
#endif
	;

/* Decimal digits, without the locale; millipoints as points in as few digits as are exact: 12500 is
 * "12.5". */
void buf_add_int(struct buf *b, int64_t v);
void buf_add_mpt(struct buf *b, mpt v);

/* Big-endian integers, as font files have them. */
static inline void buf_add_u8(struct buf *b, uint8_t v)
{
	buf_add_char(b, (char)v);
}

static inline void buf_add_u16(struct buf *b, uint16_t v)
{
	char *p = buf_reserve(b, 2);
	if (!p)
		return;
	p[0] = (char)(v >> 8);
	p[1] = (char)v;
	buf_took(b, 2);
}

static inline void buf_add_u32(struct buf *b, uint32_t v)
{
	char *p = buf_reserve(b, 4);
	if (!p)
		return;
	p[0] = (char)(v >> 24);
	p[1] = (char)(v >> 16);
	p[2] = (char)(v >> 8);
	p[3] = (char)v;
	buf_took(b, 4);
}

/* What is in B, "" if nothing is; good until something is added. */
static inline struct slice buf_slice(const struct buf *b)
{
	return (struct slice){ b->data ? b->data : "", b->len };
}

#endif
