#include "pdf_fixture.h"

#include "pdf/clusters.h"

/* The clusters of glyphs at these places of TEXT, as "count:text|". */
static void expect_clusters(
	const char *text, const uint32_t *places, size_t count, const char *expected)
{
	struct display_glyph glyphs[16] = { 0 };
	struct clusters c = { 0 };
	struct cluster cluster;
	struct buf seen;
	buf_init(&seen, 10000);
	for (size_t i = 0; i < count; i++)
		glyphs[i].text = places[i];
	clusters_start(&c, glyphs, count, (struct slice){ text, strlen(text) });
	while (clusters_next(&c, &cluster))
		buf_printf(&seen, "%zu:%.*s|", cluster.count, (int)cluster.text.len,
			cluster.text.data);
	assert_string_equal(seen.data ? seen.data : "", expected);
	buf_release(&seen);
	clusters_release(&c);
}
#define EXPECT(text, expected, ...)                                                                \
	expect_clusters(text, (const uint32_t[]){ __VA_ARGS__ },                                   \
		sizeof((const uint32_t[]){ __VA_ARGS__ }) / sizeof(uint32_t), expected)

static void a_glyph_a_character(void **state)
{
	(void)state;
	EXPECT("星光", "1:星|1:光|", 0, 3);
}

static void a_ligature_has_all_its_characters(void **state)
{
	(void)state;
	EXPECT("office", "1:o|1:ffi|1:c|1:e|", 0, 1, 4, 5);
}

static void a_mark_shares_the_place_of_its_base(void **state)
{
	(void)state;
	EXPECT("e\xCC\x81t", "2:e\xCC\x81|1:t|", 0, 0, 3);
}

static void text_before_the_first_cluster_is_not_lost(void **state)
{
	(void)state;
	EXPECT("\xE2\x80\x8B"
	       "ab",
		"1:\xE2\x80\x8B"
		"a|1:b|",
		3, 4);
}

static void clusters_from_right_to_left_keep_to_themselves(void **state)
{
	(void)state;
	EXPECT("abc", "1:c|1:b|1:a|", 2, 1, 0);
}

static void text_is_given_out_once(void **state)
{
	(void)state;
	EXPECT("ab", "1:a|1:b|1:|", 0, 1, 0);
	EXPECT("ab", "1:a|1:b|1:|", 0, 1, 2);
	EXPECT("ab", "1:ab|1:|", 0, 900);
	EXPECT("", "1:|", 0);
}

/* Whatever the places: every byte of the text is in exactly one cluster. */
static void all_text_is_given_out(void **state)
{
	(void)state;
	const char *text = "abcdefghij";
	uint32_t seed = 3;
	struct clusters c = { 0 };
	for (int round = 0; round < 500; round++) {
		struct display_glyph glyphs[8];
		unsigned seen[10] = { 0 };
		size_t glyph_count = 0;
		for (size_t i = 0; i < 8; i++) {
			seed = seed * 1664525 + 1013904223;
			glyphs[i].text = seed >> 20 & 7;
		}
		struct cluster cluster;
		clusters_start(&c, glyphs, 8, (struct slice){ text, 10 });
		while (clusters_next(&c, &cluster)) {
			glyph_count += cluster.count;
			for (size_t i = 0; i < cluster.text.len; i++)
				seen[cluster.text.data + i - text]++;
		}
		assert_int_equal(glyph_count, 8);
		for (int i = 0; i < 10; i++)
			assert_int_equal(seen[i], 1);
	}
	clusters_release(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_glyph_a_character),
		cmocka_unit_test(a_ligature_has_all_its_characters),
		cmocka_unit_test(a_mark_shares_the_place_of_its_base),
		cmocka_unit_test(text_before_the_first_cluster_is_not_lost),
		cmocka_unit_test(clusters_from_right_to_left_keep_to_themselves),
		cmocka_unit_test(text_is_given_out_once),
		cmocka_unit_test(all_text_is_given_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
