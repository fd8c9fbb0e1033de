/* volume.h -- many records as one document: which there are, in what order, in which parts.
 *
 * In:   records, and at most one bulletin among them, the manifest, whose head, parts and records the
 *       volume begins with.
 * Out:  its frame, a bulletin in which records have only their heads; each record in a bulletin that
 *       holds it alone; or the whole of it, for layouts that know nothing of pieces.
 * Not here: what it looks like (layouts/common/volume.xsl), pages.
 *
 * Every record is read and checked before there is a page, so that all faults are told at once. The first
 * of them are kept as they were parsed, as far as that costs little; the others are read again. */
#ifndef ENGINE_VOLUME_H
#define ENGINE_VOLUME_H

#include <libxml/tree.h>

#include "engine/engine.h"

struct volume;

/* NULL after messages: one for each fault of any record. */
struct volume *volume_read(struct banxin *b, const struct banxin_volume *request);
void volume_free(struct volume *v); /* NULL is fine */

size_t volume_count(const struct volume *v); /* of its records */

/* The frame. It belongs to V, but may be changed by its reader. */
xmlDocPtr volume_frame(const struct volume *v);

/* The folder that all of it is in, as written; picture addresses of the whole start from it. */
const char *volume_folder(const struct volume *v);

/* It is no longer needed. */
void volume_drop_frame(struct volume *v);

/* Puts the records into the frame, which is then the whole volume; no pieces come after it. False after
 * messages. */
bool volume_fill(struct volume *v, struct diag *d);

/* The record NUMBER, counted with the parts in the order of the frame, in a bulletin with banxin:record.
 * The caller frees it. NULL after a message. */
xmlDocPtr volume_piece(struct volume *v, unsigned number);

/* Its turn has come: until that of the next, lines are counted as in its file, whose path is returned. */
const char *volume_turn(struct volume *v, unsigned number);

#endif
