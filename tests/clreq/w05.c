/* W5: two of ！？ stacked fill an em, three two ems (GB/T 15834 5.1.2), and no line parts them. */
#include "widths.h"

static const char *const pairs[] = { "！！", "？？", "？！", "！？", NULL };
static const char *const triples[] = { "！！！", "？？？", "？！！", "！？！", NULL };

/* Each has its own half em, and its ink in it. */
static void check_stack(const char *marks, const char *font, double room)
{
	struct between b = set_between(marks, font, 0, NULL);
	CHECK_EM(b.room, room, "%s in %s takes %.0f em", marks, font, room);
	for (size_t i = 1; b.first && &b.first[i] < b.last; i++) {
		const struct glyph *g = &b.first[i];
		double left = ems(b.set, g->left - b.first->end),
		       right = ems(b.set, g->right - b.first->end);
		CHECK(left >= 0.5 * (double)(i - 1) && right <= 0.5 * (double)i,
			"mark %zu of %s in %s has its ink from %.3f to %.3f", i, marks, font, left,
			right);
	}
}

static void check_unbroken(const char *marks)
{
	for (int n = 6; n <= 12; n++) {
		const struct set *s = SET(text_of("%.*s%s然后大家都回去了吧", 3 * (n - 1),
						  "今天天气真的非常非常好啊", marks),
			.measure = n);
		const struct glyph *one =
			find_glyph(s, each_char(marks, &(const char *){ NULL }), 0);
		CHECK(one && strstr(all_lines(s), marks), "%s are in one line of %d ems", marks, n);
	}
}

void clreq_w05(void)
{
	const char *at = NULL;
	for (const char *mark; *(mark = each_char("‼⁇⁈⁉", &at));) {
		struct between one = set_between(mark, NULL, 0, NULL);
		CHECK_EM(one.room, 1, "%s, two in one character, takes an em", mark);
	}
	for (const char *const *font = faces; *font; font++) {
		for (const char *const *p = pairs; *p; p++)
			check_stack(*p, *font, 1);
		for (const char *const *p = triples; *p; p++)
			check_stack(*p, *font, 2);
	}
	for (const char *const *p = pairs; *p; p++)
		check_unbroken(*p);
	for (const char *const *p = triples; *p; p++)
		check_unbroken(*p);
	struct between b = set_between("？！”", NULL, 0, NULL);
	CHECK_EM(b.room, 2, "？！” is an em and an em");
	b = set_between("！！！”", NULL, 0, NULL);
	CHECK_EM(b.room, 2.5, "！！！” loses the half em behind three");
}
