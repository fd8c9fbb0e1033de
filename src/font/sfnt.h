/* sfnt.h -- the tables of a TrueType or OpenType file, read where they lie.
 *
 * Files are not trusted: reading outside a table gives 0, a table outside the file is no table. */
#ifndef FONT_SFNT_H
#define FONT_SFNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/utf8.h"

struct sfnt {
	struct slice file;
	size_t directory; /* offset of the first table record */
	unsigned table_count;
};

/* Number of faces in FILE: 1, more for a collection, 0 if it is no font. */
unsigned sfnt_face_count(struct slice file);

bool sfnt_open(struct sfnt *s, struct slice file, unsigned index);

/* Empty if there is none. */
struct slice sfnt_table(const struct sfnt *s, const char tag[4]);

static inline unsigned read_u8(struct slice t, size_t at)
{
	return at < t.len ? (unsigned char)t.data[at] : 0;
}

static inline unsigned read_u16(struct slice t, size_t at)
{
	if (t.len < 2 || at > t.len - 2)
		return 0;
	const unsigned char *p = (const unsigned char *)t.data + at;
	return (unsigned)p[0] << 8 | p[1];
}

static inline int read_i16(struct slice t, size_t at)
{
	return (int16_t)(uint16_t)read_u16(t, at);
}

static inline uint32_t read_u32(struct slice t, size_t at)
{
	return (uint32_t)read_u16(t, at) << 16 | read_u16(t, at + 2);
}

enum sfnt_name { NAME_FAMILY = 1, NAME_POSTSCRIPT = 6, NAME_TYPOGRAPHIC_FAMILY = 16 };

/* The name ID, the English one if there are several; NULL if there is none. In A. */
char *sfnt_name(struct arena *a, const struct sfnt *s, enum sfnt_name id);

/* Calls FN with every family name in every language, until it returns true; returns whether it did.
 * The strings live in A. */
bool sfnt_each_family(struct arena *a, const struct sfnt *s,
	bool (*fn)(void *user, const char *family), void *user);

#endif
