/* widths.h -- how much room marks take: what the cases of W1-W11 ask again and again. */
#ifndef CLREQ_WIDTHS_H
#define CLREQ_WIDTHS_H

#include "clreq.h"

extern const char *const faces[]; /* font-family of every role of Chinese print; NULL ends */

#define STOPS    "，。、；：！？．"
#define COMMAS   "，、；："
#define CLOSERS  "”’）》」』】〕〗〉］｝"
#define OPENERS  "“‘（《「『【〔〖〈［｛"

/* Marks between two characters, 国XY国. FIRST and LAST are the characters, in a line. */
struct between {
	const struct set *set;
	const struct glyph *first, *last;
	double room; /* from one to the other, in ems */
};

/* MARKS, as FO, are set in FONT (NULL: "song") at SIZE (0: 10) with the attributes BLOCK. */
struct between set_between(const char *marks, const char *font, double size, const char *block);

/* Where the middle of the ink of glyph NTH for MARK is, in ems from the end of B's first. */
double ink_centre(const struct between *b, const char *mark, unsigned nth);

/* The edges of what is seen: the ink of marks, the box of letters and ideographs, whose outlines are
 * told by their control points. */
mpt seen_start(const struct glyph *g);
mpt seen_end(const struct glyph *g);

#endif
