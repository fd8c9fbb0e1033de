/* edits.h -- a text that is repaired in several goes, and what of it is still as it was.
 *
 * A repair may make another one possible: what is read next is the text after the first go. All places that
 * are given back are those of the source, so that nothing but the repairs needs to be written anew,
 * in whatever encoding the source is. */
#ifndef PROOF_EDITS_H
#define PROOF_EDITS_H

#include "base/arena.h"
#include "base/buf.h"
#include "proof/proof.h"

/* TEXT stands in place of bytes START to END of the source. */
struct edit {
	size_t start, end;
	struct slice text;
};

struct edited;

/* SOURCE is used until edited_free. */
struct edited *edited_new(struct slice source);
void edited_free(struct edited *e); /* NULL is fine */

/* The text as it is now; until the next call of edited_repair. */
struct slice edited_text(const struct edited *e);

/* Makes the safe repairs among FINDINGS, which are those of the text as it is now, in order of their
 * places. Where two overlap the first is made. Which ones were is noted in MADE; how many is returned. */
size_t edited_repair(struct edited *e, const struct finding *findings, size_t count, bool *made);

/* The byte of the source that byte AT of the text as it is now comes from, or stands in place of. */
size_t edited_origin(const struct edited *e, size_t at);

/* What the source differs in from the text as it is now: *COUNT edits in the order of the source, that
 * neither overlap nor touch. In A. */
const struct edit *edited_edits(const struct edited *e, struct arena *a, size_t *count);

#endif
