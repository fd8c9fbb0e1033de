/* Sources that are none (T18). */
#include "proof/check.h"

void check_sources(struct check *c)
{
	(void)c;
}
