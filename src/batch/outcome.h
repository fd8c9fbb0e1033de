/* outcome.h -- what became of a record: what a worker tells its parent, and what the report says. */
#ifndef BATCH_OUTCOME_H
#define BATCH_OUTCOME_H

#include <stdbool.h>
#include <stdint.h>

#include "banxin.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/slice.h"

enum outcome_status {
	OUTCOME_DONE,
	OUTCOME_UNCHANGED, /* finished by an earlier run */
	OUTCOME_FAILED,    /* the record, its template or a picture is at fault: see the messages */
	OUTCOME_CRASHED,
	OUTCOME_TIMEOUT,
	OUTCOME_MEMORY,
	OUTCOME_COUNT
};

/* A character that the face it should have been set in does not have, and the face that has it. */
struct outcome_character {
	uint32_t character;
	const char *face;
	unsigned times;
};

/* A family that was asked for and what stood in for it. */
struct outcome_font {
	const char *wanted, *used;
};

/* A file that was looked for beside the record: a picture, an included record. */
struct outcome_file {
	const char *path;
	bool missing;
	uint64_t size;
	int64_t modified; /* in nanoseconds; 0: too lately to tell a later change by it */
	uint64_t hash[2]; /* of its bytes */
};

struct outcome {
	enum outcome_status status;
	int signal; /* that killed the worker, or 0 */
	unsigned pages;
	uint64_t bytes;
	double milliseconds;
	const char *id;  /* of the record's root; NULL if it has none or wasn't read */
	const char *earlier; /* of what is UNCHANGED: what report_put_details wrote of it then, or NULL */
	uint64_t key[2]; /* hash of all that the output depends on but FILES; see journal.h */
	const struct banxin_message *messages;
	size_t message_count;
	size_t more_messages; /* that there was no room for */
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

/* An outcome in the making. What is told is copied into A. */
struct outcome_gathering {
	struct arena *a;
	struct outcome o;
	size_t message_cap, character_cap, font_cap, file_cap;
};

void outcome_begin(struct outcome_gathering *g, struct arena *a);
void outcome_take_message(void *gathering, const struct banxin_message *m);

/* What to give to a banxin_job, so that G is told the rest. */
struct banxin_listener outcome_listener(struct outcome_gathering *g);

/* What G has been told, in an order that depends on the record alone; it lives as long as G's arena. */
const struct outcome *outcome_end(struct outcome_gathering *g);

#endif
