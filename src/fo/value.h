/* value.h -- from what is written for a property to its value.
 *
 * In:   the text of an attribute, or a part of it; what the object and its parent have so far.
 * Out:  a computed value of a kind that the property takes: em, font percentages, expressions and
 *       functions are worked out.
 * Not here: shorthands and what one property does to others (attribute.c, resolve.c). */
#ifndef FO_VALUE_H
#define FO_VALUE_H

#include "fo/style.h"

/* The objects above the one being styled, innermost first. */
struct ancestor {
	enum fo_object object;
	const struct fo_style *style;
	const struct ancestor *up;
};

/* What an expression can refer to. */
struct value_context {
	struct style_pool *pool;
	const struct style_draft *draft;  /* the object's own values, as far as they are known */
	const struct ancestor *parent;    /* NULL: the object is the root */
	const struct fo_style *column;    /* of the table-column a cell is in; NULL: none */
	const char *why;                  /* after a failure: the reason, NULL for a plain misfit */
	bool unitless;                    /* set if a number was taken as points */
	bool beyond_parent;               /* set if more was looked at than the parent's style */
};

/* Sets *OUT, and *SHARE to the sum of proportional-column-width(), which only column-width may use.
 * SHARE may be NULL. False if the text is no value of P; the caller gives the message. */
bool value_parse(struct value_context *c, enum fo_property p, const char *text, size_t len,
	struct fo_value *out, double *share);

/* The parent's value, the initial one at the root. */
const struct fo_value *value_of_parent(const struct value_context *c, enum fo_property p);

/* The value of the table; computed once per process. Its strings are the table's own. */
struct fo_value value_initial(enum fo_property p);

/* Clamped and rounded. */
mpt value_round(double millipoints);

#endif
