/* line.h -- where the lines of a paragraph end, and where its cells stand in them.
 *
 * In:   a paragraph's cells and the measure.
 * Out:  lines: a range of cells each, with every cell's x and base line, and the line's height.
 * Not here: shaping and widths of marks (text/), where a line lands on a page (page/).
 *
 * The steps, a file each: fit.c tells what a line between two breaks would need, demerits.c what it
 * costs in Chinese and words.c in a script with words; break.c chooses the breaks by total fit, and
 * fill.c those of ragged Chinese; set.c puts the cells in their places, height.c finds base lines
 * and heights. */
#ifndef LINE_LINE_H
#define LINE_LINE_H

#include "base/arena.h"
#include "base/mpt.h"
#include "text/text.h"

/* The room of one line: its start edge from the block's content edge, and its width. */
struct line_room {
	mpt start, width;
};

struct line_space {
	mpt measure;      /* > 0; MPT_MAX: without end, and nothing is justified */
	mpt first_indent; /* text-indent, resolved; may be negative */
	mpt last_indent;  /* last-line-end-indent */
	/* The block's nominal font: the first face of its chain, and font-size. Every line is as high
	 * as this asks for, whatever faces stand in for single characters. NULL: the first face among
	 * the cells. */
	const struct face *face;
	mpt size;
	/* Where the nominal fonts of inlines are looked up. NULL: that of their first glyph. */
	struct font_set *fonts;
};

struct line {
	uint32_t first, end;  /* cells [first, end), without the spaces dropped at its ends */
	mpt x;                /* of the first cell, from the block's content edge */
	mpt width;            /* from x to the end of the last cell, as set; a hyphen comes behind it */
	mpt ascent, descent;  /* of the line area, half-leading included: height = ascent + descent */
	mpt slack;            /* natural room left (> 0, stretched or ragged) or missing (< 0) */
	bool hyphen;          /* ends with a hyphen that the text does not have */
	bool overfull;        /* could not be squeezed into its room */
	bool loose;           /* left ragged: justified, gaps of Chinese would be wider than an em */
	mpt apart;            /* how far gaps of Chinese were opened, if by more than a quarter em */
	bool last;            /* the paragraph's last line, or before a forced newline */
};

struct line_list {
	const struct line *lines;
	size_t count;
	const mpt *x;     /* of every cell of the paragraph, from the block's content edge */
	const mpt *width; /* of every cell as set: a leader's length, a space's advance (0 if it was
	                   * dropped), else cell.width */
	const mpt *shift; /* of every cell, an object too: its base line above the line's */
};

/* Breaks P by total fit and sets the lines as text-align and text-align-last of its block say.
 *
 * Every cell ends up in exactly one line or is a space dropped at a line's end. A cell wider than
 * its room gets a line to itself, marked overfull, and a line with next to nothing that can grow is
 * marked loose: the caller decides whether to warn. Time is
 * linear in the cells. The result belongs to A. */
struct line_list line_break(struct arena *a, const struct paragraph *p, const struct line_space *s);

/* How far the base line of NODE's text is above the block's (baseline-shift and alignment, over
 * nested inlines); negative is below. An estimate for boxes and rules round an inline, made without
 * its font and its line; what the cells themselves got is line_list.shift. */
mpt line_shift(const struct fo_node *node, const struct fo_node *block);

/* The hyphen drawn behind cell C of P where a line ends with it: its width, with letter-spacing
 * before it, and its glyph in p->hyphen_face. */
mpt line_hyphen(const struct paragraph *p, const struct cell *c, unsigned *glyph);

#endif
