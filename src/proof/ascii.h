/* ascii.h -- which ASCII in a passage keeps its own marks, and what stands near a mark.
 *
 * Code, addresses, passages in English and entries of lists of literature keep theirs. A passage is looked
 * at only from its first half-width mark on. */
#ifndef PROOF_ASCII_H
#define PROOF_ASCII_H

#include "proof/text.h"

struct ascii {
	const struct passage *p;
	bool foreign;   /* English with some Chinese in it */
	bool reference; /* an entry of a list of literature */
	/* Private. */
	bool known;
	size_t run_end;        /* of the ASCII around the mark last read */
	size_t code, code_end; /* what of it is code or an address */
	size_t braces_end;
};

/* The mark at I is read, and those before it were: whether it stands in English, in literature, in code. */
void ascii_read(struct ascii *a, size_t i);

static inline bool ascii_in_code(const struct ascii *a, size_t i)
{
	return i >= a->code && i < a->code_end;
}

static inline enum char_class near_before(const struct passage *p, size_t i)
{
	return p->class[(ptrdiff_t)i - 1];
}

/* What the nearest word before I, or behind it, is made of; marks and blanks are passed over, but not many
 * of them. CHAR_END if there is none. */
enum char_class near_word_before(const struct passage *p, size_t i);
enum char_class near_word_behind(const struct passage *p, size_t i);

bool near_has_han(const struct passage *p, size_t from, size_t to);

/* Behind the figures that begin at I. */
static inline size_t near_digits_end(const struct passage *p, size_t i)
{
	while (i < p->len && p->class[i] == CHAR_DIGIT)
		i++;
	return i;
}

#endif
