/* utf8.h -- UTF-8, one code point at a time. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

#define UTF8_REPLACEMENT 0xFFFDu

/* utf8_next for what its short ways are not sure of. */
uint32_t utf8_next_any(const char **p, const char *end);

/* Reads the code point at *P (*P < END) and moves *P behind it. An ill-formed byte (overlong form,
 * surrogate, above U+10FFFF, cut off) gives UTF8_REPLACEMENT and moves by one. */
static inline uint32_t utf8_next(const char **p, const char *end)
{
	const unsigned char *s = (const unsigned char *)*p;
	if (s[0] < 0x80) {
		*p += 1;
		return s[0];
	}
	/* U+1000 to U+CFFF, where nearly all of Chinese is. */
	if (s[0] >= 0xE1 && s[0] < 0xED && end - *p >= 3 && (s[1] & 0xC0) == 0x80 &&
		(s[2] & 0xC0) == 0x80) {
		*p += 3;
		return (s[0] & 0xFu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
	}
	return utf8_next_any(p, end);
}

/* Writes CH (a Unicode scalar value) to OUT and returns its 1-4 bytes; adds no NUL. */
size_t utf8_put(char out[4], uint32_t ch);

/* Number of code points that utf8_next would return. */
size_t utf8_count(const char *s, size_t len);

/* Columns that CH takes in a terminal: 2 for Han, kana, full-width forms and marks of the CJK blocks. */
int utf8_columns(uint32_t ch);

bool utf8_valid(const char *s, size_t len);

#endif
