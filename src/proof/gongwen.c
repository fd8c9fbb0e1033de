/* Official documents by GB/T 9704 (GW01 to GW04). */
#include "proof/check.h"

void check_gongwen(struct check *c)
{
	(void)c;
}
