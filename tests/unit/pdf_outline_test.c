/* Paths as PDF has them: y upwards from the foot of the page. */
#include "pdf_fixture.h"

#include "pdf/outline.h"

static void assert_operators(const struct path *p, const char *expected)
{
	struct buf out;
	buf_init(&out, 10000);
	outline_put(&out, p->steps, p->count, 10000, 90000);
	assert_string_equal(out.data, expected);
	buf_release(&out);
}

static void points_are_turned_upside_down(void **state)
{
	struct path p = { .arena = *state };
	path_move(&p, 0, 0);
	path_line(&p, 5000, 2500);
	path_curve(&p, 1000, 0, 2000, 0, 3000, 4000);
	path_close(&p);
	assert_operators(&p, "10 90 m\n15 87.5 l\n11 90 12 90 13 86 c\nh\n");
}

static void a_rectangle_begins_at_its_lower_corner(void **state)
{
	struct path p = { .arena = *state };
	path_rect(&p, 1000, 2000, 30000, 4000);
	assert_operators(&p, "11 84 30 4 re\n");
}

static void paths_grow_and_keep_what_they_have(void **state)
{
	struct path p = { .arena = *state };
	for (int i = 0; i < 1000; i++)
		path_line(&p, i, -i);
	assert_int_equal(p.count, 1000);
	for (int i = 0; i < 1000; i++) {
		assert_int_equal(p.steps[i].v[0], i);
		assert_int_equal(p.steps[i].v[1], -i);
	}
}

static void coordinates_are_clamped(void **state)
{
	struct path p = { .arena = *state };
	path_line(&p, MPT_MAX * 9, -MPT_MAX * 9);
	assert_int_equal(p.steps[0].v[0], MPT_MAX);
	assert_int_equal(p.steps[0].v[1], -MPT_MAX);
}

static void only_what_differs_is_said_of_a_stroke(void **state)
{
	(void)state;
	struct buf out;
	buf_init(&out, 1000);
	outline_put_stroke(&out, &(struct path_stroke){ .thickness = 2000 });
	assert_int_equal(out.len, 0);
	int32_t dashes[] = { 0, 4000 };
	outline_put_stroke(&out, &(struct path_stroke){ .thickness = 2000, .cap = 1, .join = 2,
		.miter_limit = 4000, .dashes = dashes, .dash_count = 2, .phase = 500 });
	assert_string_equal(out.data, "1 J\n2 j\n4 M\n[0 4 ]0.5 d\n");
	buf_release(&out);
}

static int new_arena(void **state)
{
	*state = arena_new();
	return 0;
}

static int free_arena(void **state)
{
	arena_free(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(points_are_turned_upside_down),
		cmocka_unit_test(a_rectangle_begins_at_its_lower_corner),
		cmocka_unit_test(paths_grow_and_keep_what_they_have),
		cmocka_unit_test(coordinates_are_clamped),
		cmocka_unit_test(only_what_differs_is_said_of_a_stroke),
	};
	return cmocka_run_group_tests(tests, new_arena, free_arena);
}
