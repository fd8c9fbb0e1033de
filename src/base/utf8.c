#include "base/utf8.h"

uint32_t utf8_next_any(const char **p, const char *end)
{
	const unsigned char *s = (const unsigned char *)*p;
	size_t left = (size_t)(end - *p);
	uint32_t c = s[0];
	size_t n = c < 0x80 ? 1 : c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
	if (n == 1) {
		*p += 1;
		return c;
	}
	if (n == 0 || n > left)
		goto bad;
	c &= 0xFFu >> (n + 1);
	for (size_t i = 1; i < n; i++) {
		if ((s[i] & 0xC0) != 0x80)
			goto bad;
		c = c << 6 | (s[i] & 0x3Fu);
	}
	if ((n == 3 && (c < 0x800 || (c >= 0xD800 && c < 0xE000))) ||
		(n == 4 && (c < 0x10000 || c > 0x10FFFF)))
		goto bad;
	*p += n;
	return c;
bad:
	*p += 1;
	return UTF8_REPLACEMENT;
}

size_t utf8_put(char out[4], uint32_t ch)
{
	if (ch < 0x80) {
		out[0] = (char)ch;
		return 1;
	}
	size_t n = ch < 0x800 ? 2 : ch < 0x10000 ? 3 : 4;
	for (size_t i = n - 1; i > 0; i--) {
		out[i] = (char)(0x80 | (ch & 0x3F));
		ch >>= 6;
	}
	out[0] = (char)((0xF00u >> n & 0xFF) | ch);
	return n;
}

size_t utf8_count(const char *s, size_t len)
{
	size_t count = 0;
	for (const char *end = s + len; s < end; count++)
		utf8_next(&s, end);
	return count;
}

bool utf8_valid(const char *s, size_t len)
{
	for (const char *end = s + len; s < end;) {
		const char *at = s;
		if (utf8_next(&s, end) == UTF8_REPLACEMENT && s - at != 3)
			return false;
	}
	return true;
}

int utf8_columns(uint32_t ch)
{
	return (ch >= 0x2E80 && ch < 0xFB00) || (ch >= 0xFE30 && ch < 0xFF61) || ch >= 0x1F000 ? 2 : 1;
}
