/* quotes.h -- straight quotation marks in Chinese text. */
#ifndef PROOF_QUOTES_H
#define PROOF_QUOTES_H

#include "proof/check.h"

/* Tells the straight quotation marks of P, which is Chinese: they open and close by turns. Where one
 * is missing (T09) nothing is told; where one has its text on the wrong side the first is, without a
 * repair. */
void quotes_check(struct check *c, const struct passage *p);

#endif
