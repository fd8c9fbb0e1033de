/* markup.h -- where tags, comments and sections of XML begin and end.
 *
 * In:   UTF-8 that may be cut off anywhere.
 * Out:  one piece of markup or text after the other.
 *
 * Of well-formed XML every piece is right. Of other text something is found in any case, so that a
 * fault does not reach far: a tag ends before the next <, a comment at the first --. */
#ifndef RECORD_MARKUP_H
#define RECORD_MARKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

enum markup_kind {
	MARKUP_TEXT, /* up to the next <, or as far as there is text */
	MARKUP_START,
	MARKUP_EMPTY, /* <br/> */
	MARKUP_END,
	MARKUP_COMMENT,
	MARKUP_INSTRUCTION,
	MARKUP_CDATA,
	MARKUP_DOCTYPE,
	MARKUP_STRAY /* a < that begins nothing */
};

struct markup {
	enum markup_kind kind;
	bool broken;     /* its end was not found where it should be */
	size_t len;      /* bytes */
	uint32_t name;   /* of a tag, hashed by base/hash.h */
	size_t name_len; /* bytes */
};

/* The piece that begins at P. False if its end lies behind END. */
bool markup_scan(const char *p, const char *end, struct markup *m);

/* Whether the tag M at P has this name. */
bool markup_is(const char *p, const struct markup *m, const char *name);

struct markup_attribute {
	struct slice name, value; /* as they are written, the value without its quotation marks */
};

/* The first attribute of the start tag M at P that begins at *FROM or behind it; *FROM moves behind it.
 * False if there is no more. To begin with *FROM is NULL. */
bool markup_next_attribute(
	const char *p, const struct markup *m, const char **from, struct markup_attribute *out);

/* The value of an attribute of the start tag M at P, as it is written; empty if there is none. */
struct slice markup_value(const char *p, const struct markup *m, const char *name);

#endif
