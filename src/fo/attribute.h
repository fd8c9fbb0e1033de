/* attribute.h -- the names that may stand on a formatting object, and in which order they count.
 *
 * Every property of the table is a name; the others set several properties (shorthands, compounds
 * as a whole) or one that depends on the writing mode (margin-left, width). */
#ifndef FO_ATTRIBUTE_H
#define FO_ATTRIBUTE_H

#include "fo/shorthand.h"

/* No element has more, as it has none twice. */
enum { ATTRIBUTE_LIMIT = PROP_COUNT + 160 };

/* By its name in the table, whose prefix stands for a namespace. NULL if there is none. */
const struct attribute *attribute_find(struct slice name);

/* The property that a name in an expression stands for: the optimum of a compound, the one that
 * margin-left becomes in writing mode MODE. False for shorthands and unknown names. */
bool attribute_property(struct slice name, enum keyword mode, enum fo_property *out);

/* The attribute whose name is nearest to a wrong one; NULL if none is near. */
const char *attribute_guess(const char *name);

/* The words a value takes, for messages. */
const char *attribute_values(const struct attribute *a);

/* Calls VISIT for each name that is no row of the property table, in order: for the manual. */
void attribute_each(void (*visit)(void *user, const struct attribute *a), void *user);

#endif
