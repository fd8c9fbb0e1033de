/* journal.h -- what an output folder holds already, for --resume.
 *
 * The file .banxin-batch in the folder has a line per finished output: its name, size, the key of
 * what it was made from, and the files read beside the record. A line is appended when the output is
 * there under its name; a line cut short by a kill counts for nothing. */
#ifndef BATCH_JOURNAL_H
#define BATCH_JOURNAL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/slice.h"
#include "batch/outcome.h"

struct journal;

/* With RESUME, reads what is there; else begins anew. SHARD-less runs and shards of one batch may write
 * to the same folder at the same time. NULL after a message. */
struct journal *journal_open(const char *folder, bool resume, struct diag *d);
void journal_close(struct journal *j); /* NULL is fine */

/* What all records of the run depend on: program version, templates and what they import, fonts.xml,
 * schema, parameters. To be told before any key is made. */
void journal_common(struct journal *j, struct slice data);

/* The key of a record of these bytes. */
void journal_key(const struct journal *j, struct slice record, uint64_t key[2]);

/* Whether OUTPUT is there with the size, key and files that the journal has; then PAGES and BYTES of O
 * are those of the earlier run. */
bool journal_finished(struct journal *j, const char *output, const uint64_t key[2], struct outcome *o);

/* OUTPUT is finished. */
bool journal_add(struct journal *j, const char *output, const struct outcome *o, struct diag *d);

#endif
