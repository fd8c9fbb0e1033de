/* S10: half an em to an em between lines; marks between the lines never change the pitch. */
#include "widths.h"

/* From one base line to the next, all alike. */
static double pitch(const struct set *s)
{
	if (!CHECK(s->line_count > 2, "%zu lines", s->line_count))
		return 0;
	double all = ems(s, line_at(s, 1)->across - line_at(s, 0)->across);
	for (int k = 1; k + 1 < (int)s->line_count; k++)
		CHECK_EM(ems(s, line_at(s, k + 1)->across - line_at(s, k)->across), all,
			"line %d is as far below line %d as the others", k + 1, k);
	return all;
}

static void check_pitch(const char *middle, const char *block, double want)
{
	const struct set *s =
		SET(text_of("%s%s%s", han(16), middle, han(14)), .measure = 10, .block = block);
	CHECK_EM(pitch(s), want, "with %s", middle);
}

#define NOTE \
	"<fo:footnote><fo:inline font-size='60%' baseline-shift='super'>1</fo:inline>" \
	"<fo:footnote-body><fo:block " \
	"font-size='5pt'>注</fo:block></fo:footnote-body></fo:footnote>"

static const char *const marks[] = {
	"国",
	"<fo:inline axf:text-emphasis-style='dot'>着重号</fo:inline>",
	"<fo:inline text-decoration='underline'>专名号</fo:inline>",
	"<fo:inline font-size='60%' baseline-shift='super'>1</fo:inline>",
	"<fo:inline font-size='60%' baseline-shift='sub'>2</fo:inline>",
	"<fo:inline font-family='hei' font-weight='bold'>黑体</fo:inline>",
	"<fo:inline font-family='kai'>楷体</fo:inline>",
	"<fo:inline font-family='monospace'>code</fo:inline>",
	"Latin gjpqy ÅÉ",
	"<fo:inline border='0.5pt solid black'>框</fo:inline>",
	NOTE,
};

/* Readings fill all of half an em with their accents. */
static const char reading[] =
	"<axf:ruby><axf:ruby-base>拼</axf:ruby-base><axf:ruby-text>pīn</axf:ruby-text></axf:ruby>";

void clreq_s10(void)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		check_pitch(marks[i], "line-height='1.5'", 1.5);
		check_pitch(marks[i], "line-height='1.625'", 1.625);
		check_pitch(marks[i], "line-height='2'", 2);
	}
	check_pitch(reading, "line-height='1.625'", 1.625);
	check_pitch(reading, "line-height='2'", 2);
	/* Where nothing says how high a line is, it has half an em to the next. */
	double normal = pitch(SET(han(30), .measure = 10, .block = "line-height='normal'"));
	CHECK(normal >= 1.5 && normal <= 2, "the pitch is %.3f ems where nobody says", normal);
	CHECK_EM(pitch(SET(text_of("%sLatin%s", han(16), han(14)), .measure = 10,
			 .block = "line-height='normal'")),
		normal, "with Latin among it");
}
