/* Personal data (T19). */
#include "proof/check.h"

void check_personal(struct check *c)
{
	(void)c;
}
