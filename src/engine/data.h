/* data.h -- where the program's own files are: layouts/ and fonts/. */
#ifndef ENGINE_DATA_H
#define ENGINE_DATA_H

#include "base/arena.h"
#include "base/diag.h"

/* The folder that holds layouts/ and fonts/: GIVEN if not NULL, else $BANXIN_DATA, the build tree the
 * program runs from, or where it was installed. In A; NULL after a message. */
const char *data_find(struct arena *a, const char *given, struct diag *d);

#endif
