/* checks.h -- many records against the schema and the rules of the proofreader, on several processors.
 *
 * In:   what the command line names: files, folders, lists, files of records and pipes of any size.
 * Out:  messages in the order of the records, whatever works on them; memory doesn't grow with the files.
 * Not here: how messages are shown (cli/), what is wrong with a record (engine/). */
#ifndef BATCH_CHECKS_H
#define BATCH_CHECKS_H

#include <stdbool.h>
#include <stddef.h>

#include "banxin.h"
#include "batch/pool.h"

struct check_counts {
	size_t files, valid, faulty; /* of records: faulty is one with an error */
	size_t severity[BANXIN_ERROR + 1];
};

/* Who is told. What is told between FILE_BEGIN and FILE_END belongs to that file. */
struct check_listener {
	void (*file_begin)(void *user, const char *path);
	void (*message)(void *user, const struct banxin_message *m);
	void (*file_end)(void *user, const struct check_counts *counts); /* those of the file */
	/* A few times a second: so many bytes of the records are behind us. */
	void (*progress)(void *user, const struct check_counts *counts, uint64_t bytes);
	void *user;
};

struct checks;

struct checks *checks_new(const struct check_listener *listener);
void checks_free(struct checks *c);

/* The message function of the engine that checks; USER is the struct checks. */
void checks_message(void *checks, const struct banxin_message *m);

/* Checks what OPERANDS name, with ENGINE. COUNTS are of all files. The signal that ended it early, else
 * 0. */
int checks_run(struct checks *c, struct banxin *engine, const char *const *operands, size_t count,
	const struct pool_limits *limits, struct check_counts *counts);

/* The exit status of the worst that was told: 0, or 1 to 3. */
int checks_status(const struct checks *c);

#endif
