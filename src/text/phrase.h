/* phrase.h -- the price of every break in a title that needs more than one line. */
#ifndef TEXT_PHRASE_H
#define TEXT_PHRASE_H

#include "text/unit.h"

/* Whether the block asks for lines that end by sense. */
bool text_wants_phrases(const struct source *s);

/* Behind text_find_breaks: settles the penalties of Chinese breaks. */
void text_break_phrases(struct source *s);

#endif
