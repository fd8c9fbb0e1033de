/* check.h -- what libxslt lets pass in a template, and its author would look for in vain.
 *
 * A misspelt attribute of an instruction, a call of a template that doesn't exist, a parameter that
 * the called one doesn't take: the first is ignored, the second fails on the first record that
 * comes by, the third is ignored. All are told when the template is loaded. */
#ifndef TEMPLATE_CHECK_H
#define TEMPLATE_CHECK_H

#include <libxslt/xsltInternals.h>
#include <stdbool.h>

#include "base/diag.h"

/* Checks STYLE with all it imports. False after a message for each fault. */
bool check_template(xsltStylesheetPtr style, struct diag *d);

#endif
