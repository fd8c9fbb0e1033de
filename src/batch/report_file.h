/* report_file.h -- a report, read record by record.
 *
 * The file is mapped and each record parsed alone, so that its length is no matter. How its JSON is
 * broken into lines is none either, but its head has to stand before the records. */
#ifndef BATCH_REPORT_FILE_H
#define BATCH_REPORT_FILE_H

#include "base/arena.h"
#include "batch/report.h"

struct report_file {
	const char *path;
	struct diag *d;
	struct slice map;
	struct report_head head;
	struct report_totals totals;
	size_t at;     /* what is read next */
	bool begun;    /* a record was read */
};

/* False after a message: not there, no report, or of a later version. */
bool report_file_open(struct report_file *f, const char *path, struct diag *d);
void report_file_close(struct report_file *f);

/* A record. TEXT is its JSON. */
struct report_record {
	struct batch_item item;
	struct outcome outcome;
	struct slice text;
};

/* Reads the next record; what it points at is in A or in the file. At the end, *END is true instead.
 * False after a message. */
bool report_file_next(struct report_file *f, struct arena *a, struct report_record *out, bool *end);

#endif
