#include "batch/journal.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

static char folder[] = "/tmp/banxin-journal-XXXXXX";
static struct diag quiet;

static int make_folder(void **state)
{
	(void)state;
	diag_init(&quiet, NULL, NULL);
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	(void)state;
	char command[100];
	snprintf(command, sizeof command, "rm -r '%s'", folder);
	return system(command);
}

static void path_of(const char *name, char out[200])
{
	snprintf(out, 200, "%s/%s", folder, name);
}

static void make_output(const char *name)
{
	char path[200];
	path_of(name, path);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(name, f);
	fclose(f);
}

static struct journal *open_journal(struct batch_shard shard, bool resume, bool write)
{
	struct journal *j = journal_open(folder, shard, resume, write, &quiet);
	assert_non_null(j);
	journal_common(j, slice_of("version"));
	return j;
}

static const struct batch_shard all = { 0, 0 };

static void add(struct journal *j, const char *name)
{
	struct outcome o = { .status = OUTCOME_DONE, .pages = 3, .id = "某" };
	make_output(name);
	journal_key(j, slice_of(name), o.key);
	assert_true(journal_add(j, name, &o));
}

static bool finished(const struct journal *j, const char *name, const char *record)
{
	uint64_t key[2];
	struct outcome o = { 0 };
	struct arena *a = arena_new();
	journal_key(j, slice_of(record), key);
	bool yes = journal_finished(j, name, key, &o, a);
	if (yes) {
		assert_int_equal(o.pages, 3);
		assert_int_equal(o.bytes, strlen(name));
		assert_string_equal(o.earlier, ",\"id\":\"某\"");
	}
	arena_free(a);
	return yes;
}

static void knows_what_is_finished(void **state)
{
	(void)state;
	const char *awkward = "a\tb\nc\\t.pdf";
	struct journal *j = open_journal(all, false, true);
	add(j, "a.pdf");
	add(j, awkward);
	assert_false(finished(j, "a.pdf", "a.pdf")); /* only what was there at the beginning */
	journal_close(j);
	j = open_journal(all, true, false);
	assert_true(finished(j, "a.pdf", "a.pdf"));
	assert_true(finished(j, awkward, awkward));
	assert_false(finished(j, "a.pdf", "another"));
	assert_false(finished(j, "b.pdf", "b.pdf"));
	journal_common(j, slice_of("parameter"));
	assert_false(finished(j, "a.pdf", "a.pdf"));
	journal_close(j);
	j = open_journal(all, false, true);
	assert_false(finished(j, "a.pdf", "a.pdf"));
	journal_close(j);
}

/* A process that is killed leaves any part of a line; nothing but whole lines counts, and what is
 * added behind is read. */
static void cut_at_any_byte(void **state)
{
	(void)state;
	char path[200];
	struct stat st;
	path_of(".banxin-batch", path);
	struct journal *j = open_journal(all, false, true);
	add(j, "a.pdf");
	assert_int_equal(stat(path, &st), 0);
	off_t first = st.st_size;
	add(j, "b.pdf");
	journal_close(j);
	assert_int_equal(stat(path, &st), 0);
	for (off_t size = st.st_size; size >= 0; size--) {
		assert_int_equal(truncate(path, size), 0);
		j = open_journal(all, true, false);
		/* Without its line feed a line is taken for unfinished. */
		assert_int_equal(finished(j, "a.pdf", "a.pdf"), size >= first);
		assert_int_equal(finished(j, "b.pdf", "b.pdf"), size >= st.st_size);
		journal_close(j);
	}
	j = open_journal(all, false, true);
	add(j, "a.pdf");
	journal_close(j);
	assert_int_equal(truncate(path, first - 5), 0);
	j = open_journal(all, true, true);
	add(j, "c.pdf");
	journal_close(j);
	j = open_journal(all, true, false);
	assert_false(finished(j, "a.pdf", "a.pdf"));
	assert_true(finished(j, "c.pdf", "c.pdf"));
	journal_close(j);
}

enum { PROCESSES = 4, OUTPUTS = 150 };

static void add_many(struct batch_shard shard, int process)
{
	char name[40];
	struct journal *j = open_journal(shard, true, true);
	for (int i = 0; i < OUTPUTS; i++) {
		snprintf(name, sizeof name, "%d-%d.pdf", process, i);
		add(j, name);
	}
	journal_close(j);
	_exit(0);
}

static void many_write_at_once(bool sharded)
{
	char name[40];
	for (int p = 0; p < PROCESSES; p++)
		if (fork() == 0)
			add_many(sharded ? (struct batch_shard){ (unsigned)p + 1, PROCESSES } : all, p);
	int status;
	for (int p = 0; p < PROCESSES; p++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	struct journal *j = open_journal(all, true, false);
	for (int p = 0; p < PROCESSES; p++)
		for (int i = 0; i < OUTPUTS; i++) {
			snprintf(name, sizeof name, "%d-%d.pdf", p, i);
			assert_true(finished(j, name, name));
		}
	journal_close(j);
}

static void shards_write_at_once(void **state)
{
	(void)state;
	many_write_at_once(true);
}

static void runs_write_at_once(void **state)
{
	(void)state;
	many_write_at_once(false);
}

static void garbage_is_no_journal(void **state)
{
	(void)state;
	char path[200];
	path_of(".banxin-batch.9-of-9", path);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	srand(3);
	for (int i = 0; i < 3000000; i++)
		putc(i % 7000 ? rand() & 0xFF : '\n', f);
	fclose(f);
	struct journal *j = open_journal(all, true, false);
	assert_false(finished(j, "x.pdf", "x.pdf"));
	journal_close(j);
	f = fopen(path, "w");
	for (int i = 0; i < 3000000; i++)
		putc('a', f);
	fclose(f);
	journal_close(open_journal(all, true, false));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_what_is_finished),
		cmocka_unit_test(cut_at_any_byte),
		cmocka_unit_test(shards_write_at_once),
		cmocka_unit_test(runs_write_at_once),
		cmocka_unit_test(garbage_is_no_journal),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
