#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_BITMAP_H

#include "base/arena.h"
#include "base/file.h"
#include "font/subset_glyf.h"
#include "font_build.h"

#define WENKAI  "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
#define HANAMIN "/usr/share/fonts/truetype/hanazono/HanaMinA.ttf"
#define DEJAVU  "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

static const uint32_t letters[] = { 'a', 'b', 'c', 'd', 'e', 'f', 'g' };
enum { LETTERS = sizeof letters / sizeof *letters };

static uint32_t sum_of(struct slice t)
{
	uint32_t sum = 0;
	for (size_t i = 0; i < t.len; i += 4)
		sum += read_u32(t, i);
	return sum;
}

/* What holds for every program: sorted tags, tables on 4 bytes within the file, right checksums. */
static void check_program(struct slice file)
{
	static const char *const needed[] = { "glyf", "head", "hhea", "hmtx", "loca", "maxp" };
	struct sfnt s;
	assert_true(sfnt_open(&s, file, 0));
	assert_int_equal(file.len % 4, 0);
	assert_int_equal(sum_of(file), 0xB1B0AFBA);
	for (unsigned i = 0; i < s.table_count; i++) {
		size_t record = s.directory + 16 * (size_t)i;
		size_t at = read_u32(file, record + 8), len = read_u32(file, record + 12);
		assert_true(at % 4 == 0 && at + len <= file.len);
		assert_true(i == 0 || memcmp(file.data + record - 16, file.data + record, 4) < 0);
		if (memcmp(file.data + record, "head", 4) != 0)
			assert_int_equal(read_u32(file, record + 4),
				sum_of((struct slice){ file.data + at, (len + 3) / 4 * 4 }));
	}
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		assert_non_null(sfnt_table(&s, needed[i]).data);
	unsigned count = read_u16(sfnt_table(&s, "maxp"), 4);
	assert_int_equal(sfnt_table(&s, "hmtx").len, 4 * (size_t)count);
	size_t entry = read_u16(sfnt_table(&s, "head"), 50) ? 4 : 2;
	assert_int_equal(sfnt_table(&s, "loca").len, entry * (count + 1));
}

static FT_Face new_face(FT_Library ft, struct slice file)
{
	FT_Face face;
	assert_int_equal(
		FT_New_Memory_Face(ft, (const FT_Byte *)file.data, (FT_Long)file.len, 0, &face), 0);
	return face;
}

static void same_picture(FT_Face a, unsigned glyph_a, FT_Face b, unsigned glyph_b, unsigned size)
{
	FT_Set_Pixel_Sizes(a, 0, size);
	FT_Set_Pixel_Sizes(b, 0, size);
	assert_int_equal(FT_Load_Glyph(a, glyph_a, FT_LOAD_NO_HINTING | FT_LOAD_RENDER), 0);
	assert_int_equal(FT_Load_Glyph(b, glyph_b, FT_LOAD_NO_HINTING | FT_LOAD_RENDER), 0);
	const FT_Bitmap *x = &a->glyph->bitmap, *y = &b->glyph->bitmap;
	assert_int_equal(a->glyph->advance.x, b->glyph->advance.x);
	assert_int_equal(a->glyph->bitmap_left, b->glyph->bitmap_left);
	assert_int_equal(a->glyph->bitmap_top, b->glyph->bitmap_top);
	assert_int_equal(x->rows, y->rows);
	assert_int_equal(x->width, y->width);
	assert_int_equal(x->pitch, y->pitch);
	if (x->rows)
		assert_memory_equal(x->buffer, y->buffer, x->rows * (unsigned)x->pitch);
}

/* COUNT glyphs of a font of GLYPH_COUNT, .notdef first, none twice. */
static void choose(uint16_t *glyphs, size_t count, unsigned glyph_count, uint32_t *seed)
{
	bool *taken = xcalloc(glyph_count, sizeof *taken);
	glyphs[0] = 0;
	taken[0] = true;
	for (size_t i = 1; i < count;) {
		unsigned g = test_random(seed) % glyph_count;
		if (taken[g])
			continue;
		taken[g] = true;
		glyphs[i++] = (uint16_t)g;
	}
	free(taken);
}

static void check_sets(const char *path, int rounds, size_t count)
{
	static const unsigned sizes[] = { 9, 16, 41, 120 };
	struct slice file;
	struct sfnt s;
	uint32_t seed = 8105;
	uint16_t glyphs[512];
	if (!file_map(path, &file))
		skip();
	assert_true(sfnt_open(&s, file, 0));
	FT_Library ft;
	assert_int_equal(FT_Init_FreeType(&ft), 0);
	FT_Face original = new_face(ft, file);
	for (int round = 0; round < rounds; round++) {
		struct buf out;
		buf_init(&out, 1 << 26);
		choose(glyphs, count, (unsigned)original->num_glyphs, &seed);
		assert_true(glyf_subset(&s, glyphs, count, &out));
		check_program(test_slice(&out));
		FT_Face subset = new_face(ft, test_slice(&out));
		assert_true((size_t)subset->num_glyphs >= count);
		for (size_t i = 0; i < count; i++)
			same_picture(original, glyphs[i], subset, (unsigned)i, sizes[i % 4]);
		FT_Done_Face(subset);
		buf_release(&out);
	}
	FT_Done_Face(original);
	FT_Done_FreeType(ft);
	file_unmap(file);
}

static void test_renders_as_before_wenkai(void **state)
{
	(void)state;
	check_sets(WENKAI, 4, 300);
}

/* Long and short hmtx, hinting programs. */
static void test_renders_as_before_hanamin(void **state)
{
	(void)state;
	check_sets(HANAMIN, 2, 200);
}

/* Every accented letter is a composite. */
static void test_renders_as_before_dejavu(void **state)
{
	(void)state;
	check_sets(DEJAVU, 6, 300);
}

static void add_record(struct buf *glyf, struct buf *loca, const struct buf *record)
{
	buf_add_u16(loca, (uint16_t)(glyf->len / 2));
	buf_add(glyf, record->data, record->len);
}

/* A composite of the given parts, with or without a scale in between. */
static void composite(struct buf *record, const uint16_t *parts, size_t count)
{
	static const unsigned forms[] = { 0x0002, 0x000B, 0x0043, 0x0082 };
	static const size_t rest[] = { 2, 6, 8, 10 };
	buf_clear(record);
	buf_add_u16(record, 0xFFFF);
	buf_add(record, "\0\0\0\0\0\0\0\0", 8);
	for (size_t i = 0; i < count; i++) {
		buf_add_u16(record, (uint16_t)(forms[i % 4] | (i + 1 < count ? 0x0020 : 0)));
		buf_add_u16(record, parts[i]);
		for (size_t k = 0; k < rest[i % 4]; k += 2)
			buf_add_u16(record, k + 2 > 4 ? 0x4000 : 0);
	}
}

struct made {
	struct buf glyf, loca, record, file;
	struct sfnt sfnt;
	unsigned count;
};

static void begin(struct made *m)
{
	*m = (struct made){ 0 };
	buf_init(&m->glyf, 1 << 20);
	buf_init(&m->loca, 1 << 20);
	buf_init(&m->record, 1 << 20);
}

static void add_box(struct made *m, int size)
{
	buf_clear(&m->record);
	test_box(&m->record, size);
	add_record(&m->glyf, &m->loca, &m->record);
	m->count++;
}

static void add_composite(struct made *m, const uint16_t *parts, size_t count)
{
	composite(&m->record, parts, count);
	add_record(&m->glyf, &m->loca, &m->record);
	m->count++;
}

static void finish(struct made *m)
{
	buf_add_u16(&m->loca, (uint16_t)(m->glyf.len / 2));
	test_font_build(&m->file, &(struct test_font){ .family = "Made",
					  .chars = letters,
					  .char_count = LETTERS,
					  .glyf = test_slice(&m->glyf),
					  .loca = test_slice(&m->loca),
					  .glyph_count = m->count });
	assert_true(sfnt_open(&m->sfnt, test_slice(&m->file), 0));
}

static void drop(struct made *m)
{
	buf_release(&m->glyf);
	buf_release(&m->loca);
	buf_release(&m->record);
	buf_release(&m->file);
}

static bool subset(const struct made *m, const uint16_t *glyphs, size_t count, struct buf *out)
{
	buf_init(out, 1 << 20);
	return glyf_subset(&m->sfnt, glyphs, count, out);
}

static struct slice record_of(struct slice file, unsigned glyph)
{
	struct sfnt s;
	assert_true(sfnt_open(&s, file, 0));
	struct slice glyf = sfnt_table(&s, "glyf"), loca = sfnt_table(&s, "loca");
	size_t start = 2 * (size_t)read_u16(loca, 2 * (size_t)glyph);
	return slice_part(glyf, start, 2 * (size_t)read_u16(loca, 2 * (size_t)glyph + 2) - start);
}

/* Glyph 4 is made of 3 and 1, 3 of 2: asked for 4, we get 0, 4, then its parts, renumbered. */
static void test_composites(void **state)
{
	(void)state;
	struct made m;
	struct buf out;
	begin(&m);
	add_box(&m, 100);
	add_box(&m, 200);
	add_box(&m, 300);
	add_composite(&m, (uint16_t[]){ 2 }, 1);
	add_composite(&m, (uint16_t[]){ 3, 1, 3, 2 }, 4);
	add_box(&m, 900);
	finish(&m);
	assert_true(subset(&m, (uint16_t[]){ 0, 4 }, 2, &out));
	check_program(test_slice(&out));
	struct sfnt s;
	assert_true(sfnt_open(&s, test_slice(&out), 0));
	assert_int_equal(read_u16(sfnt_table(&s, "maxp"), 4), 5);
	FT_Library ft;
	assert_int_equal(FT_Init_FreeType(&ft), 0);
	FT_Face before = new_face(ft, test_slice(&m.file)), after = new_face(ft, test_slice(&out));
	same_picture(before, 4, after, 1, 60);
	FT_Done_Face(before);
	FT_Done_Face(after);
	FT_Done_FreeType(ft);
	/* In the order in which they are done: 2, 3, 1. */
	static const unsigned old[] = { 0, 4, 2, 3, 1 };
	struct slice hmtx = sfnt_table(&s, "hmtx");
	for (unsigned i = 0; i < 5; i++)
		assert_int_equal(read_u16(hmtx, 4 * (size_t)i), test_advance(old[i]));
	struct slice made_of = record_of(test_slice(&out), 3);
	assert_int_equal(read_u16(made_of, 12), 2);
	buf_release(&out);
	drop(&m);
}

/* A part that was asked for itself keeps the place it was asked for. */
static void test_part_asked_for(void **state)
{
	(void)state;
	struct made m;
	struct buf out;
	begin(&m);
	for (int i = 0; i < 3; i++)
		add_box(&m, 100 * (i + 1));
	add_composite(&m, (uint16_t[]){ 2, 0 }, 2);
	finish(&m);
	assert_true(subset(&m, (uint16_t[]){ 0, 3, 2 }, 3, &out));
	struct sfnt s;
	assert_true(sfnt_open(&s, test_slice(&out), 0));
	assert_int_equal(read_u16(sfnt_table(&s, "maxp"), 4), 3);
	struct slice made_of = record_of(test_slice(&out), 1);
	assert_int_equal(read_u16(made_of, 12), 2);
	assert_int_equal(read_u16(made_of, 18), 0);
	buf_release(&out);
	drop(&m);
}

static void refuse(const struct made *m, const uint16_t *glyphs, size_t count)
{
	struct buf out;
	buf_init(&out, 1 << 20);
	buf_add(&out, "before", 6);
	assert_false(glyf_subset(&m->sfnt, glyphs, count, &out));
	assert_int_equal(out.len, 6);
	buf_release(&out);
}

static void test_circles(void **state)
{
	(void)state;
	struct made m;
	begin(&m);
	add_box(&m, 100);
	add_composite(&m, (uint16_t[]){ 1 }, 1);
	add_composite(&m, (uint16_t[]){ 0, 3 }, 2);
	add_composite(&m, (uint16_t[]){ 4 }, 1);
	add_composite(&m, (uint16_t[]){ 2 }, 1);
	finish(&m);
	refuse(&m, (uint16_t[]){ 0, 1 }, 2);
	refuse(&m, (uint16_t[]){ 0, 2 }, 2);
	refuse(&m, (uint16_t[]){ 0, 3, 2 }, 3);
	drop(&m);
}

/* Glyph i is made of glyph i - 1; the deep end is refused whichever end is asked for first. */
static void test_nesting(void **state)
{
	(void)state;
	struct made m;
	struct buf out;
	uint16_t all[200];
	begin(&m);
	add_box(&m, 100);
	for (uint16_t i = 1; i < 200; i++)
		add_composite(&m, (uint16_t[]){ (uint16_t)(i - 1) }, 1);
	finish(&m);
	for (uint16_t i = 0; i < 200; i++)
		all[i] = i;
	assert_true(subset(&m, all, 12, &out));
	buf_release(&out);
	refuse(&m, all, 200);
	refuse(&m, (uint16_t[]){ 0, 199 }, 2);
	drop(&m);
}

static void test_refused(void **state)
{
	(void)state;
	struct made m;
	struct buf small;
	begin(&m);
	add_box(&m, 100);
	add_box(&m, 200);
	finish(&m);
	refuse(&m, (uint16_t[]){ 0, 2 }, 2); /* no such glyph */
	refuse(&m, (uint16_t[]){ 1, 0 }, 2); /* .notdef has to come first */
	refuse(&m, NULL, 0);
	buf_init(&small, 100);
	assert_false(glyf_subset(&m.sfnt, (uint16_t[]){ 0, 1 }, 2, &small));
	buf_release(&small);
	drop(&m);
}

/* A font of boxes and composites, cut off anywhere or with a byte changed: refused, or a program
 * that keeps what every program keeps. */
static void test_damaged(void **state)
{
	(void)state;
	static const uint16_t glyphs[] = { 0, 4, 3, 1 };
	uint32_t seed = 77;
	struct made m;
	begin(&m);
	for (int i = 0; i < 3; i++)
		add_box(&m, 100 * (i + 1));
	add_composite(&m, (uint16_t[]){ 2, 1, 2 }, 3);
	add_composite(&m, (uint16_t[]){ 3, 0, 1, 2, 2 }, 5);
	finish(&m);
	for (int i = 0; i < 6000; i++) {
		size_t len = i < 1000 ? test_random(&seed) % m.file.len : m.file.len;
		char *copy = xmalloc(len);
		memcpy(copy, m.file.data, len);
		for (int k = 0; i >= 1000 && k < 1 + i % 3; k++)
			copy[test_random(&seed) % len] = (char)test_random(&seed);
		struct buf out;
		struct sfnt s;
		buf_init(&out, 1 << 20);
		if (sfnt_open(&s, (struct slice){ copy, len }, 0) &&
			glyf_subset(&s, glyphs, 4, &out))
			check_program(test_slice(&out));
		else
			assert_int_equal(out.len, 0);
		buf_release(&out);
		free(copy);
	}
	drop(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_renders_as_before_wenkai),
		cmocka_unit_test(test_renders_as_before_hanamin),
		cmocka_unit_test(test_renders_as_before_dejavu),
		cmocka_unit_test(test_composites),
		cmocka_unit_test(test_part_asked_for),
		cmocka_unit_test(test_circles),
		cmocka_unit_test(test_nesting),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_damaged),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
