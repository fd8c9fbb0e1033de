/* font.h -- faces: found by the catalogue, mapped once, asked for glyphs and advances, subset.
 *
 * In:   fonts/fonts.xml and font files.
 * Out:  faces and fallback chains that live as long as the font set (the process, for most).
 * Not here: shaping (text/), how a face gets into a PDF (pdf/). */
#ifndef FONT_FONT_H
#define FONT_FONT_H

#include <hb.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/coded.h"
#include "base/diag.h"
#include "base/utf8.h"

enum face_outlines {
	FACE_GLYF,
	FACE_CFF,
	FACE_BASE14 /* one of the standard 14, without a file: glyph ids are WinAnsi codes */
};

/* Read by everybody, written by font/ alone. Distances are in font units. */
struct face {
	unsigned id;      /* 0, 1, ... in the order of opening */
	const char *path; /* NULL for FACE_BASE14 */
	int index;        /* of the face in a collection */
	const char *name; /* PostScript name */
	const char *family;
	enum face_outlines outlines;
	int weight; /* 100-900 */
	bool italic, fixed_pitch, serif;
	bool embeddable; /* false: the licence (OS/2 fsType) forbids it */
	int units_per_em;
	/* OS/2 typo values, so that lines keep their pitch when fonts mix; DESCENDER < 0. */
	int ascender, descender;
	int cap_height, x_height, stem_v, italic_angle;
	int underline_position, underline_thickness;
	int bbox[4]; /* xMin yMin xMax yMax */
	unsigned glyph_count;
	struct slice data; /* the font file; for a collection, all of it */
	struct face_private *private;
};

/* Glyph of CH, 0 if there is none. Constant time. */
unsigned face_glyph(const struct face *f, uint32_t ch);

/* Advance width of GLYPH in font units. Constant time. */
int face_advance(const struct face *f, unsigned glyph);

/* From where to where GLYPH has ink, in font units from its origin; false if it has none or the font
 * can't say. Kept for the few glyphs that are asked for again and again, such as marks. */
bool face_ink(const struct face *f, unsigned glyph, int *left, int *right);

/* For HarfBuzz, scaled to units_per_em; lives as long as the face. NULL for FACE_BASE14. */
hb_font_t *face_hb(const struct face *f);

/* A font program with only the glyphs asked for: glyph GLYPHS[i] of F becomes glyph i (GLYPHS[0] must
 * be 0, no duplicates); the parts of composites come behind them. A TrueType file for FACE_GLYF, a
 * bare CID-keyed CFF table (CID i = glyph i) for FACE_CFF. Not for FACE_BASE14. PARTS (may be NULL)
 * gets what of it is known in coded form, if anything is; good until the next subset. */
bool face_subset(const struct face *f, const uint16_t *glyphs, size_t count, struct buf *out,
	struct coded_parts *parts, struct diag *d);

struct font_set;

/* Reads the catalogue DATA_DIR/fonts.xml (DATA_DIR is the folder fonts/ of the program's data, where
 * users put fonts of their own, too); faces are opened when first needed. NULL after a message. */
struct font_set *font_set_new(const char *data_dir, struct diag *d);
void font_set_free(struct font_set *s);

/* A record begins: it is told its substitutions whatever the records before it were told, so that
 * reports don't depend on who rendered what. */
void font_set_begin(struct font_set *s);

/* The faces to try in order for a font-family list ("宋体, Helvetica"), weight and style. */
struct font_chain;

/* Cached per (families, weight, italic); borrowed from S. FAMILIES NULL or "": the default alone. NULL
 * after a message: no face at all (F002), one that may not be embedded (F005), too many chains
 * (P002), a list that is too long (O003). A substitution is told to D once per family and record, as
 * a note. */
const struct font_chain *font_set_chain(struct font_set *s, const char *families, int weight,
	bool italic, struct place at, struct diag *d);

/* Calls FONT for each family that this record asked for in vain, with what stands in for it. */
void font_set_substitutes(const struct font_set *s,
	void (*font)(void *user, const char *wanted, const char *used), void *user);

/* Adds a line for every font file there is to choose from: its path, size and time. What is set with
 * S depends on these files and on the catalogue. */
void font_set_describe(const struct font_set *s, struct buf *out);

/* The first face of the chain: where line metrics come from. */
const struct face *font_chain_first(const struct font_chain *c);

/* The face of the chain that has CH, and its glyph; NULL if none has. Cached per character. */
const struct face *font_chain_lookup(const struct font_chain *c, uint32_t ch, unsigned *glyph);

/* `banxin fonts`: every role of the catalogue with the face that serves it. */
struct font_role_info {
	const char *role;  /* "song" */
	const char *names; /* what people write for it, separated by commas */
	/* In regular weight, be it a stand-in's; NULL if none is installed. */
	const struct face *face;
};
size_t font_set_roles(struct font_set *s, const struct font_role_info **roles);

#endif
