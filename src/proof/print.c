#include "proof/print.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"

enum {
	PART_BITS = 5,
	BAND = 3,                   /* parts that are looked up together */
	BANDS = PRINT_PARTS / BAND, /* finds 24 of 25 pairs that have two thirds in common */
	KEYS = BANDS + 1,           /* the last is of the whole text */
	MOST_ALIKE = 8,             /* of one key: what more have is a formula, not a copy */
	ENOUGH = 50,                /* parts of 100 that make a text nearly another */
	PARTS_LEAST = 16,           /* fewer say nothing */
	SLOTS_LEAST = 256,
};
static_assert(1 << PART_BITS == PRINT_PARTS, "a part is some bits of a hash");

struct prints {
	struct print *prints;
	uint32_t *slots; /* a number and 1 of a print for each of its keys; 0 is free */
	size_t count, cap, max;
	size_t slot_count, used; /* a power of two, more than half of which is free */
};

/* Runs of three characters, 21 bits each, fall into a part by the highest bits of their hash. */
static void take_words(struct print *out, const struct passage *p, uint64_t *run, uint32_t *least)
{
	for (size_t i = 0; i < p->len; i++) {
		if (!char_is_word(p->class[i]))
			continue;
		*run = (*run << 21 | p->ch[i]) & UINT64_MAX >> 1;
		uint64_t h = *run * UINT64_C(0x9E3779B97F4A7C15);
		h ^= h >> 29;
		out->whole += h; /* the same runs: the same text */
		if (++out->words < 3)
			continue;
		uint32_t *to = &least[h >> (64 - PART_BITS)], value = (uint32_t)(h >> 20);
		*to = value < *to ? value : *to;
	}
}

struct print print_of(const struct passage *p, size_t count, enum print_kind kind)
{
	struct print out = { .kind = kind };
	uint32_t least[PRINT_PARTS];
	uint64_t run = 0;
	memset(least, 0xFF, sizeof least);
	for (size_t i = 0; i < count; i++)
		take_words(&out, &p[i], &run, least);
	for (size_t i = 0; i < PRINT_PARTS; i++) {
		uint16_t low = (uint16_t)least[i]; /* the high bits of what is least are nearly all 0 */
		out.least[i] = least[i] == UINT32_MAX ? 0 : low ? low : 1;
	}
	return out;
}

struct prints *prints_new(size_t max)
{
	struct prints *s = xcalloc(1, sizeof *s);
	s->max = max;
	s->slot_count = SLOTS_LEAST;
	s->slots = xcalloc(s->slot_count, sizeof *s->slots);
	return s;
}

void prints_free(struct prints *s)
{
	if (!s)
		return;
	free(s->prints);
	free(s->slots);
	free(s);
}

void prints_clear(struct prints *s)
{
	if (s->used)
		memset(s->slots, 0, s->slot_count * sizeof *s->slots);
	s->count = s->used = 0;
}

const struct print *prints_get(const struct prints *s, size_t i)
{
	return &s->prints[i];
}

/* How many keys P is found by: those of its parts are only for texts that are long enough. */
static int first_key(const struct print *p)
{
	return p->words < PRINT_NEARLY ? BANDS : 0;
}

static bool has_key(const struct print *p, int k)
{
	const uint16_t *l = p->least + k * BAND;
	return k == BANDS || (l[0] && l[1] && l[2]);
}

static bool shares_key(const struct print *a, const struct print *b, int k)
{
	if (a->kind != b->kind)
		return false;
	const uint16_t *l = a->least + k * BAND, *m = b->least + k * BAND;
	return k == BANDS ? a->whole == b->whole : l[0] == m[0] && l[1] == m[1] && l[2] == m[2];
}

static size_t slot_of(const struct prints *s, const struct print *p, int k)
{
	const uint16_t *l = p->least + k * BAND;
	uint64_t key = k == BANDS
		? p->whole
		: (uint64_t)l[0] | (uint64_t)l[1] << 16 | (uint64_t)l[2] << 32 | (uint64_t)k << 48;
	uint64_t h = hash_word(HASH_BEGIN ^ p->kind, key);
	return (size_t)(h ^ h >> 17) & (s->slot_count - 1);
}

/* Of 100 parts that either has, those that are the same. */
static unsigned likeness(const struct print *a, const struct print *b)
{
	unsigned same = 0, either = 0;
	for (size_t i = 0; i < PRINT_PARTS; i++) {
		either += (a->least[i] | b->least[i]) != 0;
		same += a->least[i] == b->least[i] && a->least[i];
	}
	return either < PARTS_LEAST ? 0 : same * 100 / either;
}

/* The next slot from I on of a print that shares key K of P; SIZE_MAX if there is none. */
static size_t next_of_key(const struct prints *s, const struct print *p, int k, size_t i)
{
	for (; s->slots[i]; i = (i + 1) & (s->slot_count - 1))
		if (shares_key(p, &s->prints[s->slots[i] - 1], k))
			return i;
	return SIZE_MAX;
}

static size_t find_whole(const struct prints *s, const struct print *p)
{
	size_t i = next_of_key(s, p, BANDS, slot_of(s, p, BANDS));
	return i == SIZE_MAX ? PRINT_NONE : s->slots[i] - 1;
}

static size_t find_nearly(const struct prints *s, const struct print *p)
{
	size_t found = PRINT_NONE;
	unsigned best = ENOUGH;
	for (int k = first_key(p); k < BANDS; k++) {
		size_t i = has_key(p, k) ? slot_of(s, p, k) : SIZE_MAX;
		while (i != SIZE_MAX && (i = next_of_key(s, p, k, i)) != SIZE_MAX) {
			size_t n = s->slots[i] - 1;
			unsigned how = likeness(p, &s->prints[n]);
			if (how > best || (how == best && n < found)) {
				best = how;
				found = n;
			}
			i = (i + 1) & (s->slot_count - 1);
		}
	}
	return found;
}

size_t prints_find(const struct prints *s, const struct print *p, bool *same)
{
	size_t found = find_whole(s, p);
	*same = found != PRINT_NONE;
	return *same ? found : find_nearly(s, p);
}

static void add_key(struct prints *s, size_t number, int k)
{
	const struct print *p = &s->prints[number];
	size_t i = slot_of(s, p, k);
	int alike = 0;
	for (; s->slots[i]; i = (i + 1) & (s->slot_count - 1))
		alike += shares_key(p, &s->prints[s->slots[i] - 1], k);
	if (alike < MOST_ALIKE) {
		s->slots[i] = (uint32_t)number + 1;
		s->used++;
	}
}

static void add_keys(struct prints *s, size_t number)
{
	const struct print *p = &s->prints[number];
	for (int k = first_key(p); k <= BANDS; k++)
		if (has_key(p, k))
			add_key(s, number, k);
}

static void grow_slots(struct prints *s)
{
	free(s->slots);
	s->slot_count *= 2;
	s->slots = xcalloc(s->slot_count, sizeof *s->slots);
	s->used = 0;
	for (size_t i = 0; i < s->count; i++)
		add_keys(s, i);
}

size_t prints_add(struct prints *s, const struct print *p)
{
	if (s->count == s->max)
		return PRINT_NONE;
	s->prints = xgrow(s->prints, s->count, &s->cap, sizeof *s->prints);
	s->prints[s->count] = *p;
	if (2 * (s->used + KEYS) > s->slot_count)
		grow_slots(s);
	add_keys(s, s->count);
	return s->count++;
}
