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

enum { CORPUS_MAX = 1 << 18 }; /* texts, of 180 bytes each */

/* SETTINGS are used as long as the corpus lives. */
struct corpus *corpus_new(const struct proof_settings *settings);
void corpus_free(struct corpus *c); /* NULL is fine */

/* Keeps no more than MOST texts (at most CORPUS_MAX, which is what is kept else). */
void corpus_limit(struct corpus *c, size_t most);

/* What P knows of SOURCE, which it read last, added to OUT. LINES_BEFORE it are in its file. */
void corpus_pack(struct buf *out, const struct proof *p, struct slice source, long lines_before);

/* Compares what was packed of a record, of the file PATH, with the records before, and keeps it. What is
 * found is told to D. When no more texts can be kept that is told, once. */
void corpus_take(struct corpus *c, const char *path, struct slice packed, struct diag *d);

#endif
