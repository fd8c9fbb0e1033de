#include "font/store.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "font/face.h"

void font_store_init(
	struct font_store *s, struct arena *a, const char *const *folders, size_t count)
{
	*s = (struct font_store){ .a = a, .folders = ARENA_ARRAY(a, count, const char *) };
	for (size_t i = 0; i < count; i++) {
		if (access(folders[i], X_OK) == 0)
			s->folders[s->folder_count++] = folders[i];
	}
}

void font_store_release(struct font_store *s)
{
	for (size_t i = 0; i < s->face_count; i++)
		face_release(s->faces[i]);
	free(s->faces);
	for (const struct font_file *f = s->files; f; f = f->next)
		file_unmap(f->data);
}

static const struct font_file *map_file(struct font_store *s, const char *path)
{
	for (const struct font_file *f = s->files; f; f = f->next) {
		if (strcmp(f->path, path) == 0)
			return f;
	}
	struct slice data;
	if (!file_map(path, &data))
		return NULL;
	struct font_file *f = ARENA_NEW(s->a, struct font_file);
	*f = (struct font_file){ arena_strdup(s->a, path), data, s->files };
	s->files = f;
	return f;
}

static const struct font_file *find_file(struct font_store *s, const char *name)
{
	if (strchr(name, '/'))
		return map_file(s, name);
	const struct font_file *f = NULL;
	for (size_t i = 0; !f && i < s->folder_count; i++) {
		struct arena_mark mark = arena_mark(s->a);
		const char *path = file_join(s->a, s->folders[i], name);
		f = map_file(s, path);
		if (!f)
			arena_release(s->a, mark);
	}
	return f;
}

static struct face *add_face(struct font_store *s, struct face *f)
{
	s->faces = xrealloc(s->faces, (s->face_count + 1) * sizeof *s->faces);
	s->faces[s->face_count] = f;
	f->id = (unsigned)s->face_count++;
	return f;
}

static struct face *open_standard(struct font_store *s, const char *name)
{
	for (size_t i = 0; i < s->face_count; i++) {
		if (!s->faces[i]->path && strcmp(s->faces[i]->name, name) == 0)
			return s->faces[i];
	}
	return add_face(s, face_open_base14(s->a, base14_lookup(name)));
}

static struct face *open_file(struct font_store *s, const struct candidate *c, struct diag *d)
{
	const struct font_file *file = find_file(s, c->file);
	if (!file)
		return NULL;
	const char *why = N_("it has no face of the name that the catalogue gives");
	int index = c->name ? face_index_by_name(file->data, c->name) : (int)c->index;
	for (size_t i = 0; i < s->face_count; i++) {
		const struct face *f = s->faces[i];
		if (f->index == index && f->path && strcmp(f->path, file->path) == 0)
			return s->faces[i];
	}
	struct face *f = NULL;
	if (index >= 0)
		f = face_open(s->a, file->path, file->data, (unsigned)index, &why);
	if (!f && d)
		diag_warning(d, (struct place){ file->path, 0, 0 }, CODE_FONT_FILE,
			_("this font can't be used, another stands in: %s"), _(why));
	return f ? add_face(s, f) : NULL;
}

/* CSS Fonts 4, 5.2: how far HAVE is from WANT. Between 400 and 500 the heavier one is nearer first;
 * below, all the lighter ones come first, above, all the heavier ones. */
static int weight_distance(int want, int have)
{
	enum { WRONG_SIDE = 1000, FAR_SIDE = 2000 };
	if (want >= 400 && want <= 500) {
		if (have > 500)
			return FAR_SIDE + have - want;
		return have >= want ? have - want : WRONG_SIDE + want - have;
	}
	bool right_side = want < 400 ? have <= want : have >= want;
	return (right_side ? 0 : WRONG_SIDE) + abs(have - want);
}

static struct candidate *nearest(const struct font_family *family, int weight, bool italic)
{
	enum { OTHER_STYLE = 10000 };
	struct candidate *best = NULL;
	int least = 0;
	for (size_t i = 0; i < family->count; i++) {
		struct candidate *c = &family->candidates[i];
		int distance = weight_distance(weight, c->weight) +
			(c->italic == italic ? 0 : OTHER_STYLE);
		if (!c->missing && (!best || distance < least)) {
			best = c;
			least = distance;
		}
	}
	return best;
}

struct face *font_store_face(
	struct font_store *s, struct font_family *family, int weight, bool italic, struct diag *d)
{
	struct candidate *c;
	while ((c = nearest(family, weight, italic))) {
		if (!c->face)
			c->face = c->standard ? open_standard(s, c->standard) : open_file(s, c, d);
		if (c->face)
			return c->face;
		c->missing = true;
	}
	return NULL;
}
