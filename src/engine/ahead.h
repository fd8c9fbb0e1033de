/* ahead.h -- the records of a volume, put through the template while pages of others are laid out.
 *
 * In:   the volume's frame as a formatting tree, which tells in what order its records will be asked for.
 * Out:  each record with the result tree that the template made of it, when its turn has come.
 * Not here: what is read (volume.h), the template (render.c), pages.
 *
 * The template's work is a third of what a volume takes and needs nothing of the rest, so a thread
 * of its own does it, a few records ahead. All else, also what calls back to the library's user,
 * stays on the thread that asks. The outcome is the same without it. */
#ifndef ENGINE_AHEAD_H
#define ENGINE_AHEAD_H

#include <libxml/tree.h>

#include "base/diag.h"
#include "engine/volume.h"
#include "fo/fo.h"

struct ahead;

/* The result tree of RECORD, NULL after a message. It is called on either thread, but never on both at
 * once, and again for a record about which there is something to tell. */
typedef xmlDocPtr ahead_apply_fn(void *user, xmlDocPtr record, struct diag *d);

/* A record whose turn it is; its documents live until the next is taken. */
struct ahead_piece {
	xmlDocPtr record, result;
};

/* What is here belongs to the caller and is used until ahead_free. With less than two PROCESSORS, or
 * where no thread can be had, there is none. */
struct ahead *ahead_new(struct volume *v, const struct fo_tree *frame, unsigned processors,
	ahead_apply_fn *apply, void *user);
void ahead_free(struct ahead *a); /* NULL is fine */

/* The record NUMBER of the volume, one of the frame's. False after a message; the template's go to D. Any
 * order will do, but only that of the frame is fast. */
bool ahead_take(struct ahead *a, unsigned number, struct diag *d, struct ahead_piece *out);

#endif
