/* picture.h -- picture files: checked, measured, and turned into what a page description can hold.
 *
 * In:   JPEG and PNG files, untrusted.
 * Out:  their size, and samples or copied compressed data in a form any back end can embed.
 * Not here: where a picture stands (page/), PDF objects (pdf/). */
#ifndef PICTURE_PICTURE_H
#define PICTURE_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/mpt.h"
#include "base/path.h"
#include "base/utf8.h"

enum picture_kind { PICTURE_JPEG, PICTURE_PNG, PICTURE_DRAWING };

/* A color on the way of a gradient. */
struct drawing_stop {
	double offset; /* 0-1, none before the one before it */
	uint8_t rgb[3];
};

/* Colors along a line from (0, 0) to (1, 0), or from a focus to the unit circle, wherever MATRIX takes
 * these: (x, y) to (ax + cy + e, bx + dy + f). Before and behind, the outer colors go on. */
struct drawing_gradient {
	bool radial;
	double focus_x, focus_y;
	double matrix[6];
	const struct drawing_stop *stops;
	size_t count; /* one at least */
};

/* Text in one font and color. */
struct drawing_span {
	struct slice text;    /* UTF-8 */
	const char *families; /* NULL: those of the text around the drawing */
	int32_t size;         /* em height */
	int weight;           /* 100-900 */
	bool italic, current; /* CURRENT: in the color of the text around */
	uint8_t rgb[3];
};

enum drawing_anchor { DRAWING_START, DRAWING_MIDDLE, DRAWING_END };

/* A line of text: what of it stands at (X, Y), on the base line. */
struct drawing_text {
	int32_t x, y;
	int turns; /* quarter turns, counter-clockwise */
	enum drawing_anchor anchor;
	const struct drawing_span *spans;
	size_t count;
};

enum drawing_kind {
	DRAWING_FIGURE,  /* an area or a line */
	DRAWING_TEXT,
	DRAWING_CLIP,    /* up to DRAWING_UNCLIP only what lies in the area shows; calls nest */
	DRAWING_UNCLIP,
	DRAWING_GROUP,   /* up to DRAWING_UNGROUP, painted as one; calls nest */
	DRAWING_UNGROUP
};

struct drawing_shape {
	enum drawing_kind kind;
	const struct path_step *steps;
	size_t count;
	const struct path_stroke *stroke; /* NULL: filled */
	bool even_odd;
	bool current;   /* in the color of the text around, else in RGB */
	uint8_t rgb[3];
	uint8_t transparency; /* FIGURE, GROUP: 255 can't be seen */
	const struct drawing_gradient *gradient; /* NULL: plain; only filled */
	const struct drawing_text *text;         /* TEXT */
};

/* Shapes in coordinates from (0, 0) to (WIDTH, HEIGHT), painted in their order. */
struct drawing {
	int32_t width, height;
	mpt natural_width, natural_height;
	const struct drawing_shape *shapes;
	size_t count;
	bool clipped;   /* something may reach out of it */
};

struct picture {
	const char *path;
	enum picture_kind kind;
	uint32_t width, height;   /* pixels, after EXIF orientation */
	double dpi_x, dpi_y;      /* as the file says, else 96 */
	int orientation;          /* EXIF 1-8; 1 upright */
	const struct drawing *drawing; /* PICTURE_DRAWING, which has no pixels and is not encoded */
	uint64_t id;              /* hash of the bytes: the same picture twice is embedded once */
	struct slice data;        /* the file, mapped: it costs address space rather than memory */
};

enum picture_filter {
	PICTURE_RAW,      /* plain samples, rows without padding beyond the byte */
	PICTURE_DCT,      /* a JPEG stream, copied */
	PICTURE_FLATE_PNG /* zlib data of PNG-filtered rows (PDF predictor 15), copied */
};

/* What to embed. DATA may point into the picture or be OWNED, see picture_encoded_release. */
struct picture_encoded {
	enum picture_filter filter;
	uint32_t width, height;   /* of the samples, before orientation */
	int components;           /* 1 gray or palette index, 3 RGB, 4 CMYK */
	int bits;                 /* per component */
	bool inverted;            /* CMYK as Adobe writes it: Decode [1 0 ...] */
	struct slice palette;     /* RGB triples; components is 1 then */
	struct slice data;
	struct slice alpha;       /* 8-bit, width x height, plain; empty: opaque */
	struct slice icc;         /* colour profile, for COMPONENTS (for RGB if there is a palette);
	                           * empty: none or unusable */
	void *owned[3];
};

/* One per record: each file is read once. */
struct picture_cache;
struct picture_cache *picture_cache_new(void);
void picture_cache_free(struct picture_cache *c);

/* Calls FILE for each file that was looked for, once; its data is NULL if it could not be read. */
void picture_cache_files(const struct picture_cache *c, file_fn *file, void *user);

/* Ceiling on width x height; 0x0 and truncated files are errors too. */
#define PICTURE_MAX_PIXELS 200000000

/* The same for what must be decoded before it can be embedded (PNG with alpha or interlacing),
 * which takes up to 8 bytes a pixel. */
#define PICTURE_MAX_DECODED 64000000

/* Reads and checks PATH whole (chunk structure, CRCs, that all data is there, so that a page never
 * fails later). BASE, if not NULL, is the folder the file must lie below after symbolic links are
 * resolved; it is the same in all calls for a cache. NULL after a message at AT; the answer for a
 * path is remembered either way, and a picture at fault is told once to each diag. */
const struct picture *picture_load(struct picture_cache *c, const char *path, const char *base,
	struct place at, struct diag *d);

/* The drawing that XML describes, an element that stands alone: an SVG, or a QR code,
 *
 *     <banxin:qrcode xmlns:banxin="urn:banxin:fo" data="https://..." level="M"/>
 *
 * LEVEL is how much of it may be damaged: L, M, Q or H. NULL after a message at AT; remembered like a
 * file. */
const struct picture *picture_inline(
	struct picture_cache *c, struct slice xml, struct place at, struct diag *d);

/* The natural size, upright: pixels at the file's resolution. */
mpt picture_width(const struct picture *p);
mpt picture_height(const struct picture *p);

/* What to embed for P, which must outlive it. False after a message. */
bool picture_encode(const struct picture *p, struct picture_encoded *out, struct diag *d);
void picture_encoded_release(struct picture_encoded *e);

#endif
