/* Values, expressions and functions, as attributes of blocks. */
#include "fo_fixture.h"

/* The value of property P on a block with ATTRIBUTES within an element of 10 pt. */
static struct fo_value value_of(const char *attributes, enum fo_property p)
{
	char flow[1000];
	struct built b;
	snprintf(flow, sizeof flow, "<fo:block font-size='10pt'><fo:block id='x' %s/></fo:block>",
		attributes);
	build_good(&b, flow);
	struct fo_value v = *fo_get(get(&b, "x"), p);
	built_release(&b);
	return v;
}

static void expect_length(const char *attributes, enum fo_property p, mpt length, int32_t percent)
{
	struct fo_value v = value_of(attributes, p);
	assert_int_equal(v.kind, VALUE_LENGTH);
	assert_int_equal(v.as.length, length);
	assert_int_equal(v.percent, percent);
}

static void expect_color(const char *color, int space, int c0, int c1, int c2, int c3)
{
	char attribute[200];
	snprintf(attribute, sizeof attribute, "background-color='%s'", color);
	struct fo_value v = value_of(attribute, PROP_BACKGROUND_COLOR);
	assert_int_equal(v.kind, VALUE_COLOR);
	assert_int_equal(v.as.color.space, space);
	assert_int_equal(v.as.color.c[0], c0);
	assert_int_equal(v.as.color.c[1], c1);
	assert_int_equal(v.as.color.c[2], c2);
	assert_int_equal(v.as.color.c[3], c3);
}

static void units(void **state)
{
	(void)state;
	expect_length("text-indent='12pt'", PROP_TEXT_INDENT, 12000, 0);
	expect_length("text-indent='1in'", PROP_TEXT_INDENT, 72000, 0);
	expect_length("text-indent='25.4mm'", PROP_TEXT_INDENT, 72000, 0);
	expect_length("text-indent='-1cm'", PROP_TEXT_INDENT, -28346, 0);
	expect_length("text-indent='1pc'", PROP_TEXT_INDENT, 12000, 0);
	expect_length("text-indent='5px'", PROP_TEXT_INDENT, 5000, 0);
	expect_length("text-indent='.5em'", PROP_TEXT_INDENT, 5000, 0);
	expect_length("text-indent=' 10% '", PROP_TEXT_INDENT, 0, 10000);
	expect_length("text-indent='0'", PROP_TEXT_INDENT, 0, 0);
	expect_length("text-indent='9*8400mpt'", PROP_TEXT_INDENT, 75600, 0);
}

static void an_em_is_the_elements_own_size_and_the_parents_for_font_size(void **state)
{
	(void)state;
	expect_length("font-size='2em' text-indent='2em'", PROP_TEXT_INDENT, 40000, 0);
	expect_length("text-indent='2em' font-size='2em'", PROP_FONT_SIZE, 20000, 0);
	expect_length("font-size='150%'", PROP_FONT_SIZE, 15000, 0);
	expect_length("font-size='larger'", PROP_FONT_SIZE, 12000, 0);
	expect_length("font-size='smaller'", PROP_FONT_SIZE, 8333, 0);
	expect_length("font-size='large'", PROP_FONT_SIZE, 14400, 0);
	expect_length("font-size='xx-small'", PROP_FONT_SIZE, 6944, 0);
}

static void arithmetic(void **state)
{
	(void)state;
	expect_length("text-indent='4in + 15pt'", PROP_TEXT_INDENT, 303000, 0);
	expect_length("text-indent='5in - 2.5in'", PROP_TEXT_INDENT, 180000, 0);
	expect_length("text-indent='5in-2.5in'", PROP_TEXT_INDENT, 180000, 0);
	expect_length("text-indent='2em * 0.60+1em'", PROP_TEXT_INDENT, 22000, 0);
	expect_length("text-indent='100% - 2 * (1pt + 2pt)'", PROP_TEXT_INDENT, -6000, 100000);
	expect_length("text-indent='10pt div 4'", PROP_TEXT_INDENT, 2500, 0);
	expect_length("text-indent='(7 mod 4) * 1pt'", PROP_TEXT_INDENT, 3000, 0);
	expect_length("text-indent='10pt div 4pt * 2pt'", PROP_TEXT_INDENT, 5000, 0);
	expect_length("text-indent='-(2pt)'", PROP_TEXT_INDENT, -2000, 0);
	expect_length("text-indent='1pt + 2pt * 3'", PROP_TEXT_INDENT, 7000, 0);
}

static void numeric_functions(void **state)
{
	(void)state;
	expect_length("text-indent='max(3pt, 1em)'", PROP_TEXT_INDENT, 10000, 0);
	expect_length("text-indent='min(3pt, 1em)'", PROP_TEXT_INDENT, 3000, 0);
	expect_length("text-indent='abs(2pt - 5pt)'", PROP_TEXT_INDENT, 3000, 0);
	expect_length("text-indent='floor(2.7) * 1pt'", PROP_TEXT_INDENT, 2000, 0);
	expect_length("text-indent='ceiling(2.1) * 1pt'", PROP_TEXT_INDENT, 3000, 0);
	expect_length("text-indent='round(2.5) * 1pt'", PROP_TEXT_INDENT, 3000, 0);
}

static void a_parents_value_can_be_asked_for(void **state)
{
	(void)state;
	expect_length("text-indent='from-parent(font-size) * 2'", PROP_TEXT_INDENT, 20000, 0);
	expect_length("font-size='20pt' text-indent='inherited-property-value(font-size)'",
		PROP_TEXT_INDENT, 10000, 0);
	struct built b;
	build_good(&b,
		"<fo:block padding-start='3pt' font-family='宋体'><fo:block><fo:block id='x' "
		"padding-start='from-nearest-specified-value()' "
		"font-family='from-nearest-specified-value(font-family)' "
		"margin-left='from-parent(padding-left)'/></fo:block></fo:block>");
	const struct fo_node *x = get(&b, "x");
	assert_int_equal(fo_length(x, PROP_PADDING_START, 0), 3000);
	assert_string_equal(fo_string(x, PROP_FONT_FAMILY), "宋体");
	assert_int_equal(fo_length(x, PROP_START_INDENT, 0), 3000); /* its padding, margin 0 */
	built_release(&b);
}

static void colors(void **state)
{
	(void)state;
	expect_color("red", COLOR_RGB, 255, 0, 0, 0);
	expect_color("DarkSlateGrey", COLOR_RGB, 0x2f, 0x4f, 0x4f, 0);
	expect_color("#b5121b", COLOR_RGB, 0xb5, 0x12, 0x1b, 0);
	expect_color("#FA0", COLOR_RGB, 0xff, 0xaa, 0, 0);
	expect_color("rgb(209,211, 212)", COLOR_RGB, 209, 211, 212, 0);
	expect_color("rgb(100%,0%,50%)", COLOR_RGB, 255, 0, 128, 0);
	expect_color("cmyk(0, 1, 100%, 0.5)", COLOR_CMYK, 0, 255, 255, 128);
	expect_color("rgb-icc(1,2,3,#CMYK,0,0,0,1)", COLOR_CMYK, 0, 0, 0, 255);
	expect_color("rgb-icc(1,2,3,sRGB,0,0,0)", COLOR_RGB, 1, 2, 3, 0);
	expect_color("transparent", COLOR_NONE, 0, 0, 0, 0);
}

static void strings(void **state)
{
	(void)state;
	struct fo_value v =
		value_of("font-family=\"'Source Han Serif' ,宋体,serif\"", PROP_FONT_FAMILY);
	assert_int_equal(v.kind, VALUE_STRING);
	v = value_of("axf:text-emphasis-style='filled  sesame'", PROP_AXF_TEXT_EMPHASIS_STYLE);
	assert_int_equal(v.kind, VALUE_STRING);
	struct built b;
	build_good(&b,
		"<fo:block font-family=\"'Source Han Serif' ,宋体,serif\" id='a'>"
		"<fo:external-graphic id='b' src=\"url('a b.png')\"/>"
		"<fo:external-graphic id='c' src='x.png'/>"
		"<fo:character id='d' character=' '/><fo:character id='e' "
		"character='永'/></fo:block>");
	assert_string_equal(
		fo_string(get(&b, "a"), PROP_FONT_FAMILY), "Source Han Serif, 宋体, serif");
	assert_string_equal(fo_string(get(&b, "b"), PROP_SRC), "a b.png");
	assert_string_equal(fo_string(get(&b, "c"), PROP_SRC), "x.png");
	assert_string_equal(fo_string(get(&b, "d"), PROP_CHARACTER), " ");
	assert_string_equal(fo_string(get(&b, "e"), PROP_CHARACTER), "永");
	built_release(&b);
}

static void integers_are_rounded_to_what_the_property_takes(void **state)
{
	(void)state;
	assert_true(value_of("widows='2.6'", PROP_WIDOWS).as.number == 3);
	assert_true(value_of("orphans='-4'", PROP_ORPHANS).as.number == 1);
	assert_true(value_of("reference-orientation='-90'", PROP_REFERENCE_ORIENTATION).as.number ==
		270);
	assert_true(
		value_of("reference-orientation='450deg'", PROP_REFERENCE_ORIENTATION).as.number ==
		90);
}

static void what_is_wrong_with_an_expression(void **state)
{
	static const struct {
		const char *value, *why;
	} faults[] = {
		{ "5 div 0 * 1pt", "the divisor is 0" },
		{ "3furlong", "the unit is none of pt, mm, cm, in, pc, px, em" },
		{ "2pt * 3pt", "of two factors one at least is a number without a unit" },
		{ "2pt + 3", "both sides of a sum are lengths, or both are numbers" },
		{ "(2pt", "a closing parenthesis is missing" },
		{ "2pt +", "a value is missing at the end" },
		{ "half(2pt)", "there is no function of this name" },
		{ "max(2pt)", "the function takes another number of arguments" },
		{ "floor(2pt)", "the function takes a number without a unit" },
		{ "proportional-column-width(1)",
			"proportional-column-width() is for column-width alone" },
		{ "from-table-column()",
			"from-table-column() is for a cell whose column has an fo:table-column" },
		{ "from-parent(border)", "the function names no single property" },
		{ "inherited-property-value(padding-start)", "the property is not inherited" },
		{ "system-color(menu)", "a page has no colors and fonts of a desktop; name one" },
		{ "2pt ; 3pt", NULL },
		{ "!", "there is a character that belongs to no expression" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
		char flow[300], message[300];
		snprintf(flow, sizeof flow, "<fo:block text-indent='%s'/>", faults[i].value);
		if (faults[i].why)
			snprintf(message, sizeof message,
				"1 O003 text-indent=\"%s\" on fo:block can't be worked out: %s\n",
				faults[i].value, faults[i].why);
		else
			snprintf(message, sizeof message,
				"1 O003 text-indent=\"%s\" on fo:block is none of: <length> | "
				"<percentage>\n",
				faults[i].value);
		expect_fault(flow, message);
	}
}

static void deep_parentheses_end_in_a_message(void **state)
{
	char flow[3000] = "<fo:block text-indent='";
	(void)state;
	memset(flow + strlen(flow), '(', 2000);
	strcat(flow, "'/>");
	struct built b;
	build_flow(&b, flow);
	assert_null(b.tree);
	assert_non_null(strstr(b.messages, "there are too many parentheses"));
	built_release(&b);
}

static void huge_numbers_are_clamped(void **state)
{
	(void)state;
	expect_length("text-indent='99999999999999999999pt'", PROP_TEXT_INDENT, MPT_MAX, 0);
	expect_length("text-indent='-99999999999999999999in'", PROP_TEXT_INDENT, -MPT_MAX, 0);
	assert_true(value_of("widows='99999999999999999999'", PROP_WIDOWS).as.number == 1e9);
}

static void a_length_without_unit_is_in_points(void **state)
{
	(void)state;
	expect_warning("<fo:block font-size='12'/>",
		"1 O003 font-size=\"12\" on fo:block has no unit and is taken as points\n");
}

/* Whatever is written, nothing breaks, and what is taken lies within bounds. */
static void random_values_do_no_harm(void **state)
{
	static const char *const pieces[] = { "1", "2.5", "pt", "em", "%", " ", "+", "-", "*",
		"div", "mod", "(", ")", ",", "max(", "rgb(", "#abc", "'", "inherit", "auto", "red",
		"label-end()", "from-parent(", "font-size", "永", ".", "\n", "0" };
	uint32_t seed = 12345;
	(void)state;
	for (int i = 0; i < 3000; i++) {
		char flow[400] = "<fo:block id=\"x\" text-indent=\"";
		for (int j = 0; j < 8; j++) {
			seed = seed * 1664525u + 1013904223u;
			strcat(flow, pieces[(seed >> 16) % (sizeof pieces / sizeof pieces[0])]);
		}
		strcat(flow, "\"/>");
		struct built b;
		build_flow(&b, flow);
		if (b.tree) {
			const struct fo_value *v = fo_get(get(&b, "x"), PROP_TEXT_INDENT);
			assert_int_equal(v->kind, VALUE_LENGTH);
			assert_in_range(v->as.length + MPT_MAX, 0, 2 * MPT_MAX);
		} else {
			assert_int_equal(b.diag.errors, 1);
		}
		built_release(&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(units),
		cmocka_unit_test(an_em_is_the_elements_own_size_and_the_parents_for_font_size),
		cmocka_unit_test(arithmetic),
		cmocka_unit_test(numeric_functions),
		cmocka_unit_test(a_parents_value_can_be_asked_for),
		cmocka_unit_test(colors),
		cmocka_unit_test(strings),
		cmocka_unit_test(integers_are_rounded_to_what_the_property_takes),
		cmocka_unit_test(what_is_wrong_with_an_expression),
		cmocka_unit_test(deep_parentheses_end_in_a_message),
		cmocka_unit_test(huge_numbers_are_clamped),
		cmocka_unit_test(a_length_without_unit_is_in_points),
		cmocka_unit_test(random_values_do_no_harm),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
