/* What everything stands on: memory, text, lengths, files, messages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mpt.h"
#include "base/nearest.h"
#include "base/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct place NOWHERE = { NULL, 0, 0 };

/* A small generator of our own: the same numbers on every machine. */
static uint32_t random_next(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* What was told last, and how often. */
struct told {
	struct diag diag;
	int count;
	enum code code;
	enum severity severity;
	char file[200], text[2000];
};

static void remember(void *user, const struct message *m)
{
	struct told *t = user;
	t->count++;
	t->code = m->code;
	t->severity = m->severity;
	snprintf(t->file, sizeof t->file, "%s", m->at.file ? m->at.file : "");
	snprintf(t->text, sizeof t->text, "%s", m->text);
}

static void told_init(struct told *t)
{
	*t = (struct told){ .count = 0 };
	diag_init(&t->diag, remember, t);
}

/* A folder of its own for each test that writes; the process works in it. */
static int enter_folder(void **state)
{
	char name[] = "/tmp/base_test.XXXXXX";
	char *old = getcwd(NULL, 0);
	if (!old || !mkdtemp(name) || chdir(name) != 0)
		return -1;
	*state = old;
	return 0;
}

static int leave_folder(void **state)
{
	char *here = getcwd(NULL, 0);
	int failed = !here || chdir(*state) != 0 || rmdir(here) != 0;
	free(here);
	free(*state);
	return failed;
}

static void arena_memory_is_zeroed_aligned_and_apart(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	uint32_t seed = 1;
	unsigned char *last = NULL;
	size_t last_size = 0;
	for (int i = 0; i < 5000; i++) {
		size_t size = random_next(&seed) % (i % 100 ? 300 : 200000);
		unsigned char *p = arena_alloc(a, size);
		assert_non_null(p);
		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t k = 0; k < size; k++)
			assert_int_equal(p[k], 0);
		memset(p, 0xA5, size);
		for (size_t k = 0; k < last_size; k++)
			assert_int_equal(last[k], 0xA5);
		last = p;
		last_size = size;
	}
	assert_true(arena_size(a) > 0);
	arena_free(a);
	arena_free(NULL);
}

static void released_memory_is_used_again_and_zeroed(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	char *kept = arena_strdup(a, "kept");
	struct arena_mark mark = arena_mark(a);
	size_t size = 0;
	for (int i = 0; i < 100; i++) {
		for (int k = 0; k < 100; k++) {
			char *p = arena_alloc(a, 1000);
			assert_int_equal(p[0] | p[999], 0);
			memset(p, 0xFF, 1000);
		}
		arena_release(a, mark);
		if (i == 0)
			size = arena_size(a);
	}
	assert_int_equal(arena_size(a), size);
	assert_string_equal(kept, "kept");
	arena_free(a);
}

static void strings_are_copied_with_their_end(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	assert_string_equal(arena_strndup(a, "版心以外", 6), "版心");
	assert_string_equal(arena_strdup(a, ""), "");
	assert_string_equal(arena_printf(a, "%s-%d", "x", 7), "x-7");
	char *large = arena_printf(a, "%5000d", 1);
	assert_int_equal(strlen(large), 5000);
	arena_free(a);
}

static void a_buffer_keeps_its_ceiling(void **state)
{
	(void)state;
	struct buf b;
	buf_init(&b, 10);
	buf_add_str(&b, "12345");
	buf_printf(&b, "%d", 678);
	buf_add_u16(&b, 0x4142);
	assert_string_equal(b.data, "12345678AB");
	assert_false(b.overflow);
	buf_add_char(&b, 'x');
	assert_true(b.overflow);
	buf_add(&b, "", 0);
	assert_string_equal(b.data, "12345678AB");
	assert_null(buf_reserve(&b, 1));
	buf_clear(&b);
	assert_false(b.overflow);
	buf_add_u32(&b, 0x30313233);
	buf_add_u8(&b, '!');
	assert_string_equal(b.data, "0123!");
	buf_add_u32(&b, 0x34353637);
	buf_add_u16(&b, 0x3839);
	assert_true(b.overflow);
	buf_add_char(&b, 'x'); /* there would be room for that */
	assert_string_equal(b.data, "0123!4567");
	buf_release(&b);
}

static void a_buffer_writes_lengths(void **state)
{
	(void)state;
	struct buf b;
	buf_init(&b, 1000);
	static const mpt values[] = { 0, 1, -1, 10, 120, 12500, -12000, -1007 };
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		buf_add_mpt(&b, values[i]);
		buf_add_char(&b, ' ');
	}
	assert_string_equal(b.data, "0 0.001 -0.001 0.01 0.12 12.5 -12 -1.007 ");
	buf_clear(&b);
	buf_add_mpt(&b, INT64_MIN);
	assert_string_equal(b.data, "-9223372036854775.808");
	buf_release(&b);
}

static void every_character_survives_utf8(void **state)
{
	(void)state;
	for (uint32_t ch = 1; ch < 0x110000; ch++) {
		if (ch == 0xD800)
			ch = 0xE000;
		char text[4];
		size_t n = utf8_put(text, ch);
		const char *p = text;
		if (utf8_next(&p, text + n) != ch || p != text + n || !utf8_valid(text, n))
			fail_msg("U+%04X does not come back", (unsigned)ch);
	}
}

static void broken_utf8_is_replaced_byte_by_byte(void **state)
{
	(void)state;
	static const char *const broken[] = {
		"\xC0\x80", "\xE0\x80\x80", "\xF0\x80\x80\x80", /* overlong */
		"\xED\xA0\x80",                                   /* a surrogate */
		"\xF4\x90\x80\x80", "\xFF", "\x80",               /* above U+10FFFF, no first byte */
		"\xE7\x89", "\xF0\x9F\x98",                       /* cut off */
	};
	for (size_t i = 0; i < COUNT(broken); i++) {
		const char *p = broken[i], *end = p + strlen(p);
		assert_int_equal(utf8_next(&p, end), UTF8_REPLACEMENT);
		assert_ptr_equal(p, broken[i] + 1);
		assert_false(utf8_valid(broken[i], strlen(broken[i])));
		assert_int_equal(utf8_count(broken[i], strlen(broken[i])), strlen(broken[i]));
	}
	assert_int_equal(utf8_count("版心𠮷", 10), 3);
}

static void random_bytes_never_run_past_the_end(void **state)
{
	(void)state;
	uint32_t seed = 7;
	for (int i = 0; i < 20000; i++) {
		size_t n = 1 + random_next(&seed) % 12;
		char *text = malloc(n); /* so that the sanitizer sees a step too far */
		assert_non_null(text);
		for (size_t k = 0; k < n; k++)
			text[k] = (char)random_next(&seed);
		size_t count = 0;
		for (const char *p = text; p < text + n; count++)
			utf8_next(&p, text + n);
		assert_int_equal(count, utf8_count(text, n));
		free(text);
	}
}

static void lengths_round_half_away_from_zero(void **state)
{
	(void)state;
	assert_int_equal(mpt_scale(10, 1, 4), 3);
	assert_int_equal(mpt_scale(-10, 1, 4), -3);
	assert_int_equal(mpt_scale(9, 1, 4), 2);
	assert_int_equal(mpt_scale(-9, 1, 4), -2);
	assert_int_equal(mpt_scale(MPT_MAX, 1000000000, 1000000000), MPT_MAX);
	uint32_t seed = 3;
	for (int i = 0; i < 10000; i++) {
		mpt v = (mpt)(random_next(&seed) % 2000000);
		int64_t num = random_next(&seed) % 1000, den = 1 + random_next(&seed) % 1000;
		assert_int_equal(mpt_scale(-v, num, den), -mpt_scale(v, num, den));
		assert_true(llabs(mpt_scale(v, num, den) * den - v * num) * 2 <= den);
	}
}

static void the_nearest_name_is_the_one_meant(void **state)
{
	(void)state;
	static const char *const names[] = { "font-size", "font-style", "font-weight", "color", "top" };
	static const struct { const char *written, *meant; } cases[] = {
		{ "font-sise", "font-size" }, { "fontsize", "font-size" }, { "fnot-size", "font-size" },
		{ "colour", "color" }, { "clor", "color" }, { "font-wieght", "font-weight" },
		{ "top", "top" }, { "tpo", "top" }, { "tip", "top" },
		{ "xyz", NULL }, { "", NULL }, { "margin", NULL }, { "colouration", NULL },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *got = nearest(cases[i].written, names, COUNT(names));
		if (!cases[i].meant)
			assert_null(got);
		else
			assert_string_equal(got, cases[i].meant);
	}
	assert_null(nearest("a", NULL, 0));
	char endless[5000];
	memset(endless, 'a', sizeof endless - 1);
	endless[sizeof endless - 1] = '\0';
	assert_null(nearest(endless, names, COUNT(names)));
}

static void the_worst_error_gives_the_status(void **state)
{
	(void)state;
	struct told t;
	told_init(&t);
	assert_int_equal(diag_status(&t.diag), 0);
	diag_note(&t.diag, NOWHERE, CODE_FILE_WRITE, "a note");
	diag_warning(&t.diag, NOWHERE, CODE_FILE_WRITE, "a warning");
	assert_int_equal(diag_status(&t.diag), 0);
	assert_int_equal(t.severity, SEVERITY_WARNING);
	assert_false(diag_error(&t.diag, NOWHERE, CODE_XML_SYNTAX, "line %d", 7));
	assert_int_equal(diag_status(&t.diag), 1);
	assert_string_equal(t.text, "line 7");
	diag_error(&t.diag, NOWHERE, CODE_FILE_WRITE, "%1500d", 1);
	assert_int_equal(strlen(t.text), 1500);
	diag_error(&t.diag, NOWHERE, CODE_USAGE, "x");
	assert_int_equal(diag_status(&t.diag), 3);
	assert_int_equal(t.diag.errors, 3);
	assert_int_equal(t.diag.warnings, 1);
	assert_int_equal(t.diag.notes, 1);
}

static void codes_are_unique_and_well_formed(void **state)
{
	(void)state;
	for (int i = 0; i < CODE_COUNT; i++) {
		const char *name = code_name((enum code)i);
		assert_int_equal(strlen(name), 4);
		assert_true(name[0] >= 'A' && name[0] <= 'Z');
		assert_int_equal(strspn(name + 1, "0123456789"), 3);
		for (int k = 0; k < i; k++)
			assert_string_not_equal(name, code_name((enum code)k));
	}
}

static void put_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static void files_are_read_whole_or_not_at_all(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct told t;
	struct slice text;
	told_init(&t);
	put_file("ten", "0123456789");
	assert_true(file_read(a, "ten", 10, &text, NOWHERE, &t.diag));
	assert_int_equal(text.len, 10);
	assert_string_equal(text.data, "0123456789");
	assert_int_equal(t.count, 0);
	assert_false(file_read(a, "ten", 9, &text, NOWHERE, &t.diag));
	assert_int_equal(t.code, CODE_FILE_TOO_LARGE);
	assert_string_equal(t.file, "ten");
	assert_false(file_read(a, "none", 9, &text, NOWHERE, &t.diag));
	assert_int_equal(t.code, CODE_NO_INPUT);
	assert_string_equal(t.text, "cannot read this file: there is no such file or folder");
	struct place at = { "record.xml", 3, 0 };
	assert_false(file_read(a, ".", 9, &text, at, &t.diag));
	assert_string_equal(t.file, "record.xml");
	assert_string_equal(t.text, "cannot read .: it is a folder");
	/* /dev/zero has no size of its own: the limit must hold while reading. */
	assert_false(file_read(a, "/dev/zero", 1000000, &text, NOWHERE, &t.diag));
	assert_int_equal(t.code, CODE_FILE_TOO_LARGE);
	unlink("ten");
	arena_free(a);
}

static void a_mapped_file_is_its_bytes(void **state)
{
	(void)state;
	struct slice map;
	put_file("mapped", "版心");
	assert_true(file_map("mapped", &map));
	assert_int_equal(map.len, 6);
	assert_memory_equal(map.data, "版心", 6);
	file_unmap(map);
	put_file("mapped", "");
	assert_false(file_map("mapped", &map));
	assert_false(file_map("none", &map));
	unlink("mapped");
}

static void paths_are_joined_and_taken_apart(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	assert_string_equal(file_join(a, "a", "b"), "a/b");
	assert_string_equal(file_join(a, "a/", "b"), "a/b");
	assert_string_equal(file_join(a, ".", "b"), "b");
	assert_string_equal(file_join(a, "a", "/b"), "/b");
	assert_string_equal(file_dirname(a, "a/b"), "a");
	assert_string_equal(file_dirname(a, "b"), ".");
	assert_string_equal(file_dirname(a, "/b"), "/");
	arena_free(a);
}

/* The file's text, or NULL if there is none; freed by the next call. */
static const char *content(const char *path)
{
	static char text[100];
	FILE *f = fopen(path, "r");
	if (!f)
		return NULL;
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	return text;
}

static void output_appears_only_when_it_is_whole(void **state)
{
	(void)state;
	struct told t;
	told_init(&t);
	struct out *o = out_open("new", &t.diag);
	assert_non_null(o);
	assert_true(out_write(o, "whole", 5));
	assert_null(content("new"));
	assert_true(out_commit(o));
	assert_string_equal(content("new"), "whole");
	o = out_open("new", &t.diag);
	assert_true(out_write(o, "half", 4));
	out_abort(o);
	out_abort(NULL);
	assert_string_equal(content("new"), "whole");
	assert_int_equal(unlink("new"), 0);
	assert_int_equal(t.count, 0); /* and the folder is empty, or it can't be removed */
}

static size_t files_in(const char *dir)
{
	size_t n = 0;
	DIR *d = opendir(dir);
	for (struct dirent *e; d && (e = readdir(d));)
		n += e->d_name[0] != '.' || e->d_name[1] == 'b';
	closedir(d);
	return n;
}

static void output_has_no_name_of_its_own_before(void **state)
{
	(void)state;
	struct told t;
	told_init(&t);
	for (int again = 0; again < 2; again++) { /* a new file, then one that replaces it */
		struct out *o = out_open("new", &t.diag);
		out_leave_unsynced(o);
		assert_true(out_write(o, "half", 4));
		assert_true(out_restart(o));
		assert_true(out_write(o, "all", 3));
		assert_int_equal(files_in("."), again);
		assert_true(out_commit(o));
		assert_string_equal(content("new"), "all");
		assert_int_equal(files_in("."), 1);
	}
	assert_true(file_sync(".", &t.diag));
	assert_false(file_sync("none", &t.diag));
	assert_string_equal(t.text, "the files of this folder may not have reached the disk: "
		"there is no such file or folder");
	unlink("new");
}

/* Only where a file system has no files without names do such files come about. */
static void what_the_dead_left_is_swept(void **state)
{
	(void)state;
	static const char *const names[] = { ".banxin~aaaaaa", ".banxin~bbbbbb", ".banxin~cccccc", "kept" };
	int fds[4];
	for (int i = 0; i < 4; i++) {
		fds[i] = open(names[i], O_CREAT | O_WRONLY, 0666);
		assert_true(fds[i] >= 0);
		const struct timespec old[2] = { { 1000, 0 }, { 1000, 0 } };
		if (i != 1)
			futimens(fds[i], old);
	}
	assert_int_equal(flock(fds[2], LOCK_EX), 0); /* somebody is at it */
	file_sweep(".");
	assert_int_equal(access(names[0], F_OK), -1);
	for (int i = 0; i < 4; i++) {
		close(fds[i]);
		assert_int_equal(unlink(names[i]), i == 0 ? -1 : 0);
	}
	file_sweep("none");
}

static void folders_are_made_down_to_the_last(void **state)
{
	(void)state;
	struct told t;
	told_init(&t);
	assert_true(file_make_folders("a/b//c/", &t.diag));
	assert_true(file_make_folders("a/b", &t.diag));
	assert_true(file_make_folders(".", &t.diag));
	assert_true(file_make_folders("/", &t.diag));
	struct out *o = out_open("a/b/c/new", &t.diag);
	assert_true(out_commit(o));
	assert_int_equal(t.count, 0);
	assert_false(file_make_folders("a/b/c/new", &t.diag));
	assert_string_equal(t.text, "this folder cannot be made: a part of its path is no folder");
	assert_false(file_make_folders("a/b/c/new/d", &t.diag));
	assert_int_equal(t.code, CODE_FILE_WRITE);
	unlink("a/b/c/new");
	assert_true(rmdir("a/b/c") == 0 && rmdir("a/b") == 0 && rmdir("a") == 0);
}

static void output_has_the_mode_of_any_new_file(void **state)
{
	(void)state;
	struct told t;
	struct stat st;
	told_init(&t);
	mode_t old = umask(027);
	struct out *o = out_open("new", &t.diag);
	assert_true(out_commit(o));
	umask(old);
	assert_int_equal(stat("new", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	unlink("new");
}

static void large_output_comes_out_in_order(void **state)
{
	(void)state;
	struct told t;
	told_init(&t);
	struct out *o = out_open("large", &t.diag);
	char block[70000];
	for (int i = 0; i < 20; i++) {
		memset(block, 'a' + i, sizeof block);
		assert_true(out_write(o, block, (size_t)(1 + i * 3600)));
	}
	assert_true(out_commit(o));
	struct slice map;
	assert_true(file_map("large", &map));
	size_t at = 0;
	for (int i = 0; i < 20; i++)
		for (int k = 0; k < 1 + i * 3600; k++, at++)
			if (map.data[at] != 'a' + i)
				fail_msg("byte %zu is wrong", at);
	assert_int_equal(at, map.len);
	file_unmap(map);
	unlink("large");
}

static void output_that_fails_is_told_once(void **state)
{
	(void)state;
	struct told t;
	told_init(&t);
	assert_null(out_open("none/new", &t.diag));
	assert_int_equal(t.code, CODE_FILE_WRITE);
	assert_int_equal(t.count, 1);
	struct out *o = out_open("/dev/full", &t.diag);
	assert_non_null(o);
	assert_true(out_write(o, "x", 1));
	assert_false(out_commit(o));
	assert_int_equal(t.count, 2);
	assert_string_equal(t.text, "cannot write this file: no space is left on the disk");
	o = out_open("/dev/full", &t.diag);
	static const char much[300000];
	assert_false(out_write(o, much, sizeof much));
	assert_false(out_write(o, much, sizeof much));
	assert_false(out_commit(o));
	assert_int_equal(t.count, 3);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arena_memory_is_zeroed_aligned_and_apart),
		cmocka_unit_test(released_memory_is_used_again_and_zeroed),
		cmocka_unit_test(strings_are_copied_with_their_end),
		cmocka_unit_test(a_buffer_keeps_its_ceiling),
		cmocka_unit_test(a_buffer_writes_lengths),
		cmocka_unit_test(every_character_survives_utf8),
		cmocka_unit_test(broken_utf8_is_replaced_byte_by_byte),
		cmocka_unit_test(random_bytes_never_run_past_the_end),
		cmocka_unit_test(lengths_round_half_away_from_zero),
		cmocka_unit_test(the_nearest_name_is_the_one_meant),
		cmocka_unit_test(the_worst_error_gives_the_status),
		cmocka_unit_test(codes_are_unique_and_well_formed),
		IN_FOLDER(files_are_read_whole_or_not_at_all),
		IN_FOLDER(a_mapped_file_is_its_bytes),
		cmocka_unit_test(paths_are_joined_and_taken_apart),
		IN_FOLDER(output_appears_only_when_it_is_whole),
		IN_FOLDER(output_has_no_name_of_its_own_before),
		IN_FOLDER(what_the_dead_left_is_swept),
		IN_FOLDER(folders_are_made_down_to_the_last),
		IN_FOLDER(output_has_the_mode_of_any_new_file),
		IN_FOLDER(large_output_comes_out_in_order),
		IN_FOLDER(output_that_fails_is_told_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
