/* Where pages end with regard to those after them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "page/fit.h"

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

static void add_lines(struct list_builder *b, int count, int keep)
{
	list_enter(b, keep);
	for (int i = 0; i < count; i++)
		list_box(b, (struct piece){ .box = BOX_LINE, .height = 10000 });
	list_leave(b);
}

static size_t count_lines(const struct list *l, size_t from, size_t to)
{
	size_t n = 0;
	for (; from < to; from++)
		n += l->pieces[from].kind == PIECE_BOX;
	return n;
}

/* The lines on the first page of HEIGHT, if it looks ahead where that may help. */
static size_t first_page(const struct list *l, mpt height)
{
	struct fill_room room = { .height = height, .top = true, .empty = true };
	struct fill fill = fill_column(l, 0, l->count, room);
	if (fit_is_poor(l, &fill, l->count, room, height))
		fill = fit_page(l, 0, l->count, true, room, height, fill);
	return count_lines(l, 0, fill.end);
}

static void a_plain_page_is_not_looked_at_again(void **state)
{
	struct list_builder b;
	list_begin(&b, *state);
	add_lines(&b, 30, 0);
	struct list l = list_end(&b);
	struct fill_room room = { .height = 105000, .top = true, .empty = true };
	struct fill fill = fill_column(&l, 0, l.count, room);
	assert_false(fit_is_poor(&l, &fill, l.count, room, 105000));
}

static void what_fits_the_next_page_goes_there_whole(void **state)
{
	struct list_builder b;
	list_begin(&b, *state);
	add_lines(&b, 4, 0);
	add_lines(&b, 9, 5);
	struct list l = list_end(&b);
	assert_int_equal(first_page(&l, 100000), 4);
}

/* It is divided once wherever it begins, so no room is wasted. */
static void what_no_page_can_hold_begins_where_there_is_room(void **state)
{
	struct list_builder b;
	list_begin(&b, *state);
	add_lines(&b, 4, 0);
	add_lines(&b, 14, 5);
	struct list l = list_end(&b);
	assert_int_equal(first_page(&l, 100000), 10);
}

/* It would have to be divided twice. */
static void what_no_page_can_hold_is_divided_as_seldom_as_may_be(void **state)
{
	struct list_builder b;
	list_begin(&b, *state);
	add_lines(&b, 8, 0);
	add_lines(&b, 14, 5);
	struct list l = list_end(&b);
	assert_int_equal(first_page(&l, 100000), 8);
}

static void what_is_kept_always_begins_a_page(void **state)
{
	struct list_builder b;
	list_begin(&b, *state);
	add_lines(&b, 4, 0);
	add_lines(&b, 14, FO_KEEP_ALWAYS);
	struct list l = list_end(&b);
	assert_int_equal(first_page(&l, 100000), 4);
}

static void the_weaker_keep_gives_way(void **state)
{
	struct list_builder b;
	list_begin(&b, *state);
	add_lines(&b, 4, 0);
	list_enter(&b, 1);
	add_lines(&b, 5, 7);
	add_lines(&b, 7, 7);
	list_leave(&b);
	struct list l = list_end(&b);
	assert_int_equal(first_page(&l, 100000), 9);
}

/* Page one can lend a line to page two, since its spaces can grow by as much. */
static void spaces_that_can_grow_help_the_next_page(void **state)
{
	struct list_builder b;
	list_begin(&b, *state);
	add_lines(&b, 1, 0);
	for (int i = 0; i < 8; i++) {
		list_space_before(&b, (struct space){ 2500, 2500, 12000, 0, false });
		add_lines(&b, 1, 0);
	}
	add_lines(&b, 4, 0);
	add_lines(&b, 9, 5);
	struct list l = list_end(&b);
	assert_in_range(first_page(&l, 110000), 5, 8);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plain_page_is_not_looked_at_again),
		cmocka_unit_test(what_fits_the_next_page_goes_there_whole),
		cmocka_unit_test(what_no_page_can_hold_begins_where_there_is_room),
		cmocka_unit_test(what_no_page_can_hold_is_divided_as_seldom_as_may_be),
		cmocka_unit_test(what_is_kept_always_begins_a_page),
		cmocka_unit_test(the_weaker_keep_gives_way),
		cmocka_unit_test(spaces_that_can_grow_help_the_next_page),
	};
	return cmocka_run_group_tests(tests, new_arena, free_arena);
}
