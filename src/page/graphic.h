/* graphic.h -- pictures in the text: how large, and where in their viewport. */
#ifndef PAGE_GRAPHIC_H
#define PAGE_GRAPHIC_H

#include "page/layout.h"

struct painter;
struct rect;

/* The picture that the property (src, background-image) names. NULL after a message. */
const struct picture *graphic_load(
	struct layout *l, const struct fo_node *n, enum fo_property property);

/* The border box of an external-graphic or instream-foreign-object (XSL 1.1, 7.15); REFERENCE is
 * what widths in percent are of. False after a message. */
bool graphic_measure(
	struct layout *l, const struct fo_node *n, mpt reference, struct object_size *out);

/* How large N's background PICTURE is on a rectangle of *WIDTH x *HEIGHT, which the answer replaces. */
void graphic_fill_size(const struct fo_node *n, const struct picture *picture, mpt *width,
	mpt *height);

/* PICTURE, of pixels or drawn, as large as R. */
void graphic_draw(struct painter *p, const struct fo_node *n, const struct picture *picture,
	struct rect r);

#endif
