/* fit.h -- where a page ends with regard to the pages after it.
 *
 * In:   a list as far as it is known, the room on the page and on those that follow.
 * Out:  the first of the page ends that come out best together.
 * Not here: how far a single column can reach (fill.c).
 *
 * A column by itself takes all it can up to the weakest keep. Mostly that is best. It is not where
 * a page is left short for the sake of something too high for the next one, which has to be divided
 * all the same, or where spaces could grow here and leave more to a page that lacks it. */
#ifndef PAGE_FIT_H
#define PAGE_FIT_H

#include "page/fill.h"

enum { FIT_PAGES = 4 }; /* looked at, the first one included */

/* Whether it may be worth looking ahead from FILL, with which a page in ROOM ends: it is left short,
 * or could be stretched where the next one, NEXT high, is left short. */
bool fit_is_poor(const struct list *l, const struct fill *fill, size_t limit,
	struct fill_room room, mpt next);

/* Fills a page that begins with piece FROM. What lies behind LIMIT is not known, or not to be on the
 * same page as what is before; COMPLETE: it begins a new page, or nothing does. FILL is what the
 * page takes without regard to others. */
struct fill fit_page(const struct list *l, size_t from, size_t limit, bool complete,
	struct fill_room room, mpt next, struct fill fill);

#endif
