#include "fo/value.h"

#include <assert.h>
#include <math.h>
#include <pthread.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "fo/color.h"
#include "fo/expression.h"
#include "fo/function.h"

/* Kinds of value that a property takes, beside keywords. */
enum {
	TAKES_LENGTH = 1 << 0,
	TAKES_PERCENTAGE = 1 << 1,
	TAKES_NUMBER = 1 << 2,
	TAKES_INTEGER = 1 << 3,
	TAKES_COUNT = 1 << 4,
	TAKES_ANGLE = 1 << 5,
	TAKES_COLOR = 1 << 6,
	TAKES_STRING = 1 << 7,
	TAKES_NAME = 1 << 8,
	TAKES_URI = 1 << 9,
	TAKES_CHARACTER = 1 << 10,
	TAKES_FAMILIES = 1 << 11,
	TAKES_LIST = 1 << 12,
	TAKES_TEXT = TAKES_STRING | TAKES_NAME | TAKES_URI | TAKES_CHARACTER | TAKES_FAMILIES
};

static const struct {
	const char *name;
	unsigned kind;
} kinds[] = {
	{ "<length>", TAKES_LENGTH },
	{ "<percentage>", TAKES_PERCENTAGE },
	{ "<number>", TAKES_NUMBER },
	{ "<integer>", TAKES_INTEGER },
	{ "<count>", TAKES_COUNT },
	{ "<angle>", TAKES_ANGLE },
	{ "<color>", TAKES_COLOR },
	{ "<string>", TAKES_STRING },
	{ "<name>", TAKES_NAME },
	{ "<uri>", TAKES_URI },
	{ "<character>", TAKES_CHARACTER },
	{ "<families>", TAKES_FAMILIES },
	{ "<list>", TAKES_LIST },
};

/* The values column of the table, compiled once per process, and the initial values. */
struct takes {
	unsigned kinds;
	uint64_t keywords[KW_COUNT / 64 + 1];
	struct fo_value initial;
};
static struct takes takes[PROP_COUNT];

static bool takes_keyword(enum fo_property p, enum keyword k)
{
	return k != KW_NONE_GIVEN && (takes[p].keywords[k / 64] >> k % 64 & 1);
}

static unsigned kind_named(const char *s, size_t len)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		if (strlen(kinds[i].name) == len && memcmp(kinds[i].name, s, len) == 0)
			return kinds[i].kind;
	}
	return 0;
}

static void compile(enum fo_property p, const char *values)
{
	for (const char *s = values; *s; s += strspn(s, " |")) {
		size_t len = strcspn(s, " |");
		unsigned kind = *s == '<' ? kind_named(s, len) : 0;
		enum keyword k = kind ? KW_NONE_GIVEN : fo_keyword_find(s, len);
		assert(kind || k);
		takes[p].kinds |= kind;
		if (k && k != KW_TRANSPARENT) /* which is a color as well as a word */
			takes[p].keywords[k / 64] |= UINT64_C(1) << k % 64;
		s += len;
	}
}

mpt value_round(double millipoints)
{
	if (millipoints >= MPT_MAX)
		return MPT_MAX;
	if (millipoints <= -MPT_MAX)
		return -MPT_MAX;
	return (mpt)llround(millipoints);
}

static int32_t round_percent(double percent)
{
	double v = percent * 1000;
	return (int32_t)(v > 1e9 ? 1e9 : v < -1e9 ? -1e9 : round(v));
}

static double clamp_integer(double n)
{
	return round(n > 1e9 ? 1e9 : n < -1e9 ? -1e9 : n);
}

static bool from_number(struct value_context *c, enum fo_property p, double n, struct fo_value *out)
{
	unsigned k = takes[p].kinds;
	if (k & TAKES_NUMBER) {
		*out = value_number(n);
	} else if (k & TAKES_INTEGER) {
		*out = value_number(clamp_integer(n));
	} else if (k & TAKES_COUNT) {
		double i = clamp_integer(n);
		*out = value_number(i < 1 ? 1 : i); /* XSL 1.1: rounded to an integer from 1 on */
	} else if (k & TAKES_ANGLE) {
		double turn = fmod(clamp_integer(n), 360);
		*out = value_number(turn < 0 ? turn + 360 : turn);
	} else if (k & TAKES_LENGTH) {
		c->unitless |= n != 0;
		*out = value_length(value_round(n * 1000), 0);
	} else {
		return false;
	}
	return true;
}

static bool from_length(
	enum fo_property p, const struct operand *o, struct fo_value *out, double *share)
{
	unsigned k = takes[p].kinds;
	if (!(k & (TAKES_LENGTH | TAKES_PERCENTAGE)) ||
		(o->percent != 0 && !(k & TAKES_PERCENTAGE)) ||
		(o->length != 0 && !(k & TAKES_LENGTH)))
		return false;
	*out = value_length(value_round(o->length), round_percent(o->percent));
	if (share)
		*share = o->share;
	return share || o->share == 0;
}

/* Text that stands for itself; kept in the pool. While the table is compiled it stays where it is,
 * and a longer text behind it does no harm as the initial values end with their strings. */
static struct fo_value from_text(struct value_context *c, const char *s, size_t len)
{
	return value_string(c->pool ? style_string(c->pool, s, len) : s);
}

static bool from_operand(struct value_context *c, enum fo_property p, const struct operand *o,
	struct fo_value *out, double *share)
{
	enum keyword k = KW_NONE_GIVEN;
	switch (o->kind) {
	case OPERAND_NUMBER:
		return from_number(c, p, o->number, out);
	case OPERAND_LENGTH:
		return from_length(p, o, out, share);
	case OPERAND_COLOR:
		*out = value_color(o->color);
		return takes[p].kinds & TAKES_COLOR;
	case OPERAND_STRING:
		*out = from_text(c, o->text.data, o->text.len);
		return takes[p].kinds & (TAKES_TEXT | TAKES_LIST);
	case OPERAND_NAME:
		k = fo_keyword_find(o->text.data, o->text.len);
		break;
	case OPERAND_KEYWORD:
		k = o->keyword;
		break;
	}
	if (takes_keyword(p, k)) {
		*out = value_keyword(k);
		return true;
	}
	struct fo_color color;
	if (o->kind == OPERAND_NAME && takes[p].kinds & TAKES_COLOR &&
		color_by_name(o->text.data, o->text.len, &color)) {
		*out = value_color(color);
		return true;
	}
	return false;
}

static bool is_count(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (s[i] < '0' || s[i] > '9')
			return false;
	return len > 0;
}

/* Several keywords, and counts where they have some, kept as one string with a space between. */
static bool from_list(
	struct value_context *c, enum fo_property p, struct slice text, struct fo_value *out)
{
	char joined[256];
	size_t used = 0;
	const char *s = text.data, *end = text.data + text.len;
	while (s < end) {
		size_t len = 0;
		while (s + len < end && !strchr(" \t\r\n", s[len]))
			len++;
		bool known = takes_keyword(p, fo_keyword_find(s, len)) ||
			(takes[p].kinds & TAKES_COUNT && is_count(s, len));
		if (len && (!known || used + len + 1 > sizeof joined))
			return false;
		if (len) {
			used += used ? (joined[used] = ' ', 1) : 0;
			memcpy(joined + used, s, len);
			used += len;
		}
		s += len + 1;
	}
	*out = from_text(c, joined, used);
	return used > 0;
}

static struct slice unquote(struct slice s)
{
	if (s.len >= 2 && (s.data[0] == '\'' || s.data[0] == '"') && s.data[s.len - 1] == s.data[0])
		return (struct slice){ s.data + 1, s.len - 2 };
	return s;
}

/* url(...), or the address alone, which everybody writes. */
static struct slice address(struct slice s)
{
	s = slice_trim(s);
	if (s.len >= 5 && strncasecmp(s.data, "url(", 4) == 0 && s.data[s.len - 1] == ')')
		s = slice_trim((struct slice){ s.data + 4, s.len - 5 });
	return unquote(s);
}

/* Family names without quotation marks, a comma and a space between. */
static bool from_families(struct value_context *c, struct slice text, struct fo_value *out)
{
	char joined[1024];
	size_t used = 0;
	const char *s = text.data, *end = text.data + text.len;
	while (s < end) {
		const char *comma = memchr(s, ',', (size_t)(end - s));
		const char *stop = comma ? comma : end;
		struct slice name =
			slice_trim(unquote(slice_trim((struct slice){ s, (size_t)(stop - s) })));
		if (name.len == 0 || used + name.len + 2 > sizeof joined)
			return false;
		if (used) {
			memcpy(joined + used, ", ", 2);
			used += 2;
		}
		memcpy(joined + used, name.data, name.len);
		used += name.len;
		s = stop + 1;
	}
	*out = from_text(c, joined, used);
	return used > 0;
}

static bool from_raw_text(
	struct value_context *c, enum fo_property p, struct slice raw, struct fo_value *out)
{
	struct slice text = slice_trim(raw);
	unsigned k = takes[p].kinds;
	if (takes_keyword(p, fo_keyword_find(text.data, text.len))) {
		*out = value_keyword(fo_keyword_find(text.data, text.len));
		return true;
	}
	if (k & TAKES_FAMILIES)
		return from_families(c, text, out);
	if (k & TAKES_URI)
		text = address(text);
	else if (k & TAKES_CHARACTER)
		text = raw.len == 1 ? raw : unquote(raw); /* a space is a character as well */
	else if (k & TAKES_STRING)
		text = unquote(text);
	if (k & TAKES_CHARACTER && utf8_count(text.data, text.len) > 1)
		return false;
	*out = from_text(c, text.data, text.len);
	return text.len > 0 || k & (TAKES_STRING | TAKES_CHARACTER | TAKES_URI);
}

static bool parse(struct value_context *c, enum fo_property p, struct slice raw,
	struct fo_value *out, double *share)
{
	struct slice text = slice_trim(raw);
	unsigned k = takes[p].kinds;
	struct operand o;
	enum keyword keyword = fo_keyword_find(text.data, text.len);
	if (takes_keyword(p, keyword)) {
		*out = value_keyword(keyword);
		return true;
	}
	if (k & TAKES_LIST && from_list(c, p, text, out))
		return true;
	if (k & TAKES_TEXT && !function_copies(text))
		return from_raw_text(c, p, raw, out);
	return expression_evaluate(c, p, text, &o) && from_operand(c, p, &o, out, share);
}

static void compile_initial(enum fo_property p, const char *initial)
{
	struct value_context c = { 0 };
	if (strcmp(initial, "0") == 0 && takes[p].kinds & TAKES_COUNT)
		takes[p].initial = value_number(0);
	else if (takes[p].kinds & TAKES_FAMILIES ||
		(takes[p].kinds & TAKES_TEXT && *initial == '\0'))
		takes[p].initial = value_string(initial); /* one family is its own list */
	else if (!parse(&c, p, slice_of(initial), &takes[p].initial, NULL))
		assert(!"an initial value that its property doesn't take");
}

static void compile_all(void)
{
	for (int p = 0; p < PROP_COUNT; p++) {
		const struct property_info *info = fo_property_info((enum fo_property)p);
		if (info)
			compile((enum fo_property)p, info->values);
	}
	for (int p = 0; p < PROP_COUNT; p++) {
		const struct property_info *info = fo_property_info((enum fo_property)p);
		if (info)
			compile_initial((enum fo_property)p, info->initial);
	}
}

static void prepare(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, compile_all);
}

struct fo_value value_initial(enum fo_property p)
{
	prepare();
	return takes[p].initial;
}

bool value_parse(struct value_context *c, enum fo_property p, const char *text, size_t len,
	struct fo_value *out, double *share)
{
	prepare();
	c->why = NULL;
	c->initial = value_initial;
	if (share)
		*share = 0;
	return parse(c, p, (struct slice){ text, len }, out, share);
}
