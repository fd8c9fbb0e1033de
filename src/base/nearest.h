/* nearest.h -- the name that was probably meant. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stddef.h>

/* Among the known names, the one that differs least from a wrong one, counting letters that are
 * wrong, missing, added or swapped with their neighbour. None is near enough if more than a third
 * of the letters differ, or more than three. Of equals the first. */
struct nearest {
	const char *wrong;
	const char *best; /* of those considered so far; NULL: none is near */
	size_t distance;
};

void nearest_begin(struct nearest *n, const char *wrong);
void nearest_consider(struct nearest *n, const char *known);

/* The same for a list of COUNT names. */
const char *nearest(const char *wrong, const char *const *known, size_t count);

#endif
