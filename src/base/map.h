/* map.h -- from names to things. Names and things are borrowed. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/arena.h"
#include "base/slice.h"

struct map;

/* Lives in A. */
struct map *map_new(struct arena *a);

/* What NAME leads to already, else NULL after it leads to THING, which is not NULL. */
void *map_add(struct map *m, struct slice name, void *thing);

/* NULL if there is no such name. */
void *map_lookup(const struct map *m, struct slice name);

#endif
