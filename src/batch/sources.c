#include "batch/sources.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/i18n.h"

/* A list of two million paths; folders stand no deeper in each other than paths are long. */
enum { LIST_MAX = 256 * 1000 * 1000, DEPTH_MAX = 128 };

struct search {
	source_fn *take;
	void *user;
	struct diag *d;
	size_t taken;
	bool ended; /* TAKE wants no more */
};

static bool find_below(struct search *s, const char *folder, struct place asked, int depth);

static bool take(struct search *s, const char *path, struct place asked)
{
	s->taken++;
	s->ended = !s->take(s->user, path, asked);
	return !s->ended;
}

/* Where to tell a fault of PATH: in the list that named it, else at the file itself. */
static bool unreadable(struct search *s, const char *path, struct place asked)
{
	enum code code = errno == ENOENT || errno == ENOTDIR ? CODE_NO_INPUT : CODE_FILE_READ;
	if (!asked.file)
		return diag_error(s->d, (struct place){ path, 0, 0 }, code,
			_("cannot read this file: %s"), file_reason(errno));
	return diag_error(s->d, asked, code, _("cannot read %s: %s"), path, file_reason(errno));
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool ends_in_xml(const char *name)
{
	size_t n = strlen(name);
	return n > 4 && (strcmp(name + n - 4, ".xml") == 0 || strcmp(name + n - 4, ".XML") == 0);
}

/* A folder that a link leads to is not entered: it could be one around it. */
static bool find_entry(struct search *s, const char *path, struct place asked, int depth)
{
	struct stat st;
	if (lstat(path, &st) == 0 && S_ISDIR(st.st_mode))
		return find_below(s, path, asked, depth + 1);
	if (!ends_in_xml(path) || (stat(path, &st) == 0 && S_ISDIR(st.st_mode)))
		return true;
	return take(s, path, asked);
}

static bool find_below(struct search *s, const char *folder, struct place asked, int depth)
{
	DIR *dir = opendir(folder);
	if (!dir)
		return unreadable(s, folder, asked);
	if (depth > DEPTH_MAX) {
		closedir(dir);
		return diag_error(s->d, (struct place){ folder, 0, 0 }, CODE_FILE_READ,
			_("the folders stand too deep within each other"));
	}
	struct arena *a = arena_new();
	const char **names = NULL;
	size_t count = 0, capacity = 0;
	for (struct dirent *e; (e = readdir(dir));) {
		if (e->d_name[0] == '.')
			continue;
		names = xgrow(names, count, &capacity, sizeof *names);
		names[count++] = arena_strdup(a, e->d_name);
	}
	closedir(dir);
	if (count)
		qsort(names, count, sizeof *names, by_bytes);
	bool ok = true;
	for (size_t i = 0; i < count && !s->ended; i++) {
		struct arena_mark mark = arena_mark(a);
		ok = find_entry(s, file_join(a, folder, names[i]), asked, depth) && ok;
		arena_release(a, mark);
	}
	free(names);
	arena_free(a);
	return ok;
}

static bool find_path(struct search *s, const char *path, struct place asked)
{
	struct stat st;
	if (strcmp(path, "-") == 0 && !asked.file)
		return take(s, path, asked);
	if (stat(path, &st) != 0)
		return unreadable(s, path, asked);
	if (!S_ISDIR(st.st_mode))
		return take(s, path, asked);
	size_t before = s->taken;
	bool ok = find_below(s, path, asked, 0);
	if (ok && s->taken == before)
		return diag_error(s->d, asked.file ? asked : (struct place){ path, 0, 0 },
			CODE_NO_INPUT, _("no .xml file is in the folder %s"), path);
	return ok;
}

static bool find_listed(struct search *s, const char *list)
{
	struct arena *a = arena_new();
	struct slice text;
	bool ok = file_read(a, list, LIST_MAX, &text, (struct place){ NULL, 0, 0 }, s->d);
	const char *folder = file_dirname(a, list), *end = ok ? text.data + text.len : NULL;
	long line = 1;
	for (const char *p = ok ? text.data : NULL; p < end && !s->ended; line++) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		struct slice path = slice_trim((struct slice){ p, (size_t)((stop ? stop : end) - p) });
		p = stop ? stop + 1 : end;
		if (path.len == 0 || path.data[0] == '#')
			continue;
		struct arena_mark mark = arena_mark(a);
		const char *name = arena_strndup(a, path.data, path.len);
		ok = find_path(s, file_join(a, folder, name), (struct place){ list, line, 0 }) && ok;
		arena_release(a, mark);
	}
	arena_free(a);
	return ok;
}

bool sources_find(const char *const *operands, size_t count, source_fn *fn, void *user,
	struct diag *d)
{
	struct search s = { .take = fn, .user = user, .d = d };
	bool ok = true;
	for (size_t i = 0; i < count && !s.ended; i++) {
		const char *operand = operands[i];
		ok = (operand[0] == '@' ? find_listed(&s, operand + 1)
					: find_path(&s, operand, (struct place){ NULL, 0, 0 })) &&
			ok;
	}
	return ok;
}
