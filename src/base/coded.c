#include "base/coded.h"

#include <assert.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "base/deflate_code.h"

/* Glyphs have 250 bytes; of what is longer than LONGEST little would be copied. Offsets of bits are
 * 16 bits. */
enum { LONGEST = PHRASES_LONGEST_DATA, SPARE = 8 };

/* Bits that a repeat must save more than: below this copying two parts of a piece takes longer than it is
 * worth. */
enum { COST = 3 };
static_assert(LONGEST * HUFFMAN_BITS <= UINT16_MAX, "places of bits");

struct coding {
	struct codes codes;
	unsigned char preface[PREFACE_BYTES];
	unsigned preface_bits;
	bool search;
	struct phrases *phrases;
	struct huffman_code *lengths; /* of each phrase's repeats, with the extra bits */
};

static void add_phrases(struct coding *c, const unsigned char *list)
{
	struct match_symbols symbols;
	match_symbols_init(&symbols);
	c->phrases = phrases_new(list);
	c->lengths = xcalloc(phrases_count(c->phrases), sizeof *c->lengths);
	for (size_t i = 0; i < phrases_count(c->phrases); i++) {
		unsigned size = phrases_size(c->phrases, i), s = symbols.length[size];
		struct huffman_code code = c->codes.literals.codes[END_OF_BLOCK + 1 + s];
		code.bits |= (uint16_t)((size - length_base[s]) << code.size);
		code.size = (uint16_t)(code.size + length_extra[s]);
		c->lengths[i] = code;
	}
}

struct coding *coding_new(const struct coding_sizes *sizes)
{
	struct coding *c = xcalloc(1, sizeof *c);
	struct preface preface;
	for (size_t s = 0; s < LITERALS; s++)
		c->codes.literals.codes[s].size = sizes->literals[s];
	for (size_t s = 0; s < DISTANCES; s++)
		c->codes.distances.codes[s].size = sizes->distances[s];
	huffman_number(&c->codes.literals, LITERALS);
	huffman_number(&c->codes.distances, DISTANCES);
	preface_plan(&preface, &c->codes);
	struct bits b = { .at = c->preface };
	preface_put(&preface, &b);
	c->preface_bits = (unsigned)(b.at - c->preface) * 8 + b.count;
	flush(&b);
	c->search = sizes->search;
	if (sizes->phrases)
		add_phrases(c, sizes->phrases);
	return c;
}

void coding_free(struct coding *c)
{
	if (!c)
		return;
	phrases_free(c->phrases);
	free(c->lengths);
	free(c);
}

/* The phrases of IN into OUT, whose bytes begin at the bits AT. */
static unsigned find_phrases(const struct phrases *p, const unsigned char *in, size_t len,
	const uint16_t *at, struct coded_phrase *out)
{
	struct phrase_place places[LONGEST / PHRASE_SHORTEST];
	size_t count = p ? phrases_find(p, in, len, places) : 0;
	for (size_t i = 0; i < count; i++) {
		struct phrase_place f = places[i];
		uint16_t from = at[f.at], to = at[f.at + phrases_size(p, f.number)];
		out[i] = (struct coded_phrase){ f.at, f.number, from, (uint16_t)(to - from) };
	}
	return (unsigned)count;
}

const struct coded *coded_new(struct arena *a, const struct coding *c, struct slice data)
{
	const struct huffman_code *codes = c->codes.literals.codes;
	const unsigned char *in = (const unsigned char *)data.data;
	struct coded_phrase phrases[LONGEST / PHRASE_SHORTEST];
	uint16_t at[LONGEST + 1];
	unsigned bits = 0;
	if (data.len > LONGEST)
		return NULL;
	for (size_t i = 0; i < data.len; i++) {
		at[i] = (uint16_t)bits;
		bits += codes[in[i]].size;
	}
	at[data.len] = (uint16_t)bits;
	unsigned phrase_count = find_phrases(c->phrases, in, data.len, at, phrases);
	struct coded *k = ARENA_NEW(a, struct coded);
	struct coded_phrase *kept = arena_alloc(a, phrase_count * sizeof *kept);
	unsigned char *bytes = arena_alloc(a, data.len + bits / 8 + 2 * SPARE);
	memcpy(kept, phrases, phrase_count * sizeof *kept);
	if (data.len)
		memcpy(bytes, in, data.len);
	struct bits b = { .at = bytes + data.len };
	put_literals(&c->codes.literals, &b, in, data.len);
	flush(&b);
	*k = (struct coded){ bytes, bytes + data.len, kept, (unsigned)data.len, bits, phrase_count,
		libdeflate_adler32(1, data.data, data.len) };
	return k;
}

static inline uint64_t eight_at(const unsigned char *p)
{
	return four_at(p) | (uint64_t)four_at(p + 4) << 32;
}

/* Puts the bits FROM to TO of SRC, behind which eight bytes may be read. What has been put before is
 * less than a byte. */
static inline void copy_bits(struct bits *out, const unsigned char *src, unsigned from, unsigned to)
{
	enum { STEP = 56 };
	unsigned char *at = out->at; /* which no byte written can change */
	uint64_t hold = out->hold;
	unsigned shift = from & 7, count = out->count, n = to - from;
	for (src += from / 8; n > STEP; n -= STEP, src += STEP / 8) {
		uint64_t bits = eight_at(src) >> shift & (((uint64_t)1 << STEP) - 1);
		put_eight(at, hold | bits << count);
		hold = bits >> (STEP - count);
		at += STEP / 8;
	}
	*out = (struct bits){ at, hold, count };
	put(out, eight_at(src) >> shift & (((uint64_t)1 << n) - 1), n);
	flush(out);
}

/* PART, which begins at PLACE. */
static void put_part(
	struct deflate *z, struct bits *b, const struct coding *c, uint32_t place, const struct coded *part)
{
	unsigned done = 0; /* bits */
	for (unsigned i = 0; i < part->phrase_count; i++) {
		const struct coded_phrase *f = &part->phrases[i];
		uint32_t now = place + f->at, back = now - z->phrases[f->number];
		z->phrases[f->number] = now;
		if (back > WINDOW)
			continue;
		struct huffman_code length = c->lengths[f->number];
		unsigned d = distance_symbol(&z->symbols, back);
		struct huffman_code distance = c->codes.distances.codes[d];
		if (length.size + distance.size + distance_extra(d) + COST > f->size)
			continue;
		copy_bits(b, part->bits, done, f->from);
		put_code(b, length);
		put_code(b, distance);
		put(b, back - distance_base[d], distance_extra(d));
		flush(b);
		done = f->from + f->size;
	}
	copy_bits(b, part->bits, done, part->bit_count);
}

/* Adler's sum of what has SUM so far and then PART. */
static uint32_t add_sum(uint32_t sum, const struct coded *part)
{
	enum { BASE = 65521 };
	uint32_t low = sum & 0xFFFF, before = low + BASE - 1;
	uint32_t high = (sum >> 16) + (part->sum >> 16) + part->size * (before % BASE);
	return high % BASE << 16 | (before + (part->sum & 0xFFFF)) % BASE;
}

/* N bytes at PLACE that are not known, with their repeats. */
static void put_searched(struct deflate *z, struct bits *b, const struct coding *c, uint32_t place,
	const unsigned char *in, size_t n)
{
	const unsigned char *p = in, *end = in + n, *first = in; /* of the literals */
	const unsigned char *last = n < MIN_MATCH ? in : end - MIN_MATCH + 1;
	while (p < last) {
		uint32_t back = recent_note(&z->small, p, place + (uint32_t)(p - in));
		if (!back) {
			p++;
			continue;
		}
		size_t length = match_length(p, back, end);
		put_literals(&c->codes.literals, b, first, (size_t)(p - first));
		put_match(&c->codes, &z->symbols, b, (unsigned)length, back);
		recent_note_match(&z->small, p, length, place + (uint32_t)(p - in), last);
		first = p += length;
	}
	put_literals(&c->codes.literals, b, first, (size_t)(end - first));
}

static void put_between(struct deflate *z, struct bits *b, const struct coding *c, uint32_t place,
	const unsigned char *in, size_t n)
{
	if (c->search)
		put_searched(z, b, c, place, in, n);
	else
		put_literals(&c->codes.literals, b, in, n);
}

struct slice deflate_coded(struct deflate *z, struct slice data, const struct coded_parts *parts)
{
	const struct coding *c = parts->coding;
	const unsigned char *first = (const unsigned char *)data.data, *p = first;
	uint32_t sum = 1;
	deflate_begin(z, 2 * data.len + PREFACE_BYTES + 2 * SPARE, data.len); /* at most 15 bits a byte */
	struct bits b = { .at = z->out };
	put(&b, ZLIB_HEAD, 16);
	put(&b, 1 | 2 << 1, 3);
	flush(&b);
	copy_bits(&b, c->preface, 0, c->preface_bits);
	for (size_t i = 0; i < parts->count; i++) {
		const struct coded_part *part = &parts->list[i];
		size_t between = (size_t)(first + part->start - p);
		put_between(z, &b, c, z->place + (uint32_t)(p - first), p, between);
		put_part(z, &b, c, z->place + (uint32_t)part->start, part->coded);
		sum = add_sum(libdeflate_adler32(sum, p, between), part->coded);
		p += between + part->coded->size;
	}
	size_t rest = (size_t)(first + data.len - p);
	put_between(z, &b, c, z->place + (uint32_t)(p - first), p, rest);
	put_code(&b, c->codes.literals.codes[END_OF_BLOCK]);
	flush(&b);
	z->place += (uint32_t)data.len;
	return deflate_end(z, &b, libdeflate_adler32(sum, p, rest));
}

void coded_parts_release(struct coded_parts *p)
{
	free(p->list);
	*p = (struct coded_parts){ 0 };
}
