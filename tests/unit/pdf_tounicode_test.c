#include "pdf_fixture.h"

#include <zlib.h>

#include "base/deflate.h"
#include "pdf/codings.h"
#include "pdf/tounicode.h"

enum { CEILING = 100000 };

struct map {
	struct arena *a;
	struct tounicode *map;
	struct buf text;
};

static struct map map_new(unsigned code_size)
{
	struct map m = { .a = arena_new() };
	m.map = tounicode_new(m.a, code_size);
	buf_init(&m.text, CEILING);
	return m;
}

static void add(struct map *m, unsigned code, const char *text)
{
	tounicode_add(m->map, code, (struct slice){ text, strlen(text) });
}

/* That the ranges are RANGES, then drops the map. */
static void expect_ranges(struct map *m, const char *ranges)
{
	tounicode_write(m->map, &m->text);
	const char *start = strstr(m->text.data, "endcodespacerange\n");
	const char *end = strstr(m->text.data, "endcmap");
	assert_true(start && end);
	start += strlen("endcodespacerange\n");
	assert_int_equal(end - start, strlen(ranges));
	assert_memory_equal(start, ranges, strlen(ranges));
	tounicode_release(m->map);
	buf_release(&m->text);
	arena_free(m->a);
}

static void codes_in_a_row_share_a_range(void **state)
{
	(void)state;
	struct map m = map_new(2);
	add(&m, 1, "版");
	add(&m, 2, "心");
	add(&m, 3, "ffi");
	add(&m, 7, "\U00020BB7");
	add(&m, 5, "");
	expect_ranges(&m, "3 beginbfrange\n<0001><0003>[<7248><5FC3><006600660069>]\n"
		"<0007><0007>[<D842DFB7>]\n<0005><0005>[<200B>]\nendbfrange\n");
}

static void a_range_ends_where_the_first_byte_changes(void **state)
{
	(void)state;
	struct map m = map_new(2);
	add(&m, 0x2FE, "a");
	add(&m, 0x2FF, "b");
	add(&m, 0x300, "c");
	expect_ranges(&m, "2 beginbfrange\n<02FE><02FF>[<0061><0062>]\n<0300><0300>[<0063>]\n"
		"endbfrange\n");
}

static void codes_of_one_byte_have_two_digits(void **state)
{
	(void)state;
	struct map m = map_new(1);
	add(&m, 0x41, "A");
	expect_ranges(&m, "1 beginbfrange\n<41><41>[<0041>]\nendbfrange\n");
}

static void a_block_has_a_hundred_ranges_at_most(void **state)
{
	(void)state;
	struct map m = map_new(2);
	struct buf expected;
	buf_init(&expected, CEILING);
	buf_add_str(&expected, "100 beginbfrange\n");
	for (unsigned i = 0; i < 101; i++) {
		add(&m, 2 * i, "x");
		if (i == 100)
			buf_add_str(&expected, "endbfrange\n1 beginbfrange\n");
		buf_printf(&expected, "<%04X><%04X>[<0078>]\n", 2 * i, 2 * i);
	}
	buf_add_str(&expected, "endbfrange\n");
	expect_ranges(&m, expected.data);
	buf_release(&expected);
}

static void a_map_of_nothing_has_no_block(void **state)
{
	(void)state;
	struct map m = map_new(2);
	expect_ranges(&m, "");
}

/* Under the code that is made for maps, which has one for every byte. */
static void maps_are_deflated_to_less_than_two_thirds(void **state)
{
	(void)state;
	struct map m = map_new(2);
	struct deflate *z = deflate_new();
	char back[CEILING];
	uLongf len = sizeof back;
	for (unsigned i = 0; i < 500; i++)
		add(&m, i + 1, i % 2 ? "\u7248" : "\u5FC3");
	tounicode_write(m.map, &m.text);
	size_t map_len = m.text.len;
	struct coded_parts none = { .coding = codings_get(CODING_TO_UNICODE) };
	struct slice packed = deflate_coded(z, buf_slice(&m.text), &none);
	assert_in_range(packed.len, 1, map_len * 2 / 3);
	for (unsigned byte = 0; byte < 256; byte++)
		buf_add_u8(&m.text, (uint8_t)byte);
	packed = deflate_coded(z, buf_slice(&m.text), &none);
	assert_int_equal(
		uncompress((Bytef *)back, &len, (const Bytef *)packed.data, packed.len), Z_OK);
	assert_int_equal(len, m.text.len);
	assert_memory_equal(back, m.text.data, len);
	tounicode_release(m.map);
	buf_release(&m.text);
	arena_free(m.a);
	deflate_free(z);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_in_a_row_share_a_range),
		cmocka_unit_test(a_range_ends_where_the_first_byte_changes),
		cmocka_unit_test(codes_of_one_byte_have_two_digits),
		cmocka_unit_test(a_block_has_a_hundred_ranges_at_most),
		cmocka_unit_test(a_map_of_nothing_has_no_block),
		cmocka_unit_test(maps_are_deflated_to_less_than_two_thirds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
