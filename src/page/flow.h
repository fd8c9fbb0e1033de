/* flow.h -- fo:flow -> the body regions of pages: columns, blocks across them, footnotes.
 *
 * In:   a flow's list, as long as pages ask for (feed.h).
 * Out:  per page a plan: which stretch of the list stands where.
 * Not here: masters and page numbers (sequence.c), how a page is filled (filling.c), which floats it takes
 * (placing.c). */
#ifndef PAGE_FLOW_H
#define PAGE_FLOW_H

#include "page/multicol.h"
#include "page/feed.h"
#include "page/master.h"
#include "page/notes.h"
#include "page/page_float.h"
#include "page/paint.h"

struct flow {
	struct layout *l;
	const struct fo_node *node;
	struct feed feed;
	struct note_queue notes;   /* left over from the pages before */
	struct float_queue floats; /* likewise, and those met while a page is planned */
	bool odd;                  /* the number of the page that is planned next */
};

/* Per page: columns and blocks across; rules between columns. */
enum { MAX_STRETCHES = 512, MAX_RULES = 256, MAX_PAGE_FLOATS = MAX_COLUMN_FLOATS };

struct plan_rule {
	const struct fo_node *node; /* region or container that it belongs to */
	struct rect line;
};

/* Where a stretch is: of the page's runs of columns the one that it is in or that follows it. */
struct plan_column {
	int run, column, count;
};

/* A float that goes to the head or foot of the page, or of columns. */
struct placed_float {
	struct page_float *f;
	int run; /* of columns; < 0: the page */
	struct column_float in;
	mpt x, y;
};

/* What goes into one page's body. Positions are relative to the body's content rectangle. */
struct page_plan {
	struct stretch stretches[MAX_STRETCHES];
	struct plan_column columns[MAX_STRETCHES];
	size_t count;
	struct placed_float floats[MAX_PAGE_FLOATS];
	size_t float_count;
	mpt head, foot;           /* height of the floats that the page has there */
	struct plan_rule rules[MAX_RULES];
	size_t rule_count;
	size_t end;               /* the flow goes on here */
	enum page_break forced;   /* the break that ended the page */
	bool ended;               /* the flow is finished */
	int broken;               /* strength of a keep that only a larger page would spare */
	/* What cannot be divided and is too high for the page, or NULL. */
	const struct fo_node *too_high;
	mpt too_high_height, too_high_room;
	mpt height;               /* used by the stretches */
	mpt called;               /* height of the footnotes called, rule not counted */
	struct note_plan notes;
};

void flow_begin(struct flow *f, struct layout *l, const struct fo_node *node,
	const struct page_master *m);

/* The flow's memory; the separators of its notes and floats are not its own. */
void flow_end(struct flow *f);

/* The break that the flow begins with: which side its first page has to be on. */
enum page_break flow_first_break(struct flow *f);

/* Whether all that is left may find room on one page of M: false only if it surely does not, which is
 * cheaper to know than a plan. The answer itself is false after a message. */
bool flow_may_end(struct flow *f, const struct page_master *m, bool *may);

/* Plans the next page on master M without taking the pieces; what is not yet on pages is laid out
 * again if M has other widths. A plan is good until the next one. False after a message. */
bool flow_plan(struct flow *f, const struct page_master *m, struct page_plan *plan);

/* A page without any of what is left of the flow. */
void flow_plan_empty(const struct flow *f, struct page_plan *plan);

/* False after a message. */
bool flow_paint(struct flow *f, const struct page_master *m, const struct page_plan *plan,
	struct painter *p);

/* Goes on behind PLAN, whose page is out: nothing painted from it may be read any more. */
void flow_take(struct flow *f, const struct page_plan *plan);

#endif
