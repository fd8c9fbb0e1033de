/* W12: squeezing is allowed so that a lone character does not run over (GB/T 15834 5.1.11). */
#include "widths.h"

/* N ems hold a text that is half an em too long but for its marks. */
static void check_pulled(const char *middle, int n)
{
	const struct set *s = SET(text_of("%s%s%s", han(5), middle, han(n - 6)), .measure = n,
		.block = "text-align='justify'");
	CHECK(s->line_count == 1, "%s: %zu lines, all fit in one when squeezed", middle,
		s->line_count);
}

void clreq_w12(void)
{
	/* Two ems of marks, one of blank: n - 1 characters and the marks are an em too long. */
	check_pulled("，", 12);
	check_pulled("“”", 12);
	for (int n = 12; n <= 30; n++) {
		const struct set *s = SET(text_of("%s，%s。%s", han(4), han(n - 8), han(4)),
			.measure = n, .block = "text-align='justify'");
		CHECK(strlen(line_text(s, -1)) >= strlen("二字"), "a lone character at %d ems", n);
	}
	/* Nor to another page: two lines a page, and the text takes no third. */
	const struct set *s = SET(text_of("%s，%s，%s，%s", han(9), han(9), han(9), han(9)),
		.measure = 19, .block = "text-align='justify'", .page_lines = 2);
	CHECK(s->page_count == 1, "%zu pages", s->page_count);
	/* Where it is not asked for, the character stays alone. */
	s = SET(text_of("%s，", han(21)),
		.block = "axf:avoid-widow-words='false' text-align='justify'");
	CHECK_TEXT(line_text(s, -1), text_of("%s，", han(21) + 60));
}
