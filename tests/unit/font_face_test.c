#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "font/cmap.h"
#include "font/face.h"
#include "font_build.h"

static const uint32_t few[] = { 0x20, 0x41, 0x4E00, 0x6C38, 0x9FFF, 0x20000, 0x2CB4E };
enum { FEW = sizeof few / sizeof *few };
static const struct test_font plain = { .family = "Plain", .chars = few, .char_count = FEW };

static struct face *open_face(struct arena *a, const struct buf *b, const char **why)
{
	return face_open(a, "test.ttf", test_slice(b), 0, why);
}

/* Line pitch comes from the typo values (880, -120), which CJK fonts agree on, not from hhea. */
static void test_metrics(void **state)
{
	struct arena *a = *state;
	const char *why = NULL;
	struct buf b;
	test_font_build(&b, &(struct test_font){ .family = "Heavy",
				    .chars = few,
				    .char_count = FEW,
				    .weight = 700,
				    .italic = true });
	struct face *f = open_face(a, &b, &why);
	assert_non_null(f);
	assert_string_equal(f->name, "Heavy");
	assert_string_equal(f->family, "Heavy");
	assert_int_equal(f->outlines, FACE_GLYF);
	assert_int_equal(f->units_per_em, 1000);
	assert_int_equal(f->ascender, 880);
	assert_int_equal(f->descender, -120);
	assert_int_equal(f->cap_height, 729);
	assert_int_equal(f->x_height, 514);
	assert_int_equal(f->weight, 700);
	assert_true(f->italic && f->serif && f->embeddable && !f->fixed_pitch);
	assert_int_equal(f->bbox[1], -120);
	assert_int_equal(f->glyph_count, FEW + 1);
	face_release(f);
	buf_release(&b);
}

static void test_glyphs_and_advances(void **state)
{
	struct arena *a = *state;
	const char *why = NULL;
	struct buf b;
	test_font_build(&b, &plain);
	struct face *f = open_face(a, &b, &why);
	assert_non_null(f);
	for (unsigned i = 0; i < FEW; i++) {
		assert_int_equal(face_glyph(f, few[i]), i + 1);
		assert_int_equal(face_advance(f, i + 1), test_advance(i + 1));
	}
	assert_int_equal(face_glyph(f, 0x4E01), 0);
	assert_int_equal(face_glyph(f, 0x10FFFF), 0);
	assert_int_equal(face_glyph(f, 0x110000), 0);
	assert_int_equal(face_advance(f, FEW + 1), 0);
	hb_codepoint_t glyph = 0;
	assert_true(hb_font_get_nominal_glyph(face_hb(f), 0x2CB4E, &glyph));
	assert_int_equal(glyph, 7);
	assert_int_equal(hb_font_get_glyph_h_advance(face_hb(f), 7), test_advance(7));
	assert_ptr_equal(face_hb(f), face_hb(f));
	face_release(f);
	buf_release(&b);
}

/* fsType: 2 alone is a restricted licence; preview and print (4), editable (8) may be embedded, and
 * of several permissions the mildest counts. */
static void test_licence(void **state)
{
	static const struct {
		unsigned type;
		bool embeddable;
	} cases[] = { { 0, true }, { 2, false }, { 4, true }, { 8, true }, { 6, true },
		{ 0x200, false }, { 0x100, true } };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *why = NULL;
		struct buf b;
		test_font_build(&b, &(struct test_font){ .family = "L",
					    .chars = few,
					    .char_count = FEW,
					    .fs_type = cases[i].type });
		struct face *f = open_face(*state, &b, &why);
		assert_non_null(f);
		assert_int_equal(f->embeddable, cases[i].embeddable);
		face_release(f);
		buf_release(&b);
	}
}

static void ascending(uint32_t *chars, size_t count, uint32_t most, uint32_t *seed)
{
	uint32_t ch = 0x20;
	for (size_t i = 0; i < count; i++) {
		chars[i] = ch;
		ch += 1 + test_random(seed) % (most / (uint32_t)count - 1);
	}
}

/* The glyph of every character is the one that the table gives, whatever was asked before. */
static void check_mapping(struct arena *a, const struct test_font *t, uint32_t last, uint32_t *seed)
{
	const char *why = NULL;
	struct buf b;
	test_font_build(&b, t);
	struct face *f = open_face(a, &b, &why);
	assert_non_null(f);
	uint16_t *expected = xcalloc(last + 1, sizeof *expected);
	for (size_t i = 0; i < t->char_count; i++)
		expected[t->chars[i]] = (uint16_t)(i + 1);
	for (int i = 0; i < 2000; i++) {
		uint32_t ch = test_random(seed) % (last + 1);
		assert_int_equal(face_glyph(f, ch), expected[ch]);
	}
	for (uint32_t ch = 0; ch <= last; ch++)
		assert_int_equal(face_glyph(f, ch), expected[ch]);
	free(expected);
	face_release(f);
	buf_release(&b);
}

static void test_cmap_12_random(void **state)
{
	uint32_t seed = 20261122, chars[3000];
	ascending(chars, 3000, 0x10FFFF, &seed);
	check_mapping(*state,
		&(struct test_font){ .family = "R", .chars = chars, .char_count = 3000 }, 0x10FFFF,
		&seed);
}

static void test_cmap_4_random(void **state)
{
	uint32_t seed = 7, chars[3000];
	ascending(chars, 3000, 0xFFFE, &seed);
	check_mapping(*state,
		&(struct test_font){
			.family = "R", .chars = chars, .char_count = 3000, .format_4 = true },
		0xFFFF, &seed);
}

/* Fonts of signs have their glyphs at U+F020 and answer to U+0020. */
static void test_cmap_symbol(void **state)
{
	static const uint32_t chars[] = { 0xF020, 0xF041 };
	const char *why = NULL;
	struct buf b;
	test_font_build(
		&b, &(struct test_font){
			    .family = "S", .chars = chars, .char_count = 2, .symbol = true });
	struct face *f = open_face(*state, &b, &why);
	assert_non_null(f);
	assert_int_equal(face_glyph(f, 0x41), 2);
	assert_int_equal(face_glyph(f, 0xF041), 2);
	assert_int_equal(face_glyph(f, 0x42), 0);
	face_release(f);
	buf_release(&b);
}

/* Groups out of order, overlapping, far too many: any answer, but a glyph of the font, and soon. */
static void test_cmap_12_malformed(void **state)
{
	(void)state;
	uint32_t seed = 99;
	for (int round = 0; round < 50; round++) {
		struct buf b;
		buf_init(&b, 1 << 20);
		buf_add(&b, "\0\0\0\1\0\3\0\12\0\0\0\14\0\14\0\0", 16);
		buf_add_u32(&b, 0);
		buf_add_u32(&b, 0);
		buf_add_u32(&b, round % 2 ? 0xFFFFFFFF : 40);
		for (int i = 0; i < 40 * 3; i++)
			buf_add_u32(&b, test_random(&seed) % (i % 2 ? 0x120000 : 0xFFFFFFFF));
		struct cmap c;
		assert_true(cmap_init(&c, test_slice(&b), 100));
		for (uint32_t ch = 0; ch < 0x110000; ch += 97)
			assert_true(cmap_glyph(&c, ch) < 100);
		cmap_release(&c);
		buf_release(&b);
	}
}

static void test_collection(void **state)
{
	struct arena *a = *state;
	struct buf b;
	buf_init(&b, 1 << 20);
	buf_add(&b, "ttcf\0\1\0\0\0\0\0\2", 12);
	buf_add_u32(&b, 20);
	buf_add_u32(&b, 0);
	test_font_add(&b, &(struct test_font){ .family = "First", .chars = few, .char_count = 2 });
	size_t second = b.len;
	test_font_add(
		&b, &(struct test_font){ .family = "Second", .chars = few, .char_count = FEW });
	b.data[18] = (char)(second >> 8);
	b.data[19] = (char)second;
	assert_int_equal(sfnt_face_count(test_slice(&b)), 2);
	assert_int_equal(face_index_by_name(test_slice(&b), "Second"), 1);
	assert_int_equal(face_index_by_name(test_slice(&b), "First"), 0);
	assert_int_equal(face_index_by_name(test_slice(&b), "Third"), -1);
	const char *why = NULL;
	struct face *f = face_open(a, "test.ttc", test_slice(&b), 1, &why);
	assert_non_null(f);
	assert_string_equal(f->name, "Second");
	assert_int_equal(face_glyph(f, 0x2CB4E), 7);
	assert_null(face_open(a, "test.ttc", test_slice(&b), 2, &why));
	face_release(f);
	buf_release(&b);
}

static void test_names(void **state)
{
	static const uint16_t chinese[] = { 0x4EFF, 0x5B8B, 0xD872, 0xDF4E, 0 };
	struct buf b;
	test_font_build(&b, &(struct test_font){ .family = "FangSong",
				    .chinese = chinese,
				    .chars = few,
				    .char_count = FEW });
	struct sfnt s;
	assert_true(sfnt_open(&s, test_slice(&b), 0));
	assert_string_equal(sfnt_name(*state, &s, NAME_FAMILY), "FangSong");
	assert_null(sfnt_name(*state, &s, NAME_TYPOGRAPHIC_FAMILY));
	buf_release(&b);
}

static bool second_name(void *user, const char *family)
{
	const char **names = user;
	names[names[0] != NULL] = family;
	return false;
}

static void test_families_of_all_languages(void **state)
{
	static const uint16_t chinese[] = { 0x4EFF, 0x5B8B, 0xD872, 0xDF4E, 0 };
	struct buf b;
	const char *names[2] = { NULL, NULL };
	test_font_build(&b, &(struct test_font){ .family = "FangSong",
				    .chinese = chinese,
				    .chars = few,
				    .char_count = FEW });
	struct sfnt s;
	assert_true(sfnt_open(&s, test_slice(&b), 0));
	assert_false(sfnt_each_family(*state, &s, second_name, names));
	assert_string_equal(names[0], "FangSong");
	assert_string_equal(names[1], "仿宋𬭎");
	buf_release(&b);
}

/* Every way of cutting a file off, and a byte changed anywhere: a reason, or a face that answers.
 */
static void poke(struct arena *a, struct slice file)
{
	struct arena_mark mark = arena_mark(a);
	const char *why = NULL;
	struct face *f = face_open(a, "test.ttf", file, 0, &why);
	if (!f) {
		assert_non_null(why);
	} else {
		for (uint32_t ch = 0; ch < 0x30000; ch += 0x55)
			assert_true(face_glyph(f, ch) < f->glyph_count);
		for (unsigned g = 0; g <= f->glyph_count; g += 3)
			assert_in_range(face_advance(f, g), 0, 0xFFFF);
		assert_true(f->ascender > 0 && f->descender <= 0 && f->cap_height > 0);
		face_release(f);
	}
	arena_release(a, mark);
}

static void test_damaged(void **state)
{
	struct arena *a = *state;
	uint32_t seed = 5;
	struct buf b;
	test_font_build(&b, &plain);
	for (size_t len = 0; len < b.len; len++) {
		char *cut = xmalloc(len);
		memcpy(cut, b.data, len);
		poke(a, (struct slice){ cut, len });
		free(cut);
	}
	for (int i = 0; i < 4000; i++) {
		size_t at = test_random(&seed) % b.len;
		char was = b.data[at];
		b.data[at] = (char)test_random(&seed);
		poke(a, test_slice(&b));
		b.data[at] = was;
	}
	buf_release(&b);
}

static void check_reason(struct arena *a, const char *tag, const char *reason)
{
	struct buf b;
	const char *why = NULL;
	test_font_build(&b, &plain);
	for (int i = 0; i < TEST_TABLES; i++) {
		if (memcmp(b.data + 12 + 16 * i, tag, 4) == 0)
			memcpy(b.data + 12 + 16 * i, "none", 4);
	}
	assert_null(open_face(a, &b, &why));
	assert_string_equal(why, reason);
	buf_release(&b);
}

static void test_reasons(void **state)
{
	struct arena *a = *state;
	const char *why = NULL;
	assert_null(face_open(a, "x", (struct slice){ "GIF89a", 6 }, 0, &why));
	assert_string_equal(why, "it is no TrueType or OpenType font");
	check_reason(a, "head", "its table head is missing or broken");
	check_reason(a, "maxp", "its table maxp is missing or broken");
	check_reason(a, "hmtx", "its widths (table hmtx) are missing or broken");
	check_reason(a, "hhea", "its widths (table hmtx) are missing or broken");
	check_reason(a, "glyf", "it has no outlines in the form of TrueType or CFF");
	check_reason(a, "name", "it has no name");
	check_reason(a, "cmap", "it has no table from Unicode characters to glyphs");
}

/* Values of Adobe's metrics files. */
static void test_base14_metrics(void **state)
{
	struct face *f = face_open_base14(*state, base14_lookup("Helvetica"));
	assert_int_equal(f->outlines, FACE_BASE14);
	assert_null(f->path);
	assert_null(face_hb(f));
	assert_int_equal(f->ascender, 718);
	assert_int_equal(f->descender, -207);
	assert_int_equal(face_glyph(f, 'A'), 'A');
	assert_int_equal(face_advance(f, 'A'), 667);
	assert_int_equal(face_glyph(f, 0x20AC), 0x80);
	assert_int_equal(face_advance(f, 0x80), 556);
	assert_int_equal(face_glyph(f, 0x201C), 0x93);
	assert_int_equal(face_glyph(f, 0x4E00), 0);
	assert_int_equal(face_glyph(f, 0), 0);
	assert_int_equal(face_glyph(f, 0x81), 0);
	const struct face *bold = face_open_base14(*state, base14_lookup("Times-BoldItalic"));
	assert_true(bold->weight == 700 && bold->italic && bold->serif);
	assert_string_equal(bold->family, "Times");
	assert_int_equal(face_advance(bold, 'A'), 667);
	assert_int_equal(face_open_base14(*state, base14_lookup("Courier"))->descender, -157);
	assert_null(base14_lookup("Arial"));
}

/* A character each of the rule and of its exceptions. */
static void test_base14_signs(void **state)
{
	const struct face *dingbats = face_open_base14(*state, base14_lookup("ZapfDingbats"));
	const struct face *symbol = face_open_base14(*state, base14_lookup("Symbol"));
	static const struct {
		uint32_t ch;
		unsigned code;
		int width;
	} zapf[] = { { 0x2701, 0x21, 974 }, { 0x260E, 0x25, 719 }, { 0x2713, 0x33, 755 },
		{ 0x2605, 0x48, 816 }, { 0x25CF, 0x6C, 791 }, { 0x2768, 0x80, 390 },
		{ 0x2460, 0xAC, 788 }, { 0x2780, 0xC0, 788 }, { 0x2192, 0xD5, 838 },
		{ 0x27BE, 0xFE, 918 }, { 'A', 0, 0 } };
	for (size_t i = 0; i < sizeof zapf / sizeof *zapf; i++) {
		assert_int_equal(face_glyph(dingbats, zapf[i].ch), zapf[i].code);
		if (zapf[i].code)
			assert_int_equal(face_advance(dingbats, zapf[i].code), zapf[i].width);
	}
	assert_int_equal(face_glyph(symbol, 0x03B1), 'a');
	assert_int_equal(face_glyph(symbol, 0x03A9), 'W');
	assert_int_equal(face_glyph(symbol, 0x2126), 'W');
	assert_int_equal(face_glyph(symbol, 0x2211), 0xE5);
	assert_int_equal(face_advance(symbol, 0xE5), 713);
	assert_int_equal(face_glyph(symbol, 'a'), 0);
	assert_int_equal(face_glyph(symbol, 0), 0);
}

static int make_arena(void **state)
{
	*state = arena_new();
	return 0;
}

static int drop_arena(void **state)
{
	arena_free(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_metrics),
		cmocka_unit_test(test_glyphs_and_advances),
		cmocka_unit_test(test_licence),
		cmocka_unit_test(test_cmap_12_random),
		cmocka_unit_test(test_cmap_4_random),
		cmocka_unit_test(test_cmap_symbol),
		cmocka_unit_test(test_cmap_12_malformed),
		cmocka_unit_test(test_collection),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_families_of_all_languages),
		cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_reasons),
		cmocka_unit_test(test_base14_metrics),
		cmocka_unit_test(test_base14_signs),
	};
	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
