/* pdf.h -- display pages -> a PDF file, page by page.
 *
 * In:   display pages, reserved in order, and what the document says of itself.
 * Out:  PDF 1.7 bytes. The same pages give the same bytes.
 * Not here: layout. This folder alone knows libharu. */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/file.h"
#include "page/display.h"

/* A bookmark; level 1 is the outermost. */
struct pdf_bookmark {
	int level;
	const char *title;
	const char *id;  /* of the anchor it leads to */
	const char *uri; /* instead of ID, or NULL */
	bool open;       /* shows its children */
};

struct pdf_info {
	const char *title, *author, *subject, *keywords, *creator; /* NULL: none */
	const char *language;                                      /* "zh-CN" */
	int64_t date; /* seconds since 1970; < 0: none is written */
	const struct pdf_bookmark *bookmarks;
	size_t bookmark_count;
};

struct pdf;

/* Takes bytes of the file as they are finished; false ends the document (message given). */
typedef bool pdf_write_fn(void *user, const void *data, size_t len);

/* NULL after a message. */
struct pdf *pdf_new(pdf_write_fn *write, void *user, struct diag *d);

/* Writes the page's content and its pictures at once; keeps only what the end needs. */
bool pdf_page(struct pdf *p, const struct display_page *page);

/* Fonts, bookmarks, info, cross references. False after a message. */
bool pdf_finish(struct pdf *p, const struct pdf_info *info);
void pdf_free(struct pdf *p); /* NULL is fine */

#endif
