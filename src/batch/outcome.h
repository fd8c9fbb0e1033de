/* outcome.h -- what became of a record: what a worker tells its parent, and what the report says. */
#ifndef BATCH_OUTCOME_H
#define BATCH_OUTCOME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/slice.h"

enum outcome_status {
	OUTCOME_DONE,
	OUTCOME_UNCHANGED, /* finished by an earlier run */
	OUTCOME_FAILED,    /* the record, its template or a picture is at fault: see the messages */
	OUTCOME_CRASHED,
	OUTCOME_TIMEOUT,
	OUTCOME_MEMORY
};

/* A character that the first face of its chain does not have, and the face that it was set in. */
struct outcome_character {
	uint32_t character;
	const char *face;
	unsigned times;
};

/* A family that was asked for and what stood in for it. */
struct outcome_font {
	const char *wanted, *used;
};

/* A file that was read beside the record: a picture, an included record. */
struct outcome_file {
	const char *path;
	uint64_t size;
	uint64_t hash[2];
};

struct outcome {
	enum outcome_status status;
	int signal; /* that killed the worker, or 0 */
	unsigned pages;
	uint64_t bytes;
	double milliseconds;
	uint64_t key[2]; /* hash of all that the output depends on but FILES; see journal.h */
	const struct message *messages;
	size_t message_count;
	const struct outcome_character *characters;
	size_t character_count;
	const struct outcome_font *fonts;
	size_t font_count;
	const struct outcome_file *files;
	size_t file_count;
};

const char *outcome_status_name(enum outcome_status status); /* "done", as the report writes it */

/* As bytes for a pipe, and back. The strings of what is read point into DATA, its arrays are in A.
 * False if DATA is no outcome. */
void outcome_write(const struct outcome *o, struct buf *out);
bool outcome_read(struct outcome *o, struct slice data, struct arena *a);

#endif
