/* shorthand.h -- attributes that set several properties at once, or one by the writing mode. */
#ifndef FO_SHORTHAND_H
#define FO_SHORTHAND_H

#include "fo/resolve.h"

/* The attributes that are no row of the property table. */
extern const struct attribute shorthands[];
extern const size_t shorthand_count;

apply_fn shorthand_property; /* sets PROPERTIES[0] */

/* The property that the attribute sets, if it is a single one in writing mode MODE. */
bool shorthand_target(const struct attribute *a, enum keyword mode, enum fo_property *out);

#endif
