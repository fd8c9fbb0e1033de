/* hash.h -- 32 bits of some bytes, for tables in memory: FNV-1a, folded. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_BEGIN 2166136261u

/* Goes on from H: HASH_BEGIN, or what came out for the part before. */
static inline uint32_t hash_add(uint32_t h, const void *data, size_t len)
{
	const unsigned char *p = data;
	for (size_t i = 0; i < len; i++)
		h = (h ^ p[i]) * 16777619u;
	return h ^ h >> 15;
}

#endif
