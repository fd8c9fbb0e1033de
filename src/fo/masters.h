/* masters.h -- what page masters say of the flows that go to their regions. */
#ifndef FO_MASTERS_H
#define FO_MASTERS_H

#include "fo/fo.h"

/* The writing mode of the region that the flow NAME of SEQUENCE goes to: of the first page master that
 * has it; of the first body for one that is in no region. *DIFFER is set if other masters have another. */
enum keyword masters_mode(const struct fo_node *sequence, const char *name, bool *differ);

#endif
