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

/* Figures of a number, the last one first; the answer is how many. */
static int figures_of(unsigned n, unsigned figures[10])
{
	int count = 0;
	for (; n || !count; n /= 10)
		figures[count++] = n % 10;
	return count;
}

struct numerals {
	const char *digits[10], *units[5];
	bool drops_one; /* 十一, not 一十一 */
};

static const struct numerals plain_numerals = {
	{ "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" },
	{ "", "十", "百", "千", "万" }, true };
static const struct numerals formal_numerals = {
	{ "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" },
	{ "", "拾", "佰", "仟", "万" }, false };

/* 一, 十, 二十一, 一百零五: to 99,999. */
static const char *chinese(struct arena *a, unsigned n, const struct numerals *c)
{
	unsigned figures[10];
	int count = figures_of(n, figures);
	char *out = arena_alloc(a, 64), *p = out;
	bool zero = count == 1 && n == 0;
	if (zero)
		p += sprintf(p, "%s", c->digits[0]);
	for (int i = count - 1; i >= 0; i--) {
		unsigned f = figures[i];
		if (f == 0) {
			zero = true;
			continue;
		}
		if (zero)
			p += sprintf(p, "%s", c->digits[0]);
		zero = false;
		bool ten = c->drops_one && count == 2 && i == 1 && f == 1;
		p += sprintf(p, "%s%s", ten ? "" : c->digits[f], c->units[i]);
	}
	return out;
}

/* 一二〇: figure by figure. */
static const char *by_figures(struct arena *a, unsigned n)
{
	unsigned figures[10];
	char *out = arena_alloc(a, 64), *p = out;
	for (int i = figures_of(n, figures); i-- > 0;)
		p += sprintf(p, "%s", figures[i] ? plain_numerals.digits[figures[i]] : "〇");
	return out;
}

/* At least WIDTH figures, the first of the ten being ZERO. */
static const char *decimal(struct arena *a, unsigned n, int width, uint32_t zero,
	const struct number_style *style)
{
	unsigned figures[10];
	int count = figures_of(n, figures), total = count > width ? count : width;
	bool groups = style->group > 0 && style->separator && style->separator[0];
	size_t separator = groups ? strlen(style->separator) : 0;
	char *out = arena_alloc(a, (size_t)total * (4 + separator) + 1), *p = out;
	for (int i = total - 1; i >= 0; i--) {
		p += utf8_put(p, zero + (i < count ? figures[i] : 0));
		if (groups && i > 0 && i % style->group == 0)
			p += sprintf(p, "%s", style->separator);
	}
	*p = '\0';
	return out;
}

/* Series of characters: what stands for the numbers FROM .. TO begins with FIRST. */
static const char *in_series(struct arena *a, unsigned n, uint32_t token)
{
	static const struct {
		uint32_t token;
		unsigned from, to;
		uint32_t first;
	} series[] = { { 0x2460, 1, 20, 0x2460 }, { 0x2460, 21, 35, 0x3251 },
		{ 0x2460, 36, 50, 0x32B1 }, { 0x2474, 1, 20, 0x2474 }, { 0x2488, 1, 20, 0x2488 },
		{ 0x3220, 1, 10, 0x3220 } };
	for (size_t i = 0; i < sizeof series / sizeof *series; i++)
		if (series[i].token == token && n >= series[i].from && n <= series[i].to) {
			char *out = arena_alloc(a, 5);
			out[utf8_put(out, series[i].first + n - series[i].from)] = '\0';
			return out;
		}
	return arena_printf(a, "%u", n);
}

/* Heavenly stems and earthly branches. */
static const char *cyclic(struct arena *a, unsigned n, uint32_t token)
{
	static const char *const stems[] = { "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬",
		"癸" };
	static const char *const branches[] = { "子", "丑", "寅", "卯", "辰", "巳", "午", "未",
		"申", "酉", "戌", "亥" };
	if (token == 0x7532 && n >= 1 && n <= 10)
		return stems[n - 1];
	if (token == 0x5B50 && n >= 1 && n <= 12)
		return branches[n - 1];
	return arena_printf(a, "%u", n);
}

static bool is_decimal(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool is_token(uint32_t c)
{
	static const uint32_t tokens[] = { 'a', 'A', 'i', 'I', 0x4E00, 0x58F9, 0x7532, 0x5B50,
		0x2460, 0x2474, 0x2488, 0x3220 };
	for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++)
		if (tokens[i] == c)
			return true;
	return is_decimal(c);
}

/* The token in a format: what it is, where it lies, how many figures it asks for. */
struct token {
	uint32_t kind;
	const char *from, *to;
	int width;
};

static struct token find_token(const char *format)
{
	const char *end = format + strlen(format);
	struct token t = { '1', format, format, 1 };
	for (const char *p = format; p < end;) {
		const char *at = p;
		uint32_t c = utf8_next(&p, end);
		if (!is_token(c))
			continue;
		t = (struct token){ c, at, p, 1 };
		while (is_decimal(c) && p < end && is_decimal(utf8_next(&p, end))) {
			t.to = p;
			t.width++;
		}
		break;
	}
	return t;
}

static const char *digits_of(
	struct arena *a, unsigned n, const struct token *t, const struct number_style *style)
{
	switch (t->kind) {
	case 'a':
	case 'A':
		return letters(a, n, (char)t->kind);
	case 'i':
	case 'I':
		return roman(a, n, t->kind == 'I');
	case 0x4E00:
		return style->simple || n > 99999 ? by_figures(a, n)
						  : chinese(a, n, &plain_numerals);
	case 0x58F9:
		return n > 99999 ? by_figures(a, n) : chinese(a, n, &formal_numerals);
	case 0x7532:
	case 0x5B50:
		return cyclic(a, n, t->kind);
	default:
		return is_decimal(t->kind)
			? decimal(a, n, t->width, t->kind < 0x80 ? '0' : 0xFF10, style)
			: in_series(a, n, t->kind);
	}
}

const char *number_format(struct arena *a, unsigned number, struct number_style style)
{
	struct token t = find_token(style.format);
	return arena_printf(a, "%.*s%s%s", (int)(t.from - style.format), style.format,
		digits_of(a, number, &t, &style), t.to);
}
