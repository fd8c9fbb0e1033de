/* Where cells stand in a line: alignment, who gives and who gains. */
#include "line_fixture.h"

/* The gap behind cell I as set. */
static mpt gap(const struct setting *t, size_t i)
{
	return t->x[i + 1] - t->x[i] - (t->s.cells[i].kind == CELL_SPACE ? 0 : t->width[i]);
}

static mpt right_edge(const struct setting *t, size_t line)
{
	return t->lines[line].x + t->lines[line].width;
}

static void han_gaps_share_what_is_left(void **state)
{
	(void)state;
	struct setting t;
	lay(&t, "hhhhhhhhhh", 54, JUSTIFY);
	assert_int_equal(t.b.count, 2);
	assert_int_equal(t.lines[0].slack, 4000);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(gap(&t, i), 1000);
	assert_int_equal(right_edge(&t, 0), 54000);
	assert_int_equal(right_edge(&t, 1), 50000);
	setting_close(&t);
}

static void a_remainder_is_spread(void **state)
{
	(void)state;
	struct setting t;
	const struct line_space space = { .measure = 5 * EM + 3 };
	setting_open(&t, sample_new("hhhhhhhhhh"), &space, JUSTIFY);
	assert_int_equal(right_edge(&t, 0), 5 * EM + 3);
	for (size_t i = 0; i < 4; i++)
		assert_in_range(gap(&t, i), 0, 1);
	setting_close(&t);
}

static void alignments(void **state)
{
	(void)state;
	const struct { enum align align; mpt x; } cases[] = {
		{ ALIGN_START, 0 }, { ALIGN_CENTER, EM }, { ALIGN_END, 2 * EM },
	};
	for (size_t i = 0; i < 3; i++) {
		struct setting t;
		lay(&t, "hh,h", 55, (struct alignment){ .align = cases[i].align, .last = cases[i].align });
		assert_int_equal(t.lines[0].x, cases[i].x * 3 / 4);
		assert_int_equal(t.x[0], t.lines[0].x);
		assert_int_equal(t.lines[0].width, 4 * EM);
		assert_true(t.lines[0].last);
		setting_close(&t);
	}
}

static void what_is_too_wide_begins_at_the_start(void **state)
{
	(void)state;
	struct setting t;
	lay(&t, "W", 30, (struct alignment){ .align = ALIGN_CENTER, .last = ALIGN_CENTER });
	assert_int_equal(t.lines[0].x, 0);
	assert_true(t.lines[0].overfull);
	setting_close(&t);
}

static void word_spaces_give_before_marks(void **state)
{
	(void)state;
	struct setting t;
	/* The space can give a twelfth of an em, the commas half an em each. */
	const mpt natural = 1 * EM + EM + 3 * EM + EM / 3 + EM / 4 + 3 * EM + EM + EM;
	struct line_space space = { .measure = natural - EM / 12 };
	setting_open(&t, sample_new("h,www_wwwhhh,h"), &space, JUSTIFY);
	assert_int_equal(t.b.count, 1);
	assert_int_equal(t.width[5], EM / 4);
	assert_int_equal(gap(&t, 1), EM / 2);
	setting_close(&t);
	space.measure = natural - EM / 12 - 600;
	setting_open(&t, sample_new("h,www_wwwhhh,h"), &space, JUSTIFY);
	assert_int_equal(t.width[5], EM / 4);
	assert_int_equal(gap(&t, 1), EM / 2 - 300);
	assert_int_equal(gap(&t, 12), EM / 2 - 300);
	assert_int_equal(gap(&t, 8), EM / 4);
	setting_close(&t);
}

static void spaces_grow_before_han_latin_before_all(void **state)
{
	(void)state;
	struct setting t;
	const char *text = "hhww_wwhhhhhh";
	const mpt line = 2 * EM + EM / 4 + EM + EM / 3 + EM + EM / 4 + EM;
	struct line_space space = { .measure = line + 1000 };
	setting_open(&t, sample_new(text), &space, JUSTIFY);
	assert_int_equal(t.lines[0].end, 8);
	assert_int_equal(t.width[4], EM / 3 + 1000);
	assert_int_equal(gap(&t, 1), EM / 4);
	setting_close(&t);
	space.measure = line + 3000;
	setting_open(&t, sample_new(text), &space, JUSTIFY);
	assert_int_equal(t.width[4], EM / 2);
	assert_int_equal(gap(&t, 1) + gap(&t, 6), EM / 2 + 3000 - (EM / 2 - EM / 3));
	assert_int_equal(gap(&t, 0), 0);
	setting_close(&t);
	space.measure = line + 5500;
	setting_open(&t, sample_new(text), &space, JUSTIFY);
	assert_int_equal(t.width[4], EM / 2);
	assert_int_equal(gap(&t, 1), EM / 3);
	assert_in_range(gap(&t, 0), 2160, 2170);
	setting_close(&t);
}

static void beyond_a_quarter_em_everything_grows(void **state)
{
	(void)state;
	struct setting t;
	/* One Han gap and one word space have to fill two ems. */
	const struct alignment justify_all = { .align = ALIGN_JUSTIFY, .last = ALIGN_JUSTIFY };
	lay(&t, "hh_h", 53, justify_all);
	assert_int_equal(right_edge(&t, 0), 53000);
	mpt rest = 53000 - 3 * EM - EM / 2 - EM / 4;
	assert_int_equal(gap(&t, 0), EM / 4 + rest / 2);
	assert_int_equal(t.width[2], EM / 2 + rest / 2);
	setting_close(&t);
}

static void names_are_spread_over_a_width(void **state)
{
	(void)state;
	const struct alignment spread = { .align = ALIGN_JUSTIFY, .last = ALIGN_JUSTIFY,
		.distribute = true };
	struct setting t;
	lay(&t, "hh", 40, spread);
	assert_int_equal(t.x[0], 0);
	assert_int_equal(t.x[1], 3 * EM);
	setting_close(&t);
	lay(&t, "hhh", 40, spread);
	assert_int_equal(t.x[1], EM + EM / 2);
	assert_int_equal(t.x[2], 3 * EM);
	setting_close(&t);
	/* Han-Latin gaps are like the others. */
	lay(&t, "hhwh", 50, spread);
	assert_int_equal(gap(&t, 0), 5000);
	assert_int_equal(gap(&t, 1), 5000);
	assert_int_equal(gap(&t, 2), 5000);
	setting_close(&t);
	/* Alone it stays at the start. */
	lay(&t, "h", 40, spread);
	assert_int_equal(t.x[0], 0);
	setting_close(&t);
}

static void leaders_fill_justified_lines(void **state)
{
	(void)state;
	const struct alignment contents = { .align = ALIGN_START, .last = ALIGN_JUSTIFY };
	struct setting t;
	lay(&t, "hhh~w", 200, contents);
	assert_int_equal(right_edge(&t, 0), 20 * EM);
	assert_int_equal(t.width[3], 20 * EM - 3 * EM - EM / 2);
	assert_int_equal(gap(&t, 0), 0);
	setting_close(&t);
	/* Two share the room; a third has a bound of its own. */
	struct sample s = sample_new("h~h~w");
	s.cells[1].leader_max = 2 * EM;
	setting_open(&t, s, &(struct line_space){ .measure = 20 * EM }, contents);
	assert_true(t.width[1] <= 2 * EM);
	assert_int_equal(right_edge(&t, 0), 20 * EM);
	setting_close(&t);
	/* Without justification it keeps its optimum, and shrinks before a line is broken. */
	lay(&t, "hhh~w", 200, RAGGED);
	assert_int_equal(t.width[3], EM);
	setting_close(&t);
	lay(&t, "hhh~w", 40, RAGGED);
	assert_int_equal(t.b.count, 1);
	assert_int_equal(t.width[3], EM / 2);
	setting_close(&t);
}

static void widths_at_line_edges(void **state)
{
	(void)state;
	/* A style that keeps marks at full width. */
	struct sample s = sample_new("(hhhhhh,");
	s.cells[0].start_width = EM / 2;
	s.cells[7].end_width = EM / 2;
	struct setting t;
	setting_open(&t, s, &(struct line_space){ .measure = 8 * EM + 100 },
		(struct alignment){ .align = ALIGN_JUSTIFY, .last = ALIGN_JUSTIFY });
	assert_int_equal(t.b.count, 1);
	assert_int_equal(t.lines[0].x, EM / 2);
	assert_int_equal(right_edge(&t, 0), 7 * EM + EM / 2 + 100);
	setting_close(&t);
}

static void dropped_spaces_have_no_width(void **state)
{
	(void)state;
	struct setting t;
	lay(&t, "www_www_", 20, RAGGED);
	assert_int_equal(t.width[3], 0);
	assert_int_equal(t.width[7], 0);
	assert_int_equal(t.lines[1].first, 4);
	assert_int_equal(t.lines[1].end, 7);
	setting_close(&t);
}

static void anchors_stand_where_the_text_goes_on(void **state)
{
	(void)state;
	struct setting t;
	lay(&t, "hh,@", 50, JUSTIFY);
	assert_int_equal(t.x[3], 2 * EM + EM / 2);
	setting_close(&t);
	lay(&t, "@hh", 50, JUSTIFY);
	assert_int_equal(t.x[0], 0);
	assert_int_equal(t.x[1], 0);
	setting_close(&t);
}

/* What the gaps of a class have given on a line; the most they can give is added to *MOST. */
static mpt given(const struct setting *t, const struct line *l, enum squeeze_class class, mpt *most)
{
	mpt sum = 0;
	for (size_t i = l->first; i + 1 < l->end; i++) {
		const struct cell *c = &t->s.cells[i];
		if (c->squeeze != class)
			continue;
		sum += c->gap - gap(t, i);
		*most += c->gap - c->gap_min;
	}
	return sum;
}

static void classes_are_used_up_in_their_order(void **state)
{
	(void)state;
	uint32_t seed = 7;
	int squeezed = 0;
	for (int round = 0; round < 2000; round++) {
		char text[61];
		random_text(&seed, "hhhhhh,.()oww_", text, 60);
		struct setting t;
		lay(&t, text, 60 + (int)random_below(&seed, 150), JUSTIFY);
		for (size_t i = 0; i < t.b.count; i++) {
			const struct line *l = &t.lines[i];
			bool all = true;
			if (l->slack >= 0)
				continue;
			squeezed++;
			for (int c = SQUEEZE_NONE + 1; c < SQUEEZE_COUNT; c++) {
				mpt most = 0, g = given(&t, l, (enum squeeze_class)c, &most);
				assert_true(g >= 0 && g <= most);
				assert_true(all || g == 0);
				all = all && g == most;
			}
		}
		setting_close(&t);
	}
	assert_true(squeezed > 500);
}

static void the_right_edge_is_exact(void **state)
{
	(void)state;
	uint32_t seed = 8;
	for (int round = 0; round < 2000; round++) {
		char text[61];
		random_text(&seed, "hhhhhh,.()oww_~#@", text, 60);
		struct setting t;
		struct line_space space = { .measure = 40000 + random_below(&seed, 200000) };
		setting_open(&t, sample_new(text), &space, JUSTIFY);
		for (size_t i = 0; i < t.b.count; i++) {
			const struct line *l = &t.lines[i];
			bool stretched = l->slack > 0 && !l->last && !l->loose;
			if (l->slack < 0 && !l->overfull)
				assert_int_equal(right_edge(&t, i), space.measure);
			if (stretched && right_edge(&t, i) != space.measure) {
				for (size_t k = l->first; k + 1 < l->end; k++)
					assert_int_not_equal(t.s.cells[k].stretch, STRETCH_ALL);
			}
			for (size_t k = l->first; k + 1 < l->end; k++)
				assert_true(t.x[k + 1] >= t.x[k]);
		}
		setting_close(&t);
	}
}

static void gaps_grow_by_an_em_at_most(void **state)
{
	(void)state;
	struct setting t;
	/* One gap, and three ems or two to fill it with. */
	lay(&t, "hhWh", 30, JUSTIFY);
	assert_false(t.lines[0].loose);
	assert_int_equal(right_edge(&t, 0), 3 * EM);
	setting_close(&t);
	lay(&t, "hhWh", 31, JUSTIFY);
	assert_true(t.lines[0].loose);
	assert_int_equal(right_edge(&t, 0), 2 * EM);
	setting_close(&t);
	/* Where the author wants it, there is no bound. */
	lay(&t, "hh", 60, (struct alignment){ .align = ALIGN_JUSTIFY, .last = ALIGN_JUSTIFY });
	assert_false(t.lines[0].loose);
	assert_int_equal(right_edge(&t, 0), 6 * EM);
	setting_close(&t);
}

static void huge_lengths_do_no_harm(void **state)
{
	(void)state;
	struct sample s = sample_new("hh_hh_hh");
	for (size_t i = 0; i < s.p.cell_count; i++)
		s.cells[i].gap = s.cells[i].gap_max = MPT_MAX;
	struct setting t;
	setting_open(&t, s, &(struct line_space){ .measure = MPT_MAX - 1 }, JUSTIFY);
	for (size_t i = 0; i < t.b.count; i++)
		assert_true(right_edge(&t, i) <= MPT_MAX);
	setting_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(han_gaps_share_what_is_left),
		cmocka_unit_test(a_remainder_is_spread),
		cmocka_unit_test(alignments),
		cmocka_unit_test(what_is_too_wide_begins_at_the_start),
		cmocka_unit_test(word_spaces_give_before_marks),
		cmocka_unit_test(spaces_grow_before_han_latin_before_all),
		cmocka_unit_test(beyond_a_quarter_em_everything_grows),
		cmocka_unit_test(names_are_spread_over_a_width),
		cmocka_unit_test(leaders_fill_justified_lines),
		cmocka_unit_test(widths_at_line_edges),
		cmocka_unit_test(dropped_spaces_have_no_width),
		cmocka_unit_test(anchors_stand_where_the_text_goes_on),
		cmocka_unit_test(classes_are_used_up_in_their_order),
		cmocka_unit_test(the_right_edge_is_exact),
		cmocka_unit_test(gaps_grow_by_an_em_at_most),
		cmocka_unit_test(huge_lengths_do_no_harm),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
