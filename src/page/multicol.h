/* multicol.h -- columns side by side: how much of a list goes into each.
 *
 * In:   a run of a list, and the height there is for columns of one width.
 * Out:  parts, each a stretch of the list in a column or across several; rules between the columns.
 *       Columns that hold the whole run end level.
 * Not here: what stands above and below the columns (flow.c), one column by itself (fill.c). */
#ifndef PAGE_MULTICOL_H
#define PAGE_MULTICOL_H

#include "page/fill.h"
#include "page/paint.h"

enum { MAX_COLUMNS = 32, MAX_COLUMN_PARTS = 4 * MAX_COLUMNS };

struct column_set {
	const struct fo_node *node; /* has the properties of fill and rule */
	int count;                  /* 1 .. MAX_COLUMNS */
	mpt width, gap;
	mpt start;                  /* of the first, from the start edge of the body */
};

/* Something that stands at the head or the foot of columns FIRST .. FIRST + COUNT - 1. */
struct column_float {
	int first, count;
	mpt height;
	bool foot;
	size_t below; /* the block across columns, by its first piece, that it comes under; or NOT_BELOW */
	mpt reach;    /* out: from the head (foot) of the columns to its far side; < 0: no place */
};
#define NOT_BELOW SIZE_MAX
enum { MAX_COLUMN_FLOATS = 64 };

/* What stands at the head and the foot of each column already, and across the gap behind it. */
struct column_room {
	mpt head[MAX_COLUMNS], foot[MAX_COLUMNS];
	mpt gap_head[MAX_COLUMNS], gap_foot[MAX_COLUMNS];
};

struct column_task {
	const struct list *list;
	size_t from, limit;
	bool complete; /* LIMIT is where the run ends */
	bool empty;    /* nothing stands above: something has to go in, however high */
	bool balanced; /* whatever SET says */
	bool stretch;  /* gaps grow to the foot of columns that go on in the next one */
	const struct column_set *set;
	struct column_float *floats; /* in the order of the text */
	size_t float_count;
	mpt height;    /* of the columns, with the floats */
	mpt pitch;     /* of the baseline grid that they begin on; 0: none */
};

struct column_part {
	size_t from;
	struct fill fill;
	int column, columns; /* the first one; how many it covers */
	mpt y, room;         /* from the head of the columns; the height it may take */
	bool top;            /* see struct stretch */
	bool stretches;      /* its gaps grow to the foot of the column */
};

struct column_fill {
	struct column_part parts[MAX_COLUMN_PARTS];
	size_t count;
	size_t end;                /* the run goes on here */
	mpt height;                /* of the columns, with what stands at their feet */
	enum page_break forced;    /* the break that ended the columns */
	struct column_room room;   /* what the floats and the blocks across leave */
	bool holds[MAX_COLUMNS];   /* whether the column has anything in it */
	mpt rule_foot;             /* where the rules end */
};

/* The columns that N, a region-body or a block-container, divides WIDTH into. */
struct column_set multicol_of(const struct fo_node *n, mpt width);

/* How many columns N, a child of what SET divides, lies across: the count of a piece's SPANS, and the
 * width that it has then. */
unsigned multicol_spans(const struct column_set *set, const struct fo_node *n);
mpt multicol_area_width(const struct column_set *set, unsigned spans);

/* Width of COUNT columns and the gaps between them. */
mpt multicol_width(const struct column_set *set, int count);

/* From the start edge of the first column to that of column COLUMN. */
mpt multicol_x(const struct column_set *set, int column);

/* F goes next to what is in its columns already; sets how far it reaches. */
void multicol_take(struct column_room *r, struct column_float *f);

/* What FLOATS leave of columns that no block lies across. */
struct column_room multicol_room(struct column_float *floats, size_t count);

void multicol_fill(const struct column_task *t, struct column_fill *out);

/* The gaps of a column shrink where it would be too high for ROOM; if it STRETCHES they grow to fill it.
 * The answer is its height. */
mpt multicol_adjust(const struct fill *fill, mpt room, bool stretches, struct stretch *st);

/* How PART stands where the columns' head is at (X, Y): its gaps shrink or grow into its room. */
struct stretch multicol_stretch(
	const struct column_task *t, const struct column_part *part, mpt x, mpt y);

/* A rule in the middle of each gap, as high as the columns, but not beside what lies across it. */
void multicol_rules(const struct column_task *t, const struct column_fill *f, mpt x, mpt y,
	struct rect rules[MAX_COLUMNS], int *count);

void multicol_paint_rule(struct painter *p, const struct fo_node *n, struct rect r);

#endif
