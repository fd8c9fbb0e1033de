#include "template/template.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <libxslt/functions.h>
#include <libxslt/imports.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <limits.h>
#include <string.h>

#include "base/i18n.h"
#include "base/nearest.h"
#include "record/xml.h"
#include "template/check.h"
#include "template/collation.h"
#include "template/errors.h"
#include "template/functions.h"
#include "template/sheets.h"

/* Where a template that doesn't end is stopped. A book of 500 pages takes a fiftieth of these. */
enum {
	NODES_MAX = 20 * 1000 * 1000,        /* elements made, results and intermediate trees */
	INSTRUCTIONS_MAX = 50 * 1000 * 1000, /* some 20 seconds */
	XPATH_STEPS_MAX = 1000 * 1000 * 1000,
	NESTING_MAX = 3000, /* templates within each other; some 3 MB of stack */
};

enum { FO_FILE_MAX = 256 * 1000 * 1000, FO_FILE_DEPTH = 600 };

struct template
{
	struct arena *a;
	char *path;
	xsltStylesheetPtr style;
	xsltSecurityPrefsPtr security;
	struct sheets sheets;
};

/* The transformation that runs on this thread, for mark_node. */
static _Thread_local struct {
	xsltTransformContextPtr ctxt;
	struct trouble *trouble;
	xmlDocPtr record;
	struct arena *arena; /* of struct made */
	long nodes;
} running;

/* What an element of the result was made by, and at which element of the record. */
struct made {
	struct spot *spot;
	xmlNodePtr source; /* NULL: in a tree of the template's own */
};

void template_init(void)
{
	static bool done;
	if (done)
		return;
	done = true;
	xmlInitParser();
	collation_register();
	trouble_init();
	sheets_setup();
}

/* Which files may be read is decided where they are, in sheets.c, with a better message. */
static int left_to_the_loader(
	xsltSecurityPrefsPtr p, xsltTransformContextPtr ctxt, const char *value)
{
	(void)p, (void)ctxt, (void)value;
	return 1;
}

static xsltSecurityPrefsPtr new_security(void)
{
	xsltSecurityPrefsPtr p = xsltNewSecurityPrefs();
	xsltSetSecurityPrefs(p, XSLT_SECPREF_READ_FILE, left_to_the_loader);
	xsltSetSecurityPrefs(p, XSLT_SECPREF_WRITE_FILE, xsltSecurityForbid);
	xsltSetSecurityPrefs(p, XSLT_SECPREF_CREATE_DIRECTORY, xsltSecurityForbid);
	xsltSetSecurityPrefs(p, XSLT_SECPREF_READ_NETWORK, xsltSecurityForbid);
	xsltSetSecurityPrefs(p, XSLT_SECPREF_WRITE_NETWORK, xsltSecurityForbid);
	return p;
}

static bool compile(struct template *t, struct diag *d)
{
	xmlDocPtr doc = sheets_read(&t->sheets, t->path, NULL, NULL, d);
	if (!doc)
		return false;
	struct trouble trouble;
	trouble_begin(&trouble, d, t->path);
	sheets_active(&t->sheets, &trouble);
	t->style = xsltParseStylesheetDoc(doc);
	sheets_inactive();
	if (!t->style)
		xmlFreeDoc(doc);
	if ((!t->style || t->style->errors) && !trouble.told && !trouble.held)
		trouble_tell(&trouble, (struct place){ t->path, 0, 0 }, CODE_TEMPLATE_SYNTAX,
			_("this is not a template"));
	trouble_end(&trouble);
	return t->style && !t->style->errors && !trouble.told && check_template(t->style, d);
}

struct template *template_load(const char *path, struct diag *d)
{
	template_init();
	struct arena *a = arena_new();
	struct template *t = ARENA_NEW(a, struct template);
	t->a = a;
	t->path = arena_strdup(a, path);
	t->security = new_security();
	if (!sheets_init(&t->sheets, a, path, d) || !compile(t, d)) {
		template_free(t);
		return NULL;
	}
	/* Has libxml2 look for functions like mark_node. It sets that of the first thread, wherever it is
	 * called; each thread has its own. */
	xmlRegisterNodeDefault(NULL);
	return t;
}

void template_free(struct template *t)
{
	if (!t)
		return;
	xsltFreeStylesheet(t->style);
	xsltFreeSecurityPrefs(t->security);
	sheets_release(&t->sheets);
	arena_free(t->a);
}

const char *template_path(const struct template *t)
{
	return t->path;
}

const char *const *template_files(const struct template *t, size_t *count)
{
	*count = t->sheets.file_count;
	return t->sheets.files;
}

const char *template_description(const struct template *t)
{
	return t->sheets.description;
}

const struct template_param_info *template_params(const struct template *t, size_t *count)
{
	*count = t->sheets.param_count;
	return t->sheets.params;
}

static xmlNodePtr source_element(xmlNodePtr n)
{
	if (n && (n->type == XML_TEXT_NODE || n->type == XML_ATTRIBUTE_NODE))
		n = n->parent;
	return n && n->type == XML_ELEMENT_NODE && n->doc == running.record ? n : NULL;
}

/* Called by libxml2 for every node it makes: notes which instruction made it. The line of an
 * element is copied with it when a variable's tree is copied, _private is not; so until the end the
 * line holds the number of the spot. */
static void mark_node(xmlNodePtr n)
{
	if (n->type != XML_ELEMENT_NODE || !running.ctxt)
		return;
	if (++running.nodes == NODES_MAX) {
		trouble_tell(running.trouble, trouble_place(running.ctxt->inst),
			CODE_TEMPLATE_LIMIT,
			_("the template does not come to an end on this record"));
		running.ctxt->state = XSLT_STATE_STOPPED;
	}
	xmlNodePtr inst = running.ctxt->inst;
	while (inst && inst->type != XML_ELEMENT_NODE)
		inst = inst->parent;
	struct spot *spot = inst ? inst->_private : NULL;
	struct made *made = ARENA_NEW(running.arena, struct made);
	*made = (struct made){ spot, source_element(running.ctxt->node) };
	n->_private = made;
	if (spot && !spot->copies)
		n->line = spot->index;
}

/* The spot of a copied element is that of its original if a template made it; the record's own
 * elements, which have no namespace, are the copying instruction's. */
static struct spot *spot_of_copy(const struct sheets *s, xmlNodePtr n, struct spot *copier)
{
	if (!n->ns || n->line == 0 || n->line > s->spot_count)
		return copier;
	struct spot *spot = s->spots[n->line - 1];
	return !spot->name || strcmp(spot->name, (const char *)n->name) == 0 ? spot : copier;
}

static void settle_places(const struct sheets *s, xmlNodePtr root)
{
	for (xmlNodePtr n = root; n; n = xml_next(root, n, false)) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		const struct made *made = n->_private;
		struct spot *spot = made ? made->spot : NULL;
		if (spot && spot->copies)
			spot = spot_of_copy(s, n, spot);
		long line = spot ? spot->at.line : 0;
		n->_private = spot;
		n->psvi = made ? made->source : NULL;
		n->line = line < USHRT_MAX ? (unsigned short)line : USHRT_MAX;
	}
}

static bool declared(const struct template *t, const char *name, struct diag *d)
{
	struct arena *a = arena_new();
	const char **names = ARENA_ARRAY(a, t->sheets.param_count, const char *);
	bool found = false;
	for (size_t i = 0; i < t->sheets.param_count; i++) {
		names[i] = t->sheets.params[i].name;
		found = found || strcmp(names[i], name) == 0;
	}
	const char *guess = found ? NULL : nearest(name, names, t->sheets.param_count);
	struct place at = { t->path, 0, 0 };
	if (guess)
		diag_error(d, at, CODE_TEMPLATE_PARAMETER,
			_("this template has no parameter \"%s\"; did you mean \"%s\"?"), name,
			guess);
	else if (!found)
		diag_error(d, at, CODE_TEMPLATE_PARAMETER,
			_("this template has no parameter \"%s\""), name);
	arena_free(a);
	return found;
}

/* Gives the parameters to CTXT as text, not as expressions. */
static bool set_params(const struct template *t, xsltTransformContextPtr ctxt,
	const struct template_param *params, size_t count, struct diag *d)
{
	bool ok = true;
	for (size_t i = 0; i < count; i++) {
		if (!declared(t, params[i].name, d))
			ok = false;
		else
			xsltQuoteOneUserParam(
				ctxt, BAD_CAST params[i].name, BAD_CAST params[i].value);
	}
	return ok;
}

/* document(), with an address that may have Chinese in it. */
static void document_function(xmlXPathParserContextPtr ctxt, int nargs)
{
	xmlXPathObjectPtr first =
		nargs >= 1 && nargs <= ctxt->valueNr ? ctxt->valueTab[ctxt->valueNr - nargs] : NULL;
	if (first && first->type == XPATH_STRING) {
		struct arena *a = arena_new();
		xmlChar *address =
			xmlStrdup(BAD_CAST xml_escape_address(a, (const char *)first->stringval));
		xmlFree(first->stringval);
		first->stringval = address;
		arena_free(a);
	}
	xsltDocumentFunction(ctxt, nargs);
}

static void set_up(const struct template *t, xsltTransformContextPtr ctxt)
{
	xsltSetCtxtSecurityPrefs(t->security, ctxt);
	ctxt->maxTemplateDepth = NESTING_MAX;
	ctxt->opLimit = INSTRUCTIONS_MAX;
	ctxt->xpathCtxt->opLimit = XPATH_STEPS_MAX;
	functions_register(ctxt->xpathCtxt);
	/* A name that is registered has to go before it can be registered again. */
	xmlXPathRegisterFunc(ctxt->xpathCtxt, BAD_CAST "document", NULL);
	xmlXPathRegisterFunc(ctxt->xpathCtxt, BAD_CAST "document", document_function);
}

static xmlDocPtr transform(
	struct template *t, xsltTransformContextPtr ctxt, xmlDocPtr record, struct trouble *trouble)
{
	running.ctxt = ctxt;
	running.trouble = trouble;
	running.record = record;
	running.nodes = 0;
	sheets_active(&t->sheets, trouble);
	xmlRegisterNodeFunc old = xmlRegisterNodeDefaultValue;
	xmlRegisterNodeDefaultValue = mark_node;
	xmlDocPtr result = xsltApplyStylesheetUser(t->style, record, NULL, NULL, NULL, ctxt);
	xmlRegisterNodeDefaultValue = old;
	sheets_inactive();
	running.ctxt = NULL;
	return result;
}

/* A result counts only if nothing was told and something was made. */
static xmlDocPtr accept(const struct template *t, xsltTransformContextPtr ctxt, xmlDocPtr result,
	struct trouble *trouble)
{
	xmlNodePtr root = result ? xmlDocGetRootElement(result) : NULL;
	struct place at = { t->path, 0, 0 };
	if (!trouble->told && (ctxt->state != XSLT_STATE_OK || !result))
		trouble_tell(trouble, trouble_place(ctxt->inst), CODE_TEMPLATE_RUN,
			_("the template fails on this record"));
	else if (!trouble->told && !root)
		trouble_tell(trouble, at, CODE_TEMPLATE_RUN,
			_("the template makes no page of this record; expected an xsl:template "
			  "that matches its root"));
	if (trouble->told) {
		xmlFreeDoc(result);
		return NULL;
	}
	settle_places(&t->sheets, root);
	xmlFree((xmlChar *)result->URL);
	result->URL = xmlStrdup(BAD_CAST t->path);
	return result;
}

xmlDocPtr template_apply(const struct template *t, xmlDocPtr record,
	const struct template_param *params, size_t count, struct diag *d)
{
	xmlDocPtr result = NULL;
	running.arena = arena_new();
	xsltTransformContextPtr ctxt = xsltNewTransformContext(t->style, record);
	struct trouble trouble;
	trouble_begin(&trouble, d, t->path);
	trouble_attach(&trouble, ctxt);
	set_up(t, ctxt);
	if (set_params(t, ctxt, params, count, d)) {
		/* Libxslt takes the sheet and its files as its own, though it only reads them. */
		result = transform((struct template *)(uintptr_t)t, ctxt, record, &trouble);
		result = accept(t, ctxt, result, &trouble);
	}
	trouble_end(&trouble);
	xsltFreeTransformContext(ctxt);
	arena_free(running.arena);
	return result;
}

xmlDocPtr template_read_fo(const char *path, struct diag *d)
{
	struct xml_source source = { .path = path, .declarations = true, .depth = FO_FILE_DEPTH };
	return xml_read_file(&source, FO_FILE_MAX, d);
}

xmlNodePtr template_source(xmlNodePtr node)
{
	return node->psvi;
}

struct place template_place(const struct template *t, xmlNodePtr node)
{
	if (t)
		return trouble_place(node);
	while (node && node->type != XML_ELEMENT_NODE && node->parent)
		node = node->parent;
	const char *url = node && node->doc ? (const char *)node->doc->URL : NULL;
	return (struct place){ url, node ? xmlGetLineNo(node) : 0, 0 };
}
