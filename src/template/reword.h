/* reword.h -- what libxslt and XPath say, said so that a template's author knows what to do. */
#ifndef TEMPLATE_REWORD_H
#define TEMPLATE_REWORD_H

#include <libxml/xmlerror.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/codes.h"
#include "record/xml.h"

struct fault {
	const char *message; /* libxslt's */
	const char *element; /* the instruction's local name, "" if unknown */
	const char *cause;   /* NULL, "" if it has been told in full, or half a sentence */
	enum code code;      /* in: what it is unless the table knows better; out */
	const char *text;    /* out */
	bool warning;        /* out */
};

/* False if the fault needs no telling, since its cause has been told. */
bool reword(struct arena *a, struct fault *f);

/* The cause that an error of XPath gives, in A; NULL if it says nothing of its own. */
const char *xpath_cause(struct arena *a, xml_error *e);

/* The cause for a function that doesn't exist, with a guess from XPath's and EXSLT's. */
const char *unknown_function(struct arena *a, const char *name);

/* The cause for a function whose prefix is unknown. */
const char *unknown_prefix(struct arena *a, const char *prefix);

/* "xsltSortComp: no support" without the name of the C function. */
const char *without_origin(const char *message);

#endif
