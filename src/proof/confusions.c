/* Words often written by mistake (T16). */
#include "proof/check.h"

void check_confusions(struct check *c, const struct passage *p)
{
	(void)c;
	(void)p;
}
