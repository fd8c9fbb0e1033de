#include "template/functions.h"

#include <libxml/xpathInternals.h>
#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

/* More characters to translate are left to libxml2. */
enum { RULES_MAX = 250, ASCII = 128 };

/* What becomes of each character of a text. */
struct translation {
	struct {
		uint32_t from;
		struct slice to; /* empty: it is left out */
	} rules[RULES_MAX];
	size_t count;
	bool beyond_ascii;          /* of some rule's FROM */
	bool grows;                 /* a character makes more bytes than it had */
	unsigned char ascii[ASCII]; /* the rule of such a character, from 1; 0: it stays */
};

/* The rule for CH, from 1; 0: it stays as it is. */
static size_t find_rule(const struct translation *t, uint32_t ch)
{
	if (ch < ASCII)
		return t->ascii[ch];
	for (size_t i = 0; t->beyond_ascii && i < t->count; i++) {
		if (t->rules[i].from == ch)
			return i + 1;
	}
	return 0;
}

static struct slice next_character(const char **p, const char *end)
{
	const char *begin = *p;
	if (begin < end)
		utf8_next(p, end);
	return (struct slice){ begin, (size_t)(*p - begin) };
}

/* False if there are too many. Of equal characters in FROM the first counts. */
static bool read_rules(struct translation *t, const char *from, const char *to)
{
	const char *from_end = from + strlen(from), *to_end = to + strlen(to);
	t->count = 0;
	t->beyond_ascii = t->grows = false;
	memset(t->ascii, 0, sizeof t->ascii);
	while (from < from_end) {
		const char *begin = from;
		uint32_t ch = utf8_next(&from, from_end);
		struct slice becomes = next_character(&to, to_end);
		if (find_rule(t, ch))
			continue;
		if (t->count == RULES_MAX)
			return false;
		t->rules[t->count].from = ch;
		t->rules[t->count++].to = becomes;
		t->grows |= becomes.len > (size_t)(from - begin);
		if (ch < ASCII)
			t->ascii[ch] = (unsigned char)t->count;
		else
			t->beyond_ascii = true;
	}
	return true;
}

static xmlChar *apply_rules(const struct translation *t, const char *text)
{
	size_t len = strlen(text), most = t->grows ? 4 : 1; /* bytes that one becomes */
	const char *end = text + len;
	char *made = len < SIZE_MAX / 8 ? xmlMalloc(len * most + 1) : NULL, *out = made;
	while (made && text < end) {
		const char *begin = text;
		bool ascii = (unsigned char)*text < ASCII;
		if (!ascii && !t->beyond_ascii) {
			*out++ = *text++;
			continue;
		}
		size_t rule = find_rule(t, ascii ? (unsigned char)*text++ : utf8_next(&text, end));
		struct slice s = rule ? t->rules[rule - 1].to
				      : (struct slice){ begin, (size_t)(text - begin) };
		memcpy(out, s.data, s.len);
		out += s.len;
	}
	if (made)
		*out = '\0';
	return (xmlChar *)made;
}

static const char *string_at(xmlXPathParserContextPtr ctxt, int from_top)
{
	xmlXPathObjectPtr o = ctxt->valueTab[ctxt->valueNr - from_top];
	return o->type == XPATH_STRING ? (const char *)o->stringval : NULL;
}

/* Makes strings of the COUNT uppermost values. */
static bool take_strings(xmlXPathParserContextPtr ctxt, int count)
{
	if (ctxt->valueNr < count)
		return false;
	for (int i = 1; i <= count; i++) {
		xmlXPathObjectPtr *o = &ctxt->valueTab[ctxt->valueNr - i];
		if ((*o)->type != XPATH_STRING)
			*o = xmlXPathConvertString(*o);
		if (i == 1)
			ctxt->value = *o;
		if (!*o || !string_at(ctxt, i))
			return false;
	}
	return true;
}

static void translate(xmlXPathParserContextPtr ctxt, int nargs)
{
	struct translation t;
	if (nargs != 3 || !take_strings(ctxt, 3) ||
		!read_rules(&t, string_at(ctxt, 2), string_at(ctxt, 1))) {
		xmlXPathTranslateFunction(ctxt, nargs);
		return;
	}
	xmlChar *made = apply_rules(&t, string_at(ctxt, 3));
	for (int i = 0; i < 3; i++)
		xmlXPathFreeObject(valuePop(ctxt));
	valuePush(ctxt, made ? xmlXPathWrapString(made) : NULL);
}

/* Leaves out white space at both ends, and all but a space of what there is between. */
static void normalize(char *text)
{
	static const char blanks[] = " \t\r\n";
	const char *from = text + strspn(text, blanks);
	char *out = text;
	while (*from) {
		size_t len = strcspn(from, blanks);
		memmove(out, from, len);
		out += len;
		from += len + strspn(from + len, blanks);
		if (*from)
			*out++ = ' ';
	}
	*out = '\0';
}

static void normalize_space(xmlXPathParserContextPtr ctxt, int nargs)
{
	if (nargs == 0) {
		valuePush(ctxt, xmlXPathWrapString(xmlXPathCastNodeToString(ctxt->context->node)));
		nargs = 1;
	}
	if (nargs == 1 && take_strings(ctxt, 1))
		normalize((char *)ctxt->value->stringval);
	else
		xmlXPathNormalizeFunction(ctxt, nargs);
}

/* How many of the eight bytes go on with a character. */
static unsigned continuations(const char *s)
{
	uint64_t bytes;
	memcpy(&bytes, s, sizeof bytes);
	uint64_t marks = bytes >> 7 & ~bytes >> 6 & UINT64_C(0x0101010101010101);
	return (unsigned)(marks * UINT64_C(0x0101010101010101) >> 56);
}

/* Every character has one byte that goes on with no other. */
static double characters_in(const char *s)
{
	size_t len = strlen(s), count = len, i = 0;
	for (; i + 8 <= len; i += 8)
		count -= continuations(s + i);
	for (; i < len; i++)
		count -= ((unsigned char)s[i] & 0xC0) == 0x80;
	return (double)count;
}

static void string_length(xmlXPathParserContextPtr ctxt, int nargs)
{
	if (nargs != 1 || !take_strings(ctxt, 1)) {
		xmlXPathStringLengthFunction(ctxt, nargs);
		return;
	}
	double length = characters_in(string_at(ctxt, 1));
	xmlXPathFreeObject(valuePop(ctxt));
	valuePush(ctxt, xmlXPathNewFloat(length));
}

/* The width of a text in ems: what is printed of ASCII is half as wide as a character, but for the
 * straight quotation marks, which may yet become Chinese ones. */
static void ems(xmlXPathParserContextPtr ctxt, int nargs)
{
	if (nargs != 1 || !take_strings(ctxt, 1)) {
		xmlXPathSetArityError(ctxt);
		return;
	}
	normalize((char *)ctxt->value->stringval);
	const char *s = string_at(ctxt, 1);
	double width = characters_in(s);
	for (; *s; s++)
		if (*s >= ' ' && *s <= '~' && *s != '"' && *s != '\'')
			width -= 0.5;
	xmlXPathFreeObject(valuePop(ctxt));
	valuePush(ctxt, xmlXPathNewFloat(width));
}

void functions_register(xmlXPathContextPtr ctxt)
{
	static const struct {
		const char *name;
		xmlXPathFunction function;
	} ours[] = {
		{ "translate", translate },
		{ "normalize-space", normalize_space },
		{ "string-length", string_length },
	};
	for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++) {
		/* A name that is registered has to go before it can be registered again. */
		xmlXPathRegisterFunc(ctxt, BAD_CAST ours[i].name, NULL);
		xmlXPathRegisterFunc(ctxt, BAD_CAST ours[i].name, ours[i].function);
	}
	xmlXPathRegisterFuncNS(ctxt, BAD_CAST "ems", BAD_CAST FUNCTION_NAMESPACE, ems);
}
