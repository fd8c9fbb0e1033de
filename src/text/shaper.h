/* shaper.h -- what shape.c and upright.c share: a cell being filled with glyphs.
 *
 * Nothing in here is seen outside text/. */
#ifndef TEXT_SHAPER_H
#define TEXT_SHAPER_H

#include <hb.h>

#include "text/unit.h"

struct shaper {
	struct source *s;
	struct shaped *out;
	hb_buffer_t *own; /* made when first needed */
	hb_buffer_t *run; /* shaped last; clusters are indices of its units */
};

static inline mpt face_mpt(const struct face *f, mpt size, int64_t units)
{
	return mpt_scale(size, units, f->units_per_em);
}

/* Adds a glyph to C, which has to be the cell that was filled last. */
void shaper_add(struct shaper *h, struct cell *c, uint32_t glyph, mpt x, mpt y, uint32_t text);

/* H's own buffer, empty. */
hb_buffer_t *shaper_buffer(struct shaper *h);

/* Shapes U[0..N-1], all of one face that HarfBuzz knows, as Chinese into H's run; DOWN: as lines
 * run down the page. */
void shaper_run_han(struct shaper *h, const struct unit *u, uint32_t n, bool down);

#endif
