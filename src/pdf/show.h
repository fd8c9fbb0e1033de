/* show.h -- text objects: glyphs at absolute places -> as few operators as place them exactly.
 *
 * A viewer moves on by a glyph's width after showing it. What the next glyph's place differs from
 * that is written between the two in 1/1000 of the font size, always taken from the place itself
 * and not from the glyph before, so that rounding stays below 1/2000 em however long the line
 * is. */
#ifndef PDF_SHOW_H
#define PDF_SHOW_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/mpt.h"
#include "pdf/fonts.h"

/* What a viewer knows of the current font; saved and restored with its graphics state. */
struct show_font {
	const struct font_layer *layer; /* NULL: none yet */
	mpt size;
};

struct show_style {
	mpt size; /* > 0 */
	bool upright; /* turned back by 90 degrees, where lines run down the page */
	int condense; /* width in 1/1000 of what it is; 0: all of it */
};

struct show {
	struct buf *out;
	struct show_font font;
	bool open;       /* between BT and ET */
	bool array, string; /* inside a [...] and inside its (...) */
	bool on_line;    /* a place has been set for this line */
	bool upright;    /* the text matrix is turned */
	int condense;    /* ... or narrower */
	mpt x, y;        /* of the line's origin, in the page's PDF coordinates */
	int64_t pen;     /* where the viewer is, from x, in 1/1000 of the font size */
	mpt last_x;      /* of the glyph shown last, if there is one on the line; */
	int64_t last;    /* ... that from x, in 1/1000 of the font size */
};

/* Shows a glyph with its origin at (X, Y), y upwards. CODE is of a vertical font where the style is
 * upright and only there, but for the standard 14, which have none. */
void show_glyph(
	struct show *s, const struct font_code *code, const struct show_style *style, mpt x, mpt y);

/* Opens the text object if need be, and makes room for other operators in it. */
void show_pause(struct show *s);

/* Ends the text object, if one is open. */
void show_end(struct show *s);

#endif
