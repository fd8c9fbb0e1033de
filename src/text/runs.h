/* runs.h -- short runs that HarfBuzz has shaped, kept with their face: figures, dashes, a name's
 * letters come again and again.
 *
 * In:   a font, and all that the glyphs of a run depend on.
 * Out:  the buffer that was shaped for it.
 * Not here: shaping (shape.c). */
#ifndef TEXT_RUNS_H
#define TEXT_RUNS_H

#include <hb.h>
#include <stdbool.h>
#include <stdint.h>

enum { RUN_MOST = 8 }; /* characters */

struct run_key {
	uint32_t ch[RUN_MOST]; /* 0 behind the last */
	hb_language_t language;
	hb_script_t script;
	hb_direction_t direction;
	bool han;   /* in the shapes of Chinese text */
	bool plain; /* without ligatures */
};

/* The place for runs of KEY in FONT, which is NULL or holds the buffer of the very same key: then
 * *FOUND. What else is there may be replaced by a buffer that the place owns from then on. NULL: FONT
 * keeps nothing. */
hb_buffer_t **runs_place(hb_font_t *font, const struct run_key *key, bool *found);

#endif
