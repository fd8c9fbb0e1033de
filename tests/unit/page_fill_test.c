/* How much of a list a column takes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "page/fill.h"

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

static const struct piece line = { .box = BOX_LINE, .height = 10000 };

/* COUNT lines of 10 pt, KEEPS of them kept with the next one from line FIRST on. */
static struct list lines(struct arena *a, int count, int first, int keeps)
{
	struct list_builder b;
	list_begin(&b, a);
	for (int i = 0; i < count; i++) {
		list_box(&b, line);
		if (i >= first && i < first + keeps)
			list_keep(&b, FO_KEEP_ALWAYS);
	}
	return list_end(&b);
}

static struct fill_room room(mpt height)
{
	return (struct fill_room){ .height = height, .top = true, .empty = true };
}

static size_t count_lines(const struct list *l, size_t from, size_t to)
{
	size_t n = 0;
	for (; from < to; from++)
		n += l->pieces[from].kind == PIECE_BOX;
	return n;
}

static void a_column_takes_the_lines_that_fit(void **state)
{
	struct list l = lines(*state, 10, 0, 0);
	struct fill f = fill_column(&l, 0, l.count, room(45000));
	assert_int_equal(count_lines(&l, 0, f.end), 4);
	assert_int_equal(f.height, 40000);
	assert_false(f.overfull);
}

static void what_fits_exactly_fits(void **state)
{
	struct list l = lines(*state, 4, 0, 0);
	struct fill f = fill_column(&l, 0, l.count, room(40000));
	assert_int_equal(f.end, l.count);
}

static void a_heading_goes_to_the_next_column_with_its_text(void **state)
{
	struct list l = lines(*state, 10, 3, 1);
	struct fill f = fill_column(&l, 0, l.count, room(45000));
	assert_int_equal(count_lines(&l, 0, f.end), 3);
}

static void a_keep_that_cannot_hold_gives_way(void **state)
{
	struct list l = lines(*state, 10, 0, 9);
	struct fill f = fill_column(&l, 0, l.count, room(45000));
	assert_int_equal(count_lines(&l, 0, f.end), 4);
	assert_false(f.overfull);
}

static void a_line_higher_than_the_page_is_placed_and_told(void **state)
{
	struct list l = lines(*state, 2, 0, 0);
	struct fill f = fill_column(&l, 0, l.count, room(5000));
	assert_int_equal(count_lines(&l, 0, f.end), 1);
	assert_true(f.overfull);
}

static void below_something_else_it_waits_for_the_next_page(void **state)
{
	struct list l = lines(*state, 2, 0, 0);
	struct fill_room r = room(5000);
	r.empty = false;
	assert_int_equal(fill_column(&l, 0, l.count, r).end, 0);
}

/* It would fit in part, but on the next page it fits whole. */
static void below_something_else_a_keep_is_not_broken(void **state)
{
	struct list l = lines(*state, 5, 0, 4);
	struct fill_room r = room(35000);
	r.empty = false;
	assert_int_equal(fill_column(&l, 0, l.count, r).end, 0);
}

static void a_forced_break_ends_the_column(void **state)
{
	struct list_builder b;
	list_begin(&b, *state);
	list_box(&b, line);
	list_force(&b, BREAK_PAGE);
	list_box(&b, line);
	struct list l = list_end(&b);
	struct fill f = fill_column(&l, 0, l.count, room(90000));
	assert_int_equal(count_lines(&l, 0, f.end), 1);
	assert_int_equal(f.forced, BREAK_PAGE);
}

static void spaces_shrink_before_a_line_is_pushed_out(void **state)
{
	struct list_builder b;
	list_begin(&b, *state);
	list_box(&b, line);
	list_space_before(&b, (struct space){ 2000, 8000, 8000, 0, false });
	list_box(&b, line);
	struct list l = list_end(&b);
	struct fill f = fill_column(&l, 0, l.count, room(24000));
	assert_int_equal(f.end, l.count);
	assert_int_equal(f.min_height, 22000);
	assert_int_equal(f.height, 28000);
}

static void footnotes_take_their_room(void **state)
{
	static const struct note note = { .height = 15000, .least = 15000 };
	struct list_builder b;
	struct piece calling = line;
	calling.notes = &note;
	list_begin(&b, *state);
	list_box(&b, line);
	list_box(&b, calling);
	list_box(&b, line);
	struct list l = list_end(&b);
	struct fill_room r = room(40000);
	r.count_notes = true;
	r.note_rule = 4000;
	struct fill f = fill_column(&l, 0, l.count, r);
	assert_int_equal(count_lines(&l, 0, f.end), 2); /* 2 x 10 + 15 + 4 <= 40 < 49 */
	assert_int_equal(f.notes, 15000);
}

static void a_note_may_go_on_on_the_next_page(void **state)
{
	static const struct note note = { .height = 80000, .least = 10000 };
	struct list_builder b;
	struct piece calling = line;
	calling.notes = &note;
	list_begin(&b, *state);
	list_box(&b, line);
	list_box(&b, calling);
	list_box(&b, line);
	struct list l = list_end(&b);
	struct fill_room r = room(50000);
	r.count_notes = true;
	/* The call is placed, as a line of its note has room; nothing else is. */
	assert_int_equal(count_lines(&l, 0, fill_column(&l, 0, l.count, r).end), 2);
	r.height = 29000;
	assert_int_equal(count_lines(&l, 0, fill_column(&l, 0, l.count, r).end), 1);
}

static void a_divided_frame_pays_for_what_it_repeats(void **state)
{
	struct list_builder b;
	struct frame f = { .header_height = 12000, .footer_height = 6000 };
	list_begin(&b, *state);
	list_open(&b, &f);
	for (int i = 0; i < 10; i++)
		list_box(&b, line);
	list_close(&b);
	struct list l = list_end(&b);
	struct fill first = fill_column(&l, 0, l.count, room(40000));
	assert_int_equal(count_lines(&l, 0, first.end), 3); /* 30 + 6 <= 40 */
	struct fill next = fill_column(&l, first.end, l.count, room(40000));
	assert_int_equal(count_lines(&l, first.end, next.end), 2); /* 12 + 20 + 6 <= 40 */
}

/* Whatever the keeps, filling column after column loses no line, repeats none and comes to an end. */
static void every_line_comes_exactly_once(void **state)
{
	unsigned seed = 7;
	for (int round = 0; round < 300; round++) {
		struct list_builder b;
		list_begin(&b, *state);
		for (int i = 0; i < 40; i++) {
			seed = seed * 1103515245u + 12345u;
			struct piece p = line;
			p.height = 2000 + (mpt)(seed >> 16 & 0x3FFF);
			if (seed >> 28 == 0)
				list_force(&b, BREAK_COLUMN);
			if (seed >> 27 & 1)
				list_keep(&b, (int)(seed >> 10 & 3) * 300);
			list_space_before(&b, (struct space){ 0, 3000, 3000, 0, false });
			list_box(&b, p);
		}
		struct list l = list_end(&b);
		size_t at = 0, columns = 0;
		while (at < l.count) {
			struct fill f = fill_column(&l, at, l.count, room(50000));
			assert_true(f.end > at);
			assert_true(f.overfull || f.min_height <= 50000);
			if (f.end < l.count)
				assert_int_equal(l.pieces[f.end].kind, PIECE_GAP);
			at = f.end;
			assert_true(++columns <= 40);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_column_takes_the_lines_that_fit),
		cmocka_unit_test(what_fits_exactly_fits),
		cmocka_unit_test(a_heading_goes_to_the_next_column_with_its_text),
		cmocka_unit_test(a_keep_that_cannot_hold_gives_way),
		cmocka_unit_test(a_line_higher_than_the_page_is_placed_and_told),
		cmocka_unit_test(below_something_else_it_waits_for_the_next_page),
		cmocka_unit_test(below_something_else_a_keep_is_not_broken),
		cmocka_unit_test(a_forced_break_ends_the_column),
		cmocka_unit_test(spaces_shrink_before_a_line_is_pushed_out),
		cmocka_unit_test(footnotes_take_their_room),
		cmocka_unit_test(a_note_may_go_on_on_the_next_page),
		cmocka_unit_test(a_divided_frame_pays_for_what_it_repeats),
		cmocka_unit_test(every_line_comes_exactly_once),
	};
	return cmocka_run_group_tests(tests, new_arena, free_arena);
}
