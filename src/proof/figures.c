/* Figures that contradict others (T14). */
#include "proof/check.h"

void check_figures(struct check *c)
{
	(void)c;
}
