/* leftovers.h -- what programs leave in a text: markup, fields, characters read in a wrong encoding (T06).
 *
 * Each looks at what begins at I, tells it, and returns its end; I if it is nothing. */
#ifndef PROOF_LEFTOVERS_H
#define PROOF_LEFTOVERS_H

#include "proof/check.h"

/* Tells that the characters FROM to TO are something left over. Returns TO. */
size_t tell_leftover(struct check *c, const struct passage *p, size_t from, size_t to);

size_t check_reference(struct check *c, const struct passage *p, size_t i); /* &nbsp; */
size_t check_tag(struct check *c, const struct passage *p, size_t i); /* <font> */
size_t check_braces(struct check *c, const struct passage *p, size_t i); /* {{name}}, { PAGE } */
size_t check_lost(struct check *c, const struct passage *p, size_t i); /* U+FFFD */

/* UTF-8 that was read as Latin-1. */
size_t check_misread(struct check *c, const struct passage *p, size_t i);

/* Han that comes of nothing but a wrong encoding: 锟斤拷. CH is at I. */
size_t check_misread_han(struct check *c, const struct passage *p, size_t i);

#endif
