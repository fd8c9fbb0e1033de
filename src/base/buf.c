#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

void buf_init(struct buf *b, size_t ceiling)
{
	*b = (struct buf){ .ceiling = ceiling };
}

void buf_release(struct buf *b)
{
	free(b->data);
	*b = (struct buf){ .ceiling = b->ceiling };
}

void buf_clear(struct buf *b)
{
	b->len = 0;
	b->overflow = false;
	if (b->data)
		b->data[0] = '\0';
}

char *buf_grow(struct buf *b, size_t len)
{
	if (b->overflow || len > b->ceiling - b->len) {
		b->overflow = true;
		b->cap = b->data ? b->len + 1 : 0;
		return NULL;
	}
	size_t need = b->len + len + 1;
	size_t cap = b->cap ? b->cap + b->cap / 2 : 256;
	if (cap > b->ceiling)
		cap = b->ceiling + 1;
	if (cap < need)
		cap = need;
	b->data = xrealloc(b->data, cap);
	b->cap = cap;
	return b->data + b->len;
}

void buf_add(struct buf *b, const void *data, size_t len)
{
	char *p = buf_reserve(b, len);
	if (!p)
		return;
	if (len)
		memcpy(p, data, len);
	buf_took(b, len);
}

/* Writes the digits of U in front of END; where they begin. */
static char *put_digits(char *end, uint64_t u)
{
	do
		*--end = (char)('0' + u % 10);
	while (u /= 10);
	return end;
}

static uint64_t amount(int64_t v)
{
	return v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
}

void buf_add_int(struct buf *b, int64_t v)
{
	char text[24], *end = text + sizeof text;
	char *p = put_digits(end, amount(v));
	if (v < 0)
		*--p = '-';
	buf_add(b, p, (size_t)(end - p));
}

void buf_add_mpt(struct buf *b, mpt v)
{
	uint64_t u = amount(v);
	unsigned rest = (unsigned)(u % MPT_PT);
	char text[28], *point = text + sizeof text - 4, *end = point;
	char *p = put_digits(point, u / MPT_PT);
	if (v < 0)
		*--p = '-';
	if (rest) {
		point[0] = '.';
		point[1] = (char)('0' + rest / 100);
		point[2] = (char)('0' + rest / 10 % 10);
		point[3] = (char)('0' + rest % 10);
		end += rest % 10 ? 4 : rest % 100 ? 3 : 2;
	}
	buf_add(b, p, (size_t)(end - p));
}

void buf_printf(struct buf *b, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n > 0 && buf_reserve(b, (size_t)n)) {
		vsnprintf(b->data + b->len, (size_t)n + 1, format, again);
		b->len += (size_t)n;
	}
	va_end(again);
}
