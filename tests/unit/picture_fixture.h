/* picture_fixture.h -- a folder for made-up picture files, and the messages they bring. */
#ifndef TESTS_PICTURE_FIXTURE_H
#define TESTS_PICTURE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "picture/picture.h"

struct fixture {
	char folder[64], path[128]; /* PATH: of the file written last */
	struct picture_cache *cache;
	struct arena *arena;
	struct diag diag;
	enum code code;  /* of the last message */
	char text[512];
};

static void remember(void *user, const struct message *m)
{
	struct fixture *f = user;
	f->code = m->code;
	snprintf(f->text, sizeof f->text, "%s", m->text);
}

static int set_up(void **state)
{
	struct fixture *f = xcalloc(1, sizeof *f);
	strcpy(f->folder, "/tmp/banxin-picture-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	snprintf(f->path, sizeof f->path, "%s/picture", f->folder);
	f->cache = picture_cache_new();
	f->arena = arena_new();
	diag_init(&f->diag, remember, f);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	picture_cache_free(f->cache);
	arena_free(f->arena);
	unlink(f->path);
	rmdir(f->folder);
	free(f);
	return 0;
}

static inline void write_file(const char *path, const void *data, size_t size)
{
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(data, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
}

/* Writes the bytes to the fixture's file and loads it with a new cache. */
static inline const struct picture *load_bytes(struct fixture *f, const void *data, size_t size)
{
	picture_cache_free(f->cache);
	f->cache = picture_cache_new();
	f->text[0] = '\0';
	unlink(f->path);
	write_file(f->path, data, size);
	return picture_load(f->cache, f->path, NULL, (struct place){ "r.xml", 7, 0 }, &f->diag);
}

static inline void assert_refused(
	struct fixture *f, const void *data, size_t size, enum code code, const char *what)
{
	unsigned errors = f->diag.errors;
	assert_null(load_bytes(f, data, size));
	assert_int_equal(f->diag.errors, errors + 1);
	if (f->code != code || !strstr(f->text, what) || !strstr(f->text, f->path))
		fail_msg("%s \"%s\" instead of %s \"%s\"", code_name(f->code), f->text,
			code_name(code), what);
}

/* A change anywhere is either told as one error or harmless; here the sanitizers look on. */
static inline void try_damaged(struct fixture *f, const void *data, size_t size)
{
	struct picture_encoded e;
	unsigned errors = f->diag.errors;
	const struct picture *p = load_bytes(f, data, size);
	if (!p) {
		assert_int_equal(f->diag.errors, errors + 1);
		return;
	}
	assert_true(p->width && p->height);
	assert_true(picture_encode(p, &e, &f->diag));
	assert_true(e.data.len > 0);
	picture_encoded_release(&e);
	assert_int_equal(f->diag.errors, errors);
}

#endif
