/* Which characters stand upright where lines run down: UAX #50, and what styles say. */
#include "text_fixture.h"

#include "text/vertical.h"

#define ORIENTATIONS "/usr/share/unicode/VerticalOrientation.txt"

static enum standing standing_named(const char *value)
{
	static const struct { const char *name; enum standing standing; } values[] = {
		{ "R", TURNED }, { "U", STANDS }, { "Tu", STANDS_CHANGED }, { "Tr", STANDS_IF_CHANGED },
	};
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		if (strcmp(values[i].name, value) == 0)
			return values[i].standing;
	fail_msg("%s: %s", ORIENTATIONS, value);
	return TURNED;
}

static void every_character_stands_as_the_standard_says(void **state)
{
	(void)state;
	FILE *f = fopen(ORIENTATIONS, "r");
	if (!f)
		skip();
	char line[1024];
	size_t told = 0;
	while (fgets(line, sizeof line, f)) {
		char value[8], *end;
		unsigned long first = strtoul(line, &end, 16), last = first;
		if (end == line)
			continue;
		if (strncmp(end, "..", 2) == 0)
			last = strtoul(end + 2, &end, 16);
		assert_int_equal(sscanf(end, " ; %7[A-Za-z]", value), 1);
		for (unsigned long ch = first; ch <= last; ch++, told++)
			assert_int_equal(vertical_standing((uint32_t)ch), standing_named(value));
	}
	fclose(f);
	assert_true(told > 200000);
	assert_int_equal(vertical_standing(0xF0000), STANDS); /* private use is for Han, mostly */
	assert_int_equal(vertical_standing(0x50000), TURNED);
	assert_int_equal(vertical_standing(UINT32_MAX), TURNED);
}

/* The style of a block with ATTRIBUTES. */
static struct vertical style_of(const char *attributes)
{
	return vertical_style(
		fo_of(arena_printf(fix.arena, "<fo:block %s>x</fo:block>", attributes)));
}

static void limits_of_combination_are_read(void **state)
{
	(void)state;
	static const struct { const char *value; uint8_t digits, letters, both; } cases[] = {
		{ "none", 0, 0, 0 }, { "digits", 2, 0, 0 }, { "digits 3", 3, 0, 0 },
		{ "alpha 3 digits", 2, 3, 0 }, { "digits 2 alpha 3 alphanumeric 4", 2, 3, 4 },
		{ "digits 99", VERTICAL_MOST_COMBINED, 0, 0 }, { "all", 0, 0, 0 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct vertical v = style_of(arena_printf(fix.arena,
			"axf:text-combine-horizontal='%s'", cases[i].value));
		assert_int_equal(v.digits, cases[i].digits);
		assert_int_equal(v.letters, cases[i].letters);
		assert_int_equal(v.both, cases[i].both);
		assert_int_equal(v.combine_all, strcmp(cases[i].value, "all") == 0);
		assert_int_equal(v.combine, i != 0);
	}
	assert_int_equal(fix.messages.len, 0);
}

static void orientation_has_two_names(void **state)
{
	(void)state;
	assert_int_equal(style_of("").orientation, KW_MIXED);
	assert_int_equal(style_of("axf:text-orientation='sideways'").orientation, KW_SIDEWAYS);
	assert_int_equal(style_of("glyph-orientation-vertical='0deg'").orientation, KW_UPRIGHT);
	assert_int_equal(style_of("glyph-orientation-vertical='90deg'").orientation, KW_SIDEWAYS);
	assert_int_equal(style_of("glyph-orientation-vertical='90deg' "
		"axf:text-orientation='upright'").orientation, KW_UPRIGHT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_character_stands_as_the_standard_says),
		cmocka_unit_test(limits_of_combination_are_read),
		cmocka_unit_test(orientation_has_two_names),
	};
	return cmocka_run_group_tests_name("vertical", tests, fixture_setup, fixture_teardown);
}
