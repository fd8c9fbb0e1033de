/* color.h -- colors by name and by hexadecimal digits. */
#ifndef FO_COLOR_H
#define FO_COLOR_H

#include "fo/fo.h"

/* A name of SVG 1.1 or CSS, in any case, or `transparent`. */
bool color_by_name(const char *name, size_t len, struct fo_color *out);

/* #rgb or #rrggbb, without the #. */
bool color_by_digits(const char *digits, size_t len, struct fo_color *out);

#endif
