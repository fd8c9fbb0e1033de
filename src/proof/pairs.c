/* Quotation marks and brackets without their other half (T09). */
#include "proof/check.h"

void check_pairs(struct check *c)
{
	(void)c;
}
