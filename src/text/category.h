/* category.h -- what sort of character one is, as far as marks at characters go by it.
 *
 * In:   a character.
 * Out:  letter, space, punctuation or symbol (Unicode's general category, as CSS Text Decoration
 *       takes it).
 * Not here: how it is set (unit.h), where lines end (linebreak.h). */
#ifndef TEXT_CATEGORY_H
#define TEXT_CATEGORY_H

#include <stdbool.h>
#include <stdint.h>

enum text_category { TEXT_LETTER, TEXT_SPACE, TEXT_PUNCTUATION, TEXT_SYMBOL };

enum text_category text_category(uint32_t ch);

/* Not as wide as a Han character. */
bool text_is_narrow(uint32_t ch);

#endif
