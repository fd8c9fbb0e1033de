/* naming.h -- what the outputs of a batch are called.
 *
 * A pattern is text with {id}, {title}, {n}, {n:04} and {file} in it; {{ and }} stand for braces, / begins
 * a subfolder. What fills it comes from records, so it is made fit for a file name everywhere: no marks
 * that some system forbids, no hidden files, nothing that leaves the folder. */
#ifndef BATCH_NAMING_H
#define BATCH_NAMING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

struct naming;

/* In A. NULL after a message: the pattern is wrong. */
struct naming *naming_parse(struct arena *a, const char *pattern, const char *extension,
	struct diag *d);

bool naming_asks_id(const struct naming *n);
bool naming_asks_title(const struct naming *n);
bool naming_has_folders(const struct naming *n);

/* A record to be named. */
struct named {
	const char *path;
	struct slice id, title; /* empty: it has none */
	size_t number;
	struct place at; /* for messages */
};

/* Its output, with the extension, into OUT, whose content it replaces. Where a title or a file's name
 * makes a name too long, it is cut. False after a message: something that was asked for is missing, or
 * the name is too long all the same. */
bool naming_make(const struct naming *n, const struct named *record, struct buf *out, struct diag *d);

#endif
