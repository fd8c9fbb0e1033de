/* formats.h -- what the readers of the two formats share with picture.c; private to picture/. */
#ifndef PICTURE_FORMATS_H
#define PICTURE_FORMATS_H

#include <libxml/tree.h>

#include "base/arena.h"
#include "picture/picture.h"

/* Who is told what about which file. */
struct picture_check {
	const char *path; /* as the user wrote it */
	struct place at;
	struct diag *d;
};

#ifdef __GNUC__
#define PICTURE_PRINTF __attribute__((format(printf, 2, 3)))
#else
#define PICTURE_PRINTF
#endif
/* Messages; always false. */
bool picture_broken(const struct picture_check *c, const char *reason, ...) PICTURE_PRINTF;
bool picture_unusable(const struct picture_check *c, const char *what);
bool picture_too_large(const struct picture_check *c, uint32_t width, uint32_t height, int limit);

/* What a file says of the way it wants to be shown; 0 where it says nothing. */
struct picture_hints {
	int orientation;
	double dpi_x, dpi_y;
};

/* A resolution that a person may have meant. Some programs write 1 dpi for "no idea". */
bool picture_dpi_plausible(double x, double y);

/* Reads the TIFF structure of an Exif block. Damage there is no damage to the picture: what can't
 * be read stays as it was. */
void exif_read(struct slice tiff, struct picture_hints *hints);

/* True if ICC is a whole profile for samples of COMPONENTS that PDF can take. */
bool icc_usable(struct slice icc, int components);

struct jpeg_header {
	uint32_t width, height;
	int components;
	bool adobe;          /* has Adobe's marker: CMYK is inverted then */
	size_t length;       /* up to and with the end-of-image marker */
	struct picture_hints hints;
};

bool jpeg_is(struct slice file);
bool jpeg_check(struct slice file, const struct picture_check *c, struct jpeg_header *out);
void jpeg_encode(struct slice file, const struct jpeg_header *h, struct picture_encoded *out);

struct png_header {
	uint32_t width, height;
	int bits, color;      /* as in IHDR */
	bool interlaced;
	struct slice palette;      /* body of PLTE */
	struct slice transparency; /* body of tRNS */
	struct slice profile;      /* body of iCCP */
	size_t data_at;            /* offset of the first IDAT chunk */
	size_t data_chunks, data_length;
	struct picture_hints hints;
};

enum { PNG_GRAY = 0, PNG_RGB = 2, PNG_PALETTE = 3, PNG_GRAY_ALPHA = 4, PNG_RGB_ALPHA = 6 };

bool png_is(struct slice file);
bool png_check(struct slice file, const struct picture_check *c, struct png_header *out);
bool png_encode(struct slice file, const struct png_header *h, const struct picture_check *c,
	struct picture_encoded *out);

/* True if the samples can't be taken as they stand in the file. */
bool png_needs_decoding(const struct png_header *h);
bool png_decode(struct slice file, const struct png_header *h, const struct picture_check *c,
	struct picture_encoded *out);

/* drawing.c: what XML draws, a FILE or an element in the document, made in A. NULL after a
 * message. */
const struct drawing *drawing_read(
	struct arena *a, struct slice xml, bool file, const struct picture_check *c);

/* Whether a file may be SVG: XML with that element. */
bool drawing_is(struct slice file);

#define SVG_NAMESPACE "http://www.w3.org/2000/svg"

/* svg.c: the drawing in the element ROOT. */
const struct drawing *svg_draw(struct arena *a, xmlNodePtr root, const struct picture_check *c);

/* qrcode.c: the code of DATA, with the quiet zone around it. LEVEL: L, M, Q or H. */
const struct drawing *qrcode_draw(
	struct arena *a, const char *data, char level, const struct picture_check *c);

#endif
