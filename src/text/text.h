/* text.h -- the inline content of a block -> cells.
 *
 * In:   the inline-level children of a block.
 * Out:  cells: pieces that no line break divides, in logical order, each with its glyphs, and with
 *       the gap to its right neighbour described so that a line can be squeezed and stretched.
 * Not here: where lines end (line/), heights (line/), painting (page/).
 *
 * How marks and spaces are modelled. A full-width mark is half an em of ink and half an em of
 * blank. The ink half is the cell's WIDTH; the blank belongs to the gap on its side. What neighbours
 * do to each other (two marks in a row, Han beside Latin, a space between words) is settled here as
 * the gap's natural width; what a line may do to it is the gap's squeeze and stretch. At the edges
 * of a line the gap is not there: that is how blanks of marks and word spaces vanish at line ends
 * and line starts. Only START_WIDTH and END_WIDTH come back there, for styles that keep full
 * width. */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/mpt.h"
#include "base/utf8.h"
#include "fo/fo.h"
#include "font/font.h"
#include "font/rare.h"

enum cell_kind {
	CELL_GLYPHS, /* text: a Han character, a mark, a dash, a number, (a part of) a word */
	CELL_SPACE,  /* a word space: no width of its own, its advance is its gap */
	CELL_OBJECT, /* a picture or another inline box */
	CELL_LEADER, /* width between leader-length.minimum and .maximum */
	CELL_EDGE,   /* start or end edge of an inline with border, padding or margin */
	CELL_ANCHOR, /* no width: a footnote, an id, a float, an index key */
	CELL_NEWLINE /* no width: the line ends here (preserved linefeed) */
};

/* Whether a mark stands beyond the end of its line, which then counts without it. */
enum hang { HANG_NEVER, HANG_FOR_ROOM, HANG_ALWAYS };

enum brk { BRK_NEVER, BRK_MAY, BRK_HYPHEN, BRK_MUST };

/* What a break costs beside one between words. */
enum {
	PENALTY_PAUSE = 1,       /* in a title, behind a comma or a blank */
	PENALTY_ADDRESS = 20,    /* inside a web address, where words would not be divided */
	PENALTY_HYPHEN = 50,
	PENALTY_QUOTED = 900,    /* in a title, inside 《》 that fits on a line */
	PENALTY_MARKS = 950,     /* between three marks in a row, where the line would gape else */
	PENALTY_EMERGENCY = 1000 /* inside a word that is longer than a line */
};

/* Which gaps give way first, CLREQ "squeeze": every class is used up before the next begins. */
enum squeeze_class {
	SQUEEZE_NONE,
	SQUEEZE_SPACE,      /* Western word space, to 1/4 em; letter-spacing that is a range */
	SQUEEZE_DOT,        /* both sides of a middle dot */
	SQUEEZE_BRACKET,    /* before opening, after closing brackets and quotes */
	SQUEEZE_COMMA,      /* after , 、 ; : */
	SQUEEZE_HAN_LATIN,  /* to 1/8 em */
	SQUEEZE_STOP,       /* after 。 ？ ！ */
	SQUEEZE_COUNT
};

/* Which gaps grow first. */
enum stretch_class {
	STRETCH_NONE,      /* inside ——, ……, numbers with units, beside connectors */
	STRETCH_SPACE,     /* Western word space, to 1/2 em */
	STRETCH_LETTER,    /* between letters whose spacing is a range; together with spaces */
	STRETCH_HAN_LATIN, /* to 1/3 em */
	STRETCH_ALL,       /* all other gaps, evenly */
	STRETCH_COUNT
};

/* One glyph; its origin is (x, y) from the cell's origin on the base line, y upwards. */
struct text_glyph {
	uint32_t glyph;
	int32_t x, y;
	uint32_t text; /* byte offset in the paragraph's text */
};

/* A small text beside some cells, its base; ruby.c. One that stands in the line itself (注音 at the
 * right of its character) is a cell like others. */
struct annotation {
	const struct fo_node *node;    /* the axf:ruby-text */
	const struct paragraph *text;
	mpt width;                     /* of TEXT, set solid */
	mpt shift;                     /* its base line above that of its base; negative is below */
	mpt over, under;               /* how far it reaches from the base's base line; 0 on one side */
	bool words;                    /* in Latin script */
	const struct annotation *outer; /* of a base that holds this one and its base; or NULL */
};

struct cell {
	uint8_t kind;          /* enum cell_kind */
	uint8_t brk;           /* enum brk: behind this cell */
	uint8_t squeeze;       /* enum squeeze_class of the gap behind it */
	uint8_t stretch;       /* enum stretch_class of the gap behind it */
	bool han;              /* a Han character: what counts for a lone last character */
	bool on_grid;          /* banxin:character-grid: with its blank it begins a cell of the grid */
	bool upright;          /* in vertical text: its glyphs stand upright on the page, turned against
	                        * the line; y of a glyph is still across the line */
	uint16_t condense;     /* width of glyphs in 1/1000 of what it is; 0: all of it */
	uint8_t hang;          /* enum hang: where it ends a line */
	bool hang_start;       /* stands before the start of a line that it begins */
	bool end_for_room;     /* END_WIDTH is left out where the line has no room for it */
	uint16_t warichu;      /* of a note in two rows: its WIDTH and GAP are half of what they are; its
	                        * number, to tell neighbours apart. 0: in none */
	bool row_end;          /* a row of such a note may end behind it, though no line may */
	int16_t penalty;       /* cost of a break behind it, see PENALTY_HYPHEN; 0 = none */
	mpt width;
	mpt gap, gap_min, gap_max; /* to the next cell of the line: natural, squeezed, stretched;
	                            * gap_max applies to SPACE and HAN_LATIN, ALL has no own bound */
	mpt start_width;       /* before it when it begins a line */
	mpt end_width;         /* behind it when it ends a line */
	mpt ascent, descent;   /* CELL_OBJECT: above and below the base line, both >= 0 downwards */
	mpt leader_min, leader_max; /* CELL_LEADER */
	const struct fo_node *node; /* innermost inline (or the block) it belongs to: color, font ... */
	const struct annotation *ruby; /* whose base it is part of, the innermost; or NULL */
	const struct face *face;    /* CELL_GLYPHS, CELL_SPACE */
	mpt size;
	uint32_t glyph, glyph_count; /* range in the paragraph's glyphs */
	uint32_t text, text_len;     /* range in the paragraph's text */
};

struct paragraph {
	const struct fo_node *block;
	bool has_ruby;         /* some cells are of a base that has an annotation */
	bool has_warichu;      /* some are of notes in two rows */
	const struct cell *cells;
	size_t cell_count;
	const struct text_glyph *glyphs;
	struct slice text;     /* UTF-8 after white-space treatment and text-transform */
	/* Drawn behind a cell whose BRK_HYPHEN break is taken. */
	const struct face *hyphen_face;
};

/* Size of an inline object, asked of page/. ASCENT is above the base line. */
struct object_size {
	mpt width, ascent, descent;
};

/* TEXT in NODE's style; NULL: what NODE holds. */
struct text_piece {
	const struct fo_node *node;
	const char *text;
};

struct text_env {
	struct font_set *fonts;
	struct hyphenator *hyphenator; /* NULL: no word is divided but at soft hyphens */
	struct lexicon *lexicon; /* the user's words; NULL: none */
	struct rare *rare; /* takes characters set in another face than theirs; NULL: nobody asks */
	struct diag *diag;
	/* Measures an external-graphic, instream-foreign-object or inline-container; REFERENCE is the
	 * base of percentages. False after a message. */
	bool (*measure)(void *user, const struct fo_node *object, mpt reference,
		struct object_size *out);
	/* The text of a page-number, page-number-citation or the like; owned by USER. */
	const char *(*generated)(void *user, const struct fo_node *node);
	/* The COUNT pieces of an index-page-citation-list. */
	const struct text_piece *(*citations)(
		void *user, const struct fo_node *list, size_t *count);
	/* What stands in place of a retrieve-marker, or NULL for nothing. */
	const struct fo_node *(*retrieve)(void *user, const struct fo_node *node);
	void *user;
};

/* Collects the inline-level nodes FIRST .. END (END excluded; NULL: to the last sibling) of BLOCK
 * into a paragraph in A. White space is treated as XSL 1.1 section 7.17 says. NULL
 * after a message (a character that no font has, with its code point and place). A
 * paragraph of nothing but white space has no cells, or only its CELL_ANCHORs.
 *
 * The gap between two pieces of text stands behind the cell where a line may end: in front of the
 * start edges and anchors that lie between them, behind the end edges. Break and gap of the last
 * cell say nothing. Words wider than REFERENCE come as a cell for each character, so that they can
 * be divided where nothing else helps. The texts of the cells, one after the other, are the
 * paragraph's text. */
struct paragraph *text_collect(struct arena *a, const struct text_env *env,
	const struct fo_node *block, const struct fo_node *first, const struct fo_node *end,
	mpt reference);

/* Where lines run down the page, the middle of one above its base line: that of an em of SIZE. */
static inline mpt text_axis(mpt size)
{
	return size * 38 / 100;
}

/* How far words of FACE stand above their base line where lines run down the page: their middle is
 * on the axis of the line then. */
mpt text_turned_lift(const struct face *face, mpt size);

#endif
