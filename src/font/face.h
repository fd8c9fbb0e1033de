/* face.h -- one face of a font file, opened; for font/ alone.
 *
 * Only what a page needs is read: the metrics on opening, the rest when first asked for. */
#ifndef FONT_FACE_H
#define FONT_FACE_H

#include "base/arena.h"
#include "font/base14.h"
#include "font/font.h"

/* The face INDEX of FILE, which stays mapped at least as long as the face. NULL, with the reason in
 * *WHY (to be translated), when it can't be used. The face lives in A; face_release gives back
 * what does not. */
struct face *face_open(
	struct arena *a, const char *path, struct slice file, unsigned index, const char **why);
struct face *face_open_base14(struct arena *a, const struct base14_metrics *metrics);
void face_release(struct face *f);

/* The number of the face of FILE called NAME (a PostScript name), -1 if there is none. */
int face_index_by_name(struct slice file, const char *name);

/* What is needed for choosing a face before it is opened. */
void face_style(struct slice file, unsigned index, int *weight, bool *italic);

#endif
