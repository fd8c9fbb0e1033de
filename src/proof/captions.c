/* Captions without a picture (T17), lines that begin with a dash (T20). */
#include "proof/check.h"

void check_captions(struct check *c)
{
	(void)c;
}
