/* The public library, used as a program would use it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "banxin.h"

#define SHEET "samples/profile-short.xml"

/* An engine with what it told last, and what it wrote. */
struct fixture {
	struct banxin *b;
	int messages;
	char code[8], file[300], text[500];
	long line;
	enum banxin_severity severity;
	char *out;
	size_t len;
	size_t limit; /* bytes after which writing fails; 0: none */
};

static void remember(void *user, const struct banxin_message *m)
{
	struct fixture *f = user;
	f->messages++;
	f->severity = m->severity;
	f->line = m->line;
	snprintf(f->code, sizeof f->code, "%s", m->code);
	snprintf(f->file, sizeof f->file, "%s", m->file ? m->file : "");
	snprintf(f->text, sizeof f->text, "%s", m->text);
}

static bool append(void *user, const void *data, size_t size)
{
	struct fixture *f = user;
	if (f->limit && f->len + size > f->limit)
		return false;
	f->out = realloc(f->out, f->len + size + 1);
	assert_non_null(f->out);
	memcpy(f->out + f->len, data, size);
	f->len += size;
	f->out[f->len] = '\0';
	return true;
}

static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);
	f->b = banxin_open(&(struct banxin_options){ .message = remember, .user = f });
	*state = f;
	return !f->b;
}

static int teardown(void **state)
{
	struct fixture *f = *state;
	banxin_close(f->b);
	free(f->out);
	free(f);
	return 0;
}

static bool render(struct fixture *f, const struct banxin_job *job, struct banxin_result *result)
{
	f->len = 0;
	return banxin_render(f->b, job, append, f, result);
}

static bool render_text(struct fixture *f, const char *text)
{
	struct banxin_job job = { .path = "record.xml", .data = text, .size = strlen(text) };
	return render(f, &job, NULL);
}

static void a_record_becomes_a_pdf(void **state)
{
	struct fixture *f = *state;
	struct banxin_result result;
	assert_true(render(f, &(struct banxin_job){ .path = SHEET }, &result));
	assert_int_equal(result.pages, 1);
	assert_int_equal(result.bytes, f->len);
	assert_memory_equal(f->out, "%PDF-1.", 7);
	assert_memory_equal(f->out + f->len - 6, "%%EOF\n", 6);
	assert_int_equal(banxin_status(f->b), 0);
	assert_int_equal(f->messages, 0);
}

static void the_formats_before_the_pdf_are_text(void **state)
{
	struct fixture *f = *state;
	assert_true(render(f, &(struct banxin_job){ .path = SHEET, .format = BANXIN_FO }, NULL));
	assert_memory_equal(f->out, "<?xml", 5);
	assert_non_null(strstr(f->out, "<fo:root"));
	struct banxin_result result;
	assert_true(render(
		f, &(struct banxin_job){ .path = SHEET, .format = BANXIN_PAGES }, &result));
	assert_memory_equal(f->out, "page 1 ", 7);
	assert_int_equal(result.pages, 1);
}

static void a_record_in_memory_is_that_of_the_file(void **state)
{
	struct fixture *f = *state;
	static char text[100000];
	FILE *file = fopen(SHEET, "rb");
	assert_non_null(file);
	size_t size = fread(text, 1, sizeof text, file);
	fclose(file);
	assert_true(render(f, &(struct banxin_job){ .path = SHEET }, NULL));
	char *expected = f->out;
	size_t len = f->len;
	f->out = NULL;
	assert_true(render(f, &(struct banxin_job){ .path = SHEET, .data = text, .size = size }, NULL));
	assert_int_equal(f->len, len);
	assert_memory_equal(f->out, expected, len);
	free(expected);
}

/* Whatever went before, a record comes out with the same bytes. */
static void an_engine_goes_on_after_a_failure(void **state)
{
	struct fixture *f = *state;
	assert_true(render(f, &(struct banxin_job){ .path = SHEET }, NULL));
	char *expected = f->out;
	size_t len = f->len;
	f->out = NULL;
	assert_false(render_text(f, "<article>"));
	assert_false(render_text(f,
		"<article><head><title>x</title></head><body><p>&#x10FFFD;</p></body></article>"));
	assert_int_equal(banxin_status(f->b), 1);
	assert_true(render(f, &(struct banxin_job){ .path = "samples/profile-person.xml" }, NULL));
	assert_true(render(f, &(struct banxin_job){ .path = SHEET }, NULL));
	assert_int_equal(f->len, len);
	assert_memory_equal(f->out, expected, len);
	assert_int_equal(banxin_status(f->b), 1);
	banxin_clear(f->b);
	assert_int_equal(banxin_status(f->b), 0);
	free(expected);
}

static void a_message_has_its_code_and_place(void **state)
{
	struct fixture *f = *state;
	assert_false(render_text(f,
		"<article>\n<head>\n<titel/>\n</head><body><p>x</p></body></article>"));
	assert_string_equal(f->code, "R011");
	assert_string_equal(f->file, "record.xml");
	assert_int_equal(f->line, 3);
	assert_int_equal(f->severity, BANXIN_ERROR);
	assert_non_null(strstr(f->text, "did you mean <title>?"));
}

static void writing_that_fails_ends_the_rendering(void **state)
{
	struct fixture *f = *state;
	f->limit = 1000;
	assert_false(render(f, &(struct banxin_job){ .path = SHEET }, NULL));
	assert_true(f->len <= 1000);
	f->limit = 0;
	banxin_clear(f->b);
	assert_true(render(f, &(struct banxin_job){ .path = SHEET }, NULL));
}

static void parameters_reach_the_template(void **state)
{
	struct fixture *f = *state;
	struct banxin_param param = { "accent", "#123456" };
	struct banxin_job job = { .path = SHEET, .params = &param, .param_count = 1,
		.format = BANXIN_FO };
	assert_true(render(f, &job, NULL));
	assert_non_null(strstr(f->out, "#123456"));
	param.name = "acent";
	assert_false(render(f, &job, NULL));
	assert_string_equal(f->code, "T006");
}

static void a_template_is_chosen_by_name_or_path(void **state)
{
	struct fixture *f = *state;
	struct banxin_job job = { .path = SHEET, .template_name = "article", .format = BANXIN_PAGES };
	assert_true(render(f, &job, NULL));
	job.template_name = "layouts/article.xsl";
	assert_true(render(f, &job, NULL));
	job.template_name = "letter";
	assert_false(render(f, &job, NULL));
	assert_string_equal(f->code, "S005");
}

static void validation_makes_nothing(void **state)
{
	struct fixture *f = *state;
	assert_true(banxin_validate(f->b, SHEET, NULL, 0));
	assert_int_equal(f->messages, 0);
	assert_false(banxin_validate(f->b, "samples/faulty.xml", NULL, 0));
	assert_int_equal(f->messages, 15);
	assert_int_equal(banxin_status(f->b), 1);
	assert_true(banxin_validate(f->b, SHEET, NULL, 0));
	static const char text[] = "<article/>";
	assert_false(banxin_validate(f->b, "memory.xml", text, sizeof text - 1));
	assert_string_equal(f->file, "memory.xml");
}

static void layouts_are_listed_in_order(void **state)
{
	struct fixture *f = *state;
	size_t count;
	const struct banxin_layout *layouts = banxin_layouts(f->b, &count);
	assert_non_null(layouts);
	assert_true(count >= 3);
	for (size_t i = 0; i < count; i++) {
		assert_true(layouts[i].name[0] && layouts[i].description[0]);
		assert_true(i == 0 || strcmp(layouts[i - 1].name, layouts[i].name) < 0);
		for (size_t k = 0; k < layouts[i].param_count; k++)
			assert_true(layouts[i].params[k].description[0]);
	}
}

static void fonts_are_listed_by_role(void **state)
{
	struct fixture *f = *state;
	size_t count, found = 0;
	const struct banxin_font *fonts = banxin_fonts(f->b, &count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(fonts[i].role, "song") == 0 && fonts[i].face)
			found++;
	assert_int_equal(found, 1);
}

struct lacking {
	uint32_t character[10];
	size_t times[10], count;
};

static void note_lacking(void *user, uint32_t character, size_t times)
{
	struct lacking *l = user;
	assert_true(l->count < 10);
	l->character[l->count] = character;
	l->times[l->count++] = times;
}

static void missing_characters_are_counted_once_each(void **state)
{
	struct fixture *f = *state;
	struct lacking l = { .count = 0 };
	static const char text[] = "\U0010FFFD版\U0010FFFC心\U0010FFFD\n";
	banxin_coverage(f->b, text, sizeof text - 1, note_lacking, &l);
	assert_int_equal(l.count, 2);
	assert_int_equal(l.character[0], 0x10FFFC);
	assert_int_equal(l.times[0], 1);
	assert_int_equal(l.character[1], 0x10FFFD);
	assert_int_equal(l.times[1], 2);
}

static void engines_share_nothing(void **state)
{
	struct fixture *f = *state;
	struct banxin *other = banxin_open(NULL); /* its messages are dropped */
	assert_non_null(other);
	size_t size = 0;
	struct banxin_job job = { .path = "none.xml" };
	assert_false(banxin_render(other, &job, append, f, &(struct banxin_result){ .bytes = size }));
	assert_int_equal(banxin_status(other), 1);
	assert_int_equal(banxin_status(f->b), 0);
	assert_int_equal(f->messages, 0);
	banxin_close(other);
	assert_true(render(f, &(struct banxin_job){ .path = SHEET }, NULL));
}

static void a_wrong_data_folder_is_told(void **state)
{
	(void)state;
	struct fixture f = { .b = NULL };
	assert_null(banxin_open(&(struct banxin_options){
		.data_dir = "samples", .message = remember, .user = &f }));
	assert_string_equal(f.code, "S004");
	assert_string_equal(f.file, "samples");
	banxin_close(NULL);
	assert_string_equal(banxin_version(), BANXIN_VERSION);
}

int main(void)
{
#define WITH_ENGINE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		WITH_ENGINE(a_record_becomes_a_pdf),
		WITH_ENGINE(the_formats_before_the_pdf_are_text),
		WITH_ENGINE(a_record_in_memory_is_that_of_the_file),
		WITH_ENGINE(an_engine_goes_on_after_a_failure),
		WITH_ENGINE(a_message_has_its_code_and_place),
		WITH_ENGINE(writing_that_fails_ends_the_rendering),
		WITH_ENGINE(parameters_reach_the_template),
		WITH_ENGINE(a_template_is_chosen_by_name_or_path),
		WITH_ENGINE(validation_makes_nothing),
		WITH_ENGINE(layouts_are_listed_in_order),
		WITH_ENGINE(fonts_are_listed_by_role),
		WITH_ENGINE(missing_characters_are_counted_once_each),
		WITH_ENGINE(engines_share_nothing),
		cmocka_unit_test(a_wrong_data_folder_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
