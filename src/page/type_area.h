/* type_area.h -- the type area in characters and lines.
 *
 * In:   banxin:line-characters and banxin:page-lines of an fo:region-body, and the room that the margins
 *       leave.
 * Out:  the room that so many characters and lines take; what is left over goes to the margins, in halves.
 * Not here: margins (master.c), the grid that lines keep to within the area (grid.h). */
#ifndef PAGE_TYPE_AREA_H
#define PAGE_TYPE_AREA_H

#include "page/multicol.h"

/* Fits ROOM, the border rectangle of BODY, to its content: the characters of each of its columns are as
 * wide as the region's font-size, lines as high as its line-height. Lines run down if VERTICAL. More than
 * the margins leave room for is told, and as much is set as fits. */
void type_area_fit(
	struct layout *l, const struct fo_node *body, bool vertical, struct rect *room);

#endif
