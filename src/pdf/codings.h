/* codings.h -- the codes that what documents are made of is deflated under (base/coded.h). */
#ifndef PDF_CODINGS_H
#define PDF_CODINGS_H

#include "base/coded.h"

enum coding_kind {
	CODING_OPERATORS, /* of pages */
	CODING_OBJECTS,   /* object streams */
	CODING_XREF,      /* rows of the cross reference */
	CODING_TRUETYPE,  /* font programs with glyf outlines */
	CODING_TO_UNICODE,
	CODING_KINDS
};

/* Made at the first call, for all documents of the process. */
const struct coding *codings_get(enum coding_kind kind);

#endif
