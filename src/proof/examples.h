/* examples.h -- an example of what each rule finds, and of how it should be. */
#ifndef PROOF_EXAMPLES_H
#define PROOF_EXAMPLES_H

#include "proof/rules.h"

/* A paragraph; or what stands in a body or head, or a record, if it begins with <. In WRONG the rule finds
 * something, in RIGHT not. Both NULL: a text cannot show it. */
struct rule_example {
	const char *wrong, *right;
};

extern const struct rule_example rule_examples[RULE_COUNT];

#endif
