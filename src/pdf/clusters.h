/* clusters.h -- the glyphs of a run -> groups, each with the characters it stands for.
 *
 * All of the run's text is given out, in pieces that do not overlap: what the first cluster's place
 * leaves before it belongs to that cluster too. */
#ifndef PDF_CLUSTERS_H
#define PDF_CLUSTERS_H

#include <stdbool.h>

#include "page/display.h"

struct cluster {
	const struct display_glyph *glyphs;
	size_t count;      /* > 0 */
	size_t chars;      /* in TEXT */
	struct slice text; /* "" when another cluster has stood for it already */
};

/* Zeroed at first; used for one run after another. */
struct clusters {
	const struct display_glyph *glyph, *end; /* those still to come */
	struct slice text;
	size_t first;         /* the first place of any cluster in the text */
	bool ordered;         /* the glyphs run as the text does; if not: */
	unsigned char *marks; /* by byte of the text: whether a cluster begins there */
	size_t cap;
};

/* TEXT and GLYPHS are used until the last cluster is out. */
void clusters_start(
	struct clusters *c, const struct display_glyph *glyphs, size_t count, struct slice text);
bool clusters_next(struct clusters *c, struct cluster *out);
void clusters_release(struct clusters *c);

#endif
