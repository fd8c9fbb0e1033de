/* repair.h -- a record with repairs applied; all else stays byte for byte. */
#ifndef PROOF_REPAIR_H
#define PROOF_REPAIR_H

#include "base/buf.h"
#include "proof/proof.h"

/* SOURCE with the safe repairs among FINDINGS, into OUT. Where two overlap the first is taken. The repairs
 * that were made are noted in APPLIED (COUNT of them, or NULL); how many is returned. */
size_t repair_apply(struct slice source, const struct finding *findings, size_t count,
	struct buf *out, bool *applied);

#endif
