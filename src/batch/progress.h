/* progress.h -- how far a batch is, on standard error.
 *
 * On a terminal a line that is drawn over itself; elsewhere a plain line every few seconds. */
#ifndef BATCH_PROGRESS_H
#define BATCH_PROGRESS_H

#include <stddef.h>

enum progress_kind { PROGRESS_NONE, PROGRESS_LINES, PROGRESS_BAR };

struct progress;

struct progress *progress_new(enum progress_kind kind, size_t total);

/* ENDED records are behind us, FAILED of them are at fault, and to render MADE took some time. Shows
 * that if it is time to; may be called as often as one likes. */
void progress_show(struct progress *p, size_t ended, size_t failed, size_t made);

/* To be called before anything else is written to standard error. */
void progress_clear(struct progress *p);

void progress_free(struct progress *p); /* clears it; NULL is fine */

#endif
