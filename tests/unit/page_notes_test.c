/* Footnotes go on from page to page; none is lost, and they stay in order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdlib.h>

#include "page/notes.h"

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

/* A note of COUNT lines of 10 pt. */
static const struct note *new_note(struct arena *a, int count, const struct note *next)
{
	struct list_builder b;
	struct list *body = ARENA_NEW(a, struct list);
	struct note *n = ARENA_NEW(a, struct note);
	list_begin(&b, a);
	for (int i = 0; i < count; i++)
		list_box(&b, (struct piece){ .box = BOX_LINE, .height = 10000 });
	*body = list_end(&b);
	*n = (struct note){ .body = body, .height = count * 10000, .least = 10000, .next = next };
	return n;
}

/* A text of LINES lines, the second of which calls NOTES. */
static struct list text(struct arena *a, int lines, const struct note *notes)
{
	struct list_builder b;
	list_begin(&b, a);
	for (int i = 0; i < lines; i++)
		list_box(&b, (struct piece){ .box = BOX_LINE, .height = 10000,
			.notes = i == 1 ? notes : NULL });
	return list_end(&b);
}

static void notes_that_fit_are_done(void **state)
{
	struct list l = text(*state, 3, new_note(*state, 2, new_note(*state, 1, NULL)));
	struct note_queue q = { 0 };
	struct note_plan plan;
	notes_plan(&q, &l, 0, l.count, 30000, false, &plan);
	assert_int_equal(plan.done, 2);
	assert_int_equal(plan.height, 30000);
	assert_false(plan.left);
	notes_take(&q, &l, 0, l.count, 0, &plan);
	assert_int_equal(q.count, 0);
	free(q.notes);
}

static void a_note_is_divided_where_the_page_ends(void **state)
{
	struct list l = text(*state, 3, new_note(*state, 5, NULL));
	struct note_queue q = { 0 };
	struct note_plan plan;
	notes_plan(&q, &l, 0, l.count, 25000, false, &plan);
	assert_int_equal(plan.count, 1);
	assert_int_equal(plan.height, 20000);
	assert_true(plan.left);
	notes_take(&q, &l, 0, l.count, 7, &plan);
	assert_int_equal(q.count, 1);
	assert_int_equal(q.notes[0].piece, 7 + 3); /* gap, line, gap, line */
	assert_int_equal(notes_left_height(&q), 30000);
	free(q.notes);
}

static void the_rule_costs_its_height_once(void **state)
{
	struct list rule = text(*state, 1, NULL);
	struct list l = text(*state, 3, new_note(*state, 1, new_note(*state, 1, NULL)));
	struct note_queue q = { .rule = &rule };
	struct note_plan plan;
	notes_plan(&q, &l, 0, l.count, 30000, false, &plan);
	assert_int_equal(plan.height, 30000);
	assert_false(plan.left);
	notes_plan(&q, &l, 0, l.count, 29000, false, &plan);
	assert_int_equal(plan.done, 1);
	assert_true(plan.left);
}

static void a_line_too_high_for_a_page_of_notes_is_placed(void **state)
{
	struct list l = text(*state, 3, new_note(*state, 2, NULL));
	struct note_queue q = { 0 };
	struct note_plan plan;
	notes_plan(&q, &l, 0, l.count, 5000, false, &plan);
	assert_int_equal(plan.count, 0);
	notes_plan(&q, &l, 0, l.count, 5000, true, &plan);
	assert_int_equal(plan.count, 1);
}

/* Pages of any height show every line of every note once, in order. */
static void no_line_of_a_note_is_lost(void **state)
{
	unsigned seed = 5;
	for (int round = 0; round < 200; round++) {
		const struct note *notes = NULL;
		int lines = 0, seen = 0;
		for (int i = 0; i < 6; i++) {
			seed = seed * 1103515245u + 12345u;
			int count = 1 + (int)(seed >> 16) % 5;
			notes = new_note(*state, count, notes);
			lines += count;
		}
		struct list l = text(*state, 3, notes), nothing = { 0 };
		const struct list *page = &l;
		struct note_queue q = { 0 };
		for (int pages = 0; pages == 0 || q.count; pages++) {
			struct note_plan plan;
			seed = seed * 1103515245u + 12345u;
			mpt room = (mpt)(seed >> 16) % 60000;
			notes_plan(&q, page, 0, page->count, room, pages > 0, &plan);
			for (size_t i = 0; i < plan.count; i++)
				for (size_t k = plan.stretches[i].from; k < plan.stretches[i].to; k++)
					seen += plan.stretches[i].list->pieces[k].kind == PIECE_BOX;
			notes_take(&q, page, 0, page->count, 0, &plan);
			page = &nothing;
			assert_true(pages < 50);
		}
		assert_int_equal(seen, lines);
		free(q.notes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(notes_that_fit_are_done),
		cmocka_unit_test(a_note_is_divided_where_the_page_ends),
		cmocka_unit_test(the_rule_costs_its_height_once),
		cmocka_unit_test(a_line_too_high_for_a_page_of_notes_is_placed),
		cmocka_unit_test(no_line_of_a_note_is_lost),
	};
	return cmocka_run_group_tests(tests, new_arena, free_arena);
}
