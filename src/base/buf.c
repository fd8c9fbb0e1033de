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

char *buf_reserve(struct buf *b, size_t len)
{
	if (b->overflow || len > b->ceiling - b->len) {
		b->overflow = true;
		return NULL;
	}
	size_t need = b->len + len + 1;
	if (need > b->cap) {
		size_t cap = b->cap ? b->cap + b->cap / 2 : 256;
		if (cap < need)
			cap = need;
		b->data = xrealloc(b->data, cap);
		b->cap = cap;
	}
	return b->data + b->len;
}

void buf_add(struct buf *b, const void *data, size_t len)
{
	char *p = buf_reserve(b, len);
	if (!p)
		return;
	if (len)
		memcpy(p, data, len);
	b->len += len;
	b->data[b->len] = '\0';
}

void buf_add_str(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void buf_add_char(struct buf *b, char c)
{
	char *p = buf_reserve(b, 1);
	if (!p)
		return;
	p[0] = c;
	p[1] = '\0';
	b->len++;
}

void buf_add_int(struct buf *b, int64_t v)
{
	char text[24];
	char *p = text + sizeof text;
	uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
	do
		*--p = (char)('0' + u % 10);
	while (u /= 10);
	if (v < 0)
		*--p = '-';
	buf_add(b, p, (size_t)(text + sizeof text - p));
}

void buf_add_mpt(struct buf *b, mpt v)
{
	uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
	unsigned rest = (unsigned)(u % MPT_PT);
	if (v < 0)
		buf_add_char(b, '-');
	buf_add_int(b, (int64_t)(u / MPT_PT));
	if (!rest)
		return;
	char text[4] = { '.', (char)('0' + rest / 100), (char)('0' + rest / 10 % 10),
		(char)('0' + rest % 10) };
	size_t len = rest % 10 ? 4 : rest % 100 ? 3 : 2;
	buf_add(b, text, len);
}

void buf_add_u8(struct buf *b, uint8_t v)
{
	buf_add_char(b, (char)v);
}

void buf_add_u16(struct buf *b, uint16_t v)
{
	buf_add(b, (unsigned char[]){ (unsigned char)(v >> 8), (unsigned char)v }, 2);
}

void buf_add_u32(struct buf *b, uint32_t v)
{
	buf_add_u16(b, (uint16_t)(v >> 16));
	buf_add_u16(b, (uint16_t)v);
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
