/* Lines of words: what Knuth and Plass's demerits prefer, and that the fewest are found. */
#include "line_fixture.h"

#include "line/words.h"

#define CENTRED (struct alignment){ .align = ALIGN_CENTER, .last = ALIGN_CENTER }

static void assert_broken(const char *text, int measure, struct alignment style,
	const char *expected)
{
	char out[256];
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
	assert_string_equal(out, expected);
}

static void more_spaces_than_characters_make_words(void **state)
{
	(void)state;
	const struct {
		const char *text;
		bool words;
	} cases[] = { { "ww_ww", true }, { "wwww", true }, { "hhh", false }, { "hh_ww_ww_h", false },
		{ "h_ww_ww_ww", true }, { "#", true } };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct setting t;
		lay(&t, cases[i].text, 100, JUSTIFY);
		assert_int_equal(t.f.words, cases[i].words);
		setting_close(&t);
	}
}

static void spaces_beside_han_part_no_words(void **state)
{
	(void)state;
	struct sample s = sample_new("h_ww_ww");
	const struct line_space space = { .measure = 10 * EM };
	struct fit f;
	s.cells[1].stretch = STRETCH_HAN_LATIN;
	fit_init(&f, &s.p, &space, RAGGED);
	assert_false(f.words);
	fit_release(&f);
	sample_free(&s);
}

static void ragged_lines_are_about_as_long_as_each_other(void **state)
{
	(void)state;
	/* Line by line, the third word would stand alone. */
	assert_broken("wwww_wwww_ww_wwwwwwww", 50, RAGGED, "wwww|wwww_ww|wwwwwwww");
	assert_broken("wwww_wwww_ww_wwwwwwww", 50, CENTRED, "wwww|wwww_ww|wwwwwwww");
}

static void a_word_that_must_stand_alone_is_a_long_one(void **state)
{
	(void)state;
	assert_broken("w_wwww_wwww_wwwwwww", 49, JUSTIFY, "w_wwww|wwww|wwwwwww");
}

static void a_word_is_divided_only_for_the_sake_of_good_lines(void **state)
{
	(void)state;
	assert_broken("wwww_wwww_ww-ww_wwww", 48, JUSTIFY, "wwww_wwww|ww-ww_wwww");
	assert_broken("ww_wwwww-wwwww_www", 48, JUSTIFY, "ww_wwwww-|wwwww_www");
}

static void a_word_longer_than_a_line_begins_one(void **state)
{
	(void)state;
	struct alignment styles[] = { JUSTIFY, RAGGED, CENTRED };
	for (size_t i = 0; i < 3; i++)
		assert_broken("ww_W_ww", 30, styles[i], "ww|W|ww");
}

/* The demerits of ENDS, or INT64_MAX when a line is tighter or looser than LIMIT. */
static int64_t demerits(const struct fit *f, const uint32_t *ends, size_t count, int limit)
{
	size_t start = 0;
	int64_t sum = 0;
	enum look above = LOOK_EVEN;
	for (size_t i = 0; i < count; i++) {
		struct ending end = fit_ending(f, ends[i]);
		struct candidate c = { 0, f->p->cell_count, start, &end, i, 0, above };
		struct demerits d;
		if (words_demerits(f, &c, limit, &d) != FITS)
			return INT64_MAX;
		sum = demerits_add(sum, d.cost);
		start = ends[i];
		above = d.look;
	}
	return sum;
}

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
	static const int limits[] = { WORDS_ONE, WORDS_FAIR, WORDS_MOST };
	const struct alignment styles[] = { JUSTIFY, RAGGED, CENTRED };
	uint32_t seed = 7;
	int found[3] = { 0 };
	for (int round = 0; round < 1500; round++) {
		char text[25];
		uint32_t ends[25];
		random_text(&seed, "ww_", text, 8 + random_below(&seed, 16));
		struct setting t;
		lay(&t, text, 20 + (int)random_below(&seed, 50), styles[round % 3]);
		for (size_t i = 0; i < 3; i++) {
			int64_t fewest = least(&t.f, ends, 0, limits[i]);
			if (fewest == INT64_MAX)
				continue;
			assert_true(fewest == demerits(&t.f, t.b.ends, t.b.count, limits[i]));
			found[i]++;
			break;
		}
		setting_close(&t);
	}
	assert_true(found[0] > 100 && found[1] > 100 && found[2] > 100);
}

static void a_hundred_thousand_cells(void **state)
{
	(void)state;
	size_t n = 100000;
	char *text = malloc(n + 1);
	uint32_t seed = 8;
	random_text(&seed, "wwwwwww-_", text, n);
	int measures[] = { 5, 60, 280, 100000, 10000000 };
	for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
		struct setting t;
		lay(&t, text, measures[i], i % 2 ? RAGGED : JUSTIFY);
		assert_true(t.b.count > 0 && t.b.ends[t.b.count - 1] == n);
		setting_close(&t);
	}
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(more_spaces_than_characters_make_words),
		cmocka_unit_test(spaces_beside_han_part_no_words),
		cmocka_unit_test(ragged_lines_are_about_as_long_as_each_other),
		cmocka_unit_test(a_word_that_must_stand_alone_is_a_long_one),
		cmocka_unit_test(a_word_is_divided_only_for_the_sake_of_good_lines),
		cmocka_unit_test(a_word_longer_than_a_line_begins_one),
		cmocka_unit_test(no_way_has_fewer_demerits),
		cmocka_unit_test(a_hundred_thousand_cells),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
