#include "font/user_fonts.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/file.h"
#include "font/face.h"
#include "font/sfnt.h"

/* A folder of thousands is a mistake (a link to /, a whole disk), not a choice of fonts. */
enum { MAX_FILES = 500, MAX_DEPTH = 3, MAX_KEYS = 24 };

struct scan {
	struct arena *a;
	const char *files[MAX_FILES];
	size_t file_count;
	struct user_fonts fonts;
	size_t capacity;
};

static bool has_font_suffix(const char *name)
{
	static const char *const suffixes[] = { ".ttf", ".otf", ".ttc", ".otc" };
	size_t len = strlen(name);
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
		if (len > 4 && strcasecmp(name + len - 4, suffixes[i]) == 0)
			return true;
	}
	return false;
}

static void collect(struct scan *s, const char *folder, int depth)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	while (dir && (entry = readdir(dir)) && s->file_count < MAX_FILES) {
		if (entry->d_name[0] == '.')
			continue;
		const char *path = arena_printf(s->a, "%s/%s", folder, entry->d_name);
		struct stat st;
		if (has_font_suffix(entry->d_name))
			s->files[s->file_count++] = path;
		else if (depth < MAX_DEPTH && stat(path, &st) == 0 && S_ISDIR(st.st_mode))
			collect(s, path, depth + 1);
	}
	if (dir)
		closedir(dir);
}

static int by_path(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool user_family_has(const struct user_family *u, const char *key)
{
	for (size_t i = 0; i < u->key_count; i++) {
		if (strcmp(u->keys[i], key) == 0)
			return true;
	}
	return false;
}

struct naming {
	struct scan *scan;
	struct user_family *family;
};

static bool add_name(void *user, const char *name)
{
	struct naming *n = user;
	const char *key = font_key(n->scan->a, name, strlen(name));
	if (n->family->key_count < MAX_KEYS && !user_family_has(n->family, key))
		n->family->keys[n->family->key_count++] = key;
	return false;
}

/* The family called NAME, a new one if there is none yet. */
static struct user_family *family_called(struct scan *s, const char *name)
{
	for (size_t i = 0; i < s->fonts.count; i++) {
		if (strcmp(s->fonts.families[i].family.name, name) == 0)
			return &s->fonts.families[i];
	}
	if (s->fonts.count == s->capacity) {
		size_t capacity = s->capacity ? 2 * s->capacity : 8;
		struct user_family *more = ARENA_ARRAY(s->a, capacity, struct user_family);
		if (s->fonts.count)
			memcpy(more, s->fonts.families, s->fonts.count * sizeof *more);
		s->fonts.families = more;
		s->capacity = capacity;
	}
	struct user_family *u = &s->fonts.families[s->fonts.count++];
	u->family.name = name;
	u->keys = ARENA_ARRAY(s->a, MAX_KEYS, const char *);
	return u;
}

static void add_candidate(struct scan *s, struct font_family *f, struct candidate candidate)
{
	struct candidate *more = ARENA_ARRAY(s->a, f->count + 1, struct candidate);
	if (f->count)
		memcpy(more, f->candidates, f->count * sizeof *more);
	more[f->count++] = candidate;
	f->candidates = more;
}

static void read_face(struct scan *s, const char *path, struct slice file, unsigned index)
{
	struct sfnt font;
	if (!sfnt_open(&font, file, index))
		return;
	const char *name = sfnt_name(s->a, &font, NAME_TYPOGRAPHIC_FAMILY);
	if (!name)
		name = sfnt_name(s->a, &font, NAME_FAMILY);
	if (!name)
		return;
	struct candidate c = { .file = path, .index = index };
	face_style(file, index, &c.weight, &c.italic);
	struct naming naming = { s, family_called(s, name) };
	sfnt_each_family(s->a, &font, add_name, &naming);
	add_candidate(s, &naming.family->family, c);
}

const char *const *user_fonts_files(struct arena *a, const char *folder, size_t *count)
{
	struct scan *s = ARENA_NEW(a, struct scan);
	s->a = a;
	collect(s, folder, 0);
	if (s->file_count)
		qsort(s->files, s->file_count, sizeof *s->files, by_path);
	*count = s->file_count;
	return s->files;
}

struct user_fonts user_fonts_scan(struct arena *a, const char *const *folders, size_t count)
{
	struct scan s = { .a = a };
	for (size_t i = 0; i < count; i++) {
		size_t first = s.file_count;
		collect(&s, folders[i], 0);
		qsort(s.files + first, s.file_count - first, sizeof *s.files, by_path);
	}
	for (size_t i = 0; i < s.file_count; i++) {
		struct slice file;
		if (!file_map(s.files[i], &file))
			continue;
		for (unsigned k = 0; k < sfnt_face_count(file); k++)
			read_face(&s, s.files[i], file, k);
		file_unmap(file);
	}
	return s.fonts;
}
