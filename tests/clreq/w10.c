/* W10: hanging is off unless asked for; then one stop stands outside the edge, never a dash. */
#include "prose.h"
#include "widths.h"

#define ALLOW "axf:hanging-punctuation='allow-end'"
#define FORCE "axf:hanging-punctuation='force-end'"

/* The first line of 10 ems holds COUNT characters and MARK outside; all fill the measure. */
static void check_hangs(const char *mark, int count, const char *block, const char *font)
{
	const struct set *s = SET(text_of("%s%s%s", han(count), mark, han(8)), .measure = count,
		.block = block, .font = font);
	if (!CHECK_TEXT(line_text(s, 0), text_of("%s%s", han(count), mark)))
		return;
	const struct glyph *g = last_glyph(s, 0);
	CHECK_EM(ems(s, g[-1].end - s->left), count, "%s: the text ends at the edge", mark);
	CHECK(ems(s, g->left - s->left) >= count - 0.001, "%s: the ink is outside", mark);
}

/* MARK does not hang: nothing is outside the measure. */
static void check_stays(const char *mark, const char *block)
{
	const struct set *s =
		SET(text_of("%s%s%s", han(10), mark, han(9)), .measure = 10, .block = block);
	for (int k = 0; k < (int)s->line_count; k++)
		CHECK(last_glyph(s, k)->right <= s->left + s->measure + 10,
			"%s: line %d sticks out", mark, k);
}

static void check_basic(void)
{
	for (const char *const *font = faces; *font; font++) {
		const char *at = NULL;
		for (const char *mark; *(mark = each_char("，、。．", &at)); set_forget()) {
			check_hangs(mark, 10, "text-align='justify' " ALLOW, *font);
			check_hangs(mark, 10, "text-align='justify' " FORCE, *font);
			check_hangs(mark, 10, "text-align='start' " ALLOW, *font);
		}
	}
	const char *at = NULL;
	for (const char *mark; *(mark = each_char("；：！？", &at));) {
		check_stays(mark, "text-align='justify' " ALLOW);
		check_hangs(
			mark, 10, "text-align='justify' banxin:hanging-stops='all' " ALLOW, NULL);
	}
}

static void check_never(void)
{
	static const char *const marks[] = { "——", "……", "”", "）", "》", "·", "～", "！！",
		"？！" };
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		check_stays(marks[i], "text-align='justify' banxin:hanging-stops='all' " FORCE);
	const char *at = NULL;
	for (const char *mark; *(mark = each_char(STOPS, &at));)
		check_stays(mark, "text-align='justify'");
	/* Never two: the first of them is inside. */
	const struct set *s = SET(text_of("%s，、%s", han(9), han(8)), .measure = 10,
		.block = "text-align='justify' " ALLOW);
	for (int k = 0; k < (int)s->line_count; k++) {
		const struct glyph *g = last_glyph(s, k);
		CHECK(g[-1].right <= s->left + s->measure, "two marks hang");
	}
}

/* allow-end hangs for want of room alone, force-end always. */
static void check_room(void)
{
	const char *text = text_of("%s，%s", han(9), han(9));
	const struct set *s = SET(text, .measure = 9.5, .block = "text-align='justify' " ALLOW);
	CHECK(last_glyph(s, 0)->right <= s->left + s->measure, "， has room and stays inside");
	s = SET(text, .measure = 9.5, .block = "text-align='justify' " FORCE);
	CHECK_EM(ems(s, last_glyph(s, 0)[-1].end - s->left), 9.5, "， hangs by force");
	s = SET(text, .measure = 9, .block = "text-align='end' " FORCE);
	CHECK_EM(ems(s, last_glyph(s, 0)[-1].end - s->left), 9, "at the end edge too");
	/* Nothing else is squeezed or stretched for it. */
	s = SET(text_of("%s。（%s）%s", han(10), han(3), han(9)), .measure = 10,
		.block = "text-align='justify' " ALLOW);
	CHECK_EM(gap_after(s, first_glyph(s, 0)), 0, "the line keeps its natural gaps");
}

static void check_ends(void)
{
	const struct set *s = SET("“甲乙丙”", .block = "axf:hanging-punctuation='first'");
	CHECK_EM(start_of(s, find_glyph(s, "甲", 0)), 0, "the first bracket hangs");
	CHECK(first_glyph(s, 0)->right <= s->left, "its ink is outside");
	s = SET(text_of("甲%s“乙丙”", han(9)), .measure = 10,
		.block = "axf:hanging-punctuation='first'");
	CHECK_EM(start_of(s, find_glyph(s, "乙", 0)), 0.5, "later lines keep theirs inside");
	s = SET(text_of("甲%s“乙丙”", han(9)), .measure = 10,
		.block = "axf:hanging-punctuation='start'");
	CHECK_EM(start_of(s, find_glyph(s, "乙", 0)), 0, "start: on every line");
	s = SET("甲乙。", .block = "text-align='end' axf:hanging-punctuation='last'");
	CHECK_EM(ems(s, find_glyph(s, "乙", 0)->end - s->left), 20, "the last stop hangs");
	s = SET("甲乙”", .block = "text-align='end' axf:hanging-punctuation='last'");
	CHECK_EM(ems(s, find_glyph(s, "乙", 0)->end - s->left), 20, "the last bracket hangs");
	s = SET("甲乙。", .block = "text-align='end'");
	CHECK_EM(ems(s, find_glyph(s, "乙", 0)->end - s->left), 19.5, "not unless asked for");
}

/* In running text nothing but one of ，、。． is ever outside. */
static void check_prose(const char *text, double measure, const char *block)
{
	const struct set *s = SET(text, .measure = measure, .block = block);
	for (int k = 0; k < (int)s->line_count; k++) {
		const struct text_line *l = line_at(s, k);
		for (size_t i = 0; i < l->count; i++) {
			const struct glyph *g = &l->glyphs[i];
			if (seen_end(g) <= s->left + s->measure + 10)
				continue;
			CHECK(i + 1 == l->count && strstr("，、。．", g->text),
				"%s is outside line %d of %.1f ems", g->text, k, measure);
		}
	}
	set_forget();
}

void clreq_w10(void)
{
	for (const char *const *p = prose; *p; p++)
		for (double measure = 9; measure < 32; measure += 5.7) {
			check_prose(*p, measure, "text-align='justify' " ALLOW);
			check_prose(*p, measure, "text-align='justify' text-indent='2em' " FORCE);
		}
	check_basic();
	check_never();
	check_room();
	check_ends();
}
