/* Numbers of headings (T15). */
#include "proof/check.h"

void check_headings(struct check *c)
{
	(void)c;
}
