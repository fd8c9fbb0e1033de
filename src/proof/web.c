/* Texts for the web (WB01). */
#include "proof/check.h"

void check_web(struct check *c)
{
	(void)c;
}
