/* kinds.h -- what can be wrong with a character by itself, from the Unicode data. */
#ifndef PROOF_KINDS_H
#define PROOF_KINDS_H

#include <stdbool.h>
#include <stdint.h>

/* One byte for each code point, in a table of equal blocks made at build time (gen_kinds.c). Where several
 * would fit, the last. */
enum char_kind {
	KIND_PLAIN,
	/* Han by the levels of GB 18030-2022, as far as the Unicode data tell. Level 1 is what every
	 * product has to have: U+3400 to U+4DBF and U+4E00 to U+9FFF (up to U+4DB5 and U+9FEF in 2022,
	 * the rest by the amendment of 2023). Level 2 has the table of standard characters of 2013
	 * besides (Unihan's kTGH), of which 196 are not in level 1, as the standard says; level 3 is the
	 * extensions B to F. The six of extension B in level 1 that code page 936 had for private use
	 * count as level 3 here. */
	KIND_LEVEL_2,
	KIND_LEVEL_3,
	KIND_BEYOND,
	KIND_PICTOGRAPH,
	KIND_DOT,  /* used as ·, which it is not */
	KIND_RING, /* used as 〇 */
	KIND_BAR,  /* used as — */
	KIND_COMBINING,
	KIND_SELECTOR,
	KIND_WIDE, /* full-width letters and figures */
	KIND_INVISIBLE,
	KIND_PRIVATE,
	KIND_TRADITIONAL, /* not standard in simplified text, and nothing else than another's old form */
	KIND_RADICAL,   /* of the radicals' blocks */
	KIND_COMPATIBLE /* another code point for what is encoded elsewhere */
};

enum { CHAR_KINDS_BLOCK = 256 };
extern const uint16_t char_blocks[];
extern const uint8_t char_kinds[][CHAR_KINDS_BLOCK];

static inline enum char_kind char_kind_of(uint32_t ch)
{
	return (enum char_kind)
		char_kinds[char_blocks[ch / CHAR_KINDS_BLOCK]][ch % CHAR_KINDS_BLOCK];
}

/* What should stand in place of CH: of the last three kinds, and of those for private use that GB
 * 18030 gave a code point to. 0 if there is none. */
uint32_t char_meant(uint32_t ch);

/* Whether Unicode tells of a variant of BASE by SELECTOR (U+FE00 to U+FE0F); those of pictographs are not
 * counted. */
bool char_has_variant(uint32_t base, uint32_t selector);

#endif
