#include "proof/digits.h"

struct digits digits_read(const struct passage *p, size_t i)
{
	struct digits d = { i, i, 0 };
	for (; p->class[d.end] == CHAR_DIGIT; d.end++) {
		uint32_t digit = p->ch[d.end] - '0';
		d.value = d.value > (DIGITS_MOST - digit) / 10 ? DIGITS_MOST : d.value * 10 + digit;
	}
	return d;
}

size_t skip_spaces(const struct passage *p, size_t i)
{
	while (i < p->len && p->class[i] == CHAR_SPACE)
		i++;
	return i;
}

bool is_one_of(uint32_t ch, const uint32_t *set)
{
	for (; *set; set++)
		if (*set == ch)
			return true;
	return false;
}

int numeral_value(uint32_t ch)
{
	switch (ch) {
	case U'〇':
	case U'零': return 0;
	case U'一': return 1;
	case U'二': return 2;
	case U'三': return 3;
	case U'四': return 4;
	case U'五': return 5;
	case U'六': return 6;
	case U'七': return 7;
	case U'八': return 8;
	case U'九': return 9;
	case U'十': return 10;
	default: return -1;
	}
}

int numerals_value(const struct passage *p, size_t i, size_t end)
{
	int tens = 0, ones = 0;
	if (i == end || end - i > 3)
		return -1;
	for (size_t k = i; k < end; k++) {
		int v = numeral_value(p->ch[k]);
		if (v < 1)
			return -1;
		if (v == 10) {
			if (tens)
				return -1;
			tens = ones ? ones : 1;
			ones = 0;
		} else if (ones) {
			return -1;
		} else {
			ones = v;
		}
	}
	return tens * 10 + ones;
}

bool is_reference(const struct passage *p)
{
	for (size_t i = 0; i + 2 < p->len; i++)
		if (p->ch[i] == '[' && p->ch[i + 1] >= 'A' && p->ch[i + 1] <= 'Z' &&
			(p->ch[i + 2] == ']' || p->class[i + 2] == CHAR_LATIN || p->ch[i + 2] == '/'))
			return true;
	return false;
}
