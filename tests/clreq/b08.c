/* B8: first pull in, then push out. */
#include "clreq.h"

/* N ems of text with two quotes to squeeze, then a mark that may not begin a line. */
static void check_pulled_in(int n, double size, const char *mark)
{
	const char *line = text_of("%s“%s”%s%s", han(3), han(2), han(n - 7), mark);
	const struct set *s = SET(text_of("%s%s", line, han(n - 2)), .measure = n, .size = size);
	CHECK_TEXT(line_text(s, 0), line);
	CHECK_EM(line_end(s, 0), n, "the line ends at the edge");
	const struct glyph *open = find_glyph(s, "“", 0);
	CHECK(open && open[-1].start + s->em == open[-1].end, "characters are an em wide");
	CHECK_EM(gap_after(s, first_glyph(s, 0)), 0, "nothing is squeezed but blanks of marks");
}

/* The same with nothing to squeeze: the last character goes down with its mark, and the line grows
 * evenly. */
static void check_pushed_out(int n, double size)
{
	const struct set *s = SET(text_of("%s，%s", han(n), han(n - 3)), .measure = n, .size = size);
	CHECK_TEXT(line_text(s, 0), han(n - 1));
	CHECK_EM(line_end(s, 0), n, "the line ends at the edge");
	const struct text_line *l = line_at(s, 0);
	for (size_t i = 0; l && i + 1 < l->count; i++)
		CHECK_EM(gap_after(s, &l->glyphs[i]), 1.0 / (n - 2), "the gaps grow evenly");
}

/* Where it fits without squeezing, nothing is squeezed: a line of n and a half holds n characters and
 * the mark, which takes half an em there. */
static void check_exact(int n, double size)
{
	const struct set *s = SET(text_of("%s，%s", han(n), han(n)), .measure = n + 0.5, .size = size);
	CHECK_TEXT(line_text(s, 0), text_of("%s，", han(n)));
	CHECK_EM(gap_after(s, first_glyph(s, 0)), 0, "nothing is squeezed or stretched");
}

/* 29 ems of text in 28: two quotes give an em. */
static void check_29_in_28(void)
{
	const char *line = text_of("%s“%s”%s。", han(9), han(4), han(13));
	const struct set *s = SET(text_of("%s%s", line, han(20)), .measure = 28);
	CHECK_TEXT(line_text(s, 0), line);
	line = text_of("%s“%s”%s", han(9), han(4), han(13));
	s = SET(line, .measure = 27);
	CHECK_TEXT(all_lines(s), line);
}

/* Closing marks come with the mark before them, as many as can be pulled in. */
static void check_two_marks(int n)
{
	const char *line = text_of("%s，%s“%s。”", han(3), han(n - 8), han(3));
	const struct set *s = SET(text_of("%s%s", line, han(n)), .measure = n);
	CHECK_TEXT(line_text(s, 0), line);
	CHECK_EM(line_end(s, 0), n, "the line ends at the edge");
}

void clreq_b08(void)
{
	static const char *const marks[] = { "，", "。", "、", "；", "：", "！", "？", "”", "）", "》", "』" };
	static const double sizes[] = { 10, 10.5, 12, 15.75, 9 };
	for (int n = 9; n <= 40; n++) {
		double size = sizes[n % 5];
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			check_pulled_in(n, size, marks[i]);
		check_pushed_out(n, size);
		check_exact(n, size);
		if (n > 9)
			check_two_marks(n);
		set_forget();
	}
	check_29_in_28();
}
