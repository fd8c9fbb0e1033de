#include "pdf/digest.h"

#include <string.h>

/* Odd constants without pattern: 2^64 over the golden ratio, and a prime close to 2^64. */
#define GOLDEN 0x9E3779B97F4A7C15u
#define PRIME  0xFFFFFFFFFFFFFF4Du

void digest_init(struct digest *d)
{
	*d = (struct digest){ GOLDEN, ~GOLDEN };
}

__extension__ typedef unsigned __int128 wide;

/* The product of two words, folded. */
static inline uint64_t fold(uint64_t a, uint64_t b)
{
	wide product = (wide)a * b;
	return (uint64_t)product ^ (uint64_t)(product >> 64);
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
	enum { STEP = 32 };
	const unsigned char *p = data;
	uint64_t a = d->a, b = d->b;
	size_t left = len;
	for (; left >= STEP; left -= STEP, p += STEP) {
		a = fold(word_at(p) ^ a, word_at(p + 8) ^ GOLDEN);
		b = fold(word_at(p + 16) ^ b, word_at(p + 24) ^ PRIME);
	}
	unsigned char last[STEP] = { 0 };
	if (left)
		memcpy(last, p, left);
	a = fold(word_at(last) ^ a ^ len, word_at(last + 8) ^ GOLDEN);
	b = fold(word_at(last + 16) ^ b ^ len, word_at(last + 24) ^ PRIME);
	/* Each half sees what the other has seen. */
	d->a = a + fold(b ^ GOLDEN, PRIME);
	d->b = b + fold(d->a ^ PRIME, GOLDEN);
}
