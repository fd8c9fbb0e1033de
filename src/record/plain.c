#include "record/plain.h"

#include <libxml/dict.h>
#include <string.h>

#include "base/buf.h"

/* libxml2 numbers lines up to here in the nodes themselves. */
enum { LINES_MAX = 65535 };
/* What is longer is not worth a copy, or has limits in libxml2. */
enum { BYTES_MAX = 4 * 1000 * 1000, TEXT_MAX = 1000 * 1000, NAME_MAX_LEN = 1000 };
enum { NAMESPACES_MAX = 64, DEPTH_MAX = 600, NAMES_KEPT = 256, ATTRIBUTES_MAX = 100 };

/* What a byte may be part of. */
enum {
	NAME_START = 1,
	NAME = 2,
	BLANK = 4,
	TEXT = 8,   /* nothing to look at in text */
	VALUE = 16, /* nor in the value of an attribute */
};

#define LETTER (NAME_START | NAME | TEXT | VALUE)
#define DIGIT  (NAME | TEXT | VALUE)
#define MARK   (TEXT | VALUE)
#define M4     MARK, MARK, MARK, MARK
#define M16    M4, M4, M4, M4
#define L4     LETTER, LETTER, LETTER, LETTER
#define D4     DIGIT, DIGIT, DIGIT, DIGIT

/* Bytes of longer characters are marks but EF, which U+FFFE and U+FFFF begin with. */
/* clang-format off */
static const unsigned char class_of[256] = {
	['\t'] = BLANK | TEXT,
	['\n'] = BLANK,
	[' '] = BLANK | TEXT | VALUE,
	['!'] = MARK, TEXT, MARK, MARK, MARK, 0, TEXT, MARK, MARK, MARK, MARK, MARK,
	['-'] = MARK | NAME, MARK | NAME, MARK, D4, D4, DIGIT, DIGIT, MARK, MARK,
	['<'] = 0, MARK, MARK, MARK, MARK,
	['A'] = L4, L4, L4, L4, L4, L4, LETTER, LETTER, MARK, MARK, VALUE, MARK, LETTER, MARK,
	['a'] = L4, L4, L4, L4, L4, L4, LETTER, LETTER, M4, MARK,
	[0x80] = M16, M16, M16, M16, M16, M16,
	[0xE0] = M4, M4, M4, MARK, MARK, MARK, 0, M16,
};
/* clang-format on */

struct known_name {
	const xmlChar *name; /* in the dictionary */
	size_t len;
};

struct scope {
	const xmlChar *prefix; /* NULL: the default one */
	xmlNsPtr ns;
};

struct value {
	const xmlChar *prefix, *name;
	const char *text;
	size_t len;
};

struct reader {
	const char *p, *end;
	long line;
	const struct xml_source *source;
	xmlDocPtr doc;
	xmlNodePtr at; /* the open element; NULL outside the root */
	int depth;
	struct known_name known[NAMES_KEPT];
	struct scope scopes[NAMESPACES_MAX];
	size_t scope_count;
	size_t scopes_before[DEPTH_MAX]; /* of the open elements */
	struct value values[ATTRIBUTES_MAX];
	size_t value_count;
	struct buf text; /* with its references resolved */
	struct arena *a;
};

static bool is(const char *p, int class)
{
	return class_of[(unsigned char)*p] & class;
}

/* The text ends with a byte of class 0, so that no other loop has to look for its end. */
static bool starts_with(const struct reader *r, const char *s, size_t len)
{
	return (size_t)(r->end - r->p) >= len && memcmp(r->p, s, len) == 0;
}

#define STARTS_WITH(r, s) starts_with(r, s, sizeof(s) - 1)

static void skip_blanks(struct reader *r)
{
	for (; is(r->p, BLANK); r->p++)
		r->line += *r->p == '\n';
}

/* A name up to a colon or its end, in the dictionary; NULL if there is none. */
static const xmlChar *read_name(struct reader *r)
{
	const char *from = r->p;
	if (!is(from, NAME_START))
		return NULL;
	while (is(r->p, NAME))
		r->p++;
	size_t len = (size_t)(r->p - from);
	struct known_name *k =
		&r->known[((unsigned char)from[0] * 7 + (unsigned char)r->p[-1] * 31 +
				  (unsigned char)from[len / 2] * 3 + len * 59) %
			NAMES_KEPT];
	if (k->len == len && memcmp(k->name, from, len) == 0)
		return k->name;
	if (len > NAME_MAX_LEN)
		return NULL;
	*k = (struct known_name){ xmlDictLookup(r->doc->dict, BAD_CAST from, (int)len), len };
	return k->name;
}

/* NAME or PREFIX:NAME. */
static bool read_qname(struct reader *r, const xmlChar **prefix, const xmlChar **name)
{
	*prefix = NULL;
	*name = read_name(r);
	if (*name && *r->p == ':') {
		r->p++;
		*prefix = *name;
		*name = read_name(r);
	}
	return *name && *r->p != ':';
}

/* Adds the character that a reference stands for to the text. R->p stands at its ampersand. */
static bool read_reference(struct reader *r)
{
	static const struct {
		const char *name, *text;
	} known[] = { { "&lt;", "<" }, { "&gt;", ">" }, { "&amp;", "&" }, { "&quot;", "\"" },
		{ "&apos;", "'" } };
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (!starts_with(r, known[i].name, strlen(known[i].name)))
			continue;
		r->p += strlen(known[i].name);
		buf_add(&r->text, known[i].text, 1);
		return true;
	}
	if (!STARTS_WITH(r, "&#"))
		return false;
	bool hex = r->p[2] == 'x';
	const char *digits = r->p + (hex ? 3 : 2), *p = digits;
	uint32_t ch = 0;
	for (; p - digits < 7; p++) {
		int digit = *p >= '0' && *p <= '9'                      ? *p - '0'
			: hex && ((*p | 32) >= 'a' && (*p | 32) <= 'f') ? (*p | 32) - 'a' + 10
									: -1;
		if (digit < 0)
			break;
		ch = ch * (hex ? 16 : 10) + (uint32_t)digit;
	}
	bool good = (ch >= ' ' && ch < 0xD800) || (ch >= 0xE000 && ch < 0xFFFE) ||
		(ch >= 0x10000 && ch <= 0x10FFFF) || ch == '\t' || ch == '\n' || ch == '\r';
	if (*p != ';' || p == digits || !good)
		return false;
	char utf8[4];
	buf_add(&r->text, utf8, utf8_put(utf8, ch));
	r->p = p + 1;
	return true;
}

/* EF begins U+F000 to U+FFFF; the last two of these are no characters. */
static bool skip_ef(struct reader *r)
{
	if (r->end - r->p < 3 || ((unsigned char)r->p[1] == 0xBF && (unsigned char)r->p[2] >= 0xBE))
		return false;
	r->p += 3;
	return true;
}

/* The value of an attribute, between quotation marks. */
static bool read_value(struct reader *r, struct value *v)
{
	char quote = *r->p;
	if (quote != '"' && quote != '\'')
		return false;
	const char *from = ++r->p;
	bool plain = true;
	buf_clear(&r->text);
	for (;;) {
		while (is(r->p, VALUE))
			r->p++;
		if (*r->p == quote)
			break;
		if ((unsigned char)*r->p == 0xEF) {
			if (!skip_ef(r))
				return false;
			continue;
		}
		buf_add(&r->text, from, (size_t)(r->p - from));
		plain = false;
		if (*r->p == '\n' || *r->p == '\t') {
			r->line += *r->p++ == '\n';
			buf_add(&r->text, " ", 1);
		} else if (*r->p == '"' || *r->p == '\'') {
			buf_add(&r->text, r->p++, 1);
		} else if (*r->p != '&' || !read_reference(r)) {
			return false;
		}
		from = r->p;
	}
	buf_add(&r->text, from, plain ? 0 : (size_t)(r->p - from));
	v->len = plain ? (size_t)(r->p - from) : r->text.len;
	v->text = plain ? from : arena_strndup(r->a, r->text.len ? r->text.data : "", r->text.len);
	r->p++;
	return v->len <= TEXT_MAX && !r->text.overflow;
}

static bool read_attributes(struct reader *r)
{
	r->value_count = 0;
	for (;;) {
		const char *from = r->p;
		skip_blanks(r);
		if (*r->p == '>' || *r->p == '/')
			return true;
		struct value *v = &r->values[r->value_count++];
		if (r->p == from || r->value_count == ATTRIBUTES_MAX ||
			!read_qname(r, &v->prefix, &v->name))
			return false;
		skip_blanks(r);
		if (*r->p++ != '=')
			return false;
		skip_blanks(r);
		if (!read_value(r, v))
			return false;
	}
}

/* Declarations of namespaces; those for and of xml and xmlns, and the taking back of one, are not
 * plain. */
static bool declares(const struct value *v)
{
	return xmlStrEqual(v->prefix ? v->prefix : v->name, BAD_CAST "xmlns");
}

static bool declare(struct reader *r, xmlNodePtr n)
{
	for (size_t i = 0; i < r->value_count; i++) {
		const struct value *v = &r->values[i];
		if (!declares(v))
			continue;
		const xmlChar *prefix = v->prefix ? v->name : NULL;
		const char *uri = arena_strndup(r->a, v->text, v->len);
		if (v->len == 0 || r->scope_count == NAMESPACES_MAX || strchr(uri, '&') ||
			(prefix && xmlStrncmp(prefix, BAD_CAST "xml", 3) == 0) ||
			strstr(uri, "/XML/1998/") || strstr(uri, "/2000/xmlns/"))
			return false;
		for (xmlNsPtr ns = n->nsDef; ns; ns = ns->next)
			if (xmlStrEqual(ns->prefix, prefix))
				return false;
		xmlNsPtr ns = xmlNewNs(n, BAD_CAST uri, prefix);
		if (!ns)
			return false;
		r->scopes[r->scope_count++] = (struct scope){ prefix, ns };
	}
	return true;
}

/* False if PREFIX has no namespace. */
static bool find_namespace(struct reader *r, const xmlChar *prefix, xmlNsPtr *ns)
{
	*ns = NULL;
	for (size_t i = r->scope_count; i > 0; i--)
		if (r->scopes[i - 1].prefix == prefix) {
			*ns = r->scopes[i - 1].ns;
			return true;
		}
	return !prefix;
}

static xmlNodePtr new_text(struct reader *r, const char *text, size_t len)
{
	xmlNodePtr n = xmlNewDocTextLen(r->doc, BAD_CAST text, (int)len);
	n->line = (unsigned short)r->line;
	return n;
}

static bool add_attribute(struct reader *r, xmlNodePtr n, const struct value *v)
{
	xmlNsPtr ns = NULL;
	if (v->prefix && xmlStrEqual(v->prefix, BAD_CAST "xml")) {
		bool space = xmlStrEqual(v->name, BAD_CAST "space") && !r->source->compact;
		if (!space && !xmlStrEqual(v->name, BAD_CAST "lang"))
			return false;
		ns = xmlSearchNs(r->doc, n, v->prefix);
	} else if (v->prefix && !find_namespace(r, v->prefix, &ns)) {
		return false;
	}
	for (xmlAttrPtr a = n->properties; a; a = a->next)
		if (a->name == v->name && (a->ns == ns || (a->ns && ns)))
			return false;
	xmlAttrPtr a = xmlNewNsPropEatName(n, ns, (xmlChar *)(uintptr_t)v->name, NULL);
	a->children = a->last = new_text(r, v->text, v->len);
	a->children->parent = (xmlNodePtr)a;
	return true;
}

static void append(struct reader *r, xmlNodePtr n)
{
	xmlNodePtr parent = r->at ? r->at : (xmlNodePtr)r->doc;
	n->parent = parent;
	n->prev = parent->last;
	*(n->prev ? &n->prev->next : &parent->children) = n;
	parent->last = n;
}

/* An element with its attributes, from R->p behind its "<" on. */
static bool open_element(struct reader *r)
{
	const xmlChar *prefix, *name;
	size_t scopes = r->scope_count;
	struct arena_mark mark = arena_mark(r->a);
	if (!read_qname(r, &prefix, &name) || !read_attributes(r) || r->line >= LINES_MAX ||
		r->depth >= r->source->depth || r->depth >= DEPTH_MAX ||
		(!r->at && r->doc->last && xmlDocGetRootElement(r->doc)))
		return false;
	xmlNodePtr n = xmlNewDocNodeEatName(r->doc, NULL, (xmlChar *)(uintptr_t)name, NULL);
	append(r, n);
	n->line = (unsigned short)r->line;
	if (!declare(r, n) || !find_namespace(r, prefix, &n->ns))
		return false;
	for (size_t i = 0; i < r->value_count; i++)
		if (!declares(&r->values[i]) && !add_attribute(r, n, &r->values[i]))
			return false;
	arena_release(r->a, mark);
	bool empty = *r->p == '/';
	r->p += empty;
	if (*r->p++ != '>')
		return false;
	if (empty) {
		r->scope_count = scopes;
	} else {
		r->scopes_before[r->depth++] = scopes;
		r->at = n;
	}
	return true;
}

static bool close_element(struct reader *r)
{
	const xmlChar *prefix, *name;
	xmlNodePtr n = r->at;
	r->p++; /* the slash */
	if (!n || !read_qname(r, &prefix, &name) || name != n->name ||
		!xmlStrEqual(prefix, n->ns ? n->ns->prefix : NULL))
		return false;
	skip_blanks(r);
	r->scope_count = r->scopes_before[--r->depth];
	r->at = n->parent == (xmlNodePtr)r->doc ? NULL : n->parent;
	return *r->p++ == '>';
}

/* From R->p behind its "<" on. */
static bool read_comment(struct reader *r)
{
	const char *from = r->p += 3;
	for (;; r->p++) {
		r->line += *r->p == '\n';
		if ((unsigned char)*r->p < ' ' && !is(r->p, BLANK))
			return false;
		if ((unsigned char)*r->p == 0xEF && !skip_ef(r))
			return false;
		if (*r->p == '-' && r->p[1] == '-')
			break;
	}
	if (r->p[2] != '>' || r->line >= LINES_MAX)
		return false;
	struct arena_mark mark = arena_mark(r->a);
	xmlNodePtr n =
		xmlNewDocComment(r->doc, BAD_CAST arena_strndup(r->a, from, (size_t)(r->p - from)));
	arena_release(r->a, mark);
	n->line = (unsigned short)r->line;
	append(r, n);
	r->p += 3;
	return true;
}

/* Whether white space FROM .. R->p may be left out: XSLT takes it out of a template anyway, but in
 * an xsl:text. */
static bool left_out(const struct reader *r, const char *from)
{
	if (!r->source->compact || xmlStrEqual(r->at->name, BAD_CAST "text"))
		return false;
	while (from < r->p && is(from, BLANK))
		from++;
	return from == r->p;
}

static bool read_text(struct reader *r)
{
	const char *from = r->p, *start = r->p;
	bool plain = true;
	buf_clear(&r->text);
	while (*r->p != '<') {
		while (is(r->p, TEXT))
			r->p++;
		if (*r->p == '\n') {
			r->line++;
			r->p++;
		} else if (*r->p == ']') {
			if (r->p[1] == ']' && r->p[2] == '>')
				return false;
			r->p++;
		} else if ((unsigned char)*r->p == 0xEF) {
			if (!skip_ef(r))
				return false;
		} else if (*r->p == '&') {
			buf_add(&r->text, from, (size_t)(r->p - from));
			plain = false;
			if (!read_reference(r))
				return false;
			from = r->p;
		} else if (*r->p != '<') {
			return false;
		}
	}
	if (plain && left_out(r, start))
		return true;
	buf_add(&r->text, from, plain ? 0 : (size_t)(r->p - from));
	size_t len = plain ? (size_t)(r->p - from) : r->text.len;
	if (len > TEXT_MAX || r->text.overflow || r->line >= LINES_MAX)
		return false;
	append(r, new_text(r, plain ? from : r->text.data, len));
	return true;
}

/* <?xml version="1.0" encoding="..."?>, whose encoding has been heeded already. */
static bool read_declaration(struct reader *r)
{
	static const char begin[] = "<?xml version=\"1.0\"", encoding[] = " encoding=\"";
	if (!STARTS_WITH(r, "<?xml"))
		return true;
	if (!STARTS_WITH(r, begin))
		return false;
	r->p += sizeof begin - 1;
	if (STARTS_WITH(r, encoding)) {
		r->p += sizeof encoding - 1;
		while (is(r->p, NAME))
			r->p++;
		if (*r->p++ != '"')
			return false;
	}
	r->doc->standalone = -2; /* libxml2's: nothing is said about it */
	bool good = STARTS_WITH(r, "?>");
	r->p += 2 * good;
	return good;
}

static bool read_all(struct reader *r)
{
	if (!read_declaration(r))
		return false;
	for (;;) {
		if (!r->at)
			skip_blanks(r);
		if (r->p == r->end)
			return !r->at && xmlDocGetRootElement(r->doc);
		if (*r->p != '<') {
			if (!r->at || !read_text(r))
				return false;
			continue;
		}
		r->p++;
		bool good;
		if (*r->p == '/')
			good = close_element(r);
		else if (STARTS_WITH(r, "!--"))
			good = read_comment(r);
		else
			good = open_element(r);
		if (!good)
			return false;
	}
}

static xmlDocPtr new_doc(const struct xml_source *s)
{
	xmlDocPtr doc = xmlNewDoc(BAD_CAST "1.0");
	doc->dict = s->dict ? s->dict : xmlDictCreate();
	if (s->dict)
		xmlDictReference(s->dict);
	doc->properties = XML_DOC_WELLFORMED | XML_DOC_NSVALID;
	return doc;
}

xmlDocPtr plain_read(const struct xml_source *s)
{
	if (s->data.len > BYTES_MAX)
		return NULL;
	struct arena *a = arena_new();
	const char *text = arena_strndup(a, s->data.data, s->data.len);
	struct reader *r = ARENA_NEW(a, struct reader);
	r->p = text;
	r->end = text + s->data.len;
	r->line = 1;
	r->source = s;
	r->a = a;
	r->doc = new_doc(s);
	buf_init(&r->text, 2 * TEXT_MAX);
	bool good = read_all(r);
	if (!good)
		xmlFreeDoc(r->doc);
	xmlDocPtr doc = good ? r->doc : NULL;
	buf_release(&r->text);
	arena_free(a);
	return doc;
}
