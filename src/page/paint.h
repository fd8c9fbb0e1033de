/* paint.h -- pieces that have found their place -> display items.
 *
 * In:   a stretch of a list and where its top start corner is.
 * Out:  items appended to the page being painted.
 * Not here: which pieces a page gets (fill.c, flow.c). */
#ifndef PAGE_PAINT_H
#define PAGE_PAINT_H

#include "page/container.h"
#include "page/display.h"
#include "page/layout.h"
#include "page/parallel.h"

struct rect {
	mpt x, y, width, height;
};

/* The page being painted. */
struct painter {
	struct layout *l;
	struct arena *arena; /* of the page: what its items hold, and what painting needs meanwhile */
	struct display_item *items; /* the caller frees them */
	size_t count, capacity;
	struct rect around;  /* the reference area that absolute containers are placed in */
	struct rect page;    /* what fixed ones are placed in */
	bool repeats;        /* what is painted stands elsewhere too, with its ids and markers */
	struct deferred_line *guessed; /* deferred.h: lines with a guess, the latest first */
	struct layers *layers; /* layer.h: of the flow; NULL where containers have none */
	bool failed;         /* a background could not be painted, and that was told */
};

struct display_item *paint_item(struct painter *p, enum display_kind kind, const struct fo_node *n);

/* N stands at (X, Y): for its id, and for the index. */
void paint_anchor(struct painter *p, const struct fo_node *n, mpt x, mpt y);

/* A stretch of a list at (X, Y), the start edge of its reference area. */
struct stretch {
	const struct list *list;
	size_t from, to;
	mpt x, y;
	bool top;      /* begins a column: see fill_room */
	mpt pitch;     /* of the baseline grid; 0: none */
	mpt adjust, most; /* gaps shrink (ADJUST < 0) or grow by ADJUST of MOST, what they all can */
};
bool paint_stretch(struct painter *p, const struct stretch *s);

/* A whole list. */
bool paint_list(struct painter *p, const struct list *l, mpt x, mpt y);

/* Moves to the own coordinates of what stands in CONTENT, turned counter-clockwise by so many quarters;
 * DISPLAY_SAVE before and DISPLAY_RESTORE behind are the caller's. */
void paint_turn(struct painter *p, int turns, struct rect content);

/* R as it is in these coordinates. */
struct rect paint_turned(struct rect r, int turns, struct rect content);

/* Background and borders of N on its border box; where a box is divided, the edges that lie at the
 * division are left out unless they are retained. */
struct paint_edges {
	bool before, after;
};
void paint_box(struct painter *p, const struct fo_node *n, struct rect border_box,
	struct paint_edges edges);
void paint_background(struct painter *p, const struct fo_node *n, struct rect r);

/* The same of an inline, which has its start or its end on another line if it doesn't BEGIN or END here. */
void paint_inline_part(
	struct painter *p, const struct fo_node *n, struct rect border_box, bool begins, bool ends);

/* A border or rule along the middle of the line from (X, Y) by (DX, DY), one of them 0. */
void paint_rule(struct painter *p, const struct fo_node *n, enum keyword style, mpt thickness,
	struct fo_color color, struct rect line);

/* paint_line.c */
bool paint_line(struct painter *p, const struct text_block *t, uint32_t index, mpt x, mpt y);

/* paint_row.c: the parts of a row from piece *I of S on, the top of the first at Y. *I becomes the
 * last one's piece. */
bool paint_row(struct painter *p, const struct stretch *s, size_t *i, mpt y);

/* paint.c: a container whose border box has its top start corner at (X, Y). */
bool paint_container(struct painter *p, const struct container *c, mpt x, mpt y);

/* graphic.c: an external-graphic or instream-foreign-object whose border box is R; REFERENCE is what
 * widths in percent are of. */
bool paint_graphic(struct painter *p, const struct fo_node *n, mpt reference, struct rect r);

#endif
