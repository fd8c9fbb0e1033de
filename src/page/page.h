/* page.h -- the formatting tree -> pages.
 *
 * In:   a formatting tree; fonts and pictures.
 * Out:  display pages, each handed to a sink as soon as it is finished.
 * Not here: lines (line/), file formats (pdf/). */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include "base/diag.h"
#include "fo/fo.h"
#include "font/font.h"
#include "page/display.h"
#include "picture/picture.h"

struct page_env {
	struct font_set *fonts;
	struct hyphenator *hyphenator; /* NULL: words are not divided */
	struct picture_cache *pictures;
	const char *picture_base; /* folder that relative picture addresses start from */
	const char *picture_root; /* folder pictures must lie below; NULL: anywhere */
	struct diag *diag;
	unsigned max_pages;       /* 0: 100,000 */
};

/* Lays out TREE and hands every page to SINK in order. False after a message. */
bool page_layout(const struct fo_tree *tree, const struct page_env *env, page_sink *sink, void *user);

#endif
