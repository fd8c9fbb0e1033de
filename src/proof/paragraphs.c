/* Paragraphs that a page break or caption cut (T10). */
#include "proof/check.h"

void check_paragraphs(struct check *c)
{
	(void)c;
}
