#include "batch/json.h"

#include <string.h>

#include "base/utf8.h"

static void add_character(struct buf *out, uint32_t ch)
{
	char bytes[4];
	if (ch == '"' || ch == '\\') {
		buf_add_char(out, '\\');
		buf_add_char(out, (char)ch);
	} else if (ch < 0x20 || (ch >= 0x7F && ch < 0xA0)) {
		buf_printf(out, "\\u%04x", (unsigned)ch);
	} else {
		buf_add(out, bytes, utf8_put(bytes, ch));
	}
}

/* What stands for itself and is a byte long: most of what paths are made of. */
static bool is_plain(char c)
{
	return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

void json_add_text(struct buf *out, const char *s)
{
	json_add_slice(out, slice_of(s));
}

void json_add_slice(struct buf *out, struct slice s)
{
	buf_add_char(out, '"');
	for (const char *p = s.data, *end = s.data + s.len; p < end;) {
		const char *start = p;
		while (p < end && is_plain(*p))
			p++;
		buf_add(out, start, (size_t)(p - start));
		if (p < end)
			add_character(out, utf8_next(&p, end));
	}
	buf_add_char(out, '"');
}

void json_add_decimal(struct buf *out, double v, int digits)
{
	uint64_t scale = 1;
	for (int i = 0; i < digits; i++)
		scale *= 10;
	uint64_t scaled = v > 0 && v < 1e12 ? (uint64_t)(v * (double)scale + 0.5) : 0;
	buf_add_int(out, (int64_t)(scaled / scale));
	if (scale > 1)
		buf_printf(out, ".%0*u", digits, (unsigned)(scaled % scale));
}

void json_add_name(struct buf *out, const char *name)
{
	if (out->len && out->data[out->len - 1] != '{')
		buf_add_char(out, ',');
	json_add_text(out, name);
	buf_add_char(out, ':');
}

void json_add_name_text(struct buf *out, const char *name, const char *s)
{
	json_add_name(out, name);
	json_add_text(out, s);
}

void json_add_name_int(struct buf *out, const char *name, uint64_t v)
{
	json_add_name(out, name);
	buf_add_int(out, (int64_t)v);
}
