/* deflate.h -- zlib streams, made quickly.
 *
 * Nine tenths of what a document deflates is outlines of glyphs, which have few repeats: searching
 * them well costs more than all of our typesetting and saves little. One look per byte at where the
 * same four bytes came last takes a third of the time of libdeflate's fastest level; font programs
 * come out 2 % larger, operators of pages 6 %. */
#ifndef BASE_DEFLATE_H
#define BASE_DEFLATE_H

#include "base/slice.h"

struct deflate;

struct deflate *deflate_new(void);
void deflate_free(struct deflate *z); /* NULL is fine */

/* DATA (below 2 GB) in zlib form, in memory of Z that the next call uses again. */
struct slice deflate_data(struct deflate *z, struct slice data);

#endif
