/* diag.h -- what the user is told, once, with the place in the user's own file.
 *
 * A function that can fail returns false after it has given its message here; its callers pass the
 * false on and add nothing. Texts go through gettext before they get here (see i18n.h). */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/codes.h"
#include "base/slice.h"

/* FILE NULL: no place is known. LINE 0: the file as a whole. COLUMN 0: the line as a whole, else the
 * 1-based count of characters. */
struct place {
	const char *file;
	long line;
	int column;
};

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

/* What a message points at, from its place on. All lines and columns are those of the file. */
struct excerpt {
	long end_line;
	int end_column; /* behind the last character */
	struct slice source; /* the line that the place is in, or what is near the place of a long one */
	int source_column;   /* of its first character */
	bool cut;            /* the line goes on behind SOURCE */
	const char *repair;  /* what should stand there, as XML; NULL: nobody can say */
	bool safe, repaired; /* nobody needs to be asked about the repair; it was made */
	size_t start, end;   /* bytes of what was read */
};

struct message {
	enum severity severity;
	enum code code;
	struct place at;
	const char *text; /* one sentence without a final mark; valid during the call */
	const char *rule; /* whose finding this is, in place of CODE; else NULL */
	const struct excerpt *excerpt; /* NULL: only the place is known */
};

typedef void message_fn(void *user, const struct message *m);

/* A file that was looked for beside the record; DATA is NULL inside if it could not be read. */
typedef void file_fn(void *user, const char *path, struct slice data);

/* One per record or command. The counts are for the exit status and for deciding whether to go on. */
struct diag {
	message_fn *fn;
	void *user;
	unsigned errors, warnings, notes;
	enum code_class worst; /* the highest class among the errors; 0 while there is none */
	/* What is read as the file PART_OF (NULL: none) is a part of it: so many lines are before its
	 * first. They are added to the lines of its messages. */
	const char *part_of;
	long lines_before;
	int64_t bytes_before; /* likewise, added to the bytes of its excerpts */
	file_fn *file; /* NULL: nobody wants to know */
	void *file_user;
};

void diag_init(struct diag *d, message_fn *fn, void *user);

#ifdef __GNUC__
#define DIAG_PRINTF __attribute__((format(printf, 4, 5)))
#else
#define DIAG_PRINTF
#endif
/* Always false, so that a function can end with `return diag_error(...)`. */
bool diag_error(
	struct diag *d, struct place at, enum code code, const char *format, ...) DIAG_PRINTF;
void diag_warning(
	struct diag *d, struct place at, enum code code, const char *format, ...) DIAG_PRINTF;
void diag_note(
	struct diag *d, struct place at, enum code code, const char *format, ...) DIAG_PRINTF;

/* An error with what stands there. Always false. */
bool diag_fault(struct diag *d, struct place at, const struct excerpt *excerpt, enum code code,
	const char *text);

/* What a proofreader found by RULE. An error is one of input. */
void diag_finding(struct diag *d, enum severity severity, const char *rule, struct place at,
	const struct excerpt *excerpt, const char *text);

/* Tells who listens that the file PATH was looked for, and what it held. */
void diag_file(const struct diag *d, const char *path, struct slice data);

/* The number that the user knows LINE of FILE by, for a line that is named in a text. */
long diag_line(const struct diag *d, const char *file, long line);

/* 0 when there was no error, else the status of the worst: 1, 2 or 3. */
int diag_status(const struct diag *d);

#endif
