/* cut.h -- a file of records, cut into its records while it is read.
 *
 * In:   a file of any size whose root is <records>, or of a single record.
 * Out:  where each record lies, and what outputs are named after; memory does not grow with the file.
 * Not here: what is inside a record. Whatever is wrong there is found when the record is parsed, as a
 *       document of its own, and is no fault of the others: a record whose tags don't match ends at
 *       the first end tag of its own name, or where the next of its name begins, and is never
 *       well-formed. What stands between records is held to what XML allows, by libxml2. */
#ifndef RECORD_CUT_H
#define RECORD_CUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/slice.h"

struct cut;

/* Where a copy lies, while its records are in use, of what can't be read again as it is: files in other
 * encodings than UTF-8, what comes through a pipe. One file without a name. */
struct cut_store {
	int fd; /* -1 until it is needed */
	uint64_t size;
};

static inline struct cut_store cut_store_new(void)
{
	return (struct cut_store){ .fd = -1 };
}
bool cut_store_open(struct cut_store *s); /* false: errno says why */
void cut_store_release(struct cut_store *s);

/* What is to be found out of every record; CUT_ID of the records of a <records> is always. */
enum { CUT_ID = 1, CUT_TITLE = 2 };

struct cut_record {
	uint64_t offset; /* from here, if SIZE is not 0: */
	uint32_t size;   /* 0: the whole file is the record */
	long line;       /* of its start tag; 1 for a whole file */
	struct slice id, title; /* white space collapsed, empty if there is none; until the next call */
};

enum cut_step { CUT_RECORD, CUT_END, CUT_FAULT };

/* NULL after a message: the file can't be read. PATH is used until cut_close. */
struct cut *cut_open(const char *path, unsigned wanted, struct cut_store *store, struct diag *d);
void cut_close(struct cut *c); /* NULL is fine */

/* Whether it is standard input ("-") or another pipe, of which only the records of a <records> are kept. */
bool cut_is_stream(const struct cut *c);

/* The next record. CUT_FAULT after a message: the file as a whole is at fault. */
enum cut_step cut_next(struct cut *c, struct cut_record *out);

/* What must be known of a file to read a record of it. */
struct cut_file {
	const char *path;
	const char *tag;      /* the start tag of its root, on one line; NULL: it is a single record */
	int fd;               /* the store's, or -1: the file's own */
	const char *encoding; /* that the copy in the store was converted from; NULL: none */
	uint64_t device, inode, size;
	int64_t seconds, nanoseconds; /* of its last change */
};

/* Of C, whose first record was seen; in A. */
struct cut_file cut_file(const struct cut *c, struct arena *a, const char *path);

/* A document of the record at OFFSET of F, in place of what OUT holds: a <records> with the attributes of
 * the whole, and in its second line, in the same column, what is in LINE of the file. False after a
 * message: the file is not what it was. Any process may call it, also after a fork. */
bool cut_read(const struct cut_file *f, uint64_t offset, uint32_t size, long line, struct buf *out,
	struct diag *d);

/* The byte of DOCUMENT, which cut_read made, that its record of SIZE bytes begins at, a byte order mark
 * not counted. */
size_t cut_read_start(struct slice document, uint32_t size);

/* What is to be added to the lines of that document. */
static inline long cut_lines_before(long line)
{
	return line - 2;
}

#endif
