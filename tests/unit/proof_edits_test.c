/* Repairs in several goes: places, bytes that stay, and the diff. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "proof/diff.h"
#include "proof/edits.h"

static struct finding repair(size_t start, size_t end, const char *text)
{
	return (struct finding){ .start = start, .end = end, .repair = text, .safe = true };
}

static void assert_text(const struct edited *e, const char *text)
{
	assert_int_equal(edited_text(e).len, strlen(text));
	assert_memory_equal(edited_text(e).data, text, strlen(text));
}

static void a_second_go_repairs_what_the_first_made(void **state)
{
	(void)state;
	bool made[3];
	struct edited *e = edited_new(slice_of("abcdefgh"));
	const struct finding first[] = { repair(1, 3, "XYZ"), repair(2, 4, "no"), repair(6, 6, "+") };
	assert_int_equal(edited_repair(e, first, 3, made), 2);
	assert_true(made[0] && !made[1] && made[2]);
	assert_text(e, "aXYZdef+gh");
	const struct finding second[] = { repair(3, 5, "-"), repair(8, 9, "") };
	assert_int_equal(edited_repair(e, second, 2, made), 2);
	assert_text(e, "aXY-ef+h");
	struct arena *a = arena_new();
	size_t count;
	const struct edit *edits = edited_edits(e, a, &count);
	assert_int_equal(count, 2);
	assert_int_equal(edits[0].start, 1);
	assert_int_equal(edits[0].end, 4);
	assert_true(slice_is(edits[0].text, "XY-"));
	assert_int_equal(edits[1].start, 6);
	assert_int_equal(edits[1].end, 7);
	assert_true(slice_is(edits[1].text, "+"));
	assert_int_equal(edited_origin(e, 0), 0);
	assert_int_equal(edited_origin(e, 4), 4);
	assert_int_equal(edited_origin(e, 7), 7);
	arena_free(a);
	edited_free(e);
}

/* Whatever is repaired, in however many goes: the edits make of the source what the text is now. */
static void edits_make_the_text(void **state)
{
	(void)state;
	srand(7);
	for (int round = 0; round < 2000; round++) {
		struct arena *a = arena_new();
		struct edited *e = edited_new(slice_of("0123456789abcdefghij"));
		for (int go = 0; go < 3; go++) {
			struct finding f[8];
			bool made[8];
			size_t n = 0, len = edited_text(e).len;
			for (size_t at = 0; n < 8 && at < len; at += (size_t)rand() % 5) {
				size_t end = at + (size_t)rand() % 3;
				f[n++] = repair(at, end < len ? end : len, &"xyz"[rand() % 4]);
			}
			edited_repair(e, f, n, made);
		}
		struct buf out;
		size_t count, at = 0;
		const struct edit *edits = edited_edits(e, a, &count);
		buf_init(&out, 1000);
		for (size_t i = 0; i < count; i++) {
			assert_true(edits[i].start >= at && edits[i].end >= edits[i].start);
			buf_add(&out, "0123456789abcdefghij" + at, edits[i].start - at);
			buf_add(&out, edits[i].text.data, edits[i].text.len);
			at = edits[i].end;
		}
		buf_add_str(&out, "0123456789abcdefghij" + at);
		assert_text(e, buf_slice(&out).data);
		buf_release(&out);
		edited_free(e);
		arena_free(a);
	}
}

static void a_diff_has_lines_that_were_joined_and_those_around(void **state)
{
	(void)state;
	static const char source[] = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13";
	const struct edit edits[] = { { 7, 8, { "", 0 } }, { 27, 29, { "x", 1 } } };
	struct buf out;
	buf_init(&out, 1000);
	diff_add(&out, "a.xml", slice_of(source), edits, 2);
	assert_string_equal(out.data,
		"--- a.xml\n+++ a.xml\n"
		"@@ -1,8 +1,7 @@\n 1\n 2\n 3\n-4\n-5\n+45\n 6\n 7\n 8\n"
		"@@ -10,4 +9,4 @@\n 10\n 11\n 12\n-13\n\\ No newline at end of file\n"
		"+x\n\\ No newline at end of file\n");
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_second_go_repairs_what_the_first_made),
		cmocka_unit_test(edits_make_the_text),
		cmocka_unit_test(a_diff_has_lines_that_were_joined_and_those_around),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
