/* functions.h -- functions of XPath that templates call often.
 *
 * banxin:ems(text) is the width of a text in ems, white space collapsed. The others are XPath's own, with
 * libxml2's results in less time. Libxml2's translate() looks for each character from the start of the
 * second string, its string-length() and normalize-space() go byte by byte. */
#ifndef TEMPLATE_FUNCTIONS_H
#define TEMPLATE_FUNCTIONS_H

#include <libxml/xpath.h>

#define FUNCTION_NAMESPACE "urn:banxin:fo"

/* Makes them known to CTXT, in place of libxml2's. */
void functions_register(xmlXPathContextPtr ctxt);

#endif
