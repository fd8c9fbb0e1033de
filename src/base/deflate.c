#include "base/deflate.h"

#include <libdeflate.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/huffman.h"

/* Names and numbers are those of RFC 1951. */
enum {
	MIN_MATCH = 4, /* what the hash is made of; matches of three bytes hardly pay */
	MAX_MATCH = 258,
	WINDOW = 32768,
	FIRST_PLACE = WINDOW + 1, /* 0, which an empty table has, is out of the window */
	HASH_BITS = 14,
	/* Input of a block: one code for a whole font program is the smallest way. */
	BLOCK = 1 << 18,
	MOST_STORED = 65535,
	STORED_HEAD = 5,
	END_OF_BLOCK = 256,
	LITERALS = HUFFMAN_SYMBOLS,
	DISTANCES = 30,
	SIZES = 19, /* symbols that sizes of codes are told with: 0 to 15 and runs */
	SIZES_BITS = 7
};

/* Literals as they stand in the input, and what follows them. */
struct sequence {
	uint32_t literals;
	uint16_t length, distance; /* length 0: nothing, the block ends */
};

struct deflate {
	uint64_t latest[1 << HASH_BITS]; /* by hash: four bytes, and where they came last */
	uint32_t place;                  /* of the next byte of all data so far */
	struct huffman literals, distances, sizes;
	struct sequence *sequences;
	size_t count, cap;
	unsigned char length_symbol[MAX_MATCH + 1]; /* from 257 on */
	unsigned char near_symbol[256], far_symbol[256]; /* of distance - 1, of that / 128 */
	unsigned char *out;
	size_t out_cap;
};

static const uint16_t length_base[] = { 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35,
	43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258 };
static const unsigned char length_extra[] = { 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3,
	3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0 };
static const uint16_t distance_base[] = { 1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193,
	257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577 };

static unsigned distance_extra(unsigned symbol)
{
	return symbol < 4 ? 0 : symbol / 2 - 1;
}

struct deflate *deflate_new(void)
{
	struct deflate *z = xcalloc(1, sizeof *z);
	z->place = FIRST_PLACE;
	for (unsigned length = MIN_MATCH, symbol = 0; length <= MAX_MATCH; length++) {
		while (symbol < 28 && length_base[symbol + 1] <= length)
			symbol++;
		z->length_symbol[length] = (unsigned char)symbol;
	}
	for (unsigned i = 0, near = 0, far = 0; i < 256; i++) {
		while (near < 29 && distance_base[near + 1] <= i + 1)
			near++;
		while (far < 29 && distance_base[far + 1] <= i * 128 + 1)
			far++;
		z->near_symbol[i] = (unsigned char)near;
		z->far_symbol[i] = (unsigned char)far;
	}
	return z;
}

void deflate_free(struct deflate *z)
{
	if (!z)
		return;
	free(z->sequences);
	free(z->out);
	free(z);
}

static unsigned distance_symbol(const struct deflate *z, unsigned distance)
{
	unsigned d = distance - 1;
	return d < 256 ? z->near_symbol[d] : z->far_symbol[d >> 7];
}

/* Byte by byte, so that every machine finds the same; compilers make one load of it. */
static uint32_t four_at(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static void add_sequence(struct deflate *z, size_t literals, size_t length, uint32_t distance)
{
	if (z->count == z->cap) {
		z->cap = z->cap ? z->cap * 2 : 4096;
		z->sequences = xrealloc(z->sequences, z->cap * sizeof *z->sequences);
	}
	z->sequences[z->count++] =
		(struct sequence){ (uint32_t)literals, (uint16_t)length, (uint16_t)distance };
	if (!length)
		return;
	z->literals.often[END_OF_BLOCK + 1 + z->length_symbol[length]]++;
	z->distances.often[distance_symbol(z, distance)]++;
}

/* How many bytes from P to END are those from FROM on; the first four are. */
static size_t match_length(
	const unsigned char *from, const unsigned char *p, const unsigned char *end)
{
	size_t most = end - p < MAX_MATCH ? (size_t)(end - p) : MAX_MATCH, n = MIN_MATCH;
	while (n < most && from[n] == p[n])
		n++;
	return n;
}

/* Notes that FOUR are at PLACE. How far back they came last; too far for a match if never. */
static uint64_t note(struct deflate *z, uint32_t four, uint64_t place)
{
	uint64_t *latest = &z->latest[four * 0x9E3779B1u >> (32 - HASH_BITS)];
	uint64_t now = (uint64_t)four << 32 | place, back = now - *latest;
	*latest = now;
	return back;
}

/* Cuts the bytes from START to END into sequences and counts their symbols. */
static void find(struct deflate *z, const unsigned char *start, const unsigned char *end)
{
	uint32_t *often = z->literals.often;
	uint64_t place = z->place;
	const unsigned char *p = start, *first = start; /* of the literals */
	const unsigned char *last = end - (end - start < MIN_MATCH ? end - start : MIN_MATCH - 1);
	while (p < last) {
		uint32_t four = four_at(p);
		uint64_t distance = note(z, four, place);
		if (distance - 1 >= WINDOW) {
			often[four & 0xFF]++;
			p++;
			place++;
			continue;
		}
		size_t length = match_length(p - distance, p, end);
		add_sequence(z, (size_t)(p - first), length, (uint32_t)distance);
		first = p + length;
		for (size_t k = 1; k < length && p + k < last; k++)
			note(z, four_at(p + k), place + k);
		place += length;
		p = first;
	}
	while (p < end)
		often[*p++]++;
	add_sequence(z, (size_t)(end - first), 0, 0);
	z->place += (uint32_t)(end - start);
}

/* Bits on their way to the output. Up to 56 can be put between two calls of flush. */
struct bits {
	unsigned char *at;
	uint64_t hold;
	unsigned count;
};

static void put(struct bits *b, uint64_t bits, unsigned count)
{
	b->hold |= bits << b->count;
	b->count += count;
}

static void put_code(struct bits *b, struct huffman_code code)
{
	put(b, code.bits, code.size);
}

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

/* Writes the whole bytes; eight are touched. */
static inline void flush(struct bits *b)
{
	put_eight(b->at, b->hold);
	b->at += b->count / 8;
	b->hold >>= b->count & ~7u;
	b->count %= 8;
}

static void pad(struct bits *b)
{
	b->count = (b->count + 7) / 8 * 8;
	flush(b);
}

/* Sizes of codes with runs folded: a symbol, and what its run's extra bits say. */
struct told {
	unsigned char symbol, extra;
};

static const unsigned char told_bits[SIZES] = { [16] = 2, [17] = 3, [18] = 7 };

/* The size SIZE, N times. */
static struct told *tell_run(struct told *out, unsigned size, unsigned n)
{
	while (size == 0 && n >= 3) {
		unsigned run = n < 138 ? n : 138;
		*out++ = run < 11 ? (struct told){ 17, (unsigned char)(run - 3) }
				  : (struct told){ 18, (unsigned char)(run - 11) };
		n -= run;
	}
	if (n) {
		*out++ = (struct told){ (unsigned char)size, 0 };
		n--;
	}
	while (size && n >= 3) {
		unsigned run = n < 6 ? n : 6;
		*out++ = (struct told){ 16, (unsigned char)(run - 3) };
		n -= run;
	}
	for (; n; n--)
		*out++ = (struct told){ (unsigned char)size, 0 };
	return out;
}

static struct told *tell(struct told *out, const struct huffman *h, unsigned symbols)
{
	for (unsigned s = 0, n; s < symbols; s += n) {
		for (n = 1; s + n < symbols && h->codes[s + n].size == h->codes[s].size;)
			n++;
		out = tell_run(out, h->codes[s].size, n);
	}
	return out;
}

static unsigned used(const struct huffman *h, unsigned symbols, unsigned least)
{
	while (symbols > least && !h->codes[symbols - 1].size)
		symbols--;
	return symbols;
}

static const unsigned char sizes_order[SIZES] = { 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3,
	13, 2, 14, 1, 15 };

/* How the codes of a block are told, ahead of what they stand for. */
struct preface {
	struct told told[LITERALS + DISTANCES];
	size_t count;
	unsigned literals, distances, sizes; /* symbols told of each code */
	size_t bits;
};

static void plan_preface(struct deflate *z, struct preface *p)
{
	p->literals = used(&z->literals, LITERALS, 257);
	p->distances = used(&z->distances, DISTANCES, 1);
	struct told *end = tell(p->told, &z->literals, p->literals);
	end = tell(end, &z->distances, p->distances);
	p->count = (size_t)(end - p->told);
	memset(z->sizes.often, 0, sizeof z->sizes.often);
	for (const struct told *t = p->told; t < end; t++)
		z->sizes.often[t->symbol]++;
	huffman_make(&z->sizes, SIZES, SIZES_BITS);
	p->sizes = SIZES;
	while (p->sizes > 4 && !z->sizes.codes[sizes_order[p->sizes - 1]].size)
		p->sizes--;
	p->bits = 5 + 5 + 4 + p->sizes * 3;
	for (unsigned s = 0; s < SIZES; s++)
		p->bits += z->sizes.often[s] * (z->sizes.codes[s].size + told_bits[s]);
}

static void put_preface(const struct deflate *z, struct bits *b, const struct preface *p)
{
	put(b, p->literals - 257, 5);
	put(b, p->distances - 1, 5);
	put(b, p->sizes - 4, 4);
	flush(b);
	for (unsigned i = 0; i < p->sizes; i++) {
		put(b, z->sizes.codes[sizes_order[i]].size, 3);
		flush(b);
	}
	for (const struct told *t = p->told; t < p->told + p->count; t++) {
		put_code(b, z->sizes.codes[t->symbol]);
		put(b, t->extra, told_bits[t->symbol]);
		flush(b);
	}
}

static void put_literals(
	const struct huffman *h, struct bits *out, const unsigned char *in, size_t n)
{
	struct bits b = *out; /* which no byte written can change */
	for (; n >= 3; n -= 3, in += 3) {
		put_code(&b, h->codes[in[0]]);
		put_code(&b, h->codes[in[1]]);
		put_code(&b, h->codes[in[2]]);
		flush(&b);
	}
	for (; n; n--, in++)
		put_code(&b, h->codes[*in]);
	flush(&b);
	*out = b;
}

static void put_match(const struct deflate *z, struct bits *b, const struct sequence *s)
{
	unsigned length = z->length_symbol[s->length], distance = distance_symbol(z, s->distance);
	put_code(b, z->literals.codes[END_OF_BLOCK + 1 + length]);
	put(b, s->length - length_base[length], length_extra[length]);
	put_code(b, z->distances.codes[distance]);
	put(b, s->distance - distance_base[distance], distance_extra(distance));
	flush(b);
}

static void put_sequences(const struct deflate *z, struct bits *b, const unsigned char *in)
{
	for (size_t i = 0; i < z->count; i++) {
		const struct sequence *s = &z->sequences[i];
		put_literals(&z->literals, b, in, s->literals);
		if (s->length)
			put_match(z, b, s);
		in += s->literals + s->length;
	}
	put_code(b, z->literals.codes[END_OF_BLOCK]);
	flush(b);
}

/* Bits that the sequences take, without the preface. */
static uint64_t size_of(const struct deflate *z)
{
	uint64_t bits = 0;
	for (unsigned s = 0; s < LITERALS; s++) {
		unsigned extra = s > END_OF_BLOCK ? length_extra[s - END_OF_BLOCK - 1] : 0;
		bits += (uint64_t)z->literals.often[s] * (z->literals.codes[s].size + extra);
	}
	for (unsigned s = 0; s < DISTANCES; s++)
		bits += (uint64_t)z->distances.often[s] *
			(z->distances.codes[s].size + distance_extra(s));
	return bits;
}

static void put_stored(struct bits *b, const unsigned char *in, size_t n, bool last)
{
	do {
		size_t part = n < MOST_STORED ? n : MOST_STORED;
		put(b, last && part == n, 3);
		pad(b);
		put(b, part, 16);
		put(b, ~part & 0xFFFF, 16);
		flush(b);
		memcpy(b->at, in, part);
		b->at += part;
		in += part;
		n -= part;
	} while (n);
}

static void put_block(struct deflate *z, struct bits *b, const unsigned char *start,
	const unsigned char *end, bool last)
{
	struct preface preface;
	memset(z->literals.often, 0, sizeof z->literals.often);
	memset(z->distances.often, 0, sizeof z->distances.often);
	z->count = 0;
	find(z, start, end);
	z->literals.often[END_OF_BLOCK] = 1;
	huffman_make(&z->literals, LITERALS, HUFFMAN_BITS);
	huffman_make(&z->distances, DISTANCES, HUFFMAN_BITS);
	plan_preface(z, &preface);
	size_t size = (size_t)(end - start);
	if ((preface.bits + size_of(z)) / 8 >= size + STORED_HEAD) {
		put_stored(b, start, size, last);
		return;
	}
	put(b, (last ? 1 : 0) | 2 << 1, 3);
	put_preface(z, b, &preface);
	put_sequences(z, b, start);
}

static void make_room(struct deflate *z, size_t len)
{
	/* No block is larger than if it were stored; flush may touch 8 bytes beyond. */
	size_t parts = (len / BLOCK + 1) * (BLOCK / MOST_STORED + 1);
	size_t most = len + parts * (STORED_HEAD + 1) + 16;
	if (most > z->out_cap) {
		free(z->out);
		z->out = xmalloc(most);
		z->out_cap = most;
	}
	if (len > UINT32_MAX - WINDOW - z->place) {
		memset(z->latest, 0, sizeof z->latest);
		z->place = FIRST_PLACE;
	}
}

struct slice deflate_data(struct deflate *z, struct slice data)
{
	const unsigned char *p = (const unsigned char *)data.data, *end = p + data.len, *next;
	make_room(z, data.len);
	struct bits b = { .at = z->out };
	put(&b, 0x0178, 16); /* deflated, a window of 32 KB, the quickest way */
	do {
		next = end - p > BLOCK ? p + BLOCK : end;
		put_block(z, &b, p, next, next == end);
		p = next;
	} while (p < end);
	z->place += WINDOW; /* out of reach for the next data */
	pad(&b);
	uint32_t sum = libdeflate_adler32(1, data.data, data.len);
	for (int shift = 24; shift >= 0; shift -= 8)
		put(&b, sum >> shift & 0xFF, 8);
	flush(&b);
	return (struct slice){ (const char *)z->out, (size_t)(b.at - z->out) };
}
