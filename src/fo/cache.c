#include "fo/cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "fo/value.h"

/* A document with more sets than this gains little from remembering them. */
enum { SLOTS = 1024, MAX_ENTRIES = 4096 };

/* What one document leaves to the next; beyond it all is begun anew. */
enum { KEPT_ENTRIES = 2048, KEPT_BYTES = 2 * 1024 * 1024 };

struct entry {
	struct entry *next;
	uint32_t hash;
	enum fo_object object;
	const struct fo_style *parent, *style;
	size_t count;
	struct given given[];
};

struct style_cache {
	struct arena *arena;
	struct style_pool *pool;
	struct entry *slots[SLOTS];
	size_t entries;
	int line_height; /* of the initial style */
};

struct fo_styles {
	struct style_cache *kept; /* in an arena of its own; NULL: nothing yet */
};

static struct style_cache *new_cache(struct arena *a, int line_height)
{
	struct style_cache *c = ARENA_NEW(a, struct style_cache);
	c->arena = a;
	c->pool = style_pool_new(a, value_initial, line_height);
	c->line_height = line_height;
	return c;
}

struct fo_styles *fo_styles_new(void)
{
	return xcalloc(1, sizeof(struct fo_styles));
}

static void drop_cache(struct style_cache **c)
{
	if (*c)
		arena_free((*c)->arena);
	*c = NULL;
}

void fo_styles_free(struct fo_styles *s)
{
	if (s)
		drop_cache(&s->kept);
	free(s);
}

static bool is_worth_keeping(const struct style_cache *c, int line_height)
{
	return c->line_height == line_height && c->entries < KEPT_ENTRIES &&
		arena_size(c->arena) < KEPT_BYTES;
}

struct style_cache *style_cache_begin(struct fo_styles *s, struct arena *a, int line_height)
{
	if (!s)
		return new_cache(a, line_height);
	if (s->kept && !is_worth_keeping(s->kept, line_height))
		drop_cache(&s->kept);
	if (!s->kept)
		s->kept = new_cache(arena_new(), line_height);
	return s->kept;
}

struct style_pool *style_cache_pool(const struct style_cache *c)
{
	return c->pool;
}

static uint32_t hash_key(const struct entry *key, const struct given *given)
{
	uint32_t h = hash_add(HASH_BEGIN, &key->parent, sizeof key->parent);
	h = hash_add(h, &key->object, sizeof key->object);
	for (size_t i = 0; i < key->count; i++) {
		h = hash_add(h, &given[i].attribute, sizeof given[i].attribute);
		h = hash_add(h, given[i].text.data, given[i].text.len);
	}
	return h;
}

static bool same_given(const struct entry *e, const struct given *given, size_t count)
{
	if (e->count != count)
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct slice *a = &e->given[i].text, *b = &given[i].text;
		if (e->given[i].attribute != given[i].attribute || a->len != b->len ||
			memcmp(a->data, b->data, a->len) != 0)
			return false;
	}
	return true;
}

static void remember(struct style_cache *c, const struct entry *key, const struct given *given,
	const struct fo_style *style)
{
	struct entry *e = arena_alloc(c->arena, sizeof *e + key->count * sizeof e->given[0]);
	*e = *key;
	e->style = style;
	for (size_t i = 0; i < key->count; i++) {
		struct slice text = given[i].text;
		e->given[i].attribute = given[i].attribute;
		e->given[i].text =
			(struct slice){ arena_strndup(c->arena, text.data, text.len), text.len };
	}
	e->next = c->slots[e->hash % SLOTS];
	c->slots[e->hash % SLOTS] = e;
	c->entries++;
}

const struct fo_style *style_cache_resolve(struct style_cache *c, enum fo_object object,
	const struct ancestor *parent, const struct fo_style *column, const struct given *given,
	size_t count, struct place at, struct diag *d)
{
	struct entry key = {
		.object = object, .parent = parent ? parent->style : NULL, .count = count
	};
	key.hash = hash_key(&key, given);
	for (const struct entry *e = c->slots[key.hash % SLOTS]; e && count; e = e->next) {
		if (e->hash == key.hash && e->object == object && e->parent == key.parent &&
			same_given(e, given, count))
			return e->style;
	}
	unsigned told = d->errors + d->warnings;
	bool beyond = false;
	const struct fo_style *style =
		resolve_style(c->pool, object, parent, column, given, count, at, d, &beyond);
	/* What was told of has to be told of wherever it stands. */
	if (count && !beyond && d->errors + d->warnings == told && c->entries < MAX_ENTRIES)
		remember(c, &key, given, style);
	return style;
}
