#include "record/sentence.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/nearest.h"
#include "record/record.h"
#include "record/vocabulary.h"

/* Text from a record is quoted up to here, in characters. */
enum { EXCERPT = 20 };

struct telling {
	struct arena *a;
	xmlDocPtr schema;
	const struct fault_of_schema *f;
};

/* What a value of a type looks like. Of a violated pattern libxml2 doesn't say whose it is. */
static const struct {
	const char *type, *pattern, *expected;
} forms[] = {
	{ "date", NULL, N_("a date such as 2016-08-18, 2016-08 or 2016") },
	{ "day", "[0-9]{4}-[0-9]{2}-[0-9]{2}", N_("a day such as 2016-08-18") },
	{ "month", "[0-9]{4}-[0-9]{2}", N_("a month such as 2016-08") },
	{ "year", "[0-9]{4}", N_("a year such as 2016") },
	{ "copy-number", "[0-9]{6}", N_("six digits such as 000012") },
	{ "count", NULL, N_("a whole number from 1") },
	{ "span", NULL, N_("a whole number from 1 to 1000") },
	{ "xs:language", NULL, N_("a language such as zh-CN or en") },
	{ "xs:ID", NULL, N_("a name of letters, digits, - and _ that begins with a letter") },
};

/* Names that people bring along from HTML and elsewhere. */
static const struct {
	const char *brought, *ours;
} synonyms[] = {
	{ "h1", "h2" },
	{ "h5", "h4" },
	{ "h6", "h4" },
	{ "b", "strong" },
	{ "bold", "strong" },
	{ "i", "em" },
	{ "italic", "em" },
	{ "emphasis", "em" },
	{ "para", "p" },
	{ "text", "p" },
	{ "div", "p" },
	{ "img", "figure" },
	{ "image", "img" },
	{ "image", "figure" },
	{ "photo", "figure" },
	{ "picture", "figure" },
	{ "caption", "figcaption" },
	{ "footnote", "note" },
	{ "quote", "blockquote" },
	{ "link", "a" },
	{ "list", "ul" },
	{ "item", "li" },
	{ "date", "published" },
	{ "headline", "title" },
	{ "name", "title" },
	{ "couplet", "title" },
	{ "author", "byline" },
	{ "honors", "honours" },
	{ "honor", "honour" },
	{ "organization", "organisation" },
	{ "page-break", "pagebreak" },
	{ "qr-code", "qrcode" },
};

/* The name as it is written in the record, with its prefix. */
static const char *written(struct arena *a, xmlNodePtr n)
{
	const char *name = (const char *)n->name;
	return n->ns && n->ns->prefix ? arena_printf(a, "%s:%s", (const char *)n->ns->prefix, name)
				      : name;
}

/* What stands between OPEN and the next CLOSE in S; NULL if nothing does. */
static const char *between(struct arena *a, const char *s, const char *open, const char *close)
{
	const char *from = strstr(s, open);
	if (!from)
		return NULL;
	from += strlen(open);
	const char *to = strstr(from, close);
	return to ? arena_strndup(a, from, (size_t)(to - from)) : NULL;
}

/* "{namespace}name" as "prefix:name" or "name". */
static const char *without_namespace(struct arena *a, const char *name, size_t len)
{
	const char *brace = memchr(name, '}', len);
	const char *local = brace ? brace + 1 : name;
	const char *prefix = "";
	if (brace && strncmp(name, "{http://www.w3.org/XML/", 23) == 0)
		prefix = "xml:";
	else if (brace && strncmp(name, "{http://www.w3.org/2001/XInclude", 32) == 0)
		prefix = "xi:";
	return arena_printf(a, "%s%.*s", prefix, (int)(len - (size_t)(local - name)), local);
}

/* The elements that libxml2 says were expected: "Expected is one of ( a, b )." */
static void expected_names(struct arena *a, const char *message, struct names *out)
{
	const char *p = strstr(message, "Expected is"), *end = p ? strstr(p, " )") : NULL;
	out->count = 0;
	p = p ? strstr(p, "( ") : NULL;
	if (!p || !end)
		return;
	for (p += 2; p < end && out->count < VOCABULARY_MAX;) {
		size_t n = strcspn(p, ", )");
		out->name[out->count++] = without_namespace(a, p, n);
		p += n;
		p += strspn(p, ", ");
	}
}

/* The values of an enumeration, which libxml2 gives as "'a', 'b'". */
static void listed_values(struct arena *a, const char *list, struct names *out)
{
	out->count = 0;
	const char *open = strchr(list, '\'');
	while (open && out->count < VOCABULARY_MAX) {
		const char *close = strchr(open + 1, '\'');
		if (!close)
			break;
		out->name[out->count++] = arena_strndup(a, open + 1, (size_t)(close - open - 1));
		open = strchr(close + 1, '\'');
	}
}

/* "<a>, <b> or <c>", or without the brackets. */
static const char *either(struct arena *a, const struct names *names, const char *format)
{
	const char *text = "";
	for (size_t i = 0; i < names->count; i++) {
		const char *one = arena_printf(a, format, names->name[i]);
		if (i == 0)
			text = one;
		else if (i + 1 < names->count)
			text = arena_printf(a, _("%s, %s"), text, one);
		else
			text = arena_printf(a, _("%s or %s"), text, one);
	}
	return text;
}

static bool among(const struct names *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++) {
		if (strcmp(names->name[i], name) == 0)
			return true;
	}
	return false;
}

/* What was probably meant by NAME; NULL if nothing is near. */
static const char *guess_among(const struct names *known, const char *name)
{
	for (size_t i = 0; i < sizeof synonyms / sizeof synonyms[0]; i++) {
		if (strcmp(synonyms[i].brought, name) == 0 && among(known, synonyms[i].ours))
			return synonyms[i].ours;
	}
	return nearest(name, known->name, known->count);
}

static xmlNodePtr first_child_element(xmlNodePtr n)
{
	n = n->children;
	while (n && n->type != XML_ELEMENT_NODE)
		n = n->next;
	return n;
}

xmlNodePtr sentence_first_text(xmlNodePtr n)
{
	while (n &&
		((n->type != XML_TEXT_NODE && n->type != XML_CDATA_SECTION_NODE) ||
			xmlIsBlankNode(n)))
		n = n->next;
	return n;
}

static const char *excerpt(struct arena *a, const char *s)
{
	s += strspn(s, " \t\r\n");
	const char *p = s, *end = s + strcspn(s, "\n\r");
	while (end > s && is_space(end[-1]))
		end--;
	for (int i = 0; i < EXCERPT && p < end; i++)
		utf8_next(&p, end);
	return arena_printf(a, "%.*s%s", (int)(p - s), s, p < end ? "…" : "");
}

static bool comes_again(xmlNodePtr n)
{
	for (xmlNodePtr p = n->prev; p; p = p->prev) {
		if (p->type == XML_ELEMENT_NODE && xmlStrEqual(p->name, n->name))
			return true;
	}
	return false;
}

/* An element whose name its parent knows, though not here. */
static const char *misplaced(const struct telling *t, const char *parent)
{
	struct names expected;
	const char *name = written(t->a, t->f->element);
	expected_names(t->a, t->f->message, &expected);
	if (comes_again(t->f->element))
		return arena_printf(
			t->a, _("<%s> may not stand again at this point of <%s>"), name, parent);
	if (expected.count)
		return arena_printf(t->a,
			_("<%s> may not stand at this point of <%s>; expected %s"), name, parent,
			either(t->a, &expected, "<%s>"));
	return arena_printf(t->a,
		_("<%s> may not stand at this point of <%s>; expected the end of <%s>"), name,
		parent, parent);
}

static enum code unexpected(const struct telling *t, struct sentence *s)
{
	struct names known;
	const char *name = written(t->a, t->f->element), *guess;
	const char *parent = written(t->a, t->f->element->parent);
	vocabulary_children(t->schema, t->f->element->parent, &known);
	guess = guess_among(&known, name);
	if (among(&known, name))
		s->text = misplaced(t, parent);
	else if (guess)
		s->text = arena_printf(t->a, _("<%s> may not stand in <%s>; did you mean <%s>?"),
			name, parent, guess);
	else
		s->text = arena_printf(t->a, _("<%s> may not stand in <%s>; expected %s"), name,
			parent, either(t->a, &known, "<%s>"));
	return CODE_SCHEMA_ELEMENT;
}

static enum code missing(const struct telling *t, struct sentence *s)
{
	struct names expected;
	const char *name = written(t->a, t->f->element);
	xmlNodePtr last = t->f->element->last;
	expected_names(t->a, t->f->message, &expected);
	while (last && last->type != XML_ELEMENT_NODE)
		last = last->prev;
	if (last && among(&expected, (const char *)last->name))
		s->text = arena_printf(t->a, _("<%s> ends too early; expected another %s"), name,
			either(t->a, &expected, "<%s>"));
	else
		s->text = arena_printf(t->a, _("<%s> is incomplete; expected %s"), name,
			either(t->a, &expected, "<%s>"));
	return CODE_SCHEMA_MISSING;
}

static enum code unknown_attribute(const struct telling *t, struct sentence *s)
{
	struct names known;
	const char *element = written(t->a, t->f->element);
	const char *name = without_namespace(t->a, t->f->value, strlen(t->f->value));
	vocabulary_attributes(t->schema, t->f->element, &known);
	s->where.attribute = name;
	const char *prefixed = arena_printf(t->a, "xml:%s", name);
	const char *guess = among(&known, prefixed) ? prefixed
						    : nearest(name, known.name, known.count);
	if (guess && strcmp(guess, name) != 0)
		s->text = arena_printf(t->a, _("<%s> has no attribute %s; did you mean %s?"), element,
			name, guess);
	else if (known.count)
		s->text = arena_printf(t->a, _("<%s> has no attribute %s; expected %s"), element,
			name, either(t->a, &known, "%s"));
	else
		s->text = arena_printf(
			t->a, _("<%s> has no attributes, but %s is given"), element, name);
	return CODE_SCHEMA_ATTRIBUTE;
}

static enum code required_attribute(const struct telling *t, struct sentence *s)
{
	s->text = arena_printf(t->a, _("<%s> has no %s; expected %s=\"...\""),
		written(t->a, t->f->element), t->f->value, t->f->value);
	return CODE_SCHEMA_REQUIRED;
}

/* What stands there, for the message about a value, which S is to point at. */
static const char *what_stands(const struct telling *t, struct sentence *s)
{
	const char *element = written(t->a, t->f->element);
	const char *attribute = between(t->a, t->f->message, ", attribute '", "'");
	const char *value = excerpt(t->a, t->f->value);
	xmlNodePtr text = sentence_first_text(t->f->element->children);
	if (attribute) {
		s->where.attribute = without_namespace(t->a, attribute, strlen(attribute));
		s->where.value = true;
		return arena_printf(
			t->a, _("<%s> has %s=\"%s\""), element, s->where.attribute, value);
	}
	if (text)
		s->where.node = text;
	if (!*value)
		return arena_printf(t->a, _("<%s> is empty"), element);
	return arena_printf(t->a, _("<%s> holds \"%s\""), element, value);
}

static const char *expected_form(struct arena *a, const char *message)
{
	const char *type = between(a, message, " type '", "'");
	const char *pattern = between(a, message, " the pattern '", "'");
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		bool typed = type && strcmp(forms[i].type, type) == 0;
		if (typed || (pattern && forms[i].pattern && strcmp(forms[i].pattern, pattern) == 0))
			return _(forms[i].expected);
	}
	return NULL;
}

/* An id that is a proper name is refused only if another element has it. */
static bool repeated_id(const struct telling *t, struct place *first)
{
	const char *type = between(t->a, t->f->message, " type '", "'");
	if (!type || strcmp(type, "xs:ID") != 0 || xmlValidateNCName(BAD_CAST t->f->value, 1) != 0)
		return false;
	xmlAttrPtr other = xmlGetID(t->f->element->doc, BAD_CAST t->f->value);
	*first = other ? record_place(other->parent) : (struct place){ NULL, 0, 0 };
	return other != NULL;
}

static enum code wrong_value(const struct telling *t, struct sentence *s)
{
	struct place first;
	const char *form = expected_form(t->a, t->f->message);
	if (repeated_id(t, &first)) {
		s->where.attribute = "id";
		s->where.value = true;
		s->text = arena_printf(t->a, _("the id \"%s\" is given twice, first in %s:%ld"),
			t->f->value, first.file, first.line);
		return CODE_SCHEMA_DUPLICATE;
	}
	if (form)
		s->text = arena_printf(t->a, _("%s; expected %s"), what_stands(t, s), form);
	else
		s->text = arena_printf(t->a, _("%s, which is no value for it"), what_stands(t, s));
	return CODE_SCHEMA_VALUE;
}

static enum code not_listed(const struct telling *t, struct sentence *s)
{
	struct names values;
	listed_values(t->a, t->f->limit, &values);
	s->text = arena_printf(
		t->a, _("%s; expected %s"), what_stands(t, s), either(t->a, &values, "%s"));
	return CODE_SCHEMA_VALUE;
}

static enum code too_large(const struct telling *t, struct sentence *s)
{
	s->text = arena_printf(t->a, _("%s; expected at most %s"), what_stands(t, s), t->f->limit);
	return CODE_SCHEMA_VALUE;
}

static enum code too_short(const struct telling *t, struct sentence *s)
{
	s->text = arena_printf(t->a, _("%s; expected a name or an address"), what_stands(t, s));
	return CODE_SCHEMA_VALUE;
}

static enum code stray_text(const struct telling *t, struct sentence *s)
{
	struct names known;
	xmlNodePtr n = t->f->text;
	vocabulary_children(t->schema, t->f->element, &known);
	if (n)
		s->where.node = n;
	s->text = arena_printf(t->a,
		_("the text \"%s\" stands in <%s>, where only elements may stand: %s"),
		n ? excerpt(t->a, (const char *)n->content) : "", written(t->a, t->f->element),
		either(t->a, &known, "<%s>"));
	return CODE_SCHEMA_TEXT;
}

static enum code not_empty(const struct telling *t, struct sentence *s)
{
	const char *name = written(t->a, t->f->element);
	xmlNodePtr child = first_child_element(t->f->element);
	xmlNodePtr n = sentence_first_text(t->f->element->children);
	if (child || n)
		s->where.node = child ? child : n;
	if (child)
		s->text = arena_printf(
			t->a, _("<%s> holds <%s>, but must be empty"), name, written(t->a, child));
	else
		s->text = arena_printf(t->a, _("<%s> holds the text \"%s\", but must be empty"), name,
			n ? excerpt(t->a, (const char *)n->content) : "");
	return CODE_SCHEMA_TEXT;
}

static enum code text_only(const struct telling *t, struct sentence *s)
{
	xmlNodePtr child = first_child_element(t->f->element);
	if (child)
		s->where.node = child;
	s->text = arena_printf(t->a, _("<%s> takes text alone, but <%s> stands in it"),
		written(t->a, t->f->element), child ? written(t->a, child) : "");
	return CODE_SCHEMA_ELEMENT;
}

static enum code wrong_root(const struct telling *t, struct sentence *s)
{
	struct names roots;
	const char *name = written(t->a, t->f->element);
	vocabulary_roots(t->schema, &roots);
	if (t->f->element->ns && among(&roots, (const char *)t->f->element->name))
		s->text = arena_printf(t->a, _("<%s> has the namespace \"%s\"; expected none"), name,
			(const char *)t->f->element->ns->href);
	else
		s->text = arena_printf(t->a, _("<%s> is no record; expected %s"), name,
			either(t->a, &roots, "<%s>"));
	return CODE_SCHEMA_ELEMENT;
}

static enum code schema_instance(const struct telling *t, struct sentence *s)
{
	s->where.attribute = t->f->error < XML_SCHEMAV_CVC_ELT_4_1 ? "nil" : "type";
	s->text = arena_printf(t->a,
		_("<%s> has an attribute xsi:nil or xsi:type, which a record has no use for"),
		written(t->a, t->f->element));
	return CODE_SCHEMA_ATTRIBUTE;
}

static enum code element_content(const struct telling *t, struct sentence *s)
{
	return sentence_unexpected(t->f) ? unexpected(t, s) : missing(t, s);
}

static const struct {
	int error;
	enum code (*tell)(const struct telling *t, struct sentence *s);
} tellers[] = {
	{ XML_SCHEMAV_ELEMENT_CONTENT, element_content },
	{ XML_SCHEMAV_CVC_ELT_1, wrong_root },
	{ XML_SCHEMAV_CVC_ELT_3_1, schema_instance },
	{ XML_SCHEMAV_CVC_ELT_3_2_1, schema_instance },
	{ XML_SCHEMAV_CVC_ELT_4_1, schema_instance },
	{ XML_SCHEMAV_CVC_ELT_4_2, schema_instance },
	{ XML_SCHEMAV_CVC_ELT_4_3, schema_instance },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, unknown_attribute },
	{ XML_SCHEMAV_CVC_TYPE_3_1_1, unknown_attribute },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_4, required_attribute },
	{ XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1, wrong_value },
	{ XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2, wrong_value },
	{ XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3, wrong_value },
	{ XML_SCHEMAV_CVC_PATTERN_VALID, wrong_value },
	{ XML_SCHEMAV_CVC_ENUMERATION_VALID, not_listed },
	{ XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID, too_large },
	{ XML_SCHEMAV_CVC_MINLENGTH_VALID, too_short },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1, not_empty },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2, text_only },
	{ XML_SCHEMAV_CVC_TYPE_3_1_2, text_only },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3, stray_text },
};

bool sentence_unexpected(const struct fault_of_schema *f)
{
	return f->error == XML_SCHEMAV_ELEMENT_CONTENT && strstr(f->message, "not expected");
}

bool sentence_misses(const struct fault_of_schema *f, xmlNodePtr node)
{
	struct names expected;
	struct arena *a = arena_new();
	bool misses = false;
	if (f->error == XML_SCHEMAV_ELEMENT_CONTENT && !sentence_unexpected(f)) {
		expected_names(a, f->message, &expected);
		misses = among(&expected, (const char *)node->name);
	}
	arena_free(a);
	return misses;
}

bool sentence_misses_same(const struct fault_of_schema *f, const struct fault_of_schema *other)
{
	const char *own = strstr(f->message, "Expected is"),
		   *others = strstr(other->message, "Expected is");
	return f->error == XML_SCHEMAV_ELEMENT_CONTENT && !sentence_unexpected(f) && own &&
		others && strcmp(own, others) == 0;
}

struct sentence sentence_of(struct arena *a, xmlDocPtr schema, const struct fault_of_schema *f)
{
	struct telling t = { a, schema, f };
	struct sentence s = { .code = CODE_SCHEMA, .where.node = f->element };
	for (size_t i = 0; i < sizeof tellers / sizeof tellers[0]; i++) {
		if (tellers[i].error == f->error)
			s.code = tellers[i].tell(&t, &s);
	}
	if (!s.text)
		s.text = arena_printf(a, _("<%s> is at fault (schema rule %d)"),
			written(a, f->element), f->error);
	return s;
}
