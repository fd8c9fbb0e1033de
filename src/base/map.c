#include "base/map.h"

#include "base/hash.h"

struct entry {
	struct slice name;
	void *thing; /* NULL: free */
};

/* Open addressing, at most half full. */
struct map {
	struct arena *arena;
	struct entry *entries;
	size_t slots, count; /* SLOTS is a power of two */
};

struct map *map_new(struct arena *a)
{
	struct map *m = ARENA_NEW(a, struct map);
	*m = (struct map){ .arena = a, .slots = 64 };
	m->entries = ARENA_ARRAY(a, m->slots, struct entry);
	return m;
}

/* The entry of NAME, or the free one where it belongs. */
static struct entry *find(const struct map *m, struct slice name)
{
	for (size_t i = hash_add(HASH_BEGIN, name.data, name.len);; i++) {
		struct entry *e = &m->entries[i & (m->slots - 1)];
		if (!e->thing ||
			(e->name.len == name.len && memcmp(e->name.data, name.data, name.len) == 0))
			return e;
	}
}

static void grow(struct map *m)
{
	struct entry *old = m->entries;
	size_t slots = m->slots;
	m->slots = slots * 4;
	m->entries = ARENA_ARRAY(m->arena, m->slots, struct entry);
	for (size_t i = 0; i < slots; i++) {
		if (old[i].thing)
			*find(m, old[i].name) = old[i];
	}
}

void *map_add(struct map *m, struct slice name, void *thing)
{
	struct entry *e = find(m, name);
	if (e->thing)
		return e->thing;
	*e = (struct entry){ name, thing };
	if (++m->count * 2 > m->slots)
		grow(m);
	return NULL;
}

void *map_lookup(const struct map *m, struct slice name)
{
	return find(m, name)->thing;
}
