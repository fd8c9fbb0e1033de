/* Faces, glyphs and their positions. */
#include "text_fixture.h"

#define NEEDS_FONTS if (!fix.has_fonts) skip()

static const struct cell *only_cell(const struct paragraph *p)
{
	assert_non_null(p);
	assert_int_equal(p->cell_count, 1);
	return p->cells;
}

static mpt glyph_width(const struct face *f, uint32_t ch)
{
	return mpt_scale(EM, face_advance(f, face_glyph(f, ch)), f->units_per_em);
}

static void base14_words_are_sums_of_widths(void **state)
{
	(void)state;
	const struct paragraph *p = collect("font-family='Helvetica'", "AV Text");
	assert_int_equal(p->cell_count, 3);
	assert_int_equal(p->cells[0].face->outlines, FACE_BASE14);
	assert_int_equal(p->cells[0].width, 2 * 6670);
	assert_int_equal(p->glyphs[1].x, 6670);
	assert_int_equal(p->cells[1].gap, 2780);
	assert_int_equal(p->cells[2].width, 6110 + 5560 + 5000 + 2780);
	p = collect("font-family='Helvetica' letter-spacing='2pt'", "Text more");
	assert_int_equal(p->cells[0].width, 6110 + 5560 + 5000 + 2780 + 3 * 2000);
	assert_int_equal(p->cells[0].gap, 2000);
	assert_int_equal(p->cells[1].gap, 2780 + 2000);
	p = collect("font-family='Helvetica' word-spacing='3pt'", "a b");
	assert_int_equal(p->cells[1].gap, 2780 + 3000);
}

static void western_words_are_kerned(void **state)
{
	(void)state;
	NEEDS_FONTS;
	const struct cell *c = only_cell(collect("", "AVAV"));
	const struct face *f = c->face;
	assert_true(c->width < 2 * glyph_width(f, 'A') + 2 * glyph_width(f, 'V'));
}

static void every_character_finds_its_face(void **state)
{
	(void)state;
	NEEDS_FONTS;
	const struct paragraph *p = collect("font-family='Helvetica, song'", "a中“");
	assert_int_equal(p->cell_count, 3);
	assert_int_equal(p->cells[0].face->outlines, FACE_BASE14);
	assert_ptr_equal(p->cells[1].face, p->cells[2].face); /* a mark from the Chinese face */
	assert_true(p->cells[1].face->outlines != FACE_BASE14);
	p = collect("font-family='Helvetica, song'", "a “b” c");
	for (size_t i = 0; i < p->cell_count; i++)
		assert_int_equal(p->cells[i].face->outlines, FACE_BASE14);
}

static void a_character_without_a_font_is_an_error_once(void **state)
{
	(void)state;
	assert_null(collect("", "a\xF4\x8F\xBF\xBD" "b\xF4\x8F\xBF\xBD"));
	assert_string_equal(fix.messages.data,
		"test.fo:1: F004 no font has the character “\xF4\x8F\xBF\xBD” (U+10FFFD)\n");
	assert_null(collect("", "\xEE\x80\x80\xEE\x80\x81"));
	assert_string_equal(fix.messages.data,
		"test.fo:1: F004 no font has the character “\xEE\x80\x80” (U+E000)\n"
		"test.fo:1: F004 no font has the character “\xEE\x80\x81” (U+E001)\n");
}

static void quotes_in_latin_are_narrow(void **state)
{
	(void)state;
	NEEDS_FONTS;
	const struct paragraph *p = collect("", "say “yes” now");
	const struct cell *c = &p->cells[2];
	assert_string_equal(cell_text(p, c), "“yes”");
	const struct face *f = c->face;
	mpt letters = glyph_width(f, 'y') + glyph_width(f, 'e') + glyph_width(f, 's');
	assert_true(c->width < letters + EM);
	assert_true(c->width > letters + EM / 2);
}

/* The ink of the cell's glyphs, from its origin. */
static void ink(const struct paragraph *p, const struct cell *c, mpt *left, mpt *right)
{
	*left = INT32_MAX;
	*right = INT32_MIN;
	for (uint32_t i = 0; i < c->glyph_count; i++) {
		const struct text_glyph *g = &p->glyphs[c->glyph + i];
		hb_glyph_extents_t e;
		assert_true(hb_font_get_glyph_extents(face_hb(c->face), g->glyph, &e));
		mpt x = g->x + mpt_scale(c->size, e.x_bearing, c->face->units_per_em);
		*left = mpt_min(*left, x);
		*right = mpt_max(*right, x + mpt_scale(c->size, e.width, c->face->units_per_em));
	}
}

static void a_double_dash_is_one_rule(void **state)
{
	(void)state;
	NEEDS_FONTS;
	static const char *const families[] = { "song", "hei", "kai" };
	for (size_t i = 0; i < 3; i++) {
		const struct paragraph *p = collect(arena_printf(fix.arena,
			"font-family='%s'", families[i]), "——");
		const struct cell *c = only_cell(p);
		mpt left, right;
		ink(p, c, &left, &right);
		assert_int_equal(c->width, 2 * EM);
		assert_true(left >= 0 && left < EM / 8);
		assert_true(right <= 2 * EM && right > 2 * EM - EM / 8);
		if (c->glyph_count == 2) { /* no hole in the middle */
			mpt first_right, second_left;
			struct cell half = *c;
			half.glyph_count = 1;
			ink(p, &half, &left, &first_right);
			half.glyph++;
			ink(p, &half, &second_left, &right);
			assert_true(second_left <= first_right);
		}
	}
}

/* CLREQ: the ink of a trimmed mark stays in its half. Kai fonts draw “ ” a third of an em wide. */
static void marks_keep_their_ink_in_the_cell(void **state)
{
	(void)state;
	NEEDS_FONTS;
	static const char *const marks[] = { "，", "。", "、", "；", "：", "！", "）", "》", "」", "】",
		"（", "《", "「", "【", "甲“", "甲”", "甲‘", "甲’", "甲·" };
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		for (int kai = 0; kai < 2; kai++) {
			const struct paragraph *p =
				collect(kai ? "font-family='kai'" : "font-family='song'", marks[i]);
			const struct cell *c = &p->cells[p->cell_count - 1];
			mpt left, right;
			ink(p, c, &left, &right);
			assert_int_equal(c->width, EM / 2);
			assert_true(left >= 0 && right <= EM / 2);
		}
}

static void small_capitals_are_smaller_capitals(void **state)
{
	(void)state;
	NEEDS_FONTS;
	const struct paragraph *p = collect("font-variant='small-caps'", "Ab");
	assert_int_equal(p->cell_count, 2);
	assert_int_equal(p->cells[0].size, EM);
	assert_int_equal(p->cells[1].size, EM * 8 / 10);
	assert_int_equal(p->cells[0].brk, BRK_NEVER);
	assert_int_equal(p->cells[0].stretch, STRETCH_NONE);
	assert_int_equal(p->glyphs[1].glyph, face_glyph(p->cells[1].face, 'B'));
	assert_string_equal(arena_strndup(fix.arena, p->text.data, p->text.len), "Ab");
}

static void spaces_have_widths_of_their_own(void **state)
{
	(void)state;
	NEEDS_FONTS;
	const struct paragraph *p =
		collect("", "甲　乙\xE2\x80\x82丙\xE2\x80\x85丁\xE2\x80\x87");
	assert_int_equal(p->cells[1].width, EM);
	assert_int_equal(p->cells[3].width, EM / 2);
	assert_int_equal(p->cells[5].width, EM / 4);
	assert_int_equal(p->cells[7].width, glyph_width(p->cells[7].face, '0'));
	/* Fonts without them don't matter. */
	p = collect("font-family='Helvetica'", "a\xE2\x80\x83" "b");
	assert_int_equal(p->cells[1].width, EM);
}

static void marks_join_their_base(void **state)
{
	(void)state;
	NEEDS_FONTS;
	const struct cell *c = only_cell(collect("", "e\xCC\x81"));
	assert_int_equal(c->text_len, 3);
	c = only_cell(collect("", "葛\xF3\xA0\x84\x80"));
	assert_true(c->han);
	assert_int_equal(c->glyph_count, 1);
	assert_int_equal(c->width, EM);
}

static void characters_beyond_the_bmp_are_set(void **state)
{
	(void)state;
	NEEDS_FONTS;
	const struct paragraph *p = collect("", "𬭎");
	const struct cell *c = only_cell(p);
	assert_true(c->han);
	assert_int_equal(c->text_len, 4);
	assert_int_not_equal(p->glyphs[0].glyph, 0);
}

static void objects_are_measured(void **state)
{
	(void)state;
	const struct paragraph *p = collect("font-family='Helvetica'",
		"a <fo:external-graphic src='a.png' width='30pt'/>");
	const struct cell *c = &p->cells[2];
	assert_int_equal(c->kind, CELL_OBJECT);
	assert_int_equal(c->width, 30000);
	assert_int_equal(c->ascent, 8000);
	assert_int_equal(c->descent, 2000);
	assert_int_equal(c->node->object, FO_EXTERNAL_GRAPHIC);
	p = collect("font-family='Helvetica'", "a<fo:leader leader-length='50pt'/>b");
	c = &p->cells[1];
	assert_int_equal(c->kind, CELL_LEADER);
	assert_int_equal(c->width, 50000);
	p = collect("font-family='Helvetica'", "a<fo:leader/>b");
	c = &p->cells[1];
	assert_int_equal(c->leader_min, 0);
	assert_int_equal(c->width, 12000);
	assert_int_equal(c->leader_max, 300000);
}

static void cells_know_their_inline(void **state)
{
	(void)state;
	const struct paragraph *p = collect("font-family='Helvetica'",
		"a<fo:basic-link internal-destination='x'>b<fo:inline>c</fo:inline></fo:basic-link>");
	assert_int_equal(p->cell_count, 3);
	assert_int_equal(p->cells[0].node->object, FO_BLOCK);
	assert_int_equal(p->cells[1].node->object, FO_BASIC_LINK);
	assert_int_equal(p->cells[2].node->object, FO_INLINE);
}

/* Short runs are kept: they are to be the same in any company, and another where a property differs. */
static void words_are_shaped_alike_whatever_came_before(void **state)
{
	(void)state;
	NEEDS_FONTS;
	static const char *const words[] = { "AVAT", "office", "Wa·To", "d’un", "f\xC2\xADi",
		"AVATAR Tower", "“To”", "第一——第二" };
	static const char *const styles[] = { "", "letter-spacing='1pt'", "language='en'",
		"language='tr'", "font-size='7pt'", "writing-mode='tb-rl'" };
	enum { WORDS = 8, STYLES = 6 };
	const struct paragraph *first[WORDS][STYLES];
	char other[] = "aa";
	for (int i = 0; i < WORDS * STYLES; i++)
		first[i % WORDS][i / WORDS] = collect(styles[i / WORDS], words[i % WORDS]);
	for (int i = 0; i < 600; i++) { /* more than are kept */
		other[0] = (char)('a' + i % 26);
		other[1] = (char)('a' + i / 26);
		collect("", other);
	}
	for (int i = WORDS * STYLES; i-- > 0;) {
		const struct paragraph *a = first[i % WORDS][i / WORDS];
		const struct paragraph *b = collect(styles[i / WORDS], words[i % WORDS]);
		assert_int_equal(a->cell_count, b->cell_count);
		for (size_t c = 0; c < a->cell_count; c++) {
			const struct cell *x = &a->cells[c], *y = &b->cells[c];
			assert_int_equal(x->width, y->width);
			assert_int_equal(x->glyph_count, y->glyph_count);
			assert_memory_equal(a->glyphs + x->glyph, b->glyphs + y->glyph,
				x->glyph_count * sizeof *a->glyphs);
		}
	}
}

/* N times 中, then TAIL. */
static const char *row_of(size_t n, const char *tail)
{
	char *text = arena_alloc(fix.arena, 3 * n + strlen(tail) + 1);
	for (size_t i = 0; i < n; i++)
		memcpy(text + 3 * i, "中", 3);
	strcpy(text + 3 * n, tail);
	return text;
}

static void every_character_of_a_long_row_has_its_cell(void **state)
{
	(void)state;
	NEEDS_FONTS;
	const size_t lengths[] = { 1, 2, 254, 255, 256, 600 };
	for (size_t k = 0; k < sizeof lengths / sizeof *lengths; k++) {
		const size_t n = lengths[k];
		const struct paragraph *p =
			collect("letter-spacing='1pt'", row_of(n, "\xEF\xB8\x80，a")); /* U+FE00 */
		assert_int_equal(p->cell_count, n + 2);
		for (size_t i = 0; i < n; i++) {
			const struct cell *c = &p->cells[i];
			assert_int_equal(c->text, 3 * i);
			assert_int_equal(c->text_len, i + 1 < n ? 3 : 6); /* the last with its selector */
			assert_int_equal(c->width, EM);
			assert_int_equal(c->gap, 1000);
			assert_int_equal(c->brk, i + 1 < n ? BRK_MAY : BRK_NEVER);
			assert_int_equal(c->stretch, STRETCH_ALL);
			assert_true(c->han && p->glyphs[c->glyph].text == c->text);
		}
	}
}

static void inlines_part_rows(void **state)
{
	(void)state;
	NEEDS_FONTS;
	const struct paragraph *p = collect("",
		"天地<fo:inline wrap-option='no-wrap' font-size='20pt'>玄黄宇</fo:inline>宙");
	assert_string_equal(dump(p), "天·地·玄黄宇·宙");
	assert_int_equal(p->cells[1].width, EM);
	assert_int_equal(p->cells[2].width, 2 * EM);
	assert_int_equal(p->cells[4].width, 2 * EM);
	assert_int_equal(p->cells[5].width, EM);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(base14_words_are_sums_of_widths),
		cmocka_unit_test(western_words_are_kerned),
		cmocka_unit_test(every_character_finds_its_face),
		cmocka_unit_test(a_character_without_a_font_is_an_error_once),
		cmocka_unit_test(quotes_in_latin_are_narrow),
		cmocka_unit_test(a_double_dash_is_one_rule),
		cmocka_unit_test(marks_keep_their_ink_in_the_cell),
		cmocka_unit_test(small_capitals_are_smaller_capitals),
		cmocka_unit_test(spaces_have_widths_of_their_own),
		cmocka_unit_test(marks_join_their_base),
		cmocka_unit_test(characters_beyond_the_bmp_are_set),
		cmocka_unit_test(objects_are_measured),
		cmocka_unit_test(cells_know_their_inline),
		cmocka_unit_test(words_are_shaped_alike_whatever_came_before),
		cmocka_unit_test(every_character_of_a_long_row_has_its_cell),
		cmocka_unit_test(inlines_part_rows),
	};
	return cmocka_run_group_tests_name("shape", tests, fixture_setup, fixture_teardown);
}
