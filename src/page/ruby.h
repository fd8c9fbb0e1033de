/* ruby.h -- the annotations of a line: 拼音 and other small texts beside their bases.
 *
 * In:   a line of text, and where it stands.
 * Out:  its annotations, behind the text of the line.
 * Not here: what room they need (text/ruby.c), how they stretch a line's height (line/height.c). */
#ifndef PAGE_RUBY_H
#define PAGE_RUBY_H

#include "page/paint.h"

/* Line INDEX of T, whose block's content edge is at X, on the base line BASE. False after a
 * message. */
bool ruby_paint(struct painter *p, const struct text_block *t, uint32_t index, mpt x, mpt base);

#endif
