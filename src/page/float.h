/* float.h -- side floats: blocks at an edge of a reference area, with text beside them.
 *
 * In:   fo:float as it is met in text or between blocks; where the text has got to.
 * Out:  each float laid out at its own width and put in its place (CSS 2.1, 9.5.1: no higher than
 *       the floats before, beside them where there is room), and the room it leaves at any height.
 * Not here: lines beside floats (beside.c), floats to the head or foot of pages (page_float.c).
 *
 * A float is a piece without height in front of the box it was met with; its reach tells how far it
 * hangs down. Heights are those of the list being built (list_y). The lists of a list item's label
 * and body share the floats of the reference area around them. */
#ifndef PAGE_FLOAT_H
#define PAGE_FLOAT_H

#include "page/layout.h"

/* A float: what it holds, and where it is. */
struct side_float {
	const struct fo_node *node;
	const struct list *body;
	const struct note *notes; /* called in it */
	mpt body_start;    /* of the body's reference area, from the float's start edge */
	mpt width, height;
	bool end;          /* at the end edge */
	mpt x, top;        /* once it has its place, in the list that it is a piece of */
	struct side_float *next; /* of the same line */
};

/* What a float takes from the text, in its scope. */
struct float_box {
	bool end;
	mpt edge; /* the one that faces the text */
	mpt top, bottom;
};

enum {
	MOST_FLOATS = 32,  /* beside the same text; more are taken together */
	FLOAT_HISTORY = 64 /* more than may stand on one page without the text they belong to */
};

/* The floats that came to pages last: text that is laid out again leaves them out. */
struct float_history {
	const struct fo_node *nodes[FLOAT_HISTORY];
	size_t count; /* all that came */
};

void float_note(struct float_history *h, const struct fo_node *n);

/* The floats of a reference area, from whose start edge and top they are measured. */
struct float_scope {
	mpt width, height; /* HEIGHT < 0: as high as its content */
	mpt origin, base; /* of the list being built: -x and height that it begins at */
	mpt inset;  /* floats at the start stand no nearer to the edge */
	mpt fresh;  /* floats above this height are on pages before */
	struct float_box boxes[MOST_FLOATS];
	size_t count;
	mpt top;    /* of the latest: the next stands no higher */
	struct side_float *waiting[MOST_FLOATS]; /* met between blocks: they go beside the next line */
	size_t waiting_count;
	struct float_scope *outer;
};

/* Whether N is a float that stands beside text, and on no page yet. */
bool float_is_side(const struct fo_node *n);
bool float_is_due(const struct layout *l, const struct fo_node *n);

/* S are the floats of the reference area AREA, which B begins to be filled with; at its end one
 * that is not a column is made as high as its floats. */
void float_begin(struct float_scope *s, struct list_builder *b, struct area area);
void float_finish(struct list_builder *b, bool column);

/* While lists are built that begin side by side where B's next box would, PADDING lower, with their
 * start edge at ORIGIN. Each shares B's floats; its own stand at its INDENT, so that those of a
 * list item's body keep off the label. */
struct float_place {
	mpt origin, base, inset, fresh;
};
struct float_place float_enter(struct list_builder *b, mpt origin, mpt padding);
void float_share(struct list_builder *inner, const struct list_builder *b, mpt indent);
void float_leave(struct list_builder *b, struct float_place place);

/* Lays N out for scope S. NULL after a message. */
struct side_float *float_make(
	struct layout *l, const struct float_scope *s, const struct fo_node *n);

/* F at Y, or below where there is no room. False, and nothing is done, if it would hang down below
 * a page that begins at PAGE (MPT_MAX: any): then what is there so far has to stand on its own. */
bool float_put(struct list_builder *b, struct side_float *f, mpt y, mpt page);

/* N, which stands between blocks, waits for the next line. False after a message. */
bool float_wait(struct layout *l, struct list_builder *b, const struct fo_node *n);

/* What waits goes beside the next box, at Y. */
void float_attach(struct list_builder *b, mpt y);

/* B begins anew, but its floats wait for what comes instead. */
void float_wait_again(struct list_builder *b);

/* Whether something waits, or stands beside Y or lower. */
bool float_near(const struct list_builder *b, mpt y);

/* The room between the floats from TOP to BOTTOM, from the reference area's start edge. */
struct float_room {
	mpt from, to;
};
struct float_room float_room(const struct list_builder *b, mpt top, mpt bottom);

/* Where the first of the floats ends that stand between TOP and BOTTOM; TOP if there is none. */
mpt float_below(const struct list_builder *b, mpt top, mpt bottom);

/* Where all floats end, or less. */
mpt float_bottom(const struct list_builder *b);

/* What comes next does so below all floats. */
void float_pass(struct list_builder *b);

/* Before the block N: floats are cleared (CSS 2.1, 9.5.2); what waits stays before a break. */
void float_before_block(struct list_builder *b, const struct fo_node *n, bool breaks);

/* AREA without what floats beside Y take of it: all, or of its start edge alone. */
struct area float_displace(const struct list_builder *b, struct area area, mpt y, bool both);

#endif
