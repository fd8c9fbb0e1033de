#include "fo/expression.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "fo/attribute.h"
#include "fo/color.h"

enum { MAX_DEPTH = 32, MAX_ARGUMENTS = 10 };

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
	if (!p->c->why)
		p->c->why = why;
	return false;
}

static void skip_space(struct parser *p)
{
	while (p->s < p->end && strchr(" \t\r\n", *p->s))
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

static struct operand number_operand(double n)
{
	return (struct operand){ .kind = OPERAND_NUMBER, .number = n };
}

static struct operand length_operand(double length, double percent)
{
	return (struct operand){ .kind = OPERAND_LENGTH, .length = length, .percent = percent };
}

/* The length that percentages and em of the property stand for at once. */
static double font_size(const struct parser *p)
{
	const struct fo_value *v = p->property == PROP_FONT_SIZE || !p->c->draft
		? value_of_parent(p->c, PROP_FONT_SIZE)
		: draft_get(p->c->draft, PROP_FONT_SIZE);
	return (double)v->as.length;
}

static struct operand percentage(const struct parser *p, double n)
{
	switch (fo_property_info(p->property)->percent) {
	case PERCENT_FONT:
	case PERCENT_OWN_FONT:
		return length_operand(n / 100 * font_size(p), 0);
	case PERCENT_LINE_HEIGHT:
		return length_operand(n / 100 * (double)value_of_parent(p->c, PROP_LINE_HEIGHT)->as.length, 0);
	default:
		return length_operand(0, n);
	}
}

/* A unit behind number N. A px is a point, as in FOP, whose pages are 72 px to the inch. */
static bool with_unit(struct parser *p, const char *unit, size_t len, double n, struct operand *out)
{
	static const struct {
		const char *name;
		double length;
	} units[] = {
		{ "pt", 1000 }, { "mm", 72000 / 25.4 }, { "cm", 72000 / 2.54 }, { "in", 72000 },
		{ "pc", 12000 }, { "px", 1000 }, { "mpt", 1 }, { "q", 72000 / 101.6 },
	};
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		if (strlen(units[i].name) == len && strncasecmp(units[i].name, unit, len) == 0) {
			*out = length_operand(n * units[i].length, 0);
			return true;
		}
	}
	if (len == 2 && strncasecmp(unit, "em", 2) == 0)
		*out = length_operand(n * font_size(p), 0);
	else if (len == 3 && strncasecmp(unit, "deg", 3) == 0)
		*out = number_operand(n);
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
	double n;
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
		*out = number_operand(n);
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
	*out = (struct operand){ .kind = OPERAND_STRING,
		.text = { p->s, (size_t)(end - p->s) } };
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

static bool from_value(struct parser *p, const struct fo_value *v, struct operand *out)
{
	switch ((enum value_kind)v->kind) {
	case VALUE_NUMBER:
		*out = number_operand(v->as.number);
		return true;
	case VALUE_LENGTH:
		*out = length_operand((double)v->as.length, v->percent / 1000.0);
		return true;
	case VALUE_COLOR:
		*out = (struct operand){ .kind = OPERAND_COLOR, .color = v->as.color };
		return true;
	case VALUE_KEYWORD:
		*out = (struct operand){ .kind = OPERAND_KEYWORD, .keyword = v->as.keyword };
		return true;
	case VALUE_STRING:
		*out = (struct operand){ .kind = OPERAND_STRING,
			.text = { v->as.string, strlen(v->as.string) } };
		return true;
	}
	return fail(p, _("the value can't be used here"));
}

/* The arguments of a function, up to its closing parenthesis. */
struct arguments {
	struct operand list[MAX_ARGUMENTS];
	int count;
};

typedef bool function(struct parser *p, const struct arguments *a, struct operand *out);

static bool all_numbers(const struct arguments *a)
{
	for (int i = 0; i < a->count; i++) {
		if (a->list[i].kind != OPERAND_NUMBER)
			return false;
	}
	return true;
}

static bool rounded(struct parser *p, const struct arguments *a, struct operand *out,
	double (*f)(double))
{
	if (!all_numbers(a))
		return fail(p, _("the function takes a number without a unit"));
	*out = number_operand(f(a->list[0].number));
	return true;
}

static bool fn_floor(struct parser *p, const struct arguments *a, struct operand *out)
{
	return rounded(p, a, out, floor);
}

static bool fn_ceiling(struct parser *p, const struct arguments *a, struct operand *out)
{
	return rounded(p, a, out, ceil);
}

static bool fn_round(struct parser *p, const struct arguments *a, struct operand *out)
{
	return rounded(p, a, out, round);
}

/* How two numbers or two lengths compare; lengths with percentages only among themselves. */
static bool compare(struct parser *p, const struct operand *a, const struct operand *b, double *out)
{
	if (a->kind == OPERAND_NUMBER && b->kind == OPERAND_NUMBER) {
		*out = a->number - b->number;
		return true;
	}
	if (a->kind != OPERAND_LENGTH || b->kind != OPERAND_LENGTH || a->share != b->share)
		return fail(p, _("a number and a length can't be compared"));
	double length = a->length - b->length, percent = a->percent - b->percent;
	if (length * percent < 0)
		return fail(p, _("a percentage and a length can't be compared before the page is laid out"));
	*out = length + percent;
	return true;
}

static bool fn_min(struct parser *p, const struct arguments *a, struct operand *out)
{
	double difference;
	if (!compare(p, &a->list[0], &a->list[1], &difference))
		return false;
	*out = a->list[difference <= 0 ? 0 : 1];
	return true;
}

static bool fn_max(struct parser *p, const struct arguments *a, struct operand *out)
{
	double difference;
	if (!compare(p, &a->list[0], &a->list[1], &difference))
		return false;
	*out = a->list[difference >= 0 ? 0 : 1];
	return true;
}

static void negate(struct operand *o)
{
	o->number = -o->number;
	o->length = -o->length;
	o->percent = -o->percent;
	o->share = -o->share;
}

static bool fn_abs(struct parser *p, const struct arguments *a, struct operand *out)
{
	struct operand zero = a->list[0];
	double difference;
	zero.number = zero.length = zero.percent = 0;
	if (!compare(p, &a->list[0], &zero, &difference))
		return false;
	*out = a->list[0];
	if (difference < 0)
		negate(out);
	return true;
}

/* A color component, a number up to FULL or a percentage, as 0-255. */
static bool component(const struct operand *o, double full, uint8_t *out)
{
	double v;
	if (o->kind == OPERAND_NUMBER)
		v = o->number / full;
	else if (o->kind == OPERAND_LENGTH && o->length == 0)
		v = o->percent / 100;
	else
		return false;
	v = v < 0 ? 0 : v > 1 ? 1 : v;
	*out = (uint8_t)(v * 255 + 0.5);
	return true;
}

static bool components(struct parser *p, const struct operand *list, int count, double full,
	struct operand *out)
{
	*out = (struct operand){ .kind = OPERAND_COLOR,
		.color.space = count == 4 ? COLOR_CMYK : COLOR_RGB };
	for (int i = 0; i < count; i++) {
		if (!component(&list[i], full, &out->color.c[i]))
			return fail(p, _("a color component is a number or a percentage"));
	}
	return true;
}

static bool fn_rgb(struct parser *p, const struct arguments *a, struct operand *out)
{
	return components(p, a->list, 3, 255, out);
}

static bool fn_cmyk(struct parser *p, const struct arguments *a, struct operand *out)
{
	return components(p, a->list, 4, 1, out);
}

/* rgb-icc(r, g, b, #CMYK, c, m, y, k) is the color itself; of other profiles we take the red, green
 * and blue that stand first for programs without them. */
static bool fn_rgb_icc(struct parser *p, const struct arguments *a, struct operand *out)
{
	const struct slice *profile = &a->list[3].text;
	if (a->count == 8 && a->list[3].kind == OPERAND_NAME && profile->len == 5 &&
		strncasecmp(profile->data, "#CMYK", 5) == 0)
		return components(p, a->list + 4, 4, 1, out);
	return components(p, a->list, 3, 255, out);
}

static bool fn_share(struct parser *p, const struct arguments *a, struct operand *out)
{
	const struct operand *o = &a->list[0];
	if (p->property != PROP_COLUMN_WIDTH)
		return fail(p, _("proportional-column-width() is for column-width alone"));
	*out = length_operand(0, 0);
	if (o->kind == OPERAND_NUMBER)
		out->share = o->number;
	else if (o->kind == OPERAND_LENGTH && o->length == 0)
		out->share = o->percent / 100;
	else
		return fail(p, _("proportional-column-width() takes a number"));
	return true;
}

/* The start-indent of the list item that the object belongs to, or what it would inherit. */
static struct operand item_indent(struct parser *p)
{
	const struct ancestor *a = p->c->parent;
	while (a && a->object != FO_LIST_ITEM)
		a = a->up;
	p->c->beyond_parent = true;
	const struct fo_value *v = a ? style_get(a->style, PROP_START_INDENT)
				     : value_of_parent(p->c, PROP_START_INDENT);
	return length_operand((double)v->as.length, v->percent / 1000.0);
}

static void add(struct operand *to, const struct fo_value *v, double sign)
{
	to->length += sign * (double)v->as.length;
	to->percent += sign * v->percent / 1000.0;
}

static bool fn_body_start(struct parser *p, const struct arguments *a, struct operand *out)
{
	(void)a;
	*out = item_indent(p);
	add(out, value_of_parent(p->c, PROP_PROVISIONAL_DISTANCE_BETWEEN_STARTS), 1);
	return true;
}

/* From the end of the reference area, as end-indent is. */
static bool fn_label_end(struct parser *p, const struct arguments *a, struct operand *out)
{
	(void)a;
	struct operand start = item_indent(p);
	*out = length_operand(-start.length, 100 - start.percent);
	add(out, value_of_parent(p->c, PROP_PROVISIONAL_DISTANCE_BETWEEN_STARTS), -1);
	add(out, value_of_parent(p->c, PROP_PROVISIONAL_LABEL_SEPARATION), 1);
	return true;
}

/* The property named by the argument, or the one that is being set. */
static bool named_property(struct parser *p, const struct arguments *a, enum fo_property *out)
{
	*out = p->property;
	if (a->count == 0)
		return true;
	const struct operand *o = &a->list[0];
	if (o->kind != OPERAND_NAME && o->kind != OPERAND_STRING)
		return fail(p, _("the function takes the name of a property"));
	enum keyword mode = value_of_parent(p->c, PROP_WRITING_MODE)->as.keyword;
	return attribute_property(o->text, mode, out) ||
		fail(p, _("the function names no single property"));
}

static bool fn_from_parent(struct parser *p, const struct arguments *a, struct operand *out)
{
	enum fo_property property;
	return named_property(p, a, &property) &&
		from_value(p, value_of_parent(p->c, property), out);
}

static bool fn_inherited(struct parser *p, const struct arguments *a, struct operand *out)
{
	enum fo_property property;
	if (!named_property(p, a, &property))
		return false;
	if (!fo_property_info(property)->inherited)
		return fail(p, _("the property is not inherited"));
	return from_value(p, value_of_parent(p->c, property), out);
}

static bool fn_nearest(struct parser *p, const struct arguments *a, struct operand *out)
{
	enum fo_property property;
	if (!named_property(p, a, &property))
		return false;
	p->c->beyond_parent = true;
	for (const struct ancestor *up = p->c->parent; up; up = up->up) {
		if (style_get(up->style, property)->specified)
			return from_value(p, style_get(up->style, property), out);
	}
	struct fo_value initial = value_initial(property);
	return from_value(p, &initial, out);
}

static bool fn_from_column(struct parser *p, const struct arguments *a, struct operand *out)
{
	enum fo_property property;
	if (!named_property(p, a, &property))
		return false;
	p->c->beyond_parent = true;
	if (!p->c->column)
		return fail(p, _("from-table-column() is for a cell whose column has an fo:table-column"));
	return from_value(p, style_get(p->c->column, property), out);
}

static bool fn_system(struct parser *p, const struct arguments *a, struct operand *out)
{
	(void)a;
	(void)out;
	return fail(p, _("a page has no colors and fonts of a desktop; name one"));
}

static const struct {
	const char *name;
	function *call;
	int least, most; /* arguments */
} functions[] = {
	{ "abs", fn_abs, 1, 1 },
	{ "body-start", fn_body_start, 0, 0 },
	{ "ceiling", fn_ceiling, 1, 1 },
	{ "cmyk", fn_cmyk, 4, 4 },
	{ "floor", fn_floor, 1, 1 },
	{ "from-nearest-specified-value", fn_nearest, 0, 1 },
	{ "from-parent", fn_from_parent, 0, 1 },
	{ "from-table-column", fn_from_column, 0, 1 },
	{ "inherited-property-value", fn_inherited, 0, 1 },
	{ "label-end", fn_label_end, 0, 0 },
	{ "max", fn_max, 2, 2 },
	{ "min", fn_min, 2, 2 },
	{ "proportional-column-width", fn_share, 1, 1 },
	{ "rgb", fn_rgb, 3, 3 },
	{ "rgb-icc", fn_rgb_icc, 4, MAX_ARGUMENTS },
	{ "round", fn_round, 1, 1 },
	{ "system-color", fn_system, 1, 2 },
	{ "system-font", fn_system, 1, 2 },
};

enum { FUNCTION_COUNT = sizeof functions / sizeof functions[0] };

static int find_function(struct slice name)
{
	for (int i = 0; i < FUNCTION_COUNT; i++) {
		if (strlen(functions[i].name) == name.len &&
			memcmp(functions[i].name, name.data, name.len) == 0)
			return i;
	}
	return -1;
}

static bool call(struct parser *p, struct slice name, struct operand *out)
{
	int f = find_function(name);
	if (f < 0)
		return fail(p, _("there is no function of this name"));
	struct arguments a = { .count = 0 };
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
	if (a.count < functions[f].least || a.count > functions[f].most)
		return fail(p, _("the function takes another number of arguments"));
	return functions[f].call(p, &a, out);
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

static bool is_numeric(const struct operand *o)
{
	return o->kind == OPERAND_NUMBER || o->kind == OPERAND_LENGTH;
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
		if (!is_numeric(out))
			return fail(p, _("only a number or a length can be negative"));
		negate(out);
	}
	return true;
}

static void multiply(struct operand *o, double by)
{
	o->number *= by;
	o->length *= by;
	o->percent *= by;
	o->share *= by;
}

static bool times(struct parser *p, struct operand *a, const struct operand *b)
{
	struct operand result = a->kind == OPERAND_LENGTH ? *a : *b;
	const struct operand *factor = a->kind == OPERAND_LENGTH ? b : a;
	if (!is_numeric(&result) || factor->kind != OPERAND_NUMBER)
		return fail(p, _("of two factors one at least is a number without a unit"));
	multiply(&result, factor->number);
	*a = result;
	return true;
}

static bool divided(struct parser *p, struct operand *a, const struct operand *b)
{
	bool ratio = a->kind == OPERAND_LENGTH && b->kind == OPERAND_LENGTH &&
		a->percent == 0 && b->percent == 0 && a->share == 0 && b->share == 0;
	double by = ratio ? b->length : b->number;
	if (!is_numeric(a) || (b->kind != OPERAND_NUMBER && !ratio))
		return fail(p, _("the divisor is a number without a unit"));
	if (by == 0)
		return fail(p, _("the divisor is 0"));
	if (ratio)
		*a = number_operand(a->length / by);
	else
		multiply(a, 1 / by);
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
			accept(p, '*') ? times
			: accept_word(p, "div") ? divided
			: accept_word(p, "mod") ? modulo : NULL;
		if (!apply)
			return true;
		if (!unary(p, &right) || !apply(p, out, &right))
			return false;
	}
}

static bool plus(struct parser *p, struct operand *a, const struct operand *b)
{
	if (!is_numeric(a) || a->kind != b->kind)
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
			negate(&right);
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

bool expression_evaluate(struct value_context *c, enum fo_property property, struct slice text,
	struct operand *out)
{
	struct parser p = { .c = c, .property = property, .s = text.data, .end = text.data + text.len };
	if (!sum(&p, out))
		return false;
	skip_space(&p);
	/* Two values side by side are a misfit rather than a fault of the expression. */
	return p.s == p.end;
}

bool expression_copies(struct slice text)
{
	const char *open = memchr(text.data, '(', text.len);
	int f = open ? find_function((struct slice){ text.data, (size_t)(open - text.data) }) : -1;
	return f >= 0 && (functions[f].call == fn_from_parent || functions[f].call == fn_inherited ||
		functions[f].call == fn_nearest || functions[f].call == fn_from_column);
}
