/* B3: the quotes that Chinese shares with other scripts are brackets here. */
#include "clreq.h"

/* A quote opens in the place of the character N + 1: the line before ends without a hole. */
static void opening_begins_a_line(const char *before, const char *open, const char *close, int n)
{
	const char *head = text_of("%s%s", han(n - 1), before);
	const struct set *s = SET(text_of("%s%s%s%s%s", head, open, han(5), close, han(3)),
		.measure = n);
	CHECK_TEXT(line_text(s, 0), head);
	CHECK_EM(gap_after(s, first_glyph(s, 0)), 0, "nothing is stretched before %s", open);
	CHECK_EM(line_start(s, 1), 0, "%s stands at the edge", open);
}

/* A closed quote ends the line: what is behind it goes on in the next one. */
static void closing_ends_a_line(const char *open, const char *close, int n)
{
	const char *head = text_of("%s%s%s%s", han(n - 5), open, han(3), close);
	const struct set *s = SET(text_of("%s%s", head, han(4)), .measure = n - 0.5);
	CHECK_TEXT(line_text(s, 0), head);
	CHECK_EM(line_end(s, 0), n - 0.5, "%s ends at the edge", close);
}

/* Inside a word the same characters are letters. */
static void apostrophe_is_no_quote(int n)
{
	const struct set *s = SET(text_of("%sdon’t%s", han(n), han(4)), .measure = n + 1);
	CHECK(strncmp(line_text(s, 1), "don’t", strlen("don’t")) == 0, "don’t stays whole");
}

/* At whatever measure, none of them is on the wrong end of a line. */
static void sides_hold(const char *text)
{
	for (double measure = 5; measure <= 14; measure += 0.5) {
		const struct set *s = SET(text, .measure = measure);
		for (size_t k = 0; k < s->line_count; k++) {
			CHECK(!is_opening_mark(last_glyph(s, (int)k)->ch), "ends with an opening quote");
			CHECK(!is_closing_mark(first_glyph(s, (int)k)->ch), "begins with a closing quote");
		}
	}
}

void clreq_b03(void)
{
	static const char *const before[] = { "天", "々", "㎡" };
	for (int n = 8; n <= 30; n += 2) {
		for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
			opening_begins_a_line(before[i], "“", "”", n);
			opening_begins_a_line(before[i], "‘", "’", n);
		}
		opening_begins_a_line("天", "“‘", "’”", n);
		closing_ends_a_line("“", "”", n);
		closing_ends_a_line("‘", "’", n);
		apostrophe_is_no_quote(n);
	}
	sides_hold("他答应“明天”来，又说‘后天’也行：“‘好’，‘很好’。”她笑“嗯”。");
	sides_hold("读过“Hello”和‘C++’的“1.5”倍，“‘甲’”“乙”“‘丙’丁”。");
	sides_hold("<fo:inline font-weight='bold'>“甲</fo:inline>乙<fo:inline color='red'>”</fo:inline>丙"
		"“<fo:inline font-weight='bold'>丁</fo:inline>”戊“<fo:inline>己庚</fo:inline>”辛壬癸");
}
