#include "base/huffman.h"

#include <stdbool.h>
#include <string.h>

/* Keys for sorting are how often above which symbol. */
enum { SYMBOL_BITS = 9 };

/* Below this inserting each key is quicker than counting bytes. */
enum { FEW = 40 };

/* Puts FROM into TO by the byte at SHIFT; what has the same byte stays in order. */
static void sort_by_byte(const uint32_t *from, uint32_t *to, size_t n, unsigned shift)
{
	unsigned next[256] = { 0 }, start = 0;
	for (size_t i = 0; i < n; i++)
		next[from[i] >> shift & 0xFF]++;
	for (unsigned byte = 0; byte < 256; byte++) {
		unsigned count = next[byte];
		next[byte] = start;
		start += count;
	}
	for (size_t i = 0; i < n; i++)
		to[next[from[i] >> shift & 0xFF]++] = from[i];
}

static void insert_each(uint32_t *keys, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		uint32_t key = keys[i];
		size_t k = i;
		for (; k && keys[k - 1] > key; k--)
			keys[k] = keys[k - 1];
		keys[k] = key;
	}
}

/* Sorts by how often: the keys are in the order of their symbols. */
static void sort(uint32_t *keys, size_t n)
{
	if (n <= FEW) {
		insert_each(keys, n);
		return;
	}
	uint32_t other[HUFFMAN_SYMBOLS], all = 0;
	for (size_t i = 0; i < n; i++)
		all |= keys[i];
	for (unsigned shift = SYMBOL_BITS; shift < 32 && all >> shift; shift += 8) {
		sort_by_byte(keys, other, n, shift);
		memcpy(keys, other, n * sizeof *keys);
	}
}

/* The symbols that come, the rarest first. A code of less than two is made up to two, since readers
 * take no other for complete. */
static size_t rank(struct huffman *h, size_t symbols, uint32_t *keys)
{
	size_t n = 0;
	for (size_t s = 0; s < symbols; s++)
		n += h->often[s] != 0;
	for (size_t s = 0; n < 2; s++)
		if (!h->often[s]) {
			h->often[s] = 1;
			n++;
		}
	n = 0;
	for (size_t s = 0; s < symbols; s++)
		if (h->often[s])
			keys[n++] = h->often[s] << SYMBOL_BITS | (uint32_t)s;
	sort(keys, n);
	return n;
}

/* Huffman's tree over N ranked leaves: how many codes there are of each size up to MOST, which
 * longer ones are counted with. */
static void count_sizes(const uint32_t *keys, size_t n, unsigned most, unsigned *sizes)
{
	uint32_t weight[HUFFMAN_SYMBOLS];     /* of inner nodes, in the order they are made */
	uint16_t parent[2 * HUFFMAN_SYMBOLS]; /* leaves first */
	unsigned char depth[HUFFMAN_SYMBOLS] = { 0 }; /* of inner nodes */
	size_t leaf = 0, inner = 0;
	for (size_t made = 0; made < n - 1; made++) {
		weight[made] = 0;
		for (int twice = 0; twice < 2; twice++) {
			uint32_t often = leaf < n ? keys[leaf] >> SYMBOL_BITS : UINT32_MAX;
			bool take_leaf = inner == made || often <= weight[inner];
			weight[made] += take_leaf ? often : weight[inner];
			parent[take_leaf ? leaf++ : n + inner++] = (uint16_t)made;
		}
	}
	memset(sizes, 0, (HUFFMAN_BITS + 1) * sizeof *sizes);
	for (size_t i = n - 2; i-- > 0;)
		depth[i] = (unsigned char)(depth[parent[n + i]] + 1);
	for (size_t i = 0; i < n; i++) {
		unsigned size = depth[parent[i]] + 1u;
		sizes[size < most ? size : most]++;
	}
}

/* Too many codes of the largest size: lengthening a shorter one makes room for the next to it. */
static void fit_sizes(unsigned *sizes, unsigned most)
{
	unsigned long used = 0;
	for (unsigned size = 1; size <= most; size++)
		used += (unsigned long)sizes[size] << (most - size);
	for (; used > 1ul << most; used--) {
		unsigned size = most - 1;
		while (!sizes[size])
			size--;
		sizes[size]--;
		sizes[size + 1] += 2;
		sizes[most]--;
	}
}

static unsigned reversed(unsigned bits, unsigned size)
{
	unsigned out = 0;
	for (; size; size--, bits >>= 1)
		out = out << 1 | (bits & 1);
	return out;
}

void huffman_number(struct huffman *h, size_t symbols)
{
	unsigned sizes[HUFFMAN_BITS + 1] = { 0 }, next[HUFFMAN_BITS + 2] = { 0 };
	for (size_t s = 0; s < symbols; s++)
		sizes[h->codes[s].size]++;
	for (unsigned size = 1; size <= HUFFMAN_BITS; size++)
		next[size + 1] = (next[size] + sizes[size]) << 1;
	for (size_t s = 0; s < symbols; s++)
		if (h->codes[s].size)
			h->codes[s].bits = (uint16_t)reversed(
				next[h->codes[s].size]++, h->codes[s].size);
}

void huffman_make(struct huffman *h, size_t symbols, unsigned most)
{
	uint32_t keys[HUFFMAN_SYMBOLS];
	unsigned sizes[HUFFMAN_BITS + 1];
	size_t n = rank(h, symbols, keys);
	count_sizes(keys, n, most, sizes);
	fit_sizes(sizes, most);
	memset(h->codes, 0, symbols * sizeof *h->codes);
	for (unsigned size = most, i = 0; size > 0; size--)
		for (unsigned k = 0; k < sizes[size]; k++)
			h->codes[keys[i++] & ((1 << SYMBOL_BITS) - 1)].size = (uint16_t)size;
	huffman_number(h, symbols);
}
