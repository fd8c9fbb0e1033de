/* pictures.h -- pictures as image objects, each written once and at once. */
#ifndef PDF_PICTURES_H
#define PDF_PICTURES_H

#include <stdbool.h>

#include "base/diag.h"
#include "pdf/object.h"
#include "pdf/saver.h"
#include "picture/picture.h"

struct pictures;

/* A picture that pages name; stays in its place as long as the pictures live. */
struct pdf_picture {
	HPDF_Dict object;
	uint64_t id;
	unsigned number;  /* in the document, from 1 */
	unsigned page;    /* the caller's: the page that last named it */
	bool transparent; /* has a mask */
};

struct pictures *pictures_new(HPDF_Doc doc);
void pictures_free(struct pictures *p); /* NULL is fine */

/* Writes PICTURE unless it has been already. NULL after a message. */
struct pdf_picture *pictures_use(
	struct pictures *p, struct saver *s, const struct picture *picture, struct diag *d);

#endif
