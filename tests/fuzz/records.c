/* A file of records: cut, and each of its records parsed. Cutting accepts a file, with all its records
 * well-formed, if and only if libxml2 accepts it as a whole, and both find the same number. */
#include <libxml/tree.h>
#include <stdlib.h>
#include <string.h>

#include "record/cut.h"
#include "record/record.h"
#include "record/xml.h"
#include "replay.h"
#include "temporary.h"

enum { DOCUMENT_MAX = 10 * 1000 * 1000, DEPTH = 256 };

static xmlDocPtr parsed(struct slice data)
{
	struct diag d;
	diag_init(&d, NULL, NULL);
	struct xml_source source = { .path = "", .data = data, .depth = DEPTH };
	return xml_read(&source, &d);
}

static bool is_element(xmlNodePtr n)
{
	return n->type == XML_ELEMENT_NODE;
}

/* Which no record has, and which ends it for the cutter. */
static bool has_own_name_inside(xmlNodePtr record)
{
	for (xmlNodePtr n = record; (n = xml_next(record, n, false));)
		if (is_element(n) && xmlStrEqual(n->name, record->name))
			return true;
	return false;
}

/* How many records libxml2 finds below <records>. -1: it is no such file, or one with what only the
 * cutter forbids. */
static int count_whole(struct slice data)
{
	xmlDocPtr doc = parsed(data);
	xmlNodePtr root = doc ? xmlDocGetRootElement(doc) : NULL;
	int count = 0;
	if (!root || root->ns || !xmlStrEqual(root->name, BAD_CAST "records") || doc->intSubset)
		count = -1;
	for (xmlNodePtr n = count < 0 ? NULL : root->children; n && count >= 0; n = n->next) {
		if (is_element(n))
			count = has_own_name_inside(n) ? -1 : count + 1;
		else if (n->type == XML_TEXT_NODE && !xmlIsBlankNode(n))
			count = -1;
	}
	xmlFreeDoc(doc);
	return count;
}

/* Blank text that the cutter takes for text. */
static bool may_hide_blanks(struct slice data)
{
	return memchr(data.data, '&', data.len) || memchr(data.data, '[', data.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct slice data = { (const char *)bytes, size };
	const char *path = temporary_file(bytes, size);
	struct arena *a = arena_new();
	struct cut_store store = cut_store_new();
	struct cut_record r;
	struct diag d;
	struct buf document;
	int parts = 0, well_formed = 0;
	diag_init(&d, NULL, NULL);
	buf_init(&document, DOCUMENT_MAX);
	struct cut *c = cut_open(path, CUT_ID | CUT_TITLE, &store, &d);
	enum cut_step step = CUT_FAULT;
	while (c && (step = cut_next(c, &r)) == CUT_RECORD && r.size) {
		struct cut_file file = cut_file(c, a, path);
		/* What is no character of the file's encoding is refused here. */
		bool read = cut_read(&file, r.offset, r.size, r.line, &document, &d);
		if (!read && d.errors == 0)
			abort();
		xmlDocPtr doc = read ? parsed(buf_slice(&document)) : NULL;
		parts++;
		well_formed += doc != NULL;
		xmlFreeDoc(doc);
	}
	/* What is refused is told why. */
	if (step == CUT_FAULT && d.errors == 0)
		abort();
	int whole = step == CUT_RECORD ? -1 : count_whole(data);
	if (step == CUT_END && parts == well_formed && whole >= 0 && whole != parts)
		abort();
	if (step == CUT_END && parts == well_formed && whole < 0) {
		xmlDocPtr doc = parsed(data);
		if (!doc)
			abort();
		xmlFreeDoc(doc);
	}
	if (whole > 0 && (step == CUT_FAULT || parts != well_formed) && !may_hide_blanks(data))
		abort();
	cut_close(c);
	cut_store_release(&store);
	buf_release(&document);
	arena_free(a);
	return 0;
}
