/* Columns side by side: what each takes, and where floats and blocks across leave it room. */
#include "fo_fixture.h"
#include "page/multicol.h"

enum { LINE = 10000 };

/* Four columns of 50 pt with gaps of 10 pt, empty as yet. */
struct columned {
	struct built built;
	struct column_set set;
	struct list_builder b;
};

static void begin(struct columned *c)
{
	build_document(&c->built, FO_HEAD "<fo:block/>" FO_TAIL);
	assert_non_null(c->built.tree);
	c->set = (struct column_set){ .node = c->built.tree->root, .count = 4, .width = 50000,
		.gap = 10000 };
	list_begin(&c->b, c->built.arena);
}

static void end(struct columned *c)
{
	arena_free(c->built.arena);
}

static void add_lines(struct columned *c, int count, unsigned spans)
{
	c->b.spans = SPANS(0, spans);
	for (int i = 0; i < count; i++)
		list_box(&c->b, (struct piece){ .box = BOX_LINE, .height = LINE });
}

static struct column_fill fill(
	struct columned *c, struct column_float *floats, size_t count, mpt height)
{
	static struct list l;
	struct column_fill out;
	l = list_end(&c->b);
	const struct column_task t = { .list = &l, .limit = l.count, .complete = true, .empty = true,
		.set = &c->set, .floats = floats, .float_count = count, .height = height };
	multicol_fill(&t, &out);
	return out;
}

/* Lines of the column that lies across COUNT columns from COLUMN on. */
static int lines_in(const struct columned *c, const struct column_fill *f, int column, int count)
{
	int lines = 0;
	for (size_t i = 0; i < f->count; i++)
		for (size_t p = f->parts[i].from; p < f->parts[i].fill.end; p++)
			lines += f->parts[i].column == column && f->parts[i].columns == count &&
				c->b.list.pieces[p].kind == PIECE_BOX;
	return lines;
}

static void lines_over_go_to_the_first_columns(void **state)
{
	(void)state;
	struct columned c;
	begin(&c);
	add_lines(&c, 10, 0);
	struct column_fill f = fill(&c, NULL, 0, 100 * LINE);
	assert_int_equal(lines_in(&c, &f, 0, 1), 3);
	assert_int_equal(lines_in(&c, &f, 1, 1), 3);
	assert_int_equal(lines_in(&c, &f, 2, 1), 2);
	assert_int_equal(lines_in(&c, &f, 3, 1), 2);
	assert_int_equal(f.height, 3 * LINE);
	end(&c);
}

static void columns_below_a_float_begin_lower_and_end_level(void **state)
{
	(void)state;
	struct columned c;
	struct column_float floats[] = {
		{ .first = 1, .count = 2, .height = 3 * LINE, .below = NOT_BELOW },
		{ .first = 3, .count = 1, .height = 2 * LINE, .foot = true, .below = NOT_BELOW },
	};
	begin(&c);
	add_lines(&c, 12, 0);
	struct column_fill f = fill(&c, floats, 2, 100 * LINE);
	assert_int_equal(lines_in(&c, &f, 0, 1), 5);
	assert_int_equal(lines_in(&c, &f, 1, 1), 2);
	assert_int_equal(lines_in(&c, &f, 2, 1), 2);
	assert_int_equal(lines_in(&c, &f, 3, 1), 3);
	assert_int_equal(floats[0].reach, 3 * LINE);
	assert_int_equal(floats[1].reach, 2 * LINE);
	assert_int_equal(f.height, 5 * LINE);
	end(&c);
}

static void floats_stack_from_the_edges(void **state)
{
	(void)state;
	struct column_float floats[] = {
		{ .first = 0, .count = 1, .height = 10, .below = NOT_BELOW },
		{ .first = 0, .count = 3, .height = 20, .below = NOT_BELOW },
		{ .first = 2, .count = 1, .height = 5, .foot = true, .below = NOT_BELOW },
		{ .first = 1, .count = 2, .height = 7, .foot = true, .below = NOT_BELOW },
	};
	struct column_room r = multicol_room(floats, 4);
	assert_int_equal(floats[1].reach, 30);
	assert_int_equal(r.head[1], 30);
	assert_int_equal(r.head[3], 0);
	assert_int_equal(r.gap_head[1], 30);
	assert_int_equal(r.gap_head[2], 0);
	assert_int_equal(floats[3].reach, 7); /* the last one lies lowest */
	assert_int_equal(floats[2].reach, 12);
	assert_int_equal(r.foot[1], 7);
	assert_int_equal(r.gap_foot[1], 7);
}

static void a_block_across_opens_its_columns(void **state)
{
	(void)state;
	struct columned c;
	begin(&c);
	add_lines(&c, 2, 0);
	add_lines(&c, 1, 2);
	add_lines(&c, 9, 0);
	struct column_fill f = fill(&c, NULL, 0, 5 * LINE);
	assert_int_equal(lines_in(&c, &f, 0, 1), 2);
	assert_int_equal(lines_in(&c, &f, 1, 2), 1);
	assert_int_equal(
		lines_in(&c, &f, 1, 1) + lines_in(&c, &f, 2, 1) + lines_in(&c, &f, 3, 1), 9);
	assert_int_equal(f.end, c.b.list.count);
	end(&c);
}

static void a_block_across_waits_where_columns_are_missing(void **state)
{
	(void)state;
	struct columned c;
	begin(&c);
	add_lines(&c, 9, 0);
	add_lines(&c, 1, 3);
	struct column_fill f = fill(&c, NULL, 0, 5 * LINE);
	assert_int_equal(lines_in(&c, &f, 0, 1), 5);
	assert_int_equal(lines_in(&c, &f, 1, 1), 4);
	assert_true(f.end < c.b.list.count);
	end(&c);
}

static unsigned next(unsigned *seed)
{
	*seed = *seed * 1103515245 + 12345;
	return *seed >> 16 & 0x7fff;
}

/* Whatever lies across and floats: no piece is lost or doubled, no line leaves its room. */
static void every_piece_has_one_place(void **state)
{
	(void)state;
	unsigned seed = 7;
	for (int round = 0; round < 300; round++) {
		struct columned c;
		struct column_float floats[3];
		begin(&c);
		for (int i = 0; i < 6; i++)
			add_lines(&c, 1 + (int)(next(&seed) % 9),
				next(&seed) % 3 ? 0 : 2 + next(&seed) % 2);
		for (int i = 0; i < 3; i++)
			floats[i] = (struct column_float){ .first = (int)(next(&seed) % 3),
				.count = 1 + i % 2, .height = (mpt)(next(&seed) % 4) * LINE,
				.foot = next(&seed) % 2, .below = NOT_BELOW };
		mpt height = (mpt)(8 + next(&seed) % 20) * LINE;
		struct column_fill f = fill(&c, floats, next(&seed) % 4, height);
		size_t at = 0;
		for (size_t i = 0; i < f.count; i++) {
			const struct column_part *p = &f.parts[i];
			assert_int_equal(p->from, at);
			assert_true(p->fill.end > p->from);
			assert_true(p->column + p->columns <= 4);
			assert_true(p->y + p->fill.min_height <= height);
			at = p->fill.end;
		}
		assert_int_equal(f.end, at);
		end(&c);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_over_go_to_the_first_columns),
		cmocka_unit_test(columns_below_a_float_begin_lower_and_end_level),
		cmocka_unit_test(floats_stack_from_the_edges),
		cmocka_unit_test(a_block_across_opens_its_columns),
		cmocka_unit_test(a_block_across_waits_where_columns_are_missing),
		cmocka_unit_test(every_piece_has_one_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
