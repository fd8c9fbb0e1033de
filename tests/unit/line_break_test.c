/* Where lines end, on hand-made cells: single answers, and what holds for any text. */
#include "line_fixture.h"

#include <stdio.h>

#include "line/demerits.h"

/* The lines of TEXT, separated by |. */
static const char *broken(const char *text, int measure, struct alignment style)
{
	static char out[512];
	struct setting t;
	lay(&t, text, measure, style);
	size_t n = 0;
	for (size_t i = 0; i < t.b.count; i++) {
		size_t len = t.lines[i].end - t.lines[i].first;
		if (i)
			out[n++] = '|';
		memcpy(out + n, text + t.lines[i].first, len);
		n += len;
	}
	out[n] = '\0';
	setting_close(&t);
	return out;
}

static void assert_broken(const char *text, int measure, struct alignment style,
	const char *expected)
{
	assert_string_equal(broken(text, measure, style), expected);
}

static void full_lines_of_han(void **state)
{
	(void)state;
	assert_broken("hhhhhhhhhhhh", 50, JUSTIFY, "hhhhh|hhhhh|hh");
	assert_broken("hhhhhhhhhhhh", 50, RAGGED, "hhhhh|hhhhh|hh");
	assert_broken("hhhhhhhhhhhh", 59, RAGGED, "hhhhh|hhhhh|hh");
}

static void a_mark_is_pulled_in_before_a_character_is_pushed_out(void **state)
{
	(void)state;
	/* Six and a half ems on six, when the inner comma gives its blank. */
	assert_broken("hh,hhh.hhhhh", 60, JUSTIFY, "hh,hhh.|hhhhh");
	/* Nothing gives: the character before the mark comes down with it. */
	assert_broken("hhhhhh.hhhhh", 60, JUSTIFY, "hhhhh|h.hhh|hh");
	/* Ragged lines are not squeezed. */
	assert_broken("hh,hhh.hhhhh", 60, RAGGED, "hh,hh|h.hhh|hh");
}

static void a_full_width_mark_at_the_end_needs_half_an_em(void **state)
{
	(void)state;
	assert_broken("hhhhh,hhhhh.", 55, JUSTIFY, "hhhhh,|hhhhh.");
	assert_broken("hhhhh,hhhhh.", 55, RAGGED, "hhhhh,|hhhhh.");
}

static void the_last_line_has_two_characters(void **state)
{
	(void)state;
	assert_broken("hhhhhhhhhhh", 50, JUSTIFY, "hhhhh|hhhh|hh");
	assert_broken("hhhhhhhhhhh", 50, RAGGED, "hhhhh|hhhh|hh");
	assert_broken("hhhhhhhhhhh.", 50, JUSTIFY, "hhhhh|hhhh|hh.");
	assert_broken("hhhhhhhhhhh.)", 50, JUSTIFY, "hhhhh|hhhh|hh.)");
	/* Squeezing takes it in where there is enough to squeeze. */
	assert_broken("h,h,hhhhh", 80, JUSTIFY, "h,h,hhhhh");
	/* A word beside it is company. */
	assert_broken("hhhhhwwh", 50, JUSTIFY, "hhhhh|wwh");
	/* There is no other way. */
	assert_broken("hh", 10, JUSTIFY, "h|h");
	assert_broken("hh", 10, RAGGED, "h|h");
	assert_broken("h", 50, JUSTIFY, "h");
}

static void also_before_a_forced_newline(void **state)
{
	(void)state;
	assert_broken("hhhhhhnhh", 50, JUSTIFY, "hhhh|hhn|hh");
	assert_broken("hhhhhhnhh", 50, RAGGED, "hhhh|hhn|hh");
	assert_broken("hnnh", 50, JUSTIFY, "hn|n|h");
}

static void spaces_vanish_at_line_ends(void **state)
{
	(void)state;
	assert_broken("www_www_www", 15, JUSTIFY, "www|www|www");
	assert_broken("www_www_www", 34, JUSTIFY, "www_www|www");
	assert_broken("www_www_www", 34, RAGGED, "www_www|www");
	assert_broken("_www_", 34, RAGGED, "www");
}

static void words_are_spread_as_total_fit_has_it(void **state)
{
	(void)state;
	/* First fit would leave "w" and "wwwwwwww" to stretch one space over half the line. */
	const char *text = "wwww_ww_ww_wwwwwwww_wwww";
	assert_broken(text, 58, RAGGED, "wwww_ww_ww|wwwwwwww|wwww");
	assert_broken(text, 58, JUSTIFY, "wwww_ww|ww_wwwwwwww|wwww");
}

static void a_word_wider_than_the_measure_has_its_own_line(void **state)
{
	(void)state;
	assert_broken("hhWhh", 30, JUSTIFY, "hh|W|hh");
	assert_broken("hhWhh", 30, RAGGED, "hh|W|hh");
	assert_broken("WWW", 30, JUSTIFY, "W|W|W");
	struct setting t;
	lay(&t, "hhWhh", 30, JUSTIFY);
	assert_false(t.lines[0].overfull);
	assert_true(t.lines[1].overfull);
	assert_int_equal(t.lines[1].slack, -EM);
	assert_false(t.lines[2].overfull);
	setting_close(&t);
}

static void anchors_make_no_line_of_their_own(void **state)
{
	(void)state;
	assert_broken("hhhhh@", 50, JUSTIFY, "hhhhh@");
	assert_broken("@hhhhh", 50, RAGGED, "@hhhhh");
	assert_broken("hhhhh@hh", 50, JUSTIFY, "hhhhh|@hh");
	assert_broken("www_@_www", 15, RAGGED, "www_@|www");
}

static void hyphens_are_a_last_resort(void **state)
{
	(void)state;
	/* Ten characters spread over a good eleven look better than a hyphen. */
	assert_broken("hhhhhhhhhhww-wwhhhhhhhh", 113, JUSTIFY, "hhhhhhhhhh|ww-wwhhhhhhhh");
	assert_broken("hhhhhww-wwhhh", 70, JUSTIFY, "hhhhhww-|wwhhh");
	assert_broken("wwwww-wwwww", 35, RAGGED, "wwwww-|wwwww");
	assert_broken("wwwww-wwwww", 55, RAGGED, "wwwww-wwwww");
}

static void indents_take_room(void **state)
{
	(void)state;
	struct setting t;
	const struct line_space space = { .measure = 5 * EM, .first_indent = 2 * EM,
		.last_indent = 2 * EM };
	setting_open(&t, sample_new("hhhhhhhhhhhh"), &space, JUSTIFY);
	assert_int_equal(t.b.count, 4);
	assert_int_equal(t.lines[0].x, 2 * EM);
	assert_int_equal(t.lines[0].end, 3);
	assert_int_equal(t.lines[1].end, 7);
	assert_true(t.lines[3].x + t.lines[3].width <= 3 * EM);
	setting_close(&t);
}

static void no_line_is_loose_while_there_is_another_way(void **state)
{
	(void)state;
	uint32_t seed = 5;
	for (int round = 0; round < 200; round++) {
		char text[121];
		random_text(&seed, "hhhhhhhhhhh,.", text + 1, 118);
		text[0] = 'h';
		struct setting t;
		lay(&t, text, 150 + 10 * (int)random_below(&seed, 150), JUSTIFY);
		for (size_t i = 0; i < t.b.count; i++) {
			size_t gaps = t.lines[i].end - t.lines[i].first - 1;
			if (!t.lines[i].last)
				assert_true(t.lines[i].slack <= (mpt)gaps * EM / 4);
		}
		setting_close(&t);
	}
}

static void every_cell_is_in_one_line(void **state)
{
	(void)state;
	uint32_t seed = 1;
	for (int round = 0; round < 2000; round++) {
		char text[81];
		random_text(&seed, "hhhhh,.()oww-_@~n#W", text, 1 + random_below(&seed, 80));
		struct setting t;
		lay(&t, text, 5 + (int)random_below(&seed, 200), round % 2 ? JUSTIFY : RAGGED);
		size_t next = 0;
		for (size_t i = 0; i < t.b.count; i++) {
			const struct line *l = &t.lines[i];
			for (; next < l->first; next++)
				assert_int_equal(text[next], '_');
			assert_true(l->end >= l->first);
			next = l->end;
			size_t end = t.b.ends[i];
			assert_true(end == strlen(text) || t.s.cells[end - 1].brk != BRK_NEVER);
		}
		for (; text[next]; next++)
			assert_int_equal(text[next], '_');
		setting_close(&t);
	}
}

/* The demerits of a way to break the run, as ends of its lines; INT64_MAX if one of them is tighter
 * or looser than may be. */
static int64_t demerits(const struct fit *f, const uint32_t *ends, size_t count, int limit)
{
	size_t n = f->p->cell_count, start = 0;
	int64_t sum = 0;
	unsigned hyphens = 0;
	enum look above = LOOK_EVEN;
	for (size_t i = 0; i < count; i++) {
		struct ending end = fit_ending(f, ends[i]);
		struct candidate c = { 0, n, start, &end, i, hyphens, above };
		struct demerits d;
		if (demerits_of(f, &c, limit, &d) != FITS)
			return INT64_MAX;
		sum = demerits_add(sum, d.cost);
		start = ends[i];
		above = d.look;
		hyphens = f->p->cells[start - 1].brk == BRK_HYPHEN ? hyphens + 1 : 0;
	}
	return sum;
}

/* The fewest demerits of all ways on from the COUNT lines in ENDS, tried one by one. */
static int64_t least(const struct fit *f, uint32_t *ends, size_t count, int limit)
{
	size_t n = f->p->cell_count, start = count ? ends[count - 1] : 0;
	if (start == n)
		return demerits(f, ends, count, limit);
	int64_t best = INT64_MAX;
	for (size_t i = start + 1; i <= n; i++) {
		if (!break_at(f, 0, n, i))
			continue;
		ends[count] = (uint32_t)i;
		int64_t d = least(f, ends, count + 1, limit);
		best = d < best ? d : best;
	}
	return best;
}

static void no_way_has_fewer_demerits(void **state)
{
	(void)state;
	uint32_t seed = 2;
	int good = 0, loose = 0;
	for (int round = 0; round < 1200; round++) {
		char text[15];
		uint32_t ends[15];
		random_text(&seed, "hhhh,.()ow_-", text, 6 + random_below(&seed, 7));
		struct setting t;
		lay(&t, text, 20 + (int)random_below(&seed, 50), JUSTIFY);
		if (t.f.words) {
			setting_close(&t);
			continue;
		}
		int64_t among_good = least(&t.f, ends, 0, RATIO_GOOD);
		int64_t among_all = least(&t.f, ends, 0, RATIO_MOST);
		int64_t got = demerits(&t.f, t.b.ends, t.b.count, RATIO_MOST);
		/* Looser lines are looked at only if there is no other way, or it breaks a rule. */
		if (got == among_good)
			good++;
		else if (got == among_all && got < INT64_MAX)
			loose++;
		else
			assert_int_equal(among_all, INT64_MAX);
		assert_true(got <= among_good);
		setting_close(&t);
	}
	assert_true(good > 100 && loose > 100);
}

static void total_fit_is_no_worse_than_first_fit(void **state)
{
	(void)state;
	uint32_t seed = 3;
	for (int round = 0; round < 500; round++) {
		char text[101];
		random_text(&seed, "hhhhhhh,.()oww_", text, 100);
		struct setting best, first;
		int measure = 60 + (int)random_below(&seed, 100);
		lay(&best, text, measure, JUSTIFY);
		lay(&first, text, measure, RAGGED);
		assert_true(demerits(&best.f, best.b.ends, best.b.count, RATIO_MOST) <=
			demerits(&best.f, first.b.ends, first.b.count, RATIO_GOOD));
		setting_close(&best);
		setting_close(&first);
	}
}

static void assert_same_extent(const struct extent *a, const struct extent *b)
{
	assert_int_equal(a->first, b->first);
	assert_int_equal(a->end, b->end);
	assert_int_equal(a->body, b->body);
	assert_int_equal(a->natural, b->natural);
	assert_int_equal(a->before, b->before);
	assert_int_equal(a->early, b->early);
	assert_int_equal(a->late, b->late);
	assert_int_equal(a->bounded, b->bounded);
	assert_int_equal(a->even, b->even);
	assert_int_equal(a->shrink, b->shrink);
	assert_int_equal(a->grow, b->grow);
	assert_int_equal(a->hyphen, b->hyphen);
}

/* Marks that hang or keep their blanks at the edges of lines, here and there. */
static void vary_edges(uint32_t *seed, struct cell *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		cells[i].hang = (uint8_t)(random_below(seed, 6) / 4 + random_below(seed, 6) / 5);
		cells[i].hang_start = random_below(seed, 6) == 0;
		cells[i].start_width = random_below(seed, 5) ? 0 : EM / 2;
		cells[i].end_width = random_below(seed, 5) ? 0 : EM / 2;
		cells[i].end_for_room = random_below(seed, 8) == 0;
	}
}

static void what_is_called_loose_at_once_is(void **state)
{
	(void)state;
	uint32_t seed = 7;
	int loose = 0, missed = 0;
	for (int round = 0; round < 100; round++) {
		char text[31];
		/* Where some line takes a hyphen, nothing is said. */
		random_text(&seed, round % 8 ? "hhhhhh,.()ow_@~" : "hhhhhh,.()ow_-@~", text, 30);
		struct sample s = sample_new(text);
		struct line_space space = { .measure = 20 * EM, .first_indent = 2 * EM };
		struct fit f;
		if (round % 2)
			vary_edges(&seed, s.cells, 30);
		fit_init(&f, &s.p, &space, JUSTIFY);
		int limit = round % 3 ? RATIO_FINE : RATIO_MOST;
		for (size_t from = 0; from < 29; from++)
			for (size_t to = from + 1; to < 30; to++) {
				struct ending end = fit_ending(&f, to);
				struct candidate c = { 0, 30, from, &end, from % 2, 0, LOOK_EVEN };
				struct demerits d;
				bool is = demerits_of(&f, &c, limit, &d) == TOO_LOOSE;
				bool said = demerits_pass_loose(
					&f, from, to, to + 1, from % 2, limit) > to;
				assert_true(is || !said);
				loose += said;
				missed += is && !said && round % 2 == 0;
			}
		fit_release(&f);
		sample_free(&s);
	}
	assert_true(loose > 2000 && missed < loose);
}

static void a_line_is_the_same_whichever_end_is_known_first(void **state)
{
	(void)state;
	uint32_t seed = 5;
	for (int round = 0; round < 100; round++) {
		char text[31];
		random_text(&seed, "hhhh,.()ow_-@~n#", text, 30);
		struct sample s = sample_new(text);
		struct line_space space = { .measure = 10 * EM };
		struct fit f;
		vary_edges(&seed, s.cells, 30);
		fit_init(&f, &s.p, &space, JUSTIFY);
		for (size_t to = 1; to <= 30; to++) {
			struct ending end = fit_ending(&f, to);
			mpt least = 0;
			for (size_t from = to; from-- > 0;) {
				struct extent a = fit_line(&f, from, &end), b = fit_extent(&f, from, to);
				assert_same_extent(&a, &b);
				least = fit_least(&f, from, &end);
				assert_true(least <= b.natural + b.before || b.first == b.end);
			}
		}
		fit_release(&f);
		sample_free(&s);
	}
}

static void no_more_hyphens_in_a_row_than_allowed(void **state)
{
	(void)state;
	const char *text = "hhhhwwww-wwwwhhwwww-wwwwhhhh";
	struct alignment style = JUSTIFY;
	assert_broken(text, 63, style, "hhhhwwww-|wwwwhhwwww-|wwwwhhhh");
	style.ladder = 1;
	assert_broken(text, 63, style, "hhhh|wwww-wwwwhh|wwww-wwwwhh|hh");
	style.ladder = 2;
	assert_broken(text, 63, style, "hhhhwwww-|wwwwhhwwww-|wwwwhhhh");
}

static void a_hundred_thousand_cells(void **state)
{
	(void)state;
	size_t n = 100000;
	char *text = malloc(n + 1);
	uint32_t seed = 4;
	random_text(&seed, "hhhhhhhhhh,.ww_", text, n);
	int measures[] = { 5, 60, 280, 100000, 10000000 };
	for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
		struct setting t;
		lay(&t, text, measures[i], JUSTIFY);
		assert_true(t.b.count > 0 && t.b.ends[t.b.count - 1] == n);
		setting_close(&t);
	}
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(full_lines_of_han),
		cmocka_unit_test(a_mark_is_pulled_in_before_a_character_is_pushed_out),
		cmocka_unit_test(a_full_width_mark_at_the_end_needs_half_an_em),
		cmocka_unit_test(the_last_line_has_two_characters),
		cmocka_unit_test(also_before_a_forced_newline),
		cmocka_unit_test(spaces_vanish_at_line_ends),
		cmocka_unit_test(words_are_spread_as_total_fit_has_it),
		cmocka_unit_test(a_word_wider_than_the_measure_has_its_own_line),
		cmocka_unit_test(anchors_make_no_line_of_their_own),
		cmocka_unit_test(hyphens_are_a_last_resort),
		cmocka_unit_test(indents_take_room),
		cmocka_unit_test(no_line_is_loose_while_there_is_another_way),
		cmocka_unit_test(every_cell_is_in_one_line),
		cmocka_unit_test(no_way_has_fewer_demerits),
		cmocka_unit_test(total_fit_is_no_worse_than_first_fit),
		cmocka_unit_test(what_is_called_loose_at_once_is),
		cmocka_unit_test(a_line_is_the_same_whichever_end_is_known_first),
		cmocka_unit_test(no_more_hyphens_in_a_row_than_allowed),
		cmocka_unit_test(a_hundred_thousand_cells),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
