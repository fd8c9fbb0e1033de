/* shape.h -- the form that the lines of a title have together.
 *
 * In:   cells from one forced break to the next, with the price of every break (text/phrase.h).
 * Out:  where each of their lines ends.
 * Not here: filled lines (break.h). */
#ifndef LINE_SHAPE_H
#define LINE_SHAPE_H

#include "line/break.h"

/* As few lines as hold the text, in the form that the style asks for, broken where it costs least. False
 * with nothing done where there is no form to be chosen: one line holds all, or there are more places
 * to break than a title has. */
bool break_shaped(const struct fit *f, size_t from, size_t to, struct breaks *b);

#endif
