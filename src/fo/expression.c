#include "fo/expression.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "fo/color.h"
#include "fo/function.h"

enum { MAX_DEPTH = 32 };

struct parser {
	struct value_context *c;
	enum fo_property property;
	const char *s, *end;
	int depth;
	bool argument; /* within the arguments of a function */
};

static bool sum(struct parser *p, struct operand *out);

static bool fail(struct parser *p, const char *why)
{
	return context_fail(p->c, why);
}

static void skip_space(struct parser *p)
{
	while (p->s < p->end && is_space(*p->s))
		p->s++;
}

static bool accept(struct parser *p, char c)
{
	skip_space(p);
	if (p->s == p->end || *p->s != c)
		return false;
	p->s++;
	return true;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The length that percentages and em of the property stand for at once. */
static double font_size(const struct parser *p)
{
	const struct fo_value *v = p->property == PROP_FONT_SIZE || !p->c->draft
		? context_parent(p->c, PROP_FONT_SIZE)
		: draft_get(p->c->draft, PROP_FONT_SIZE);
	return (double)v->as.length;
}

static struct operand percentage(const struct parser *p, double n)
{
	switch (fo_property_info(p->property)->percent) {
	case PERCENT_FONT:
	case PERCENT_OWN_FONT:
		return operand_length(n / 100 * font_size(p), 0);
	case PERCENT_LINE_HEIGHT:
		return operand_length(
			n / 100 * (double)context_parent(p->c, PROP_LINE_HEIGHT)->as.length, 0);
	default:
		return operand_length(0, n);
	}
}

/* A unit behind number N. A px is a point, as in FOP, whose pages are 72 px to the inch. */
static bool with_unit(struct parser *p, const char *unit, size_t len, double n, struct operand *out)
{
	static const struct {
		const char *name;
		double length;
	} units[] = {
		{ "pt", 1000 },
		{ "mm", 72000 / 25.4 },
		{ "cm", 72000 / 2.54 },
		{ "in", 72000 },
		{ "pc", 12000 },
		{ "px", 1000 },
		{ "mpt", 1 },
		{ "q", 72000 / 101.6 },
	};
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		if (strlen(units[i].name) == len && strncasecmp(units[i].name, unit, len) == 0) {
			*out = operand_length(n * units[i].length, 0);
			return true;
		}
	}
	if (len == 2 && strncasecmp(unit, "em", 2) == 0)
		*out = operand_length(n * font_size(p), 0);
	else if (len == 3 && strncasecmp(unit, "deg", 3) == 0)
		*out = operand_number(n);
	else
		return fail(p, _("the unit is none of pt, mm, cm, in, pc, px, em"));
	return true;
}

/* Decimal digits, without the locale of strtod and its hexadecimal, inf and nan. */
static bool digits(struct parser *p, double *out)
{
	double n = 0, scale = 1;
	int count = 0;
	bool point = false;
	for (; p->s < p->end && (is_digit(*p->s) || (*p->s == '.' && !point)); p->s++) {
		if (*p->s == '.') {
			point = true;
			continue;
		}
		count++;
		n = n * 10 + (*p->s - '0');
		scale = point ? scale * 10 : scale;
	}
	/* A hundred digits are no measure, and would leave the range of a double. */
	if (count == 0 || count > 100)
		return fail(p, _("this is no number"));
	*out = n / scale;
	return true;
}

static bool number(struct parser *p, struct operand *out)
{
	double n = 0;
	if (!digits(p, &n))
		return false;
	if (p->s < p->end && *p->s == '%') {
		p->s++;
		*out = percentage(p, n);
		return true;
	}
	const char *unit = p->s;
	while (p->s < p->end && is_letter(*p->s))
		p->s++;
	size_t len = (size_t)(p->s - unit);
	if (len == 0) {
		*out = operand_number(n);
		return true;
	}
	return with_unit(p, unit, len, n, out);
}

static bool string(struct parser *p, struct operand *out)
{
	char quote = *p->s++;
	const char *end = memchr(p->s, quote, (size_t)(p->end - p->s));
	if (!end)
		return fail(p, _("a closing quotation mark is missing"));
	*out = (struct operand){ .kind = OPERAND_STRING, .text = { p->s, (size_t)(end - p->s) } };
	p->s = end + 1;
	return true;
}

static bool hash_color(struct parser *p, struct operand *out)
{
	const char *begin = ++p->s;
	while (p->s < p->end && (is_letter(*p->s) || is_digit(*p->s)))
		p->s++;
	size_t len = (size_t)(p->s - begin);
	*out = (struct operand){ .kind = OPERAND_COLOR };
	if (color_by_digits(begin, len, &out->color))
		return true;
	/* #CMYK names a color space in rgb-icc(). */
	*out = (struct operand){ .kind = OPERAND_NAME, .text = { begin - 1, len + 1 } };
	return p->argument || fail(p, _("a color is # and 3 or 6 hexadecimal digits"));
}

static bool call(struct parser *p, struct slice name, struct operand *out)
{
	struct arguments a = { .c = p->c, .property = p->property };
	bool outer = p->argument;
	p->argument = true;
	if (!accept(p, ')')) {
		do {
			if (a.count == MAX_ARGUMENTS)
				return fail(p, _("the function takes fewer arguments"));
			if (!sum(p, &a.list[a.count++]))
				return false;
		} while (accept(p, ','));
		if (!accept(p, ')'))
			return fail(p, _("a closing parenthesis is missing"));
	}
	p->argument = outer;
	return function_call(name, &a, out);
}

static bool is_name_byte(char c)
{
	return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.' || c == ':' ||
		(unsigned char)c >= 0x80;
}

static bool name_or_call(struct parser *p, struct operand *out)
{
	struct slice name = { p->s, 0 };
	while (p->s < p->end && is_name_byte(*p->s))
		p->s++;
	name.len = (size_t)(p->s - name.data);
	if (p->s < p->end && *p->s == '(') {
		p->s++;
		return call(p, name, out);
	}
	*out = (struct operand){ .kind = OPERAND_NAME, .text = name };
	return true;
}

static bool primary(struct parser *p, struct operand *out)
{
	skip_space(p);
	if (p->s == p->end)
		return fail(p, _("a value is missing at the end"));
	char c = *p->s;
	if (is_digit(c) || c == '.')
		return number(p, out);
	if (c == '\'' || c == '"')
		return string(p, out);
	if (c == '#')
		return hash_color(p, out);
	if (c == '(') {
		p->s++;
		return sum(p, out) &&
			(accept(p, ')') || fail(p, _("a closing parenthesis is missing")));
	}
	if (is_letter(c) || c == '_' || (unsigned char)c >= 0x80)
		return name_or_call(p, out);
	return fail(p, _("there is a character that belongs to no expression"));
}

static bool unary(struct parser *p, struct operand *out)
{
	bool negative = false;
	while (accept(p, '-'))
		negative = !negative;
	/* CSS writes +5pt, XSL does not; it can mean nothing else. */
	if (!negative)
		accept(p, '+');
	if (!primary(p, out))
		return false;
	if (negative) {
		if (!operand_is_numeric(out))
			return fail(p, _("only a number or a length can be negative"));
		operand_multiply(out, -1);
	}
	return true;
}

static bool times(struct parser *p, struct operand *a, const struct operand *b)
{
	struct operand result = a->kind == OPERAND_LENGTH ? *a : *b;
	const struct operand *factor = a->kind == OPERAND_LENGTH ? b : a;
	if (!operand_is_numeric(&result) || factor->kind != OPERAND_NUMBER)
		return fail(p, _("of two factors one at least is a number without a unit"));
	operand_multiply(&result, factor->number);
	*a = result;
	return true;
}

static bool divided(struct parser *p, struct operand *a, const struct operand *b)
{
	bool ratio = a->kind == OPERAND_LENGTH && b->kind == OPERAND_LENGTH && a->percent == 0 &&
		b->percent == 0 && a->share == 0 && b->share == 0;
	double by = ratio ? b->length : b->number;
	if (!operand_is_numeric(a) || (b->kind != OPERAND_NUMBER && !ratio))
		return fail(p, _("the divisor is a number without a unit"));
	if (by == 0)
		return fail(p, _("the divisor is 0"));
	if (ratio)
		*a = operand_number(a->length / by);
	else
		operand_multiply(a, 1 / by);
	return true;
}

static bool modulo(struct parser *p, struct operand *a, const struct operand *b)
{
	if (a->kind != OPERAND_NUMBER || b->kind != OPERAND_NUMBER)
		return fail(p, _("mod takes numbers without a unit"));
	if (b->number == 0)
		return fail(p, _("the divisor is 0"));
	a->number = fmod(a->number, b->number);
	return true;
}

/* A word between two operands, which a name can't be. */
static bool accept_word(struct parser *p, const char *word)
{
	size_t len = strlen(word);
	skip_space(p);
	if ((size_t)(p->end - p->s) <= len || memcmp(p->s, word, len) != 0 ||
		is_name_byte(p->s[len]))
		return false;
	p->s += len;
	return true;
}

static bool product(struct parser *p, struct operand *out)
{
	struct operand right;
	if (!unary(p, out))
		return false;
	for (;;) {
		bool (*apply)(struct parser *, struct operand *, const struct operand *) =
			accept(p, '*')          ? times
			: accept_word(p, "div") ? divided
			: accept_word(p, "mod") ? modulo
						: NULL;
		if (!apply)
			return true;
		if (!unary(p, &right) || !apply(p, out, &right))
			return false;
	}
}

static bool plus(struct parser *p, struct operand *a, const struct operand *b)
{
	if (!operand_is_numeric(a) || a->kind != b->kind)
		return fail(p, _("both sides of a sum are lengths, or both are numbers"));
	a->number += b->number;
	a->length += b->length;
	a->percent += b->percent;
	a->share += b->share;
	return true;
}

static bool terms(struct parser *p, struct operand *out)
{
	struct operand right;
	if (!product(p, out))
		return false;
	for (;;) {
		bool minus = accept(p, '-');
		if (!minus && !accept(p, '+'))
			return true;
		if (!product(p, &right))
			return false;
		if (minus)
			operand_multiply(&right, -1);
		if (!plus(p, out, &right))
			return false;
	}
}

static bool sum(struct parser *p, struct operand *out)
{
	if (p->depth == MAX_DEPTH)
		return fail(p, _("there are too many parentheses"));
	p->depth++;
	bool ok = terms(p, out);
	p->depth--;
	return ok;
}

bool expression_evaluate(
	struct value_context *c, enum fo_property property, struct slice text, struct operand *out)
{
	struct parser p = {
		.c = c, .property = property, .s = text.data, .end = text.data + text.len
	};
	if (!sum(&p, out))
		return false;
	skip_space(&p);
	/* Two values side by side are a misfit rather than a fault of the expression. */
	return p.s == p.end;
}
