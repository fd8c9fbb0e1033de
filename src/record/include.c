#include "record/include.h"

#include <errno.h>
#include <libxml/uri.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/i18n.h"
#include "record/xml.h"

#define XINCLUDE "http://www.w3.org/2001/XInclude"

/* An issue takes in articles, an annual volume takes in issues. */
enum { NESTING_MAX = 8, FILES_MAX = 10000, FAILURES_MAX = 50 };

struct including {
	struct arena *a;
	xmlDocPtr doc;
	const char *folder; /* of the main record, as the user wrote it */
	char *real_folder;  /* resolved, with a final slash */
	size_t bytes_left;
	int depth, files, failures;
	struct diag *d;
};

/* A file that is being read, and those that led to it. */
struct file {
	const char *path;   /* for messages and for opening */
	const char *folder; /* from the main record's folder: "" or "2024/may/" */
	const char *real;   /* resolved */
	const struct file *from;
	int nesting;
};

static bool resolve_below(struct including *in, xmlNodePtr root, const struct file *file);

static struct place place_in(const struct file *f, xmlNodePtr n)
{
	return (struct place){ f->path, xmlGetLineNo(n), 0 };
}

static bool is_include(xmlNodePtr n)
{
	return n->type == XML_ELEMENT_NODE && n->ns &&
		xmlStrEqual(n->ns->href, BAD_CAST XINCLUDE) &&
		xmlStrEqual(n->name, BAD_CAST "include");
}

/* The href of an include as a path from its file's folder; NULL after a message. */
static const char *href_of(struct including *in, xmlNodePtr n, const struct file *f)
{
	xmlChar *href = NULL;
	for (xmlAttrPtr at = n->properties; at; at = at->next) {
		if (!at->ns && xmlStrEqual(at->name, BAD_CAST "href")) {
			xmlFree(href);
			href = xmlNodeListGetString(n->doc, at->children, 1);
			continue;
		}
		diag_error(in->d, place_in(f, n), CODE_INCLUDE,
			_("<xi:include> has the attribute %s; only href is taken here"),
			(const char *)at->name);
		xmlFree(href);
		return NULL;
	}
	if (!href || !*href) {
		diag_error(in->d, place_in(f, n), CODE_INCLUDE,
			_("<xi:include> names no file; expected href=\"...\""));
		xmlFree(href);
		return NULL;
	}
	char *plain = xmlURIUnescapeString((const char *)href, 0, NULL);
	const char *path = arena_strdup(in->a, plain ? plain : (const char *)href);
	xmlFree(plain);
	xmlFree(href);
	return path;
}

static bool is_ancestor(const struct file *f, const char *real)
{
	for (; f; f = f->from) {
		if (f->real && strcmp(f->real, real) == 0)
			return true;
	}
	return false;
}

/* Finds the file that HREF names from F. False after a message at AT. */
static bool locate(struct including *in, const char *href, const struct file *f, struct place at,
	struct file *out)
{
	const char *relative = arena_printf(in->a, "%s%s", f->folder, href);
	const char *slash = strrchr(relative, '/');
	char *real = NULL;
	*out = (struct file){
		.path = file_join(in->a, in->folder, relative), .from = f, .nesting = f->nesting + 1
	};
	out->folder = slash ? arena_strndup(in->a, relative, (size_t)(slash - relative) + 1) : "";
	if (href[0] == '/' || strstr(href, "://"))
		return diag_error(in->d, at, CODE_INCLUDE,
			_("\"%s\" is no file below this record's folder; expected a relative path"),
			href);
	real = realpath(out->path, NULL);
	if (!real) {
		diag_file(in->d, out->path, (struct slice){ 0 });
		return diag_error(in->d, at, CODE_INCLUDE, _("cannot read \"%s\": %s"), href,
			file_reason(errno));
	}
	out->real = arena_strdup(in->a, real);
	free(real);
	if (strncmp(out->real, in->real_folder, strlen(in->real_folder)) != 0)
		return diag_error(in->d, at, CODE_INCLUDE,
			_("\"%s\" lies outside this record's folder"), href);
	if (is_ancestor(f, out->real))
		return diag_error(in->d, at, CODE_INCLUDE, _("\"%s\" includes itself"), href);
	if (out->nesting > NESTING_MAX)
		return diag_error(in->d, at, CODE_INCLUDE,
			_("files include each other more than %d deep"), NESTING_MAX);
	if (++in->files > FILES_MAX)
		return diag_error(
			in->d, at, CODE_INCLUDE, _("more than %d files are included"), FILES_MAX);
	return true;
}

static bool is_relative(const xmlChar *address)
{
	const char *s = (const char *)address;
	size_t scheme = strcspn(s, ":/?#");
	return *s && *s != '/' && *s != '#' && s[scheme] != ':';
}

/* src="a.jpg" in parts/x.xml is parts/a.jpg for the record that takes it in. */
static void rewrite_addresses(struct including *in, xmlNodePtr root, const struct file *f)
{
	if (!*f->folder)
		return;
	for (xmlNodePtr n = root; n; n = xml_next(root, n, false)) {
		xmlChar *src =
			n->type == XML_ELEMENT_NODE ? xmlGetNoNsProp(n, BAD_CAST "src") : NULL;
		if (src && is_relative(src))
			xmlSetProp(n, BAD_CAST "src",
				BAD_CAST arena_printf(in->a, "%s%s", f->folder, (const char *)src));
		xmlFree(src);
	}
}

static xmlDocPtr read_included(struct including *in, const struct file *f, struct place at)
{
	struct arena *scratch = arena_new();
	struct xml_source source = { .path = f->path, .depth = in->depth };
	xmlDocPtr doc = NULL;
	bool ok = file_read(scratch, f->path, in->bytes_left, &source.data, at, in->d);
	diag_file(in->d, f->path, source.data);
	if (ok) {
		in->bytes_left -= source.data.len;
		doc = xml_read(&source, in->d);
	}
	arena_free(scratch);
	return doc;
}

/* Puts the file in the place of the include N, and returns its root in our document. */
static xmlNodePtr take_in(
	struct including *in, xmlNodePtr n, const struct file *from, struct file *f)
{
	struct place at = place_in(from, n);
	const char *href = href_of(in, n, from);
	if (!href || !locate(in, href, from, at, f))
		return NULL;
	xmlDocPtr doc = read_included(in, f, at);
	if (!doc)
		return NULL;
	xmlNodePtr root = xmlDocCopyNode(xmlDocGetRootElement(doc), in->doc, 1);
	xmlFreeDoc(doc);
	/* The document's dictionary keeps the name for as long as the document lives. */
	root->_private = (void *)(uintptr_t)xmlDictLookup(in->doc->dict, BAD_CAST f->path, -1);
	xmlReplaceNode(n, root);
	xmlFreeNode(n);
	rewrite_addresses(in, root, f);
	return root;
}

static bool resolve_below(struct including *in, xmlNodePtr root, const struct file *file)
{
	bool ok = true;
	xmlNodePtr n = root;
	while (n && in->failures < FAILURES_MAX) {
		if (!is_include(n)) {
			n = xml_next(root, n, false);
			continue;
		}
		struct file f;
		xmlNodePtr taken = n == root ? NULL : take_in(in, n, file, &f);
		in->failures += !taken;
		if (n == root)
			ok = diag_error(in->d, place_in(file, n), CODE_INCLUDE,
				_("<xi:include> cannot be a whole record"));
		else if (!taken || !resolve_below(in, taken, &f))
			ok = false;
		n = xml_next(root, taken ? taken : n, true);
	}
	return ok;
}

/* True if there is anything to do; most records include nothing. */
static bool includes_any(xmlNodePtr root)
{
	for (xmlNodePtr n = root; n; n = xml_next(root, n, false)) {
		if (is_include(n))
			return true;
	}
	return false;
}

bool include_resolve(
	xmlDocPtr doc, const char *path, const struct record_limits *limits, struct diag *d)
{
	xmlNodePtr root = xmlDocGetRootElement(doc);
	if (!includes_any(root))
		return true;
	struct including in = { .a = arena_new(),
		.doc = doc,
		.bytes_left = limits->bytes,
		.depth = limits->depth,
		.d = d };
	in.folder = file_dirname(in.a, path);
	char *own = realpath(path, NULL);
	in.real_folder = file_real_folder(in.a, in.folder);
	struct file main_file = { .path = path, .folder = "", .real = own };
	bool ok;
	if (in.real_folder)
		ok = resolve_below(&in, root, &main_file);
	else
		ok = diag_error(d, (struct place){ path, 0, 0 }, CODE_INCLUDE,
			_("cannot read the folder of this record: %s"), file_reason(errno));
	free(own);
	arena_free(in.a);
	return ok;
}
