/* expression.h -- the expression language of XSL 1.1, section 5.9. */
#ifndef FO_EXPRESSION_H
#define FO_EXPRESSION_H

#include "fo/context.h"
#include "fo/operand.h"

/* Works out TEXT, the whole of it, for property P. False with the reason in C->why. */
bool expression_evaluate(
	struct value_context *c, enum fo_property p, struct slice text, struct operand *out);

#endif
