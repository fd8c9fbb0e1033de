/* report.h -- the report of a batch as JSON, and the union of several.
 *
 * The form is that of layouts/report.schema.json: an object with "version" and totals, and
 * "records", an array with an object a record, one on each line, in the order of their numbers. */
#ifndef BATCH_REPORT_H
#define BATCH_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "batch/items.h"
#include "batch/outcome.h"

#define REPORT_FORMAT  "banxin batch report"
#define REPORT_VERSION 1

struct report;

/* What the head of a report says beside its sums. */
struct report_head {
	struct batch_shard shard;
	uint64_t batch; /* which batch it is: the same in all its shards and in no other */
	size_t total;   /* records in all shards */
	size_t share;   /* of them, those of this shard */
	unsigned jobs;
	int interrupted; /* the signal that ended the batch, or 0 */
	double seconds, cpu_seconds; /* workers' and own */
	size_t peak_memory;          /* of the largest worker, bytes */
};

/* Records may be added in any order; what they say is kept in a file without a name beside PATH, not
 * in memory. NULL after a message. */
struct report *report_new(const char *path, size_t count, struct diag *d);

/* Of the item at INDEX of the batch; it is written before return. */
void report_add(struct report *r, size_t index, const struct batch_item *item, const struct outcome *o);

/* Writes the file, whole or not at all, and frees R. False after a message. */
bool report_close(struct report *r, const struct report_head *head);
void report_abort(struct report *r); /* NULL is fine */

/* Joins the reports PATHS into OUTPUT ("-": standard output): a record told twice, shards that are
 * missing or don't belong together are errors. Memory: a few dozen bytes a record. */
bool report_merge(const char *const *paths, size_t count, const char *output, struct diag *d);

/* The sums of records: what stands under "totals". */
struct report_totals {
	uint64_t records, status[OUTCOME_COUNT], pages, bytes;
};

/* Adds what the report says of a record beside numbers: its id, its messages, its characters and
 * fonts. Nothing, or members that begin with a comma, on one line without tabs. */
void report_put_details(struct buf *out, const struct outcome *o);

/* All of a report up to its first record, and from its last one on. */
void report_put_head(
	struct buf *out, const struct report_head *head, const struct report_totals *totals);
void report_put_end(struct buf *out);

#endif
