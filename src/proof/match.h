/* match.h -- words of UTF-8 in passages. */
#ifndef PROOF_MATCH_H
#define PROOF_MATCH_H

#include <string.h>

#include "base/utf8.h"
#include "proof/text.h"

/* How many characters WORD (well-formed) has if it stands at I of P, ASCII in either case; else 0. */
static inline size_t match_word(const struct passage *p, size_t i, const char *word)
{
	size_t at = i;
	while (*word) {
		uint32_t want = utf8_next(&word, word + 4), ch = at < p->len ? p->ch[at] : 0;
		if (ch >= 'A' && ch <= 'Z')
			ch += 'a' - 'A';
		if (ch != want)
			return 0;
		at++;
	}
	return at - i;
}

/* The same for the first that stands there of WORDS, which end with NULL. */
static inline size_t match_any(const struct passage *p, size_t i, const char *const *words)
{
	for (; *words; words++) {
		size_t n = match_word(p, i, *words);
		if (n)
			return n;
	}
	return 0;
}

/* Whether one of WORDS stands in FROM to TO of P. */
static inline bool match_within(
	const struct passage *p, size_t from, size_t to, const char *const *words)
{
	for (size_t i = from; i < to; i++) {
		size_t n = match_any(p, i, words);
		if (n && i + n <= to)
			return true;
	}
	return false;
}

/* Whether WORD stands anywhere in P. */
static inline bool match_anywhere(const struct passage *p, const char *word)
{
	return match_within(p, 0, p->len, (const char *const[]){ word, NULL });
}

/* Whether WORD ends at END of P. */
static inline bool match_ends(const struct passage *p, size_t end, const char *word)
{
	size_t n = utf8_count(word, strlen(word));
	return n <= end && match_word(p, end - n, word);
}

/* Whether one of WORDS ends at END of P. */
static inline bool match_before(const struct passage *p, size_t end, const char *const *words)
{
	for (; *words; words++)
		if (match_ends(p, end, *words))
			return true;
	return false;
}

#endif
