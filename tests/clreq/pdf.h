/* pdf.h -- what other programs see in the PDF of a document. */
#ifndef CLREQ_PDF_H
#define CLREQ_PDF_H

/* The FO document DOCUMENT is written as PDF, and the shell runs COMMAND, in which $PDF is that file:
 * what it prints. "" after a failed check. Lives as long as what was set. */
const char *pdf_seen(const char *document, const char *command);

/* A whole document: pages of A4 with a margin of 10 mm, FLOW on them, attributes ROOT on the root. */
const char *pdf_document(const char *root, const char *flow);

#endif
