/* corner.h -- rounded corners of boxes (axf:border-radius). */
#ifndef PAGE_CORNER_H
#define PAGE_CORNER_H

#include "base/path.h"
#include "page/paint.h"

enum { TOP_LEFT, TOP_RIGHT, BOTTOM_RIGHT, BOTTOM_LEFT };

/* Radii across and down. */
struct corners {
	mpt x[4], y[4];
};

/* Those of N on its border box R, scaled down where they don't fit (CSS Backgrounds, 5.5); where the
 * box is divided its corners are square. False if all are square. */
bool corners_of(const struct fo_node *n, struct rect r, struct paint_edges edges, struct corners *out);

/* The corners of what is left when as much as B is taken off the sides. */
struct corners corners_inside(const struct corners *c, struct edges b);

/* Adds R with these corners, from (X, Y) of the page. */
void corners_path(struct path *p, struct rect r, const struct corners *c, mpt x, mpt y);

/* What is left of R inside B. */
struct rect rect_inside(struct rect r, struct edges b);

#endif
