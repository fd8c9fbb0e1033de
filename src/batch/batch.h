/* batch.h -- many records, each to a file of its own.
 *
 * In:   what the command line asks for.
 * Out:  the outputs in their folder, a report, messages, and the exit status.
 * Not here: what the records are (items.h), the processes (pool.h), what became of each (outcome.h,
 *       report.h), what an earlier run has done (journal.h). */
#ifndef BATCH_BATCH_H
#define BATCH_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "banxin.h"
#include "batch/items.h"
#include "batch/pool.h"
#include "batch/progress.h"

struct batch_options {
	struct batch_request request;
	const char *template_name; /* NULL: as each record says */
	const struct banxin_param *params;
	size_t param_count;
	struct pool_limits limits;
	const char *report; /* NULL: none */
	bool resume;
	enum progress_kind progress;
	bool summary; /* a line at the end, on standard error */
	banxin_message_fn *message;
	void *user;
};

/* Renders all there is to render. The exit status: 0, 1 if records failed, 3 if the machine did (then
 * it may have been given up early), 128 and the signal if it was interrupted. */
int batch_render(const struct batch_options *o);

/* Renders nothing: calls PLANNED with the path of each output, its record, and whether it is finished
 * already and would be left alone. The exit status. */
typedef void batch_planned_fn(const char *output, const struct batch_item *item, bool unchanged);
int batch_plan(const struct batch_options *o, batch_planned_fn *planned);

#endif
