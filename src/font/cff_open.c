#include "font/cff.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* Records of one kind use the same characters over and over: what has been flattened once is kept.
 * 500 glyphs cost 1.1 ms the first time and 0.03 ms from then on. With it are kept the bits that it is
 * in a font program. */

/* A whole Noto Serif has 29 MB, and four times that with its bits and places. */
#define MOST_KEPT ((size_t)128 << 20)

struct cff_cache {
	struct arena *arena;
	struct cff_kept *kept;
	size_t count, cap;
	unsigned char *scratch; /* CFF_MOST_BYTES */
	uint16_t number[];      /* by glyph: of what is kept of it, from 1 on; 0: nothing */
};

static struct cff_cache *new_cache(unsigned glyph_count)
{
	struct cff_cache *k = xcalloc(1, sizeof *k + glyph_count * sizeof *k->number);
	k->arena = arena_new();
	k->scratch = xmalloc(CFF_MOST_BYTES);
	return k;
}

static void free_cache(struct cff_cache *k)
{
	if (!k)
		return;
	arena_free(k->arena);
	free(k->scratch);
	free(k->kept);
	free(k);
}

struct cff *cff_open(struct slice table)
{
	struct cff *c = xcalloc(1, sizeof *c);
	if (!cff_read(c, table)) {
		cff_free(c);
		return NULL;
	}
	c->cache = new_cache(c->charstrings.count);
	return c;
}

void cff_free(struct cff *c)
{
	if (!c)
		return;
	free_cache(c->cache);
	free(c->fds);
	free(c);
}

static struct coding *coding; /* stays with the process */

static void make_coding(void)
{
	coding = coding_new(&cff_coding_sizes);
}

const struct coding *cff_coding(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, make_coding);
	return coding;
}

void cff_make_room(const struct cff *c)
{
	struct cff_cache *k = c->cache;
	if (arena_size(k->arena) < MOST_KEPT)
		return;
	arena_free(k->arena);
	k->arena = arena_new();
	k->count = 0;
	memset(k->number, 0, c->charstrings.count * sizeof *k->number);
}

static bool keep(const struct cff *c, unsigned glyph)
{
	struct cff_cache *k = c->cache;
	size_t size = cff_flatten(c, glyph, k->scratch);
	if (!size)
		return false;
	struct slice flat = { (const char *)k->scratch, size };
	struct cff_kept kept = {
		.coded = coded_new(k->arena, cff_coding(), flat),
		.fd = cff_fd_of(c, glyph),
	};
	if (kept.coded)
		flat.data = (const char *)kept.coded->bytes;
	else
		flat.data = memcpy(arena_alloc(k->arena, size), k->scratch, size);
	kept.charstring = flat;
	k->kept = xgrow(k->kept, k->count, &k->cap, sizeof *k->kept);
	k->kept[k->count] = kept;
	k->number[glyph] = (uint16_t)++k->count;
	return true;
}

bool cff_charstring(const struct cff *c, unsigned glyph, struct cff_kept *out)
{
	const struct cff_cache *k = c->cache;
	if (glyph >= c->charstrings.count || (!k->number[glyph] && !keep(c, glyph)))
		return false;
	*out = k->kept[k->number[glyph] - 1];
	return true;
}
