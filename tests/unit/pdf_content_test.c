#include "pdf_fixture.h"

#include "pdf/content.h"
#include "pdf/object.h"

struct fixture {
	struct arena *a;
	HPDF_Doc doc;
	struct fonts *fonts;
	struct content *content;
	struct font_set *set;
	const struct face *face; /* Helvetica: a is 556 wide, i is 222, the space 278 */
	struct sheet sheet;
};

static int set_up(void **state)
{
	struct fixture *f = xcalloc(1, sizeof *f);
	struct diag d;
	diag_init(&d, NULL, NULL);
	f->a = arena_new();
	f->doc = object_doc();
	f->fonts = fonts_new(f->doc);
	f->content = content_new(f->fonts);
	f->set = font_set_new("fonts", &d);
	assert_non_null(f->set);
	f->face = font_chain_first(
		font_set_chain(f->set, "Helvetica", 400, false, (struct place){ 0 }, &d));
	assert_int_equal(f->face->outlines, FACE_BASE14);
	f->sheet = sheet_new(f->a);
	content_begin(f->content, 100000, 1);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	content_free(f->content);
	fonts_free(f->fonts);
	HPDF_Free(f->doc);
	font_set_free(f->set);
	arena_free(f->a);
	free(f);
	return 0;
}

/* OPERATORS have bytes that can't be printed as octal digits. */
static void expect(struct fixture *f, const char *operators)
{
	struct page_content out;
	struct buf text;
	assert_true(content_end(f->content, &out));
	buf_init(&text, 1 << 20);
	for (size_t i = 0; i < out.operators.len; i++) {
		unsigned char c = (unsigned char)out.operators.data[i];
		if (c == '\n' || (c >= ' ' && c < 0x7F))
			buf_add_char(&text, (char)c);
		else
			buf_printf(&text, "\\%03o", c);
	}
	assert_string_equal(buf_slice(&text).data, operators);
	buf_release(&text);
}

static void run(struct fixture *f, mpt size, mpt x, mpt y, const char *text, mpt extra)
{
	content_glyphs(f->content, sheet_text(&f->sheet, f->face, size, x, y, text, extra));
}

static struct display_item *line(
	struct fixture *f, mpt width, mpt height, mpt thickness, enum line_style style)
{
	struct display_item *i = sheet_add(&f->sheet, DISPLAY_LINE, 10000, 20000, width, height);
	i->as.line.thickness = thickness;
	i->as.line.style = style;
	return i;
}

static void glyphs_at_their_natural_places_are_one_string(void **state)
{
	struct fixture *f = *state;
	run(f, 10000, 10000, 20000, "aia", 0);
	expect(f, "BT\n/F1 10 Tf\n10 80 Td\n[(aia)]TJ\nET\n");
}

static void brackets_and_line_ends_are_escaped_in_strings(void **state)
{
	struct fixture *f = *state;
	run(f, 10000, 10000, 20000, "(a\\", 0);
	expect(f, "BT\n/F1 10 Tf\n10 80 Td\n[(\\(a\\\\)]TJ\nET\n");
}

static void runs_on_one_base_line_are_one_array(void **state)
{
	struct fixture *f = *state;
	run(f, 10000, 10000, 20000, "aa", 0);
	run(f, 10000, 30000, 20000, "a", 0);
	/* 20 pt is 2000/1000 em; the pen stands at 1112. */
	expect(f, "BT\n/F1 10 Tf\n10 80 Td\n[(aa)-888(a)]TJ\nET\n");
}

static void glyphs_may_step_back(void **state)
{
	struct fixture *f = *state;
	run(f, 10000, 30000, 20000, "a", 0);
	run(f, 10000, 10000, 20000, "a", 0);
	expect(f, "BT\n/F1 10 Tf\n30 80 Td\n[(a)2556(a)]TJ\nET\n");
}

static void a_new_line_or_size_sets_a_new_origin(void **state)
{
	struct fixture *f = *state;
	run(f, 10000, 10000, 20000, "a", 0);
	run(f, 10000, 10000, 35000, "a", 0);
	run(f, 8000, 20000, 35000, "a", 0);
	expect(f, "BT\n/F1 10 Tf\n10 80 Td\n[(a)]TJ\n0 -15 Td\n[(a)]TJ\n/F1 8 Tf\n10 0 "
		  "Td\n[(a)]TJ\n"
		  "ET\n");
}

/* A run of two Han characters of 10 pt that stand upright, their ems one below the other from 10 pt on
 * in a frame that runs down the page. The first stands for TEXT. */
static struct display_item *upright(struct fixture *f, const char *text, mpt step_x, mpt step_y)
{
	struct diag d;
	diag_init(&d, NULL, NULL);
	const struct face *song = font_chain_first(
		font_set_chain(f->set, "song", 400, false, (struct place){ 0 }, &d));
	if (song->outlines == FACE_BASE14 || face_advance(song, face_glyph(song, 0x56FD)) !=
			song->units_per_em)
		return NULL;
	struct display_item *i = sheet_text(&f->sheet, song, 10000, 10000, 20000, text, 0);
	struct display_glyph *g = ARENA_ARRAY(f->a, 2, struct display_glyph);
	g[0] = (struct display_glyph){ face_glyph(song, 0x56FD), 8800, 1200, 0 };
	g[1] = g[0];
	g[1].x += (int32_t)step_x;
	g[1].y += (int32_t)step_y;
	g[1].text = step_y ? 0 : 3;
	i->as.glyphs.glyphs = g;
	i->as.glyphs.count = 2;
	i->as.glyphs.upright = true;
	return i;
}

static void upright_glyphs_are_lines_of_a_vertical_font(void **state)
{
	struct fixture *f = *state;
	struct display_item *i = upright(f, "国国", 10100, 0);
	if (!i)
		skip();
	content_glyphs(f->content, i);
	run(f, 10000, 10000, 40000, "a", 0);
	/* The font hangs them from 0.12 em right of their origin and 0.12 em below it, and goes on by an
	 * em: a hundredth is left. */
	expect(f, "BT\n/F1 10 Tf\n0 1 -1 0 20 80 Tm\n[(\\000\\001)10(\\000\\001)]TJ\n"
		  "/F2 10 Tf\n1 0 0 1 10 60 Tm\n[(a)]TJ\nET\n");
}

static void figures_side_by_side_carry_their_text(void **state)
{
	struct fixture *f = *state;
	struct display_item *i = upright(f, "12", 0, -5000);
	if (!i)
		skip();
	i->as.glyphs.condense = 500;
	content_glyphs(f->content, i);
	expect(f, "BT\n/Span <</ActualText (12)>> BDC\n/F1 10 Tf\n0 0.5 -1 0 20 79.4 Tm\n[(\\000\\001)]TJ\n"
		  "/F2 10 Tf\n0 0.5 -1 0 20 84.4 Tm\n[(\\000\\001)]TJ\nEMC\nET\n");
}

static void colours_change_inside_the_text_object(void **state)
{
	struct fixture *f = *state;
	run(f, 10000, 10000, 20000, "a", 0);
	struct display_item *red = sheet_text(&f->sheet, f->face, 10000, 15560, 20000, "a", 0);
	red->color = (struct fo_color){ COLOR_RGB, { 255, 0, 51, 0 } };
	content_glyphs(f->content, red);
	expect(f, "BT\n/F1 10 Tf\n10 80 Td\n[(a)]TJ\n1 0 0.2 rg\n[(a)]TJ\nET\n");
}

static void colours_are_written_in_their_own_space(void **state)
{
	struct fixture *f = *state;
	static const struct fo_color colors[] = {
		{ COLOR_RGB, { 51, 51, 51, 0 } },
		{ COLOR_CMYK, { 0, 204, 204, 0 } },
		{ COLOR_CMYK, { 0, 0, 0, 255 } },
		{ COLOR_RGB, { 0, 0, 0, 0 } },
	};
	for (size_t i = 0; i < 4; i++) {
		struct display_item *fill = sheet_add(&f->sheet, DISPLAY_FILL, 0, 0, 1000, 2000);
		fill->color = colors[i];
		content_fill(f->content, fill);
	}
	expect(f,
		"0.2 g\n0 98 1 2 re\nf\n0 0.8 0.8 0 k\n0 98 1 2 re\nf\n0 0 0 1 k\n0 98 1 2 re\nf\n"
		"0 g\n0 98 1 2 re\nf\n");
}

/* Else readers would see a space between the letters. */
static void letters_far_apart_say_their_text(void **state)
{
	struct fixture *f = *state;
	run(f, 10000, 0, 20000, "ab", 1100);
	expect(f,
		"BT\n/Span <</ActualText (ab)>> BDC\n/F1 10 Tf\n0 80 Td\n[(a)-110(b)]TJ\nEMC\nET\n");
}

static void letters_a_little_apart_speak_for_themselves(void **state)
{
	struct fixture *f = *state;
	run(f, 10000, 0, 20000, "ab", 1000);
	expect(f, "BT\n/F1 10 Tf\n0 80 Td\n[(a)-100(b)]TJ\nET\n");
}

static void fill_with(struct fixture *f, struct fo_color color)
{
	struct display_item *fill = sheet_add(&f->sheet, DISPLAY_FILL, 0, 0, 1000, 2000);
	fill->color = color;
	content_fill(f->content, fill);
}

static const struct fo_color white = { COLOR_RGB, { 255, 255, 255, 0 } };
static const struct fo_color pure_red = { COLOR_RGB, { 255, 0, 0, 0 } };

static void neutral_colours_take_the_black_plate_alone(void **state)
{
	struct fixture *f = *state;
	content_black(f->content, BLACK_PLATE);
	fill_with(f, black);
	fill_with(f, (struct fo_color){ COLOR_RGB, { 51, 51, 51, 0 } });
	fill_with(f, pure_red);
	expect(f,
		"0 0 0 1 k\n0 98 1 2 re\nf\n0 0 0 0.8 k\n0 98 1 2 re\nf\n"
		"1 0 0 rg\n0 98 1 2 re\nf\n");
}

static void only_black_prints_over_what_is_below(void **state)
{
	struct fixture *f = *state;
	content_black(f->content, BLACK_OVERPRINT);
	fill_with(f, pure_red);
	fill_with(f, black);
	fill_with(f, white);
	expect(f,
		"1 0 0 rg\n0 98 1 2 re\nf\n/O1 gs\n0 0 0 1 k\n0 98 1 2 re\nf\n"
		"/O0 gs\n0 0 0 0 k\n0 98 1 2 re\nf\n");
}

static void what_has_no_colour_or_no_area_is_not_painted(void **state)
{
	struct fixture *f = *state;
	struct display_item *clear = sheet_add(&f->sheet, DISPLAY_FILL, 0, 0, 1000, 2000);
	clear->color.space = COLOR_NONE;
	content_fill(f->content, clear);
	content_fill(f->content, sheet_add(&f->sheet, DISPLAY_FILL, 0, 0, 0, 2000));
	content_line(f->content, line(f, 0, 0, 1000, LINE_SOLID));
	content_line(f->content, line(f, 5000, 0, 0, LINE_SOLID));
	run(f, 0, 0, 0, "a", 0);
	expect(f, "");
}

static void text_without_colour_is_hidden_but_there(void **state)
{
	struct fixture *f = *state;
	struct display_item *clear = sheet_text(&f->sheet, f->face, 10000, 0, 0, "a", 0);
	clear->color.space = COLOR_NONE;
	content_glyphs(f->content, clear);
	run(f, 10000, 5560, 0, "a", 0);
	expect(f, "BT\n3 Tr\n/F1 10 Tf\n0 100 Td\n[(a)]TJ\n0 Tr\n[(a)]TJ\nET\n");
}

static void one_glyph_for_two_texts_is_two_fonts(void **state)
{
	struct fixture *f = *state;
	struct display_glyph g[3] = { { 'a', 0, 0, 0 }, { 'a', 5560, 0, 1 }, { 'a', 11120, 0, 2 } };
	content_glyphs(f->content, sheet_glyphs(&f->sheet, f->face, 10000, 0, 0, g, 3, "axa"));
	expect(f, "BT\n/F1 10 Tf\n0 100 Td\n[(a)]TJ\n/F2 10 Tf\n[(a)]TJ\n/F1 10 "
		  "Tf\n[(a)]TJ\nET\n");
}

static void surplus_glyphs_stand_in_a_span(void **state)
{
	struct fixture *f = *state;
	struct display_glyph g[2] = { { 'e', 0, 0, 0 }, { '\'', 0, 0, 0 } };
	content_glyphs(f->content, sheet_glyphs(&f->sheet, f->face, 10000, 0, 0, g, 2, "é"));
	expect(f, "BT\n/Span <</ActualText <FEFF00E9>>> BDC\n/F1 10 Tf\n0 100 Td\n[(e)556(')]TJ\n"
		  "EMC\nET\n");
}

static void a_glyph_for_a_whole_paragraph_stands_in_a_span(void **state)
{
	struct fixture *f = *state;
	struct display_glyph g = { 'a', 0, 0, 0 };
	char text[1001];
	memset(text, 'x', 1000);
	text[1000] = '\0';
	content_glyphs(f->content, sheet_glyphs(&f->sheet, f->face, 10000, 0, 0, &g, 1, text));
	char *span = arena_printf(f->a,
		"BT\n/Span <</ActualText (%s)>> BDC\n/F1 10 Tf\n0 100 Td\n"
		"[(a)]TJ\nEMC\nET\n",
		text);
	expect(f, span);
}

/* Where the viewer's pen ends up: the sum of widths and of what TJ takes back, in 1/1000 em. */
static int64_t follow(const char *operators, const struct face *face, int64_t *origin)
{
	const char *p = strstr(operators, "Tf\n") + 3;
	int64_t pen = 0;
	*origin = (int64_t)(strtod(p, NULL) * 1000 + 0.5);
	p = strchr(p, '[') + 1;
	while (*p != ']') {
		if (*p != '(') {
			pen -= strtol(p, (char **)&p, 10);
			continue;
		}
		for (p++; *p != ')'; p++)
			pen += face_advance(face, (unsigned char)*p);
		p++;
	}
	return pen;
}

static void rounding_does_not_add_up_along_a_line(void **state)
{
	struct fixture *f = *state;
	for (mpt extra = -37; extra < 40; extra += 7) {
		char text[151];
		memset(text, 'a', 150);
		text[150] = '\0';
		struct display_item *item =
			sheet_text(&f->sheet, f->face, 10493, 33333, 20000, text, extra);
		content_begin(f->content, 100000, 2);
		content_glyphs(f->content, item);
		struct page_content out;
		assert_true(content_end(f->content, &out));
		int64_t origin, pen = follow(out.operators.data, f->face, &origin);
		const struct display_glyph *last = &item->as.glyphs.glyphs[149];
		mpt end = origin + mpt_scale(pen - 556, 10493, 1000);
		mpt error = end - (33333 + last->x);
		assert_true(error >= -6 && error <= 6); /* 1/2000 em is 5.2 */
	}
}

static void lines_in_their_styles(void **state)
{
	struct fixture *f = *state;
	content_line(f->content, line(f, 50000, 0, 1000, LINE_SOLID));
	expect(f, "10 80 m\n60 80 l\nS\n");
	content_begin(f->content, 100000, 2);
	/* 9 dashes of 3 pt fill 51 pt with 8 gaps of 3 pt. */
	content_line(f->content, line(f, 51000, 0, 1000, LINE_DASHED));
	expect(f, "q\n[3 3 ]0 d\n10 80 m\n61 80 l\nS\nQ\n");
	content_begin(f->content, 100000, 3);
	/* The first dot's centre is half a dot inside, the last one's too. */
	content_line(f->content, line(f, 0, 21000, 1000, LINE_DOTTED));
	expect(f, "q\n1 J\n[0 2 ]0 d\n10 79.5 m\n10 59.498 l\nS\nQ\n");
	content_begin(f->content, 100000, 4);
	content_line(f->content, line(f, 50000, 0, 3000, LINE_DOUBLE));
	expect(f, "10 79 m\n60 79 l\nS\n10 81 m\n60 81 l\nS\n");
}

static void lines_too_short_for_their_style(void **state)
{
	struct fixture *f = *state;
	content_line(f->content, line(f, 500, 0, 1000, LINE_DOTTED));
	content_line(f->content, line(f, 4000, 0, 1000, LINE_DASHED));
	expect(f, "q\n1 J\n10.25 80 m\n10.25 80 l\nS\nQ\n10 80 m\n14 80 l\nS\n");
}

static void line_width_and_colour_are_set_once(void **state)
{
	struct fixture *f = *state;
	struct display_item *i = line(f, 1000, 0, 500, LINE_SOLID);
	i->color = (struct fo_color){ COLOR_RGB, { 255, 0, 0, 0 } };
	content_line(f->content, i);
	content_line(f->content, i);
	expect(f, "1 0 0 RG\n0.5 w\n10 80 m\n11 80 l\nS\n10 80 m\n11 80 l\nS\n");
}

static void restore_brings_font_and_colour_back(void **state)
{
	struct fixture *f = *state;
	run(f, 10000, 0, 0, "a", 0);
	content_save(f->content);
	struct display_item *clip = sheet_add(&f->sheet, DISPLAY_CLIP, 1000, 2000, 3000, 4000);
	content_clip(f->content, clip);
	struct display_item *red = sheet_text(&f->sheet, f->face, 5000, 0, 0, "a", 0);
	red->color = (struct fo_color){ COLOR_RGB, { 255, 0, 0, 0 } };
	content_glyphs(f->content, red);
	content_restore(f->content);
	run(f, 10000, 0, 0, "a", 0);
	expect(f, "BT\n/F1 10 Tf\n0 100 Td\n[(a)]TJ\nET\nq\n1 94 3 4 re\nW n\n"
		  "BT\n1 0 0 rg\n/F1 5 Tf\n0 100 Td\n[(a)]TJ\nET\nQ\n"
		  "BT\n0 100 Td\n[(a)]TJ\nET\n");
}

static void saves_and_restores_always_balance(void **state)
{
	struct fixture *f = *state;
	content_restore(f->content);
	content_save(f->content);
	content_save(f->content);
	expect(f, "q\nq\nQ\nQ\n");
}

/* Where the stored picture's top left and top right corners must come to stand, by EXIF 2.3. */
static void pictures_are_put_upright(void **state)
{
	struct fixture *f = *state;
	static const struct {
		int orientation;
		double top_left[2], top_right[2]; /* in a unit square, y upwards */
	} cases[] = {
		{ 1, { 0, 1 }, { 1, 1 } },
		{ 2, { 1, 1 }, { 0, 1 } },
		{ 3, { 1, 0 }, { 0, 0 } },
		{ 4, { 0, 0 }, { 1, 0 } },
		{ 5, { 0, 1 }, { 0, 0 } },
		{ 6, { 1, 1 }, { 1, 0 } },
		{ 7, { 1, 0 }, { 1, 1 } },
		{ 8, { 0, 0 }, { 0, 1 } },
		{ 0, { 0, 1 }, { 1, 1 } },
		{ 99, { 0, 1 }, { 1, 1 } },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct picture picture = { .orientation = cases[i].orientation };
		struct pdf_picture written = { .number = 7 };
		struct display_item *item =
			sheet_add(&f->sheet, DISPLAY_PICTURE, 10000, 20000, 40000, 30000);
		struct page_content out;
		double m[6];
		item->as.picture = &picture;
		content_begin(f->content, 100000, 2 + (unsigned)i);
		content_picture(f->content, item, &written);
		content_picture(f->content, item, &written);
		assert_true(content_end(f->content, &out));
		assert_int_equal(out.picture_count, 1);
		assert_int_equal(
			sscanf(out.operators.data, "q\n%lf %lf %lf %lf %lf %lf cm\n/Im7 Do\nQ\n",
				&m[0], &m[1], &m[2], &m[3], &m[4], &m[5]),
			6);
		assert_true(m[2] + m[4] == 10 + 40 * cases[i].top_left[0]);
		assert_true(m[3] + m[5] == 50 + 30 * cases[i].top_left[1]);
		assert_true(m[0] + m[2] + m[4] == 10 + 40 * cases[i].top_right[0]);
		assert_true(m[1] + m[3] + m[5] == 50 + 30 * cases[i].top_right[1]);
	}
}

static struct display_item *turn(struct fixture *f, int turns, mpt dx, mpt dy)
{
	struct display_item *i = sheet_add(&f->sheet, DISPLAY_TRANSFORM, 0, 0, 0, 0);
	i->as.transform.quarter_turns = turns;
	i->as.transform.dx = dx;
	i->as.transform.dy = dy;
	return i;
}

/* Links are no part of the content, so they must go through the same turns by our own reckoning. */
static void links_turn_with_what_they_lie_on(void **state)
{
	struct fixture *f = *state;
	struct display_item *area = sheet_add(&f->sheet, DISPLAY_LINK, 10000, 20000, 5000, 2000);
	struct content_rect r = content_place(f->content, area);
	assert_int_equal(r.left, 10000);
	assert_int_equal(r.top, 80000);
	assert_int_equal(r.right, 15000);
	assert_int_equal(r.bottom, 78000);
	/* A quarter turn counter-clockwise about the top left corner: (x, y) goes to (y, -x). */
	content_transform(f->content, turn(f, 1, 0, 50000));
	r = content_place(f->content, area);
	assert_int_equal(r.left, 20000);
	assert_int_equal(r.right, 22000);
	assert_int_equal(r.top, 100000 - (50000 - 15000));
	assert_int_equal(r.bottom, 100000 - (50000 - 10000));
	/* Three more come back to where it was, moved by what the first move has become. */
	content_transform(f->content, turn(f, 3, 0, 0));
	r = content_place(f->content, area);
	assert_int_equal(r.left, 10000);
	assert_int_equal(r.top, 30000);
	expect(f, "0 1 -1 0 100 50 cm\n0 -1 1 0 -100 100 cm\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			glyphs_at_their_natural_places_are_one_string, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			brackets_and_line_ends_are_escaped_in_strings, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			runs_on_one_base_line_are_one_array, set_up, tear_down),
		cmocka_unit_test_setup_teardown(letters_far_apart_say_their_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			letters_a_little_apart_speak_for_themselves, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			neutral_colours_take_the_black_plate_alone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			only_black_prints_over_what_is_below, set_up, tear_down),
		cmocka_unit_test_setup_teardown(glyphs_may_step_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_new_line_or_size_sets_a_new_origin, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			upright_glyphs_are_lines_of_a_vertical_font, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			figures_side_by_side_carry_their_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			colours_change_inside_the_text_object, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			colours_are_written_in_their_own_space, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			what_has_no_colour_or_no_area_is_not_painted, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			text_without_colour_is_hidden_but_there, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			one_glyph_for_two_texts_is_two_fonts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(surplus_glyphs_stand_in_a_span, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_glyph_for_a_whole_paragraph_stands_in_a_span, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			rounding_does_not_add_up_along_a_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(lines_in_their_styles, set_up, tear_down),
		cmocka_unit_test_setup_teardown(lines_too_short_for_their_style, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			line_width_and_colour_are_set_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			restore_brings_font_and_colour_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			saves_and_restores_always_balance, set_up, tear_down),
		cmocka_unit_test_setup_teardown(pictures_are_put_upright, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			links_turn_with_what_they_lie_on, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
