/* hyphenate.h -- where a word may be divided: dictionaries of patterns, by language.
 *
 * In:   words, their language.
 * Out:  the places for a hyphen.
 * Not here: which lines end with one (line/).
 *
 * The dictionaries are libhyphen's, where Debian's packages hyphen-* put them. One is read when a
 * document first asks for its language; documents without hyphenation open nothing. */
#ifndef TEXT_HYPHENATE_H
#define TEXT_HYPHENATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

struct hyphenator;

struct hyphenator *hyphenator_new(void);
void hyphenator_free(struct hyphenator *h); /* NULL is fine */

/* A new document: dictionaries that are missing are told again. */
void hyphenator_begin(struct hyphenator *h);

/* A language by the names of ISO 639 and ISO 3166. COUNTRY may be "none". */
struct hyphen_language {
	const char *language, *country;
	struct place at; /* where it is asked for */
};

enum { HYPHEN_WORD_MAX = 64 };

/* Sets POINTS[i] where a hyphen may stand behind character I of WORD, at least REMAIN characters from
 * its start and PUSH from its end; false if there is none. A WORD of more than HYPHEN_WORD_MAX
 * characters has none. A dictionary that is missing is told to D once per document, as a note. */
bool hyphenator_points(struct hyphenator *h, const struct hyphen_language *l, const uint32_t *word,
	size_t count, int remain, int push, bool *points, struct diag *d);

#endif
