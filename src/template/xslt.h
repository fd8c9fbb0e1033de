/* xslt.h -- which elements of a sheet are instructions. */
#ifndef TEMPLATE_XSLT_H
#define TEMPLATE_XSLT_H

#include <libxml/tree.h>
#include <libxslt/xslt.h>
#include <stdbool.h>
#include <string.h>

/* Whether N is an element of XSLT, or the one of this NAME if it isn't NULL. */
static inline bool is_xslt(xmlNodePtr n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && n->ns &&
		(!name || strcmp((const char *)n->name, name) == 0) &&
		strcmp((const char *)n->ns->href, (const char *)XSLT_NAMESPACE) == 0;
}

#endif
