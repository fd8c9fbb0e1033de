/* Where rows of cells may be divided. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "page/parallel.h"

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

/* A cell that begins in ROW and spans ROWS, of COUNT lines of HEIGHT. KEEP holds them together. */
static struct parallel_cell cell(
	struct arena *a, uint32_t row, uint32_t rows, int count, mpt height, int keep)
{
	struct list_builder b;
	list_begin(&b, a);
	for (int i = 0; i < count; i++) {
		list_box(&b, (struct piece){ .box = BOX_LINE, .height = height });
		list_keep(&b, keep);
	}
	struct parallel_cell c = { .list = list_end(&b), .row = row, .rows = rows };
	c.content_height = list_height(&c.list);
	return c;
}

static struct parallel divide(
	struct arena *a, struct parallel_cell *cells, size_t cell_count, size_t row_count)
{
	struct parallel p = { .cells = cells, .cell_count = cell_count, .row_count = row_count,
		.rows = ARENA_ARRAY(a, row_count, struct parallel_row) };
	parallel_divide(a, &p);
	return p;
}

/* Lines of C, HEIGHT each, that a page shows if it ends with PART. */
static size_t shown(const struct parallel_cell *c, uint32_t part)
{
	const struct parallel_cut *cut = parallel_cut_at(c, part);
	size_t lines = 0;
	for (size_t i = 0; cut && i < cut->piece; i++)
		lines += c->list.pieces[i].kind == PIECE_BOX;
	return lines;
}

static void a_row_ends_where_each_cell_has_shown_a_line(void **state)
{
	struct parallel_cell cells[] = { cell(*state, 0, 1, 4, 10000, 0),
		cell(*state, 0, 1, 1, 25000, 0) };
	struct parallel p = divide(*state, cells, 2, 1);
	assert_int_equal(p.height, 40000);
	assert_int_equal(p.part_count, 3);
	assert_int_equal(p.parts[0].height, 20000);
	assert_int_equal(p.parts[0].height + p.parts[0].foot, 25000);
	assert_int_equal(shown(&cells[0], 0), 2);
	assert_int_equal(shown(&cells[1], 0), 1);
}

static void the_rest_of_a_row_is_as_high_as_what_is_left(void **state)
{
	struct parallel_cell cells[] = { cell(*state, 0, 1, 2, 30000, 0),
		cell(*state, 0, 1, 3, 10000, 0) };
	struct parallel p = divide(*state, cells, 2, 1);
	assert_int_equal(p.part_count, 2);
	assert_int_equal(p.parts[0].height, 30000);
	assert_int_equal(p.parts[0].rest, 30000);
	assert_int_equal(shown(&cells[1], 0), 3);
}

static void borders_that_are_kept_at_a_break_cost_height(void **state)
{
	struct parallel_cell cells[] = { cell(*state, 0, 1, 2, 10000, 0) };
	cells[0].top = cells[0].bottom = 5000;
	cells[0].cut_top = 3000;
	cells[0].cut_bottom = 2000;
	struct parallel p = divide(*state, cells, 1, 1);
	assert_int_equal(p.height, 30000);
	assert_int_equal(p.part_count, 2);
	assert_int_equal(p.parts[0].height + p.parts[0].foot, 17000);
	assert_int_equal(p.parts[0].head + p.parts[1].height, 18000);
}

static void lines_that_keep_together_are_not_divided(void **state)
{
	struct parallel_cell cells[] = { cell(*state, 0, 1, 4, 10000, 0),
		cell(*state, 0, 1, 4, 10000, FO_KEEP_ALWAYS) };
	struct parallel p = divide(*state, cells, 2, 1);
	assert_int_equal(p.part_count, 1);
}

static void where_all_keeps_forbid_it_a_row_is_divided_as_the_last_resort(void **state)
{
	struct parallel_cell cells[] = { cell(*state, 0, 1, 4, 10000, FO_KEEP_ALWAYS) };
	struct parallel p = divide(*state, cells, 1, 1);
	assert_int_equal(p.part_count, 4);
	assert_int_equal(p.parts[0].keep, FO_KEEP_ALWAYS);
}

static void a_row_of_given_height_is_not_divided(void **state)
{
	struct parallel_cell cells[] = { cell(*state, 0, 1, 4, 10000, 0) };
	struct parallel_row row = { .min_height = 60000 };
	struct parallel p = { .cells = cells, .cell_count = 1, .rows = &row, .row_count = 1 };
	parallel_divide(*state, &p);
	assert_int_equal(p.height, 60000);
	assert_int_equal(p.part_count, 1);
}

static void a_row_higher_than_given_is(void **state)
{
	struct parallel_cell cells[] = { cell(*state, 0, 1, 4, 10000, 0) };
	struct parallel_row row = { .min_height = 30000 };
	struct parallel p = { .cells = cells, .cell_count = 1, .rows = &row, .row_count = 1 };
	parallel_divide(*state, &p);
	assert_int_equal(p.height, 40000);
	assert_int_equal(p.part_count, 4);
}

static void the_last_row_takes_what_a_spanning_cell_needs_more(void **state)
{
	struct parallel_cell cells[] = { cell(*state, 0, 2, 5, 10000, 0),
		cell(*state, 0, 1, 1, 10000, 0), cell(*state, 1, 1, 1, 10000, 0) };
	struct parallel p = divide(*state, cells, 3, 2);
	assert_int_equal(p.rows[0].height, 10000);
	assert_int_equal(p.rows[1].height, 40000);
	assert_int_equal(p.rows[1].top, 10000);
}

static void a_page_may_end_between_rows_that_a_cell_spans(void **state)
{
	struct parallel_cell cells[] = { cell(*state, 0, 2, 4, 10000, 0),
		cell(*state, 0, 1, 1, 20000, 0), cell(*state, 1, 1, 1, 20000, 0) };
	struct parallel p = divide(*state, cells, 3, 2);
	assert_int_equal(p.part_count, 3);
	assert_int_equal(p.parts[0].row, 0);
	assert_int_equal(p.parts[0].next_row, 1);
	assert_int_equal(shown(&cells[0], 0), 2);
	assert_int_equal(p.parts[0].first_cell, 0);
	assert_int_equal(p.rows[1].part, 2);
}

static void a_spanning_cell_may_go_on_while_the_next_row_waits(void **state)
{
	struct parallel_cell cells[] = { cell(*state, 0, 2, 4, 10000, 0),
		cell(*state, 0, 1, 1, 20000, 0), cell(*state, 1, 1, 1, 20000, 0) };
	struct parallel p = divide(*state, cells, 3, 2);
	assert_int_equal(p.parts[1].row, 0);
	assert_int_equal(p.parts[1].next_row, 1);
	assert_int_equal(shown(&cells[0], 1), 3);
	assert_int_equal(shown(&cells[2], 1), 0);
	assert_int_equal(p.parts[0].height + p.parts[1].height + p.parts[1].foot, 30000);
	assert_int_equal(p.parts[1].rest, 20000);
}

static void a_forced_break_in_one_cell_divides_the_row(void **state)
{
	struct list_builder b;
	list_begin(&b, *state);
	list_box(&b, (struct piece){ .box = BOX_LINE, .height = 10000 });
	list_force(&b, BREAK_PAGE);
	list_box(&b, (struct piece){ .box = BOX_LINE, .height = 10000 });
	struct parallel_cell cells[] = { { .list = list_end(&b), .rows = 1, .content_height = 20000 },
		cell(*state, 0, 1, 2, 10000, 0) };
	struct parallel p = divide(*state, cells, 2, 1);
	assert_int_equal(p.part_count, 2);
	assert_int_equal(p.parts[0].forced, BREAK_PAGE);
	assert_int_equal(shown(&cells[1], 0), 1);
}

static void an_empty_cell_asks_for_nothing(void **state)
{
	struct parallel_cell cells[] = { cell(*state, 0, 1, 3, 10000, 0),
		cell(*state, 0, 1, 0, 0, 0) };
	cells[1].top = cells[1].bottom = 4000;
	struct parallel p = divide(*state, cells, 2, 1);
	assert_int_equal(p.height, 30000);
	assert_int_equal(p.parts[0].height, 10000);
}

static unsigned random_below(unsigned *seed, unsigned n)
{
	*seed = *seed * 1103515245 + 12345;
	return (*seed >> 16) % n;
}

/* Rows of two columns, the first of which holds one cell over all. */
static struct parallel random_rows(struct arena *a, unsigned *seed)
{
	uint32_t rows = 1 + random_below(seed, 5);
	struct parallel_cell *cells = ARENA_ARRAY(a, rows + 1, struct parallel_cell);
	size_t count = 0;
	for (uint32_t r = 0; r < rows; r++) {
		if (r == 0)
			cells[count++] = cell(a, 0, rows, (int)random_below(seed, 12),
				1000 + (mpt)random_below(seed, 30000), 0);
		cells[count] = cell(a, r, 1, (int)random_below(seed, 6),
			1000 + (mpt)random_below(seed, 30000), 0);
		cells[count].top = (mpt)random_below(seed, 5000);
		cells[count].bottom = (mpt)random_below(seed, 5000);
		cells[count++].cut_bottom = (mpt)random_below(seed, 5000);
	}
	return divide(a, cells, count, rows);
}

/* Nothing is lost, nothing is said twice, and every page that ends with a part is high enough for
 * what it shows. */
static void check_cell(const struct parallel *p, const struct parallel_cell *c)
{
	const struct parallel_row *row = &p->rows[c->row];
	size_t lines = 0;
	mpt height = 0;
	for (size_t i = 0; i < c->list.count; i++)
		lines += c->list.pieces[i].kind == PIECE_BOX;
	assert_int_equal(shown(c, (uint32_t)p->part_count - 1), lines);
	for (uint32_t i = 0, before = 0; i < p->part_count; i++) {
		size_t now = shown(c, i);
		assert_true(now >= before);
		assert_true(i < row->part ? now == 0 : now > 0 || lines == 0);
		height += p->parts[i].height;
		mpt content = lines ? c->content_height / (mpt)lines * (mpt)now : 0;
		if (lines)
			assert_true(i < row->part ||
				    height + p->parts[i].foot >= row->top + c->top + content);
		before = (uint32_t)now;
	}
}

static void random_rows_lose_nothing(void **state)
{
	(void)state;
	unsigned seed = 4711;
	for (int n = 0; n < 3000; n++) {
		struct arena *a = arena_new();
		struct parallel p = random_rows(a, &seed);
		mpt height = 0;
		for (size_t i = 0; i < p.part_count; i++) {
			assert_true(p.parts[i].height >= 0);
			height += p.parts[i].height;
		}
		assert_int_equal(height, p.height);
		for (size_t i = 0; i < p.cell_count; i++)
			check_cell(&p, &p.cells[i]);
		arena_free(a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_ends_where_each_cell_has_shown_a_line),
		cmocka_unit_test(the_rest_of_a_row_is_as_high_as_what_is_left),
		cmocka_unit_test(borders_that_are_kept_at_a_break_cost_height),
		cmocka_unit_test(lines_that_keep_together_are_not_divided),
		cmocka_unit_test(where_all_keeps_forbid_it_a_row_is_divided_as_the_last_resort),
		cmocka_unit_test(a_row_of_given_height_is_not_divided),
		cmocka_unit_test(a_row_higher_than_given_is),
		cmocka_unit_test(the_last_row_takes_what_a_spanning_cell_needs_more),
		cmocka_unit_test(a_page_may_end_between_rows_that_a_cell_spans),
		cmocka_unit_test(a_spanning_cell_may_go_on_while_the_next_row_waits),
		cmocka_unit_test(a_forced_break_in_one_cell_divides_the_row),
		cmocka_unit_test(an_empty_cell_asks_for_nothing),
		cmocka_unit_test(random_rows_lose_nothing),
	};
	return cmocka_run_group_tests(tests, new_arena, free_arena);
}
