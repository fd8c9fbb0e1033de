/* S9: loose and tight setting: n characters take n(em + t) - t, and nothing is behind the last. */
#include "widths.h"

static void check_spacing(double t, int n, const char *font)
{
	const struct set *s = SET(han(n), .measure = 40, .font = font,
		.block = text_of("letter-spacing='%.3fem'", t));
	CHECK_EM(line_end(s, 0), n * (1 + t) - t, "%d characters at %+.2f em in %s", n, t, font);
	for (int i = 0; i + 1 < n; i++)
		CHECK_EM(gap_after(s, &line_at(s, 0)->glyphs[i]), t, "every gap is %+.2f em", t);
	s = SET(han(n), .measure = 40, .font = font,
		.block = text_of("text-align='end' letter-spacing='%.3fem'", t));
	CHECK_EM(line_end(s, 0), 40, "the last character is at the end edge");
	s = SET(han(n), .measure = 40, .font = font,
		.block = text_of("text-align='center' letter-spacing='%.3fem'", t));
	CHECK_EM(line_start(s, 0) + line_end(s, 0), 40, "it stands in the middle");
}

void clreq_s09(void)
{
	static const double loose[] = { 0.25, 1.0 / 3, 0.5, 1, -0.05, -0.1 };
	for (size_t i = 0; i < sizeof loose / sizeof *loose; i++) {
		for (int n = 2; n <= 12; n += 5)
			for (const char *const *font = faces; *font; font++)
				check_spacing(loose[i], n, *font);
		set_forget();
	}
	/* As many to the line as fit, the spacing at its end not counted. */
	const struct set *s = SET(han(30), .measure = 14.5, .block = "letter-spacing='0.5em'");
	CHECK_TEXT(line_text(s, 0), han(10));
	/* The dash and the ellipsis are not pulled apart, marks keep their halves. */
	s = SET("国——国……国", .block = "letter-spacing='0.5em'");
	CHECK_EM(ems(s, find_glyph(s, "国", 2)->start - s->left), 2 + 4 + 4 * 0.5,
		"—— and …… are whole");
	s = SET("国，“国", .block = "letter-spacing='0.5em'");
	CHECK_EM(ems(s, find_glyph(s, "国", 1)->start - s->left), 1 + 1.5 + 3 * 0.5,
		"，“ share blanks");
	/* Justified, all gaps are alike still. */
	s = SET(han(30), .measure = 14.8, .block = "letter-spacing='0.5em' text-align='justify'");
	CHECK_EM(line_end(s, 0), 14.8, "the line ends at the edge");
	CHECK_NEAR(gap_after(s, first_glyph(s, 0)), 0.5 + 0.3 / 9, 0.01, "every gap grows alike");
}
