/* excerpt.h -- the spot of a record that a message is about, as it is shown below the message. */
#ifndef CLI_EXCERPT_H
#define CLI_EXCERPT_H

#include "banxin.h"
#include "base/buf.h"

/* Characters FROM..TO as a terminal may be shown them: what could steer it, or can't be seen, becomes a
 * question mark, a tab a space. Returns the columns that it takes. */
int excerpt_put(struct buf *out, const char *from, const char *to);

/* The line of the record, what is far from the spot left out, and below it a caret and what should stand
 * there. ON and OFF switch a colour on and off for the second line; both may be "". */
void excerpt_add(struct buf *out, const struct banxin_message *m, const char *on, const char *off);

#endif
