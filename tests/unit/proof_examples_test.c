/* The examples of `banxin help T09`: in the wrong one its rule finds something, in the right one not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "proof/examples.h"
#include "proof/proof.h"

/* As in tests/proof: a text alone is a paragraph. */
static void make_record(const char *text, struct buf *out)
{
	bool whole = strncmp(text, "<article", 8) == 0 || strncmp(text, "<bulletin", 9) == 0;
	bool blocks = text[0] == '<' && text[1] != '?' && strncmp(text, "<name", 5) != 0;
	if (!whole)
		buf_add_str(out, "<article><head><title>关于某某工作的通知</title></head><body>");
	if (!whole && !blocks)
		buf_add_str(out, "<p>");
	buf_add_str(out, text);
	if (!whole && !blocks)
		buf_add_str(out, "</p>");
	if (!whole)
		buf_add_str(out, "</body></article>");
}

static enum proof_profile profile_of(const char *code)
{
	static const char *const families[PROFILE_AUTO] = { "", "GW", "JB", "IP", "WB" };
	for (enum proof_profile p = PROFILE_NONE + 1; p < PROFILE_AUTO; p++)
		if (strncmp(code, families[p], 2) == 0)
			return p;
	return PROFILE_NONE;
}

static bool finds(enum rule r, const char *text)
{
	struct buf record;
	size_t count;
	bool found = false;
	struct proof *p =
		proof_new(&(struct proof_settings){ .profile = profile_of(rule_table[r].code) });
	buf_init(&record, 1 << 20);
	make_record(text, &record);
	const struct finding *f = proof_read(p, "example.xml", buf_slice(&record), &count);
	for (size_t i = 0; i < count; i++)
		found = found || f[i].rule == r;
	proof_free(p);
	buf_release(&record);
	return found;
}

static void run_example(void **state)
{
	enum rule r = (enum rule)(uintptr_t)*state;
	assert_true(finds(r, rule_examples[r].wrong));
	assert_false(finds(r, rule_examples[r].right));
}

static void no_code_stands_twice(void **state)
{
	(void)state;
	for (enum rule r = 0; r < RULE_COUNT; r++)
		for (enum rule other = 0; other < r; other++)
			assert_string_not_equal(rule_table[r].code, rule_table[other].code);
}

int main(void)
{
	static struct CMUnitTest tests[RULE_COUNT + 1] = { cmocka_unit_test(no_code_stands_twice) };
	size_t count = 1;
	for (enum rule r = 0; r < RULE_COUNT; r++)
		if (rule_examples[r].wrong)
			tests[count++] = (struct CMUnitTest){ .name = rule_table[r].code,
				.test_func = run_example,
				.initial_state = (void *)(uintptr_t)r };
	return _cmocka_run_group_tests("examples", tests, count, NULL, NULL);
}
