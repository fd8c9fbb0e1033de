/* huffman.h -- codes for deflated data: how often symbols come -> the bits that stand for them. */
#ifndef BASE_HUFFMAN_H
#define BASE_HUFFMAN_H

#include <stddef.h>
#include <stdint.h>

enum { HUFFMAN_SYMBOLS = 286, HUFFMAN_BITS = 15 };

struct huffman_code {
	uint16_t bits; /* the first one lowest */
	uint16_t size; /* 0: the symbol does not come */
};

struct huffman {
	uint32_t often[HUFFMAN_SYMBOLS]; /* in sum below 2^23 */
	struct huffman_code codes[HUFFMAN_SYMBOLS];
};

/* Makes the codes of the first SYMBOLS (2 to HUFFMAN_SYMBOLS) symbols, none longer than MOST (up to
 * HUFFMAN_BITS) bits; 2^MOST >= SYMBOLS. Readers take a code for complete only when it has two
 * symbols, so that `often` of one or two that don't come may be raised to 1. */
void huffman_make(struct huffman *h, size_t symbols, unsigned most);

/* Gives the first SYMBOLS symbols, whose codes have their sizes, the bits of those sizes. */
void huffman_number(struct huffman *h, size_t symbols);

#endif
