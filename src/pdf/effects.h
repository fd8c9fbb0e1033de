/* effects.h -- what a page sees through and shades: its gradients, transparencies and groups.
 *
 * In:   what the content of a page asks for, in order.
 * Out:  the names that it uses them by, and the entries of the resources behind these names.
 * Not here: the operators around (content.c), the groups' objects (pdf.c). */
#ifndef PDF_EFFECTS_H
#define PDF_EFFECTS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/mpt.h"
#include "picture/picture.h"

/* Operators that are painted as one: a form of its own. */
struct effects_group {
	struct buf operators;
	mpt box[4]; /* left, bottom, right, top */
};

struct effects {
	bool transparencies[256];
	bool overprints[4];  /* by fill + 2 * stroke */
	struct buf shadings; /* entries of the dictionary */
	unsigned shading_count;
	struct effects_group *groups; /* inner ones before those around them */
	size_t group_count, group_cap;
};

void effects_begin(struct effects *e);   /* a page; E was zeroed before the first */
void effects_release(struct effects *e);

/* "/A127 gs": sees through what follows. */
void effects_put_transparency(struct effects *e, struct buf *out, uint8_t transparency);

/* "/O1 gs": what follows prints over what is below it, or no more. */
void effects_put_overprint(struct effects *e, struct buf *out, bool fill, bool stroke);

/* "a b c d e f cm /Sh1 sh": the gradient, its matrix beginning at (X, Y) and going downwards. */
void effects_put_gradient(
	struct effects *e, struct buf *out, const struct drawing_gradient *g, mpt x, mpt y);

/* Takes OPERATORS over; the group's number, from 1 on. */
size_t effects_add_group(struct effects *e, struct buf operators, const mpt box[4]);

/* The entries /ExtGState and /Shading of a resource dictionary, as far as there are any. */
void effects_put_resources(const struct effects *e, struct buf *out);

#endif
