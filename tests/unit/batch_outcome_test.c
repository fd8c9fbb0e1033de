#include "batch/outcome.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#include "batch/json.h"

static struct outcome example(void)
{
	static const struct banxin_message messages[] = {
		{ BANXIN_WARNING, "P001", "a.xsl", 12, 3, .text = "太高" },
		{ BANXIN_ERROR, "R001", NULL, 0, 0, .text = "" },
	};
	static const struct outcome_character characters[] = { { 0x2CB4E, "HanaMinB", 3 } };
	static const struct outcome_font fonts[] = { { "某某手书", "LXGW WenKai" } };
	static const struct outcome_file files[] = {
		{ .path = "a.png", .size = 5, .modified = -7, .hash = { 1, UINT64_MAX } },
		{ .path = "b.png", .missing = true },
	};
	return (struct outcome){ .status = OUTCOME_FAILED,
		.signal = 9,
		.pages = 2,
		.bytes = 1ull << 40,
		.milliseconds = 1.25,
		.id = "某-1",
		.key = { 3, 4 },
		.messages = messages,
		.message_count = 2,
		.more_messages = 6,
		.characters = characters,
		.character_count = 1,
		.fonts = fonts,
		.font_count = 1,
		.files = files,
		.file_count = 2 };
}

static void check_example(const struct outcome *o)
{
	const struct outcome e = example();
	assert_int_equal(o->status, e.status);
	assert_int_equal(o->signal, e.signal);
	assert_int_equal(o->pages, e.pages);
	assert_true(o->bytes == e.bytes && o->milliseconds == e.milliseconds);
	assert_string_equal(o->id, e.id);
	assert_null(o->earlier);
	assert_true(o->key[0] == 3 && o->key[1] == 4);
	assert_int_equal(o->more_messages, 6);
	assert_int_equal(o->message_count, 2);
	assert_int_equal(o->messages[0].severity, BANXIN_WARNING);
	assert_string_equal(o->messages[0].text, "太高");
	assert_int_equal(o->messages[0].line, 12);
	assert_null(o->messages[1].file);
	assert_int_equal(o->character_count, 1);
	assert_int_equal(o->characters[0].character, 0x2CB4E);
	assert_string_equal(o->fonts[0].used, "LXGW WenKai");
	assert_int_equal(o->file_count, 2);
	assert_true(o->files[0].modified == -7 && o->files[0].hash[1] == UINT64_MAX);
	assert_true(o->files[1].missing);
}

static void crosses_a_pipe(void **state)
{
	(void)state;
	const struct outcome e = example();
	struct outcome o;
	struct arena *a = arena_new();
	struct buf b;
	buf_init(&b, 1 << 20);
	outcome_write(&e, &b);
	assert_true(outcome_read(&o, buf_slice(&b), a));
	check_example(&o);
	buf_release(&b);
	arena_free(a);
}

/* What a worker began to write when it died, or wrote over, is no outcome, and never a crash. */
static void broken_bytes_are_refused(void **state)
{
	(void)state;
	const struct outcome e = example();
	struct outcome o;
	struct arena *a = arena_new();
	struct buf b;
	buf_init(&b, 1 << 20);
	outcome_write(&e, &b);
	for (size_t len = 0; len < b.len; len++) {
		char *part = malloc(len + 1); /* of its own, so that reading beyond is seen */
		assert_non_null(part);
		memcpy(part, b.data, len);
		assert_false(outcome_read(&o, (struct slice){ part, len }, a));
		free(part);
	}
	srand(5);
	for (int i = 0; i < 20000; i++) {
		size_t at = (size_t)rand() % b.len;
		char was = b.data[at];
		b.data[at] = (char)(rand() & 0xFF);
		outcome_read(&o, buf_slice(&b), a);
		b.data[at] = was;
	}
	buf_add_char(&b, 'x');
	assert_false(outcome_read(&o, buf_slice(&b), a));
	buf_release(&b);
	arena_free(a);
}

static void messages_are_bounded(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct outcome_gathering g;
	outcome_begin(&g, a);
	for (int i = 0; i < 1500; i++)
		outcome_take_message(&g, &(struct banxin_message){ .code = "P001", .text = "x" });
	assert_int_equal(outcome_end(&g)->message_count, 1000);
	assert_int_equal(outcome_end(&g)->more_messages, 500);
	arena_free(a);
}

/* Which family was asked for first depends on what a process rendered before. */
static void fonts_are_in_order(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct outcome_gathering g;
	outcome_begin(&g, a);
	struct banxin_listener l = outcome_listener(&g);
	l.font(l.user, "b", "x");
	l.font(l.user, "a", "y");
	l.record(l.user, "id");
	const struct outcome *o = outcome_end(&g);
	assert_string_equal(o->fonts[0].wanted, "a");
	assert_string_equal(o->fonts[1].wanted, "b");
	assert_string_equal(o->id, "id");
	arena_free(a);
}

static void check_json(const char *text, const char *json)
{
	struct buf b;
	buf_init(&b, 1 << 20);
	json_add_text(&b, text);
	assert_string_equal(b.data, json);
	buf_release(&b);
}

static void json_is_escaped(void **state)
{
	(void)state;
	check_json("", "\"\"");
	check_json("a\"b\\c/", "\"a\\\"b\\\\c/\"");
	check_json("某\n\x7f", "\"某\\u000a\\u007f\"");
	check_json("\xC2\x9B", "\"\\u009b\"");
	check_json("\xB1\xBB", "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
	check_json("\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
	check_json("𬭎", "\"𬭎\"");
}

static void check_decimal(double v, int digits, const char *expected)
{
	struct buf b;
	buf_init(&b, 1 << 20);
	json_add_decimal(&b, v, digits);
	assert_string_equal(b.data, expected);
	buf_release(&b);
}

static void decimals_have_a_point(void **state)
{
	(void)state;
	check_decimal(0, 1, "0.0");
	check_decimal(0.96, 1, "1.0");
	check_decimal(12.0349, 3, "12.035");
	check_decimal(-1, 2, "0.00");
	check_decimal(7, 0, "7");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(crosses_a_pipe),
		cmocka_unit_test(broken_bytes_are_refused),
		cmocka_unit_test(messages_are_bounded),
		cmocka_unit_test(fonts_are_in_order),
		cmocka_unit_test(json_is_escaped),
		cmocka_unit_test(decimals_have_a_point),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
