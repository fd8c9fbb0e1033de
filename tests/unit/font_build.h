/* font_build.h -- little TrueType fonts for tests, made in memory.
 *
 * Glyph 0 and the glyph of every character are boxes, each with a width of its own. */
#ifndef FONT_BUILD_H
#define FONT_BUILD_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "font/sfnt.h"

struct test_font {
	const char *family;      /* PostScript name and family; ASCII */
	const uint16_t *chinese; /* a second family name in UTF-16, ended by 0; NULL: none */
	const uint32_t *chars;   /* ascending: glyph 1, 2, ... */
	size_t char_count;
	int weight; /* 0: 400 */
	unsigned fs_type;
	bool italic, format_4, symbol;
	struct slice glyf, loca; /* instead of the boxes: short offsets */
	unsigned glyph_count;    /* with GLYF */
};

static inline int test_advance(unsigned glyph)
{
	return 500 + (int)(glyph % 500);
}

struct test_table {
	const char *tag;
	struct buf data;
};

enum { TEST_TABLES = 9 };

static inline void test_head(struct buf *b, const struct test_font *t)
{
	static const char zeros[16];
	buf_add_u32(b, 0x00010000);
	buf_add_u32(b, 0x00010000);
	buf_add_u32(b, 0);
	buf_add_u32(b, 0x5F0F3CF5);
	buf_add_u16(b, 0);
	buf_add_u16(b, 1000);
	buf_add(b, zeros, 16);
	for (int i = 0; i < 4; i++)
		buf_add_u16(b, (uint16_t)(int16_t[]){ 0, -120, 1000, 880 }[i]);
	buf_add_u16(b, t->italic ? 2 : 0);
	buf_add_u16(b, 8);
	buf_add_u16(b, 2);
	buf_add_u16(b, 0); /* short offsets */
	buf_add_u16(b, 0);
}

static inline void test_hhea(struct buf *b, unsigned glyph_count)
{
	static const char zeros[24];
	buf_add_u32(b, 0x00010000);
	buf_add_u16(b, 1151);
	buf_add_u16(b, (uint16_t)-286);
	buf_add(b, zeros, 24);
	buf_add_u16(b, 0);
	buf_add_u16(b, (uint16_t)glyph_count);
}

static inline void test_maxp(struct buf *b, unsigned glyph_count)
{
	static const char zeros[26];
	buf_add_u32(b, 0x00010000);
	buf_add_u16(b, (uint16_t)glyph_count);
	buf_add(b, zeros, 26);
}

static inline void test_os2(struct buf *b, const struct test_font *t)
{
	char data[96] = { 0 };
	const struct {
		int at, value;
	} fields[] = { { 0, 3 }, { 4, t->weight ? t->weight : 400 }, { 8, (int)t->fs_type },
		{ 62, t->italic }, { 68, 880 }, { 70, -120 }, { 86, 514 }, { 88, 729 } };
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		data[fields[i].at] = (char)(fields[i].value >> 8);
		data[fields[i].at + 1] = (char)fields[i].value;
	}
	data[32] = 2; /* PANOSE: Latin text, cove */
	data[33] = 2;
	buf_add(b, data, sizeof data);
}

static inline void test_name(struct buf *b, const struct test_font *t)
{
	size_t len = strlen(t->family), chinese = 0;
	while (t->chinese && t->chinese[chinese])
		chinese++;
	unsigned count = t->chinese ? 3 : 2;
	buf_add_u16(b, 0);
	buf_add_u16(b, (uint16_t)count);
	buf_add_u16(b, (uint16_t)(6 + 12 * count));
	const uint16_t records[3][6] = { { 3, 1, 0x409, 1, (uint16_t)(2 * len), 0 },
		{ 3, 1, 0x409, 6, (uint16_t)(2 * len), 0 },
		{ 3, 1, 0x804, 1, (uint16_t)(2 * chinese), (uint16_t)(2 * len) } };
	for (unsigned i = 0; i < count; i++) {
		for (int k = 0; k < 6; k++)
			buf_add_u16(b, records[i][k]);
	}
	for (size_t i = 0; i < len; i++)
		buf_add_u16(b, (unsigned char)t->family[i]);
	for (size_t i = 0; i < chinese; i++)
		buf_add_u16(b, t->chinese[i]);
}

static inline void test_cmap_12(struct buf *b, const struct test_font *t)
{
	buf_add_u16(b, 12);
	buf_add_u16(b, 0);
	buf_add_u32(b, (uint32_t)(16 + 12 * t->char_count));
	buf_add_u32(b, 0);
	buf_add_u32(b, (uint32_t)t->char_count);
	for (size_t i = 0; i < t->char_count; i++) {
		buf_add_u32(b, t->chars[i]);
		buf_add_u32(b, t->chars[i]);
		buf_add_u32(b, (uint32_t)(i + 1));
	}
}

/* Every other character goes through the array of glyph ids, the rest by delta. */
static inline void test_cmap_4(struct buf *b, const struct test_font *t)
{
	size_t n = t->char_count, segments = n + 1;
	buf_add_u16(b, 4);
	buf_add_u16(b, (uint16_t)(16 + 8 * segments + 2 * n));
	buf_add_u16(b, 0);
	buf_add_u16(b, (uint16_t)(2 * segments));
	buf_add_u16(b, 0);
	buf_add_u16(b, 0);
	buf_add_u16(b, 0);
	for (size_t i = 0; i < n; i++)
		buf_add_u16(b, (uint16_t)t->chars[i]);
	buf_add_u16(b, 0xFFFF);
	buf_add_u16(b, 0);
	for (size_t i = 0; i < n; i++)
		buf_add_u16(b, (uint16_t)t->chars[i]);
	buf_add_u16(b, 0xFFFF);
	for (size_t i = 0; i < n; i++)
		buf_add_u16(b, (uint16_t)(i % 2 ? 0 : i + 1 - t->chars[i]));
	buf_add_u16(b, 1);
	for (size_t i = 0; i < n; i++)
		buf_add_u16(b, (uint16_t)(i % 2 ? 2 * (segments - i) + 2 * i : 0));
	buf_add_u16(b, 0);
	for (size_t i = 0; i < n; i++)
		buf_add_u16(b, (uint16_t)(i + 1));
}

static inline void test_cmap(struct buf *b, const struct test_font *t)
{
	buf_add_u16(b, 0);
	buf_add_u16(b, 1);
	buf_add_u16(b, 3);
	buf_add_u16(b, t->symbol ? 0 : t->format_4 ? 1 : 10);
	buf_add_u32(b, 12);
	if (t->format_4 || t->symbol)
		test_cmap_4(b, t);
	else
		test_cmap_12(b, t);
}

/* A box from (0, 0) to (SIZE, SIZE), 4 points with words for coordinates. */
static inline void test_box(struct buf *b, int size)
{
	const int xs[] = { 0, size, 0, -size }, ys[] = { 0, 0, size, 0 };
	for (int i = 0; i < 5; i++)
		buf_add_u16(b, (uint16_t)(int[]){ 1, 0, 0, size, size }[i]);
	buf_add_u16(b, 3);
	buf_add_u16(b, 0);
	for (int i = 0; i < 4; i++)
		buf_add_u8(b, 1);
	for (int i = 0; i < 4; i++)
		buf_add_u16(b, (uint16_t)xs[i]);
	for (int i = 0; i < 4; i++)
		buf_add_u16(b, (uint16_t)ys[i]);
}

static inline void test_outlines(
	const struct test_font *t, unsigned glyph_count, struct buf *glyf, struct buf *loca)
{
	if (t->glyph_count) {
		buf_add(glyf, t->glyf.data, t->glyf.len);
		buf_add(loca, t->loca.data, t->loca.len);
		return;
	}
	for (unsigned i = 0; i < glyph_count; i++) {
		buf_add_u16(loca, (uint16_t)(glyf->len / 2));
		test_box(glyf, 100 + (int)i % 800);
	}
	buf_add_u16(loca, (uint16_t)(glyf->len / 2));
}

static inline void test_write(struct buf *out, struct test_table *tables)
{
	size_t at = out->len + 12 + 16 * TEST_TABLES;
	buf_add_u32(out, 0x00010000);
	buf_add_u16(out, TEST_TABLES);
	buf_add(out, "\0\0\0\0\0\0", 6);
	for (int i = 0; i < TEST_TABLES; i++) {
		buf_add(out, tables[i].tag, 4);
		buf_add_u32(out, 0);
		buf_add_u32(out, (uint32_t)at);
		buf_add_u32(out, (uint32_t)tables[i].data.len);
		at += tables[i].data.len;
	}
	for (int i = 0; i < TEST_TABLES; i++) {
		buf_add(out, tables[i].data.data, tables[i].data.len);
		buf_release(&tables[i].data);
	}
}

/* Adds a font to OUT; table offsets count from the start of OUT, as in a collection. */
static inline void test_font_add(struct buf *out, const struct test_font *t)
{
	struct test_table tables[TEST_TABLES] = { { .tag = "OS/2" }, { .tag = "cmap" },
		{ .tag = "glyf" }, { .tag = "head" }, { .tag = "hhea" }, { .tag = "hmtx" },
		{ .tag = "loca" }, { .tag = "maxp" }, { .tag = "name" } };
	unsigned glyph_count = t->glyph_count ? t->glyph_count : (unsigned)t->char_count + 1;
	for (int i = 0; i < TEST_TABLES; i++)
		buf_init(&tables[i].data, 1 << 24);
	test_os2(&tables[0].data, t);
	test_cmap(&tables[1].data, t);
	test_outlines(t, glyph_count, &tables[2].data, &tables[6].data);
	test_head(&tables[3].data, t);
	test_hhea(&tables[4].data, glyph_count);
	for (unsigned i = 0; i < glyph_count; i++) {
		buf_add_u16(&tables[5].data, (uint16_t)test_advance(i));
		buf_add_u16(&tables[5].data, 0);
	}
	test_maxp(&tables[7].data, glyph_count);
	test_name(&tables[8].data, t);
	test_write(out, tables);
}

static inline void test_font_build(struct buf *out, const struct test_font *t)
{
	buf_init(out, 1 << 24);
	test_font_add(out, t);
}

static inline struct slice test_slice(const struct buf *b)
{
	return (struct slice){ b->data, b->len };
}

/* Numbers that are the same on every machine. */
static inline uint32_t test_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

#endif
