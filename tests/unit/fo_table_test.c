/* The tables: what their rows promise each other. */
#include "fo_fixture.h"

#include "fo/attribute.h"
#include "fo/value.h"

static void keywords_are_in_order_and_found(void **state)
{
	(void)state;
	for (int k = KW_NONE_GIVEN + 1; k < KW_COUNT; k++) {
		const char *name = fo_keyword_name((enum keyword)k);
		assert_true(strcmp(fo_keyword_name((enum keyword)(k - 1)), name) < 0);
		assert_int_equal(fo_keyword_find(name, strlen(name)), k);
	}
	assert_int_equal(fo_keyword_find("always", 3), KW_NONE_GIVEN);
	assert_int_equal(fo_keyword_find("alway", 5), KW_NONE_GIVEN);
	assert_int_equal(fo_keyword_find("", 0), KW_NONE_GIVEN);
}

static void objects_are_found_by_name(void **state)
{
	(void)state;
	assert_int_equal(fo_object_find("block", false), FO_BLOCK);
	assert_int_equal(fo_object_find("block", true), FO_TEXT);
	assert_int_equal(fo_object_find("ruby", true), FO_RUBY);
	assert_string_equal(fo_object_info(FO_RUBY)->label, "axf:ruby");
	assert_string_equal(fo_object_info(FO_TABLE_CELL)->label, "fo:table-cell");
	for (int o = FO_TEXT + 1; o < FO_OBJECT_COUNT; o++) {
		const char *name = fo_object_info((enum fo_object)o)->name;
		bool axf = strncmp(name, "axf:", 4) == 0;
		assert_int_equal(fo_object_find(axf ? name + 4 : name, axf), o);
	}
}

/* Every keyword in a row's values is taken by the property. */
static void keywords_of_a_row_are_values_of_it(void **state)
{
	struct arena *a = arena_new();
	struct style_pool *pool = style_pool_new(a, value_initial, 120);
	(void)state;
	for (int i = 0; i < PROP_COUNT; i++) {
		const struct property_info *info = fo_property_info((enum fo_property)i);
		for (const char *s = info ? info->values : ""; *s; s += strspn(s, " |")) {
			size_t len = strcspn(s, " |");
			struct value_context c = { .pool = pool };
			struct fo_value v;
			if (*s != '<') {
				assert_true(value_parse(&c, (enum fo_property)i, s, len, &v, NULL));
				assert_int_equal(v.kind,
					strncmp(s, "transparent", 11) == 0 ? VALUE_COLOR
									   : VALUE_KEYWORD);
			}
			s += len;
		}
	}
	arena_free(a);
}

static void initial_values_are_those_of_the_table(void **state)
{
	(void)state;
	assert_string_equal(value_initial(PROP_FONT_FAMILY).as.string, "sans-serif");
	assert_string_equal(value_initial(PROP_LANGUAGE).as.string, "zh");
	assert_string_equal(value_initial(PROP_HYPHENATION_CHARACTER).as.string, "-");
	assert_string_equal(value_initial(PROP_FORMAT).as.string, "1");
	assert_string_equal(value_initial(PROP_ID).as.string, "");
	assert_int_equal(value_initial(PROP_WIDOWS).as.number, 2);
	assert_int_equal(value_initial(PROP_COLUMN_NUMBER).as.number, 0);
	assert_int_equal(value_initial(PROP_LEADER_LENGTH_MAXIMUM).percent, 100000);
	assert_int_equal(value_initial(PROP_BACKGROUND_COLOR).as.color.space, COLOR_NONE);
}

static void content_is_read_in_its_order(void **state)
{
	struct content_state s = { .parent = FO_TABLE };
	(void)state;
	assert_int_equal(fo_content_missing(&s), FO_TABLE_BODY);
	assert_true(fo_content_accepts(&s, FO_TABLE_COLUMN));
	assert_true(fo_content_accepts(&s, FO_TABLE_COLUMN));
	assert_true(fo_content_accepts(&s, FO_TABLE_HEADER));
	assert_false(fo_content_accepts(&s, FO_TABLE_HEADER));
	assert_false(fo_content_accepts(&s, FO_TABLE_COLUMN));
	assert_true(fo_content_accepts(&s, FO_TABLE_BODY));
	assert_int_equal(fo_content_missing(&s), FO_TEXT);
	assert_true(fo_content_accepts(&s, FO_TABLE_BODY));
	assert_false(fo_content_accepts(&s, FO_TEXT));
	s = (struct content_state){ .parent = FO_BLOCK };
	assert_true(fo_content_accepts(&s, FO_FLOAT));
	assert_true(fo_content_accepts(&s, FO_TEXT));
	assert_true(fo_content_accepts(&s, FO_TABLE));
}

static void names_in_expressions(void **state)
{
	static const struct {
		const char *name;
		enum fo_property lr, tb;
	} names[] = {
		{ "font-size", PROP_FONT_SIZE, PROP_FONT_SIZE },
		{ "axf:text-justify", PROP_AXF_TEXT_JUSTIFY, PROP_AXF_TEXT_JUSTIFY },
		{ "padding-left", PROP_PADDING_START, PROP_PADDING_AFTER },
		{ "border-top-color", PROP_BORDER_BEFORE_COLOR, PROP_BORDER_START_COLOR },
		{ "margin-right", PROP_MARGIN_RIGHT, PROP_MARGIN_TOP },
		{ "left", PROP_LEFT, PROP_BOTTOM },
		{ "content-width", PROP_CONTENT_WIDTH, PROP_CONTENT_HEIGHT },
		{ "space-before", PROP_SPACE_BEFORE_OPTIMUM, PROP_SPACE_BEFORE_OPTIMUM },
		{ "width", PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM,
			PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM },
		{ "min-height", PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM,
			PROP_INLINE_PROGRESSION_DIMENSION_MINIMUM },
		{ "padding-before.length", PROP_PADDING_BEFORE, PROP_PADDING_BEFORE },
	};
	enum fo_property p;
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		struct slice name = { names[i].name, strlen(names[i].name) };
		assert_true(attribute_property(name, KW_LR_TB, &p));
		assert_int_equal(p, names[i].lr);
		assert_true(attribute_property(name, KW_TB_RL, &p));
		assert_int_equal(p, names[i].tb);
	}
	assert_false(attribute_property((struct slice){ "border", 6 }, KW_LR_TB, &p));
	assert_false(attribute_property((struct slice){ "colour", 6 }, KW_LR_TB, &p));
}

static void guesses(void **state)
{
	(void)state;
	assert_string_equal(attribute_guess("colour"), "color");
	assert_string_equal(attribute_guess("font_size"), "font-size");
	assert_string_equal(attribute_guess("marginleft"), "margin-left");
	assert_string_equal(attribute_guess("axf:text-autospaces"), "axf:text-autospace");
	assert_null(attribute_guess("href"));
	assert_string_equal(fo_object_guess("tabel-cell"), "table-cell");
	assert_null(fo_object_guess("div"));
}

/* The manual's tables have a row for each name, once. */
static void the_reference_lists_every_name_once(void **state)
{
	struct buf out;
	(void)state;
	buf_init(&out, 1000000);
	fo_list_properties(&out);
	for (int i = 0; i < PROP_COUNT; i++) {
		const struct property_info *info = fo_property_info((enum fo_property)i);
		char row[100];
		if (!info || !*info->name)
			continue;
		snprintf(row, sizeof row, "\n| `%s` | ", info->name);
		const char *first = strstr(out.data, row);
		assert_non_null(first);
		assert_null(strstr(first + 1, row));
	}
	assert_non_null(strstr(out.data, "\n| `border-top` | \\<border-width> \\|\\| "));
	assert_null(strstr(out.data, "`speak`"));
	buf_clear(&out);
	fo_list_objects(&out);
	assert_non_null(strstr(out.data, "| `fo:list-item` | marker*, list-item-label, "));
	assert_false(out.overflow);
	buf_release(&out);
}

/* Random trees of real names: told of or built, never broken; and built twice alike. */
static void random_documents_do_no_harm(void **state)
{
	static const char *const attributes[] = { "", " margin='1em -2pt'", " font-size='smaller'",
		" start-indent='body-start()'", " border='inherit'", " padding='5%'",
		" keep-together='always'", " writing-mode='tb-rl'", " line-height='1.3'",
		" width='from-nearest-specified-value(width)'", " text-decoration='underline'",
		" column-number='99999'", " number-columns-repeated='99999999'",
		" number-rows-spanned='-1'", " background='red left'" };
	uint32_t seed = 4711;
	(void)state;
	for (int round = 0; round < 400; round++) {
		struct buf flow;
		enum fo_object open[12];
		int depth = 0;
		buf_init(&flow, 100000);
		for (int i = 0; i < 30; i++) {
			seed = seed * 1664525u + 1013904223u;
			if (depth < 12 && (depth == 0 || seed >> 30)) {
				enum fo_object o = (enum fo_object)(1 +
					(seed >> 8) % (FO_OBJECT_COUNT - 1));
				open[depth++] = o;
				buf_printf(&flow, "<%s%s>", fo_object_info(o)->label,
					attributes[(seed >> 20) %
						(sizeof attributes / sizeof attributes[0])]);
			} else {
				buf_printf(&flow, "永 </%s>", fo_object_info(open[--depth])->label);
			}
		}
		while (depth > 0)
			buf_printf(&flow, "</%s>", fo_object_info(open[--depth])->label);
		struct built a, b;
		build_flow(&a, flow.data);
		build_flow(&b, flow.data);
		assert_string_equal(a.messages, b.messages);
		assert_true(!a.tree == (a.diag.errors > 0));
		built_release(&a);
		built_release(&b);
		buf_release(&flow);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keywords_are_in_order_and_found),
		cmocka_unit_test(objects_are_found_by_name),
		cmocka_unit_test(keywords_of_a_row_are_values_of_it),
		cmocka_unit_test(initial_values_are_those_of_the_table),
		cmocka_unit_test(content_is_read_in_its_order),
		cmocka_unit_test(names_in_expressions),
		cmocka_unit_test(guesses),
		cmocka_unit_test(the_reference_lists_every_name_once),
		cmocka_unit_test(random_documents_do_no_harm),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
