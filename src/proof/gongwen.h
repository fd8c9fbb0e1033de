/* gongwen.h -- what the two files on official documents share. */
#ifndef PROOF_GONGWEN_H
#define PROOF_GONGWEN_H

#include "proof/check.h"

/* The numbers of headings and documents, and dates (GW02, GW04, GW05). */
void check_gongwen_forms(struct check *c);

/* Whether CH is one of 〇 and 一 to 十, as they number things. */
bool is_han_figure(uint32_t ch);

/* The first character of P that is no blank. */
static inline size_t skip_blanks(const struct passage *p)
{
	size_t i = 0;
	while (i < p->len && char_is_blank(p->class[i]))
		i++;
	return i;
}

#endif
