/* B9: a paragraph does not end with a line of one character. */
#include "clreq.h"

static unsigned han_count(const struct text_line *l)
{
	unsigned n = 0;
	for (size_t i = 0; l && i < l->count; i++)
		n += l->glyphs[i].ch >= 0x4E00 && l->glyphs[i].ch <= 0x9FFF;
	return n;
}

/* LINES full lines and one character more, with TAIL behind it. */
static void check_tail(int n, int lines, const char *tail, const char *block, double indent)
{
	int count = (int)(n * lines - indent) + 1;
	const struct set *s = SET(text_of("%s%s", han(count), tail), .measure = n, .block = block);
	if (s->line_count > 1)
		CHECK(han_count(line_at(s, -1)) >= 2, "the last line has one character");
}

/* The line above is spread evenly where a character came down from it. */
static void check_spread(int n)
{
	const struct set *s = SET(han(n + 1), .measure = n);
	CHECK_LINES(s, text_of("%s|%s", han(n - 1), han(n + 1) + 3 * (n - 1)));
	CHECK_EM(line_end(s, 0), n, "the line above ends at the edge");
	const struct text_line *l = line_at(s, 0);
	for (size_t i = 0; l && i + 1 < l->count; i++)
		CHECK_EM(gap_after(s, &l->glyphs[i]), 1.0 / (n - 2), "the gaps above grow evenly");
}

void clreq_b09(void)
{
	static const char *const tails[] = { "", "。", "！”", "……", "。）", "，", "？！" };
	static const char *const blocks[] = { NULL, "text-indent='2em'", "text-align='start'",
		"text-align='center'" };
	for (int n = 8; n <= 40; n++) {
		for (size_t b = 0; b < sizeof blocks / sizeof *blocks; b++)
			for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
				for (int lines = 1; lines <= 3; lines++)
					check_tail(n, lines, tails[i], blocks[b], b == 1 ? 2 : 0);
		check_spread(n);
		set_forget();
	}
}
