/* phrase.h -- phrases in passages. */
#ifndef PROOF_PHRASE_H
#define PROOF_PHRASE_H

#include "base/utf8.h"
#include "proof/text.h"

/* How many characters PHRASE has if it stands at I of P, else 0. */
static inline size_t phrase_is(const struct passage *p, size_t i, struct slice phrase)
{
	const char *at = phrase.data, *end = at + phrase.len;
	size_t n = 0;
	for (; at < end && i + n < p->len; n++)
		if (utf8_next(&at, end) != p->ch[i + n])
			return 0;
	return at < end ? 0 : n;
}

static inline size_t phrase_at(const struct passage *p, size_t i, const char *phrase)
{
	return phrase_is(p, i, slice_of(phrase));
}

/* Whether P has PHRASE. */
static inline bool phrase_anywhere(const struct passage *p, const char *phrase)
{
	const char *at = phrase;
	uint32_t first = utf8_next(&at, phrase + strlen(phrase));
	for (size_t i = 0; i < p->len; i++)
		if (p->ch[i] == first && phrase_at(p, i, phrase))
			return true;
	return false;
}

/* Whether P ends with PHRASE, when its characters from LEN on are passed over. */
static inline bool phrase_ends(const struct passage *p, size_t len, const char *phrase)
{
	size_t n = utf8_count(phrase, strlen(phrase));
	return n <= len && phrase_at(p, len - n, phrase) == n;
}

#endif
