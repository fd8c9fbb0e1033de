#include <libxml/parser.h>

#include "base/i18n.h"
#include "record/include.h"
#include "record/record.h"
#include "record/xml.h"

enum { BYTES_DEFAULT = 64 * 1000 * 1000, DEPTH_DEFAULT = 256 };

static struct record_limits filled(const struct record_limits *limits)
{
	struct record_limits l = limits ? *limits : (struct record_limits){ 0 };
	if (l.bytes == 0)
		l.bytes = BYTES_DEFAULT;
	if (l.depth == 0)
		l.depth = DEPTH_DEFAULT;
	return l;
}

xmlDocPtr record_parse(
	const char *path, struct slice data, const struct record_limits *limits, struct diag *d)
{
	struct record_limits l = filled(limits);
	struct xml_source source = { .path = path, .data = data, .depth = l.depth };
	xmlDocPtr doc = NULL;
	if (data.data && data.len > l.bytes)
		diag_error(d, (struct place){ path, 0, 0 }, CODE_FILE_TOO_LARGE,
			_("the file is larger than %zu MB, the limit"), l.bytes / 1000000);
	else
		doc = data.data ? xml_read(&source, d) : xml_read_file(&source, l.bytes, d);
	if (doc && !include_resolve(doc, path, &l, d)) {
		xmlFreeDoc(doc);
		doc = NULL;
	}
	return doc;
}

struct place record_place(xmlNodePtr node)
{
	struct place at = { NULL, 0, 0 };
	if (!node || node->type == XML_DOCUMENT_NODE)
		return at;
	if (node->type == XML_ATTRIBUTE_NODE)
		node = node->parent;
	at.line = xmlGetLineNo(node);
	at.file = (const char *)node->doc->URL;
	for (xmlNodePtr n = node; n && n->type == XML_ELEMENT_NODE; n = n->parent) {
		/* Set by include_resolve on the root of a file that was taken in. */
		if (n->_private) {
			at.file = n->_private;
			break;
		}
	}
	return at;
}
