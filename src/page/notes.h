/* notes.h -- the footnotes of a page, and those that go on to the next.
 *
 * In:   the notes left over from pages before, then those called in the pieces of this page.
 * Out:  stretches of their bodies at the foot of the page.
 * Not here: what room the calls and their notes compete for (fill.c, flow.c). */
#ifndef PAGE_NOTES_H
#define PAGE_NOTES_H

#include "page/fill.h"
#include "page/paint.h"

enum { MAX_PAGE_NOTES = 256 }; /* more notes than these go to the next page */

/* A note that a page before had no room for, or not for all of it. */
struct left_note {
	const struct note *note;
	size_t from;  /* of its body */
	size_t piece; /* that calls it, counted from the flow's first */
	bool again;   /* called where a table's header or footer is repeated */
};

struct note_queue {
	struct left_note *notes;
	size_t count, capacity;
	const struct list *rule; /* xsl-footnote-separator; NULL: none */
};

/* What stands at the foot of one page; the stretches' Y is from the top of the first note. */
struct note_plan {
	struct stretch stretches[MAX_PAGE_NOTES];
	size_t count;
	size_t done; /* notes that are finished here; the next one goes on from FROM */
	size_t from;
	mpt height;  /* of all, with the rule above them; 0 for no notes */
	bool left;   /* notes go on to the next page */
};

mpt notes_rule_height(const struct note_queue *q);

/* Height of what is left over, with the rule; 0 if nothing is. */
mpt notes_left_height(const struct note_queue *q);

/* Plans the notes left over and those of pieces FROM .. END of L in ROOM, with those of the headers
 * and footers repeated around them, which stay out where they have no room. ALONE: nothing else is
 * on the page, so something has to go in. */
void notes_plan(const struct note_queue *q, const struct list *l, size_t from, size_t end, mpt room,
	bool alone, struct note_plan *plan);

/* Takes what is planned off the queue; FIRST is the number of L's first piece in the flow. */
void notes_take(struct note_queue *q, const struct list *l, size_t from, size_t end, size_t first,
	const struct note_plan *plan);

#endif
