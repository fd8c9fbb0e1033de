/* W1: stops and brackets fill an em, in every face and size; mainland faces have the ink of stops
 * at the left, brackets stand against what they enclose. */
#include "widths.h"

static const double sizes[] = { 6.5, 10.5, 16, 42 };

static void check_mark(const char *mark, const char *font, double size, bool opens)
{
	struct between b = set_between(mark, font, size, NULL);
	double centre = ink_centre(&b, mark, 0);
	CHECK_EM(b.room, 1, "%s in %s takes an em", mark, font);
	CHECK(opens ? centre > 0.5 && centre < 1 : centre > 0 && centre < 0.5,
		"the ink of %s in %s has its middle at %.3f of its em", mark, font, centre);
}

static void check_marks(const char *marks, bool open)
{
	const char *at = NULL;
	for (const char *mark; *(mark = each_char(marks, &at)); set_forget())
		for (const char *const *font = faces; *font; font++)
			for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
				check_mark(mark, *font, sizes[i], open);
}

void clreq_w01(void)
{
	check_marks(STOPS, false);
	check_marks(CLOSERS, false);
	check_marks(OPENERS, true);
}
