/* region.h -- what a region does to what it holds: it may turn it, and cut off what reaches out. */
#ifndef PAGE_REGION_H
#define PAGE_REGION_H

#include "page/master.h"
#include "page/paint.h"

/* What is painted up to region_end is the content of R, in its coordinates. */
void region_begin(struct painter *p, const struct region *r);
void region_end(struct painter *p, const struct region *r);

/* PAGE as the content of R sees it. */
struct rect region_page(const struct region *r, struct rect page);

#endif
