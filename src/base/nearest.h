/* nearest.h -- the name that was probably meant. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stddef.h>

/* The one of the COUNT NAMES that differs least from NAME, counting letters that are wrong,
 * missing, added or swapped with their neighbour. NULL if none is near: at most a third of the
 * letters, and never more than three, may differ. Of equals the first. */
const char *nearest(const char *name, const char *const *names, size_t count);

#endif
