#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "template/functions.h"

static xmlDocPtr doc;
static xmlXPathContextPtr ours, theirs;

static int set_up(void **state)
{
	static const char xml[] = "<a>  版心\n\t一 b<b>文</b> <c n='7'/></a>";
	(void)state;
	doc = xmlReadMemory(xml, (int)strlen(xml), NULL, NULL, 0);
	ours = xmlXPathNewContext(doc);
	theirs = xmlXPathNewContext(doc);
	functions_register(ours);
	ours->node = theirs->node = xmlDocGetRootElement(doc);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	xmlXPathFreeContext(ours);
	xmlXPathFreeContext(theirs);
	xmlFreeDoc(doc);
	return 0;
}

static void ignore(void *user, const char *format, ...)
{
	(void)user, (void)format;
}

/* The same value of the same type, or both fail. */
static void check_same(const char *expression)
{
	xmlXPathObjectPtr a = xmlXPathEval(BAD_CAST expression, ours);
	xmlXPathObjectPtr b = xmlXPathEval(BAD_CAST expression, theirs);
	assert_int_equal(!a, !b);
	if (a) {
		xmlChar *s = xmlXPathCastToString(a), *t = xmlXPathCastToString(b);
		assert_int_equal(a->type, b->type);
		assert_string_equal((char *)s, (char *)t);
		xmlFree(s);
		xmlFree(t);
	}
	xmlXPathFreeObject(a);
	xmlXPathFreeObject(b);
}

static void the_results_are_libxml2s(void **state)
{
	static const char *const expressions[] = {
		"translate('bar','abc','ABC')", "translate('--aaa--','abc-','ABC')",
		"translate('版心','心','❤')", "translate('版心 x','版x','一二三')",
		"translate('aaa','aa','xy')", "translate('a','a','心')", "translate('','a','b')",
		"translate('abc','','x')", "translate(., ' b', '_')", "translate(12.5, '.', ',')",
		"translate(true(), 'true', 'TRUE')", "translate(//c/@n, '7', '柒')",
		"translate('心心心', '心', '')", "translate('\U0001F600a', 'a\U0001F600', '\U0002000Bb')",
		"normalize-space()", "normalize-space(' a  b ')", "normalize-space('')",
		"normalize-space('   ')", "normalize-space(//b)", "normalize-space(3)",
		"normalize-space('a　b\xc2\xa0 c')", "string-length()", "string-length('版心a')",
		"string-length('')", "string-length(//none)", "string-length(100)",
		"string-length('\U0001F600')", "concat(normalize-space(), string-length(.))",
		"string-length(translate(normalize-space(.), '版 ', ''))",
		"//c[translate(@n, '7', 'x') = 'x']/@n", "count(//*[string-length() > 1])",
	};
	(void)state;
	for (size_t i = 0; i < sizeof expressions / sizeof expressions[0]; i++)
		check_same(expressions[i]);
}

static void wrong_uses_fail_alike(void **state)
{
	static const char *const expressions[] = {
		"translate('a','b')", "translate()", "translate('a','b','c','d')",
		"normalize-space('a','b')", "string-length('a','b')", "translate($x, 'a', 'b')",
		"string-length(none())", "translate('a', none(), 'b')",
	};
	(void)state;
	xmlSetGenericErrorFunc(NULL, ignore);
	for (size_t i = 0; i < sizeof expressions / sizeof expressions[0]; i++)
		check_same(expressions[i]);
	xmlSetGenericErrorFunc(NULL, NULL);
}

static void random_string(char *out, size_t most)
{
	static const char *const pieces[] = { "a", "b", " ", "\n", "版", "é", "𠀋", "-", "7", "b" };
	*out = '\0';
	for (size_t n = (size_t)rand() % most; n > 0; n--)
		strcat(out, pieces[rand() % 10]);
}

static void any_text_comes_out_alike(void **state)
{
	char a[100], b[100], c[100], expression[500];
	(void)state;
	srand(3);
	for (int i = 0; i < 3000; i++) {
		random_string(a, 20);
		random_string(b, 8);
		random_string(c, 8);
		snprintf(expression, sizeof expression, "translate('%s', '%s', '%s')", a, b, c);
		check_same(expression);
		snprintf(expression, sizeof expression,
			"concat(normalize-space('%s'), string-length('%s'))", a, b);
		check_same(expression);
	}
}

static double ems_of(const char *text)
{
	char expression[500];
	snprintf(expression, sizeof expression, "banxin:ems('%s')", text);
	xmlXPathObjectPtr o = xmlXPathEval(BAD_CAST expression, ours);
	assert_non_null(o);
	assert_int_equal(o->type, XPATH_NUMBER);
	double width = o->floatval;
	xmlXPathFreeObject(o);
	return width;
}

static void widths_are_in_ems(void **state)
{
	(void)state;
	xmlXPathRegisterNs(ours, BAD_CAST "banxin", BAD_CAST FUNCTION_NAMESPACE);
	assert_true(ems_of("") == 0);
	assert_true(ems_of("版心") == 2);
	assert_true(ems_of(" 版\n 心 2") == 3.5); /* two spaces and a figure */
	assert_true(ems_of("Aé𠀋") == 2.5);
	assert_true(ems_of("\"版\"") == 3);
	xmlSetGenericErrorFunc(NULL, ignore);
	assert_null(xmlXPathEval(BAD_CAST "banxin:ems()", ours));
	assert_null(xmlXPathEval(BAD_CAST "banxin:ems('a', 'b')", ours));
	xmlSetGenericErrorFunc(NULL, NULL);
}

static void long_lists_of_characters_are_libxml2s(void **state)
{
	char from[4000] = "", expression[5000];
	(void)state;
	for (int i = 0; i < 400; i++) {
		char ch[5] = "";
		utf8_put(ch, 0x4E00 + (uint32_t)i);
		strcat(from, ch);
	}
	snprintf(expression, sizeof expression, "translate('一丁abc专', '%s', '甲乙丙')", from);
	check_same(expression);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_results_are_libxml2s),
		cmocka_unit_test(wrong_uses_fail_alike),
		cmocka_unit_test(any_text_comes_out_alike),
		cmocka_unit_test(widths_are_in_ems),
		cmocka_unit_test(long_lists_of_characters_are_libxml2s),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
