/* mpt.h -- the one unit of length: 1/1000 of a point, as an integer.
 *
 * Integers make a page come out the same on every machine, so that dumps compare byte for byte.
 * Lengths read from a file are clamped to +-MPT_MAX where they are read; sums of a million of them
 * still fit. */
#ifndef BASE_MPT_H
#define BASE_MPT_H

#include <stdint.h>

typedef int64_t mpt;

#define MPT_PT  1000        /* one point */
#define MPT_MAX 1000000000L /* a million points, 352 m: longer than any page or flow */

/* V * NUM / DEN, rounded half away from zero. DEN > 0; |V * NUM| must fit 63 bits. */
static inline mpt mpt_scale(mpt v, int64_t num, int64_t den)
{
	int64_t p = v * num;
	return p >= 0 ? (p + den / 2) / den : -((-p + den / 2) / den);
}

static inline mpt mpt_max(mpt a, mpt b)
{
	return a > b ? a : b;
}

static inline mpt mpt_min(mpt a, mpt b)
{
	return a < b ? a : b;
}

#endif
