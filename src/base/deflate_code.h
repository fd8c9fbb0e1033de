/* deflate_code.h -- bits, symbols and codes of deflated data (RFC 1951, whose names and numbers these
 * are); for deflate.c and coded.c alone. */
#ifndef BASE_DEFLATE_CODE_H
#define BASE_DEFLATE_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/deflate.h"
#include "base/huffman.h"
#include "base/phrases.h"

enum {
	MAX_MATCH = 258,
	WINDOW = 32768,
	END_OF_BLOCK = 256,
	LITERALS = HUFFMAN_SYMBOLS,
	DISTANCES = 30,
	SIZES = 19, /* symbols that sizes of codes are told with: 0 to 15 and runs */
	SIZES_BITS = 7,
	ZLIB_HEAD = 0x0178, /* deflated, a window of 32 KB, the quickest way; the low byte first */
	MIN_MATCH = 4, /* what the hash is made of; matches of three bytes hardly pay */
	HASH_BITS = 14,
	SMALL_HASH_BITS = 12,
	FIRST_PLACE = WINDOW + 1 /* 0, which an empty table has, is out of the window */
};

extern const uint16_t length_base[29], distance_base[DISTANCES];
extern const unsigned char length_extra[29];

static inline unsigned distance_extra(unsigned symbol)
{
	return symbol < 4 ? 0 : symbol / 2 - 1;
}

/* From lengths and distances to their symbols. */
struct match_symbols {
	unsigned char length[MAX_MATCH + 1];   /* from 257 on */
	unsigned char near[256], far[256]; /* of distance - 1, of that / 128 */
};
void match_symbols_init(struct match_symbols *m);

static inline unsigned distance_symbol(const struct match_symbols *m, unsigned distance)
{
	unsigned d = distance - 1;
	return d < 256 ? m->near[d] : m->far[d >> 7];
}

/* Bits on their way to the output. Up to 56 can be put between two calls of flush. */
struct bits {
	unsigned char *at;
	uint64_t hold;
	unsigned count;
};

static inline void put(struct bits *b, uint64_t bits, unsigned count)
{
	b->hold |= bits << b->count;
	b->count += count;
}

static inline void put_code(struct bits *b, struct huffman_code code)
{
	put(b, code.bits, code.size);
}

/* Byte by byte, so that every machine gives the same; compilers make one store and one load of it. */
static inline void put_eight(unsigned char *p, uint64_t v)
{
	p[0] = (unsigned char)v;
	p[1] = (unsigned char)(v >> 8);
	p[2] = (unsigned char)(v >> 16);
	p[3] = (unsigned char)(v >> 24);
	p[4] = (unsigned char)(v >> 32);
	p[5] = (unsigned char)(v >> 40);
	p[6] = (unsigned char)(v >> 48);
	p[7] = (unsigned char)(v >> 56);
}

static inline uint32_t four_at(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* Writes the whole bytes; eight are touched. */
static inline void flush(struct bits *b)
{
	put_eight(b->at, b->hold);
	b->at += b->count / 8;
	b->hold >>= b->count & ~7u;
	b->count %= 8;
}

/* Up to the next whole byte. */
static inline void pad(struct bits *b)
{
	b->count = (b->count + 7) / 8 * 8;
	flush(b);
}

struct codes {
	struct huffman literals, distances;
};

static inline void put_match(const struct codes *c, const struct match_symbols *m, struct bits *b,
	unsigned length, unsigned distance)
{
	unsigned l = m->length[length], d = distance_symbol(m, distance);
	put_code(b, c->literals.codes[END_OF_BLOCK + 1 + l]);
	put(b, length - length_base[l], length_extra[l]);
	put_code(b, c->distances.codes[d]);
	put(b, distance - distance_base[d], distance_extra(d));
	flush(b);
}

void put_literals(const struct huffman *h, struct bits *out, const unsigned char *in, size_t n);

/* Literals as they stand in the input, and what follows them. */
struct sequence {
	uint32_t literals;
	uint16_t length, distance; /* length 0: nothing, the block ends */
};

/* Where four bytes came last, by hash. */
struct recent {
	uint32_t *places;
	unsigned shift; /* of the hash */
	size_t noted;   /* bytes at the beginning of a match */
};

struct deflate {
	struct recent all;   /* PLACES are NULL until data are deflated that are not coded */
	struct recent small; /* of coded data, which are small */
	uint32_t small_places[1 << SMALL_HASH_BITS];
	uint32_t phrases[PHRASES_MOST];  /* where each came last */
	uint32_t place;                  /* of the next byte of all data so far */
	struct codes codes;
	struct match_symbols symbols;
	struct sequence *sequences;
	size_t count, cap;
	unsigned char *out;
	size_t out_cap;
};

/* Room for MOST bytes of output, and for LEN bytes of input among the places. */
void deflate_begin(struct deflate *z, size_t most, size_t len);

/* What has been put since deflate_begin, for data whose sum (Adler's) is SUM; the next data has no part
 * of it in reach. */
struct slice deflate_end(struct deflate *z, struct bits *b, uint32_t sum);

static inline uint32_t deflate_hash(uint32_t four)
{
	return four * 0x9E3779B1u;
}

/* Notes that the four bytes at P are at PLACE. How far back they came last; 0 if never, or too far for a
 * match. */
static inline uint32_t recent_note(const struct recent *r, const unsigned char *p, uint32_t place)
{
	uint32_t four = four_at(p), *latest = &r->places[deflate_hash(four) >> r->shift];
	uint32_t back = place - *latest;
	*latest = place;
	return back <= WINDOW && four_at(p - back) == four ? back : 0;
}

/* How many bytes from P to END are those BACK before; the first four are. */
static inline size_t match_length(
	const unsigned char *p, uint32_t back, const unsigned char *end)
{
	const unsigned char *from = p - back;
	size_t most = end - p < MAX_MATCH ? (size_t)(end - p) : MAX_MATCH, n = MIN_MATCH;
	while (n < most && from[n] == p[n])
		n++;
	return n;
}

/* Notes the match of LENGTH bytes at P, as far as LAST. */
static inline void recent_note_match(const struct recent *r, const unsigned char *p, size_t length,
	uint32_t place, const unsigned char *last)
{
	size_t n = length < r->noted ? length : r->noted;
	for (size_t k = 1; k < n && p + k < last; k++)
		r->places[deflate_hash(four_at(p + k)) >> r->shift] = place + (uint32_t)k;
}

/* Sizes of codes with runs folded: a symbol, and what its run's extra bits say. */
struct told {
	unsigned char symbol, extra;
};

/* How the codes of a block are told, ahead of what they stand for. */
struct preface {
	struct told told[LITERALS + DISTANCES];
	size_t count;
	unsigned literals, distances, sizes; /* symbols told of each code */
	struct huffman code;                 /* of the sizes */
	size_t bits;
};

enum { PREFACE_BYTES = 640 }; /* more than any takes, and what flush may touch */

void preface_plan(struct preface *p, const struct codes *c);
void preface_put(const struct preface *p, struct bits *b);

#endif
