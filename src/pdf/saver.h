/* saver.h -- libharu's objects -> the bytes of the file, while it is being made.
 *
 * In:   dictionaries, and the data of streams.
 * Out:  bytes through the caller's function, in one pass. What has been handed over is written and
 *       given back at once, so that memory does not grow with the content of pages and pictures.
 * Not here: what the objects mean.
 *
 * libharu's own way of saving keeps everything until the end, knows no object streams and counts
 * offsets in 32 bits; hence this one. Objects without a stream are collected into object streams,
 * and the cross reference is a stream too (PDF 1.5). */
#ifndef PDF_SAVER_H
#define PDF_SAVER_H

#include <stdbool.h>

#include "base/coded.h"
#include "base/diag.h"
#include "pdf/object.h"
#include "pdf/pdf.h"

struct saver;

/* Writes the header. NULL when WRITE refuses it. DOC and D outlive the saver. */
struct saver *saver_new(HPDF_Doc doc, pdf_write_fn *write, void *user, struct diag *d);
void saver_free(struct saver *s); /* NULL is fine */

/* Whether COUNT more objects fit into the file; else gives a message. */
bool saver_room(struct saver *s, size_t count);

enum saver_data {
	SAVER_AS_IS,   /* written unchanged; DICT names its filter, if it has one */
	SAVER_DEFLATE, /* deflated here */
	/* The same for data of kinds known beforehand (pdf/codings.h), which is quicker. */
	SAVER_OPERATORS,
	SAVER_OBJECTS,
	SAVER_XREF,
	SAVER_TRUETYPE,
	SAVER_TO_UNICODE
};

/* Writes DICT as a stream with DATA. The dictionary stays with the document, so that others may
 * still refer to it; its number does not change. */
bool saver_stream(struct saver *s, HPDF_Dict dict, enum saver_data how, struct slice data);

/* The same of deflated data of which PARTS are known in coded form. */
bool saver_coded(struct saver *s, HPDF_Dict dict, struct slice data, const struct coded_parts *parts);

/* Writes DICT, or puts it aside for the next object stream, and frees it: nothing written later
 * may refer to it, but by its number. */
bool saver_object(struct saver *s, HPDF_Dict dict);

/* Writes what is left of the document, the cross reference and the trailer. */
bool saver_finish(struct saver *s);

#endif
