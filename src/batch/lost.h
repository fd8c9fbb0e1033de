/* lost.h -- what is told of a record whose worker can tell nothing any more. */
#ifndef BATCH_LOST_H
#define BATCH_LOST_H

#include "base/arena.h"
#include "batch/items.h"
#include "batch/outcome.h"
#include "batch/pool.h"

/* The outcome of ITEM, whose worker ended so, with one message that says why. In A. */
struct outcome outcome_lost(struct arena *a, const struct batch_item *item, struct pool_ending how,
	const struct pool_limits *limits);

#endif
