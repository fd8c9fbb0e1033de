/* Page numbers in every format that a page-sequence may ask for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "page/number.h"

static void numbers_are_printed_as_asked(void **state)
{
	(void)state;
	static const struct { unsigned number; const char *format, *text; } cases[] = {
		{ 7, "1", "7" }, { 7, "01", "07" }, { 123, "01", "123" }, { 7, "001", "007" },
		{ 1, "a", "a" }, { 26, "a", "z" }, { 27, "a", "aa" }, { 52, "A", "AZ" },
		{ 703, "a", "aaa" }, { 4, "i", "iv" }, { 1999, "I", "MCMXCIX" }, { 9, "i", "ix" },
		{ 5000, "i", "5000" }, { 0, "i", "0" }, { 0, "a", "0" }, { 1, "一", "一" },
		{ 10, "一", "十" }, { 11, "一", "十一" }, { 20, "一", "二十" },
		{ 21, "一", "二十一" }, { 100, "一", "一百" }, { 105, "一", "一百零五" },
		{ 110, "一", "一百一十" }, { 1001, "一", "一千零一" }, { 2020, "一", "二千零二十" },
		{ 10001, "一", "一万零一" }, { 0, "一", "零" }, { 123456, "一", "一二三四五六" },
		{ 1, "①", "①" }, { 20, "①", "⑳" }, { 21, "①", "㉑" }, { 50, "①", "㊿" },
		{ 51, "①", "51" }, { 3, "⑴", "⑶" }, { 3, "⒈", "⒊" }, { 10, "㈠", "㈩" },
		{ 3, "— 1 —", "— 3 —" }, { 3, "第一页", "第三页" }, { 3, "", "3" },
		{ 12, "１", "１２" }, { 12, "００１", "０１２" }, { 15, "壹", "壹拾伍" },
		{ 204, "壹", "贰佰零肆" }, { 3, "甲", "丙" }, { 11, "甲", "11" }, { 12, "子", "亥" },
	};
	struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(
			number_format(a, cases[i].number,
				(struct number_style){ .format = cases[i].format }),
			cases[i].text);
	arena_free(a);
}

static void figures_are_grouped(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct number_style s = { .format = "1", .separator = ",", .group = 3 };
	assert_string_equal(number_format(a, 123, s), "123");
	assert_string_equal(number_format(a, 1234, s), "1,234");
	assert_string_equal(number_format(a, 1234567, s), "1,234,567");
	s.format = "0001";
	assert_string_equal(number_format(a, 7, s), "0,007");
	s.group = 0;
	assert_string_equal(number_format(a, 1234, s), "1234");
	arena_free(a);
}

static void chinese_figures_may_stand_by_themselves(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct number_style s = { .format = "一", .simple = true };
	assert_string_equal(number_format(a, 120, s), "一二〇");
	assert_string_equal(number_format(a, 10, s), "一〇");
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_printed_as_asked),
		cmocka_unit_test(figures_are_grouped),
		cmocka_unit_test(chinese_figures_may_stand_by_themselves),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
