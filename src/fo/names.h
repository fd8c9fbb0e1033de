/* names.h -- from the names of a table to their rows: a hash that is filled once. */
#ifndef FO_NAMES_H
#define FO_NAMES_H

#include <stddef.h>
#include <stdint.h>

enum { NAMES_SLOTS = 1024 };

/* All zero at the start. Names are borrowed. */
struct name_index {
	struct {
		const char *name; /* NULL: free */
		unsigned row;
	} slots[NAMES_SLOTS];
	unsigned count;
};

void names_add(struct name_index *x, const char *name, unsigned row); /* ROW > 0 */

/* 0 if there is no such name. */
unsigned names_find(const struct name_index *x, const char *name, size_t len);

#endif
