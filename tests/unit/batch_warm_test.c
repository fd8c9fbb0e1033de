/* The template that a record seems to ask for, seen without parsing it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "batch/warm.h"

static void the_root_or_its_layout_is_found(void **state)
{
	(void)state;
	static const struct {
		const char *record, *layout;
	} cases[] = {
		{ "<profile><head/></profile>", "profile" },
		{ "<?xml version='1.0'?>\n<!-- <article> -->\n<bulletin\n id='x'>", "bulletin" },
		{ "<article layout=\"newspaper\">", "newspaper" },
		{ "<article id='a' layout='collection' xml:lang='zh'>", "collection" },
		{ "<article sublayout='no'/>", "article" },
		{ "\xEF\xBB\xBF<profile/>", "profile" },
		{ "<records><profile id='1'>", "profile" },
		{ "<records layout='newspaper'><article>", "newspaper" },
		{ "<records layout='newspaper'><!-- x --><article layout='poster'>", "poster" },
		{ "", "" },
		{ "no record at all", "" },
		{ "<", "" },
		{ "<!--", "" },
		{ "<?xml", "" },
		{ "<records", "" },
		{ "<article layout='", "article" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct slice got = warm_layout(slice_of(cases[i].record));
		if (!slice_is(got, cases[i].layout))
			fail_msg("%s: %.*s", cases[i].record, (int)got.len, got.data);
	}
}

static void nothing_is_read_behind_the_end(void **state)
{
	(void)state;
	static const char record[] = "<?xml version='1.0'?><!-- x --><records layout='a'>"
				     "<article layout=\"b\"/>";
	for (size_t n = 0; n < sizeof record; n++) {
		char *copy = malloc(n + 1); /* a sanitizer sees what lies behind */
		copy = realloc(memcpy(copy, record, n), n ? n : 1);
		warm_layout((struct slice){ copy, n });
		free(copy);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_root_or_its_layout_is_found),
		cmocka_unit_test(nothing_is_read_behind_the_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
