#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "base/utf8.h"
#include "text/segment.h"
#include "text/words.h"

enum { LONGEST_TEXT = 80, TEXTS = 4000 };

/* What titles are made of; their characters make words in any order, too. */
static const char sample[] =
	"关于进一步推动全市中小学图书馆与社区阅览室共同开放的若干意见（试行）2026年第3期——“某某杯”"
	"青少年读书月活动总结：经验、问题、建议，以及下一步的打算；Banxin 1.0版、《版心》使用手册？！二〇二六"
	"研究生命起源的科学家在北京大学生物系讲授发展中国家的可持续发展问题·ab3.5%[x]　龘龙鿀\n";

static uint32_t next_random(uint32_t *seed)
{
	return (*seed = *seed * 1664525u + 1013904223u) >> 8;
}

static size_t characters(const char *s, uint32_t *out)
{
	size_t count = 0;
	for (const char *end = s + strlen(s); s < end;)
		out[count++] = utf8_next(&s, end);
	return count;
}

static void assert_same(const uint32_t *text, size_t count)
{
	bool ours[LONGEST_TEXT] = { false }, icu[LONGEST_TEXT] = { false };
	assert_true(segment_by_icu(text, count, icu));
	if (words_find(text, count, ours))
		assert_memory_equal(ours, icu, count * sizeof *ours);
}

static void stretches_of_text_have_the_words_of_icu(void **state)
{
	(void)state;
	uint32_t all[sizeof sample];
	size_t count = characters(sample, all);
	for (size_t from = 0; from < count; from++)
		for (size_t len = 1; len <= 30 && from + len <= count; len++)
			assert_same(all + from, len);
}

/* Pieces of the sample, a character or a few long, in any order, with any Han among them. */
static void any_text_has_the_words_of_icu(void **state)
{
	(void)state;
	uint32_t all[sizeof sample], text[LONGEST_TEXT], seed = 7;
	size_t count = characters(sample, all), plain = 0;
	for (int i = 0; i < TEXTS; i++) {
		size_t len = 0, want = 1 + next_random(&seed) % LONGEST_TEXT;
		while (len < want) {
			size_t from = next_random(&seed) % count, piece = 1 + next_random(&seed) % 4;
			for (size_t k = from; k < from + piece && k < count && len < want; k++)
				text[len++] = all[k];
			if (len < want && next_random(&seed) % 8 == 0)
				text[len++] = 0x4E00 + next_random(&seed) % 0x5200;
		}
		bool ends[LONGEST_TEXT] = { false };
		plain += words_find(text, want, ends);
		assert_same(text, want);
	}
	assert_true(plain > TEXTS / 2);
}

static void other_text_is_left_to_icu(void **state)
{
	(void)state;
	static const char *const others[] = { "東京タワー", "한국어", "3.5", "don't", "café", "𠀀字", "１２" };
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		uint32_t text[LONGEST_TEXT];
		bool ends[LONGEST_TEXT] = { false };
		size_t count = characters(others[i], text);
		assert_false(words_find(text, count, ends));
		assert_true(text_segment(text, count, ends));
		assert_true(ends[count - 1]);
	}
}

/* 研究|生命|起源, although 研究生 is a word as well. */
static void the_frequent_words_win(void **state)
{
	(void)state;
	uint32_t text[8];
	bool ends[8] = { false };
	static const bool expected[] = { false, true, false, true, false, true };
	assert_int_equal(characters("研究生命起源", text), 6);
	assert_true(words_find(text, 6, ends));
	assert_memory_equal(ends, expected, sizeof expected);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_frequent_words_win),
		cmocka_unit_test(stretches_of_text_have_the_words_of_icu),
		cmocka_unit_test(any_text_has_the_words_of_icu),
		cmocka_unit_test(other_text_is_left_to_icu),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
