#include "proof/classes.h"

#include <stddef.h>

#define HALF CHAR_HALF_MARK
#define H4   HALF, HALF, HALF, HALF
#define L4   CHAR_LATIN, CHAR_LATIN, CHAR_LATIN, CHAR_LATIN
#define L26  L4, L4, L4, L4, L4, L4, CHAR_LATIN, CHAR_LATIN
#define D5   CHAR_DIGIT, CHAR_DIGIT, CHAR_DIGIT, CHAR_DIGIT, CHAR_DIGIT
#define I4   CHAR_INVISIBLE, CHAR_INVISIBLE, CHAR_INVISIBLE, CHAR_INVISIBLE

/* clang-format off */
static const unsigned char ascii[128] = {
	I4, I4, CHAR_INVISIBLE, CHAR_SPACE, CHAR_NEWLINE, CHAR_INVISIBLE, CHAR_INVISIBLE, CHAR_NEWLINE,
	CHAR_INVISIBLE, CHAR_INVISIBLE, I4, I4, I4, CHAR_INVISIBLE, CHAR_INVISIBLE,
	[' '] = CHAR_SPACE,
	['!'] = HALF, HALF, H4, HALF, H4, H4,
	['0'] = D5, D5,
	[':'] = HALF, HALF, HALF, H4,
	['A'] = L26,
	['['] = HALF, HALF, H4,
	['a'] = L26,
	['{'] = H4, CHAR_INVISIBLE,
};
/* clang-format on */

struct range {
	uint32_t first, last;
	enum char_class class;
};

/* In order; what is in none is CHAR_OTHER. */
static const struct range ranges[] = {
	{ 0x80, 0x9F, CHAR_INVISIBLE },
	{ 0xA0, 0xA0, CHAR_WIDE_SPACE },
	{ 0xAD, 0xAD, CHAR_INVISIBLE },
	{ 0xB7, 0xB7, CHAR_DOT },
	{ 0xC0, 0xD6, CHAR_LATIN },
	{ 0xD8, 0xF6, CHAR_LATIN },
	{ 0xF8, 0x2BF, CHAR_LATIN },
	{ 0x300, 0x36F, CHAR_COMBINING },
	{ 0x370, 0x3FF, CHAR_LATIN },
	{ 0x400, 0x52F, CHAR_LATIN },
	{ 0x61C, 0x61C, CHAR_INVISIBLE },
	{ 0x1AB0, 0x1AFF, CHAR_COMBINING },
	{ 0x1DC0, 0x1DFF, CHAR_COMBINING },
	{ 0x1E00, 0x1FFF, CHAR_LATIN },
	{ 0x2000, 0x200A, CHAR_WIDE_SPACE },
	{ 0x200B, 0x200F, CHAR_INVISIBLE },
	{ 0x2010, 0x2015, CHAR_DASH },
	{ 0x2018, 0x2018, CHAR_OPEN },
	{ 0x2019, 0x2019, CHAR_CLOSE },
	{ 0x201C, 0x201C, CHAR_OPEN },
	{ 0x201D, 0x201D, CHAR_CLOSE },
	{ 0x2022, 0x2022, CHAR_DOT },
	{ 0x2024, 0x2024, CHAR_DOT },
	{ 0x2026, 0x2026, CHAR_ELLIPSIS },
	{ 0x2027, 0x2027, CHAR_DOT },
	{ 0x2028, 0x2029, CHAR_NEWLINE },
	{ 0x202A, 0x202E, CHAR_INVISIBLE },
	{ 0x202F, 0x202F, CHAR_WIDE_SPACE },
	{ 0x205F, 0x205F, CHAR_WIDE_SPACE },
	{ 0x2060, 0x206F, CHAR_INVISIBLE },
	{ 0x20D0, 0x20FF, CHAR_COMBINING },
	{ 0x22EF, 0x22EF, CHAR_ELLIPSIS },
	{ 0x2500, 0x2501, CHAR_DASH },
	{ 0x2E80, 0x2FD5, CHAR_COMPATIBLE },
	{ 0x3000, 0x3000, CHAR_WIDE_SPACE },
	{ 0x3001, 0x3002, CHAR_STOP },
	{ 0x3005, 0x3007, CHAR_HAN },
	{ 0x3008, 0x3008, CHAR_OPEN },
	{ 0x3009, 0x3009, CHAR_CLOSE },
	{ 0x300A, 0x300A, CHAR_OPEN },
	{ 0x300B, 0x300B, CHAR_CLOSE },
	{ 0x300C, 0x300C, CHAR_OPEN },
	{ 0x300D, 0x300D, CHAR_CLOSE },
	{ 0x300E, 0x300E, CHAR_OPEN },
	{ 0x300F, 0x300F, CHAR_CLOSE },
	{ 0x3010, 0x3010, CHAR_OPEN },
	{ 0x3011, 0x3011, CHAR_CLOSE },
	{ 0x3014, 0x3014, CHAR_OPEN },
	{ 0x3015, 0x3015, CHAR_CLOSE },
	{ 0x3016, 0x3016, CHAR_OPEN },
	{ 0x3017, 0x3017, CHAR_CLOSE },
	{ 0x301D, 0x301D, CHAR_OPEN },
	{ 0x301E, 0x301F, CHAR_CLOSE },
	{ 0x302A, 0x302F, CHAR_COMBINING },
	{ 0x3041, 0x3096, CHAR_HAN },
	{ 0x3099, 0x309A, CHAR_COMBINING },
	{ 0x309D, 0x30FA, CHAR_HAN },
	{ 0x30FB, 0x30FB, CHAR_DOT },
	{ 0x30FC, 0x30FF, CHAR_HAN },
	{ 0x3400, 0x4DBF, CHAR_HAN },
	{ 0x4E00, 0x9FFF, CHAR_HAN },
	{ 0xE000, 0xF8FF, CHAR_PRIVATE },
	{ 0xF900, 0xFAFF, CHAR_COMPATIBLE },
	{ 0xFE00, 0xFE0F, CHAR_SELECTOR },
	{ 0xFE20, 0xFE2F, CHAR_COMBINING },
	{ 0xFE30, 0xFE34, CHAR_DASH },
	{ 0xFEFF, 0xFEFF, CHAR_INVISIBLE },
	{ 0xFF01, 0xFF01, CHAR_STOP },
	{ 0xFF08, 0xFF08, CHAR_OPEN },
	{ 0xFF09, 0xFF09, CHAR_CLOSE },
	{ 0xFF0C, 0xFF0C, CHAR_STOP },
	{ 0xFF0D, 0xFF0D, CHAR_DASH },
	{ 0xFF10, 0xFF19, CHAR_WIDE_LATIN },
	{ 0xFF1A, 0xFF1B, CHAR_STOP },
	{ 0xFF1F, 0xFF1F, CHAR_STOP },
	{ 0xFF21, 0xFF3A, CHAR_WIDE_LATIN },
	{ 0xFF3B, 0xFF3B, CHAR_OPEN },
	{ 0xFF3D, 0xFF3D, CHAR_CLOSE },
	{ 0xFF41, 0xFF5A, CHAR_WIDE_LATIN },
	{ 0xFF5B, 0xFF5B, CHAR_OPEN },
	{ 0xFF5D, 0xFF5D, CHAR_CLOSE },
	{ 0xFF65, 0xFF65, CHAR_DOT },
	{ 0xFFF9, 0xFFFB, CHAR_INVISIBLE },
	{ 0x20000, 0x2F7FF, CHAR_HAN },
	{ 0x2F800, 0x2FA1F, CHAR_COMPATIBLE },
	{ 0x30000, 0x3FFFD, CHAR_HAN },
	{ 0xE0000, 0xE007F, CHAR_INVISIBLE },
	{ 0xE0100, 0xE01EF, CHAR_SELECTOR },
	{ 0xF0000, 0x10FFFD, CHAR_PRIVATE },
};

enum char_class char_class_of(uint32_t ch)
{
	if (ch < 128)
		return ascii[ch];
	if (ch >= 0x4E00 && ch <= 0x9FFF)
		return CHAR_HAN;
	size_t low = 0, high = sizeof ranges / sizeof *ranges;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (ranges[middle].last < ch)
			low = middle + 1;
		else
			high = middle;
	}
	bool found = low < sizeof ranges / sizeof *ranges && ranges[low].first <= ch;
	return found ? ranges[low].class : CHAR_OTHER;
}
