/* object.h -- libharu's dictionaries, as this folder uses them.
 *
 * Objects belong to the document. A call that fails leaves its error with the document, where
 * HPDF_GetError finds it, and does no harm to the calls after it: whoever builds something asks
 * once at the end. Nothing here returns NULL: running out of memory ends the program (object_doc),
 * and the number of objects is checked page by page (saver_room). */
#ifndef PDF_OBJECT_H
#define PDF_OBJECT_H

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>

#include "base/buf.h"
#include "base/utf8.h"

/* An empty document; freed with HPDF_Free. NULL if libharu refuses. */
HPDF_Doc object_doc(void);

/* A dictionary that others can refer to. */
HPDF_Dict object_new(HPDF_Doc doc);

/* Frees DICT, whose number stays taken: what refers to it must be written first, or go by
 * number. */
void object_free(HPDF_Doc doc, HPDF_Dict dict);

/* A dictionary or an array inside PARENT, under a key that PARENT does not have yet. */
HPDF_Dict object_dict(HPDF_Dict parent, const char *key);
HPDF_Array object_array(HPDF_Dict parent, const char *key);

/* The object's number in the file. */
unsigned object_number(const void *object);

/* "12 0 R" and a line end: the object as others name it. */
void object_put_ref(struct buf *out, const void *object);

/* PDF syntax of our own behind the dictionary's entries ("/Key value"): for what libharu has no
 * type for, bounds too tightly (strings of 64 KB, arrays of 32,767) or keeps at a high price.
 * Never NULL; belongs to the dictionary. Not for libharu's own pages and outlines, which use the
 * field. */
struct buf *object_raw(HPDF_Dict dict);

/* An entry through object_raw: a text string, left out when TEXT is NULL or "". */
void object_text(HPDF_Dict dict, const char *key, const char *text);

#endif
