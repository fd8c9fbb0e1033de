#include "pdf/digest.h"

#include <string.h>

/* Odd constants without pattern: 2^64 over the golden ratio, and two primes close to 2^64. */
#define GOLDEN  0x9E3779B97F4A7C15u
#define PRIME_A 0xFFFFFFFFFFFFFFC5u
#define PRIME_B 0xFFFFFFFFFFFFFF4Du

void digest_init(struct digest *d)
{
	*d = (struct digest){ GOLDEN, ~GOLDEN };
}

static void mix(struct digest *d, uint64_t word)
{
	d->a = (d->a ^ word) * GOLDEN;
	d->a ^= d->a >> 32;
	d->b = (d->b + word) * PRIME_A;
	d->b = (d->b ^ d->b >> 29) * PRIME_B;
}

void digest_add(struct digest *d, const void *data, size_t len)
{
	const unsigned char *p = data;
	size_t left = len;
	for (; left >= 8; left -= 8, p += 8) {
		/* Byte by byte, so that every machine gives the same; compilers make one load of it. */
		mix(d, (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
			(uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 |
			(uint64_t)p[6] << 48 | (uint64_t)p[7] << 56);
	}
	uint64_t last = 0;
	while (left)
		last = last << 8 | p[--left];
	mix(d, last);
	mix(d, len);
}
