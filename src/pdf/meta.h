/* meta.h -- what the document says of itself: information dictionary, XMP, catalog. */
#ifndef PDF_META_H
#define PDF_META_H

#include <stdbool.h>

#include "pdf/object.h"
#include "pdf/pdf.h"
#include "pdf/saver.h"

/* LEFTWARD: pages turn from right to left. */
bool meta_finish(HPDF_Doc doc, struct saver *s, const struct pdf_info *info, bool leftward);

#endif
