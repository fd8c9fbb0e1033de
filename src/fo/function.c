#include "fo/function.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"

static bool fail(const struct arguments *a, const char *why)
{
	return context_fail(a->c, why);
}

typedef bool function(const struct arguments *a, struct operand *out);

static bool from_value(const struct arguments *a, const struct fo_value *v, struct operand *out)
{
	switch ((enum value_kind)v->kind) {
	case VALUE_NUMBER:
		*out = operand_number(v->as.number);
		return true;
	case VALUE_LENGTH:
		*out = operand_length((double)v->as.length, v->percent / 1000.0);
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
	return fail(a, _("the value can't be used here"));
}

static bool all_numbers(const struct arguments *a)
{
	for (int i = 0; i < a->count; i++) {
		if (a->list[i].kind != OPERAND_NUMBER)
			return false;
	}
	return true;
}

static bool rounded(const struct arguments *a, struct operand *out, double (*f)(double))
{
	if (!all_numbers(a))
		return fail(a, _("the function takes a number without a unit"));
	*out = operand_number(f(a->list[0].number));
	return true;
}

static bool fn_floor(const struct arguments *a, struct operand *out)
{
	return rounded(a, out, floor);
}

static bool fn_ceiling(const struct arguments *a, struct operand *out)
{
	return rounded(a, out, ceil);
}

static bool fn_round(const struct arguments *a, struct operand *out)
{
	return rounded(a, out, round);
}

/* How two numbers or two lengths compare; lengths with percentages only among themselves. */
static bool compare(
	const struct arguments *args, const struct operand *a, const struct operand *b, double *out)
{
	if (a->kind == OPERAND_NUMBER && b->kind == OPERAND_NUMBER) {
		*out = a->number - b->number;
		return true;
	}
	if (a->kind != OPERAND_LENGTH || b->kind != OPERAND_LENGTH || a->share != b->share)
		return fail(args, _("a number and a length can't be compared"));
	double length = a->length - b->length, percent = a->percent - b->percent;
	if (length * percent < 0)
		return fail(args, _("a percentage can't be compared with a length"));
	*out = length + percent;
	return true;
}

static bool fn_min(const struct arguments *a, struct operand *out)
{
	double difference;
	if (!compare(a, &a->list[0], &a->list[1], &difference))
		return false;
	*out = a->list[difference <= 0 ? 0 : 1];
	return true;
}

static bool fn_max(const struct arguments *a, struct operand *out)
{
	double difference;
	if (!compare(a, &a->list[0], &a->list[1], &difference))
		return false;
	*out = a->list[difference >= 0 ? 0 : 1];
	return true;
}

static bool fn_abs(const struct arguments *a, struct operand *out)
{
	struct operand zero = a->list[0];
	double difference;
	zero.number = zero.length = zero.percent = 0;
	if (!compare(a, &a->list[0], &zero, &difference))
		return false;
	*out = a->list[0];
	if (difference < 0)
		operand_multiply(out, -1);
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

static bool components(const struct arguments *a, const struct operand *list, int count,
	double full, struct operand *out)
{
	*out = (struct operand){ .kind = OPERAND_COLOR,
		.color.space = count == 4 ? COLOR_CMYK : COLOR_RGB };
	for (int i = 0; i < count; i++) {
		if (!component(&list[i], full, &out->color.c[i]))
			return fail(a, _("a color component is a number or a percentage"));
	}
	return true;
}

static bool fn_rgb(const struct arguments *a, struct operand *out)
{
	return components(a, a->list, 3, 255, out);
}

static bool fn_cmyk(const struct arguments *a, struct operand *out)
{
	return components(a, a->list, 4, 1, out);
}

/* rgb-icc(r, g, b, #CMYK, c, m, y, k) is the color itself; of other profiles we take the red, green
 * and blue that stand first for programs without them. */
static bool fn_rgb_icc(const struct arguments *a, struct operand *out)
{
	const struct slice *profile = &a->list[3].text;
	if (a->count == 8 && a->list[3].kind == OPERAND_NAME && profile->len == 5 &&
		strncasecmp(profile->data, "#CMYK", 5) == 0)
		return components(a, a->list + 4, 4, 1, out);
	return components(a, a->list, 3, 255, out);
}

static bool fn_share(const struct arguments *a, struct operand *out)
{
	const struct operand *o = &a->list[0];
	if (a->property != PROP_COLUMN_WIDTH)
		return fail(a, _("proportional-column-width() is for column-width alone"));
	*out = operand_length(0, 0);
	if (o->kind == OPERAND_NUMBER)
		out->share = o->number;
	else if (o->kind == OPERAND_LENGTH && o->length == 0)
		out->share = o->percent / 100;
	else
		return fail(a, _("proportional-column-width() takes a number"));
	return true;
}

/* The start-indent of the list item that the object belongs to, or what it would inherit. */
static struct operand item_indent(const struct arguments *a)
{
	const struct ancestor *up = a->c->parent;
	while (up && up->object != FO_LIST_ITEM)
		up = up->up;
	a->c->beyond_parent = true;
	const struct fo_value *v = up ? style_get(up->style, PROP_START_INDENT)
				      : context_parent(a->c, PROP_START_INDENT);
	return operand_length((double)v->as.length, v->percent / 1000.0);
}

static void add(struct operand *to, const struct fo_value *v, double sign)
{
	to->length += sign * (double)v->as.length;
	to->percent += sign * v->percent / 1000.0;
}

static bool fn_body_start(const struct arguments *a, struct operand *out)
{
	*out = item_indent(a);
	add(out, context_parent(a->c, PROP_PROVISIONAL_DISTANCE_BETWEEN_STARTS), 1);
	return true;
}

/* From the end of the reference area, as end-indent is. */
static bool fn_label_end(const struct arguments *a, struct operand *out)
{
	struct operand start = item_indent(a);
	*out = operand_length(-start.length, 100 - start.percent);
	add(out, context_parent(a->c, PROP_PROVISIONAL_DISTANCE_BETWEEN_STARTS), -1);
	add(out, context_parent(a->c, PROP_PROVISIONAL_LABEL_SEPARATION), 1);
	return true;
}

/* The property named by the argument, or the one that is being set. */
static bool named_property(const struct arguments *a, enum fo_property *out)
{
	*out = a->property;
	if (a->count == 0)
		return true;
	const struct operand *o = &a->list[0];
	if (o->kind != OPERAND_NAME && o->kind != OPERAND_STRING)
		return fail(a, _("the function takes the name of a property"));
	enum keyword mode = context_parent(a->c, PROP_WRITING_MODE)->as.keyword;
	return (a->c->named && a->c->named(o->text, mode, out)) ||
		fail(a, _("the function names no single property"));
}

static bool fn_from_parent(const struct arguments *a, struct operand *out)
{
	enum fo_property property;
	return named_property(a, &property) && from_value(a, context_parent(a->c, property), out);
}

static bool fn_inherited(const struct arguments *a, struct operand *out)
{
	enum fo_property property;
	if (!named_property(a, &property))
		return false;
	if (!fo_property_info(property)->inherited)
		return fail(a, _("the property is not inherited"));
	return from_value(a, context_parent(a->c, property), out);
}

static bool fn_nearest(const struct arguments *a, struct operand *out)
{
	enum fo_property property;
	if (!named_property(a, &property))
		return false;
	a->c->beyond_parent = true;
	for (const struct ancestor *up = a->c->parent; up; up = up->up) {
		if (style_get(up->style, property)->specified)
			return from_value(a, style_get(up->style, property), out);
	}
	struct fo_value initial = a->c->initial(property);
	return from_value(a, &initial, out);
}

static bool fn_from_column(const struct arguments *a, struct operand *out)
{
	enum fo_property property;
	if (!named_property(a, &property))
		return false;
	a->c->beyond_parent = true;
	if (!a->c->column)
		return fail(a,
			_("from-table-column() is for a cell whose column has an fo:table-column"));
	return from_value(a, style_get(a->c->column, property), out);
}

static bool fn_system(const struct arguments *a, struct operand *out)
{
	(void)out;
	return fail(a, _("a page has no colors and fonts of a desktop; name one"));
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
		if (slice_is(name, functions[i].name))
			return i;
	}
	return -1;
}

bool function_call(struct slice name, const struct arguments *a, struct operand *out)
{
	int f = find_function(name);
	if (f < 0)
		return fail(a, _("there is no function of this name"));
	if (a->count < functions[f].least || a->count > functions[f].most)
		return fail(a, _("the function takes another number of arguments"));
	return functions[f].call(a, out);
}

bool function_copies(struct slice text)
{
	const char *open = memchr(text.data, '(', text.len);
	int f = open ? find_function((struct slice){ text.data, (size_t)(open - text.data) }) : -1;
	return f >= 0 &&
		(functions[f].call == fn_from_parent || functions[f].call == fn_inherited ||
			functions[f].call == fn_nearest || functions[f].call == fn_from_column);
}
