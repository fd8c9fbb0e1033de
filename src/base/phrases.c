#include "base/phrases.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { HASH_BITS = 12 };

struct phrases {
	uint16_t first[1 << HASH_BITS]; /* by hash of the first four bytes, counted from 1; 0: none */
	size_t count;
	struct phrase list[PHRASES_MOST];
};

static unsigned hash(const unsigned char *p)
{
	uint32_t four = (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
		(uint32_t)p[3] << 24;
	return four * 0x9E3779B1u >> (32 - HASH_BITS);
}

struct phrases *phrases_new(const unsigned char *list)
{
	struct phrases *p = xcalloc(1, sizeof *p);
	for (const unsigned char *at = list; *at; at += 2 + at[0]) {
		assert(p->count < PHRASES_MOST);
		assert(at[0] >= PHRASE_SHORTEST && at[0] <= PHRASE_LONGEST);
		uint16_t *first = &p->first[hash(at + 2)];
		p->list[p->count++] = (struct phrase){ at + 2, at[0], at[1], *first };
		*first = (uint16_t)p->count;
	}
	return p;
}

void phrases_free(struct phrases *p)
{
	free(p);
}

size_t phrases_count(const struct phrases *p)
{
	return p->count;
}

unsigned phrases_size(const struct phrases *p, size_t number)
{
	return p->list[number].size;
}

size_t phrases_find(
	const struct phrases *p, const unsigned char *data, size_t len, struct phrase_place *out)
{
	uint32_t gain[PHRASES_LONGEST_DATA + 1]; /* at most, from each byte to the end */
	uint16_t best[PHRASES_LONGEST_DATA];     /* the phrase taken there, counted from 1 */
	size_t count = 0;
	assert(len <= PHRASES_LONGEST_DATA);
	if (len < PHRASE_SHORTEST)
		return 0;
	size_t last = len - PHRASE_SHORTEST;
	memset(gain + last + 1, 0, PHRASE_SHORTEST * sizeof *gain);
	for (size_t i = last + 1; i-- > 0;) {
		gain[i] = gain[i + 1];
		best[i] = 0;
		for (unsigned k = p->first[hash(data + i)]; k; k = p->list[k - 1].next) {
			const struct phrase *f = &p->list[k - 1];
			if (f->size > len - i || f->gain + gain[i + f->size] <= gain[i] ||
				memcmp(f->bytes, data + i, f->size) != 0)
				continue;
			gain[i] = f->gain + gain[i + f->size];
			best[i] = (uint16_t)k;
		}
	}
	for (size_t i = 0; i <= last;) {
		if (!best[i]) {
			i++;
			continue;
		}
		out[count++] = (struct phrase_place){ (uint16_t)i, (uint16_t)(best[i] - 1) };
		i += p->list[best[i] - 1].size;
	}
	return count;
}
