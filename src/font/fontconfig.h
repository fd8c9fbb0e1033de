/* fontconfig.h -- the last resort for a family that the catalogue does not know.
 *
 * Starting fontconfig costs more than setting a page, so it is started at the first question only. */
#ifndef FONT_FONTCONFIG_H
#define FONT_FONTCONFIG_H

#include "font/catalogue.h"

struct fontconfig {
	void *config; /* FcConfig; NULL until the first question */
	bool failed;
};

/* The family called NAME, in A; NULL if none is installed. Never a similar one. */
struct font_family *fontconfig_family(struct fontconfig *fc, struct arena *a, const char *name);
void fontconfig_release(struct fontconfig *fc);

#endif
