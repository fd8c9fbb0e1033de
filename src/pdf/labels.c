#include "pdf/labels.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "pdf/put.h"

/* A label taken apart: PREFIX bytes, then a number in a style that viewers can count on in. */
struct parts {
	size_t prefix;
	char style;
	unsigned number;
};

enum { CEILING = 64 << 20, MAX_ROMAN = 4000, MAX_DIGITS = 9 };

void labels_init(struct labels *l)
{
	*l = (struct labels){ 0 };
	buf_init(&l->ranges, CEILING);
	buf_init(&l->prefix, CEILING);
}

void labels_release(struct labels *l)
{
	buf_release(&l->ranges);
	buf_release(&l->prefix);
}

static void put_roman(char out[32], unsigned number)
{
	static const struct {
		unsigned value;
		const char *digits;
	} steps[] = {
		{ 1000, "m" },
		{ 900, "cm" },
		{ 500, "d" },
		{ 400, "cd" },
		{ 100, "c" },
		{ 90, "xc" },
		{ 50, "l" },
		{ 40, "xl" },
		{ 10, "x" },
		{ 9, "ix" },
		{ 5, "v" },
		{ 4, "iv" },
		{ 1, "i" },
	};
	*out = '\0';
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		for (; number >= steps[i].value; number -= steps[i].value)
			strcat(out, steps[i].digits);
}

/* The value of a well-formed Roman number in small letters, else 0. */
static unsigned roman(const char *text)
{
	static const char letters[] = "ivxlcdm";
	static const unsigned values[] = { 1, 5, 10, 50, 100, 500, 1000 };
	unsigned sum = 0, before = 0;
	for (size_t i = strlen(text); i-- > 0;) {
		const char *at = strchr(letters, text[i]);
		unsigned value = at ? values[at - letters] : 0;
		if (!value || sum > MAX_ROMAN)
			return 0;
		if (value < before) {
			sum -= value;
		} else {
			sum += value;
			before = value;
		}
	}
	char again[32];
	if (sum >= MAX_ROMAN)
		return 0;
	put_roman(again, sum);
	return strcmp(again, text) == 0 ? sum : 0;
}

static struct parts take_apart(const char *label)
{
	size_t len = strlen(label), digits = 0;
	while (digits < len && digits < MAX_DIGITS &&
		isdigit((unsigned char)label[len - digits - 1]))
		digits++;
	/* "007": viewers would count on with 8. */
	while (digits && label[len - digits] == '0')
		digits--;
	if (digits) {
		unsigned number = 0;
		for (size_t i = len - digits; i < len; i++)
			number = number * 10 + (unsigned)(label[i] - '0');
		return (struct parts){ len - digits, 'D', number };
	}
	char small[32] = "", large[32] = "";
	for (size_t i = 0; i < len && len < sizeof small; i++) {
		small[i] = (char)tolower((unsigned char)label[i]);
		large[i] = (char)toupper((unsigned char)label[i]);
	}
	unsigned number = roman(small);
	if (number && strcmp(small, label) == 0)
		return (struct parts){ 0, 'r', number };
	if (number && strcmp(large, label) == 0)
		return (struct parts){ 0, 'R', number };
	return (struct parts){ len, 0, 0 };
}

static bool continues(const struct labels *l, const char *label, struct parts p)
{
	return l->pages && p.style && p.style == l->style && p.number == l->next &&
		p.prefix == l->prefix.len &&
		(!p.prefix || memcmp(label, l->prefix.data, p.prefix) == 0);
}

static void put_range(struct labels *l, const char *label, struct parts p)
{
	struct buf *out = &l->ranges;
	buf_add_int(out, l->pages);
	buf_add_str(out, "<<");
	if (p.style)
		buf_printf(out, "/S/%c/St %u", p.style, p.number);
	if (p.prefix) {
		buf_add_str(out, "/P");
		put_text(out, (struct slice){ label, p.prefix });
	}
	buf_add_str(out, ">>\n");
}

void labels_add(struct labels *l, const char *label)
{
	char plain[16];
	snprintf(plain, sizeof plain, "%u", l->pages + 1);
	if (!label)
		label = plain;
	struct parts p = take_apart(label);
	l->needed |= strcmp(label, plain) != 0;
	if (!continues(l, label, p)) {
		put_range(l, label, p);
		buf_clear(&l->prefix);
		buf_add(&l->prefix, label, p.prefix);
		l->style = p.style;
	}
	l->next = p.number + 1;
	l->pages++;
}

void labels_put(const struct labels *l, struct buf *out)
{
	buf_add_str(out, "/Nums [");
	buf_add(out, l->ranges.data, l->ranges.len);
	buf_add_str(out, "]\n");
	out->overflow |= l->ranges.overflow || l->prefix.overflow;
}
