/* Spaces that meet become one gap, and the gap knows what a page break leaves of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "page/list.h"

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

static struct space space(mpt opt, int precedence, bool retain)
{
	return (struct space){ opt, opt, opt, precedence, retain };
}

static const struct piece box = { .box = BOX_LINE, .height = 10000 };

static void the_larger_of_two_spaces_stands(void **state)
{
	(void)state;
	struct space two[] = { space(6000, 0, false), space(9000, 0, false) };
	assert_int_equal(space_resolve(two, 2).opt, 9000);
}

static void precedence_beats_size(void **state)
{
	(void)state;
	struct space two[] = { space(6000, 1, false), space(9000, 0, false) };
	assert_int_equal(space_resolve(two, 2).opt, 6000);
}

static void forcing_spaces_add_up_and_silence_the_rest(void **state)
{
	(void)state;
	struct space three[] = { space(6000, SPACE_FORCE, false), space(90000, 5, false),
		space(4000, SPACE_FORCE, false) };
	assert_int_equal(space_resolve(three, 3).opt, 10000);
}

static void equal_spaces_take_the_narrower_range(void **state)
{
	(void)state;
	struct space two[] = { { 2000, 6000, 8000, 0, false }, { 4000, 6000, 12000, 0, false } };
	struct space s = space_resolve(two, 2);
	assert_int_equal(s.min, 4000);
	assert_int_equal(s.max, 8000);
}

static void no_spaces_make_no_gap(void **state)
{
	(void)state;
	assert_int_equal(space_resolve(NULL, 0).opt, 0);
}

static void only_retained_spaces_survive_a_break(void **state)
{
	struct list_builder b;
	list_begin(&b, *state);
	list_box(&b, box);
	list_space_after(&b, space(5000, 0, true));
	list_space_before(&b, space(8000, 0, false));
	list_box(&b, box);
	struct list l = list_end(&b);
	assert_int_equal(l.count, 4); /* gap, box, gap, box */
	const struct piece *gap = &l.pieces[2];
	assert_int_equal(gap->kind, PIECE_GAP);
	assert_int_equal(gap->height, 8000);
	assert_int_equal(gap->foot, 5000);
	assert_int_equal(gap->head, 0);
}

/* Text with a border: the space of its first child stays inside, and no page ends between the border
 * and the child. */
static void a_border_fences_spaces_in(void **state)
{
	struct list_builder b;
	struct frame f = { .border.before = 1000, .border.after = 1000 };
	list_begin(&b, *state);
	list_space_before(&b, space(7000, 0, false));
	list_open(&b, &f);
	list_space_before(&b, space(3000, 0, false));
	list_box(&b, box);
	list_space_after(&b, space(2000, 0, false));
	list_close(&b);
	list_box(&b, box);
	struct list l = list_end(&b);
	static const struct { int kind; mpt height; bool may_break; } expected[] = {
		{ PIECE_GAP, 7000, true }, { PIECE_OPEN, 1000, false }, { PIECE_GAP, 3000, false },
		{ PIECE_BOX, 10000, false }, { PIECE_GAP, 2000, false }, { PIECE_CLOSE, 1000, false },
		{ PIECE_GAP, 0, true }, { PIECE_BOX, 10000, false },
	};
	assert_int_equal(l.count, sizeof expected / sizeof *expected);
	for (size_t i = 0; i < l.count; i++) {
		assert_int_equal(l.pieces[i].kind, expected[i].kind);
		assert_int_equal(l.pieces[i].height, expected[i].height);
		if (l.pieces[i].kind == PIECE_GAP)
			assert_int_equal(l.pieces[i].may_break, expected[i].may_break);
	}
}

/* A frame with nothing but a background lets the spaces of its children through. */
static void a_background_fences_nothing(void **state)
{
	struct list_builder b;
	struct frame f = { .width = 1 };
	list_begin(&b, *state);
	list_box(&b, box);
	list_space_after(&b, space(4000, 0, false));
	list_open(&b, &f);
	list_space_before(&b, space(9000, 0, false));
	list_box(&b, box);
	list_close(&b);
	struct list l = list_end(&b);
	static const int kinds[] = { PIECE_GAP, PIECE_BOX, PIECE_GAP, PIECE_OPEN, PIECE_BOX,
		PIECE_CLOSE };
	assert_int_equal(l.count, sizeof kinds / sizeof *kinds);
	for (size_t i = 0; i < l.count; i++)
		assert_int_equal(l.pieces[i].kind, kinds[i]);
	assert_int_equal(l.pieces[2].height, 9000);
}

static void an_empty_frame_leaves_no_trace(void **state)
{
	struct list_builder b;
	struct frame f = { .width = 1 };
	list_begin(&b, *state);
	list_open(&b, &f);
	list_close(&b);
	assert_int_equal(list_end(&b).count, 0);
}

static void keep_together_holds_only_inside_its_block(void **state)
{
	struct list_builder b;
	list_begin(&b, *state);
	list_enter(&b, 7);
	list_box(&b, box);
	list_box(&b, box);
	list_leave(&b);
	list_enter(&b, 0);
	list_box(&b, box);
	list_leave(&b);
	struct list l = list_end(&b);
	assert_int_equal(l.pieces[2].keep, 7);
	assert_int_equal(l.pieces[4].keep, 0);
}

static void keep_with_next_reaches_over_nested_ends(void **state)
{
	struct list_builder b;
	list_begin(&b, *state);
	list_enter(&b, 0);
	list_enter(&b, 0);
	list_box(&b, box);
	list_leave(&b);
	list_keep(&b, FO_KEEP_ALWAYS);
	list_leave(&b);
	list_box(&b, box);
	struct list l = list_end(&b);
	assert_int_equal(l.pieces[2].keep, FO_KEEP_ALWAYS);
}

static void a_break_that_nothing_follows_is_forgotten(void **state)
{
	struct list_builder b;
	list_begin(&b, *state);
	list_box(&b, box);
	list_force(&b, BREAK_PAGE);
	assert_int_equal(list_end(&b).count, 2);

	list_begin(&b, *state);
	list_box(&b, box);
	list_force(&b, BREAK_PAGE);
	list_enter(&b, 0); /* an empty block */
	list_leave(&b);
	struct list l = list_end(&b);
	assert_int_equal(l.count, 3);
	assert_int_equal(l.pieces[2].forced, BREAK_PAGE);
}

static void a_break_comes_even_behind_a_border(void **state)
{
	struct list_builder b;
	struct frame f = { .border.before = 1000 };
	list_begin(&b, *state);
	list_open(&b, &f);
	list_force(&b, BREAK_COLUMN);
	list_box(&b, box);
	list_close(&b);
	struct list l = list_end(&b);
	assert_int_equal(l.pieces[2].kind, PIECE_GAP);
	assert_true(l.pieces[2].may_break);
	assert_int_equal(l.pieces[2].forced, BREAK_COLUMN);
}

static void a_reference_area_drops_the_spaces_at_its_ends(void **state)
{
	struct list_builder b;
	list_begin(&b, *state);
	list_space_before(&b, space(5000, 0, false));
	list_space_before(&b, space(2000, 0, true));
	list_box(&b, box);
	list_space_after(&b, space(3000, 0, false));
	struct list l = list_end(&b);
	list_strip(&l);
	assert_int_equal(list_height(&l), 12000);
}

static void a_continued_frame_does_not_begin_again(void **state)
{
	struct list_builder b;
	struct frame f = { .border.before = 1000, .border.after = 1000 };
	list_begin(&b, *state);
	list_continue(&b, &f);
	list_box(&b, box);
	list_close(&b);
	struct list l = list_end(&b);
	static const int kinds[] = { PIECE_GAP, PIECE_BOX, PIECE_CLOSE };
	assert_int_equal(l.count, sizeof kinds / sizeof *kinds);
	for (size_t i = 0; i < l.count; i++)
		assert_int_equal(l.pieces[i].kind, kinds[i]);
	assert_ptr_equal(l.pieces[0].frame, &f);
}

static void an_end_is_told_behind_the_last_box(void **state)
{
	static const struct fo_node node;
	struct list_builder b;
	list_begin(&b, *state);
	list_box(&b, box);
	list_mark_end(&b, &node);
	list_space_after(&b, space(3000, 0, false));
	list_box(&b, box);
	struct list l = list_end(&b);
	assert_int_equal(l.pieces[2].kind, PIECE_MARK);
	assert_int_equal(l.pieces[2].index, 1);
	assert_int_equal(l.pieces[3].kind, PIECE_GAP);
}

static void marks_go_with_the_box_that_follows(void **state)
{
	static const struct fo_node node;
	struct list_builder b;
	list_begin(&b, *state);
	list_box(&b, box);
	list_mark(&b, &node);
	list_space_before(&b, space(1000, 0, false));
	list_box(&b, box);
	struct list l = list_end(&b);
	assert_int_equal(l.pieces[2].kind, PIECE_GAP);
	assert_int_equal(l.pieces[3].kind, PIECE_MARK);
	assert_int_equal(l.pieces[4].kind, PIECE_BOX);
}

/* Whatever the nesting, every frame that opens closes, in the right order. */
static void frames_always_balance(void **state)
{
	unsigned seed = 1;
	for (int round = 0; round < 500; round++) {
		struct list_builder b;
		struct frame frames[64];
		size_t open = 0, made = 0;
		list_begin(&b, *state);
		for (int step = 0; step < 60; step++) {
			seed = seed * 1103515245u + 12345u;
			unsigned what = seed >> 16 & 7;
			if (what < 2 && made < 64) {
				frames[made] = (struct frame){ .border.before = what ? 0 : 500,
					.border.after = seed >> 20 & 1 ? 500 : 0 };
				list_open(&b, &frames[made++]);
				open++;
			} else if (what < 4 && open) {
				list_close(&b);
				open--;
			} else if (what < 6) {
				list_box(&b, box);
			} else {
				list_space_after(&b, space((mpt)(seed >> 18 & 7) * 1000, 0, false));
			}
		}
		for (; open; open--)
			list_close(&b);
		struct list l = list_end(&b);
		const struct frame *stack[64];
		size_t depth = 0;
		for (size_t i = 0; i < l.count; i++) {
			const struct piece *p = &l.pieces[i];
			if (p->kind == PIECE_OPEN)
				stack[depth++] = p->frame;
			assert_ptr_equal(p->frame, depth ? stack[depth - 1] : NULL);
			if (p->kind == PIECE_CLOSE)
				depth--;
		}
		assert_int_equal(depth, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_larger_of_two_spaces_stands),
		cmocka_unit_test(precedence_beats_size),
		cmocka_unit_test(forcing_spaces_add_up_and_silence_the_rest),
		cmocka_unit_test(equal_spaces_take_the_narrower_range),
		cmocka_unit_test(no_spaces_make_no_gap),
		cmocka_unit_test(only_retained_spaces_survive_a_break),
		cmocka_unit_test(a_border_fences_spaces_in),
		cmocka_unit_test(a_background_fences_nothing),
		cmocka_unit_test(an_empty_frame_leaves_no_trace),
		cmocka_unit_test(keep_together_holds_only_inside_its_block),
		cmocka_unit_test(keep_with_next_reaches_over_nested_ends),
		cmocka_unit_test(marks_go_with_the_box_that_follows),
		cmocka_unit_test(a_break_that_nothing_follows_is_forgotten),
		cmocka_unit_test(a_break_comes_even_behind_a_border),
		cmocka_unit_test(a_reference_area_drops_the_spaces_at_its_ends),
		cmocka_unit_test(a_continued_frame_does_not_begin_again),
		cmocka_unit_test(an_end_is_told_behind_the_last_box),
		cmocka_unit_test(frames_always_balance),
	};
	return cmocka_run_group_tests(tests, new_arena, free_arena);
}
