/* number.h -- page numbers as they are printed (XSL 1.1, 7.26; XSLT 1.0, 7.7.1). */
#ifndef PAGE_NUMBER_H
#define PAGE_NUMBER_H

#include "base/arena.h"

/* NUMBER in FORMAT: "1", "01", "a", "A", "i", "I", "一", "①", with what stands around it kept. In A. */
const char *number_format(struct arena *a, unsigned number, const char *format);

#endif
