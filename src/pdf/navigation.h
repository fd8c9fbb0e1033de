/* navigation.h -- getting about in the document: links, anchors, bookmarks, page labels.
 *
 * Links and bookmarks name the anchor they lead to, and all anchors are listed at the end, so that
 * a page can be written before the page that it refers to exists. The names are the ids of the
 * template, so `file.pdf#nameddest=ID` works from outside too. */
#ifndef PDF_NAVIGATION_H
#define PDF_NAVIGATION_H

#include <stdbool.h>

#include "pdf/content.h"
#include "pdf/object.h"
#include "pdf/pdf.h"
#include "pdf/saver.h"

struct navigation;

struct navigation *navigation_new(HPDF_Doc doc);
void navigation_free(struct navigation *n); /* NULL is fine */

/* A link annotation for the area PLACE of a page, to be listed by the page and then saved. */
HPDF_Dict navigation_link(
	struct navigation *n, const struct display_item *item, struct content_rect place);

/* An anchor at the top left corner of PLACE on the page with the object number PAGE. Of anchors
 * with the same id the first counts. */
void navigation_anchor(
	struct navigation *n, const char *id, unsigned page, struct content_rect place);

/* The label of the next page. */
void navigation_label(struct navigation *n, const char *label);

/* Hangs all of it into the catalog. */
void navigation_finish(struct navigation *n, const struct pdf_bookmark *bookmarks, size_t count);

#endif
