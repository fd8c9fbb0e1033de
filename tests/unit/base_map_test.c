#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/map.h"
#include "base/nearest.h"

static struct arena *a;

static int set_up(void **state)
{
	(void)state;
	a = arena_new();
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static void a_name_leads_to_the_first_thing_it_was_given(void **state)
{
	int first = 1, second = 2;
	struct map *m = map_new(a);
	(void)state;
	assert_null(map_lookup(m, slice_of("版心")));
	assert_null(map_add(m, slice_of("版心"), &first));
	assert_ptr_equal(map_add(m, slice_of("版心"), &second), &first);
	assert_ptr_equal(map_lookup(m, slice_of("版心")), &first);
	assert_null(map_lookup(m, slice_of("版")));
	assert_null(map_add(m, slice_of(""), &second));
	assert_ptr_equal(map_lookup(m, slice_of("")), &second);
}

static void names_are_found_however_many_there_are(void **state)
{
	enum { COUNT = 5000 };
	struct map *m = map_new(a);
	char **names = ARENA_ARRAY(a, COUNT, char *);
	(void)state;
	for (int i = 0; i < COUNT; i++) {
		names[i] = arena_printf(a, "id-%d", i);
		assert_null(map_add(m, slice_of(names[i]), &names[i]));
	}
	for (int i = 0; i < COUNT; i++)
		assert_ptr_equal(map_lookup(m, slice_of(arena_printf(a, "id-%d", i))), &names[i]);
	assert_null(map_lookup(m, slice_of("id-5000")));
}

static void parts_reach_no_further_than_the_whole(void **state)
{
	struct slice s = slice_of("排版引擎");
	(void)state;
	assert_true(slice_is(slice_part(s, 3, 3), "版"));
	assert_int_equal(slice_part(s, 12, 0).len, 0);
	assert_non_null(slice_part(s, 12, 0).data);
	assert_null(slice_part(s, 3, 10).data);
	assert_null(slice_part(s, 13, 0).data);
	assert_null(slice_part(s, 3, SIZE_MAX).data);
	assert_false(slice_is(s, "排版"));
}

static void white_space_goes_at_the_ends_and_shrinks_inside(void **state)
{
	(void)state;
	assert_true(slice_is(slice_trim(slice_of("\t 标 题\r\n")), "标 题"));
	assert_int_equal(slice_trim(slice_of(" \n ")).len, 0);
	assert_string_equal(slice_collapse(a, slice_of("\n\t标 \n 题　目 ")), "标 题　目");
	assert_string_equal(slice_collapse(a, slice_of(" \n ")), "");
	assert_string_equal(slice_collapse(a, slice_of("")), "");
}

static void a_real_folder_ends_with_one_slash(void **state)
{
	(void)state;
	assert_string_equal(file_real_folder(a, "/"), "/");
	assert_string_equal(file_real_folder(a, "/usr/../usr/."), "/usr/");
	errno = 0;
	assert_null(file_real_folder(a, "/usr/没有"));
	assert_int_equal(errno, ENOENT);
}

static void growing_keeps_what_was_there(void **state)
{
	int *list = NULL;
	size_t cap = 0;
	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		list = xgrow(list, i, &cap, sizeof *list);
		assert_in_range(cap, i + 1, 2 * i + 16);
		list[i] = (int)i;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(list[i], i);
	free(list);
}

static void the_nearest_name_is_the_first_of_the_nearest(void **state)
{
	struct nearest n;
	(void)state;
	nearest_begin(&n, "colour");
	nearest_consider(&n, "border");
	assert_null(n.best);
	nearest_consider(&n, "color");
	nearest_consider(&n, "coulour");
	assert_string_equal(n.best, "color");
	nearest_consider(&n, "colour");
	assert_string_equal(n.best, "colour");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_leads_to_the_first_thing_it_was_given),
		cmocka_unit_test(names_are_found_however_many_there_are),
		cmocka_unit_test(parts_reach_no_further_than_the_whole),
		cmocka_unit_test(white_space_goes_at_the_ends_and_shrinks_inside),
		cmocka_unit_test(a_real_folder_ends_with_one_slash),
		cmocka_unit_test(growing_keeps_what_was_there),
		cmocka_unit_test(the_nearest_name_is_the_first_of_the_nearest),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
