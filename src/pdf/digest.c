#include "pdf/digest.h"

#include <string.h>

/* Odd constants without pattern: 2^64 over the golden ratio, and a prime close to 2^64. */
#define GOLDEN 0x9E3779B97F4A7C15u
#define PRIME  0xFFFFFFFFFFFFFF4Du

void digest_init(struct digest *d)
{
	*d = (struct digest){ GOLDEN, ~GOLDEN };
}

/* For a given WORD a permutation of H, for a given H one of WORD. */
static inline uint64_t turn(uint64_t h, uint64_t word, uint64_t factor)
{
	h = (h ^ word) * factor;
	return h ^ h >> 32;
}

/* Byte by byte, so that every machine gives the same; compilers make one load of it. */
static inline uint64_t word_at(const unsigned char *p)
{
	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 |
		(uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
		(uint64_t)p[7] << 56;
}

void digest_add(struct digest *d, const void *data, size_t len)
{
	const unsigned char *p = data;
	size_t left = len;
	for (; left >= 16; left -= 16, p += 16) {
		d->a = turn(d->a, word_at(p), GOLDEN);
		d->b = turn(d->b, word_at(p + 8), PRIME);
	}
	unsigned char last[16] = { 0 };
	if (left)
		memcpy(last, p, left);
	d->a = turn(d->a, word_at(last), GOLDEN);
	d->b = turn(d->b, word_at(last + 8) ^ len, PRIME);
	/* Each half sees what the other has seen. */
	d->a = turn(d->a, d->b, PRIME);
	d->b = turn(d->b, d->a, GOLDEN);
}
