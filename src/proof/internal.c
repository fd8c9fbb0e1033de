/* Internal publications (IP01 to IP03). */
#include "proof/check.h"

void check_internal(struct check *c)
{
	(void)c;
}
