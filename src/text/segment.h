/* segment.h -- where the words of a Chinese text end.
 *
 * In:   characters.
 * Out:  the ends of words, as ICU's dictionary finds them.
 * Not here: which of them may end a line (phrase.c).
 *
 * Plain Chinese, as nearly all titles are, is divided by words.h; ICU's iterator does the rest. ICU's
 * data is opened at the first call and stays with the process. */
#ifndef TEXT_SEGMENT_H
#define TEXT_SEGMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Sets ENDS[i] where a word ends behind character I of TEXT. False, with nothing set, where ICU has
 * no data. */
bool text_segment(const uint32_t *text, size_t count, bool *ends);

/* The same by ICU's iterator alone, which is what words.h is measured by; ENDS are false before. */
bool segment_by_icu(const uint32_t *text, size_t count, bool *ends);

#endif
