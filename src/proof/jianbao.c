/* Bulletins of an office (JB01). */
#include "proof/check.h"

void check_jianbao(struct check *c)
{
	(void)c;
}
