/* S8: names of two to four characters over a fixed width, within a line, as a line, in a table; and
 * those that are too long or too short for it. */
#include "clreq.h"

#define NAME(width, name) "<fo:inline banxin:distribute-width='" width "'>" name "</fo:inline>"

/* The characters from FIRST on, COUNT of them, fill WIDTH ems with equal gaps. */
static void check_spread(const struct set *s, const char *first, int count, double width)
{
	const struct glyph *g = find_glyph(s, first, 0);
	if (!CHECK(g != NULL, "%s is there", first))
		return;
	int k = line_of(s, g);
	double gap = (width - count) / (count - 1), x = start_of(s, g);
	const struct text_line *line = line_at(s, k);
	size_t at = (size_t)(g - line->glyphs);
	for (int i = 0; i < count; i++) {
		CHECK_EM(start_of(s, &line->glyphs[at + (size_t)i]), x + i * (1 + gap),
			"character %d of %s… stands evenly", i + 1, first);
		if (i + 1 < count)
			CHECK_EM(gap_after(s, &line->glyphs[at + (size_t)i]), gap, "gaps are equal");
	}
	CHECK_EM(start_of(s, &line->glyphs[at + (size_t)count - 1]) + 1, x + width, "flush right");
}

static void check_inline(void)
{
	static const double sizes[] = { 7.5, 9, 10.5, 16, 22 };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		const struct set *s = SET(NAME("3em", "柳宁") "　" NAME("3em", "石榴香") "　" NAME("5em",
			"欧阳听雨") "到会", .size = sizes[i], .measure = 30);
		check_spread(s, "柳", 2, 3);
		check_spread(s, "石", 3, 3);
		check_spread(s, "欧", 4, 5);
		CHECK_EM(start_of(s, find_glyph(s, "到", 0)), 13, "what follows stands where it should");
	}
}

/* A justified line stretches around a name, not in it; and no line divides one. */
static void check_within_lines(void)
{
	for (int measure = 8; measure <= 24; measure++) {
		const struct set *s = SET("参加会议的有下列各位代表，" NAME("3em", "柳宁") "、" NAME("3em",
			"江岸") "、" NAME("3em", "石榴香") "，他们都作了发言，会议开得很好，大家都满意。",
			.measure = measure, .block = "text-align='justify'");
		CHECK(line_of(s, find_glyph(s, "柳", 0)) == line_of(s, find_glyph(s, "宁", 0)),
			"a name stays on one line: %s", all_lines(s));
		check_spread(s, "柳", 2, 3);
		check_spread(s, "江", 2, 3);
	}
}

static void check_extremes(void)
{
	const struct set *s = SET("甲" NAME("3em", "晴") "乙" NAME("3em", "上官司徒氏") "丙");
	CHECK_EM(start_of(s, find_glyph(s, "晴", 0)), 2, "one character stands in the middle");
	CHECK_EM(start_of(s, find_glyph(s, "乙", 0)), 4, "and takes the whole width");
	CHECK_EM(gap_after(s, find_glyph(s, "上", 0)), 0, "what is too long stays as it is");
	CHECK_EM(start_of(s, find_glyph(s, "丙", 0)), 10, "and pushes the rest along");
}

static void check_line(void)
{
	static const char block[] = "text-align-last='justify' axf:text-justify='distribute'";
	for (int measure = 3; measure <= 12; measure++) {
		check_spread(SET("姓名", .measure = measure, .block = block), "姓", 2, measure);
		if (measure >= 4)
			check_spread(SET("通讯地址", .measure = measure, .block = block), "通", 4, measure);
	}
}

static void check_table(void)
{
	const struct set *s = SET_FLOW("<fo:table table-layout='fixed' width='20em'>"
		"<fo:table-column column-width='5em'/><fo:table-column column-width='15em'/>"
		"<fo:table-body text-align-last='justify' axf:text-justify='distribute'>"
		"<fo:table-row><fo:table-cell><fo:block>姓名</fo:block></fo:table-cell>"
		"<fo:table-cell><fo:block text-align-last='start'>柳宁</fo:block></fo:table-cell>"
		"</fo:table-row>"
		"<fo:table-row><fo:table-cell><fo:block>出生年月</fo:block></fo:table-cell>"
		"<fo:table-cell><fo:block text-align-last='start'>略</fo:block></fo:table-cell>"
		"</fo:table-row>"
		"</fo:table-body></fo:table>", .measure = 20);
	check_spread(s, "姓", 2, 5);
	check_spread(s, "出", 4, 5);
}

void clreq_s08(void)
{
	check_inline();
	check_within_lines();
	check_extremes();
	check_line();
	check_table();
}
