#include "fo/ids.h"

#include <string.h>

struct entry {
	const char *id; /* NULL: free */
	struct fo_node *node;
};

/* Open addressing, at most half full. */
struct ids {
	struct arena *arena;
	struct entry *entries;
	size_t slots, count;
};

struct ids *ids_new(struct arena *a)
{
	struct ids *ids = ARENA_NEW(a, struct ids);
	ids->arena = a;
	ids->slots = 64;
	ids->entries = ARENA_ARRAY(a, ids->slots, struct entry);
	return ids;
}

static struct entry *find(const struct ids *ids, const char *id)
{
	uint64_t h = UINT64_C(14695981039346656037); /* FNV-1a */
	for (const char *s = id; *s; s++)
		h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
	size_t i = (h ^ h >> 32) % ids->slots;
	while (ids->entries[i].id && strcmp(ids->entries[i].id, id) != 0)
		i = (i + 1) % ids->slots;
	return &ids->entries[i];
}

static void grow(struct ids *ids)
{
	struct entry *old = ids->entries;
	size_t slots = ids->slots;
	ids->slots = slots * 4;
	ids->entries = ARENA_ARRAY(ids->arena, ids->slots, struct entry);
	for (size_t i = 0; i < slots; i++) {
		if (old[i].id)
			*find(ids, old[i].id) = old[i];
	}
}

struct fo_node *ids_add(struct ids *ids, const char *id, struct fo_node *n)
{
	struct entry *e = find(ids, id);
	if (e->id)
		return e->node;
	*e = (struct entry){ id, n };
	if (++ids->count * 2 > ids->slots)
		grow(ids);
	return NULL;
}

struct fo_node *ids_lookup(const struct ids *ids, const char *id)
{
	return find(ids, id)->node;
}
