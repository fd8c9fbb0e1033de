#include "base/deflate_code.h"

#include <string.h>

const uint16_t length_base[29] = { 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35,
	43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258 };
const unsigned char length_extra[29] = { 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3,
	3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0 };
const uint16_t distance_base[DISTANCES] = { 1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193,
	257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577 };

void match_symbols_init(struct match_symbols *m)
{
	*m = (struct match_symbols){ 0 };
	for (unsigned length = length_base[0], symbol = 0; length <= MAX_MATCH; length++) {
		while (symbol < 28 && length_base[symbol + 1] <= length)
			symbol++;
		m->length[length] = (unsigned char)symbol;
	}
	for (unsigned i = 0, near = 0, far = 0; i < 256; i++) {
		while (near < 29 && distance_base[near + 1] <= i + 1)
			near++;
		while (far < 29 && distance_base[far + 1] <= i * 128 + 1)
			far++;
		m->near[i] = (unsigned char)near;
		m->far[i] = (unsigned char)far;
	}
}

void put_literals(
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

void preface_plan(struct preface *p, const struct codes *c)
{
	p->literals = used(&c->literals, LITERALS, 257);
	p->distances = used(&c->distances, DISTANCES, 1);
	struct told *end = tell(p->told, &c->literals, p->literals);
	end = tell(end, &c->distances, p->distances);
	p->count = (size_t)(end - p->told);
	memset(p->code.often, 0, sizeof p->code.often);
	for (const struct told *t = p->told; t < end; t++)
		p->code.often[t->symbol]++;
	huffman_make(&p->code, SIZES, SIZES_BITS);
	p->sizes = SIZES;
	while (p->sizes > 4 && !p->code.codes[sizes_order[p->sizes - 1]].size)
		p->sizes--;
	p->bits = 5 + 5 + 4 + p->sizes * 3;
	for (unsigned s = 0; s < SIZES; s++)
		p->bits += p->code.often[s] * (p->code.codes[s].size + told_bits[s]);
}

void preface_put(const struct preface *p, struct bits *b)
{
	put(b, p->literals - 257, 5);
	put(b, p->distances - 1, 5);
	put(b, p->sizes - 4, 4);
	flush(b);
	for (unsigned i = 0; i < p->sizes; i++) {
		put(b, p->code.codes[sizes_order[i]].size, 3);
		flush(b);
	}
	for (const struct told *t = p->told; t < p->told + p->count; t++) {
		put_code(b, p->code.codes[t->symbol]);
		put(b, t->extra, told_bits[t->symbol]);
		flush(b);
	}
}
