/* operand.h -- what expressions are made of. */
#ifndef FO_OPERAND_H
#define FO_OPERAND_H

#include "fo/fo.h"

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

static inline struct operand operand_number(double n)
{
	return (struct operand){ .kind = OPERAND_NUMBER, .number = n };
}

static inline struct operand operand_length(double length, double percent)
{
	return (struct operand){ .kind = OPERAND_LENGTH, .length = length, .percent = percent };
}

static inline bool operand_is_numeric(const struct operand *o)
{
	return o->kind == OPERAND_NUMBER || o->kind == OPERAND_LENGTH;
}

static inline void operand_multiply(struct operand *o, double by)
{
	o->number *= by;
	o->length *= by;
	o->percent *= by;
	o->share *= by;
}

#endif
