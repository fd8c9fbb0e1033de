/* info.h -- what a document says of itself: title, author, dates, bookmarks. */
#ifndef ENGINE_INFO_H
#define ENGINE_INFO_H

#include "fo/fo.h"
#include "pdf/pdf.h"

/* Reads axf:document-info, fo:title, the root's language and fo:bookmark-tree of TREE. The date is
 * SOURCE_DATE_EPOCH if set, else the document's own, never the clock's. In A. */
struct pdf_info info_read(struct arena *a, const struct fo_tree *tree);

#endif
