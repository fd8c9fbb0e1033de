/* vertical.h -- vertical text: which characters stand upright, and which share an em.
 *
 * In:   units whose forms are known.
 * Out:  `upright` and `joined_up` of each; quotes become the corner brackets that stand for them.
 * Not here: the glyphs (upright.h), and all that is the same in both directions.
 *
 * A line that runs down the page is set in a frame that is turned with it: what is turned on paper is
 * as it always was, and what stands upright is the exception. */
#ifndef TEXT_VERTICAL_H
#define TEXT_VERTICAL_H

#include <stdbool.h>
#include <stdint.h>

struct fo_node;
struct source;

/* More characters than this in one em nobody can read. */
enum { VERTICAL_MOST_COMBINED = 8 };

/* What a style says of it. */
struct vertical {
	uint8_t orientation;    /* enum keyword: mixed, upright, sideways */
	bool combine;           /* any of the next four */
	bool combine_all;       /* the whole inline shares an em */
	uint8_t digits, letters, both; /* so do at most so many of them */
};

struct vertical vertical_style(const struct fo_node *n);

/* UAX #50: whether a character stands as it is, with another glyph, or only if there is one. */
enum standing { TURNED, STANDS, STANDS_CHANGED, STANDS_IF_CHANGED };
enum standing vertical_standing(uint32_t ch);

/* ！？：； are as high as a character, and fill their em where lines run down. */
bool vertical_fills_em(uint32_t ch);

/* Behind text_forms, before faces are looked for. */
void vertical_orient(struct source *s);

/* Behind text_find_breaks: what stands upright is set as a Han character is. */
void vertical_stand(struct source *s);

#endif
