/* words.h -- the words of plain Chinese, found in ICU's dictionary without ICU's iterators.
 *
 * In:   characters: Han, letters and figures of ASCII, blanks and the usual marks.
 * Out:  the ends of words, the same ones that ICU finds.
 * Not here: any other text, which segment.c gives to ICU.
 *
 * Before its first word an iterator builds sets of all the world's characters, which takes 2 ms, an
 * eighth of the time of a single sheet. */
#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Sets ENDS[i], all of which are false, where a word ends behind character I of TEXT. False, with
 * nothing set, if it has other characters, or if ICU's dictionary is none that is understood here. */
bool words_find(const uint32_t *text, size_t count, bool *ends);

#endif
