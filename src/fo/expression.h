/* expression.h -- the expression language of XSL 1.1, section 5.9. */
#ifndef FO_EXPRESSION_H
#define FO_EXPRESSION_H

#include "base/utf8.h"
#include "fo/value.h"

enum operand_kind {
	OPERAND_NUMBER,
	OPERAND_LENGTH, /* length + percent of the property's base + share of a table's width */
	OPERAND_COLOR,
	OPERAND_NAME,
	OPERAND_STRING,
	OPERAND_KEYWORD /* from another property */
};

struct operand {
	enum operand_kind kind;
	double number;
	double length, percent, share; /* millipoints, per cent, no unit */
	struct fo_color color;
	struct slice text;
	enum keyword keyword;
};

/* Works out TEXT, the whole of it, for property P. False with the reason in C->why. */
bool expression_evaluate(struct value_context *c, enum fo_property p, struct slice text,
	struct operand *out);

struct operand operand_number(double n);
struct operand operand_length(double length, double percent);
void operand_negate(struct operand *o);

#endif
