#include "pdf/tounicode.h"

#include <stdlib.h>
#include <string.h>

#include "pdf/put.h"

/* CMaps take at most 100 ranges in a block. */
enum { BLOCK = 100 };

/* Nearly all texts are one character. */
enum { NEAR = 8 };
struct entry {
	unsigned code, len;
	union {
		char near[NEAR];
		const char *far; /* of more bytes than that, in the arena */
	} text;
};

struct tounicode {
	struct arena *arena;
	unsigned code_size;
	struct entry *entries;
	size_t count, cap;
};

struct tounicode *tounicode_new(struct arena *a, unsigned code_size)
{
	struct tounicode *c = ARENA_NEW(a, struct tounicode);
	c->arena = a;
	c->code_size = code_size;
	return c;
}

void tounicode_release(struct tounicode *c)
{
	free(c->entries);
}

void tounicode_add(struct tounicode *c, unsigned code, struct slice text)
{
	c->entries = xgrow(c->entries, c->count, &c->cap, sizeof *c->entries);
	struct entry *e = &c->entries[c->count++];
	e->code = code;
	e->len = (unsigned)text.len;
	if (text.len > NEAR)
		e->text.far = arena_strndup(c->arena, text.data, text.len);
	else if (text.len)
		memcpy(e->text.near, text.data, text.len);
}

static void put_code(const struct tounicode *c, unsigned code, struct buf *out)
{
	buf_add_char(out, '<');
	if (c->code_size == 1)
		put_hex8(out, code);
	else
		put_hex16(out, code);
	buf_add_char(out, '>');
}

static void put_string(const struct entry *e, struct buf *out)
{
	buf_add_char(out, '<');
	/* Nothing at all is read as "unknown" (MuPDF) or a space (Poppler); a zero-width space is
	 * the least that both take. */
	if (e->len)
		put_utf16(out, (struct slice){ e->len <= NEAR ? e->text.near : e->text.far, e->len });
	else
		buf_add_str(out, "200B");
	buf_add_char(out, '>');
}

/* The end of the codes that follow one another from the Ith entry on; in a range only the last byte
 * may differ. */
static size_t range_end(const struct tounicode *c, size_t i)
{
	const struct entry *e = c->entries;
	do
		i++;
	while (i < c->count && e[i].code == e[i - 1].code + 1 && e[i].code % 256);
	return i;
}

static void put_range(const struct tounicode *c, size_t i, size_t end, struct buf *out)
{
	put_code(c, c->entries[i].code, out);
	put_code(c, c->entries[end - 1].code, out);
	buf_add_char(out, '[');
	for (; i < end; i++)
		put_string(&c->entries[i], out);
	buf_add_str(out, "]\n");
}

static void put_block(const struct tounicode *c, size_t *i, struct buf *out)
{
	size_t end = *i, ranges = 0;
	for (; end < c->count && ranges < BLOCK; ranges++)
		end = range_end(c, end);
	buf_add_int(out, (int64_t)ranges);
	buf_add_str(out, " beginbfrange\n");
	while (*i < end) {
		size_t next = range_end(c, *i);
		put_range(c, *i, next, out);
		*i = next;
	}
	buf_add_str(out, "endbfrange\n");
}

void tounicode_write(const struct tounicode *c, struct buf *out)
{
	buf_add_str(out,
		"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n");
	buf_add_str(out, c->code_size == 1 ? "<00> <FF>\n" : "<0000> <FFFF>\n");
	buf_add_str(out, "endcodespacerange\n");
	for (size_t i = 0; i < c->count;)
		put_block(c, &i, out);
	buf_add_str(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}
