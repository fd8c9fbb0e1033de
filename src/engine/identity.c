/* What an output depends on beside its record. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "engine/engine.h"

/* MAX_DEPTH: folders within layouts/. */
enum { MAX_TEXT = 64 * 1024 * 1024, MAX_FILE = 256 * 1024 * 1024, MAX_ENTRIES = 4096, MAX_DEPTH = 4 };

/* Text goes out in whole pieces, each with its NUL. */
struct telling {
	banxin_write_fn *write;
	void *user;
	struct diag *d;
	struct arena *a;
	bool ok;
};

static void tell(struct telling *t, const char *text)
{
	t->ok = t->ok && t->write(t->user, text ? text : "", text ? strlen(text) + 1 : 0);
}

static void tell_file(struct telling *t, const char *path)
{
	struct arena *a = arena_new();
	struct slice data;
	t->ok = t->ok && file_read(a, path, MAX_FILE, &data, (struct place){ NULL, 0, 0 }, t->d) &&
		t->write(t->user, data.data, data.len);
	arena_free(a);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t list_folder(struct arena *a, const char *folder, const char **names)
{
	size_t count = 0;
	DIR *dir = opendir(folder);
	for (struct dirent *e; dir && count < MAX_ENTRIES && (e = readdir(dir));)
		if (e->d_name[0] != '.')
			names[count++] = arena_strdup(a, e->d_name);
	if (dir)
		closedir(dir);
	qsort(names, count, sizeof *names, by_name);
	return count;
}

static bool is_folder(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Names below the folder, so that machines agree that have it in different places. */
static void tell_folder(struct telling *t, const char *folder, int depth)
{
	const char **names = ARENA_ARRAY(t->a, MAX_ENTRIES, const char *);
	size_t count = list_folder(t->a, folder, names);
	for (size_t i = 0; t->ok && i < count; i++) {
		const char *path = file_join(t->a, folder, names[i]);
		tell(t, names[i]);
		if (!is_folder(path))
			tell_file(t, path);
		else if (depth < MAX_DEPTH)
			tell_folder(t, path, depth + 1);
	}
}

static void tell_template(struct telling *t, const struct template *template)
{
	size_t count;
	const char *const *files = template_files(template, &count);
	for (size_t i = 0; i < count; i++)
		tell_file(t, files[i]);
}

static void tell_fonts(struct telling *t, const struct banxin *b)
{
	struct buf text;
	buf_init(&text, MAX_TEXT);
	font_set_describe(b->fonts, &text);
	tell_file(t, arena_printf(t->a, "%s/fonts/fonts.xml", b->data_dir));
	t->ok = t->ok && t->write(t->user, buf_slice(&text).data, text.len);
	buf_release(&text);
}

bool banxin_identity(
	struct banxin *b, const struct banxin_job *job, banxin_write_fn *write, void *user)
{
	struct telling t = { write, user, &b->diag, arena_new(), true };
	const struct template *template = NULL;
	tell(&t, BANXIN_VERSION);
	tell(&t, getenv("SOURCE_DATE_EPOCH"));
	for (size_t i = 0; i < job->param_count; i++) {
		tell(&t, job->params[i].name);
		tell(&t, job->params[i].value);
	}
	if (job->template_name) {
		template = engine_template(b, job->template_name, (struct place){ NULL, 0, 0 });
		t.ok = t.ok && template;
	}
	if (template)
		tell_template(&t, template);
	tell_folder(&t, arena_printf(t.a, "%s/layouts", b->data_dir), 0);
	tell_fonts(&t, b);
	arena_free(t.a);
	return t.ok;
}
