/* findings.h -- findings for other programs: JSON of our own, and SARIF 2.1.0.
 *
 * Written as they come: what is kept is a few kilobytes, whatever the number of findings. The form of the
 * JSON is that of layouts/validation.schema.json. */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include "batch/checks.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/slice.h"

#define FINDINGS_FORMAT  "banxin validation"
#define FINDINGS_VERSION 1

/* A document in the making. */
struct findings {
	const struct findings_format *format;
	struct out *out;
	struct buf text;  /* not written yet */
	struct buf later; /* what stands behind the findings: messages of no file, names of files */
	struct buf notes;
	const char *file; /* that is open, NULL: none; until file_end */
	bool any, any_file; /* a comma has to come before the next finding, or file */
};

/* What a form writes; each adds to F->text. */
struct findings_format {
	void (*begin)(struct findings *f);
	void (*file_begin)(struct findings *f);
	void (*message)(struct findings *f, const struct banxin_message *m);
	void (*file_end)(struct findings *f, const struct check_counts *counts);
	void (*end)(struct findings *f, const struct check_counts *counts, int status);
};

extern const struct findings_format findings_json, findings_sarif;

/* To the file OUTPUT ("-": standard output). False after a message. */
bool findings_open(struct findings *f, const struct findings_format *format, const char *output,
	struct diag *d);

/* Finishes it. False after a message. */
bool findings_close(struct findings *f, const struct check_counts *counts, int status);

/* For a struct check_listener; USER is the struct findings. */
void findings_file_begin(void *user, const char *path);
void findings_message(void *user, const struct banxin_message *m);
void findings_file_end(void *user, const struct check_counts *counts);

/* What M points at, if that is known and on one line; else without data. */
struct slice findings_marked(const struct banxin_message *m);

const char *findings_severity(enum banxin_severity severity); /* "warning" */

#endif
