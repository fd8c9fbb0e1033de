/* fonts.h -- the faces of a document as PDF fonts.
 *
 * In:   glyphs with the text that each stands for, as pages use them.
 * Out:  codes to show; at the end a subset of every face, widths, and the text of every code.
 * Not here: outlines (font/), operators (content.h).
 *
 * A face's glyphs are numbered in the order of their first use, and the number is code, CID and
 * glyph of the subset at once, so that every viewer finds the glyph without a table of ours. What a
 * code stands for is a table of the font (ToUnicode), with one entry a code; but one glyph can
 * serve several characters (U+4E59 and U+2F04, a space and a no-break space). So a face can be
 * several fonts, its layers, that share all but this table: the first text of a glyph is in the
 * first layer, its second text in the second layer. Text comes back exact without any viewer's
 * goodwill. What stands upright in vertical text has layers of its own, by whose writing mode
 * viewers know that its lines run down the page; the standard 14 have none. */
#ifndef PDF_FONTS_H
#define PDF_FONTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/utf8.h"
#include "font/font.h"
#include "pdf/object.h"
#include "pdf/saver.h"

struct fonts;
struct tounicode;

/* Text that stands upright in vertical lines, or so across them: side by side within an em. */
enum font_mode { FONT_HORIZONTAL, FONT_VERTICAL, FONT_ACROSS, FONT_MODES };

/* A font that pages name; stays in its place as long as the fonts live. */
struct font_layer {
	HPDF_Dict object;
	unsigned number;             /* in the document, from 1 */
	unsigned code_size;          /* bytes of a code: 2, or 1 for the standard 14 */
	enum font_mode mode;
	unsigned page;               /* the caller's: the page that last named it */
	struct tounicode *tounicode; /* the texts of its codes */
	struct font_layer *next;
};

struct fonts *fonts_new(HPDF_Doc doc);
void fonts_free(struct fonts *f); /* NULL is fine */

/* How to show GLYPH of FACE where it stands for TEXT; "" for the rest of a group whose first glyphs
 * stand for all of it. */
struct font_code {
	struct font_layer *layer;
	unsigned code;
	int advance; /* in 1/1000 em, as the PDF has it; down the page in vertical modes */
	/* In vertical modes: where the font hangs the glyph from, from its origin. */
	int hang_x, hang_y;
};
struct font_code fonts_code(struct fonts *f, const struct face *face, unsigned glyph,
	struct slice text, enum font_mode mode);

/* Layers of all faces together. A glyph has two or three texts, not thousands; a page's fonts must
 * all go into one of libharu's dictionaries, which end at 4,095. */
#define FONTS_MAX 4000

/* Whether more than FONTS_MAX were needed: then texts are wrong from there on. */
bool fonts_full(const struct fonts *f);

/* Writes the fonts: subset, descriptor, widths, text. False after a message. */
bool fonts_finish(struct fonts *f, struct saver *s, struct diag *d);

#endif
