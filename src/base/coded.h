/* coded.h -- bytes that go into many deflated streams, coded once.
 *
 * A glyph's outline stands in thousands of documents. Under a code that is fixed beforehand its bits
 * are always the same, so they are kept and copied; what is left to do for each document is to tell
 * which of its phrases stood there before. What comes out depends on the data alone, never on what was
 * deflated before. */
#ifndef BASE_CODED_H
#define BASE_CODED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"

enum { CODING_LITERALS = 286, CODING_DISTANCES = 30 };

/* The sizes of a Huffman code for every symbol of RFC 1951, 1 to 15 bits, complete; and which strings
 * are told as repeats of where they stood before (base/phrases.h; NULL: none). */
struct coding_sizes {
	unsigned char literals[CODING_LITERALS], distances[CODING_DISTANCES];
	const unsigned char *phrases;
	bool search; /* repeats are also looked for in what is not known beforehand */
};

struct coding;
struct coding *coding_new(const struct coding_sizes *sizes); /* which must live as long */
void coding_free(struct coding *c); /* NULL is fine */

/* A phrase of a piece of data. */
struct coded_phrase {
	uint16_t at, number;
	uint16_t from, size; /* its bits */
};

struct coded {
	const unsigned char *bytes;
	const unsigned char *bits; /* the bytes under the code, the first bit lowest */
	const struct coded_phrase *phrases; /* ascending */
	unsigned size, bit_count, phrase_count;
	uint32_t sum; /* Adler's */
};

/* DATA in A, with its bits; NULL if it is so long that keeping them doesn't pay. */
const struct coded *coded_new(struct arena *a, const struct coding *c, struct slice data);

/* A piece of data known in coded form; it begins at START of the data. */
struct coded_part {
	size_t start;
	const struct coded *coded;
};

/* Parts in the order of their places, which don't overlap. All zero at first. */
struct coded_parts {
	const struct coding *coding; /* of all of them and what is between; NULL: there are none */
	struct coded_part *list;
	size_t count, cap;
};
void coded_parts_release(struct coded_parts *p);

struct deflate;

/* DATA (below 1 GB), of which PARTS are known, in zlib form, as deflate_data gives it (base/deflate.h). */
struct slice deflate_coded(
	struct deflate *z, struct slice data, const struct coded_parts *parts);

#endif
