/* fill.h -- how much of a list goes into a column.
 *
 * In:   a vertical list, where to go on in it, and the room there is.
 * Out:  where the column ends and how high it is.
 * Not here: columns and pages themselves (flow.c), painting (paint.c). */
#ifndef PAGE_FILL_H
#define PAGE_FILL_H

#include "page/list.h"

/* What a column begins with and may hold. */
struct fill_room {
	mpt height;
	mpt pitch;       /* of the baseline grid; 0: none */
	mpt note_rule;   /* height that the first footnote costs beside its own */
	bool count_notes;/* footnotes take room from the column */
	bool top;        /* spaces at the start are dropped as at the head of a page */
	bool rigid;      /* gaps don't shrink */
	bool empty;      /* nothing stands above: something has to go in, however high */
};

struct fill {
	size_t end;             /* the first piece that does not go in; a gap unless it's the end */
	mpt height;             /* used, at the optimum of all gaps */
	mpt min_height, max_height;
	mpt notes;              /* height of the footnotes called, rule not counted */
	enum page_break forced; /* the break that ended the column */
	bool overfull;
	bool crowded;           /* the footnotes called do not all fit, or it is overfull */
	int broken;             /* strength of the keep that it ends against; 0: none */
};

/* Fills a column with pieces FROM .. LIMIT of L. When nothing fits, END is FROM. */
struct fill fill_column(const struct list *l, size_t from, size_t limit, struct fill_room room);

/* Goes through the places where a column may end. */
struct fill_scan {
	const struct list *list;
	size_t at, limit;
	struct fill_room room;
	mpt height, min_height, max_height;
	mpt reach;       /* where the lowest float ends, as HEIGHT counts */
	mpt notes;       /* of all footnotes called */
	mpt least_notes; /* the last one's as little as the page of its call must have */
	bool begun;      /* something has been placed */
	bool told;       /* the column could end at AT */
};

struct fill_scan fill_scan_begin(
	const struct list *l, size_t from, size_t limit, struct fill_room room);

/* The next place, from the first on; the last one is the limit. False behind that. */
bool fill_scan_next(struct fill_scan *s, struct fill *end);

/* Height put at the head (foot) of a column that continues (leaves open) F and the frames around it. */
mpt fill_head(const struct frame *f);
mpt fill_foot(const struct frame *f);

/* The innermost frame that is open where a column begins or ends with piece I of L, or NULL. */
const struct frame *fill_open_at(const struct list *l, size_t i);

#endif
