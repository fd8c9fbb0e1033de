/* The order of names in an index. */
#include "template/collation.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct arena *arena;

static const char *key(const char *name)
{
	return collation_key(arena, slice_of(name), false);
}

static const char *surname(const char *name)
{
	return collation_key(arena, slice_of(name), true);
}

static void by_reading(void **state)
{
	(void)state;
	static const char *const sorted[] = { "18号楼", "阿文", "北码头", "柏树", "Cafe", "晨光", "城东",
		"河湾", "河湾区", "柳荫", "石桥", "棠里", "周宏", "周𬭎", "ㄅ" };
	/* What begins with a figure is no letter's. */
	assert_int_equal(key(sorted[0])[0], COLLATION_OTHER);
	for (size_t i = 1; i + 1 < sizeof sorted / sizeof *sorted; i++)
		if (strcmp(sorted[i], "北码头") != 0)
			assert_true(strcmp(key(sorted[i]), key(sorted[i + 1])) < 0);
	assert_true(strcmp(key("柏树"), key("北码头")) < 0);
	assert_true(strcmp(key("Zoo"), key("18号楼")) < 0);
}

static void letters(void **state)
{
	(void)state;
	static const char *const names[] = { "A阿", "B北", "C晨", "D东", "E恩", "F枫", "G桂", "H河", "J京",
		"K康", "L柳", "M梅", "N南", "O欧", "P平", "Q秋", "R榕", "S石", "T棠", "W望", "X溪", "Y云",
		"Z张", "AAlpha", "BＢ组", "S “石桥”" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		assert_int_equal(key(names[i] + 1)[0], names[i][0]);
	assert_int_equal(key("")[0], COLLATION_OTHER);
	assert_int_equal(key("—— ")[0], COLLATION_OTHER);
}

static void surnames(void **state)
{
	(void)state;
	assert_int_equal(surname("单某")[0], 'S');
	assert_int_equal(key("单位")[0], 'D');
	assert_int_equal(surname("曾某")[0], 'Z');
	assert_int_equal(surname("解某")[0], 'X');
	assert_int_equal(surname("区某")[0], 'O');
	assert_int_equal(surname("张某")[0], 'Z');
}

/* A name of any length has a key of bounded length, and bytes that are no text a key. */
static void anything(void **state)
{
	(void)state;
	static char lengthy[30001];
	for (size_t i = 0; i < 10000; i++)
		memcpy(lengthy + 3 * i, "桥", 3);
	assert_true(strlen(key(lengthy)) < 2000);
	assert_non_null(key("\xFF\xFE\x80"));
}

static int begin(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_reading),
		cmocka_unit_test(letters),
		cmocka_unit_test(surnames),
		cmocka_unit_test(anything),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
