/* value.h -- from what is written for a property to its value.
 *
 * In:   the text of an attribute, or a part of it; what the object and its parent have so far.
 * Out:  a computed value of a kind that the property takes: em, font percentages, expressions and
 *       functions are worked out.
 * Not here: shorthands and what one property does to others (attribute.c, resolve.c). */
#ifndef FO_VALUE_H
#define FO_VALUE_H

#include "fo/context.h"

/* Sets *OUT, and *SHARE to the sum of proportional-column-width(), which only column-width may use.
 * SHARE may be NULL. False if the text is no value of P; the caller gives the message. */
bool value_parse(struct value_context *c, enum fo_property p, const char *text, size_t len,
	struct fo_value *out, double *share);

/* The value of the table; computed once per process. Its strings are the table's own. */
struct fo_value value_initial(enum fo_property p);

/* Clamped and rounded. */
mpt value_round(double millipoints);

#endif
