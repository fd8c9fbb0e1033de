#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/heap.h"

/* Small, as a font's table, as a picture, and more than what malloc begins with. */
static const size_t sizes[] = { 24, 4000, 140 * 1000, 3 * 1000 * 1000, 20 * 1000 * 1000 };
enum { SIZES = sizeof sizes / sizeof *sizes, ROUNDS = 3 };

static void memory_from_before_stays_what_it_was(void **state)
{
	(void)state;
	char *before = malloc(1000);
	strcpy(before, "kept");
	heap_setup();
	before = realloc(before, 300 * 1000);
	assert_string_equal(before, "kept");
	free(before);
}

/* Behind the test before it, which has set the heap up: that is done once. */
static void memory_of_any_size_is_found_and_given_back(void **state)
{
	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		unsigned char *p[SIZES];
		for (size_t i = 0; i < SIZES; i++) {
			p[i] = malloc(sizes[i]);
			assert_non_null(p[i]);
			memset(p[i], (int)i + 1, sizes[i]);
		}
		for (size_t i = 0; i < SIZES; i++) {
			assert_int_equal(p[i][0], i + 1);
			assert_int_equal(p[i][sizes[i] - 1], i + 1);
			free(p[i]);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_from_before_stays_what_it_was),
		cmocka_unit_test(memory_of_any_size_is_found_and_given_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
