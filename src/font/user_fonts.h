/* user_fonts.h -- the fonts that users drop into the program's folder, whatever their files are called.
 *
 * In:   folders.
 * Out:  families with the names that the files themselves give, in every language.
 * Not here: fonts of the system, which the catalogue knows by file name (catalogue.h) or fontconfig
 * by family (fontconfig.h). */
#ifndef FONT_USER_FONTS_H
#define FONT_USER_FONTS_H

#include "font/catalogue.h"

struct user_family {
	struct font_family family;
	const char **keys; /* its names, by font_key */
	size_t key_count;
};

struct user_fonts {
	struct user_family *families; /* in the order of the files' names */
	size_t count;
};

/* Reads the names of all faces in FOLDERS and the folders in them; in A. Files that are no fonts and
 * folders that don't exist are passed over. */
struct user_fonts user_fonts_scan(struct arena *a, const char *const *folders, size_t count);

/* The font files in FOLDER and the folders in it, some hundreds at most, by path; in A. */
const char *const *user_fonts_files(struct arena *a, const char *folder, size_t *count);

bool user_family_has(const struct user_family *u, const char *key);

#endif
