/* White space, XSL 1.1 section 7.17, and the text that a paragraph ends up with. */
#include "text_fixture.h"

static const char *text_of(const char *attributes, const char *content)
{
	const struct paragraph *p = collect(attributes, content);
	assert_non_null(p);
	return arena_strndup(fix.arena, p->text.data, p->text.len);
}

#define SAME(attributes, content, expected) \
	assert_string_equal(text_of(attributes, content), expected)

static void white_space_collapses(void **state)
{
	(void)state;
	SAME("", "  a \t b\n  c  ", "a b c");
	SAME("", "a <fo:inline>b</fo:inline> c", "a b c");
	SAME("", "a<fo:inline> </fo:inline>b", "a b");
	SAME("", " \n\t ", "");
	SAME("", "soft\xC2\xADhyphen", "softhyphen");
	SAME("", "", "");
	assert_int_equal(collect("", " \n ")->cell_count, 0);
}

/* XSL 1.1, 4.2.4: what precedes a space is its sibling. */
static void only_siblings_collapse(void **state)
{
	(void)state;
	SAME("", "a <fo:inline>  b\n</fo:inline> c", "a  b  c");
	SAME("", "a<fo:inline> b </fo:inline> ", "a b");
	SAME("", "中 <fo:inline> b </fo:inline> 文", "中 b 文");
}

static void a_wrapped_source_does_not_space_han(void **state)
{
	(void)state;
	SAME("", "今天\n    天气", "今天天气");
	SAME("", "今天，\n天气", "今天，天气");
	SAME("", "他说\n“好”\n吧", "他说“好”吧");
	SAME("", "今天\n<fo:inline>\n天气</fo:inline>", "今天天气");
	SAME("", "今天\nabc", "今天 abc");
	SAME("", "张 三", "张 三");
	SAME("", "한국\n어", "한국 어");
}

static void linefeeds_are_treated_as_asked(void **state)
{
	(void)state;
	SAME("linefeed-treatment='preserve'", " a \n b ", "a\nb");
	SAME("linefeed-treatment='ignore'", "a\nb", "ab");
	SAME("linefeed-treatment='treat-as-zero-width-space'", "a\nb", "a\xE2\x80\x8B" "b");
	SAME("linefeed-treatment='preserve' white-space-treatment='ignore-if-after-linefeed'",
		"a \n b", "a \nb");
	SAME("linefeed-treatment='preserve' white-space-treatment='ignore-if-before-linefeed'",
		"a \n b", "a\n b");
}

static void white_space_is_kept_or_ignored_as_asked(void **state)
{
	(void)state;
	SAME("white-space-collapse='false' white-space-treatment='preserve' "
		"linefeed-treatment='preserve'", "  a   b\n c", "  a   b\n c");
	SAME("white-space-treatment='ignore'", "a b\tc\nd", "abcd");
	SAME("white-space-treatment='ignore-if-before-linefeed'", "\n  a\n", " a");
	SAME("white-space-collapse='false'", "a  b", "a  b");
	/* Kept at the start of a line it is no word space, which would vanish there. */
	const struct paragraph *p = collect("white-space-collapse='false' "
		"white-space-treatment='preserve' linefeed-treatment='preserve'", " a b");
	assert_int_equal(p->cells[0].kind, CELL_GLYPHS);
	assert_true(p->cells[0].width > 0);
	assert_int_equal(p->cells[2].kind, CELL_SPACE);
}

static void a_character_object_is_a_character(void **state)
{
	(void)state;
	SAME("", "a<fo:character character='b'/>c", "abc");
	SAME("", "a <fo:character character=' '/>c", "a c");
	const struct paragraph *p =
		collect("", "a<fo:character character=' ' suppress-at-line-break='retain'/>");
	assert_int_equal(p->cell_count, 1); /* white-space-treatment comes first */
	p = collect("", "a<fo:character character=' ' suppress-at-line-break='retain'/>b");
	assert_int_equal(p->cells[1].kind, CELL_GLYPHS);
}

static void text_changes_case(void **state)
{
	(void)state;
	SAME("text-transform='uppercase'", "abé中", "ABÉ中");
	SAME("text-transform='lowercase'", "ABÉ", "abé");
	SAME("text-transform='capitalize'", "one two's re-do", "One Two's Re-Do");
	SAME("text-transform='capitalize'", "o<fo:inline>ne</fo:inline>", "One");
}

static void generated_text_is_part_of_it(void **state)
{
	(void)state;
	SAME("", "第 <fo:page-number/> 页", "第 12 页");
	SAME("", "见<fo:page-number-citation ref-id='x'/>", "见345");
}

static void anchors_need_no_text(void **state)
{
	(void)state;
	const struct paragraph *p = collect("", " <fo:wrapper id='a'/> ");
	assert_int_equal(p->cell_count, 1);
	assert_int_equal(p->cells[0].kind, CELL_ANCHOR);
	assert_int_equal(p->cells[0].node->object, FO_WRAPPER);
	assert_int_equal(p->text.len, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(white_space_collapses),
		cmocka_unit_test(only_siblings_collapse),
		cmocka_unit_test(a_wrapped_source_does_not_space_han),
		cmocka_unit_test(linefeeds_are_treated_as_asked),
		cmocka_unit_test(white_space_is_kept_or_ignored_as_asked),
		cmocka_unit_test(a_character_object_is_a_character),
		cmocka_unit_test(text_changes_case),
		cmocka_unit_test(generated_text_is_part_of_it),
		cmocka_unit_test(anchors_need_no_text),
	};
	return cmocka_run_group_tests_name("space", tests, fixture_setup, fixture_teardown);
}
