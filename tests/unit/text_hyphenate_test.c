/* Where words may be divided with a hyphen. The patterns are those of American English. */
#include "text_fixture.h"

#include "text/hyphenate.h"

static int setup(void **state)
{
	fix.hyphenator = hyphenator_new();
	return fixture_setup(state);
}

static int teardown(void **state)
{
	hyphenator_free(fix.hyphenator);
	return fixture_teardown(state);
}

static void assert_divided(const char *attributes, const char *content, const char *expected)
{
	const char *all = arena_printf(fix.arena, "language='en' %s", attributes);
	assert_string_equal(dump(collect(all, content)), expected);
}

#define ON "hyphenate='true' font-family='Times'"

static void words_fall_into_parts(void **state)
{
	(void)state;
	assert_divided(ON, "Hyphenation, please", "Hy-phen-ation,_·please");
	assert_divided(ON, "HYPHENATION", "HY-PHEN-ATION");
	assert_divided("", "Hyphenation", "Hyphenation");
}

static void parts_have_as_many_characters_as_asked_for(void **state)
{
	(void)state;
	assert_divided(ON " hyphenation-remain-character-count='3'", "hyphenation", "hyphen-ation");
	assert_divided(ON " hyphenation-push-character-count='6'", "hyphenation", "hy-phenation");
	assert_divided(ON " hyphenation-remain-character-count='999999999999'"
		" hyphenation-push-character-count='-5'", "hyphenation", "hyphenation");
}

static void what_divides_itself_is_left_alone(void **state)
{
	(void)state;
	assert_divided(ON, "hyphen&#xAD;ation", "hyphen-ation");
	assert_divided(ON, "hyphenation-free", "hyphenation-·free");
	assert_divided(ON, "hyphenation2", "hyphenation2");
	assert_divided(ON, "me@hyphenation.org", "me@·hyphenation.·org");
	assert_divided(ON, "hyphenation.", "hy-phen-ation.");
}

static void inlines_may_forbid_it(void **state)
{
	(void)state;
	assert_divided(ON, "<fo:inline hyphenate='false'>hyphenation</fo:inline>", "hyphenation");
	assert_divided(ON " wrap-option='no-wrap'", "hyphenation", "hyphenation");
	assert_divided(ON, "<fo:inline keep-together.within-line='always'>hyphenation</fo:inline>",
		"hyphenation");
	/* A word over the border of an inline is one word. */
	assert_divided(ON, "hyphen<fo:inline font-style='italic'>ation</fo:inline>", "hy-phen-ation");
}

static void words_among_chinese_are_english(void **state)
{
	(void)state;
	if (!fix.has_fonts)
		skip();
	assert_string_equal(dump(collect("language='zh' hyphenate='true'", "断hyphenation开")),
		"断·hy-phen-ation·开");
}

static void a_word_keeps_its_width(void **state)
{
	(void)state;
	const struct paragraph *whole = collect("language='en' font-family='Times'", "hyphenation");
	const struct paragraph *parts = collect("language='en' " ON, "hyphenation");
	mpt sum = 0;
	assert_int_equal(whole->cell_count, 1);
	for (size_t i = 0; i < parts->cell_count; i++)
		sum += parts->cells[i].width + (i + 1 < parts->cell_count ? parts->cells[i].gap : 0);
	assert_int_equal(sum, whole->cells[0].width);
}

static void count_note(void *user, const struct message *m)
{
	assert_int_equal(m->severity, SEVERITY_NOTE);
	assert_int_equal(m->code, CODE_HYPHENATION_NONE);
	++*(int *)user;
}

static bool find(const char *language, const char *country, struct diag *d)
{
	const struct hyphen_language l = { language, country, { "test.fo", 1, 0 } };
	const uint32_t word[] = { 'h', 'y', 'p', 'h', 'e', 'n', 'a', 't', 'i', 'o', 'n' };
	bool points[11];
	return hyphenator_points(fix.hyphenator, &l, word, 11, 2, 2, points, d);
}

static void a_missing_dictionary_is_told_once_per_document(void **state)
{
	(void)state;
	int notes = 0;
	struct diag d;
	diag_init(&d, count_note, &notes);
	assert_true(find("en", "none", &d));
	assert_true(find("en", "US", &d));
	assert_true(find("EN", "ZZ", &d));
	assert_int_equal(notes, 0);
	assert_false(find("xx", "none", &d));
	assert_false(find("xx", "none", &d));
	assert_int_equal(notes, 1);
	hyphenator_begin(fix.hyphenator);
	assert_false(find("xx", "none", &d));
	assert_int_equal(notes, 2);
}

static void names_lead_nowhere_else(void **state)
{
	(void)state;
	int notes = 0;
	struct diag d;
	diag_init(&d, count_note, &notes);
	assert_false(find("../hyphen/hyph_en", "none", &d));
	assert_false(find("", "none", &d));
	assert_false(find("averylongnameofalanguage", "US", &d));
	for (int i = 0; i < 40; i++) {
		char name[] = { 'q', (char)('a' + i % 26), (char)('a' + i / 26), '\0' };
		assert_false(find(name, "none", &d));
	}
	assert_true(find("en", "none", &d));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_fall_into_parts),
		cmocka_unit_test(parts_have_as_many_characters_as_asked_for),
		cmocka_unit_test(what_divides_itself_is_left_alone),
		cmocka_unit_test(inlines_may_forbid_it),
		cmocka_unit_test(words_among_chinese_are_english),
		cmocka_unit_test(a_word_keeps_its_width),
		cmocka_unit_test(a_missing_dictionary_is_told_once_per_document),
		cmocka_unit_test(names_lead_nowhere_else),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
