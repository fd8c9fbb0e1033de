#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "text/lexicon.h"
#include "text/segment.h"

static unsigned told;

static void count(void *user, const struct message *m)
{
	(void)user;
	(void)m;
	told++;
}

static size_t match(struct lexicon *l, const char *text)
{
	struct diag d;
	diag_init(&d, count, NULL);
	return lexicon_match(l, text, strlen(text), &d);
}

/* A lexicon of a file with this content, which is gone when it has been read. */
static struct lexicon *lexicon_of(const char *content)
{
	char path[64];
	snprintf(path, sizeof path, "/tmp/lexicon_test.%ld", (long)getpid());
	FILE *f = fopen(path, "wb");
	assert_non_null(f);
	fputs(content, f);
	fclose(f);
	struct lexicon *l = lexicon_new(path);
	match(l, ""); /* which reads it */
	unlink(path);
	return l;
}

static void longest_word_wins(void **state)
{
	(void)state;
	struct lexicon *l = lexicon_of("高质量\n高质量发展\n发展\n");
	assert_int_equal(match(l, "高质量发展之路"), strlen("高质量发展"));
	assert_int_equal(match(l, "高质量的发展"), strlen("高质量"));
	assert_int_equal(match(l, "高质"), 0);
	assert_int_equal(match(l, "发"), 0);
	assert_int_equal(match(l, ""), 0);
	lexicon_free(l);
}

static void remarks_and_blanks_are_no_words(void **state)
{
	(void)state;
	struct lexicon *l = lexicon_of("# 说明\n\n  柳荫 \t# 街道\r\n\t\r\n石桥\r\n河口");
	assert_int_equal(match(l, "柳荫街道"), strlen("柳荫"));
	assert_int_equal(match(l, "石桥"), strlen("石桥"));
	assert_int_equal(match(l, "河口镇"), strlen("河口"));
	assert_int_equal(match(l, "说明"), 0);
	assert_int_equal(match(l, "街道"), 0);
	assert_int_equal(match(l, "# 说明"), 0);
	lexicon_free(l);
}

static void missing_file_is_an_empty_one(void **state)
{
	(void)state;
	struct lexicon *l = lexicon_new("/tmp/there-is-no-such-file/words.txt");
	told = 0;
	assert_int_equal(match(l, "柳荫"), 0);
	assert_int_equal(told, 0);
	lexicon_free(l);
	lexicon_free(NULL);
}

/* Lists of a user's length, any bytes; nothing is found but what is there. */
static void many_words(void **state)
{
	(void)state;
	char *content = malloc(20000 * 8), *p = content;
	for (int i = 0; i < 20000; i++)
		p += sprintf(p, "w%05d\n", (i * 7919) % 20000);
	struct lexicon *l = lexicon_of(content);
	assert_int_equal(match(l, "w00000x"), 6);
	assert_int_equal(match(l, "w19999"), 6);
	assert_int_equal(match(l, "w20000"), 0);
	assert_int_equal(match(l, "\xFF\xFE"), 0);
	lexicon_free(l);
	free(content);
}

static void words_end_as_a_reader_says(void **state)
{
	(void)state;
	static const uint32_t text[] = { 0x4E2D, 0x56FD, 0x4EBA, 0x6C11, 0x20000, '9', '9' };
	bool ends[7];
	assert_true(text_segment(text, 7, ends));
	assert_false(ends[0]); /* 中国 */
	assert_true(ends[1]);
	assert_true(ends[3]);
	assert_false(ends[5]); /* 99 */
	assert_true(ends[6]);
	assert_false(text_segment(text, 0, ends));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(longest_word_wins),
		cmocka_unit_test(remarks_and_blanks_are_no_words),
		cmocka_unit_test(missing_file_is_an_empty_one),
		cmocka_unit_test(many_words),
		cmocka_unit_test(words_end_as_a_reader_says),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
