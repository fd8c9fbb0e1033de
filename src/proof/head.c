/* Dates, periods and facts of the head (H01 to H03). */
#include "proof/check.h"

void check_head(struct check *c)
{
	(void)c;
}
