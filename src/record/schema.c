#include <libxml/xmlschemas.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/lines.h"
#include "record/locate.h"
#include "record/quick.h"
#include "record/record.h"
#include "record/sentence.h"
#include "record/xml.h"

enum {
	SCHEMA_MAX = 4 * 1000 * 1000,
	SCHEMA_DEPTH = 200,
	FAULTS_MAX = 200, /* told of one record */
	PASSES_MAX = 32,
};

struct record_schema {
	struct arena *a;
	const char *path;
	bool quick; /* the tables of quick.c are this schema's */
	xmlDocPtr doc; /* NULL until libxml2 is needed */
	xmlSchemaPtr schema;
};

/* libxml2 says nothing more about the children behind one that may not stand where it does. So the
 * first fault of that kind is cut out of the tree and the rest is checked again, until nothing new
 * is found; then everything is put back. What is missing without it is lent to the end of its parent
 * meanwhile, so that what stands in it is checked, too. */
struct cut {
	xmlNodePtr node, parent, next;
	const struct fault_of_schema *why;
	bool lent;
};

struct validation {
	struct arena *a;
	struct fault_of_schema *faults[FAULTS_MAX];
	size_t count, known; /* KNOWN: found in earlier passes */
	struct cut cuts[FAULTS_MAX];
	size_t cut_count;
};

static void on_schema_fault(void *user, xml_error *e)
{
	struct diag *d = user;
	if (d->errors == 0 && e->level >= XML_ERR_ERROR)
		diag_error(d, (struct place){ e->file, e->line, 0 }, CODE_DATA_MISSING,
			_("the schema cannot be used (libxml2 error %d)"), e->code);
}

static xmlSchemaPtr compile(xmlDocPtr doc, const char *path, struct diag *d)
{
	struct diag own;
	diag_init(&own, d->fn, d->user);
	xmlSchemaParserCtxtPtr parser = xmlSchemaNewDocParserCtxt(doc);
	xmlSchemaSetParserStructuredErrors(parser, on_schema_fault, &own);
	xmlSchemaPtr schema = xmlSchemaParse(parser);
	xmlSchemaFreeParserCtxt(parser);
	if (!schema)
		diag_error(d, (struct place){ path, 0, 0 }, CODE_DATA_MISSING,
			_("the schema cannot be used; install the program again"));
	return schema;
}

/* Compiling costs libxml2 as much as all the rest of a short record, and most records are valid. */
static bool load(struct record_schema *s, struct diag *d)
{
	struct xml_source source = {
		.path = s->path,
		.url = xml_url(s->a, s->path),
		.depth = SCHEMA_DEPTH,
		.without = "annotation", /* half of the file, for editors */
	};
	if (!s->doc)
		s->doc = xml_read_file(&source, SCHEMA_MAX, d);
	if (s->doc && !s->schema)
		s->schema = compile(s->doc, s->path, d);
	return s->schema;
}

struct record_schema *record_schema_load(const char *path, struct diag *d)
{
	struct arena *a = arena_new();
	struct record_schema *s = ARENA_NEW(a, struct record_schema);
	*s = (struct record_schema){ .a = a, .path = arena_strdup(a, path) };
	s->quick = quick_knows(path);
	if (!s->quick && !load(s, d)) {
		record_schema_free(s);
		return NULL;
	}
	return s;
}

void record_schema_free(struct record_schema *s)
{
	if (!s)
		return;
	xmlSchemaFree(s->schema);
	xmlFreeDoc(s->doc);
	arena_free(s->a);
}

/* Of text and of an element in one that must be empty libxml2 tells in different words. */
static bool same(
	const struct fault_of_schema *f, int error, xmlNodePtr element, const char *message)
{
	return f->error == error && f->element == element &&
		(error == XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1 || strcmp(f->message, message) == 0);
}

static void add_fault(struct validation *v, const struct fault_of_schema *f)
{
	if (v->count == FAULTS_MAX)
		return;
	v->faults[v->count] = ARENA_NEW(v->a, struct fault_of_schema);
	*v->faults[v->count++] = *f;
}

static void on_fault(void *user, xml_error *e)
{
	struct validation *v = user;
	const char *message = e->message ? e->message : "";
	xmlNodePtr element = e->node;
	if (element && element->type == XML_ATTRIBUTE_NODE)
		element = element->parent;
	if (v->count == FAULTS_MAX || !element)
		return;
	for (size_t i = 0; i < v->count; i++) {
		if (same(v->faults[i], e->code, element, message))
			return;
	}
	for (size_t i = 0; i < v->cut_count; i++) {
		if (v->cuts[i].node == element && e->code == XML_SCHEMAV_ELEMENT_CONTENT)
			return;
	}
	add_fault(v, &(struct fault_of_schema){ .error = e->code,
		.element = element,
		.message = arena_strdup(v->a, message),
		.value = arena_strdup(v->a, e->str1 ? e->str1 : ""),
		.limit = arena_strdup(v->a, e->str2 ? e->str2 : "") });
}

static void lend(struct cut *c)
{
	if (!c->lent)
		xmlAddChild(c->parent, c->node);
	c->lent = true;
}

/* What is missing in F's element was cut out of it, or was told as expected in the place of a cut.
 * *AGAIN if something was lent. */
static bool explained_by_cut(struct validation *v, const struct fault_of_schema *f, bool *again)
{
	bool explained = false;
	for (size_t i = 0; i < v->cut_count; i++) {
		struct cut *c = &v->cuts[i];
		if (c->parent != f->element)
			continue;
		if (sentence_misses(f, c->node)) {
			*again = *again || !c->lent;
			lend(c);
			return true;
		}
		explained = explained || sentence_misses_same(f, c->why);
	}
	return explained;
}

static void drop_explained(struct validation *v, bool *again)
{
	size_t kept = v->known;
	for (size_t i = v->known; i < v->count; i++) {
		if (!explained_by_cut(v, v->faults[i], again))
			v->faults[kept++] = v->faults[i];
	}
	v->count = kept;
}

/* Cuts out what the last pass found misplaced. True if there was any, so that another pass is due.
 */
static bool cut_out(struct validation *v)
{
	size_t before = v->cut_count;
	for (size_t i = v->known; i < v->count; i++) {
		xmlNodePtr n = v->faults[i]->element;
		if (!sentence_unexpected(v->faults[i]) || !n->parent ||
			n->parent->type != XML_ELEMENT_NODE)
			continue;
		v->cuts[v->cut_count++] = (struct cut){ n, n->parent, n->next, v->faults[i], false };
		xmlUnlinkNode(n);
	}
	v->known = v->count;
	return v->cut_count > before;
}

static void put_back(struct validation *v)
{
	while (v->cut_count) {
		struct cut c = v->cuts[--v->cut_count];
		xmlUnlinkNode(c.node);
		if (c.next)
			xmlAddPrevSibling(c.next, c.node);
		else
			xmlAddChild(c.parent, c.node);
	}
}

/* A title is text or lines. XSD 1.0 can only say that both may stand in it; a layout would print
 * the lines and lose the text, so text beside lines is told like text where only elements may
 * stand. */
static void find_text_beside_lines(struct validation *v, xmlNodePtr title)
{
	bool lines = false, text = false;
	for (xmlNodePtr n = title->children; n; n = n->next) {
		lines = lines || xmlStrEqual(n->name, BAD_CAST "line");
		text = text || (n->type == XML_TEXT_NODE && !xmlIsBlankNode(n));
	}
	if (!lines || !text)
		return;
	add_fault(v, &(struct fault_of_schema){ XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3, title, .message = "",
		.value = "", .limit = "" });
}

static void find_faulty_titles(struct validation *v, xmlNodePtr root)
{
	for (xmlNodePtr n = root; n; n = xml_next(root, n, false)) {
		if (n->type == XML_ELEMENT_NODE && xmlStrEqual(n->name, BAD_CAST "title"))
			find_text_beside_lines(v, n);
	}
}

/* libxml2 tells once of an element that text stands in it; each text is a fault of its own. */
static void find_all_texts(struct validation *v)
{
	size_t count = v->count;
	for (size_t i = 0; i < count; i++) {
		struct fault_of_schema *f = v->faults[i], other = *f;
		if (f->error != XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3)
			continue;
		f->text = other.text = sentence_first_text(f->element->children);
		while (other.text && (other.text = sentence_first_text(other.text->next)))
			add_fault(v, &other);
	}
}

static void find_faults(const struct record_schema *s, struct validation *v, xmlDocPtr doc)
{
	bool again = true;
	for (int pass = 0; again && pass < PASSES_MAX; pass++) {
		again = false;
		xmlSchemaValidCtxtPtr ctxt = xmlSchemaNewValidCtxt(s->schema);
		xmlSchemaSetValidStructuredErrors(ctxt, on_fault, v);
		/* Else libxml2 looks for one at all siblings before every fault. */
		xmlSchemaValidateSetFilename(ctxt, "record");
		xmlSchemaValidateDoc(ctxt, doc);
		xmlSchemaFreeValidCtxt(ctxt);
		drop_explained(v, &again);
		again = cut_out(v) || again;
	}
	put_back(v);
	find_faulty_titles(v, xmlDocGetRootElement(doc));
	find_all_texts(v);
}

/* A message that is ready to be told. */
struct told {
	struct sentence sentence;
	struct place at;
	struct excerpt excerpt;
	size_t order; /* as libxml2 found them */
};

static int by_source(const void *a, const void *b)
{
	const struct located *p = &((const struct told *)a)->sentence.where,
			     *q = &((const struct told *)b)->sentence.where;
	if (p->source.data != q->source.data)
		return (uintptr_t)p->source.data < (uintptr_t)q->source.data ? -1 : 1;
	return p->start < q->start ? -1 : p->start > q->start;
}

static int by_place(const void *a, const void *b)
{
	const struct told *p = a, *q = b;
	int files = strcmp(p->at.file, q->at.file);
	if (files)
		return files;
	if (p->at.line != q->at.line)
		return p->at.line < q->at.line ? -1 : 1;
	if (p->at.column != q->at.column)
		return p->at.column < q->at.column ? -1 : 1;
	return p->order < q->order ? -1 : 1;
}

/* Lines and columns of ALL, which are located. What was not found has the line that libxml2 knows. */
static void find_lines(struct told *all, size_t count)
{
	struct lines lines = { 0 };
	qsort(all, count, sizeof *all, by_source);
	for (size_t i = 0; i < count; i++) {
		const struct located *w = &all[i].sentence.where;
		if (!w->source.data)
			continue;
		if (w->source.data != lines.source.data)
			lines = lines_of(w->source);
		all[i].excerpt = lines_excerpt(
			&lines, w->start, w->end, &all[i].at.line, &all[i].at.column);
	}
}

/* What V found, in the order of the text. */
static struct told *put_in_words(const struct record_schema *s, struct validation *v, xmlDocPtr doc,
	const char *path, struct slice data)
{
	struct told *all = ARENA_ARRAY(v->a, v->count, struct told);
	struct located *spots = ARENA_ARRAY(v->a, v->count, struct located);
	for (size_t i = 0; i < v->count; i++) {
		all[i] = (struct told){ .sentence = sentence_of(v->a, s->doc, v->faults[i]), .order = i };
		spots[i] = all[i].sentence.where;
		all[i].at = record_place(v->faults[i]->element);
		if (!all[i].at.file)
			all[i].at.file = path;
	}
	locate(v->a, doc, path, data, spots, v->count);
	for (size_t i = 0; i < v->count; i++)
		all[i].sentence.where = spots[i];
	find_lines(all, v->count);
	qsort(all, v->count, sizeof *all, by_place);
	return all;
}

static void tell(const struct told *all, size_t count, const char *path, struct diag *d)
{
	for (size_t i = 0; i < count; i++) {
		const struct sentence *s = &all[i].sentence;
		if (s->where.source.data)
			diag_fault(d, all[i].at, &all[i].excerpt, s->code, s->text);
		else
			diag_error(d, all[i].at, s->code, "%s", s->text);
	}
	if (count == FAULTS_MAX)
		diag_note(d, (struct place){ path, 0, 0 }, CODE_SCHEMA,
			_("there may be more faults; only the first %d are told"), FAULTS_MAX);
}

bool record_validate(struct record_schema *s, xmlDocPtr doc, const char *path, struct slice data,
	struct diag *d)
{
	if (s->quick && quick_surely_valid(doc))
		return true;
	if (!load(s, d))
		return false;
	struct validation *v = xcalloc(1, sizeof *v);
	v->a = arena_new();
	find_faults(s, v, doc);
	bool valid = v->count == 0;
	if (!valid)
		tell(put_in_words(s, v, doc, path, data), v->count, path, d);
	arena_free(v->a);
	free(v);
	return valid;
}
