#include "fo/names.h"

#include <assert.h>
#include <string.h>

static unsigned hash(const char *name, size_t len)
{
	uint32_t h = 2166136261u; /* FNV-1a */
	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)name[i]) * 16777619u;
	return (h ^ h >> 15) % NAMES_SLOTS;
}

void names_add(struct name_index *x, const char *name, unsigned row)
{
	/* A full table would never end a search, a crowded one would be slow. */
	assert(x->count < NAMES_SLOTS / 2 && row > 0);
	unsigned i = hash(name, strlen(name));
	while (x->slots[i].name)
		i = (i + 1) % NAMES_SLOTS;
	x->slots[i].name = name;
	x->slots[i].row = row;
	x->count++;
}

unsigned names_find(const struct name_index *x, const char *name, size_t len)
{
	for (unsigned i = hash(name, len); x->slots[i].name; i = (i + 1) % NAMES_SLOTS) {
		if (strncmp(x->slots[i].name, name, len) == 0 && x->slots[i].name[len] == '\0')
			return x->slots[i].row;
	}
	return 0;
}
