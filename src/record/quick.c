#include "record/quick.h"

#include <libxml/valid.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "schema_table.h"

enum { MAX_DEPTH = 300, MAX_YEAR_DIGITS = 4 };

/* An element whose children are being looked at. */
struct frame {
	xmlNodePtr element;
	const struct quick_type *type;
	unsigned number, state; /* of the type; of its automaton */
	uint64_t seen;          /* with ALL */
	bool has_child, has_text;
};

static bool hash_file(const char *path, uint64_t *h)
{
	struct slice data;
	if (!file_map(path, &data))
		return false;
	*h = quick_hash(*h, data.data, data.len);
	file_unmap(data);
	return true;
}

bool quick_knows(const char *path)
{
	struct arena *a = arena_new();
	const char *folder = file_dirname(a, path);
	uint64_t h = 0;
	bool ok = hash_file(path, &h);
	for (size_t i = 0; ok && imports[i][0]; i++)
		ok = hash_file(file_join(a, folder, imports[i]), &h);
	arena_free(a);
	return ok && h == SCHEMA_HASH;
}

/* The number of a name; 0 if the schema has none such. */
static unsigned symbol_of(const char *name)
{
	for (unsigned slot = quick_slot(name); slots[slot]; slot = (slot + 1) % QUICK_SLOTS)
		if (strcmp(names[slots[slot]], name) == 0)
			return slots[slot];
	return 0;
}

static bool is_blank(const char *s)
{
	while (is_space(*s))
		s++;
	return *s == '\0';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool matches_mask(const char *s, const char *mask)
{
	while (*mask && (*mask == '0' ? is_digit(*s) : *s == *mask))
		s++, mask++;
	return *mask == '\0' && *s == '\0';
}

/* YYYY, YYYY-MM or YYYY-MM-DD, whose form has been seen to be right. */
static bool is_date(const char *s)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int year = atoi(s);
	if (year == 0 || s[MAX_YEAR_DIGITS] == '\0')
		return year > 0;
	int month = atoi(s + 5);
	if (month < 1 || month > 12 || s[7] == '\0')
		return month >= 1 && month <= 12;
	bool leap = month == 2 && (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
	int day = atoi(s + 8);
	return day >= 1 && day <= days[month - 1] + leap;
}

static bool is_count(const char *s, uint32_t limit)
{
	uint32_t n = 0;
	const char *p = s;
	while (is_digit(*p) && p - s < 9)
		n = n * 10 + (uint32_t)(*p++ - '0');
	return *p == '\0' && n >= 1 && n <= limit;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* [a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})* */
static bool is_language(const char *s)
{
	for (bool first = true;; first = false) {
		int n = 0;
		while (is_letter(s[n]) || (!first && is_digit(s[n])))
			n++;
		if (n < 1 || n > 8 || (s[n] && s[n] != '-'))
			return false;
		if (!s[n])
			return true;
		s += n + 1;
	}
}

static bool is_listed(const char *s, const struct quick_value *v)
{
	for (unsigned i = 0; i < v->count; i++)
		if (strcmp(strings + string_at[v->first + i], s) == 0)
			return true;
	return false;
}

/* An ID that is given once. One that was made known in an earlier check stays so. */
static bool is_new_id(xmlAttrPtr a, const char *s)
{
	if (!a || xmlValidateNCName(BAD_CAST s, 0) != 0)
		return false;
	if (a->atype != XML_ATTRIBUTE_ID && !xmlAddID(NULL, a->doc, BAD_CAST s, a))
		return false;
	a->atype = XML_ATTRIBUTE_ID;
	return true;
}

/* Is S surely a value of V? It is the attribute A's, or an element's (NULL). */
static bool has_form(const char *s, const struct quick_value *v, xmlAttrPtr a)
{
	switch ((enum quick_form)v->form) {
	case FORM_STRING:
		return true;
	case FORM_FILLED:
		return !is_blank(s);
	case FORM_LISTED:
		return is_listed(s, v);
	case FORM_MASK:
		return matches_mask(s, strings + string_at[v->first]);
	case FORM_DATE:
		return matches_mask(s, strings + string_at[v->first]) && is_date(s);
	case FORM_COUNT:
		return is_count(s, v->limit);
	case FORM_ID:
		return is_new_id(a, s);
	case FORM_LANGUAGE:
		return is_language(s);
	case FORM_UNION:
		for (unsigned i = 0; i < v->count; i++)
			if (has_form(s, &values[forms[v->first + i]], a))
				return true;
		return false;
	case FORM_UNKNOWN:
		break;
	}
	return false;
}

static bool is_text(xmlNodePtr n)
{
	return n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE;
}

static bool is_remark(xmlNodePtr n)
{
	return n->type == XML_COMMENT_NODE || n->type == XML_PI_NODE;
}

static const char *text_of(xmlNodePtr n)
{
	return n && n->content ? (const char *)n->content : "";
}

static unsigned attribute_symbol(xmlAttrPtr a)
{
	if (!a->ns)
		return symbol_of((const char *)a->name);
	bool xml = strcmp((const char *)a->ns->href, (const char *)XML_XML_NAMESPACE) == 0;
	return xml && strcmp((const char *)a->name, "lang") == 0 ? symbol_of("xml:lang") : 0;
}

static bool attribute_valid(xmlAttrPtr a, const struct quick_type *t, unsigned *required)
{
	unsigned symbol = attribute_symbol(a);
	xmlNodePtr text = a->children;
	if (!symbol || (text && (!is_text(text) || text->next)))
		return false;
	for (unsigned i = 0; i < t->attribute_count; i++) {
		const struct quick_attribute *known = &attributes[t->attributes + i];
		if (known->symbol == symbol) {
			*required += known->required;
			return has_form(text_of(text), &values[known->value], a);
		}
	}
	return false;
}

static bool attributes_valid(xmlNodePtr n, const struct quick_type *t)
{
	unsigned required = 0;
	for (xmlAttrPtr a = n->properties; a; a = a->next)
		if (!attribute_valid(a, t, &required))
			return false;
	return required == t->required_count;
}

/* The text of an element of a simple type. Where it is in several pieces, only a type that takes
 * any text is sure. */
static bool value_valid(xmlNodePtr element, const struct quick_value *v)
{
	xmlNodePtr text = NULL;
	for (xmlNodePtr n = element->children; n; n = n->next) {
		if (!is_text(n) && !is_remark(n))
			return false;
		if (is_text(n) && text && v->form != FORM_STRING)
			return false;
		if (is_text(n))
			text = n;
	}
	return has_form(text_of(text), v, NULL);
}

static bool enter(struct frame *f, xmlNodePtr n, unsigned type)
{
	*f = (struct frame){ .element = n, .type = &types[type], .number = type, .state = 1 };
	return type && f->type->content != CONTENT_UNKNOWN && attributes_valid(n, f->type) &&
		(f->type->content != CONTENT_VALUE || value_valid(n, &values[f->type->value]));
}

/* The type of the child N of F, which moves on behind it; 0 if it may not stand there. */
static unsigned step(struct frame *f, xmlNodePtr n)
{
	const struct quick_type *t = f->type;
	unsigned symbol = n->ns ? 0 : symbol_of((const char *)n->name);
	unsigned child = child_of[f->number][symbol];
	if (!child)
		return 0;
	f->has_child = true;
	if (t->all) {
		uint64_t bit = UINT64_C(1) << (child - 1);
		if (f->seen & bit)
			return 0;
		f->seen |= bit;
	} else {
		f->state = steps[t->steps + (f->state - 1) * t->child_count + child - 1];
		if (!f->state)
			return 0;
	}
	return child_types[t->children + child - 1];
}

static bool take_text(struct frame *f, xmlNodePtr n)
{
	bool blank = is_blank(text_of(n));
	f->has_text = f->has_text || !blank;
	return f->type->content == CONTENT_MIXED || (f->type->content == CONTENT_ELEMENTS && blank);
}

/* Beyond the schema, a title is text or lines (schema.c). */
static bool leave(const struct frame *f)
{
	const struct quick_type *t = f->type;
	if (t->content == CONTENT_VALUE || t->content == CONTENT_EMPTY)
		return true;
	if (f->has_child && f->has_text && strcmp((const char *)f->element->name, "title") == 0)
		return false;
	return t->all ? (f->seen & t->wanted) == t->wanted : ends[t->ends + f->state - 1];
}

bool quick_surely_valid(xmlDocPtr doc)
{
	struct frame stack[MAX_DEPTH], *f = stack;
	xmlNodePtr root = xmlDocGetRootElement(doc);
	if (!root || root->ns || !enter(f, root, roots[symbol_of((const char *)root->name)]))
		return false;
	for (xmlNodePtr n = f->type->content == CONTENT_VALUE ? NULL : root->children;;) {
		if (!n) {
			if (!leave(f))
				return false;
			if (f == stack)
				return true;
			n = f->element->next;
			f--;
		} else if (n->type == XML_ELEMENT_NODE) {
			unsigned type = step(f, n);
			if (!type || f + 1 == stack + MAX_DEPTH || !enter(f + 1, n, type))
				return false;
			f++;
			n = f->type->content == CONTENT_VALUE ? NULL : n->children;
		} else if (is_remark(n) || (is_text(n) && take_text(f, n))) {
			n = n->next;
		} else {
			return false;
		}
	}
}
