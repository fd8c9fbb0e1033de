/* diff.h -- what repairs would change, as a unified diff. */
#ifndef PROOF_DIFF_H
#define PROOF_DIFF_H

#include "base/arena.h"
#include "base/buf.h"
#include "proof/edits.h"

/* Adds what EDITS change in SOURCE, which is the file PATH, to OUT; nothing if there are none. */
void diff_add(struct buf *out, const char *path, struct slice source, const struct edit *edits,
	size_t count);

#endif
