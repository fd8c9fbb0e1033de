/* base14.h -- the standard 14 fonts that every PDF viewer has: metrics and encodings, no outlines. */
#ifndef FONT_BASE14_H
#define FONT_BASE14_H

#include <stdint.h>

struct base14_metrics {
	const char *name; /* PostScript name */
	int ascender, descender, cap_height, x_height;
	int bbox[4];
	int16_t widths[256]; /* by code of the font's encoding */
};

/* NULL if NAME is none of the 14. */
const struct base14_metrics *base14_lookup(const char *name);

/* The code of CH in the encoding of FONT: WinAnsi, or the built-in one of Symbol and ZapfDingbats.
 * 0 if it has none. */
unsigned base14_code(const struct base14_metrics *font, uint32_t ch);

#endif
