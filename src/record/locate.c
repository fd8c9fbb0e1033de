#include "record/locate.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "record/markup.h"
#include "record/xml.h"

enum { FILE_MAX = 64 * 1000 * 1000 };

struct walk {
	struct arena *a;
	struct located **spots; /* sorted by their nodes */
	size_t count;
	struct slice source; /* of the file that is gone through */
};

static bool is_text(xmlNodePtr n)
{
	return n && (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE);
}

static int by_node(const void *a, const void *b)
{
	uintptr_t x = (uintptr_t)(*(struct located *const *)a)->node,
		  y = (uintptr_t)(*(struct located *const *)b)->node;
	return x < y ? -1 : x > y;
}

/* The first spot whose node is not before N in the order of W->spots. */
static size_t first_of(const struct walk *w, xmlNodePtr n)
{
	size_t low = 0, high = w->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if ((uintptr_t)w->spots[middle]->node < (uintptr_t)n)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* N begins at P. */
static void found(struct walk *w, xmlNodePtr n, const char *p)
{
	for (size_t i = first_of(w, n); i < w->count && w->spots[i]->node == n; i++) {
		w->spots[i]->source = w->source;
		w->spots[i]->start = (size_t)(p - w->source.data);
	}
}

static bool any_below(const struct walk *w, xmlNodePtr root)
{
	for (size_t i = 0; i < w->count; i++)
		for (xmlNodePtr n = w->spots[i]->node; n; n = n->parent)
			if (n == root)
				return true;
	return false;
}

/* Behind the element whose start tag M is at P. */
static const char *skip_element(const char *p, const char *end, struct markup m)
{
	int depth = 0;
	do {
		depth += (m.kind == MARKUP_START) - (m.kind == MARKUP_END);
		p += m.len;
	} while (depth > 0 && markup_scan(p, end, &m));
	return p;
}

static bool has_name(xmlNodePtr n, const char *p, const struct markup *m)
{
	const char *colon = memchr(p + 1, ':', m->name_len), *name = colon ? colon + 1 : p + 1;
	size_t len = (size_t)(p + 1 + m->name_len - name);
	return slice_is((struct slice){ name, len }, (const char *)n->name);
}

static bool read_source(struct walk *w, const char *path, struct slice data)
{
	struct diag silent;
	const char *encoding;
	diag_init(&silent, NULL, NULL);
	if (!data.data &&
		(strcmp(path, "-") == 0 ||
			!file_read(w->a, path, FILE_MAX, &data, (struct place){ 0 }, &silent)))
		return false;
	return xml_decode(w->a, path, data, &w->source, &encoding, &silent);
}

static void walk_file(struct walk *w, const char *path, struct slice data, xmlNodePtr root);

/* The start tag M at P, which is that of *NEXT or of the include in whose place it came. *OPEN is the
 * element whose children are next. False if tree and source don't agree. */
static bool take_start(struct walk *w, const char **p, const struct markup *m, xmlNodePtr root,
	xmlNodePtr *open, xmlNodePtr *next)
{
	xmlNodePtr n = *next;
	while (n && n->type != XML_ELEMENT_NODE)
		n = n->next;
	if (!n)
		return false;
	*next = n->next;
	if (n != root && n->_private) { /* see include.c */
		struct slice own = w->source;
		*p = skip_element(*p, own.data + own.len, *m);
		if (any_below(w, n))
			walk_file(w, n->_private, (struct slice){ 0 }, n);
		w->source = own;
		return true;
	}
	if (!has_name(n, *p, m))
		return false;
	found(w, n, *p);
	*p += m->len;
	if (m->kind == MARKUP_START) {
		*open = n;
		*next = n->children;
	}
	return true;
}

/* ROOT is what PATH holds; no deeper than files may include each other. */
static void walk_file(struct walk *w, const char *path, struct slice data, xmlNodePtr root)
{
	if (!read_source(w, path, data))
		return;
	const char *p = w->source.data, *end = p + w->source.len;
	xmlNodePtr open = NULL, next = root, text = NULL;
	for (struct markup m; p < end && markup_scan(p, end, &m);) {
		if (m.kind == MARKUP_START || m.kind == MARKUP_EMPTY) {
			if (!take_start(w, &p, &m, root, &open, &next) || !open)
				return;
			continue;
		}
		if (m.kind == MARKUP_TEXT || m.kind == MARKUP_CDATA) {
			if (is_text(next) && next != text)
				found(w, text = next, p);
		} else if (m.kind == MARKUP_END) {
			if (!open || open == root)
				return;
			next = open->next;
			open = open->parent;
		} else if (open) {
			next = is_text(next) ? next->next : next;
			if (next && next->type != XML_ELEMENT_NODE)
				next = next->next;
		}
		p += m.len;
	}
}

static void find_attribute(struct located *s, const char *tag, const struct markup *m)
{
	const char *from = NULL, *source = s->source.data;
	for (struct markup_attribute a; markup_next_attribute(tag, m, &from, &a);) {
		const char *colon = memchr(a.name.data, ':', a.name.len);
		size_t prefix = colon ? (size_t)(colon + 1 - a.name.data) : 0;
		struct slice local = slice_part(a.name, prefix, a.name.len - prefix);
		if (!slice_is(a.name, s->attribute) && !slice_is(local, s->attribute))
			continue;
		struct slice at = s->value ? a.value : a.name;
		s->start = (size_t)(at.data - source);
		s->end = s->start + at.len;
		return;
	}
}

/* What is read of a piece of text at P: not the marks of a section. */
static struct slice content(const char *p, const struct markup *m)
{
	enum { BEGIN = 9, END = 3 };
	if (m->kind == MARKUP_CDATA)
		return (struct slice){ p + BEGIN, m->len - BEGIN - END };
	return (struct slice){ p, m->len };
}

/* The first line of the text that begins at S->start. */
static void find_text(struct located *s)
{
	const char *p = s->source.data + s->start, *end = s->source.data + s->source.len;
	struct markup m;
	for (; p < end && markup_scan(p, end, &m); p += m.len) {
		if (m.kind != MARKUP_TEXT && m.kind != MARKUP_CDATA)
			break;
		struct slice text = slice_trim(content(p, &m));
		if (text.len == 0)
			continue;
		const char *newline = memchr(text.data, '\n', text.len);
		if (newline)
			text = slice_trim(
				(struct slice){ text.data, (size_t)(newline - text.data) });
		s->start = (size_t)(text.data - s->source.data);
		s->end = s->start + text.len;
		return;
	}
}

/* From the beginning of its node to what is wanted of it. */
static void narrow(struct located *s)
{
	const char *p = s->source.data + s->start, *end = s->source.data + s->source.len;
	struct markup m;
	s->end = s->start;
	if (is_text(s->node)) {
		find_text(s);
	} else if (markup_scan(p, end, &m)) {
		s->end = s->start + 1 + m.name_len;
		if (s->attribute)
			find_attribute(s, p, &m);
	}
}

void locate(struct arena *a, xmlDocPtr doc, const char *path, struct slice data,
	struct located *spots, size_t count)
{
	struct walk w = {
		.a = a, .spots = ARENA_ARRAY(a, count, struct located *), .count = count
	};
	for (size_t i = 0; i < count; i++)
		w.spots[i] = &spots[i];
	qsort(w.spots, count, sizeof *w.spots, by_node);
	walk_file(&w, path, data, xmlDocGetRootElement(doc));
	for (size_t i = 0; i < count; i++)
		if (spots[i].source.data)
			narrow(&spots[i]);
}
