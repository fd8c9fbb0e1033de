/* Widths of marks and what lies between cells. */
#include "text_fixture.h"

#define NEEDS_FONTS if (!fix.has_fonts) skip()

struct question {
	const char *text, *widths;
};

static void ask(const char *attributes, const struct question *q, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_string_equal(dump_widths(collect(attributes, q[i].text)), q[i].widths);
}

#define ASK(attributes, ...) do { \
	const struct question q_[] = { __VA_ARGS__ }; \
	ask(attributes, q_, sizeof q_ / sizeof *q_); } while (0)

static void a_mark_is_half_ink_and_half_blank(void **state)
{
	(void)state;
	NEEDS_FONTS;
	ASK("", { "甲，乙", "甲 100 +0 ， 50 +50 乙 100" },
		{ "甲（乙）丙", "甲 100 +50 （ 50 +0 乙 100 +0 ） 50 +50 丙 100" },
		{ "甲。", "甲 100 +0 。 50" }, { "甲・乙", "甲 100 +25 ・ 50 +25 乙 100" },
		{ "甲·乙", "甲 100 +0 · 50 +0 乙 100" }, { "甲–乙", "甲 100 +0 – 50 +0 乙 100" });
}

static void adjacent_marks_share_an_em(void **state)
{
	(void)state;
	NEEDS_FONTS;
	ASK("", { "甲”，乙", "甲 100 +0 ” 50 +0 ， 50 +50 乙 100" }, /* CC */
		{ "甲，“乙", "甲 100 +0 ， 50 +50 “ 50 +0 乙 100" },   /* CO */
		{ "甲（“乙", "甲 100 +50 （ 50 +0 “ 50 +0 乙 100" },   /* OO */
		{ "（）甲", "（ 50 +0 ） 50 +50 甲 100" },             /* OC */
		{ "甲。。乙", "甲 100 +0 。 50 +50 。 50 +50 乙 100" }, /* no bracket among them */
		{ "《甲》·《乙》", "《 50 +0 甲 100 +0 》 50 +0 · 50 +0 《 50 +0 乙 100 +0 》 50" });
}

static void stacked_marks_share_ems(void **state)
{
	(void)state;
	NEEDS_FONTS;
	ASK("", { "真？！是", "真 100 +0 ？！ 100 +0 是 100" },
		{ "真！！！是", "真 100 +0 ！！！ 150 +50 是 100" },
		{ "真！是", "真 100 +0 ！ 50 +50 是 100" });
}

static void dashes_and_ellipses_are_two_ems(void **state)
{
	(void)state;
	NEEDS_FONTS;
	ASK("", { "甲——乙", "甲 100 +0 —— 200 +0 乙 100" }, { "甲……乙", "甲 100 +0 …… 200 +0 乙 100" },
		{ "甲⸺乙", "甲 100 +0 ⸺ 200 +0 乙 100" });
	ASK("font-family='kai'", { "甲——乙", "甲 100 +0 —— 200 +0 乙 100" });
}

static void han_and_latin_stand_a_quarter_apart(void **state)
{
	(void)state;
	NEEDS_FONTS;
	const struct paragraph *p = collect("", "用C语言3年");
	for (size_t i = 0; i < p->cell_count; i++)
		assert_int_equal(p->cells[i].gap, i == 0 || i == 1 || i == 3 || i == 4 ? EM / 4 : 0);
	assert_int_equal(p->cells[0].gap_min, EM / 8);
	assert_int_equal(p->cells[0].gap_max, EM / 3);
	assert_int_equal(p->cells[0].squeeze, SQUEEZE_HAN_LATIN);
	assert_int_equal(p->cells[0].stretch, STRETCH_HAN_LATIN);
	/* A typed space replaces it; marks need none; markup doesn't matter. */
	p = collect("", "用 C");
	assert_int_equal(p->cells[0].gap, 0);
	assert_int_equal(p->cells[1].kind, CELL_SPACE);
	assert_int_equal(p->cells[1].gap, EM / 4);
	p = collect("", "用，C");
	assert_int_equal(p->cells[1].gap, EM / 2);
	p = collect("", "用<fo:inline font-weight='bold'>C</fo:inline>");
	assert_int_equal(p->cells[0].gap, EM / 4);
	p = collect("", "用<fo:inline baseline-shift='super'>1</fo:inline>");
	assert_int_equal(p->cells[0].gap, 0);
}

static void autospace_can_be_chosen(void **state)
{
	(void)state;
	NEEDS_FONTS;
	assert_int_equal(collect("axf:text-autospace='none'", "用C")->cells[0].gap, 0);
	assert_int_equal(collect("axf:text-autospace='ideograph-alpha'", "用C")->cells[0].gap, EM / 4);
	assert_int_equal(collect("axf:text-autospace='ideograph-alpha'", "用3")->cells[0].gap, 0);
	assert_int_equal(collect("axf:text-autospace-width='1pt'", "用3")->cells[0].gap, 1000);
	assert_int_equal(collect("language='ja'", "用C")->cells[0].gap, 0);
}

static void trimming_can_be_turned_off(void **state)
{
	(void)state;
	NEEDS_FONTS;
	const struct paragraph *p = collect("axf:punctuation-trim='none'", "甲”，“乙");
	const struct cell *c = p->cells;
	assert_int_equal(c[1].gap, EM / 2); /* ” */
	assert_int_equal(c[1].gap_min, EM / 2);
	assert_int_equal(c[1].end_width, EM / 2);
	assert_int_equal(c[2].gap, EM); /* ，“ */
	assert_int_equal(c[2].squeeze, SQUEEZE_NONE);
	assert_int_equal(c[3].start_width, EM / 2);
	p = collect("axf:punctuation-trim='start'", "甲”，“乙");
	assert_int_equal(p->cells[3].start_width, 0);
	assert_int_equal(p->cells[1].end_width, EM / 2);
	p = collect("", "甲”，“乙");
	assert_int_equal(p->cells[3].start_width + p->cells[1].end_width, 0);
}

static void gaps_give_way_in_classes(void **state)
{
	(void)state;
	NEEDS_FONTS;
	const struct paragraph *p = collect("", "甲，乙。丙（丁）戊a b・己");
	static const struct {
		const char *text;
		enum squeeze_class class;
	} expected[] = { { "，", SQUEEZE_COMMA }, { "。", SQUEEZE_STOP }, { "丙", SQUEEZE_BRACKET },
		{ "）", SQUEEZE_BRACKET }, { "戊", SQUEEZE_HAN_LATIN }, { " ", SQUEEZE_SPACE },
		{ "・", SQUEEZE_DOT }, { "甲", SQUEEZE_NONE } };
	for (size_t k = 0; k < sizeof expected / sizeof *expected; k++) {
		size_t i = 0;
		while (strcmp(cell_text(p, &p->cells[i]), expected[k].text) != 0)
			assert_true(++i < p->cell_count);
		assert_int_equal(p->cells[i].squeeze, expected[k].class);
	}
}

static void units_are_not_pulled_apart(void **state)
{
	(void)state;
	NEEDS_FONTS;
	static const char *const units[] = { "38℃", "98％", "￥5", "甲～", "甲–", "甲／", "甲/",
		"２０" };
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		const struct paragraph *p = collect("", units[i]);
		for (size_t k = 0; k + 1 < p->cell_count; k++)
			assert_int_equal(p->cells[k].stretch, STRETCH_NONE);
	}
	assert_int_equal(collect("", "甲乙")->cells[0].stretch, STRETCH_ALL);
	assert_int_equal(collect("", "甲，")->cells[0].stretch, STRETCH_ALL);
}

static void letter_spacing_is_in_every_gap(void **state)
{
	(void)state;
	NEEDS_FONTS;
	const struct paragraph *p = collect("letter-spacing='1pt'", "甲，乙 ab");
	assert_int_equal(p->cells[0].gap, 1000);
	assert_int_equal(p->cells[1].gap, EM / 2 + 1000);
	assert_int_equal(p->cells[1].gap_min, 1000);
	const struct cell *word = &p->cells[p->cell_count - 1];
	const struct cell *plain = collect("", "ab")->cells;
	assert_int_equal(word->width, plain->width + 1000);
	assert_int_equal(p->glyphs[word->glyph + 1].x,
		collect("", "ab")->glyphs[1].x + 1000);
}

static void a_gap_waits_where_the_line_may_end(void **state)
{
	(void)state;
	NEEDS_FONTS;
	/* Before a start edge, behind an end edge. */
	const struct paragraph *p = collect("", "甲<fo:inline padding='1pt'>C</fo:inline>乙");
	assert_int_equal(p->cells[0].gap, EM / 4);
	assert_int_equal(p->cells[1].gap, 0);
	assert_int_equal(p->cells[2].gap, 0);
	assert_int_equal(p->cells[3].gap, EM / 4);
	assert_int_equal(p->cells[3].kind, CELL_EDGE);
}

static void no_break_spaces_stretch_as_spaces_do(void **state)
{
	(void)state;
	NEEDS_FONTS;
	const struct paragraph *p = collect("", "a\xC2\xA0" "b");
	const struct cell *c = p->cells;
	assert_int_equal(p->cell_count, 3);
	assert_int_equal(c[1].kind, CELL_GLYPHS);
	assert_true(c[1].width > 0);
	/* It grows on one side only. */
	assert_int_equal(c[0].gap, 0);
	assert_true(c[0].gap_min < 0 && c[0].gap_max > 0);
	assert_int_equal(c[0].stretch, STRETCH_SPACE);
	assert_int_equal(c[1].gap, 0);
	assert_int_equal(c[1].stretch, STRETCH_NONE);
	/* At the very start there is but the other. */
	p = collect("", "\xC2\xA0" "b");
	assert_int_equal(p->cells[0].stretch, STRETCH_SPACE);
}

static void letters_are_not_spaced_from_what_is_not_drawn(void **state)
{
	(void)state;
	NEEDS_FONTS;
	const struct paragraph *p = collect("letter-spacing='2pt'", "\xC2\xAD" "ab");
	assert_int_equal(p->cell_count, 2);
	assert_int_equal(p->cells[0].width + p->cells[0].gap, 0);
}

/* Whatever the text: widths are not negative, gaps lie within their bounds, the cells hold all of
 * the text in order, and glyphs point into their cell's text. */
static void what_always_holds(void **state)
{
	(void)state;
	NEEDS_FONTS;
	static const char *const pieces[] = { "甲", "，", "。", "“", "”", "（", "）", "！", "？", "—",
		"…",
		"abc", "1.5", " ", "·", "～", "％", "\xC2\xA0", "　", "é", "fi", "\xE2\x80\x8B", "\xC2\xAD",
		"<fo:inline padding='1pt'>乙</fo:inline>", "<fo:inline id='i%d'/>", "<fo:leader/>",
		"𠀀", "e\xCC\x81", "葛\xF3\xA0\x84\x80", "\xE2\x80\x83", "①", "\"" };
	uint32_t seed = 99;
	for (int round = 0; round < 400; round++) {
		struct buf text;
		buf_init(&text, 1 << 16);
		for (int i = 0; i < 40; i++) {
			seed = seed * 1664525 + 1013904223;
			const char *piece = pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)];
			if (strstr(piece, "%d"))
				buf_printf(&text, "<fo:inline id='i%d'/>", i);
			else
				buf_add_str(&text, piece);
		}
		const struct paragraph *p = collect(round % 2 ? "" : "language='en'", text.data);
		buf_release(&text);
		assert_non_null(p);
		size_t at = 0;
		for (size_t i = 0; i < p->cell_count; i++) {
			const struct cell *c = &p->cells[i];
			assert_int_equal(c->text, at);
			at += c->text_len;
			assert_true(c->width >= 0);
			assert_true(c->gap_min <= c->gap && c->gap <= c->gap_max);
			for (uint32_t g = 0; g < c->glyph_count; g++) {
				uint32_t t = p->glyphs[c->glyph + g].text;
				assert_true(t >= c->text && t < c->text + c->text_len);
			}
		}
		assert_int_equal(at, p->text.len);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mark_is_half_ink_and_half_blank),
		cmocka_unit_test(adjacent_marks_share_an_em),
		cmocka_unit_test(stacked_marks_share_ems),
		cmocka_unit_test(dashes_and_ellipses_are_two_ems),
		cmocka_unit_test(han_and_latin_stand_a_quarter_apart),
		cmocka_unit_test(autospace_can_be_chosen),
		cmocka_unit_test(trimming_can_be_turned_off),
		cmocka_unit_test(gaps_give_way_in_classes),
		cmocka_unit_test(units_are_not_pulled_apart),
		cmocka_unit_test(letter_spacing_is_in_every_gap),
		cmocka_unit_test(a_gap_waits_where_the_line_may_end),
		cmocka_unit_test(no_break_spaces_stretch_as_spaces_do),
		cmocka_unit_test(letters_are_not_spaced_from_what_is_not_drawn),
		cmocka_unit_test(what_always_holds),
	};
	return cmocka_run_group_tests_name("gaps", tests, fixture_setup, fixture_teardown);
}
