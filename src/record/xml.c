#include "record/xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>
#include <limits.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/lines.h"
#include "record/plain.h"

/* libxml2 goes no deeper unless its limits are off. They are on again as soon as an entity is declared,
 * since they are also what stops one that expands without end. */
enum { LIBXML_DEPTH = 250 };

/* What the handlers of one parse share, through the parser context's _private. */
struct reading {
	const struct xml_source *source;
	struct slice text; /* in UTF-8 */
	struct diag *d;
	bool told;
	internalSubsetSAXFunc doctype;
	entityDeclSAXFunc entity;
	startElementNsSAX2Func start;
	endElementNsSAX2Func end;
	charactersSAXFunc characters;
	int left_out; /* elements around the parser that are being left out */
};

static struct reading *reading_of(void *ctx)
{
	return ((xmlParserCtxtPtr)ctx)->_private;
}

/* The byte of the text that the parser stands before. False where it reads what an entity stands for. */
static bool find_offset(xmlParserCtxtPtr ctxt, size_t *out)
{
	const xmlParserInput *in = ctxt->input;
	if (!in || ctxt->inputNr != 1)
		return false;
	*out = in->consumed + (size_t)(in->cur - in->base);
	return *out <= reading_of(ctxt)->text.len;
}

/* Tells of the fault E, or of the markup that is being read, with what stands there. */
static void tell(xmlParserCtxtPtr ctxt, xml_error *e, enum code code, const char *text)
{
	struct reading *r = reading_of(ctxt);
	struct place at = { r->source->path, e ? e->line : ctxt->input ? ctxt->input->line : 0, 0 };
	size_t offset, start, end;
	if (!find_offset(ctxt, &offset)) {
		diag_error(r->d, at, code, "%s", text);
		return;
	}
	xml_find_spot(e, r->text, offset, &start, &end);
	struct lines lines = lines_of(r->text);
	struct excerpt excerpt = lines_excerpt(&lines, start, end, &at.line, &at.column);
	diag_fault(r->d, at, &excerpt, code, text);
}

static void on_error(void *ctx, xml_error *e)
{
	xmlParserCtxtPtr ctxt = ctx;
	struct reading *r = reading_of(ctx);
	if (r->told || e->level < XML_ERR_ERROR)
		return;
	r->told = true;
	struct arena *a = arena_new();
	const char *text;
	xmlError told = *e;
	told.int1 = (int)diag_line(r->d, r->source->path, e->int1); /* where it is a line */
	enum code code = xml_sentence(a, &told, &text);
	/* libxml2 goes on behind an entity that it doesn't know or a prefix without a namespace. */
	tell(ctxt, e, code, text);
	arena_free(a);
	xmlStopParser(ctxt);
}

/* Ends the parse at a construct that is well-formed, yet not let in. */
static void refuse(void *ctx, enum code code, const char *text)
{
	struct reading *r = reading_of(ctx);
	if (!r->told)
		tell(ctx, NULL, code, text);
	r->told = true;
	xmlStopParser(ctx);
}

static void on_doctype(
	void *ctx, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
	struct reading *r = reading_of(ctx);
	if (public_id || system_id)
		refuse(ctx, CODE_XML_ENTITY,
			_("the DOCTYPE names an external DTD, which is never read; remove the "
			  "DOCTYPE"));
	else
		r->doctype(ctx, name, public_id, system_id);
}

static void on_entity(void *ctx, const xmlChar *name, int type, const xmlChar *public_id,
	const xmlChar *system_id, xmlChar *content)
{
	struct reading *r = reading_of(ctx);
	if (!r->source->declarations)
		refuse(ctx, CODE_XML_ENTITY,
			_("the DOCTYPE declares an entity, which a record may not; write the text "
			  "itself"));
	else if (public_id || system_id)
		refuse(ctx, CODE_XML_ENTITY,
			_("an external entity is declared, which is never read"));
	else {
		((xmlParserCtxtPtr)ctx)->options &= ~XML_PARSE_HUGE;
		r->entity(ctx, name, type, public_id, system_id, content);
	}
}

static void refuse_declaration(void *ctx)
{
	refuse(ctx, CODE_XML_ENTITY,
		_("the DOCTYPE holds declarations, which are not taken; remove it"));
}

static void on_element_declaration(
	void *ctx, const xmlChar *name, int type, xmlElementContentPtr content)
{
	(void)name, (void)type, (void)content;
	refuse_declaration(ctx);
}

static void on_attribute_declaration(void *ctx, const xmlChar *element, const xmlChar *name,
	int type, int kind, const xmlChar *value, xmlEnumerationPtr tree)
{
	(void)element, (void)name, (void)type, (void)kind, (void)value;
	xmlFreeEnumeration(tree);
	refuse_declaration(ctx);
}

static void on_notation_declaration(
	void *ctx, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
	(void)name, (void)public_id, (void)system_id;
	refuse_declaration(ctx);
}

static void on_start(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
	int namespace_count, const xmlChar **namespaces, int attribute_count, int defaulted_count,
	const xmlChar **attributes)
{
	xmlParserCtxtPtr ctxt = ctx;
	struct reading *r = reading_of(ctx);
	if (ctxt->nodeNr >= r->source->depth) {
		refuse(ctx, CODE_XML_LIMIT, _("the elements stand too deep within each other"));
		return;
	}
	if (r->left_out || (r->source->without && xmlStrEqual(name, BAD_CAST r->source->without))) {
		r->left_out++;
		return;
	}
	r->start(ctx, name, prefix, uri, namespace_count, namespaces, attribute_count,
		defaulted_count, attributes);
}

static void on_end(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct reading *r = reading_of(ctx);
	if (r->left_out)
		r->left_out--;
	else
		r->end(ctx, name, prefix, uri);
}

static void on_characters(void *ctx, const xmlChar *text, int len)
{
	struct reading *r = reading_of(ctx);
	if (!r->left_out)
		r->characters(ctx, text, len);
}

static void install_leaving_out(xmlSAXHandlerPtr sax, struct reading *r)
{
	r->end = sax->endElementNs;
	r->characters = sax->characters;
	sax->endElementNs = on_end;
	sax->characters = on_characters;
}

/* Our handlers around libxml2's own. The context's handler table is its own copy. */
static void install(xmlParserCtxtPtr ctxt, struct reading *r)
{
	xmlSAXHandlerPtr sax = ctxt->sax;
	r->doctype = sax->internalSubset;
	r->entity = sax->entityDecl;
	r->start = sax->startElementNs;
	sax->internalSubset = on_doctype;
	sax->entityDecl = on_entity;
	sax->startElementNs = on_start;
	sax->elementDecl = on_element_declaration;
	sax->attributeDecl = on_attribute_declaration;
	sax->notationDecl = on_notation_declaration;
	sax->serror = on_error;
	if (r->source->without)
		install_leaving_out(sax, r);
	ctxt->_private = r;
}

static void share_dict(xmlParserCtxtPtr ctxt, xmlDictPtr dict)
{
	xmlDictFree(ctxt->dict);
	ctxt->dict = dict;
	xmlDictReference(dict);
}

/* Records and templates are nearly always plain. */
static xmlDocPtr parse_plain(const struct xml_source *s, struct slice text)
{
	struct xml_source source = *s;
	source.data = text;
	return s->without ? NULL : plain_read(&source);
}

static xmlDocPtr parse_utf8(const struct xml_source *s, struct slice text, struct diag *d)
{
	/* The bytes are UTF-8 by now, whatever their declaration says. */
	int options =
		XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC;
	if (s->declarations)
		options |= XML_PARSE_NOENT;
	if (s->depth > LIBXML_DEPTH)
		options |= XML_PARSE_HUGE;
	if (s->without)
		options |= XML_PARSE_NOBLANKS;
	struct reading r = { .source = s, .text = text, .d = d };
	xmlParserCtxtPtr ctxt = xmlNewParserCtxt();
	if (s->dict)
		share_dict(ctxt, s->dict);
	install(ctxt, &r);
	xmlDocPtr doc = xmlCtxtReadMemory(ctxt, text.len ? text.data : " ",
		text.len ? (int)text.len : 1, NULL, "UTF-8", options);
	if (doc && r.told) {
		xmlFreeDoc(doc);
		doc = NULL;
	} else if (!doc && !r.told) {
		diag_error(d, (struct place){ s->path, 0, 0 }, CODE_XML_SYNTAX,
			_("this is not well-formed XML"));
	}
	xmlFreeParserCtxt(ctxt);
	return doc;
}

xmlDocPtr xml_read(const struct xml_source *s, struct diag *d)
{
	struct arena *a = arena_new();
	struct slice text;
	const char *encoding;
	xmlDocPtr doc = NULL;
	if (s->data.len > INT_MAX / 2)
		diag_error(d, (struct place){ s->path, 0, 0 }, CODE_FILE_TOO_LARGE,
			_("the file is larger than %d MB, the limit"), INT_MAX / 2 / 1000000);
	else if (xml_decode(a, s->path, s->data, &text, &encoding, d) &&
		!(doc = parse_plain(s, text)))
		doc = parse_utf8(s, text, d);
	if (doc) {
		xmlFree((xmlChar *)doc->URL);
		doc->URL = xmlStrdup((const xmlChar *)(s->url ? s->url : s->path));
		xmlFree((xmlChar *)doc->encoding);
		doc->encoding = xmlStrdup((const xmlChar *)encoding);
	}
	arena_free(a);
	return doc;
}

xmlDocPtr xml_read_file(const struct xml_source *s, size_t limit, struct diag *d)
{
	struct arena *scratch = arena_new();
	struct xml_source source = *s;
	xmlDocPtr doc = NULL;
	if (file_read(scratch, s->path, limit, &source.data, (struct place){ NULL, 0, 0 }, d))
		doc = xml_read(&source, d);
	arena_free(scratch);
	return doc;
}

xmlNodePtr xml_next(xmlNodePtr root, xmlNodePtr n, bool skip)
{
	if (!skip && n->type == XML_ELEMENT_NODE && n->children)
		return n->children;
	while (n != root && !n->next)
		n = n->parent;
	return n == root ? NULL : n->next;
}

static void free_text(xmlDictPtr dict, xmlNodePtr n)
{
	bool within = n->content == (xmlChar *)&n->properties; /* where a short text lies */
	if (n->content && !within && !xmlDictOwns(dict, n->content))
		xmlFree(n->content);
	xmlFree(n);
}

static void free_texts(xmlDictPtr dict, xmlNodePtr n)
{
	while (n) {
		xmlNodePtr next = n->next;
		if (n->type == XML_TEXT_NODE)
			free_text(dict, n);
		else
			xmlFreeNode(n);
		n = next;
	}
}

/* N has no children any more. */
static void free_node(xmlDictPtr dict, xmlNodePtr n)
{
	if (n->type == XML_TEXT_NODE) {
		free_text(dict, n);
		return;
	}
	if (n->type != XML_ELEMENT_NODE) {
		xmlFreeNode(n);
		return;
	}
	for (xmlAttrPtr a = n->properties, next; a; a = next) {
		next = a->next;
		free_texts(dict, a->children);
		xmlFree(a);
	}
	if (n->nsDef)
		xmlFreeNsList(n->nsDef);
	xmlFree(n);
}

static xmlNodePtr first_leaf(xmlNodePtr n)
{
	while (n->type == XML_ELEMENT_NODE && n->children)
		n = n->children;
	return n;
}

void xml_free(xmlDocPtr doc)
{
	if (doc && doc->dict && !doc->intSubset && !doc->extSubset) {
		xmlNodePtr n = doc->children ? first_leaf(doc->children) : NULL;
		while (n) {
			xmlNodePtr next = n->next, parent = n->parent;
			free_node(doc->dict, n);
			n = next ? first_leaf(next) : parent;
			if (n == (xmlNodePtr)doc)
				break;
			if (!next)
				n->children = NULL;
		}
		doc->children = doc->last = NULL;
	}
	xmlFreeDoc(doc);
}

const char *xml_attribute(xmlNodePtr n, const char *name)
{
	for (xmlAttrPtr a = n->properties; a; a = a->next) {
		if (!a->ns && xmlStrEqual(a->name, BAD_CAST name))
			return a->children && a->children->content
				? (const char *)a->children->content
				: "";
	}
	return NULL;
}

static char *escaped(struct arena *a, const char *s, const char *kept)
{
	xmlChar *e = xmlURIEscapeStr(BAD_CAST s, BAD_CAST kept);
	char *copy = arena_strdup(a, (const char *)e);
	xmlFree(e);
	return copy;
}

char *xml_url(struct arena *a, const char *path)
{
	return escaped(a, path, "/");
}

char *xml_escape_address(struct arena *a, const char *address)
{
	return escaped(a, address, "%/:?#[]@!$&'()*+,;=");
}
