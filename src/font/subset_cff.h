/* subset_cff.h -- a CFF font program with only the glyphs asked for.
 *
 * In:   the CFF table of an OpenType font, CID-keyed or name-keyed; untrusted.
 * Out:  a bare CID-keyed CFF (Adobe-Identity-0) in which CID i is the i-th glyph asked for.
 * Not here: OpenType's table directory, and what needs glyf outlines (subset_glyf.c). */
#ifndef FONT_SUBSET_CFF_H
#define FONT_SUBSET_CFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/coded.h"
#include "base/slice.h"

/* A CFF table whose structure has been read: worth keeping for as long as the face is, since it
 * remembers the glyphs of earlier subsets. For one thread at a time. */
struct cff;

/* NULL if TABLE is no CFF font that we can use. The bytes must outlive the result. */
struct cff *cff_open(struct slice table);
void cff_free(struct cff *c); /* NULL is fine */

/* Adds to OUT the font program in which glyph GLYPHS[i] of C is glyph and CID i. GLYPHS[0] must be
 * 0. PARTS (NULL: not wanted) gets what of the program is known in coded form, by places counted from
 * where OUT began; good until the next subset of C. False, with OUT as it was, if a glyph doesn't exist
 * or its outline is broken, or if OUT's ceiling is in the way. */
bool cff_subset(const struct cff *c, const uint16_t *glyphs, size_t count, struct buf *out,
	struct coded_parts *parts);

#endif
