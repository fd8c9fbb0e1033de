/* tounicode.h -- ToUnicode: the text that each code of a font stands for. */
#ifndef PDF_TOUNICODE_H
#define PDF_TOUNICODE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

struct tounicode;

/* In A, which keeps its texts too. CODE_SIZE: bytes of a code, 1 or 2. */
struct tounicode *tounicode_new(struct arena *a, unsigned code_size);
void tounicode_release(struct tounicode *c);

/* CODE (not added before) stands for TEXT, which is copied. */
void tounicode_add(struct tounicode *c, unsigned code, struct slice text);

/* The CMap program. */
void tounicode_write(const struct tounicode *c, struct buf *out);

#endif
