/* digits.h -- runs of figures in a passage, and Chinese numerals. */
#ifndef PROOF_DIGITS_H
#define PROOF_DIGITS_H

#include "proof/check.h"

/* Figures that stand together. */
struct digits {
	size_t start, end;
	uint32_t value; /* DIGITS_MOST if it is larger */
};

#define DIGITS_MOST 999999999u

/* The run that begins at I; empty if there is no figure. */
struct digits digits_read(const struct passage *p, size_t i);

static inline size_t digits_len(struct digits d)
{
	return d.end - d.start;
}

/* What stands before I; 0 at the beginning of P. */
static inline uint32_t ch_before(const struct passage *p, size_t i, size_t back)
{
	return back <= i ? p->ch[i - back] : 0;
}

static inline enum char_class class_before(const struct passage *p, size_t i)
{
	return p->class[(ptrdiff_t)i - 1];
}

/* I, or what is behind the blanks at I. */
size_t skip_spaces(const struct passage *p, size_t i);

/* Whether CH is one of the characters of SET, a list that ends with 0. */
bool is_one_of(uint32_t ch, const uint32_t *set);

/* 0 to 9 for 〇 零 一 ... 九, 10 for 十, else -1. */
int numeral_value(uint32_t ch);

/* The number up to 99 that the numerals from I to END say; -1 if they say none. */
int numerals_value(const struct passage *p, size_t i, size_t end);

/* Looks at the date or time that D, which stands for itself, is the first number of (T04, T05, and T12 for
 * forms of dates). How far it goes, or D.end if it is none. */
size_t check_date(struct check *c, const struct passage *p, struct digits d);

/* The same for a month and a day in numerals, 二月三十日: the 月 is at I. */
void check_numeral_date(struct check *c, const struct passage *p, size_t i);

/* Whether P is an entry of a bibliography, which has its own form of numbers: 某某.书名[M].2019. */
bool is_reference(const struct passage *p);

#endif
