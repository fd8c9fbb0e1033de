/* index.h -- index keys met on pages, and the page lists that an index prints (XSL 1.1, 6.10).
 *
 * In:   objects with an index-key and index ranges, noted as their pages are made.
 * Out:  what stands in place of an fo:index-page-citation-list, from what the pass before noted. */
#ifndef PAGE_INDEX_H
#define PAGE_INDEX_H

#include "page/layout.h"

/* One place of a key, or a range of pages. */
struct index_entry {
	const char *key, *class;      /* pages of different classes are not joined */
	const char *range;            /* id of the index-range-begin, or "" */
	unsigned first, last;         /* pages of the document */
	const char *first_label, *last_label;
	const char *first_anchor, *last_anchor; /* where links go; NULL: none was needed */
	struct index_entry *next;     /* the one noted before it */
	struct index_entry *same;     /* the one with its key that was noted before it */
};

/* The latest entry of a key; what l->index_keys lead to. */
struct index_key {
	struct index_entry *latest;
};

/* Notes what NODE, which stands on the page being made, means for the index; most mean nothing. The
 * answer is the name that links to it use, or NULL. */
const char *index_note(struct layout *l, const struct fo_node *node);

/* The pages of LIST's keys: in order, each once, three and more that follow each other as a range.
 * COUNT pieces in the arena of what is laid out. */
const struct text_piece *index_citations(
	struct layout *l, const struct fo_node *list, size_t *count);

/* Whether an index in N or below links to where its keys are. */
bool index_has_links(const struct fo_node *n);

/* Whether two passes noted the same. */
bool index_equal(const struct index_entry *a, const struct index_entry *b);

#endif
