/* names.h -- whether Han characters are somebody's full name.
 *
 * Nobody knows for sure: a surname, one or two characters that no other word begins with, and before and
 * behind them what stands beside a name. 张某 and 李×× are no full names. */
#ifndef PROOF_NAMES_H
#define PROOF_NAMES_H

#include "proof/check.h"

/* How many characters a name has that begins at I of P; 0 if none does. What stands before I is the
 * caller's. */
size_t name_at(const struct check *c, const struct passage *p, size_t i);

/* Whether a name may begin at I by what stands before: a mark, or 居民, 党员, 学生... */
bool name_may_begin(const struct check *c, const struct passage *p, size_t i);

/* Notes where the head is, for the next. */
void names_find_heads(struct check *c);

/* Whether the head has the N characters from I on, too: it names the author, or who is written about. */
bool name_is_known(const struct check *c, const struct passage *p, size_t i, size_t n);

/* The name with 某 for what follows the surname. */
const char *name_masked(const struct check *c, const struct passage *p, size_t i);

#endif
