/* The public library with inputs and arguments that are wrong: whatever comes, a failure has its
 * message and its status, and leaves the engine as good as new. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <dirent.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "banxin.h"

#define SHEET "samples/profile-short.xml"

struct told {
	int errors;
	char last[20];
};

static void count(void *user, const struct banxin_message *m)
{
	struct told *t = user;
	if (m->severity == BANXIN_ERROR) {
		t->errors++;
		snprintf(t->last, sizeof t->last, "%s", m->code);
	}
	assert_true(m->text && *m->text);
}

/* What was written, as a sum that tells other bytes from these (FNV-1a). */
static bool add_up(void *user, const void *data, size_t size)
{
	uint64_t *sum = user;
	for (size_t i = 0; i < size; i++)
		*sum = (*sum ^ ((const unsigned char *)data)[i]) * 0x100000001B3u;
	return true;
}

static uint64_t sum_of(struct banxin *b, const struct banxin_job *job)
{
	uint64_t sum = 0xCBF29CE484222325u;
	return banxin_render(b, job, add_up, &sum, NULL) ? sum : 0;
}

static void empty_data_is_an_empty_record(void **state)
{
	(void)state;
	struct told t = { 0 };
	struct banxin *b = banxin_open(&(struct banxin_options){ .message = count, .user = &t });
	assert_non_null(b);
	assert_int_equal(sum_of(b, &(struct banxin_job){ .path = "a.xml", .data = "" }), 0);
	assert_int_equal(t.errors, 1);
	assert_string_equal(t.last, "R001");
	assert_int_equal(banxin_status(b), 1);
	assert_false(banxin_validate(b, "a.xml", "", 0));
	assert_int_equal(t.errors, 2);
	banxin_close(b);
}

/* Calls EACH for every file of a fuzzer's corpus. */
static void each_of(const char *folder,
	void (*each)(struct banxin *b, const char *path, void *user), struct banxin *b, void *user)
{
	DIR *dir = opendir(folder);
	int files = 0;
	assert_non_null(dir);
	for (struct dirent *e; (e = readdir(dir));) {
		char path[600];
		if (e->d_name[0] == '.')
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
		each(b, path, user);
		files++;
	}
	closedir(dir);
	assert_true(files > 0);
}

static void fails_with_a_message_or_not_at_all(struct banxin *b, const char *path, void *user)
{
	struct told *t = user;
	t->errors = 0;
	banxin_clear(b);
	bool ok = sum_of(b, &(struct banxin_job){ .path = path }) != 0;
	if (ok != (t->errors == 0) || ok != (banxin_status(b) == 0))
		fail_msg("%s: %s with %d errors and status %d", path, ok ? "made" : "failed",
			t->errors, banxin_status(b));
}

static void every_failure_has_its_message(void **state)
{
	(void)state;
	struct told t = { 0 };
	struct banxin *b = banxin_open(&(struct banxin_options){ .message = count, .user = &t });
	assert_non_null(b);
	each_of("tests/fuzz/corpus/fo", fails_with_a_message_or_not_at_all, b, &t);
	each_of("tests/fuzz/corpus/record", fails_with_a_message_or_not_at_all, b, &t);
	banxin_close(b);
}

/* Citations need a pass that tells nothing; what it found wrong with a picture is told later. */
static void a_missing_picture_is_told_beside_citations(void **state)
{
	(void)state;
	struct told t = { 0 };
	struct banxin *b = banxin_open(&(struct banxin_options){ .message = count, .user = &t });
	assert_non_null(b);
	assert_int_equal(sum_of(b, &(struct banxin_job){
		.path = "tests/fuzz/corpus/fo/picture-missing-and-citation.fo" }), 0);
	assert_int_equal(t.errors, 1);
	assert_string_equal(t.last, "G001");
	banxin_close(b);
}

static void just_render(struct banxin *b, const char *path, void *user)
{
	(void)user;
	sum_of(b, &(struct banxin_job){ .path = path });
}

static void failures_leave_nothing_behind(void **state)
{
	(void)state;
	struct banxin *fresh = banxin_open(NULL), *used = banxin_open(NULL);
	assert_true(fresh && used);
	each_of("tests/fuzz/corpus/fo", just_render, used, NULL);
	each_of("tests/fuzz/corpus/record", just_render, used, NULL);
	const struct banxin_job job = { .path = SHEET };
	uint64_t expected = sum_of(fresh, &job);
	assert_true(expected != 0);
	assert_true(sum_of(used, &job) == expected);
	banxin_close(used);
	assert_true(sum_of(fresh, &job) == expected);
	banxin_close(fresh);
}

static void *render_in_a_thread(void *user)
{
	uint64_t *sum = user;
	struct banxin *b = banxin_open(NULL);
	for (int i = 0; b && i < 3; i++)
		*sum = sum_of(b, &(struct banxin_job){ .path = SHEET });
	banxin_close(b);
	return NULL;
}

static void threads_have_an_engine_each(void **state)
{
	(void)state;
	enum { THREADS = 2 };
	uint64_t expected = 0, sums[THREADS] = { 0 };
	pthread_t threads[THREADS];
	render_in_a_thread(&expected);
	assert_true(expected != 0);
	for (int i = 0; i < THREADS; i++)
		assert_int_equal(
			pthread_create(&threads[i], NULL, render_in_a_thread, &sums[i]), 0);
	for (int i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
		assert_true(sums[i] == expected);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empty_data_is_an_empty_record),
		cmocka_unit_test(every_failure_has_its_message),
		cmocka_unit_test(a_missing_picture_is_told_beside_citations),
		cmocka_unit_test(failures_leave_nothing_behind),
		cmocka_unit_test(threads_have_an_engine_each),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
