#include "proof/edits.h"

#include <stdlib.h>
#include <string.h>

/* The text is a row of pieces, each either of the source or put in by a repair. */
struct piece {
	const char *data;
	size_t len;
	bool kept; /* it is of the source */
};

struct pieces {
	struct piece *items;
	size_t count, cap;
};

struct edited {
	struct slice source;
	struct pieces pieces;
	struct buf text;
	struct arena *arena; /* what was put in */
};

static void add(struct pieces *p, const char *data, size_t len, bool kept)
{
	if (len == 0)
		return;
	p->items = xgrow(p->items, p->count, &p->cap, sizeof *p->items);
	p->items[p->count++] = (struct piece){ data, len, kept };
}

struct edited *edited_new(struct slice source)
{
	struct edited *e = xcalloc(1, sizeof *e);
	e->source = source;
	e->arena = arena_new();
	buf_init(&e->text, SIZE_MAX / 2);
	buf_add(&e->text, source.data, source.len);
	add(&e->pieces, source.data, source.len, true);
	return e;
}

void edited_free(struct edited *e)
{
	if (!e)
		return;
	free(e->pieces.items);
	buf_release(&e->text);
	arena_free(e->arena);
	free(e);
}

struct slice edited_text(const struct edited *e)
{
	return buf_slice(&e->text);
}

/* A walk along the pieces. */
struct walk {
	const struct pieces *pieces;
	size_t i, within, at; /* the piece, how far into it, and how far into the text */
};

/* Goes on to TO, and adds what it goes over to OUT unless that is NULL. */
static void walk_to(struct walk *w, size_t to, struct pieces *out)
{
	while (w->at < to) {
		const struct piece *p = &w->pieces->items[w->i];
		size_t len = p->len - w->within;
		if (len > to - w->at)
			len = to - w->at;
		if (out)
			add(out, p->data + w->within, len, p->kept);
		w->at += len;
		w->within += len;
		if (w->within == p->len) {
			w->within = 0;
			w->i++;
		}
	}
}

static void rebuild_text(struct edited *e)
{
	buf_clear(&e->text);
	for (size_t i = 0; i < e->pieces.count; i++)
		buf_add(&e->text, e->pieces.items[i].data, e->pieces.items[i].len);
}

size_t edited_repair(struct edited *e, const struct finding *findings, size_t count, bool *made)
{
	struct pieces after = { 0 };
	struct walk walk = { &e->pieces, 0, 0, 0 };
	size_t total = 0, len = e->text.len;
	for (size_t i = 0; i < count; i++) {
		const struct finding *f = &findings[i];
		made[i] = f->repair && f->safe && f->start >= walk.at;
		if (!made[i])
			continue;
		size_t n = strlen(f->repair);
		walk_to(&walk, f->start, &after);
		walk_to(&walk, f->end, NULL);
		add(&after, arena_strndup(e->arena, f->repair, n), n, false);
		total++;
	}
	walk_to(&walk, len, &after);
	free(e->pieces.items);
	e->pieces = after;
	if (total)
		rebuild_text(e);
	return total;
}

size_t edited_origin(const struct edited *e, size_t at)
{
	size_t origin = 0, passed = 0;
	for (size_t i = 0; i < e->pieces.count && passed <= at; i++) {
		const struct piece *p = &e->pieces.items[i];
		if (p->kept) {
			size_t start = (size_t)(p->data - e->source.data);
			size_t within = at - passed;
			origin = start + (within < p->len ? within : p->len);
		}
		passed += p->len;
	}
	return origin;
}

/* The edit that leads to the piece at I, which is kept, or to the end, from byte AT of the source on. */
static size_t take_edit(
	const struct edited *e, struct arena *a, size_t i, size_t at, size_t to, struct edit *out)
{
	struct buf text;
	buf_init(&text, SIZE_MAX / 2);
	for (; i < e->pieces.count && !e->pieces.items[i].kept; i++)
		buf_add(&text, e->pieces.items[i].data, e->pieces.items[i].len);
	*out = (struct edit){ at, to, { arena_strndup(a, buf_slice(&text).data, text.len), text.len } };
	buf_release(&text);
	return i;
}

static size_t next_kept(const struct edited *e, size_t i)
{
	while (i < e->pieces.count && !e->pieces.items[i].kept)
		i++;
	return i;
}

const struct edit *edited_edits(const struct edited *e, struct arena *a, size_t *count)
{
	struct edit *edits = ARENA_ARRAY(a, e->pieces.count + 1, struct edit);
	size_t at = 0;
	*count = 0;
	for (size_t i = 0; i <= e->pieces.count; i++) {
		size_t kept = next_kept(e, i);
		const struct piece *p = kept < e->pieces.count ? &e->pieces.items[kept] : NULL;
		size_t to = p ? (size_t)(p->data - e->source.data) : e->source.len;
		if (kept > i || to > at)
			take_edit(e, a, i, at, to, &edits[(*count)++]);
		at = p ? to + p->len : to;
		i = kept;
	}
	return edits;
}
