/* check.h -- what a formatting tree needs beyond the right objects in the right places. */
#ifndef FO_CHECK_H
#define FO_CHECK_H

#include "fo/fo.h"

/* Tells of the properties that N lacks and can't do without. */
void check_required(const struct fo_node *n, struct diag *d);

/* Tells of references in TOP and below it to masters and ids of T that do not exist. */
void check_references(const struct fo_tree *t, const struct fo_node *top, struct diag *d);

#endif
