/* flow.h -- fo:flow -> the body regions of pages: columns, blocks across them, footnotes.
 *
 * In:   a flow, formatted a child at a time as pages ask for more.
 * Out:  per page a plan: which stretch of the list stands where.
 * Not here: masters and page numbers (sequence.c), how much fits into one column (fill.c). */
#ifndef PAGE_FLOW_H
#define PAGE_FLOW_H

#include "page/fill.h"
#include "page/layout.h"
#include "page/master.h"
#include "page/paint.h"

struct flow {
	struct layout *l;
	const struct fo_node *node, *next; /* the child that is formatted next */
	struct list_builder builder;
	bool ended;          /* all children are in the list */
	size_t at;           /* the first piece that is on no page yet */
	mpt column_width, body_width, body_height;
	mpt ahead;           /* height of the pieces from AT on */
	size_t measured;     /* pieces counted in AHEAD */
	const struct list *note_rule; /* xsl-footnote-separator; NULL: none */
};

enum { MAX_STRETCHES = 512 }; /* per page: columns and blocks across */

/* What goes into one page's body. Positions are relative to the body's content rectangle. */
struct page_plan {
	struct stretch stretches[MAX_STRETCHES];
	size_t count;
	size_t end;               /* the flow goes on here */
	enum page_break forced;   /* the break that ended the page */
	bool ended;               /* the flow is finished */
	mpt height;               /* used by the stretches */
	mpt notes;                /* height of the footnotes, rule not counted */
};

void flow_begin(struct flow *f, struct layout *l, const struct fo_node *node,
	const struct page_master *m, const struct list *note_rule);

/* Plans the next page on master M without taking the pieces. False after a message. */
bool flow_plan(struct flow *f, const struct page_master *m, struct page_plan *plan);

/* Paints PLAN and goes on behind it. */
bool flow_paint(struct flow *f, const struct page_master *m, const struct page_plan *plan,
	struct painter *p);

#endif
