#include "pdf/put.h"

#include <string.h>

static const char digits[] = "0123456789ABCDEF";

void put_mpts(struct buf *b, const mpt *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_add_mpt(b, v[i]);
		buf_add_char(b, ' ');
	}
}

void put_hex8(struct buf *b, unsigned v)
{
	buf_add(b, (char[]){ digits[v >> 4 & 15], digits[v & 15] }, 2);
}

static char *hex16(char *p, unsigned v)
{
	p[0] = digits[v >> 12 & 15];
	p[1] = digits[v >> 8 & 15];
	p[2] = digits[v >> 4 & 15];
	p[3] = digits[v & 15];
	return p + 4;
}

void put_hex16(struct buf *b, unsigned v)
{
	char *p = buf_reserve(b, 4);
	if (!p)
		return;
	hex16(p, v);
	buf_took(b, 4);
}

void put_name(struct buf *b, const char *s)
{
	buf_add_char(b, '/');
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;
		if (c > ' ' && c < 0x7F && !strchr("#%()/<>[]{}", c)) {
			buf_add_char(b, *s);
		} else {
			buf_add_char(b, '#');
			put_hex8(b, c);
		}
	}
}

void put_bytes(struct buf *b, struct slice s)
{
	buf_add_char(b, '(');
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.data[i];
		if (c == '(' || c == ')' || c == '\\')
			buf_add_char(b, '\\');
		if (c >= ' ' && c < 0x7F)
			buf_add_char(b, (char)c);
		else
			buf_printf(b, "\\%03o", c);
	}
	buf_add_char(b, ')');
}

void put_utf16(struct buf *b, struct slice s)
{
	char *start = buf_reserve(b, 4 * s.len), *to = start; /* a byte is one unit at most */
	if (!start)
		return;
	const char *end = s.data + s.len;
	for (const char *p = s.data; p < end;) {
		uint32_t ch = utf8_next(&p, end);
		if (ch > 0xFFFF) {
			to = hex16(to, 0xD7C0 + (ch >> 10));
			ch = 0xDC00 + (ch & 0x3FF);
		}
		to = hex16(to, ch);
	}
	buf_took(b, (size_t)(to - start));
}

static bool plain(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.data[i] < ' ' || s.data[i] > '~')
			return false;
	return true;
}

void put_text(struct buf *b, struct slice s)
{
	if (plain(s)) {
		put_bytes(b, s);
		return;
	}
	buf_add_str(b, "<FEFF");
	put_utf16(b, s);
	buf_add_char(b, '>');
}
