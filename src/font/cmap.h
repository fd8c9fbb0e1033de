/* cmap.h -- from characters to glyphs in constant time.
 *
 * Glyphs are kept by pages of 256 characters, each filled from the font's table (format 4 or 12) the
 * first time that one of its characters is asked for. */
#ifndef FONT_CMAP_H
#define FONT_CMAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/utf8.h"

struct cmap {
	struct slice table; /* the subtable in use */
	unsigned format;    /* 4 or 12 */
	bool symbol;        /* characters U+0000-00FF stand at U+F000 */
	unsigned glyph_count;
	uint16_t **planes[17]; /* of 256 pages of 256 glyphs; NULL: none of it was asked for */
};

/* Chooses the subtable with the most characters from the table CMAP; false if there is none that we
 * read. The table must outlive C. */
bool cmap_init(struct cmap *c, struct slice cmap, unsigned glyph_count);
void cmap_release(struct cmap *c);

/* Makes the page of CH; for cmap_glyph. */
const uint16_t *cmap_fill(struct cmap *c, uint32_t ch);

/* 0 if there is none. */
static inline unsigned cmap_glyph(struct cmap *c, uint32_t ch)
{
	if (ch > 0x10FFFF)
		return 0;
	uint16_t *const *plane = c->planes[ch >> 16];
	const uint16_t *page = plane ? plane[ch >> 8 & 0xFF] : NULL;
	if (!page)
		page = cmap_fill(c, ch);
	return page[ch & 0xFF];
}

#endif
