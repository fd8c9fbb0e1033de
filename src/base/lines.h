/* lines.h -- from bytes of a source to lines and columns, going forward. */
#ifndef BASE_LINES_H
#define BASE_LINES_H

#include <stddef.h>

#include "base/diag.h"
#include "base/slice.h"

struct lines {
	struct slice source;
	size_t start; /* of the line */
	long line;
	size_t counted, before; /* so many characters of the line are before the byte COUNTED */
};

static inline struct lines lines_of(struct slice source)
{
	return (struct lines){ source, 0, 1, 0, 0 };
}

/* The line that byte AT is in, and its column in characters, both from 1. AT must not be before the line of
 * an earlier call. */
void lines_find(struct lines *l, size_t at, long *line, int *column);

/* So many bytes of a line are shown on either side: a record may be one line of megabytes. */
enum { EXCERPT_MAX = 400 };

/* Where START is into LINE and COLUMN, and what a message about START..END shows of the source. The same
 * order holds for START. */
struct excerpt lines_excerpt(struct lines *l, size_t start, size_t end, long *line, int *column);

/* The line last found, without its end. */
struct slice lines_source(const struct lines *l);

#endif
