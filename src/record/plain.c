#include "record/plain.h"

#include <libxml/dict.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

/* Below all of libxml2's own limits. */
enum { BYTES_MAX = 4 * 1000 * 1000, LINES_MAX = 60 * 1000, DEPTH_MAX = 200 };

struct parse {
	const char *p, *end;
	long line;
	xmlDocPtr doc;
	xmlNodePtr open; /* the element around */
	int depth;       /* elements that may still be opened within it */
	struct arena *scratch;
};

static bool take(struct parse *x, const char *what)
{
	size_t n = strlen(what);
	if ((size_t)(x->end - x->p) < n || memcmp(x->p, what, n) != 0)
		return false;
	x->p += n;
	return true;
}

/* The byte ahead; NUL at the end. */
static unsigned char ahead(const struct parse *x)
{
	return x->p < x->end ? (unsigned char)*x->p : '\0';
}

static bool skip_blanks(struct parse *x)
{
	const char *begin = x->p;
	for (; ahead(x) == ' ' || ahead(x) == '\n' || ahead(x) == '\t'; x->p++)
		x->line += *x->p == '\n';
	return x->p > begin;
}

static bool begins_name(unsigned char c)
{
	return (unsigned)(c | 0x20) - 'a' < 26 || c == '_';
}

/* Empty if what stands here is no name of ASCII letters. */
static struct slice read_name(struct parse *x)
{
	const char *begin = x->p;
	if (begins_name(ahead(x)))
		do
			x->p++;
		while (begins_name(ahead(x)) || (unsigned)ahead(x) - '0' < 10 || ahead(x) == '-' ||
			ahead(x) == '.');
	return (struct slice){ begin, (size_t)(x->p - begin) };
}

static const xmlChar *pooled(struct parse *x, struct slice name)
{
	return xmlDictLookup(x->doc->dict, BAD_CAST name.data, (int)name.len);
}

/* Moves up to the <, & or QUOTE ahead; NUL is no quote. False at a character that doesn't stand for
 * itself, and at the end. */
static bool skip_characters(struct parse *x, unsigned char quote)
{
	for (; x->p < x->end; x->p++) {
		unsigned char c = (unsigned char)*x->p;
		if (c > ']' && c != 0xEF)
			continue;
		if (c == '<' || c == '&' || (quote && c == quote))
			return true;
		/* A value's white space becomes spaces. */
		if (c < ' ' && (quote || (c != '\n' && c != '\t')))
			return false;
		if (c < ' ')
			x->line += c == '\n';
		else if (c == ']' && x->end - x->p > 1 && x->p[1] == ']')
			return false; /* perhaps the end of a CDATA section */
		else if (c == 0xEF && (unsigned char)x->p[1] == 0xBF && (unsigned char)x->p[2] >= 0xBE)
			return false; /* U+FFFE, U+FFFF */
	}
	return false;
}

static bool is_character(unsigned long ch)
{
	return ch == '\t' || ch == '\n' || ch == '\r' || (ch >= ' ' && ch < 0xD800) ||
		(ch >= 0xE000 && ch < 0xFFFE) || (ch >= 0x10000 && ch < 0x110000);
}

/* &#20320; or &#x4F60; behind its #. */
static bool read_number(struct parse *x, uint32_t *out)
{
	bool hexadecimal = take(x, "x");
	unsigned long ch = 0;
	const char *begin = x->p;
	for (; x->p - begin < 7; x->p++) {
		unsigned char c = ahead(x);
		unsigned digit = (unsigned)c - '0' < 10 ? (unsigned)c - '0'
			: (unsigned)(c | 0x20) - 'a' < 6 ? (unsigned)(c | 0x20) - 'a' + 10
							 : 16;
		if (digit >= (hexadecimal ? 16u : 10u))
			break;
		ch = ch * (hexadecimal ? 16 : 10) + digit;
	}
	*out = (uint32_t)ch;
	return x->p > begin && is_character(ch) && take(x, ";");
}

/* The character that the reference ahead stands for. */
static bool read_reference(struct parse *x, uint32_t *out)
{
	static const struct {
		const char *text;
		char stands_for;
	} entities[] = { { "amp;", '&' }, { "lt;", '<' }, { "gt;", '>' }, { "quot;", '"' },
		{ "apos;", '\'' } };
	x->p++;
	if (take(x, "#"))
		return read_number(x, out);
	for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
		*out = (uint32_t)entities[i].stands_for;
		if (take(x, entities[i].text))
			return true;
	}
	return false;
}

/* The text up to the next tag, from BEGIN on, where X stands before its first reference. */
static bool resolve_references(struct parse *x, const char *begin, struct slice *out)
{
	const char *tag = memchr(begin, '<', (size_t)(x->end - begin));
	if (!tag)
		return false;
	char *text = arena_alloc(x->scratch, (size_t)(tag - begin)), *to = text;
	for (;;) {
		uint32_t ch;
		memcpy(to, begin, (size_t)(x->p - begin));
		to += x->p - begin;
		if (ahead(x) == '<')
			break;
		/* No reference is shorter than what it stands for. */
		if (!read_reference(x, &ch))
			return false;
		to += utf8_put(to, ch);
		begin = x->p;
		if (!skip_characters(x, '\0'))
			return false;
	}
	*out = (struct slice){ text, (size_t)(to - text) };
	return true;
}

static void append(xmlNodePtr parent, xmlNodePtr n)
{
	n->parent = parent;
	n->prev = parent->last;
	if (parent->last)
		parent->last->next = n;
	else
		parent->children = n;
	parent->last = n;
}

static bool add_text(struct parse *x, xmlNodePtr parent, struct slice text)
{
	xmlNodePtr n = xmlNewDocTextLen(x->doc, BAD_CAST text.data, (int)text.len);
	if (!n)
		return false;
	n->line = (unsigned short)x->line;
	append(parent, n);
	return true;
}

static bool read_text(struct parse *x)
{
	struct slice text = { x->p, 0 };
	struct arena_mark mark = arena_mark(x->scratch);
	if (!skip_characters(x, '\0'))
		return false;
	text.len = (size_t)(x->p - text.data);
	if (ahead(x) == '&' && !resolve_references(x, text.data, &text))
		return false;
	bool ok = text.len == 0 || add_text(x, x->open, text);
	arena_release(x->scratch, mark);
	return ok;
}

/* xml:lang and xml:space are the names with a prefix that are plain. */
static bool read_attribute_name(struct parse *x, xmlNodePtr element, const xmlChar **name, xmlNsPtr *ns)
{
	*ns = NULL;
	if (take(x, "xml:")) {
		*ns = xmlSearchNs(x->doc, element, BAD_CAST "xml");
		struct slice local = read_name(x);
		*name = pooled(x, local);
		return *ns && (slice_is(local, "lang") || slice_is(local, "space"));
	}
	struct slice local = read_name(x);
	*name = local.len ? pooled(x, local) : NULL;
	return *name && ahead(x) != ':' && !slice_is(local, "xmlns");
}

static bool has_attribute(xmlNodePtr element, const xmlChar *name, xmlNsPtr ns)
{
	const xmlAttr *a = element->properties;
	while (a && (a->name != name || a->ns != ns))
		a = a->next;
	return a;
}

static bool read_attribute(struct parse *x, xmlNodePtr element)
{
	const xmlChar *name;
	xmlNsPtr ns;
	if (!read_attribute_name(x, element, &name, &ns) || has_attribute(element, name, ns))
		return false;
	skip_blanks(x);
	if (!take(x, "="))
		return false;
	skip_blanks(x);
	unsigned char quote = ahead(x);
	struct slice value = { x->p + 1, 0 };
	if (quote != '"' && quote != '\'')
		return false;
	x->p++;
	if (!skip_characters(x, quote) || ahead(x) != quote)
		return false;
	value.len = (size_t)(x->p++ - value.data);
	xmlAttrPtr a = xmlNewNsPropEatName(element, ns, (xmlChar *)(uintptr_t)name, NULL);
	return a && add_text(x, (xmlNodePtr)a, value);
}

/* The attributes up to > or />. */
static bool read_attributes(struct parse *x, xmlNodePtr element)
{
	for (;;) {
		bool apart = skip_blanks(x);
		if (ahead(x) == '>' || ahead(x) == '/')
			return true;
		if (!apart || !read_attribute(x, element))
			return false;
	}
}

/* Behind the < of a tag that opens an element. */
static bool read_element(struct parse *x)
{
	struct slice name = read_name(x);
	if (!name.len || x->depth-- == 0)
		return false;
	xmlNodePtr n = xmlNewDocNodeEatName(
		x->doc, NULL, (xmlChar *)(uintptr_t)pooled(x, name), NULL);
	if (!n)
		return false;
	append(x->open ? x->open : (xmlNodePtr)x->doc, n);
	if (!read_attributes(x, n) || x->line > LINES_MAX)
		return false;
	n->line = (unsigned short)x->line;
	if (take(x, "/>"))
		x->depth++;
	else if (take(x, ">"))
		x->open = n;
	else
		return false;
	return true;
}

/* Behind the </ of a tag that closes the open element. */
static bool close_element(struct parse *x)
{
	if (!slice_is(read_name(x), (const char *)x->open->name))
		return false;
	skip_blanks(x);
	x->depth++;
	x->open = x->open->parent == (xmlNodePtr)x->doc ? NULL : x->open->parent;
	return take(x, ">");
}

/* <?xml version="1.0" encoding="..."?>; what the bytes are in has been found before. */
static bool read_declaration(struct parse *x)
{
	if (!take(x, "<?xml"))
		return true;
	if (!take(x, " version=\"1.0\""))
		return false;
	if (take(x, " encoding=\"")) {
		if (!read_name(x).len || !take(x, "\""))
			return false;
	}
	return take(x, "?>");
}

static bool read_document(struct parse *x)
{
	if (!read_declaration(x))
		return false;
	skip_blanks(x);
	if (!take(x, "<") || !read_element(x))
		return false;
	while (x->open) {
		if (!read_text(x))
			return false;
		if (take(x, "</") ? !close_element(x) : !take(x, "<") || !read_element(x))
			return false;
	}
	skip_blanks(x);
	return x->p == x->end && x->line <= LINES_MAX;
}

xmlDocPtr plain_parse(struct slice text, int depth)
{
	struct parse x = { .p = text.data, .end = text.data + text.len, .line = 1 };
	if (text.len > BYTES_MAX)
		return NULL;
	x.depth = depth < DEPTH_MAX ? depth : DEPTH_MAX;
	x.doc = xmlNewDoc(BAD_CAST "1.0");
	if (x.doc)
		x.doc->dict = xmlDictCreate();
	x.scratch = arena_new();
	if (x.doc && (!x.doc->dict || !read_document(&x))) {
		xmlFreeDoc(x.doc);
		x.doc = NULL;
	}
	arena_free(x.scratch);
	return x.doc;
}
