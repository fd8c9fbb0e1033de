#include "base/deflate.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/deflate_code.h"

enum {
	/* Input of a block: one code for a whole font program is the smallest way. */
	BLOCK = 1 << 18,
	MOST_STORED = 65535,
	STORED_HEAD = 5
};

struct deflate *deflate_new(void)
{
	struct deflate *z = xcalloc(1, sizeof *z);
	z->place = FIRST_PLACE;
	z->all = (struct recent){ NULL, 32 - HASH_BITS, MAX_MATCH };
	/* A table of 16 KB and less noted cost a hundredth of a page's operators, and save half of the
	 * time. */
	z->small = (struct recent){ z->small_places, 32 - SMALL_HASH_BITS, 4 };
	match_symbols_init(&z->symbols);
	return z;
}

void deflate_free(struct deflate *z)
{
	if (!z)
		return;
	free(z->all.places);
	free(z->sequences);
	free(z->out);
	free(z);
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
	z->codes.literals.often[END_OF_BLOCK + 1 + z->symbols.length[length]]++;
	z->codes.distances.often[distance_symbol(&z->symbols, distance)]++;
}

/* Cuts the bytes from START to END into sequences and counts their symbols. */
static void find(struct deflate *z, const unsigned char *start, const unsigned char *end)
{
	uint32_t *often = z->codes.literals.often;
	uint32_t place = z->place;
	const unsigned char *p = start, *first = start; /* of the literals */
	const unsigned char *last = end - (end - start < MIN_MATCH ? end - start : MIN_MATCH - 1);
	while (p < last) {
		uint32_t back = recent_note(&z->all, p, place);
		if (!back) {
			often[*p++]++;
			place++;
			continue;
		}
		size_t length = match_length(p, back, end);
		add_sequence(z, (size_t)(p - first), length, back);
		first = p + length;
		recent_note_match(&z->all, p, length, place, last);
		place += length;
		p = first;
	}
	while (p < end)
		often[*p++]++;
	add_sequence(z, (size_t)(end - first), 0, 0);
	z->place += (uint32_t)(end - start);
}

static void put_sequences(const struct deflate *z, struct bits *b, const unsigned char *in)
{
	for (size_t i = 0; i < z->count; i++) {
		const struct sequence *s = &z->sequences[i];
		put_literals(&z->codes.literals, b, in, s->literals);
		if (s->length)
			put_match(&z->codes, &z->symbols, b, s->length, s->distance);
		in += s->literals + s->length;
	}
	put_code(b, z->codes.literals.codes[END_OF_BLOCK]);
	flush(b);
}

/* Bits that the sequences take, without the preface. */
static uint64_t size_of(const struct deflate *z)
{
	uint64_t bits = 0;
	for (unsigned s = 0; s < LITERALS; s++) {
		unsigned extra = s > END_OF_BLOCK ? length_extra[s - END_OF_BLOCK - 1] : 0;
		bits += (uint64_t)z->codes.literals.often[s] * (z->codes.literals.codes[s].size + extra);
	}
	for (unsigned s = 0; s < DISTANCES; s++)
		bits += (uint64_t)z->codes.distances.often[s] *
			(z->codes.distances.codes[s].size + distance_extra(s));
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
	memset(z->codes.literals.often, 0, sizeof z->codes.literals.often);
	memset(z->codes.distances.often, 0, sizeof z->codes.distances.often);
	z->count = 0;
	find(z, start, end);
	z->codes.literals.often[END_OF_BLOCK] = 1;
	huffman_make(&z->codes.literals, LITERALS, HUFFMAN_BITS);
	huffman_make(&z->codes.distances, DISTANCES, HUFFMAN_BITS);
	preface_plan(&preface, &z->codes);
	size_t size = (size_t)(end - start);
	if ((preface.bits + size_of(z)) / 8 >= size + STORED_HEAD) {
		put_stored(b, start, size, last);
		return;
	}
	put(b, (last ? 1 : 0) | 2 << 1, 3);
	preface_put(&preface, b);
	put_sequences(z, b, start);
}

void deflate_begin(struct deflate *z, size_t most, size_t len)
{
	if (most > z->out_cap) {
		free(z->out);
		z->out = xmalloc(most);
		z->out_cap = most;
	}
	if (len > UINT32_MAX - WINDOW - z->place) {
		memset(z->small_places, 0, sizeof z->small_places);
		if (z->all.places)
			memset(z->all.places, 0, sizeof *z->all.places << HASH_BITS);
		memset(z->phrases, 0, sizeof z->phrases);
		z->place = FIRST_PLACE;
	}
}

struct slice deflate_end(struct deflate *z, struct bits *b, uint32_t sum)
{
	z->place += WINDOW;
	pad(b);
	for (int shift = 24; shift >= 0; shift -= 8)
		put(b, sum >> shift & 0xFF, 8);
	flush(b);
	return (struct slice){ (const char *)z->out, (size_t)(b->at - z->out) };
}

struct slice deflate_data(struct deflate *z, struct slice data)
{
	const unsigned char *p = (const unsigned char *)data.data, *end = p + data.len, *next;
	if (!z->all.places)
		z->all.places = xcalloc((size_t)1 << HASH_BITS, sizeof *z->all.places);
	/* No block is larger than if it were stored; flush may touch 8 bytes beyond. */
	size_t parts = (data.len / BLOCK + 1) * (BLOCK / MOST_STORED + 1);
	deflate_begin(z, data.len + parts * (STORED_HEAD + 1) + 16, data.len);
	struct bits b = { .at = z->out };
	put(&b, ZLIB_HEAD, 16);
	do {
		next = end - p > BLOCK ? p + BLOCK : end;
		put_block(z, &b, p, next, next == end);
		p = next;
	} while (p < end);
	return deflate_end(z, &b, libdeflate_adler32(1, data.data, data.len));
}
