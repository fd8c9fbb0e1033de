#include "font/rare.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"

/* Of different ones; who sets a dictionary of rare characters doesn't ask which they are. */
enum { MAX_RARE = 1000 };

struct entry {
	uint32_t ch;
	const struct face *face;
	unsigned times;
};

/* The entries are sorted by character, then by face, and few: a name here and there. */
struct rare {
	struct entry *entries;
	size_t count, cap;
};

struct rare *rare_new(void)
{
	return xcalloc(1, sizeof(struct rare));
}

void rare_free(struct rare *r)
{
	if (r)
		free(r->entries);
	free(r);
}

/* Where the entry of CH in F is, or would be. */
static size_t place_of(const struct rare *r, uint32_t ch, const struct face *f)
{
	size_t low = 0, high = r->count;
	while (low < high) {
		size_t mid = (low + high) / 2;
		const struct entry *e = &r->entries[mid];
		if (e->ch < ch || (e->ch == ch && e->face->id < f->id))
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static bool is_at(const struct rare *r, size_t i, uint32_t ch, const struct face *f)
{
	return i < r->count && r->entries[i].ch == ch && r->entries[i].face == f;
}

void rare_note(struct rare *r, uint32_t ch, const struct face *f)
{
	size_t i = place_of(r, ch, f);
	if (is_at(r, i, ch, f) || r->count == MAX_RARE)
		return;
	r->entries = xgrow(r->entries, r->count, &r->cap, sizeof *r->entries);
	memmove(&r->entries[i + 1], &r->entries[i], (r->count - i) * sizeof *r->entries);
	r->entries[i] = (struct entry){ ch, f, 0 };
	r->count++;
}

static bool has_face(const struct rare *r, const struct face *f)
{
	for (size_t i = 0; i < r->count; i++) {
		if (r->entries[i].face == f)
			return true;
	}
	return false;
}

void rare_count(struct rare *r, const struct face *f, struct slice text)
{
	if (!has_face(r, f))
		return;
	for (const char *p = text.data, *end = p + text.len; p < end;) {
		uint32_t ch = utf8_next(&p, end);
		size_t i = place_of(r, ch, f);
		if (is_at(r, i, ch, f))
			r->entries[i].times++;
	}
}

void rare_restart(struct rare *r)
{
	for (size_t i = 0; i < r->count; i++)
		r->entries[i].times = 0;
}

/* Which face was opened first depends on the records before this one, its name doesn't. */
static int by_name(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	if (x->ch != y->ch)
		return x->ch < y->ch ? -1 : 1;
	return strcmp(x->face->name, y->face->name);
}

void rare_tell(struct rare *r,
	void (*character)(void *user, uint32_t character, const char *face, unsigned times),
	void *user)
{
	if (r->count)
		qsort(r->entries, r->count, sizeof *r->entries, by_name);
	for (size_t i = 0; i < r->count; i++) {
		if (r->entries[i].times)
			character(user, r->entries[i].ch, r->entries[i].face->name,
				r->entries[i].times);
	}
}
