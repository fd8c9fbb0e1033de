/* layer.h -- what absolute containers of a page's flow paint over and under its text: z-index.
 *
 * In:   containers with a z-index, as the flow is painted.
 * Out:  their items before (below 0) and behind (above 0) those of the flow, by their z-index.
 * Not here: containers in containers and beside the body, which are painted where they stand. */
#ifndef PAGE_LAYER_H
#define PAGE_LAYER_H

#include "page/paint.h"

struct layer;

/* The layers of one page, from the lowest to the highest. */
struct layers {
	struct layer *first;
};

/* What N, an absolute container that P comes to, is painted by: P itself, or a painter of its layer. */
struct painter *layer_painter(struct painter *p, const struct fo_node *n);

/* Appends the layers below or above the flow to what TO has painted. */
void layer_join(struct painter *to, struct layers *layers, bool above);

#endif
