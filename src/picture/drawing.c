/* Drawings in XML: files of SVG, and what a template puts into fo:instream-foreign-object. */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "base/i18n.h"
#include "picture/formats.h"

#define BANXIN_NAMESPACE "urn:banxin:fo"

enum { MAX_BYTES = 8000000 };

static bool is(const xmlNode *n, const char *name, const char *uri)
{
	return strcmp((const char *)n->name, name) == 0 && n->ns &&
		strcmp((const char *)n->ns->href, uri) == 0;
}

static const struct drawing *read_qrcode(
	struct arena *a, xmlNodePtr n, const struct picture_check *c)
{
	xmlChar *data = xmlGetNoNsProp(n, (const xmlChar *)"data");
	xmlChar *level = xmlGetNoNsProp(n, (const xmlChar *)"level");
	const struct drawing *d = NULL;
	if (level && (!*level || level[1] || !strchr("LMQH", *level)))
		diag_error(c->d, c->at, CODE_FO_VALUE,
			_("the level of a QR code is L, M, Q or H, not \"%s\""), (const char *)level);
	else
		d = qrcode_draw(a, data ? (const char *)data : "", level ? (char)*level : 'M', c);
	xmlFree(data);
	xmlFree(level);
	return d;
}

bool drawing_is(struct slice file)
{
	char head[4000]; /* without the marks and zeros of UTF-8 and UTF-16 */
	size_t len = 0;
	for (size_t i = 0; i < file.len && len < sizeof head - 1; i++)
		if (file.data[i] && !strchr("\xEF\xBB\xBF\xFF\xFE \t\r\n", file.data[i]))
			head[len++] = file.data[i];
	head[len] = '\0';
	return head[0] == '<' && (strstr(head, "<svg") || strstr(head, ":svg"));
}

/* Entities are what makes a small file endless. */
static bool has_entities(const xmlDoc *doc)
{
	return doc->intSubset && doc->intSubset->entities;
}

static const struct drawing *read_root(
	struct arena *a, xmlNodePtr root, const struct picture_check *c)
{
	if (is(root, "qrcode", BANXIN_NAMESPACE))
		return read_qrcode(a, root, c);
	if (is(root, "svg", SVG_NAMESPACE) || (!root->ns && strcmp((const char *)root->name, "svg") == 0))
		return svg_draw(a, root, c);
	diag_error(c->d, c->at, CODE_PICTURE_KIND,
		_("<%s> cannot be drawn; fo:instream-foreign-object takes svg:svg and a "
		  "banxin:qrcode of the namespace %s"),
		(const char *)root->name, BANXIN_NAMESPACE);
	return NULL;
}

const struct drawing *drawing_read(
	struct arena *a, struct slice xml, bool file, const struct picture_check *c)
{
	xmlDocPtr doc = NULL;
	if (xml.len && xml.len < MAX_BYTES)
		doc = xmlReadMemory(xml.data, (int)xml.len, NULL, file ? NULL : "UTF-8",
			XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
				XML_PARSE_COMPACT);
	xmlNodePtr root = doc ? xmlDocGetRootElement(doc) : NULL;
	const struct drawing *d = NULL;
	if (xml.len >= MAX_BYTES)
		diag_error(c->d, c->at, CODE_FILE_TOO_LARGE,
			_("a drawing may have %d MB, and this one is larger"), MAX_BYTES / 1000000);
	else if (!root && file)
		picture_broken(c, _("it is not well-formed XML"));
	else if (!root)
		diag_error(c->d, c->at, CODE_FO_MISSING,
			_("fo:instream-foreign-object holds no element"));
	else if (has_entities(doc))
		diag_error(c->d, c->at, CODE_XML_ENTITY,
			_("the drawing %s declares entities; save it without them"), c->path);
	else
		d = read_root(a, root, c);
	xmlFreeDoc(doc);
	return d;
}
