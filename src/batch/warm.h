/* warm.h -- which templates the records of a batch will be laid out with.
 *
 * A guess, so that they are loaded once and not by every worker: the records are not parsed, as this
 * process is not the one that a poisoned record may take with it. */
#ifndef BATCH_WARM_H
#define BATCH_WARM_H

#include "base/slice.h"

/* The name of the template that RECORD seems to want: the attribute `layout` of its root, or the name
 * of that; of a file of records, of what is in it. Points into RECORD; empty if it can't be told. */
struct slice warm_layout(struct slice record);

#endif
