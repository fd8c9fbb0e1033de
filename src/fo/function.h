/* function.h -- the functions of the expression language. */
#ifndef FO_FUNCTION_H
#define FO_FUNCTION_H

#include "fo/context.h"
#include "fo/operand.h"

enum { MAX_ARGUMENTS = 10 };

/* What a function is called with. */
struct arguments {
	struct value_context *c;
	enum fo_property property; /* the one that is being set */
	struct operand list[MAX_ARGUMENTS];
	int count;
};

/* False with the reason in A->c->why. */
bool function_call(struct slice name, const struct arguments *a, struct operand *out);

/* Whether the text begins with a function that copies another object's value. */
bool function_copies(struct slice text);

#endif
