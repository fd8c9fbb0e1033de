/* collation.h -- the order of names in a Chinese index: by their readings in pinyin.
 *
 * In:   a name, in UTF-8.
 * Out:  a key of ASCII characters that sorts as the name does.
 * Not here: which of several readings a character has within a word. It is its usual one; only surnames,
 *       where that is known to be wrong for some, have their own. */
#ifndef TEMPLATE_COLLATION_H
#define TEMPLATE_COLLATION_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/slice.h"

/* What stands in the key of a name that begins with no letter and nothing that has a reading: behind
 * all letters. */
#define COLLATION_OTHER '~'

/* The first character is the letter under which NAME stands, A to Z or COLLATION_OTHER; keys are
 * compared byte by byte. Marks and white space don't count. In A. */
const char *collation_key(struct arena *a, struct slice name, bool person);

/* The XPath function banxin:collation-key(name[, 'person']), for xsl:sort and the heads of an index. */
void collation_register(void);

#endif
