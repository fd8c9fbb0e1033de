#include <string.h>

#include "base/i18n.h"
#include "record/record.h"
#include "record/xml.h"

static bool is_records(xmlNodePtr root)
{
	return root && !root->ns && xmlStrEqual(root->name, BAD_CAST "records");
}

xmlNodePtr record_single(xmlDocPtr doc, struct diag *d)
{
	xmlNodePtr root = xmlDocGetRootElement(doc), only = NULL;
	int count = 0;
	if (!is_records(root))
		return root;
	for (xmlNodePtr n = root->children; n; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		only = n;
		count++;
	}
	if (count == 1)
		return only;
	if (count == 0)
		diag_error(d, record_place(root), CODE_RECORDS, _("<records> holds no record"));
	else
		diag_error(d, record_place(root), CODE_RECORDS,
			_("this file holds %d records; banxin batch makes a file of each, banxin "
			  "bulletin a volume of all"),
			count);
	return NULL;
}

/* An attribute of <records> holds for the record unless it has its own. */
static void inherit(xmlNodePtr record, xmlNodePtr from, const char *name, const char *namespace)
{
	xmlAttrPtr a = xmlHasNsProp(from, BAD_CAST name, BAD_CAST namespace);
	xmlChar *value = a ? xmlNodeListGetString(from->doc, a->children, 1) : NULL;
	if (value && !xmlHasNsProp(record, BAD_CAST name, BAD_CAST namespace))
		xmlSetNsProp(record, namespace ? a->ns : NULL, BAD_CAST name, value);
	xmlFree(value);
}

void record_unwrap(xmlDocPtr doc, xmlNodePtr record)
{
	xmlNodePtr root = xmlDocGetRootElement(doc);
	if (record == root)
		return;
	inherit(record, root, "layout", NULL);
	inherit(record, root, "lang", (const char *)XML_XML_NAMESPACE);
	/* Its prefixes go with it. */
	xmlNsPtr *last = &record->nsDef;
	while (*last)
		last = &(*last)->next;
	*last = root->nsDef;
	root->nsDef = NULL;
	xmlUnlinkNode(record);
	xmlDocSetRootElement(doc, record);
	xmlFreeNode(root);
}
