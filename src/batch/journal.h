/* journal.h -- what an output folder holds already, for --resume.
 *
 * The file .banxin-batch in the folder (.banxin-batch.2-of-4 of a shard) has a line per finished
 * output: the key of what it was made from, its size and time, its name, what the report says of it,
 * and the files read beside the record. A line is appended when the output is there under its name,
 * in one write; a line cut short by a kill does not agree with its check sum and counts for nothing.
 * Shards have a file each because network file systems don't keep what several machines append to
 * one; --resume reads all. */
#ifndef BATCH_JOURNAL_H
#define BATCH_JOURNAL_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/slice.h"
#include "batch/items.h"
#include "batch/outcome.h"

struct journal;

/* With RESUME, reads what is there; else this shard's begins anew. WRITE: journal_add will be called.
 * NULL after a message. Processes forked later may ask for keys and what is finished. */
struct journal *journal_open(const char *folder, struct batch_shard shard, bool resume, bool write,
	struct diag *d);
void journal_close(struct journal *j); /* NULL is fine */

/* What all records of the run depend on: see banxin_identity. Told piece by piece before any key is
 * made. */
void journal_common(struct journal *j, struct slice piece);

/* The key of a record of these bytes. */
void journal_key(const struct journal *j, struct slice record, uint64_t key[2]);

/* Whether OUTPUT is in the folder as a run left it that made it from the same key and files: then
 * PAGES, BYTES and EARLIER of O are those of that run. In A. */
bool journal_finished(const struct journal *j, const char *output, const uint64_t key[2],
	struct outcome *o, struct arena *a);

/* OUTPUT is finished. False after a message, which is told once. */
bool journal_add(struct journal *j, const char *output, const struct outcome *o);

#endif
