#include "font/catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/map.h"
#include "font/base14.h"
#include "record/xml.h"

/* Much more than a catalogue needs; a wrong file is refused before it is parsed. */
enum { MAX_CATALOGUE = 1024 * 1024, MAX_DEPTH = 16 };

struct reader {
	struct arena *a;
	const char *path;
	struct diag *d;
	struct catalogue *c;
};

static bool is_element(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0;
}

static struct place place_of(const struct reader *r, const xmlNode *n)
{
	return (struct place){ r->path, xmlGetLineNo((xmlNode *)(uintptr_t)n), 0 };
}

static size_t count_elements(const xmlNode *parent, const char *name)
{
	size_t n = 0;
	for (const xmlNode *e = parent->children; e; e = e->next)
		n += is_element(e, name);
	return n;
}

/* The value of an attribute, in the arena; NULL if it is not given. */
static const char *attribute(const struct reader *r, const xmlNode *n, const char *name)
{
	xmlChar *value = xmlGetNoNsProp((xmlNode *)(uintptr_t)n, (const xmlChar *)name);
	const char *copy = value ? arena_strdup(r->a, (const char *)value) : NULL;
	xmlFree(value);
	return copy;
}

/* Elements and attributes have to be known: a slip of the pen would be a font never found. */
static bool check_attributes(const struct reader *r, const xmlNode *n, const char *const *known)
{
	for (const xmlAttr *at = n->properties; at; at = at->next) {
		const char *const *k = known;
		while (*k && strcmp(*k, (const char *)at->name) != 0)
			k++;
		if (!*k)
			return diag_error(r->d, place_of(r, n), CODE_FONT_CATALOGUE,
				_("<%s> has no attribute %s"), (const char *)n->name,
				(const char *)at->name);
	}
	return true;
}

static bool check_children(const struct reader *r, const xmlNode *n, const char *const *known)
{
	for (const xmlNode *e = n->children; e; e = e->next) {
		if (e->type != XML_ELEMENT_NODE)
			continue;
		const char *const *k = known;
		while (*k && !is_element(e, *k))
			k++;
		if (!*k)
			return diag_error(r->d, place_of(r, e), CODE_FONT_CATALOGUE,
				_("<%s> may not stand in <%s>"), (const char *)e->name,
				(const char *)n->name);
	}
	return true;
}

static bool read_weight(const struct reader *r, const xmlNode *n, int *weight)
{
	const char *text = attribute(r, n, "weight");
	char *end = NULL;
	long value = text ? strtol(text, &end, 10) : 400;
	if (value < 1 || value > 1000 || (end && *end))
		return diag_error(r->d, place_of(r, n), CODE_FONT_CATALOGUE,
			_("weight=\"%s\" is not a number from 1 to 1000"), text);
	*weight = (int)value;
	return true;
}

static bool read_face(const struct reader *r, const xmlNode *n, struct candidate *face)
{
	static const char *const attributes[] = { "file", "name", "standard", "weight", "style",
		NULL };
	if (!check_attributes(r, n, attributes) || !read_weight(r, n, &face->weight))
		return false;
	const char *style = attribute(r, n, "style");
	face->file = attribute(r, n, "file");
	face->name = attribute(r, n, "name");
	face->standard = attribute(r, n, "standard");
	face->italic = style && strcmp(style, "italic") == 0;
	if (style && !face->italic && strcmp(style, "normal") != 0)
		return diag_error(r->d, place_of(r, n), CODE_FONT_CATALOGUE,
			_("style=\"%s\" is neither normal nor italic"), style);
	if (!face->file == !face->standard)
		return diag_error(r->d, place_of(r, n), CODE_FONT_CATALOGUE,
			_("<face> needs either a file or a standard font"));
	if (face->standard && !base14_lookup(face->standard))
		return diag_error(r->d, place_of(r, n), CODE_FONT_CATALOGUE,
			_("%s is none of the standard 14 fonts"), face->standard);
	return true;
}

static bool read_family(const struct reader *r, const xmlNode *n, struct font_family *family)
{
	static const char *const attributes[] = { "name", NULL },
				 *const children[] = { "face", NULL };
	if (!check_attributes(r, n, attributes) || !check_children(r, n, children))
		return false;
	family->name = attribute(r, n, "name");
	if (!family->name)
		return diag_error(
			r->d, place_of(r, n), CODE_FONT_CATALOGUE, _("<family> has no name"));
	family->candidates = ARENA_ARRAY(r->a, count_elements(n, "face"), struct candidate);
	for (const xmlNode *e = n->children; e; e = e->next) {
		if (is_element(e, "face") && !read_face(r, e, &family->candidates[family->count++]))
			return false;
	}
	return true;
}

char *font_key(struct arena *a, const char *name, size_t len)
{
	char *key = arena_strndup(a, name, len), *out = key;
	for (const char *p = key; *p; p++) {
		if (strchr(" \t\r\n-_'\"", *p))
			continue;
		*out++ = (char)(*p >= 'A' && *p <= 'Z' ? *p - 'A' + 'a' : *p);
	}
	*out = '\0';
	return key;
}

struct font_role *catalogue_role(const struct catalogue *c, const char *key)
{
	return map_lookup(c->roles_by_key, slice_of(key));
}

static bool add_key(const struct reader *r, const xmlNode *n, struct font_role *role,
	const char *name, size_t len)
{
	const char *key = font_key(r->a, name, len);
	const struct font_role *other = *key ? map_add(r->c->roles_by_key, slice_of(key), role) : role;
	if (other && other != role)
		return diag_error(r->d, place_of(r, n), CODE_FONT_CATALOGUE,
			_("the name %.*s belongs to the role %s already"), (int)len, name,
			other->id);
	if (!other)
		role->keys[role->key_count++] = key;
	return true;
}

/* Names stand one a line or separated by commas; the role keeps them for display and as keys. */
static bool read_names(const struct reader *r, const xmlNode *n, struct font_role *role)
{
	xmlChar *content = xmlNodeGetContent((xmlNode *)(uintptr_t)n);
	const char *text = arena_strdup(r->a, content ? (const char *)content : "");
	xmlFree(content);
	size_t most = 2;
	for (const char *p = text; *p; p++)
		most += *p == ',';
	role->keys = ARENA_ARRAY(r->a, most, const char *);
	char *shown = arena_alloc(r->a, 2 * strlen(text) + 1), *out = shown;
	bool ok = add_key(r, n, role, role->id, strlen(role->id));
	for (const char *p = text; ok && *p;) {
		size_t skip = strspn(p, " \t\r\n,");
		size_t len = strcspn(p += skip, ",");
		const char *next = p + len;
		while (len && strchr(" \t\r\n", p[len - 1]))
			len--;
		if (len) {
			if (out > shown)
				out = (char *)memcpy(out, ", ", 2) + 2;
			out = (char *)memcpy(out, p, len) + len;
			ok = add_key(r, n, role, p, len);
		}
		p = next;
	}
	role->names = shown;
	return ok;
}

static bool read_role(const struct reader *r, const xmlNode *n, struct font_role *role)
{
	static const char *const attributes[] = { "id", "then", NULL };
	static const char *const children[] = { "names", "family", NULL };
	if (!check_attributes(r, n, attributes) || !check_children(r, n, children))
		return false;
	role->id = attribute(r, n, "id");
	if (!role->id)
		return diag_error(r->d, place_of(r, n), CODE_FONT_CATALOGUE, _("<role> has no id"));
	role->names = "";
	role->families = ARENA_ARRAY(r->a, count_elements(n, "family"), struct font_family);
	for (const xmlNode *e = n->children; e; e = e->next) {
		if (is_element(e, "names") && role->key_count)
			return diag_error(r->d, place_of(r, e), CODE_FONT_CATALOGUE,
				_("<role> has its names already"));
		if (is_element(e, "names") && !read_names(r, e, role))
			return false;
		if (is_element(e, "family") &&
			!read_family(r, e, &role->families[role->family_count++]))
			return false;
	}
	if (!role->key_count)
		return diag_error(
			r->d, place_of(r, n), CODE_FONT_CATALOGUE, _("<role> has no names"));
	return true;
}

static struct font_role *role_by_id(const struct reader *r, const xmlNode *n, const char *id)
{
	for (size_t i = 0; i < r->c->role_count; i++) {
		if (strcmp(r->c->roles[i].id, id) == 0)
			return &r->c->roles[i];
	}
	diag_error(r->d, place_of(r, n), CODE_FONT_CATALOGUE, _("there is no role %s"), id);
	return NULL;
}

/* References between roles, once all of them are known. */
static bool link_roles(const struct reader *r, const xmlNode *root)
{
	struct catalogue *c = r->c;
	struct font_role *role = c->roles;
	for (const xmlNode *e = root->children; e; e = e->next) {
		if (!is_element(e, "role"))
			continue;
		const char *then = attribute(r, e, "then");
		if (then && !(role->then = role_by_id(r, e, then)))
			return false;
		role++;
	}
	const char *initial = attribute(r, root, "default"), *list = attribute(r, root, "fallback");
	if (!initial)
		return diag_error(r->d, place_of(r, root), CODE_FONT_CATALOGUE,
			_("<fonts> names no default role"));
	c->initial = role_by_id(r, root, initial);
	c->fallback = ARENA_ARRAY(r->a, list ? strlen(list) : 0, struct font_role *);
	for (const char *p = list ? list : ""; c->initial && *(p += strspn(p, " \t\n"));) {
		size_t len = strcspn(p, " \t\n");
		struct font_role *f = role_by_id(r, root, arena_strndup(r->a, p, len));
		if (!f)
			return false;
		c->fallback[c->fallback_count++] = f;
		p += len;
	}
	return c->initial;
}

static bool read_folder(const struct reader *r, const xmlNode *n)
{
	static const char *const attributes[] = { "path", NULL };
	const char *path = attribute(r, n, "path");
	if (!check_attributes(r, n, attributes))
		return false;
	if (!path || !*path)
		return diag_error(
			r->d, place_of(r, n), CODE_FONT_CATALOGUE, _("<folder> has no path"));
	const char *home = getenv("HOME");
	if (path[0] == '~' && path[1] == '/')
		path = arena_printf(r->a, "%s%s", home ? home : "", path + 1);
	r->c->folders[r->c->folder_count++] = path;
	return true;
}

static bool read_root(const struct reader *r, const xmlNode *root)
{
	static const char *const attributes[] = { "default", "fallback", NULL };
	static const char *const children[] = { "folder", "role", NULL };
	struct catalogue *c = r->c;
	if (!is_element(root, "fonts"))
		return diag_error(r->d, place_of(r, root), CODE_FONT_CATALOGUE,
			_("<%s> stands where <fonts> was expected"), (const char *)root->name);
	if (!check_attributes(r, root, attributes) || !check_children(r, root, children))
		return false;
	c->folders = ARENA_ARRAY(r->a, count_elements(root, "folder"), const char *);
	c->roles = ARENA_ARRAY(r->a, count_elements(root, "role"), struct font_role);
	for (const xmlNode *e = root->children; e; e = e->next) {
		if (is_element(e, "folder") && !read_folder(r, e))
			return false;
		if (is_element(e, "role") && !read_role(r, e, &c->roles[c->role_count++]))
			return false;
	}
	return link_roles(r, root);
}

struct catalogue *catalogue_load(struct arena *a, const char *path, struct diag *d)
{
	struct reader r = { a, arena_strdup(a, path), d, ARENA_NEW(a, struct catalogue) };
	r.c->roles_by_key = map_new(a);
	struct xml_source source = { .path = path, .depth = MAX_DEPTH };
	xmlDocPtr doc = xml_read_file(&source, MAX_CATALOGUE, d);
	bool ok = doc && read_root(&r, xmlDocGetRootElement(doc));
	xmlFreeDoc(doc);
	return ok ? r.c : NULL;
}
