/* ruby.h -- a base and the small text beside it, such as pinyin.
 *
 * In:   an axf:ruby.
 * Out:  a box that stands in a line as a character does.
 * Not here: the line around it (text/, line/). */
#ifndef PAGE_RUBY_H
#define PAGE_RUBY_H

#include "page/layout.h"

struct painter;

/* How large N is. False after a message. */
bool ruby_measure(
	struct layout *l, const struct fo_node *n, mpt reference, struct object_size *out);

/* N with its start at X and its base line at Y. */
bool ruby_paint(struct painter *p, const struct fo_node *n, mpt reference, mpt x, mpt y);

#endif
