#include "font/cmap.h"

#include <stdlib.h>

#include "base/arena.h"
#include "font/sfnt.h"

enum { PAGE = 256, PAGES = 256, PLANES = 17, MAX_SUBTABLES = 64 };

/* How well a subtable serves, 0 not at all. Unicode in full before the first plane alone. */
static int worth(unsigned platform, unsigned encoding, unsigned format)
{
	bool unicode = (platform == 3 && (encoding == 1 || encoding == 10)) ||
		(platform == 0 && encoding != 5);
	if (unicode)
		return format == 12 ? 3 : format == 4 ? 2 : 0;
	return platform == 3 && encoding == 0 && format == 4 ? 1 : 0;
}

bool cmap_init(struct cmap *c, struct slice cmap, unsigned glyph_count)
{
	int best = 0;
	*c = (struct cmap){ .glyph_count = glyph_count };
	unsigned count = read_u16(cmap, 2);
	for (unsigned i = 0; i < count && i < MAX_SUBTABLES; i++) {
		size_t at = 4 + 8 * (size_t)i;
		uint32_t offset = read_u32(cmap, at + 4);
		unsigned format = read_u16(cmap, offset);
		int w = worth(read_u16(cmap, at), read_u16(cmap, at + 2), format);
		if (w <= best || offset >= cmap.len)
			continue;
		best = w;
		c->table = (struct slice){ cmap.data + offset, cmap.len - offset };
		c->format = format;
		c->symbol = w == 1;
	}
	return best > 0;
}

void cmap_release(struct cmap *c)
{
	for (int i = 0; i < PLANES; i++) {
		for (int k = 0; c->planes[i] && k < PAGES; k++)
			free(c->planes[i][k]);
		free(c->planes[i]);
		c->planes[i] = NULL;
	}
}

static void put(const struct cmap *c, uint16_t *page, uint32_t first, uint32_t ch, uint32_t glyph)
{
	if (glyph < c->glyph_count)
		page[ch - first] = (uint16_t)glyph;
}

/* The first of COUNT segments whose end, at BASE + i * STRIDE, is FIRST or later. */
static uint32_t search(
	const struct cmap *c, size_t base, size_t stride, uint32_t count, uint32_t first)
{
	uint32_t low = 0, high = count;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		size_t at = base + stride * mid;
		uint32_t end = c->format == 12 ? read_u32(c->table, at) : read_u16(c->table, at);
		if (end < first)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* At most PAGE segments of a well-formed table reach into a page, so no more are followed: the cost
 * of a page is bounded in a malformed one too. */
static void fill_12(const struct cmap *c, uint16_t *page, uint32_t first)
{
	uint32_t last = first + PAGE - 1;
	uint32_t count = read_u32(c->table, 12), most = (uint32_t)(c->table.len / 12);
	if (count > most)
		count = most;
	uint32_t i = search(c, 16 + 4, 12, count, first);
	for (uint32_t n = 0; i < count && n < PAGE; i++, n++) {
		size_t at = 16 + 12 * (size_t)i;
		uint32_t start = read_u32(c->table, at), end = read_u32(c->table, at + 4);
		uint32_t glyph = read_u32(c->table, at + 8);
		if (start > last)
			break;
		for (uint32_t ch = start > first ? start : first; ch <= end && ch <= last; ch++)
			put(c, page, first, ch, glyph + (ch - start));
	}
}

/* Format 4 has four parallel arrays of COUNT: ends, (a gap of 2), starts, deltas, offsets. */
static void fill_4(const struct cmap *c, uint16_t *page, uint32_t first, uint32_t target)
{
	uint32_t last = first + PAGE - 1;
	uint32_t count = read_u16(c->table, 6) / 2;
	size_t starts = 16 + 2 * (size_t)count, deltas = starts + 2 * (size_t)count,
	       offsets = deltas + 2 * (size_t)count;
	uint32_t i = search(c, 14, 2, count, first);
	for (uint32_t n = 0; i < count && n < PAGE; i++, n++) {
		uint32_t end = read_u16(c->table, 14 + 2 * (size_t)i),
			 start = read_u16(c->table, starts + 2 * i);
		unsigned delta = read_u16(c->table, deltas + 2 * i),
			 offset = read_u16(c->table, offsets + 2 * i);
		if (start > last)
			break;
		for (uint32_t ch = start > first ? start : first; ch <= end && ch <= last; ch++) {
			unsigned glyph = ch;
			if (offset)
				glyph = read_u16(c->table,
					offsets + 2 * i + offset + 2 * (size_t)(ch - start));
			if (glyph || !offset)
				put(c, page, target, target + (ch - first),
					(glyph + delta) & 0xFFFF);
		}
	}
}

const uint16_t *cmap_fill(struct cmap *c, uint32_t ch)
{
	uint32_t first = ch / PAGE * PAGE;
	uint16_t ***plane = &c->planes[ch >> 16];
	if (!*plane)
		*plane = xcalloc(PAGES, sizeof **plane);
	uint16_t *page = (*plane)[ch >> 8 & 0xFF] = xcalloc(PAGE, sizeof *page);
	if (c->format == 12)
		fill_12(c, page, first);
	else if (c->symbol && first == 0)
		fill_4(c, page, 0xF000, 0);
	else if (first < 0x10000)
		fill_4(c, page, first, first);
	return page;
}
