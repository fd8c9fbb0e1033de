/* slice.h -- a piece of text or of a file that somebody else owns; not NUL-terminated. */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"

struct slice {
	const char *data;
	size_t len; /* bytes */
};

static inline struct slice slice_of(const char *s)
{
	return (struct slice){ s, strlen(s) };
}

static inline bool slice_is(struct slice s, const char *word)
{
	return s.len == strlen(word) && (s.len == 0 || memcmp(s.data, word, s.len) == 0);
}

/* The part of S that begins at AT and is LEN long; empty if S doesn't reach so far. */
static inline struct slice slice_part(struct slice s, size_t at, size_t len)
{
	if (at > s.len || len > s.len - at)
		return (struct slice){ 0 };
	return (struct slice){ s.data + at, len };
}

/* White space as XML has it. */
static inline bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* S without the white space at its ends. */
struct slice slice_trim(struct slice s);

/* The same with runs of white space inside made one space; in A, NUL-terminated. */
char *slice_collapse(struct arena *a, struct slice s);

#endif
