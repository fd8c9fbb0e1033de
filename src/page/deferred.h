/* deferred.h -- pages that cite pages still to come.
 *
 * In:   lines that were set with a guess in place of a page number, and the pages they stand on.
 * Out:  the pages again, with the right numbers, once these are known.
 * Not here: other passes over the document, for when a number does not fit in (page.c).
 *
 * So a document with contents is laid out once: its pages go out as they are finished, those with a
 * guess are kept, and the sink is told that they come later. */
#ifndef PAGE_DEFERRED_H
#define PAGE_DEFERRED_H

#include "page/paint.h"

struct deferral;

/* From now on L's citations are answered with what is known so far, or a guess. */
void deferred_begin(struct layout *l);

/* Gives up the pages that are kept. */
void deferred_end(struct layout *l);

/* Whether the pages were given up, and what L knows serves another pass only. */
bool deferred_lost(const struct layout *l);
void deferred_lose(struct layout *l);

/* The text of N, a citation. */
const char *deferred_answer(struct layout *l, const struct fo_node *n);

/* The pages of LIST's keys, as index_citations. */
const struct text_piece *deferred_index(
	struct layout *l, const struct fo_node *list, size_t *count);

/* So many pages and index lists are to be looked at again: it grows with each. */
size_t deferred_count(const struct layout *l);

/* How many of the answers were guesses. */
size_t deferred_guesses(const struct layout *l);

/* A line set with a guess has been painted as the items from FIRST on. */
void deferred_line(struct painter *p, const struct text_block *t, uint32_t index, mpt x, mpt y,
	size_t first);

/* Moves what FROM has painted behind what TO has. */
void deferred_join(struct painter *to, struct painter *from);

/* Keeps PAGE, which P has painted, with its items and the arena that they live in. */
void deferred_keep(struct layout *l, const struct display_page *page, const struct painter *p);

/* All pages are made: hands the kept ones to SINK with what they cite. *SETTLED: what was told before
 * was right and every number fits in. False after a message. */
bool deferred_settle(struct layout *l, page_sink *sink, void *user, bool *settled);

#endif
