/* characters.h -- what the rules for characters share. */
#ifndef PROOF_CHARACTERS_H
#define PROOF_CHARACTERS_H

#include "proof/check.h"
#include "proof/kinds.h"

bool char_is_kana(uint32_t ch);

/* Whether a character near I of P is such: what script the text is in. */
bool check_is_near(const struct passage *p, size_t i, bool (*is_such)(uint32_t ch));

/* Looks at a dot that is perhaps meant to be the separator of a name (separators.c). */
void check_separator(struct check *c, const struct passage *p, size_t i);

/* The same for bars that are perhaps meant to be a dash; the next character to look at. */
size_t check_bar(struct check *c, const struct passage *p, size_t i);

/* Whether character I of P is in simplified Chinese, as the xml:lang around it says; without one it
 * is. */
bool check_is_simplified(const struct check *c, const struct passage *p, size_t i);

/* Whether an element of that name is around character I within P. */
bool check_stands_in(
	const struct check *c, const struct passage *p, size_t i, enum element_name name);

/* Whether P is the name of a file, an address or an identifier, which are as they are. */
bool check_is_address(const struct check *c, const struct passage *p);

/* TEXT for a sentence: shortened if it is long. */
const char *check_quote_text(struct check *c, const char *text);

#endif
