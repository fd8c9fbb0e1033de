/* What a template draws itself: an element inside fo:instream-foreign-object. */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "base/i18n.h"
#include "picture/formats.h"

#define BANXIN_NAMESPACE "urn:banxin:fo"

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

const struct drawing *drawing_read(
	struct arena *a, struct slice xml, const struct picture_check *c)
{
	xmlDocPtr doc = xmlReadMemory(xml.data, (int)xml.len, NULL, "UTF-8",
		XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
	xmlNodePtr root = doc ? xmlDocGetRootElement(doc) : NULL;
	const struct drawing *d = NULL;
	if (!root)
		diag_error(c->d, c->at, CODE_FO_MISSING,
			_("fo:instream-foreign-object holds no element"));
	else if (is(root, "qrcode", BANXIN_NAMESPACE))
		d = read_qrcode(a, root, c);
	else
		diag_error(c->d, c->at, CODE_PICTURE_KIND,
			_("<%s> cannot be drawn; fo:instream-foreign-object takes a "
			  "banxin:qrcode of the namespace %s"),
			(const char *)root->name, BANXIN_NAMESPACE);
	xmlFreeDoc(doc);
	return d;
}
