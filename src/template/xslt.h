/* xslt.h -- which elements of a sheet are instructions. */
#ifndef TEMPLATE_XSLT_H
#define TEMPLATE_XSLT_H

#include <libxml/tree.h>
#include <libxslt/xslt.h>
#include <stdbool.h>

/* Whether N is an element of XSLT, or the one of this NAME if it isn't NULL. */
static inline bool is_xslt(xmlNodePtr n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && n->ns && xmlStrEqual(n->ns->href, XSLT_NAMESPACE) &&
		(!name || xmlStrEqual(n->name, BAD_CAST name));
}

#endif
