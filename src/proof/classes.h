/* classes.h -- what a character is to a proofreader. */
#ifndef PROOF_CLASSES_H
#define PROOF_CLASSES_H

#include <stdbool.h>
#include <stdint.h>

enum char_class {
	CHAR_END,         /* beyond either end of a passage */
	CHAR_OTHER,       /* letters of other scripts, symbols */
	CHAR_HAN,         /* with the kana, 〇 and 々 */
	CHAR_LATIN,       /* Latin, Greek and Cyrillic letters */
	CHAR_DIGIT,       /* 0 to 9 */
	CHAR_SPACE,       /* U+0020 and tabs */
	CHAR_NEWLINE,     /* of the source, and <br/> */
	CHAR_WIDE_SPACE,  /* U+3000, no-break space, spaces of fixed width */
	CHAR_HALF_MARK,   /* marks of ASCII */
	CHAR_STOP,        /* ，。、；：！？ */
	CHAR_OPEN,        /* “‘（《「【… */
	CHAR_CLOSE,
	CHAR_DASH,        /* – — ― ─ and the like */
	CHAR_ELLIPSIS,    /* … */
	CHAR_DOT,         /* · and what is used for it */
	CHAR_WIDE_LATIN,  /* full-width letters and figures */
	CHAR_INVISIBLE,   /* zero-width and directional characters, controls */
	CHAR_COMBINING,
	CHAR_SELECTOR,    /* of variations */
	CHAR_PRIVATE,
	CHAR_COMPATIBLE,  /* compatibility ideographs and radicals */
};

#define CLASS_BIT(c) (UINT32_C(1) << (c))

enum char_class char_class_of(uint32_t ch);

/* What words are made of. */
static inline bool char_is_word(enum char_class c)
{
	return c == CHAR_HAN || c == CHAR_LATIN || c == CHAR_DIGIT || c == CHAR_OTHER ||
		c == CHAR_WIDE_LATIN || c == CHAR_COMPATIBLE || c == CHAR_PRIVATE;
}

static inline bool char_is_han(enum char_class c)
{
	return c == CHAR_HAN || c == CHAR_COMPATIBLE;
}

static inline bool char_is_blank(enum char_class c)
{
	return c == CHAR_SPACE || c == CHAR_NEWLINE || c == CHAR_WIDE_SPACE;
}

#endif
