/* sources.h -- the files that the operands of a batch name, in an order that every machine agrees on.
 *
 * An operand is a file ("-": standard input), a folder (every .xml in it and below it, by name, bytes
 * compared) or a list (@FILE: a path a line, from the list's own folder; # begins a comment). */
#ifndef BATCH_SOURCES_H
#define BATCH_SOURCES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/* Takes a file. ASKED is the line of the list that named it, without a file if it was the command
 * line. PATH is valid during the call. False ends the search. */
typedef bool source_fn(void *user, const char *path, struct place asked);

/* Calls TAKE for every file of the operands; files in folders that are no .xml are left out, as are
 * those whose names begin with a dot. Faults are told, and the search goes on behind them. False if
 * there was one, or if TAKE said so. */
bool sources_find(const char *const *operands, size_t count, source_fn *take, void *user,
	struct diag *d);

#endif
