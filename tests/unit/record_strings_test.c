#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <libxml/xmlstring.h>

/* As libxml2 documents them, whoever defines them. */
static void strings_are_equal_byte_by_byte(void **state)
{
	(void)state;
	char same[] = "http://www.w3.org/1999/XSL/Format";
	assert_true(xmlStrEqual(BAD_CAST same, BAD_CAST "http://www.w3.org/1999/XSL/Format"));
	assert_false(xmlStrEqual(BAD_CAST same, BAD_CAST "http://www.w3.org/1999/XSL/Transform"));
	assert_false(xmlStrEqual(BAD_CAST "段", BAD_CAST "段落"));
	assert_false(xmlStrEqual(BAD_CAST "段落", BAD_CAST "段"));
	assert_true(xmlStrEqual(BAD_CAST "", BAD_CAST ""));
	assert_false(xmlStrEqual(BAD_CAST "", NULL));
	assert_false(xmlStrEqual(NULL, BAD_CAST ""));
	assert_true(xmlStrEqual(NULL, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_are_equal_byte_by_byte),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
