/* W11: the styles of Chinese print by name: 全角式, 半角式, 开明式, 不压缩, and what CSS calls them. */
#include "prose.h"
#include "widths.h"

/* What marks take among characters, at line ends, line starts and a paragraph's head. */
struct style {
	const char *block;
	double comma, stop, bracket; /* ，《 and 。 alone */
	double closing, opening;     /* 》， and 》《 */
	double end, start, head; /* ， at the end of a line with room for it; “ at the edges */
};

static const struct style styles[] = {
	{ "", 1, 1, 1, 1.5, 1.5, 0.5, 0.5, 0.5 },
	{ "banxin:punctuation-width='full'", 1, 1, 1, 1.5, 1.5, 1, 1, 1 },
	{ "banxin:punctuation-width='half'", 0.5, 0.5, 0.5, 1, 1, 0.5, 0.5, 0.5 },
	{ "banxin:punctuation-width='kaiming'", 0.5, 1, 0.5, 1, 1, 0.5, 0.5, 0.5 },
	{ "banxin:punctuation-width='none'", 1, 1, 1, 2, 2, 1, 1, 1 },
	{ "banxin:text-spacing-trim='normal'", 1, 1, 1, 1.5, 1.5, 1, 1, 1 },
	{ "banxin:text-spacing-trim='space-all'", 1, 1, 1, 2, 2, 1, 1, 1 },
	{ "banxin:text-spacing-trim='space-first'", 1, 1, 1, 1.5, 1.5, 1, 0.5, 1 },
	{ "banxin:text-spacing-trim='trim-start'", 1, 1, 1, 1.5, 1.5, 1, 0.5, 0.5 },
	{ "banxin:text-spacing-trim='trim-both'", 1, 1, 1, 1.5, 1.5, 0.5, 0.5, 0.5 },
	{ "banxin:text-spacing-trim='trim-all'", 0.5, 0.5, 0.5, 1, 1, 0.5, 0.5, 0.5 },
	{ "axf:punctuation-trim='none'", 1, 1, 1, 2, 2, 1, 1, 1 },
	{ "axf:punctuation-trim='start end adjacent'", 1, 1, 1, 1.5, 1.5, 0.5, 0.5, 0.5 },
	{ "axf:punctuation-trim='start-except-first allow-end'", 1, 1, 1, 2, 2, 1, 0.5, 1 },
	{ "axf:punctuation-trim='all'", 0.5, 0.5, 0.5, 1, 1, 0.5, 0.5, 0.5 },
};

static void check_room(const struct style *st, const char *marks, double room)
{
	struct between b = set_between(marks, NULL, 0, st->block);
	CHECK_EM(b.room, room, "%s with %s", marks, st->block);
}

/* The start edge of 甲 behind “ on the first and the second line. */
static void check_edges(const struct style *st)
{
	const struct set *s = SET("“甲乙丙”", .block = st->block);
	CHECK_EM(start_of(s, find_glyph(s, "甲", 0)), st->head, "the head with %s", st->block);
	s = SET(text_of("%s“甲乙丙”", han(10)), .measure = 10, .block = st->block);
	CHECK_EM(start_of(s, find_glyph(s, "甲", 0)), st->start, "a line start with %s", st->block);
	s = SET("甲乙丙，", .block = text_of("%s text-align='end'", st->block));
	CHECK_EM(
		20 - start_of(s, find_glyph(s, "，", 0)), st->end, "a line end with %s", st->block);
}

/* Where a line end keeps an em if there is room, a mark without room is pulled in at half an em. */
static void check_pulled(const char *block, bool pulled)
{
	const struct set *s = SET(text_of("%s，%s", han(9), han(9)), .measure = 9.5,
		.block = text_of("text-align='start' %s", block));
	CHECK_TEXT(line_text(s, 0), pulled ? text_of("%s，", han(9)) : han(8));
}

/* In one paragraph the styles may change, each inline its own. */
static void check_mixture(void)
{
	struct between b = set_between(
		"<fo:inline banxin:punctuation-width='half'>，</fo:inline>人，", NULL, 0, NULL);
	CHECK_EM(b.room, 2.5, "half an em for the first comma alone");
	b = set_between("，", NULL, 0, "axf:punctuation-spacing='25%'");
	CHECK_EM(b.room, 0.75, "a blank of a quarter em");
	b = set_between("（", NULL, 0, "axf:punctuation-spacing='1pt'");
	CHECK_EM(b.room, 0.6, "a blank of a tenth");
	b = set_between("。", NULL, 0, "language='ja'");
	CHECK_EM(b.room, 1, "Japanese keeps its own");
}

/* In every style running text keeps within its measure, and no line begins with a mark. */
static void check_prose(const char *text, double measure, const char *style)
{
	const struct set *s = SET(text, .measure = measure,
		.block = text_of("text-align='justify' text-indent='2em' %s", style));
	for (int k = 0; k < (int)s->line_count; k++) {
		const struct glyph *first = first_glyph(s, k), *last = last_glyph(s, k);
		CHECK(seen_start(first) >= s->left - 10 && seen_end(last) <= s->left + s->measure + 10,
			"line %d of %.1f ems sticks out with %s", k, measure, style);
		CHECK(!is_closing_mark(first->ch) && !is_opening_mark(last->ch),
			"line %d of %.1f ems begins or ends badly with %s", k, measure, style);
	}
	set_forget();
}

void clreq_w11(void)
{
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		for (const char *const *p = prose; *p; p++)
			check_prose(*p, 14.3 + (double)i, styles[i].block);
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
		const struct style *st = &styles[i];
		check_room(st, "，", st->comma);
		check_room(st, "；", st->comma);
		check_room(st, "：", st->comma);
		check_room(st, "。", st->stop);
		check_room(st, "？", st->stop);
		check_room(st, "！", st->stop);
		check_room(st, "《", st->bracket);
		check_room(st, "”", st->bracket);
		check_room(st, "》，", st->closing);
		check_room(st, "》《", st->opening);
		check_room(st, "·", 0.5);
		check_room(st, "——", 2);
		check_room(st, "……", 2);
		check_room(st, "？！", 1);
		check_edges(st);
		set_forget();
	}
	check_pulled("banxin:punctuation-width='full'", true);
	check_pulled("banxin:text-spacing-trim='trim-start'", true);
	check_pulled("axf:punctuation-trim='allow-end'", true);
	check_pulled("banxin:punctuation-width='none'", false);
	check_pulled("banxin:text-spacing-trim='space-all'", false);
	check_mixture();
}
