/* corpus.h -- texts that stand in several records (T13).
 *
 * In:   the titles and paragraphs of each record, as bytes that may come from another process.
 * Out:  messages with both places. The same records in the same order give the same messages.
 * Not here: texts that stand twice in a record (duplicates.c). */
#ifndef PROOF_CORPUS_H
#define PROOF_CORPUS_H

#include "base/buf.h"
#include "base/diag.h"
#include "proof/proof.h"

struct corpus;

/* SETTINGS are used as long as the corpus lives. */
struct corpus *corpus_new(const struct proof_settings *settings);
void corpus_free(struct corpus *c); /* NULL is fine */

/* What P knows of SOURCE, which it read last, added to OUT. LINES_BEFORE it are in its file. */
void corpus_pack(struct buf *out, const struct proof *p, struct slice source, long lines_before);

/* Compares what was packed of a record, of the file PATH, with the records before, and keeps it. What is
 * found is told to D. Beyond CORPUS_MAX texts nothing is kept, after a note. */
enum { CORPUS_MAX = 1 << 18 };
void corpus_take(struct corpus *c, const char *path, struct slice packed, struct diag *d);

#endif
