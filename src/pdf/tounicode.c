#include "pdf/tounicode.h"

#include <stdlib.h>

#include "pdf/put.h"

/* CMaps take at most 100 entries in a block. */
enum { BLOCK = 100 };

struct entry {
	unsigned code;
	struct slice text;
};

struct tounicode {
	unsigned code_size;
	struct entry *entries;
	size_t count, cap;
};

struct tounicode *tounicode_new(struct arena *a, unsigned code_size)
{
	struct tounicode *c = ARENA_NEW(a, struct tounicode);
	c->code_size = code_size;
	return c;
}

void tounicode_release(struct tounicode *c)
{
	free(c->entries);
}

void tounicode_add(struct tounicode *c, unsigned code, struct slice text)
{
	if (c->count == c->cap) {
		c->cap = c->cap ? c->cap * 2 : 64;
		c->entries = xrealloc(c->entries, c->cap * sizeof *c->entries);
	}
	c->entries[c->count++] = (struct entry){ code, text };
}

static void put_code(const struct tounicode *c, unsigned code, struct buf *out)
{
	if (c->code_size == 1)
		buf_printf(out, "%02X", code);
	else
		put_hex16(out, code);
}

static void put_entry(const struct tounicode *c, const struct entry *e, struct buf *out)
{
	buf_add_char(out, '<');
	put_code(c, e->code, out);
	buf_add_str(out, "> <");
	/* Nothing at all is read as "unknown" (MuPDF) or a space (Poppler); a zero-width space is
	 * the least that both take. */
	if (e->text.len)
		put_utf16(out, e->text);
	else
		buf_add_str(out, "200B");
	buf_add_str(out, ">\n");
}

void tounicode_write(const struct tounicode *c, struct buf *out)
{
	buf_add_str(out,
		"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n");
	buf_add_str(out, c->code_size == 1 ? "<00> <FF>\n" : "<0000> <FFFF>\n");
	buf_add_str(out, "endcodespacerange\n");
	for (size_t i = 0; i < c->count; i += BLOCK) {
		size_t end = i + BLOCK < c->count ? i + BLOCK : c->count;
		put_int(out, (int64_t)(end - i));
		buf_add_str(out, " beginbfchar\n");
		for (size_t k = i; k < end; k++)
			put_entry(c, &c->entries[k], out);
		buf_add_str(out, "endbfchar\n");
	}
	buf_add_str(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}
