/* UAX #14 against the Unicode Consortium's own strings, and what always holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/linebreak.h"
#include "text/unit.h"
#include "text/text.h"

enum { MAX_STRING = 256 };

struct sample {
	uint8_t properties[MAX_STRING];
	bool may[MAX_STRING]; /* behind each character */
	size_t n;
};

/* A line of LineBreakTest.txt: `× 0023 ÷ 0020 ÷ # comment`. False for a comment. */
static bool read_sample(char *line, struct sample *s)
{
	s->n = 0;
	line[strcspn(line, "#\r\n")] = '\0';
	char *save = NULL;
	for (char *word = strtok_r(line, " \t", &save); word; word = strtok_r(NULL, " \t", &save)) {
		if (strcmp(word, "÷") == 0 || strcmp(word, "×") == 0) {
			if (s->n > 0)
				s->may[s->n - 1] = strcmp(word, "÷") == 0;
		} else {
			assert_true(s->n < MAX_STRING);
			s->properties[s->n++] = line_property((uint32_t)strtoul(word, NULL, 16));
		}
	}
	return s->n > 0;
}

static void every_string_of_the_consortium_breaks_as_it_says(void **state)
{
	(void)state;
	FILE *f = fopen("/usr/share/unicode/auxiliary/LineBreakTest.txt", "r");
	if (!f)
		skip();
	static char line[1 << 16];
	unsigned strings = 0, wrong = 0, number = 0;
	while (fgets(line, sizeof line, f)) {
		struct sample s;
		uint8_t brk[MAX_STRING];
		number++;
		if (!read_sample(line, &s))
			continue;
		strings++;
		line_breaks(s.properties, s.n, brk);
		for (size_t i = 0; i < s.n; i++)
			if ((brk[i] != BRK_NEVER) != s.may[i]) {
				wrong++;
				print_error("line %u, behind character %zu\n", number, i);
				break;
			}
	}
	fclose(f);
	assert_true(strings >= 7654); /* those of Unicode 15.0 */
	assert_int_equal(wrong, 0);
}

static void properties_tell_class_width_and_letters(void **state)
{
	(void)state;
	assert_int_equal(line_property('a'), LB_AL | LINE_ALNUM);
	assert_int_equal(line_property('7'), LB_NU | LINE_ALNUM);
	assert_int_equal(line_property(0x4E2D), LB_ID | LINE_WIDE);
	assert_int_equal(line_property(0x2A6E0), LB_ID | LINE_WIDE); /* unassigned, after Extension B */
	assert_int_equal(line_property(0x3002), LB_CL | LINE_WIDE);
	assert_int_equal(line_property(0x201C), LB_QU);
	assert_int_equal(line_property(0x0E01), LB_AL | LINE_ALNUM); /* SA */
	assert_int_equal(line_property(0x0E31), LB_CM);
	assert_int_equal(line_property(0x110000), LB_AL);
}

/* What text/ takes for granted of the characters that have a short way. */
static void plain_han_characters_are_all_alike(void **state)
{
	(void)state;
	for (uint32_t ch = 0; ch <= 0x10FFFF; ch++) {
		if (!text_is_plain_han(ch))
			continue;
		assert_int_equal(line_property(ch), LB_ID | LINE_WIDE);
		assert_int_equal(case_upper(ch), ch);
		assert_int_equal(case_lower(ch), ch);
		assert_true(text_is_han(ch) && !text_is_ignorable(ch));
	}
}

static void letters_change_case(void **state)
{
	(void)state;
	assert_int_equal(case_upper('q'), 'Q');
	assert_int_equal(case_lower('Q'), 'q');
	assert_int_equal(case_upper(0xE9), 0xC9);
	assert_int_equal(case_upper(0x44F), 0x42F);
	assert_int_equal(case_upper(0x4E2D), 0x4E2D);
	assert_int_equal(case_lower(0x10FFFF), 0x10FFFF);
}

/* Any string: the end must break, nothing breaks before a space, and a string cut off behind a
 * mandatory break breaks as before (what follows a new line has no say in it). */
static void random_strings_keep_what_always_holds(void **state)
{
	(void)state;
	uint32_t seed = 20261122;
	for (int round = 0; round < 2000; round++) {
		uint8_t p[64], brk[64], again[64];
		size_t n = 1 + round % 64;
		for (size_t i = 0; i < n; i++) {
			seed = seed * 1664525 + 1013904223;
			p[i] = (uint8_t)((seed >> 24) % LB_COUNT);
		}
		line_breaks(p, n, brk);
		assert_int_equal(brk[n - 1], BRK_MUST);
		for (size_t i = 0; i + 1 < n; i++) {
			if (p[i + 1] == LB_SP && brk[i] != BRK_MUST)
				assert_int_equal(brk[i], BRK_NEVER);
			if (brk[i] == BRK_MUST) {
				line_breaks(p, i + 1, again);
				assert_memory_equal(brk, again, i + 1);
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_string_of_the_consortium_breaks_as_it_says),
		cmocka_unit_test(properties_tell_class_width_and_letters),
		cmocka_unit_test(plain_han_characters_are_all_alike),
		cmocka_unit_test(letters_change_case),
		cmocka_unit_test(random_strings_keep_what_always_holds),
	};
	return cmocka_run_group_tests_name("linebreak", tests, NULL, NULL);
}
