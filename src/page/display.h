/* display.h -- the display list: pages of positioned items, all that a back end reads.
 *
 * Coordinates are millipoints from the page's top left corner, y downwards. Items are painted in
 * their order. Text carries the characters it stands for, so that search and copying give them
 * back. A page lives until the sink it was handed to returns. */
#ifndef PAGE_DISPLAY_H
#define PAGE_DISPLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mpt.h"
#include "base/path.h"
#include "base/utf8.h"
#include "fo/fo.h"
#include "font/font.h"
#include "picture/picture.h"

enum display_kind {
	DISPLAY_GLYPHS,
	DISPLAY_FILL,     /* a filled rectangle */
	DISPLAY_LINE,     /* a stroked line, for borders, rules and leaders */
	DISPLAY_PATH,     /* a shape, filled or stroked; the item's rectangle is around its points */
	DISPLAY_PICTURE,
	DISPLAY_LINK,     /* not painted: a rectangle that leads somewhere */
	DISPLAY_ANCHOR,   /* not painted: the place of an id */
	DISPLAY_SAVE,     /* remember clip and transform */
	DISPLAY_CLIP,     /* to the item's rectangle, or to its path if it has one */
	DISPLAY_TRANSFORM,/* what follows is turned about the page's origin, then moved */
	DISPLAY_RESTORE,  /* back to the matching DISPLAY_SAVE */
	DISPLAY_SHADE,    /* a gradient, over all that the clip leaves */
	DISPLAY_GROUP,    /* up to DISPLAY_UNGROUP, painted as one; nothing reaches out of the item */
	DISPLAY_UNGROUP
};

/* A glyph's origin is (x + run x, y + run y) of its item. */
struct display_glyph {
	uint32_t glyph;
	int32_t x, y;
	uint32_t text; /* byte where its characters begin in the run's text; several glyphs of one
	                * cluster share it, and only the first then stands for the characters */
};

enum line_style { LINE_SOLID, LINE_DASHED, LINE_DOTTED, LINE_DOUBLE };

struct display_item {
	enum display_kind kind;
	const struct fo_node *node; /* what it came from; NULL for none */
	mpt x, y, width, height;    /* GLYPHS: x, y is the origin on the base line, width the advance */
	struct fo_color color;
	uint8_t transparency;       /* PATH, SHADE, GROUP: 255 can't be seen */
	union {
		struct {
			const struct face *face;
			mpt size;
			const struct display_glyph *glyphs;
			size_t count;
			struct slice text;
			bool upright; /* each glyph is turned counter-clockwise by 90 degrees about its
			               * origin; the run itself is not */
			uint16_t condense; /* ... and drawn so much narrower, in 1/1000; 0: not at all */
		} glyphs;
		struct {
			mpt thickness; /* from (x, y) to (x + width, y + height), centred on it */
			enum line_style style;
		} line;
		struct {
			const struct path_step *steps; /* PATH, CLIP: from the item's (x, y) */
			size_t count;
			bool even_odd;
			const struct path_stroke *stroke; /* NULL: filled */
		} path;
		const struct picture *picture; /* drawn into the item's rectangle */
		const struct drawing_gradient *gradient; /* to millipoints from the item's (x, y) */
		struct {
			const char *uri; /* NULL: an internal link */
			const char *id;
		} link;
		const char *anchor;
		struct {
			int quarter_turns; /* 0-3, counter-clockwise */
			mpt dx, dy;
		} transform;
	} as;
};

/* A page that cites others may come in two stages: it is RESERVED in its order, without items, and
 * LATE when all pages are made. */
enum display_stage { DISPLAY_WHOLE, DISPLAY_RESERVED, DISPLAY_LATE };

/* How neutral colours are printed: as gray, which every device takes for its own, or with the plate
 * for black alone; and black text and rules then over what is below them. */
enum display_black { BLACK_GRAY, BLACK_PLATE, BLACK_OVERPRINT };

struct display_page {
	mpt width, height;
	const char *label;     /* the formatted page number */
	unsigned number;       /* 1, 2, ... in the document */
	struct display_item *items;
	size_t count;
	enum display_stage stage;
	enum display_black black;
	bool vertical;         /* the lines of its body run down: it turns as such books do */
};

/* Takes a finished page; false ends the layout (the message has been given). */
typedef bool page_sink(void *user, const struct display_page *page);

/* The page as text, an item a line, for `render --to=pages` and the golden tests. */
void display_dump(const struct display_page *page, struct buf *out);

#endif
