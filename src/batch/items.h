/* items.h -- what a batch is made of: the records that the command line names, in a stable order.
 *
 * In:   operands: record files, folders (every .xml below them, by name), lists (@list.txt, a path
 *       a line, relative to the list), and files of records, which are read as a stream and cut.
 * Out:  an array of items, each with the output it will become; a few dozen bytes a record.
 * Not here: rendering. What stands in a record is known only as far as a name pattern asks. */
#ifndef BATCH_ITEMS_H
#define BATCH_ITEMS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "record/cut.h"

/* A record: a file, or a part of a file of records. */
struct batch_item {
	const char *path;
	const char *output; /* its file, below the output folder */
	const char *id;     /* of its root element; NULL if it has none or nobody asked */
	uint64_t offset;    /* of its first byte in the file (in UTF-8), if it is a part */
	uint32_t size;      /* of the part; 0: the whole file is the record */
	uint32_t source;    /* private */
	long line;          /* of its start tag; 1 for a whole file */
	size_t number;      /* 1, 2, ... over the whole batch, whatever share of it is taken */
};

/* The share I (1 to N) of N of the records; 0 of 0 is everything. The share of a record depends on its
 * number alone. */
struct batch_shard {
	unsigned i, n;
};

struct batch_request {
	const char *const *operands;
	size_t operand_count;
	const char *folder;  /* outputs go there */
	const char *pattern; /* of their names: {id} {title} {n} {n:04} {file}; NULL: {file}, or
	                      * {file}-{n:06} for the records of a file of records, counted
	                      * within it */
	const char *extension; /* "pdf" */
	struct batch_shard shard;
	size_t limit; /* of records, since each takes some memory; 0: ten million */
};

struct batch_items {
	struct batch_item *items;
	size_t count;
	size_t total; /* in all shards */
	void *private; /* open files of records */
};

/* Everything is found, cut and named before any work starts: what does not exist, is not well-formed
 * between its records, can't be named, or would be written twice is told with its place. An id that
 * stands twice in a file of records is only warned of. In A; false after at least one error. */
bool batch_items_read(struct batch_items *out, struct arena *a, const struct batch_request *r,
	struct diag *d);
void batch_items_close(struct batch_items *b);

/* The bytes of ITEM, to be rendered as ITEM->path with batch_item_lines_before: those of the file, or a
 * document of one record, whose root `records` has the attributes of the whole. Replaces what OUT holds.
 * Any process may call it, also after a fork. False after a message. */
bool batch_item_data(const struct batch_items *b, const struct batch_item *item, struct buf *out,
	struct diag *d);

/* What is to be added to the lines of those bytes to have the lines of the file. */
static inline long batch_item_lines_before(const struct batch_item *item)
{
	return item->size ? cut_lines_before(item->line) : 0;
}

#endif
