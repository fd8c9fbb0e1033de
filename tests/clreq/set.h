/* set.h -- what the parts of the harness hand to each other. */
#ifndef CLREQ_SET_H
#define CLREQ_SET_H

#include "clreq.h"

/* Opens the fonts; false if that can't be done. */
bool set_begin(void);
void set_end(void);

/* A clause begins. READBACK: some of what it sets is read back from its PDF. */
void set_clause(bool readback);

/* readback.c: each glyph of S, whose source is DOCUMENT, is seen by another program where it is. */
void check_readback(const struct set *s, const char *document);

/* What was set last, for messages; NULL: nothing. */
const struct set *set_last(void);

/* lines.c: the lines of what was set, from its glyphs. */
void find_lines(struct arena *a, struct set *s);

#endif
