/* catalogue.h -- fonts.xml: roles, the faces that may serve them, and the names people write.
 *
 * In:   fonts/fonts.xml, whose form fonts/README.md describes.
 * Out:  struct catalogue, in the caller's arena.
 * Not here: which of the faces are installed (store.c). */
#ifndef FONT_CATALOGUE_H
#define FONT_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "font/font.h"

/* A face that may be installed. Exactly one of FILE and STANDARD is given. */
struct candidate {
	const char *file;     /* a path if it has a slash, else to be looked for in the folders */
	const char *name;     /* PostScript name of the face in a collection; NULL: by INDEX */
	const char *standard; /* one of the base 14 */
	unsigned index;
	int weight;
	bool italic;
	bool missing;      /* looked for in vain */
	struct face *face; /* once opened */
};

/* Faces that differ in weight and style alone. */
struct font_family {
	const char *name;
	struct candidate *candidates;
	size_t count;
};

struct font_role {
	const char *id;
	const char *names; /* as people write them, separated by ", " */
	const char **keys; /* the same and the id, by font_key */
	size_t key_count;
	struct font_family *families; /* in order of preference */
	size_t family_count;
	struct font_family *system; /* what fontconfig had for it, if it was asked */
	bool asked_system;
	struct font_role *then; /* goes on when this one has no face for a character; may be NULL */
};

struct catalogue {
	const char **folders;   /* "~" is expanded */
	struct map *roles_by_key;
	struct font_role *roles;
	struct font_role *initial;   /* serves when nothing is known of a family */
	struct font_role **fallback; /* asked last, for characters that are still missing */
	size_t folder_count, role_count, fallback_count;
};

/* NULL after messages. */
struct catalogue *catalogue_load(struct arena *a, const char *path, struct diag *d);

/* A family name in the form by which names are compared: without regard to case, spaces, hyphens,
 * underscores and quotes, which people vary freely ("TimesNewRoman", "FangSong_GB2312"). */
char *font_key(struct arena *a, const char *name, size_t len);

/* NULL if no role has this name. */
struct font_role *catalogue_role(const struct catalogue *c, const char *key);

#endif
