/* B2: what may not end a line is driven to the last place of one, at every measure. */
#include "clreq.h"
#include "prose.h"

static const char opening[] = "“‘「『（〔【〖《〈［｛";

enum { SHORTEST = 8, LONGEST = 40 };

/* MARK is the last of N characters, with BEHIND after it. */
static void check_mark(const char *mark, const char *behind)
{
	for (int n = SHORTEST; n <= LONGEST; n++) {
		const struct set *s = SET(text_of("%s%s%s%s", han(n - 1), mark, behind, han(n / 2)),
			.measure = n);
		const struct glyph *last = last_glyph(s, 0);
		if (!CHECK(last && strcmp(last->text, mark) != 0, "%s ends a line at %d ems", mark, n))
			return;
	}
	set_forget();
}

/* No line of prose, either; all but the last of a paragraph end at the edge. */
static void check_prose(int n)
{
	const struct set *s = SET_FLOW(prose_flow("text-indent='2em'"), .measure = n, .size = 10.5);
	for (size_t k = 0; k + 1 < s->line_count; k++) {
		const struct glyph *last = last_glyph(s, (int)k);
		CHECK(!is_opening_mark(last->ch), "%s ends a line of prose", last->text);
		if (line_start(s, (int)k + 1) < 1 && last->advance == last->size)
			CHECK_EM(line_end(s, (int)k), n, "a line of prose ends at the edge");
	}
	set_forget();
}

void clreq_b02(void)
{
	static const char *const signs[] = { "￥", "$", "£", "№", "＃", "+", "−", "±" };
	const char *at = NULL;
	for (const char *mark; *(mark = each_char(opening, &at));)
		check_mark(mark, "天");
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		check_mark(signs[i], "5");
	check_mark("／", "天"); /* GB 5.1.9 */
	check_mark("/", "天");
	for (int n = SHORTEST; n <= LONGEST; n++)
		check_prose(n);
}
