/* match.h -- words in passages. */
#ifndef PROOF_MATCH_H
#define PROOF_MATCH_H

#include "base/utf8.h"
#include "proof/text.h"

/* How many characters WORD has if it stands at I of P, else 0. */
static inline size_t match_word(const struct passage *p, size_t i, struct slice word)
{
	const char *at = word.data, *end = at + word.len;
	size_t n = 0;
	for (; at < end && i + n < p->len; n++)
		if (utf8_next(&at, end) != p->ch[i + n])
			return 0;
	return at < end ? 0 : n;
}

static inline size_t match_text(const struct passage *p, size_t i, const char *word)
{
	return match_word(p, i, slice_of(word));
}

/* Whether P has WORD. */
static inline bool match_anywhere(const struct passage *p, const char *word)
{
	for (size_t i = 0; i < p->len; i++)
		if (match_text(p, i, word))
			return true;
	return false;
}

/* Whether P ends with WORD, when its characters from LEN on are passed over. */
static inline bool match_end(const struct passage *p, size_t len, const char *word)
{
	size_t n = utf8_count(word, strlen(word));
	return n <= len && match_text(p, len - n, word) == n;
}

#endif
