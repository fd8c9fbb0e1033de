/* hash.h -- 32 bits of some bytes, for tables in memory: eight bytes at a time, multiplied and folded.
 * It depends on the byte order of the machine. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define HASH_BEGIN 2166136261u

static inline uint64_t hash_word(uint64_t h, uint64_t word)
{
	h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 32;
}

/* Up to seven bytes, each of which counts. */
static inline uint64_t hash_rest(const unsigned char *p, size_t len)
{
	uint32_t first, last;
	if (len < 4)
		return len ? p[0] | (uint64_t)p[len / 2] << 8 | (uint64_t)p[len - 1] << 16 : 0;
	memcpy(&first, p, 4);
	memcpy(&last, p + len - 4, 4);
	return first | (uint64_t)last << 32;
}

/* Goes on from H: HASH_BEGIN, or what came out for the part before. */
static inline uint32_t hash_add(uint32_t h, const void *data, size_t len)
{
	const unsigned char *p = data;
	uint64_t all = h ^ (uint64_t)len << 32, word;
	for (; len >= 8; p += 8, len -= 8) {
		memcpy(&word, p, 8);
		all = hash_word(all, word);
	}
	all = hash_word(all, hash_rest(p, len));
	return (uint32_t)(all ^ all >> 15);
}

#endif
