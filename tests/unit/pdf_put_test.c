#include "pdf_fixture.h"

#include "pdf/digest.h"
#include "pdf/labels.h"
#include "pdf/put.h"

static void expect(struct buf *b, const char *text)
{
	assert_string_equal(b->data ? b->data : "", text);
	buf_release(b);
}

static struct slice slice(const char *text)
{
	return (struct slice){ text, strlen(text) };
}

static void millipoints_are_written_exactly_and_short(void **state)
{
	(void)state;
	static const struct {
		mpt v;
		const char *text;
	} cases[] = {
		{ 0, "0" },
		{ 1, "0.001" },
		{ -1, "-0.001" },
		{ 10, "0.01" },
		{ 100, "0.1" },
		{ 1000, "1" },
		{ 10500, "10.5" },
		{ -10050, "-10.05" },
		{ 595276, "595.276" },
		{ MPT_MAX, "1000000" },
		{ INT64_MIN, "-9223372036854775.808" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf b;
		buf_init(&b, 1000);
		buf_add_mpt(&b, cases[i].v);
		expect(&b, cases[i].text);
	}
}

static void millipoints_read_back_as_they_were(void **state)
{
	(void)state;
	uint32_t seed = 7;
	for (int i = 0; i < 2000; i++) {
		seed = seed * 1664525 + 1013904223;
		mpt v = (mpt)(seed >> (i % 24)) - (1 << 20);
		struct buf b;
		buf_init(&b, 1000);
		buf_add_mpt(&b, v);
		double back = strtod(b.data, NULL) * 1000;
		assert_int_equal(v, (mpt)(back + (back < 0 ? -0.5 : 0.5)));
		assert_int_not_equal(b.data[b.len - 1], '.');
		assert_true(!strchr(b.data, '.') || b.data[b.len - 1] != '0');
		buf_release(&b);
	}
}

static void integers_reach_both_ends(void **state)
{
	(void)state;
	struct buf b;
	buf_init(&b, 1000);
	buf_add_int(&b, INT64_MIN);
	buf_add_char(&b, ' ');
	buf_add_int(&b, INT64_MAX);
	buf_add_char(&b, ' ');
	buf_add_int(&b, 0);
	expect(&b, "-9223372036854775808 9223372036854775807 0");
}

static void byte_strings_are_escaped(void **state)
{
	(void)state;
	struct buf b;
	buf_init(&b, 1000);
	put_bytes(&b, (struct slice){ "a(b)\\\n\0\xE4", 8 });
	expect(&b, "(a\\(b\\)\\\\\\012\\000\\344)");
}

static void names_are_escaped(void **state)
{
	(void)state;
	struct buf b;
	buf_init(&b, 1000);
	put_name(&b, "ABCDEF+Noto-Song 1/2#(3)\xE5");
	expect(&b, "/ABCDEF+Noto-Song#201#2F2#23#283#29#E5");
}

static void text_strings_are_utf16_unless_plain(void **state)
{
	(void)state;
	struct buf b;
	buf_init(&b, 1000);
	put_text(&b, slice("Star (1)"));
	put_text(&b, slice("星\xF0\xAC\xAD\x8E"));
	expect(&b, "(Star \\(1\\))<FEFF661FD872DF4E>");
}

static void broken_utf8_becomes_the_replacement_character(void **state)
{
	(void)state;
	struct buf b;
	buf_init(&b, 1000);
	put_utf16(&b, slice("\xE6\x98"));
	expect(&b, "FFFDFFFD");
}

static void digests_tell_data_and_its_cuts_apart(void **state)
{
	(void)state;
	struct digest d[5];
	for (int i = 0; i < 5; i++)
		digest_init(&d[i]);
	digest_add(&d[0], "0123456789", 10);
	digest_add(&d[1], "0123456789", 10);
	digest_add(&d[2], "0123456788", 10);
	digest_add(&d[3], "0123456789\0", 11);
	digest_add(&d[4], "1123456789", 10);
	assert_memory_equal(&d[0], &d[1], sizeof d[0]);
	for (int i = 2; i < 5; i++) {
		assert_true(d[0].a != d[i].a);
		assert_true(d[0].b != d[i].b);
	}
}

/* The number tree of labels separated by blanks; "" where none is needed. */
static void expect_labels(const char *labels, const char *ranges)
{
	struct labels l;
	struct buf out;
	char copy[400];
	labels_init(&l);
	buf_init(&out, 10000);
	snprintf(copy, sizeof copy, "%s", labels);
	for (char *label = strtok(copy, " "); label; label = strtok(NULL, " "))
		labels_add(&l, label);
	if (l.needed)
		labels_put(&l, &out);
	labels_release(&l);
	expect(&out, ranges);
}

static void plain_page_numbers_need_no_labels(void **state)
{
	(void)state;
	expect_labels("1 2 3 4", "");
	struct labels l;
	labels_init(&l);
	labels_add(&l, NULL);
	labels_add(&l, NULL);
	assert_false(l.needed);
	labels_release(&l);
}

static void roman_front_matter_then_arabic(void **state)
{
	(void)state;
	expect_labels("i ii iii iv 1 2 3", "/Nums [0<</S/r/St 1>>\n4<</S/D/St 1>>\n]\n");
	expect_labels("IX X XI", "/Nums [0<</S/R/St 9>>\n]\n");
}

static void prefixes_and_jumps_begin_ranges(void **state)
{
	(void)state;
	expect_labels("A-1 A-2 B-1 B-7 7",
		"/Nums [0<</S/D/St 1/P(A-)>>\n2<</S/D/St 1/P(B-)>>\n3<</S/D/St 7/P(B-)>>\n"
		"4<</S/D/St 7>>\n]\n");
}

static void what_cannot_be_counted_on_is_a_prefix_alone(void **state)
{
	(void)state;
	expect_labels("一 二", "/Nums [0<</P<FEFF4E00>>>\n1<</P<FEFF4E8C>>>\n]\n");
	expect_labels("iiii Iv", "/Nums [0<</P(iiii)>>\n1<</P(Iv)>>\n]\n");
	expect_labels("0", "/Nums [0<</P(0)>>\n]\n");
	expect_labels("01 02", "/Nums [0<</S/D/St 1/P(0)>>\n]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(millipoints_are_written_exactly_and_short),
		cmocka_unit_test(millipoints_read_back_as_they_were),
		cmocka_unit_test(integers_reach_both_ends),
		cmocka_unit_test(byte_strings_are_escaped),
		cmocka_unit_test(names_are_escaped),
		cmocka_unit_test(text_strings_are_utf16_unless_plain),
		cmocka_unit_test(broken_utf8_becomes_the_replacement_character),
		cmocka_unit_test(digests_tell_data_and_its_cuts_apart),
		cmocka_unit_test(plain_page_numbers_need_no_labels),
		cmocka_unit_test(roman_front_matter_then_arabic),
		cmocka_unit_test(prefixes_and_jumps_begin_ranges),
		cmocka_unit_test(what_cannot_be_counted_on_is_a_prefix_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
