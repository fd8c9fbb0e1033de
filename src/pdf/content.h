/* content.h -- the operators that paint a page.
 *
 * In:   the painted items of a page, in order.
 * Out:  a content stream, and the fonts and pictures that it names.
 * Not here: links and anchors, which are no part of the content (navigation.h). */
#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H

#include <stdbool.h>

#include "base/buf.h"
#include "page/display.h"
#include "pdf/effects.h"
#include "pdf/fonts.h"
#include "pdf/pictures.h"

struct content;

struct content *content_new(struct fonts *fonts);
void content_free(struct content *c); /* NULL is fine */

/* Begins a page; what was there before is dropped. NUMBER > 0 is another one for every page. */
void content_begin(struct content *c, mpt page_height, unsigned number);

/* How the page prints its blacks, said before anything is painted. */
void content_black(struct content *c, enum display_black black);

void content_glyphs(struct content *c, const struct display_item *item);
void content_fill(struct content *c, const struct display_item *item);
void content_line(struct content *c, const struct display_item *item);
void content_path(struct content *c, const struct display_item *item);
void content_picture(
	struct content *c, const struct display_item *item, struct pdf_picture *picture);
void content_save(struct content *c);
void content_clip(struct content *c, const struct display_item *item);
void content_transform(struct content *c, const struct display_item *item);
void content_restore(struct content *c); /* without a save before it: nothing */
void content_shade(struct content *c, const struct display_item *item);
void content_group(struct content *c, const struct display_item *item);
void content_ungroup(struct content *c); /* without a group before it: nothing */

/* Where the item's rectangle is on the page after the transforms so far: left, bottom, right, top
 * in PDF's coordinates, y upwards. */
struct content_rect {
	mpt left, bottom, right, top;
};
struct content_rect content_place(const struct content *c, const struct display_item *item);

/* Ends the page. False when it has become too large (no message). The result is good until
 * content_begin. */
struct page_content {
	struct slice operators;
	struct font_layer *const *fonts;
	struct pdf_picture *const *pictures;
	size_t font_count, picture_count;
	bool transparent; /* names a picture with a mask, or sees through */
	const struct effects *effects;
};
bool content_end(struct content *c, struct page_content *out);

#endif
