/* strings.c -- libxml2's comparison of strings, in the place of its own.
 *
 * Libxslt asks of each node of a template whether it is an instruction, by its namespace, and libxml2's
 * function goes byte by byte through addresses that are nearly the same. In a program that is linked
 * with this one, libxslt calls it as well; the shared library keeps it to itself. */
#include <libxml/xmlstring.h>
#include <string.h>

int xmlStrEqual(const xmlChar *a, const xmlChar *b)
{
	if (a == b)
		return 1;
	return a && b && *a == *b && strcmp((const char *)a, (const char *)b) == 0;
}
