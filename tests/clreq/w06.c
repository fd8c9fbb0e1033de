/* W6: of two adjacent marks, one at least a bracket, half an em goes: the whole matrix. */
#include "widths.h"

/* What every pair of LEFT and RIGHT takes. */
static void check_pairs(const char *left, const char *right, double room, const char *font)
{
	const char *at = NULL;
	for (const char *a; *(a = each_char(left, &at)); set_forget()) {
		const char *to = NULL;
		for (const char *b; *(b = each_char(right, &to));) {
			const char *pair = text_of("%s%s", a, b);
			struct between s = set_between(pair, font, 0, NULL);
			CHECK_EM(s.room, room, "%s in %s", pair, font);
		}
	}
}

static void check_matrix(const char *font)
{
	check_pairs(CLOSERS, STOPS CLOSERS, 1.5, font); /* the first loses its right half */
	check_pairs(STOPS, CLOSERS, 1.5, font);
	check_pairs(CLOSERS STOPS, OPENERS, 1.5, font); /* the second its left half */
	check_pairs(OPENERS, OPENERS, 1.5, font);
	check_pairs(CLOSERS, "·", 1, font); /* the dot has but half an em */
	check_pairs("·", OPENERS, 1, font);
	check_pairs(CLOSERS, "　", 1.5, font);
	check_pairs("　", OPENERS, 1.5, font);
	check_pairs("·", "·", 1, font);
}

/* An opening mark and what follows, a stop and a stop: nothing goes. */
static void check_untouched(const char *font)
{
	const char *at = NULL;
	for (const char *a; *(a = each_char("“（《", &at));) {
		struct between s = set_between(text_of("%s”", a), font, 0, NULL);
		CHECK_EM(s.room, 2, "%s” has its two ems", a);
		s = set_between(text_of("%s，", a), font, 0, NULL);
		CHECK_EM(s.room, 2, "%s， has its two ems", a);
	}
	struct between s = set_between("。、", font, 0, NULL);
	CHECK_EM(s.room, 2, "no bracket among 。、");
}

/* Which half goes is seen on the ink: it stays as far from its text as ever. */
static void check_halves(void)
{
	struct between b = set_between("”，", NULL, 0, NULL);
	CHECK(ink_centre(&b, "”", 0) < 0.5, "” keeps to its text");
	CHECK(ink_centre(&b, "，", 0) > 0.5 && ink_centre(&b, "，", 0) < 1,
		"， follows in its half");
	b = set_between("，“", NULL, 0, NULL);
	CHECK(ink_centre(&b, "，", 0) < 0.5 && ink_centre(&b, "“", 0) > 1,
		"the blank is between ，“");
	b = set_between("（《", NULL, 0, NULL);
	CHECK(ink_centre(&b, "（", 0) > 0.5 && ink_centre(&b, "《", 0) > 1, "（《 are close");
}

void clreq_w06(void)
{
	for (const char *const *font = faces; *font; font++) {
		check_matrix(*font);
		check_untouched(*font);
	}
	check_halves();
	/* Three and more, and over markup. */
	struct between b = set_between("）》”，", NULL, 0, NULL);
	CHECK_EM(b.room, 2.5, "four closing marks");
	b = set_between("。”）“（", NULL, 0, NULL);
	CHECK_EM(b.room, 3, "three closing marks and two opening ones");
	b = set_between("》<fo:inline font-weight='bold'>，</fo:inline>", NULL, 0, NULL);
	CHECK_EM(b.room, 1.5, "》， over markup");
	b = set_between("》<fo:wrapper id='x'/>，", NULL, 0, NULL);
	CHECK_EM(b.room, 1.5, "》， with an anchor between");
	/* Half an em altogether, where that is asked for. */
	b = set_between("》，", NULL, 0, "banxin:punctuation-width='half'");
	CHECK_EM(b.room, 1, "》， in an em");
}
