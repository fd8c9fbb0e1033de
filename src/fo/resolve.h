/* resolve.h -- from the attributes of an object to its style.
 *
 * In:   attributes, the styles of the objects above.
 * Out:  the computed style: what is inherited, what the attributes set, and what the ones do to the
 *       others (margins to indents, border styles to border widths, font-size to line-height). */
#ifndef FO_RESOLVE_H
#define FO_RESOLVE_H

#include "fo/attribute.h"

/* An attribute as written on an object. */
struct given {
	const struct attribute *attribute;
	struct slice text;
};

/* The style of OBJECT below PARENT. Attributes that do not fit have been told about and are left
 * out. COLUMN is the style of a cell's table-column, or NULL. *BEYOND_PARENT is set if the result
 * depends on more than the parent's style and the attributes. */
const struct fo_style *resolve_style(struct style_pool *pool, enum fo_object object,
	const struct ancestor *parent, const struct fo_style *column, const struct given *given,
	size_t count, struct place at, struct diag *d, bool *beyond_parent);

#endif
