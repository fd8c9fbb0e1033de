#include "engine/volume.h"

#include <assert.h>
#include <libxml/valid.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/map.h"
#include "record/xml.h"
#include "template/collation.h"

#define PIECE_NAMESPACE "urn:banxin:fo"

/* More faults than this nobody reads at once. */
enum { MOST_FAILED = 100 };

/* Files whose records are kept as parsed, which takes some eight times as much. */
enum { KEPT_BYTES = 3 * 1000 * 1000 };

/* The titles of the parts that a record stands in. */
struct part {
	const char *title;
	const struct part *outer; /* NULL: none around it */
};

struct piece {
	size_t source;     /* in the request; SIZE_MAX: of the manifest */
	const char *path;
	long lines_before;
	xmlDocPtr doc;     /* NULL: to be read again */
	xmlNodePtr entry;   /* of the frame: the record with its head alone */
	const struct part *part;
	const char *group; /* the title of the part that it is to come to, NULL: none */
	const char *group_key, *key;
	unsigned number;
};

struct volume {
	struct arena *a;
	struct banxin *b;
	const struct banxin_volume *request;
	xmlDocPtr frame, head; /* HEAD: what of the frame's head comes with each record */
	const char *manifest;  /* its path; NULL: there is none */
	struct piece *pieces;
	size_t count, capacity;
	size_t *by_number; /* a piece's index; that of a part is SIZE_MAX */
	unsigned last_number;
	size_t kept;
	struct map *included; /* the real paths of files that the manifest takes in */
};

static bool is(xmlNodePtr n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && !n->ns && xmlStrEqual(n->name, BAD_CAST name);
}

static bool is_record(xmlNodePtr n)
{
	return is(n, "profile") || is(n, "article");
}

static xmlNodePtr child(xmlNodePtr n, const char *name)
{
	xmlNodePtr c = n ? n->children : NULL;
	while (c && !is(c, name))
		c = c->next;
	return c;
}

/* The text of N, NULL for none, white space collapsed. */
static const char *text_of(struct arena *a, xmlNodePtr n)
{
	xmlChar *text = n ? xmlNodeGetContent(n) : NULL;
	const char *copy = text ? slice_collapse(a, slice_of((const char *)text)) : "";
	xmlFree(text);
	return copy;
}

/* Reading */

/* The record as the root of its document, checked if CHECK; *PATH and the lines are set. */
static xmlDocPtr read_record(
	struct volume *v, size_t i, bool check, const char **path, long *lines, struct diag *d)
{
	struct banxin_source s = { 0 };
	if (!v->request->source(v->request->user, i, &s))
		return NULL;
	if (!*path)
		*path = arena_strdup(v->a, s.path);
	*lines = s.lines_before;
	d->part_of = *path;
	d->lines_before = *lines;
	xmlDocPtr doc = record_parse(*path, (struct slice){ s.data, s.size }, NULL, d);
	xmlNodePtr record = doc ? record_single(doc, d) : NULL;
	if (record && (!check || record_validate(v->b->schema, doc, *path,
			(struct slice){ s.data, s.size }, d))) {
		record_unwrap(doc, record);
		return doc;
	}
	xmlFreeDoc(doc);
	return NULL;
}

static struct piece *add_piece(struct volume *v)
{
	v->pieces = xgrow(v->pieces, v->count, &v->capacity, sizeof *v->pieces);
	struct piece *p = &v->pieces[v->count++];
	*p = (struct piece){ 0 };
	return p;
}

/* Of a record's head, what the frame may tell of it. */
static bool names_record(xmlNodePtr n)
{
	static const char *const names[] = { "kicker", "title", "subtitle", "award", "byline", "source",
		"published", "organisation" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (is(n, names[i]))
			return true;
	return false;
}

/* RECORD without what takes up most of it. */
static xmlNodePtr make_entry(xmlDocPtr frame, xmlNodePtr record)
{
	xmlNodePtr entry = xmlDocCopyNode(record, frame, 2), head = child(record, "head");
	entry->line = record->line;
	if (!head)
		return entry;
	xmlNodePtr copy = xmlAddChild(entry, xmlDocCopyNode(head, frame, 2));
	for (xmlNodePtr n = head->children; n; n = n->next)
		if (names_record(n))
			xmlAddChild(copy, xmlDocCopyNode(n, frame, 1));
	return entry;
}

static size_t file_size(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 ? (size_t)st.st_size : KEPT_BYTES;
}

static void sort_by(struct volume *v, struct piece *p);

static void take_record(struct volume *v, size_t i, const char *path, long lines, xmlDocPtr doc)
{
	struct piece *p = add_piece(v);
	*p = (struct piece){ .source = i, .path = path, .lines_before = lines };
	p->entry = make_entry(v->frame, xmlDocGetRootElement(doc));
	sort_by(v, p);
	v->kept += file_size(path);
	if (v->kept >= KEPT_BYTES) {
		xmlFreeDoc(doc);
		return;
	}
	/* The check left a table of its ids, often larger than the record; one read again has none. */
	xmlFreeIDTable(doc->ids);
	doc->ids = NULL;
	p->doc = doc;
}

/* A record of the manifest becomes a document of its own, and an entry stands in its place. */
static void detach(struct volume *v, xmlNodePtr record, const struct part *part)
{
	struct piece *p = add_piece(v);
	struct place at = record_place(record);
	*p = (struct piece){ .source = SIZE_MAX, .path = v->manifest, .part = part };
	p->entry = make_entry(v->frame, record);
	if (strcmp(at.file, v->manifest) != 0) {
		char *real = realpath(at.file, NULL);
		if (real)
			map_add(v->included, slice_of(arena_strdup(v->a, real)), v);
		free(real);
	}
	xmlReplaceNode(record, p->entry);
	p->doc = xmlNewDoc(BAD_CAST "1.0");
	p->doc->URL = xmlStrdup(BAD_CAST at.file);
	/* A copy, since namespaces belong to the document that goes. */
	xmlDocSetRootElement(p->doc, xmlDocCopyNode(record, p->doc, 1));
	xmlFreeNode(record);
}

static void detach_all(struct volume *v, xmlNodePtr parent, const struct part *part)
{
	for (xmlNodePtr n = parent->children, next; n; n = next) {
		next = n->next;
		if (is_record(n)) {
			detach(v, n, part);
		} else if (is(n, "part")) {
			struct part *inner = ARENA_NEW(v->a, struct part);
			xmlChar *title = xmlGetNoNsProp(n, BAD_CAST "title");
			*inner = (struct part){ arena_strdup(v->a, title ? (char *)title : ""), part };
			xmlFree(title);
			detach_all(v, n, inner);
		}
	}
}

/* The first entries were made for another frame. */
static void move_entries(struct volume *v, xmlDocPtr to)
{
	for (size_t i = 0; i < v->count; i++) {
		xmlNodePtr copy = xmlDocCopyNode(v->pieces[i].entry, to, 1);
		xmlFreeNode(v->pieces[i].entry);
		v->pieces[i].entry = copy;
	}
}

static bool take_manifest(struct volume *v, const char *path, xmlDocPtr doc, struct diag *d)
{
	if (v->manifest) {
		diag_error(d, (struct place){ path, 0, 0 }, CODE_VOLUME,
			_("there is more than one bulletin in this volume; the other is \"%s\""),
			v->manifest);
		xmlFreeDoc(doc);
		return false;
	}
	v->manifest = path;
	move_entries(v, doc);
	xmlFreeDoc(v->frame);
	v->frame = doc;
	size_t given = v->count;
	detach_all(v, xmlDocGetRootElement(doc), NULL);
	/* Its own come first. */
	size_t own = v->count - given;
	if (!own || !given)
		return true;
	struct piece *moved = xcalloc(v->count, sizeof *moved);
	memcpy(moved, v->pieces + given, own * sizeof *moved);
	memcpy(moved + own, v->pieces, given * sizeof *moved);
	free(v->pieces);
	v->pieces = moved;
	v->capacity = v->count;
	return true;
}

static bool read_all(struct volume *v, struct diag *d)
{
	unsigned failed = 0;
	for (size_t i = 0; i < v->request->count && failed < MOST_FAILED; i++) {
		const char *path = NULL;
		long lines = 0;
		xmlDocPtr doc = read_record(v, i, true, &path, &lines, d);
		if (!doc)
			failed++;
		else if (is(xmlDocGetRootElement(doc), "bulletin"))
			failed += !take_manifest(v, path, doc, d);
		else
			take_record(v, i, path, lines, doc);
	}
	d->part_of = NULL;
	return failed == 0;
}

/* Order */

/* What a name begins with that is none: it comes behind all others. */
static const char last[] = "\x7F";

static const char *or_last(const char *key)
{
	return key && key[0] ? key : last;
}

static const char *name_key(struct volume *v, xmlNodePtr head)
{
	const char *name = text_of(v->a, child(head, "organisation"));
	if (!name[0])
		name = text_of(v->a, child(head, "title"));
	return name[0] ? collation_key(v->a, slice_of(name), false) : last;
}

static const char *attribute_of(struct volume *v, xmlNodePtr n, const char *name)
{
	const char *value = n ? xml_attribute(n, name) : NULL;
	return value && value[0] ? slice_collapse(v->a, slice_of(value)) : NULL;
}

static void group_by(struct volume *v, struct piece *p, xmlNodePtr head)
{
	xmlNodePtr organisation = child(head, "organisation");
	const char *month = attribute_of(v, child(head, "award"), "month");
	switch (v->request->group) {
	case BANXIN_GROUP_STREET:
		p->group = attribute_of(v, organisation, "street");
		break;
	case BANXIN_GROUP_DISTRICT:
		p->group = attribute_of(v, organisation, "district");
		break;
	case BANXIN_GROUP_MONTH:
		p->group_key = or_last(month);
		if (month)
			p->group = arena_printf(v->a, "%.4s年%d月", month,
				strlen(month) > 5 ? atoi(month + 5) : 0);
		return;
	case BANXIN_GROUP_NONE:
		break;
	}
	p->group_key = p->group ? collation_key(v->a, slice_of(p->group), false) : last;
}

static void sort_by(struct volume *v, struct piece *p)
{
	xmlNodePtr head = child(p->entry, "head");
	const char *first = "", *name = v->request->sort == BANXIN_SORT_FILE ? "" : name_key(v, head);
	if (v->request->sort == BANXIN_SORT_DATE)
		first = or_last(text_of(v->a, child(head, "published")));
	else if (v->request->sort == BANXIN_SORT_MONTH)
		first = or_last(attribute_of(v, child(head, "award"), "month"));
	p->key = arena_printf(v->a, "%s %s", first, name);
	group_by(v, p, head);
}

static int by_order(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;
	int order = strcmp(x->group_key, y->group_key);
	if (!order && x->group && y->group)
		order = strcmp(x->group, y->group);
	if (!order)
		order = strcmp(x->key, y->key);
	return order ? order : x->source < y->source ? -1 : x->source > y->source;
}

/* Files that the manifest has taken in are not taken twice. */
static void drop_included(struct volume *v, size_t own)
{
	size_t count = own;
	for (size_t i = own; i < v->count; i++) {
		struct piece *p = &v->pieces[i];
		char *real = p->lines_before ? NULL : realpath(p->path, NULL);
		if (real && map_lookup(v->included, slice_of(real))) {
			xmlFreeNode(p->entry);
			xmlFreeDoc(p->doc);
		} else {
			v->pieces[count++] = *p;
		}
		free(real);
	}
	v->count = count;
}

static bool same_group(const struct piece *a, const struct piece *b)
{
	return a->group && b->group ? strcmp(a->group, b->group) == 0 : a->group == b->group;
}

/* Before what ends a bulletin. */
static void append(xmlNodePtr bulletin, xmlNodePtr n)
{
	xmlNodePtr end = child(bulletin, "related");
	if (!end)
		end = child(bulletin, "tail");
	if (end)
		xmlAddPrevSibling(end, n);
	else
		xmlAddChild(bulletin, n);
}

/* The sorted records from OWN into the frame, in parts; those without a group, if others have one, in a
 * last part. */
static void arrange(struct volume *v, size_t own)
{
	xmlNodePtr root = xmlDocGetRootElement(v->frame), to = root;
	const struct part *part = NULL;
	bool grouped = own < v->count && v->pieces[own].group;
	for (size_t i = own; i < v->count; i++) {
		struct piece *p = &v->pieces[i];
		if (grouped && (i == own || !same_group(p, p - 1))) {
			struct part *next = ARENA_NEW(v->a, struct part);
			*next = (struct part){ p->group ? p->group : "其他", NULL };
			part = next;
			to = xmlNewDocNode(v->frame, NULL, BAD_CAST "part", NULL);
			xmlSetProp(to, BAD_CAST "title", BAD_CAST part->title);
			append(root, to);
		}
		p->part = part;
		if (to == root)
			append(root, p->entry);
		else
			xmlAddChild(to, p->entry);
	}
}

/* The numbers by which layouts know records: parts count too. */
static void number(struct volume *v)
{
	xmlNodePtr root = xmlDocGetRootElement(v->frame);
	for (size_t i = 0; i < v->count; i++)
		v->pieces[i].entry->_private = &v->pieces[i];
	size_t capacity = 0;
	for (xmlNodePtr n = root; n; n = xml_next(root, n, is_record(n))) {
		if (!is_record(n) && !is(n, "part"))
			continue;
		v->by_number = xgrow(v->by_number, v->last_number, &capacity, sizeof *v->by_number);
		struct piece *p = n->_private;
		v->by_number[v->last_number++] = is_record(n) ? (size_t)(p - v->pieces) : SIZE_MAX;
		if (is_record(n))
			p->number = v->last_number;
	}
	/* Included records have the name of their file there, entries that of their piece. */
	for (size_t i = 0; i < v->count; i++)
		v->pieces[i].entry->_private =
			(void *)(uintptr_t)xmlDictLookup(v->frame->dict, BAD_CAST v->pieces[i].path, -1);
}

/* The head */

static void set_text(xmlNodePtr head, const char *name, const char *text)
{
	if (!text)
		return;
	xmlNodePtr n = child(head, name);
	if (n)
		xmlNodeSetContent(n, NULL);
	else
		n = xmlNewChild(head, NULL, BAD_CAST name, NULL);
	xmlNodeAddContent(n, BAD_CAST text);
}

/* 3 or 2025-3. */
static void set_issue(struct arena *a, xmlNodePtr head, const char *issue)
{
	if (!issue)
		return;
	const char *dash = strchr(issue, '-');
	xmlNodePtr n = child(head, "issue");
	if (!n)
		n = xmlNewChild(head, NULL, BAD_CAST "issue", NULL);
	xmlSetProp(n, BAD_CAST "number", BAD_CAST (dash ? dash + 1 : issue));
	if (dash)
		xmlSetProp(n, BAD_CAST "year",
			BAD_CAST arena_strndup(a, issue, (size_t)(dash - issue)));
}

static bool make_head(struct volume *v, struct diag *d)
{
	const struct banxin_volume *r = v->request;
	xmlNodePtr head = child(xmlDocGetRootElement(v->frame), "head");
	set_text(head, "title", r->title);
	set_text(head, "compiler", r->compiler);
	set_text(head, "published", r->date);
	set_issue(v->a, head, r->issue);
	if (!text_of(v->a, child(head, "title"))[0])
		return diag_error(d, (struct place){ v->manifest, 0, 0 }, CODE_VOLUME,
			_("the volume has no title; --title gives it one"));
	v->head = xmlNewDoc(BAD_CAST "1.0");
	xmlNodePtr copy = xmlNewDocNode(v->head, NULL, BAD_CAST "head", NULL);
	xmlDocSetRootElement(v->head, copy);
	static const char *const carried[] = { "title", "issue" };
	for (size_t i = 0; i < sizeof carried / sizeof *carried; i++)
		if (child(head, carried[i]))
			xmlAddChild(copy, xmlDocCopyNode(child(head, carried[i]), v->head, 1));
	return true;
}

static xmlDocPtr empty_frame(void)
{
	xmlDocPtr doc = xmlNewDoc(BAD_CAST "1.0");
	doc->dict = xmlDictCreate();
	xmlNodePtr root = xmlNewDocNode(doc, NULL, BAD_CAST "bulletin", NULL);
	xmlDocSetRootElement(doc, root);
	xmlNewChild(root, NULL, BAD_CAST "head", NULL);
	return doc;
}

struct volume *volume_read(struct banxin *b, const struct banxin_volume *request)
{
	struct diag *d = &b->diag;
	if (!engine_schema(b))
		return NULL;
	struct volume *v = xcalloc(1, sizeof *v);
	v->a = arena_new();
	v->b = b;
	v->request = request;
	v->included = map_new(v->a);
	v->frame = empty_frame();
	bool ok = read_all(v, d);
	size_t own = 0;
	while (own < v->count && v->pieces[own].source == SIZE_MAX)
		own++;
	if (ok)
		drop_included(v, own);
	if (ok && v->count == 0)
		ok = diag_error(d, (struct place){ v->manifest, 0, 0 }, CODE_VOLUME,
			_("there is no record for the volume"));
	if (!ok || !make_head(v, d)) {
		volume_free(v);
		return NULL;
	}
	qsort(v->pieces + own, v->count - own, sizeof *v->pieces, by_order);
	arrange(v, own);
	number(v);
	return v;
}

void volume_drop_frame(struct volume *v)
{
	for (size_t i = 0; i < v->count; i++) {
		if (v->pieces[i].entry && !v->pieces[i].entry->parent)
			xmlFreeNode(v->pieces[i].entry);
		v->pieces[i].entry = NULL;
	}
	xmlFreeDoc(v->frame);
	v->frame = NULL;
}

void volume_free(struct volume *v)
{
	if (!v)
		return;
	volume_drop_frame(v);
	for (size_t i = 0; i < v->count; i++)
		xmlFreeDoc(v->pieces[i].doc);
	xmlFreeDoc(v->head);
	free(v->pieces);
	free(v->by_number);
	arena_free(v->a);
	free(v);
}

size_t volume_count(const struct volume *v)
{
	return v->count;
}

xmlDocPtr volume_frame(const struct volume *v)
{
	return v->frame;
}

/* Pieces */

/* The document of P, for the caller, who may come again. */
static xmlDocPtr take_doc(struct volume *v, struct piece *p, struct diag *d)
{
	xmlDocPtr doc = p->doc;
	if (p->source == SIZE_MAX)
		return xmlCopyDoc(doc, 1);
	p->doc = NULL;
	return doc ? doc : read_record(v, p->source, false, &p->path, &p->lines_before, d);
}

/* RECORD's document as a bulletin that holds it alone. */
static void wrap(struct volume *v, const struct piece *p, xmlDocPtr doc)
{
	xmlNodePtr record = xmlDocGetRootElement(doc), at = record;
	char text[16];
	xmlNodePtr root = xmlNewDocNode(doc, NULL, BAD_CAST "bulletin", NULL);
	xmlNsPtr ns = xmlNewNs(root, BAD_CAST PIECE_NAMESPACE, BAD_CAST "banxin");
	snprintf(text, sizeof text, "%u", p->number);
	xmlSetNsProp(root, ns, BAD_CAST "record", BAD_CAST text);
	xmlAddChild(root, xmlDocCopyNode(xmlDocGetRootElement(v->head), doc, 1));
	xmlUnlinkNode(record);
	for (const struct part *part = p->part; part; part = part->outer) {
		xmlNodePtr outer = xmlNewDocNode(doc, NULL, BAD_CAST "part", NULL);
		xmlSetProp(outer, BAD_CAST "title", BAD_CAST part->title);
		xmlAddChild(outer, at);
		at = outer;
	}
	xmlAddChild(root, at);
	xmlDocSetRootElement(doc, root);
}

static struct piece *piece_of(struct volume *v, unsigned number)
{
	assert(number >= 1 && number <= v->last_number && v->by_number[number - 1] != SIZE_MAX);
	return &v->pieces[v->by_number[number - 1]];
}

xmlDocPtr volume_piece(struct volume *v, unsigned number)
{
	struct piece *p = piece_of(v, number);
	struct diag *d = &v->b->diag;
	const struct diag before = *d;
	xmlDocPtr doc = take_doc(v, p, d);
	if (doc)
		wrap(v, p, doc);
	d->part_of = before.part_of;
	d->lines_before = before.lines_before;
	return doc;
}

const char *volume_turn(struct volume *v, unsigned number)
{
	const struct piece *p = piece_of(v, number);
	v->b->diag.part_of = p->path;
	v->b->diag.lines_before = p->lines_before;
	return p->path;
}

/* Of A the folders from the start that B shares, as long as both say. */
static const char *common_folder(struct arena *a, const char *x, const char *y)
{
	size_t len = 0;
	for (size_t i = 0;; i++) {
		bool ends = (!x[i] || x[i] == '/') && (!y[i] || y[i] == '/');
		if (ends)
			len = i;
		if (x[i] != y[i] || !x[i])
			break;
	}
	return len ? arena_strndup(a, x, len) : x[0] == '/' && y[0] == '/' ? "/" : ".";
}

const char *volume_folder(const struct volume *v)
{
	const char *folder = NULL;
	for (size_t i = 0; i < v->count; i++) {
		const char *own = file_dirname(v->a, v->pieces[i].path);
		folder = folder ? common_folder(v->a, folder, own) : own;
	}
	return folder;
}

/* src="a.jpg" of a record in 2025/may/ is 2025/may/a.jpg for the whole. */
static void rewrite_addresses(struct volume *v, xmlNodePtr record, const char *path, const char *folder)
{
	const char *own = file_dirname(v->a, path);
	if (strcmp(own, folder) == 0)
		return;
	if (strcmp(folder, ".") != 0 && strncmp(own, folder, strlen(folder)) == 0)
		own += strlen(folder) + (own[strlen(folder)] == '/');
	for (xmlNodePtr n = record; n; n = xml_next(record, n, false)) {
		const char *src = n->type == XML_ELEMENT_NODE ? xml_attribute(n, "src") : NULL;
		if (src && src[0] != '/' && !strchr(src, ':'))
			xmlSetProp(n, BAD_CAST "src", BAD_CAST arena_printf(v->a, "%s/%s", own, src));
	}
}

bool volume_fill(struct volume *v, struct diag *d)
{
	const char *folder = volume_folder(v);
	for (size_t i = 0; i < v->count; i++) {
		struct piece *p = &v->pieces[i];
		xmlDocPtr doc = take_doc(v, p, d);
		if (!doc)
			return false;
		xmlNodePtr record = xmlDocCopyNode(xmlDocGetRootElement(doc), v->frame, 1);
		record->_private = p->entry->_private;
		rewrite_addresses(v, record, p->path, folder);
		xmlReplaceNode(p->entry, record);
		xmlFreeNode(p->entry);
		p->entry = NULL;
		xmlFreeDoc(doc);
	}
	return true;
}
