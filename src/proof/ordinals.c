#include "proof/ordinals.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum {
	HAN_TEN = 0x5341,
	HAN_TH = 0x7B2C,
	HAN_IS = 0x662F,
	CIRCLED_ONE = 0x2460,
	CIRCLED_LAST = 0x2473
};

static const uint32_t han_digits[] = { 0, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03,
	0x516B, 0x4E5D };

static const enum ordinal_rank ranks[ORDINAL_COUNT] = {
	[ORDINAL_CHAPTER] = RANK_CHAPTER,
	[ORDINAL_SECTION] = RANK_SECTION,
	[ORDINAL_ARTICLE] = RANK_ARTICLE,
	[ORDINAL_HAN] = RANK_HAN,
	[ORDINAL_HAN_POINT] = RANK_HAN,
	[ORDINAL_HAN_BRACKET] = RANK_HAN_BRACKET,
	[ORDINAL_POINT] = RANK_DIGIT,
	[ORDINAL_COMMA] = RANK_DIGIT,
	[ORDINAL_BRACKET] = RANK_DIGIT_BRACKET,
	[ORDINAL_HALF_BRACKET] = RANK_DIGIT_BRACKET,
	[ORDINAL_CIRCLE] = RANK_CIRCLE,
	[ORDINAL_TH] = RANK_TH,
	[ORDINAL_IS] = RANK_IS,
};

static unsigned han_digit(uint32_t ch)
{
	for (unsigned v = 1; v < sizeof han_digits / sizeof *han_digits; v++)
		if (ch == han_digits[v])
			return v;
	return 0;
}

bool ordinal_is_han(uint32_t ch)
{
	return ch == HAN_TEN || han_digit(ch) > 0;
}

/* 一 to 九十九 at *I, which is moved behind it; 0 if there is none. */
static unsigned han_number(const struct passage *p, size_t *i)
{
	unsigned v = han_digit(p->ch[*i]);
	*i += v > 0;
	if (p->ch[*i] != HAN_TEN)
		return v;
	++*i;
	unsigned ones = han_digit(p->ch[*i]);
	*i += ones > 0;
	return (v ? v : 1) * 10 + ones;
}

static unsigned digit_number(const struct passage *p, size_t *i)
{
	unsigned v = 0;
	size_t from = *i;
	while (p->class[*i] == CHAR_DIGIT && *i - from < 3)
		v = v * 10 + (p->ch[(*i)++] - '0');
	return v <= 99 && p->class[*i] != CHAR_DIGIT ? v : 0;
}

static bool give(
	struct ordinal *out, enum ordinal_style style, unsigned value, size_t from, size_t end)
{
	*out = (struct ordinal){ style, ranks[style], value, from, end };
	return true;
}

/* 一、二年级 and 一、三产业 begin a paragraph with a list, 一、一网统管 with a number. */
static bool is_listed(const struct passage *p, size_t behind, unsigned value)
{
	return p->kind != PASSAGE_HEADING && han_digit(p->ch[behind]) > value;
}

static bool han_at(const struct passage *p, size_t i, struct ordinal *out)
{
	size_t end = i;
	unsigned v = han_number(p, &end);
	if (v && p->ch[end] == 0x3001 && !is_listed(p, end + 1, v))
		return give(out, ORDINAL_HAN, v, i, end + 1);
	if (v && (p->ch[end] == '.' || p->ch[end] == 0xFF0E) && p->class[end + 1] == CHAR_HAN)
		return give(out, ORDINAL_HAN_POINT, v, i, end + 1);
	return v && p->ch[end] == HAN_IS && give(out, ORDINAL_IS, v, i, end + 1);
}

static bool digit_at(const struct passage *p, size_t i, struct ordinal *out)
{
	size_t end = i;
	unsigned v = digit_number(p, &end);
	uint32_t mark = p->ch[end];
	bool number = p->class[end] != CHAR_END && p->class[end + 1] == CHAR_DIGIT;
	if (v == 0 || p->class[(ptrdiff_t)i - 1] == CHAR_DIGIT)
		return false;
	if (mark == ')' || mark == 0xFF09)
		return give(out, ORDINAL_HALF_BRACKET, v, i, end + 1);
	if (number)
		return false;
	if (mark == 0x3001)
		return give(out, ORDINAL_COMMA, v, i, end + 1);
	return (mark == '.' || mark == 0xFF0E) && give(out, ORDINAL_POINT, v, i, end + 1);
}

static bool bracket_at(const struct passage *p, size_t i, struct ordinal *out)
{
	size_t end = i + 1;
	unsigned v = digit_number(p, &end);
	enum ordinal_style style = v ? ORDINAL_BRACKET : ORDINAL_HAN_BRACKET;
	if (end == i + 1)
		v = han_number(p, &end);
	return v && (p->ch[end] == ')' || p->ch[end] == 0xFF09) && give(out, style, v, i, end + 1);
}

static bool is_gap(enum char_class c)
{
	return char_is_blank(c) || c == CHAR_END;
}

/* 第一章, 第一， */
static bool th_at(const struct passage *p, size_t i, struct ordinal *out)
{
	size_t end = i + 1;
	unsigned v = digit_number(p, &end);
	v = v ? v : han_number(p, &end);
	uint32_t unit = p->ch[end];
	if (v == 0 || unit == 0)
		return false;
	if (unit == 0xFF0C || unit == ',' || unit == 0x3001)
		return give(out, ORDINAL_TH, v, i, end + 1);
	if (unit == 0x90E8 && p->ch[end + 1] == 0x5206) /* 部分 */
		return is_gap(p->class[end + 2]) && give(out, ORDINAL_CHAPTER, v, i, end + 2);
	if (!is_gap(p->class[end + 1]))
		return false;
	if (unit == 0x7AE0 || unit == 0x7BC7) /* 章, 篇 */
		return give(out, ORDINAL_CHAPTER, v, i, end + 1);
	if (unit == 0x8282) /* 节 */
		return give(out, ORDINAL_SECTION, v, i, end + 1);
	return unit == 0x6761 && give(out, ORDINAL_ARTICLE, v, i, end + 1); /* 条 */
}

bool ordinal_at(const struct passage *p, size_t i, struct ordinal *out)
{
	uint32_t ch = p->ch[i];
	if (ch == '(' || ch == 0xFF08)
		return bracket_at(p, i, out);
	if (ch == HAN_TH)
		return th_at(p, i, out);
	if (ch >= CIRCLED_ONE && ch <= CIRCLED_LAST)
		return give(out, ORDINAL_CIRCLE, ch - CIRCLED_ONE + 1, i, i + 1);
	return p->class[i] == CHAR_DIGIT ? digit_at(p, i, out) : han_at(p, i, out);
}

bool ordinal_begins(const struct passage *p, struct ordinal *out)
{
	size_t i = 0;
	while (i < p->len && char_is_blank(p->class[i]))
		i++;
	return ordinal_at(p, i, out);
}

static char *put_han(char *out, unsigned value)
{
	unsigned tens = value / 10, ones = value % 10;
	if (tens > 1)
		out += utf8_put(out, han_digits[tens]);
	if (tens)
		out += utf8_put(out, HAN_TEN);
	return ones ? out + utf8_put(out, han_digits[ones]) : out;
}

const char *ordinal_text(enum ordinal_style style, unsigned value, char out[ORDINAL_TEXT])
{
	static const struct {
		const char *before, *behind;
		bool digits;
	} forms[ORDINAL_COUNT] = {
		[ORDINAL_CHAPTER] = { "第", "章", false },
		[ORDINAL_SECTION] = { "第", "节", false },
		[ORDINAL_ARTICLE] = { "第", "条", false },
		[ORDINAL_HAN] = { "", "、", false },
		[ORDINAL_HAN_POINT] = { "", ".", false },
		[ORDINAL_HAN_BRACKET] = { "（", "）", false },
		[ORDINAL_POINT] = { "", ".", true },
		[ORDINAL_COMMA] = { "", "、", true },
		[ORDINAL_BRACKET] = { "（", "）", true },
		[ORDINAL_HALF_BRACKET] = { "", "）", true },
		[ORDINAL_TH] = { "第", "，", false },
		[ORDINAL_IS] = { "", "是", false },
	};
	char number[12] = "", *end = number;
	if (style == ORDINAL_CIRCLE)
		end += utf8_put(end, CIRCLED_ONE - 1 + (value <= 20 ? value : 20));
	else if (forms[style].digits)
		end += snprintf(end, sizeof number, "%u", value % 100);
	else
		end = put_han(end, value % 100);
	*end = '\0';
	snprintf(out, ORDINAL_TEXT, "%s%s%s", forms[style].before ? forms[style].before : "",
		number, forms[style].behind ? forms[style].behind : "");
	return out;
}
