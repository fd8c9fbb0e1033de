/* spaces.h -- blanks beside marks, for marks that are still half-width, too. */
#ifndef PROOF_SPACES_H
#define PROOF_SPACES_H

#include "proof/check.h"

/* Tells the blanks before the mark at I of P, or behind it if it OPENS something, unless they may be
 * meant. The mark is full-width, or will be. */
void spaces_tell_at_mark(struct check *c, const struct passage *p, size_t i, bool opens);

/* Tells a blank at I, behind a stop. */
void spaces_tell_behind_stop(struct check *c, const struct passage *p, size_t i);

#endif
