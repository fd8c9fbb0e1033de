/* secrets.h -- numbers and addresses by which a person is found (T19), and how they are hidden again in
 * what is told of them. */
#ifndef PROOF_SECRETS_H
#define PROOF_SECRETS_H

#include "proof/check.h"

/* Tells of numbers of identity cards, bank cards and telephones, of mail and home addresses and of plates
 * in P. What is found is marked as secret. */
void secrets_check(struct check *c, const struct passage *p);

/* SOURCE, which begins at byte START of the record, with the letters and figures hidden of what is secret
 * among the COUNT findings; SOURCE itself if nothing is. As many bytes as before. */
struct slice secrets_hidden(struct arena *a, struct slice source, size_t start,
	const struct finding *findings, size_t count);

#endif
