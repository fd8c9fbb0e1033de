#include "page/number.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

static const char *roman(struct arena *a, unsigned n, bool upper)
{
	static const struct {
		unsigned value;
		const char *lower, *upper;
	} parts[] = { { 1000, "m", "M" }, { 900, "cm", "CM" }, { 500, "d", "D" }, { 400, "cd", "CD" },
		{ 100, "c", "C" }, { 90, "xc", "XC" }, { 50, "l", "L" }, { 40, "xl", "XL" },
		{ 10, "x", "X" }, { 9, "ix", "IX" }, { 5, "v", "V" }, { 4, "iv", "IV" },
		{ 1, "i", "I" } };
	if (n == 0 || n >= 5000)
		return arena_printf(a, "%u", n);
	char *out = arena_alloc(a, 32), *p = out;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		for (; n >= parts[i].value; n -= parts[i].value)
			p += sprintf(p, "%s", upper ? parts[i].upper : parts[i].lower);
	return out;
}

/* a, b ... z, aa, ab ... */
static const char *letters(struct arena *a, unsigned n, char first)
{
	if (n == 0)
		return "0";
	char *out = arena_alloc(a, 16), *p = out + 15;
	for (; n; n = (n - 1) / 26)
		*--p = (char)(first + (n - 1) % 26);
	return p;
}

/* 一, 十, 二十一, 一百零五: to 99,999; above, figure by figure. */
static const char *chinese(struct arena *a, unsigned n)
{
	static const char *const digits[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八",
		"九" };
	static const char *const units[] = { "", "十", "百", "千", "万" };
	unsigned figures[10];
	int count = 0;
	for (unsigned v = n; v || !count; v /= 10)
		figures[count++] = v % 10;
	char *out = arena_alloc(a, 64), *p = out;
	bool zero = false;
	for (int i = count - 1; i >= 0; i--) {
		unsigned f = figures[i];
		if (count > 5) {
			p += sprintf(p, "%s", digits[f]);
		} else if (f == 0) {
			zero = i > 0 || count == 1;
			if (count == 1)
				p += sprintf(p, "%s", digits[0]);
		} else {
			if (zero)
				p += sprintf(p, "%s", digits[0]);
			zero = false;
			bool leading_ten = count == 2 && i == 1 && f == 1;
			p += sprintf(p, "%s%s", leading_ten ? "" : digits[f], units[i]);
		}
	}
	return out;
}

/* ① to ⑳, plain figures beyond. */
static const char *circled(struct arena *a, unsigned n)
{
	if (n < 1 || n > 20)
		return arena_printf(a, "%u", n);
	char *out = arena_alloc(a, 5);
	utf8_put(out, 0x2460 + n - 1);
	return out;
}

static bool is_token(uint32_t c)
{
	return (c >= '0' && c <= '9') || c == 'a' || c == 'A' || c == 'i' || c == 'I' ||
		c == 0x4E00 || c == 0x2460;
}

const char *number_format(struct arena *a, unsigned number, const char *format)
{
	const char *end = format + strlen(format), *token = format, *behind = format;
	uint32_t kind = '1';
	for (const char *p = format; p < end;) {
		const char *at = p;
		uint32_t c = utf8_next(&p, end);
		if (!is_token(c))
			continue;
		token = at;
		kind = c;
		behind = p;
		while (kind <= '9' && *behind >= '0' && *behind <= '9')
			behind++;
		break;
	}
	const char *text;
	switch (kind) {
	case 'a':
	case 'A':
		text = letters(a, number, (char)kind);
		break;
	case 'i':
	case 'I':
		text = roman(a, number, kind == 'I');
		break;
	case 0x4E00:
		text = chinese(a, number);
		break;
	case 0x2460:
		text = circled(a, number);
		break;
	default:
		text = arena_printf(a, "%0*u", (int)(behind - token), number);
	}
	return arena_printf(a, "%.*s%s%s", (int)(token - format), format, text, behind);
}
