/* record_fixture.h -- files in a folder of their own, and the messages that came of them. */
#ifndef RECORD_FIXTURE_H
#define RECORD_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

static struct {
	char folder[64];
	struct arena *a;
	struct buf said;
	struct diag diag;
} fixture;

/* "a.xml:3 R001 the text", a line for each message, with ! before a note and ? before a warning.
 * The folder of the fixture is left out of names. */
static void note_message(void *user, const struct message *m)
{
	static const char *const mark[] = { "!", "?", "" };
	const char *file = m->at.file ? m->at.file : "";
	size_t n = strlen(fixture.folder);
	(void)user;
	if (strncmp(file, fixture.folder, n) == 0 && file[n] == '/')
		file += n + 1;
	buf_printf(&fixture.said, "%s%s:%ld %s %s\n", mark[m->severity], file, m->at.line,
		code_name(m->code), m->text);
}

static int fixture_setup(void **state)
{
	(void)state;
	strcpy(fixture.folder, "/tmp/banxin-test-XXXXXX");
	fixture.a = arena_new();
	buf_init(&fixture.said, 1 << 20);
	diag_init(&fixture.diag, note_message, NULL);
	return mkdtemp(fixture.folder) ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
	(void)st, (void)flag, (void)ftw;
	return remove(path);
}

static int fixture_teardown(void **state)
{
	(void)state;
	buf_release(&fixture.said);
	arena_free(fixture.a);
	return nftw(fixture.folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static const char *in_folder(const char *name)
{
	return arena_printf(fixture.a, "%s/%s", fixture.folder, name);
}

/* Writes a file of the fixture's folder and returns its path. */
static const char *put_bytes(const char *name, const void *data, size_t len)
{
	const char *path = in_folder(name);
	FILE *f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(data, 1, len, f), len);
	assert_int_equal(fclose(f), 0);
	return path;
}

static const char *put(const char *name, const char *text)
{
	return put_bytes(name, text, strlen(text));
}

/* All messages since the last call were these. */
static void assert_said(const char *expected)
{
	assert_string_equal(fixture.said.data ? fixture.said.data : "", expected);
	buf_clear(&fixture.said);
}

#define FIXTURE_TEST(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

#endif
