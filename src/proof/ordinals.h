/* ordinals.h -- the number that a heading, a paragraph or a clause begins with. */
#ifndef PROOF_ORDINALS_H
#define PROOF_ORDINALS_H

#include <stdbool.h>
#include <stddef.h>

#include "proof/text.h"

/* From the highest level to the lowest, as GB/T 9704 has them. */
enum ordinal_rank {
	RANK_CHAPTER,
	RANK_SECTION,
	RANK_ARTICLE,
	RANK_HAN,
	RANK_HAN_BRACKET,
	RANK_DIGIT,
	RANK_DIGIT_BRACKET,
	RANK_CIRCLE,
	RANK_TH, /* of clauses, not of headings, from here */
	RANK_IS,
	RANK_COUNT
};

enum ordinal_style {
	ORDINAL_CHAPTER,      /* 第一章, 第一篇, 第一部分 */
	ORDINAL_SECTION,      /* 第一节 */
	ORDINAL_ARTICLE,      /* 第一条 */
	ORDINAL_HAN,          /* 一、 */
	ORDINAL_HAN_POINT,    /* 一. */
	ORDINAL_HAN_BRACKET,  /* （一） */
	ORDINAL_POINT,        /* 1. */
	ORDINAL_COMMA,        /* 1、 */
	ORDINAL_BRACKET,      /* （1） */
	ORDINAL_HALF_BRACKET, /* 1） */
	ORDINAL_CIRCLE,       /* ① */
	ORDINAL_TH,           /* 第一， */
	ORDINAL_IS,           /* 一是 */
	ORDINAL_COUNT
};

struct ordinal {
	enum ordinal_style style;
	enum ordinal_rank rank;
	unsigned value;   /* 1 to 99 */
	size_t from, end; /* characters of the passage, with the marks around the number */
};

/* The ordinal at character I of P. */
bool ordinal_at(const struct passage *p, size_t i, struct ordinal *out);

/* That which P begins with, behind blanks. */
bool ordinal_begins(const struct passage *p, struct ordinal *out);

/* Whether CH is one of 一 to 十. */
bool ordinal_is_han(uint32_t ch);

/* VALUE in STYLE as UTF-8. */
enum { ORDINAL_TEXT = 24 };
const char *ordinal_text(enum ordinal_style style, unsigned value, char out[ORDINAL_TEXT]);

#endif
