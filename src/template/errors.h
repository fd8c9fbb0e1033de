/* errors.h -- libxslt's messages, put together into one sentence with a place.
 *
 * Libxslt and libxml2 tell a fault in pieces and in several calls: first a cause without a place
 * ("function f not found"), then a line that says where, then what came of it. While a struct
 * trouble is active on a thread, all of it goes there.
 *
 * While a template is compiled every fault is told; while one runs, the first, as the others follow
 * from it. */
#ifndef TEMPLATE_ERRORS_H
#define TEMPLATE_ERRORS_H

#include <libxml/xmlerror.h>
#include <libxslt/xsltInternals.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

struct trouble {
	struct diag *d;
	struct arena *a;              /* scratch */
	xsltTransformContextPtr ctxt; /* NULL while compiling */
	const char *path;             /* the template, for a fault without a place */
	struct buf piece;             /* a message that has not ended yet */
	bool expects_message;         /* a place was given, its message comes next */
	struct place at;
	const char *element; /* "value-of", as the place names it; "" if it doesn't */
	const char *cause;   /* NULL, or what went wrong inside */
	const char *held;    /* NULL, or a message that came without a place */
	bool told;
	/* Of libxml2, to be put back. */
	xmlGenericErrorFunc old_generic;
	void *old_generic_user;
	xmlStructuredErrorFunc old_structured;
	void *old_structured_user;
};

/* Takes over all message functions of this thread, and gives them back. Nests. */
void trouble_begin(struct trouble *t, struct diag *d, const char *path);
void trouble_end(struct trouble *t);

/* For the messages of a running template. */
void trouble_attach(struct trouble *t, xsltTransformContextPtr ctxt);

/* Tells a fault that we found ourselves, and marks T as told. Always false. */
bool trouble_tell(struct trouble *t, struct place at, enum code code, const char *text);

/* What libxslt is about to report as a failed load, told better: goes with its next message. */
void trouble_cause(struct trouble *t, const char *text);

/* The place of an instruction: its file as the user knows it, and its line. */
struct place trouble_place(xmlNodePtr instruction);

/* Sets the process-wide handlers of libxslt; see template_init. */
void trouble_init(void);

#endif
