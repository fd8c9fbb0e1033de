/* pool.h -- tasks on forked workers, which may crash, hang or outgrow their memory.
 *
 * The workers share what the parent has loaded and take the next task that nobody has begun, from a
 * counter in shared memory. What becomes of a task depends on the task alone. Of a worker that dies,
 * its task is lost and nothing else; another takes its place. */
#ifndef BATCH_POOL_H
#define BATCH_POOL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/slice.h"

enum pool_end {
	POOL_DONE,    /* the work function returned: there is a reply */
	POOL_CRASHED, /* the worker was killed by a signal or ended by itself */
	POOL_TIMEOUT, /* it ran longer than it may and was killed */
	POOL_MEMORY   /* it wanted more memory than it may have */
};

struct pool_ending {
	enum pool_end end;
	int signal;     /* what killed the worker (POOL_CRASHED), else 0 */
	double seconds; /* that the task ran, if it was lost; else 0 */
};

struct pool_task {
	/* In a worker: does task I and writes the reply, whatever bytes, into the empty REPLY. */
	void (*work)(void *user, size_t i, struct buf *reply);
	/* In the parent, once per task, in the order in which tasks end; REPLY is empty if it was lost.
	 * False: no further task is begun. */
	bool (*done)(void *user, size_t i, struct pool_ending how, struct slice reply);
	/* In the parent, a few times a second. NULL: not wanted. */
	void (*tick)(void *user);
	void *user;
};

struct pool_limits {
	unsigned workers; /* at least 1 */
	double seconds;   /* a task; 0: as long as it takes */
	size_t memory;    /* bytes a worker may have of its own; 0: what the system gives */
};

/* Does tasks 0 to COUNT - 1. After SIGINT or SIGTERM no task is begun, those begun are finished (a
 * second signal kills them), and the tasks not done are left out; *INTERRUPTED is the signal, else 0.
 * No process is left when it returns. False after a message: workers can't be made, or die before
 * they have begun anything. */
bool pool_run(const struct pool_task *task, size_t count, const struct pool_limits *limits,
	int *interrupted, struct diag *d);

/* The processors that this process may use, at least 1. */
unsigned pool_processors(void);

#endif
