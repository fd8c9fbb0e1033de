/* store.h -- where the files of faces are, and the faces that are open: each once, for the process.
 *
 * In:   families of the catalogue, of the user's folders or of fontconfig.
 * Out:  the face of a family that is nearest to a weight and style.
 * Not here: which families a text asks for (chain.c). */
#ifndef FONT_STORE_H
#define FONT_STORE_H

#include "font/catalogue.h"

struct font_file {
	const char *path;
	struct slice data;
	struct font_file *next;
};

struct font_store {
	struct arena *a;
	const char **folders; /* those that exist */
	size_t folder_count;
	struct font_file *files; /* all that are mapped */
	struct face **faces;     /* by id */
	size_t face_count;
};

/* FOLDERS are searched in this order for files that a family names without a folder. */
void font_store_init(
	struct font_store *s, struct arena *a, const char *const *folders, size_t count);
void font_store_release(struct font_store *s);

/* NULL if no face of the family is installed. A file that is there and can't be used is told to D, if
 * D is not NULL, as a warning, and passed over. */
struct face *font_store_face(
	struct font_store *s, struct font_family *family, int weight, bool italic, struct diag *d);

#endif
