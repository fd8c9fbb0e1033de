/* subset_glyf.h -- a TrueType font program with only the glyphs asked for.
 *
 * In:   a font with glyf outlines; untrusted.
 * Out:  a TrueType file with the tables that a PDF needs of it (PDF 1.7, 9.9): glyph i is the i-th
 *       asked for, the parts of composites come behind them.
 * Hinting programs are kept, although paper does not need them: some older Chinese fonts put their
 * strokes together with them and fall apart without. */
#ifndef FONT_SUBSET_GLYF_H
#define FONT_SUBSET_GLYF_H

#include "base/buf.h"
#include "font/sfnt.h"

/* Adds the program to OUT. GLYPHS[0] must be 0, no glyph may be asked for twice. False, with OUT as
 * it was, if a glyph doesn't exist, lies outside its table, or is a composite of composites too
 * deep or without end, or if OUT's ceiling is in the way. */
bool glyf_subset(const struct sfnt *font, const uint16_t *glyphs, size_t count, struct buf *out);

#endif
