/* functions.h -- functions of XPath that templates call often, quicker than libxml2's own.
 *
 * They give the same results. Libxml2's translate() looks for each character from the start of the
 * second string, its string-length() and normalize-space() go byte by byte. */
#ifndef TEMPLATE_FUNCTIONS_H
#define TEMPLATE_FUNCTIONS_H

#include <libxml/xpath.h>

/* Puts them in the place of libxml2's. */
void functions_register(xmlXPathContextPtr ctxt);

#endif
