#include "base/coded.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/deflate_code.h"

/* Glyphs have 250 bytes; of what is longer than LONGEST little would be copied. Offsets of bits are
 * 16 bits. */
enum { LONGEST = 4000, SPARE = 8 };
static_assert(LONGEST * HUFFMAN_BITS <= UINT16_MAX, "places of bits");

struct coding {
	struct codes codes;
	unsigned char preface[PREFACE_BYTES];
	unsigned preface_bits;
	const uint64_t *anchors; /* of its sizes */
};

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
	c->anchors = sizes->anchors;
	c->preface_bits = (unsigned)(b.at - c->preface) * 8 + b.count;
	flush(&b);
	return c;
}

void coding_free(struct coding *c)
{
	free(c);
}

/* Where a repeat may begin: at a seventh of all places of outlines, where most of them do. Chosen by
 * what stands there, equal strings have equal anchors. */
static inline bool is_anchor(const struct coding *c, uint32_t four)
{
	uint32_t hash = deflate_hash(four) >> 8 & ((1 << CODING_HASH_BITS) - 1);
	return c->anchors[hash / 64] >> hash % 64 & 1;
}

/* The places of anchors into OUT, which has room for LEN of them; how many there are. */
static size_t find_anchors(
	const struct coding *c, const unsigned char *in, size_t len, uint16_t *out)
{
	size_t n = 0;
	for (size_t i = 0; i + MIN_MATCH <= len; i++) {
		out[n] = (uint16_t)i;
		n += is_anchor(c, four_at(in + i));
	}
	return n;
}

const struct coded *coded_new(struct arena *a, const struct coding *c, struct slice data)
{
	const struct huffman_code *codes = c->codes.literals.codes;
	const unsigned char *in = (const unsigned char *)data.data;
	uint16_t at[LONGEST + 1], anchors[LONGEST];
	unsigned bits = 0;
	if (data.len > LONGEST)
		return NULL;
	for (size_t i = 0; i < data.len; i++) {
		at[i] = (uint16_t)bits;
		bits += codes[in[i]].size;
	}
	at[data.len] = (uint16_t)bits;
	size_t anchor_count = find_anchors(c, in, data.len, anchors), places = data.len + 1;
	struct coded *k = ARENA_NEW(a, struct coded);
	uint16_t *kept = arena_alloc(a, (places + anchor_count) * sizeof *kept);
	unsigned char *bytes = arena_alloc(a, data.len + bits / 8 + 2 * SPARE);
	memcpy(kept, at, places * sizeof *kept);
	memcpy(kept + places, anchors, anchor_count * sizeof *kept);
	if (data.len)
		memcpy(bytes, in, data.len);
	struct bits b = { .at = bytes + data.len };
	put_literals(&c->codes.literals, &b, in, data.len);
	flush(&b);
	*k = (struct coded){ bytes, bytes + data.len, kept, kept + places, data.len, anchor_count };
	return k;
}

static inline uint64_t eight_at(const unsigned char *p)
{
	return four_at(p) | (uint64_t)four_at(p + 4) << 32;
}

/* Puts the bits FROM to TO of SRC, behind which eight bytes may be read. */
static void copy_bits(struct bits *out, const unsigned char *src, unsigned from, unsigned to)
{
	enum { STEP = 56 };
	struct bits b = *out; /* which no byte written can change */
	unsigned shift = from & 7, n = to - from;
	for (src += from / 8; n > STEP; n -= STEP, src += STEP / 8) {
		put(&b, eight_at(src) >> shift & (((uint64_t)1 << STEP) - 1), STEP);
		flush(&b);
	}
	put(&b, eight_at(src) >> shift & (((uint64_t)1 << n) - 1), n);
	flush(&b);
	*out = b;
}

/* A repeat within a part: LEN bytes from START on, which stand BACK bytes before it too. */
struct repeat {
	size_t start, len, back;
};

/* Makes what repeats at AT of the part that DATA (which begins at FIRST) has at P longer, to both
 * sides; not beyond what is coded already (DONE), nor the part. */
static struct repeat stretch(const struct coded *k, const unsigned char *first,
	const unsigned char *p, size_t at, size_t done, size_t back)
{
	size_t start = at, end = at + MIN_MATCH;
	const unsigned char *from = p - back;
	while (end < k->size && end - start < MAX_MATCH && p[end] == from[end])
		end++;
	while (start > done && end - start < MAX_MATCH && from + start > first &&
		p[start - 1] == from[start - 1])
		start--;
	return (struct repeat){ start, end - start, back };
}

static unsigned match_bits(const struct coding *c, const struct match_symbols *m,
	const struct repeat *r)
{
	unsigned l = m->length[r->len], d = distance_symbol(m, (unsigned)r->back);
	return c->codes.literals.codes[END_OF_BLOCK + 1 + l].size + length_extra[l] +
		c->codes.distances.codes[d].size + distance_extra(d);
}

/* The part that DATA has at P; places count from those of DATA. */
static void put_part(struct deflate *z, struct bits *b, const struct coding *c,
	const unsigned char *data, const unsigned char *p, const struct coded *k)
{
	size_t done = 0;
	uint64_t place = z->place + (uint64_t)(p - data);
	for (const uint16_t *a = k->anchors, *end = a + k->anchor_count; a < end; a++) {
		uint64_t back = deflate_note(z, four_at(p + *a), place + *a);
		if (back - 1 >= WINDOW || *a < done)
			continue;
		struct repeat r = stretch(k, data, p, *a, done, back);
		unsigned literal = k->at[r.start + r.len] - k->at[r.start];
		if (match_bits(c, &z->symbols, &r) >= literal)
			continue;
		copy_bits(b, k->bits, k->at[done], k->at[r.start]);
		put_match(&c->codes, &z->symbols, b, (unsigned)r.len, (unsigned)r.back);
		done = r.start + r.len;
	}
	copy_bits(b, k->bits, k->at[done], k->at[k->size]);
}

struct slice deflate_coded(struct deflate *z, struct slice data, const struct coded_parts *parts)
{
	const struct coding *c = parts->coding;
	const unsigned char *first = (const unsigned char *)data.data, *p = first;
	deflate_begin(z, 2 * data.len + PREFACE_BYTES + 2 * SPARE, data.len); /* at most 15 bits a byte */
	struct bits b = { .at = z->out };
	put(&b, ZLIB_HEAD, 16);
	put(&b, 1 | 2 << 1, 3);
	flush(&b);
	copy_bits(&b, c->preface, 0, c->preface_bits);
	for (size_t i = 0; i < parts->count; i++) {
		const struct coded_part *part = &parts->list[i];
		put_literals(&c->codes.literals, &b, p, (size_t)(first + part->start - p));
		p = first + part->start;
		put_part(z, &b, c, first, p, part->coded);
		p += part->coded->size;
	}
	put_literals(&c->codes.literals, &b, p, (size_t)(first + data.len - p));
	put_code(&b, c->codes.literals.codes[END_OF_BLOCK]);
	flush(&b);
	z->place += (uint32_t)data.len;
	return deflate_end(z, &b, data);
}

void coded_parts_release(struct coded_parts *p)
{
	free(p->list);
	*p = (struct coded_parts){ 0 };
}
