/* upright.h -- glyphs that stand upright in vertical text.
 *
 * In:   units that vertical.h wants upright.
 * Out:  their cell, as wide as it would be in horizontal text, with vertical glyphs.
 * Not here: which units those are. */
#ifndef TEXT_UPRIGHT_H
#define TEXT_UPRIGHT_H

#include "text/shaper.h"

/* Fills C with U[0..N-1]. False if they have to be turned after all, as their font has no glyph that
 * stands; C is then as it was. */
bool upright_set(struct shaper *h, struct cell *c, const struct unit *u, uint32_t n);

/* The blank in C stands upright, as what is before it does. */
void upright_stand_blank(struct shaper *h, struct cell *c);

/* Turned words of C are moved so that they look centred on the line's axis. */
void upright_centre_word(struct shaper *h, struct cell *c);

#endif
