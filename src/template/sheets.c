#include "template/sheets.h"

#include <errno.h>
#include <libexslt/exslt.h>
#include <libxml/uri.h>
#include <libxml/xmlmemory.h>
#include <libxslt/documents.h>
#include <libxslt/xsltInternals.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/library.h"
#include "record/xml.h"
#include "template/errors.h"
#include "template/xslt.h"

#define CALLS(X)                                                                                   \
	X(exsltCommonRegister)                                                                     \
	X(exsltStrRegister)                                                                        \
	X(exsltDateRegister)                                                                       \
	X(exsltSetsRegister)                                                                       \
	X(exsltMathRegister)
LIBRARY_CALLS(CALLS)
#define EXSLT "libexslt.so.0"

/* A template is written by hand, the data it opens with document() perhaps not. */
enum { SHEET_MAX = 64 * 1000 * 1000, SHEET_DEPTH = 250 };

static _Thread_local struct {
	struct sheets *sheets;
	struct trouble *trouble;
} active;

static xsltDocLoaderFunc default_loader;

bool sheets_init(struct sheets *s, struct arena *a, const char *path, struct diag *d)
{
	*s = (struct sheets){ .a = a };
	s->folder = file_real_folder(a, file_dirname(a, path));
	return s->folder ||
		diag_error(d, (struct place){ path, 0, 0 }, CODE_NO_INPUT,
			_("cannot read this file: %s"), file_reason(errno));
}

void sheets_release(struct sheets *s)
{
	free(s->spots);
	free(s->params);
	free((void *)s->fixed);
	free((void *)s->files);
}

static struct spot *new_spot(struct sheets *s, xmlNodePtr n, const char *path)
{
	struct spot *spot = ARENA_NEW(s->a, struct spot);
	spot->at = (struct place){ path, xmlGetLineNo(n), 0 };
	spot->name = is_xslt(n, NULL) ? NULL : arena_strdup(s->a, (const char *)n->name);
	spot->copies = is_xslt(n, "copy-of");
	if (s->spot_count == USHRT_MAX)
		return spot;
	s->spots = xgrow(s->spots, s->spot_count, &s->spot_cap, sizeof *s->spots);
	s->spots[s->spot_count++] = spot;
	spot->index = (unsigned short)s->spot_count;
	return spot;
}

/* What of EXSLT templates have, in libxslt's hands from the first one on that names any of it. */
static bool load_exslt(const char *path, struct diag *d)
{
	static bool done;
	if (!done && !library_load(EXSLT, names, LIBRARY_COUNT, &call))
		return diag_error(d, (struct place){ path, 0, 0 }, CODE_DATA_MISSING,
			_("the library %s is missing or broken; install the program again"), EXSLT);
	if (!done) {
		call.exsltCommonRegister();
		call.exsltStrRegister();
		call.exsltDateRegister();
		call.exsltSetsRegister();
		call.exsltMathRegister();
	}
	done = true;
	return true;
}

static bool names_exslt(xmlNodePtr n)
{
	for (xmlNsPtr ns = n->nsDef; ns; ns = ns->next)
		if (ns->href && strncmp((const char *)ns->href, "http://exslt.org/", 17) == 0)
			return true;
	return false;
}

/* Libxslt can't resolve an address with Chinese in it. */
static void escape_href(xmlNodePtr n)
{
	xmlChar *href = xmlGetNoNsProp(n, BAD_CAST "href");
	struct arena *a = arena_new();
	if (href)
		xmlSetProp(n, BAD_CAST "href", BAD_CAST xml_escape_address(a, (const char *)href));
	arena_free(a);
	xmlFree(href);
}

static bool note_spots(struct sheets *s, xmlDocPtr doc, const char *path, struct diag *d)
{
	xmlNodePtr root = xmlDocGetRootElement(doc);
	for (xmlNodePtr n = root; n; n = xml_next(root, n, false)) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		n->_private = new_spot(s, n, path);
		if (is_xslt(n, "import") || is_xslt(n, "include"))
			escape_href(n);
		if (n->nsDef && names_exslt(n) && !load_exslt(path, d))
			return false;
	}
	return true;
}

/* SHEET: it is one, not a document for document(). */
static xmlDocPtr read_file(
	const char *path, const char *url, xmlDictPtr dict, bool sheet, struct diag *d)
{
	struct xml_source source = { .path = path,
		.url = url,
		.declarations = true,
		.depth = SHEET_DEPTH,
		.dict = dict,
		.compact = sheet };
	return xml_read_file(&source, SHEET_MAX, d);
}

xmlDocPtr sheets_read(
	struct sheets *s, const char *path, const char *url, xmlDictPtr dict, struct diag *d)
{
	struct arena *scratch = arena_new();
	const char *own_path = arena_strdup(s->a, path);
	xmlDocPtr doc = read_file(own_path, url ? url : xml_url(scratch, path), dict, true, d);
	arena_free(scratch);
	if (!doc)
		return NULL;
	s->files = xgrow((void *)s->files, s->file_count, &s->file_cap, sizeof *s->files);
	s->files[s->file_count++] = own_path;
	if (!note_spots(s, doc, own_path, d)) {
		xmlFreeDoc(doc);
		return NULL;
	}
	sheets_note_params(s, doc);
	return doc;
}

/* What the file behind an address may be read as: a path, or a reason why not. */
struct access {
	const char *path, *reason; /* REASON is NULL if it may */
	enum code code;
};

static struct access access_to(const struct sheets *s, struct arena *a, const char *url)
{
	struct access denied = { NULL,
		_("a template may read only files in its own folder or below"),
		CODE_TEMPLATE_FORBIDDEN };
	if (strncmp(url, "file://", 7) == 0)
		url += 7;
	else if (strstr(url, "://"))
		return denied;
	char *unescaped = xmlURIUnescapeString(url, 0, NULL);
	const char *path = arena_strdup(a, unescaped ? unescaped : url);
	xmlFree(unescaped);
	char *real = realpath(path, NULL);
	if (!real)
		return (struct access){ path, arena_strdup(a, file_reason(errno)),
			CODE_TEMPLATE_RUN };
	bool inside = strncmp(real, s->folder, strlen(s->folder)) == 0;
	free(real);
	return inside ? (struct access){ path, NULL, CODE_TEMPLATE_RUN } : denied;
}

/* An import or include: its faults belong to the compilation. */
static xmlDocPtr load_sheet(struct sheets *s, struct trouble *t, const char *url, xmlDictPtr dict)
{
	struct access access = access_to(s, t->a, url);
	if (access.reason) {
		trouble_cause(t, access.reason);
		return NULL;
	}
	xmlDocPtr doc = sheets_read(s, access.path, url, dict, t->d);
	if (!doc) {
		t->told = true;
		trouble_cause(t, "");
	}
	return doc;
}

/* Tells who listens what a record was made of beside it. */
static void tell_file(const struct diag *d, const char *path)
{
	struct slice data = { 0 };
	if (!d->file)
		return;
	file_map(path, &data);
	diag_file(d, path, data);
	file_unmap(data);
}

/* document(): libxslt would go on with nothing when this fails. */
static xmlDocPtr load_document(
	struct sheets *s, struct trouble *t, const char *url, xmlDictPtr dict)
{
	xmlDocPtr doc = NULL;
	struct arena *scratch = arena_new();
	struct access access = access_to(s, scratch, url);
	if (access.reason) {
		trouble_tell(t, trouble_place(t->ctxt->inst), access.code,
			arena_printf(scratch, _("cannot read \"%s\": %s"), url, access.reason));
	} else {
		doc = read_file(access.path, url, dict, false, t->d);
		tell_file(t->d, access.path);
		t->told = t->told || !doc;
	}
	if (!doc)
		t->ctxt->state = XSLT_STATE_STOPPED;
	arena_free(scratch);
	return doc;
}

static xmlDocPtr load(
	const xmlChar *url, xmlDictPtr dict, int options, void *ctxt, xsltLoadType type)
{
	if (!active.sheets)
		return default_loader(url, dict, options, ctxt, type);
	if (type == XSLT_LOAD_DOCUMENT)
		return load_document(active.sheets, active.trouble, (const char *)url, dict);
	return load_sheet(active.sheets, active.trouble, (const char *)url, dict);
}

void sheets_active(struct sheets *s, struct trouble *t)
{
	active.sheets = s;
	active.trouble = t;
}

void sheets_inactive(void)
{
	active.sheets = NULL;
}

void sheets_setup(void)
{
	default_loader = xsltDocDefaultLoader;
	xsltSetLoaderFunc(load);
}
