/* resolve.h -- from the attributes of an object to its style.
 *
 * In:   attributes, the styles of the objects above.
 * Out:  the computed style: what is inherited, what the attributes set, and what the ones do to the
 *       others (margins to indents, border styles to border widths, font-size to line-height). */
#ifndef FO_RESOLVE_H
#define FO_RESOLVE_H

#include "fo/attribute.h"
#include "fo/value.h"

/* An attribute as written on an object. */
struct given {
	const struct attribute *attribute;
	struct slice text;
};

/* The object whose style is being worked out. */
struct styling {
	struct value_context c;
	struct style_draft draft;
	enum fo_object object;
	bool margin[4]; /* a margin was given on this enum side */
	struct place at;
	struct diag *diag;
};

/* The style of OBJECT below PARENT. Attributes that do not fit have been told about and are left
 * out. COLUMN is the style of a cell's table-column, or NULL. *BEYOND_PARENT is set if the result
 * depends on more than the parent's style and the attributes. */
const struct fo_style *resolve_style(struct style_pool *pool, enum fo_object object,
	const struct ancestor *parent, const struct fo_style *column, const struct given *given,
	size_t count, struct place at, struct diag *d, bool *beyond_parent);

/* For attribute.c: sets P to a value, with what it means for this object (larger, bolder ...). */
void resolve_store(struct styling *s, enum fo_property p, struct fo_value v);

/* Parses TEXT, or copies the parent's value for `inherit`, and stores it. */
bool resolve_set(struct styling *s, enum fo_property p, struct slice text);

/* The side of a box that is at EDGE in writing mode MODE. */
enum side resolve_side(enum keyword mode, enum edge edge);

/* The property that holds ASPECT on SIDE. */
enum fo_property resolve_aspect(enum aspect aspect, enum side side);

#endif
