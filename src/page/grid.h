/* grid.h -- the baseline grid: lines of all columns stand on common base lines.
 *
 * In:   axf:baseline-grid of the flow, axf:baseline-block-snap of blocks; gaps that say so (list.h).
 * Out:  the room that a gap is given beyond its space, so that what follows a block whose height is no
 *       multiple of the line height is on the grid again.
 * Not here: the columns, each of which begins on the grid (flow.c, multicol.c). */
#ifndef PAGE_GRID_H
#define PAGE_GRID_H

#include "page/list.h"

/* The distance of the grid's lines in FLOW: its line height. 0 if there is no grid. */
mpt grid_pitch(const struct fo_node *flow);

/* How N is snapped to the grid; what stands in a block that is, goes along with it. */
enum grid_snap grid_snap(const struct fo_node *n);

/* The next line of the grid at or below Y, which is not negative, or at or above it. Y where PITCH is 0. */
mpt grid_up(mpt y, mpt pitch);
mpt grid_down(mpt y, mpt pitch);

/* The room that the gap at piece I of L takes beyond its height; Y is its upper edge in the column. */
mpt grid_room(const struct list *l, size_t i, mpt y, mpt pitch);

#endif
