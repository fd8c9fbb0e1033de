/* QR codes: what they look like whatever they say. */
#include "picture_fixture.h"

static const struct picture *draw(struct fixture *f, const char *attributes)
{
	char *xml = arena_printf(
		f->arena, "<q:qrcode xmlns:q=\"urn:banxin:fo\" %s/>", attributes);
	return picture_inline(f->cache, (struct slice){ xml, strlen(xml) },
		(struct place){ "t.xsl", 3, 0 }, &f->diag);
}

/* Whether the middle of a module is dark; modules count from the code's edge, without the quiet
 * zone. */
static bool dark(const struct drawing *d, int x, int y)
{
	int32_t px = (x + 4) * 1000 + 500, py = (y + 4) * 1000 + 500;
	for (size_t i = 0; i < d->shapes[0].count; i++) {
		const struct path_step *s = &d->shapes[0].steps[i];
		assert_int_equal(s->op, PATH_RECT);
		if (px >= s->v[0] && px < s->v[0] + s->v[2] && py >= s->v[1] &&
			py < s->v[1] + s->v[3])
			return true;
	}
	return false;
}

static void a_short_code_is_of_21_modules(void **state)
{
	const struct picture *p = draw(*state, "data=\"A\"");
	assert_non_null(p);
	assert_int_equal(p->kind, PICTURE_DRAWING);
	assert_int_equal(p->drawing->width, (21 + 8) * 1000);
	assert_int_equal(p->drawing->height, p->drawing->width);
	/* Half a millimetre each. */
	assert_int_equal(picture_width(p), 29 * 1417);
	assert_int_equal(picture_height(p), picture_width(p));
}

static void the_three_corners_have_their_squares(void **state)
{
	const struct drawing *d = draw(*state, "data=\"https://example.org/\"")->drawing;
	int n = d->width / 1000 - 8;
	int corners[3][2] = { { 0, 0 }, { n - 7, 0 }, { 0, n - 7 } };
	for (int c = 0; c < 3; c++)
		for (int y = 0; y < 7; y++)
			for (int x = 0; x < 7; x++) {
				bool ring = x == 0 || y == 0 || x == 6 || y == 6;
				bool heart = x > 1 && x < 5 && y > 1 && y < 5;
				assert_int_equal(
					dark(d, corners[c][0] + x, corners[c][1] + y), ring || heart);
			}
}

static void the_quiet_zone_stays_white(void **state)
{
	for (size_t size = 1; size < 1200; size = size * 3 / 2 + 1) {
		char text[1300] = "data=\"";
		memset(text + 6, 'x', size);
		strcpy(text + 6 + size, "\"");
		const struct drawing *d = draw(*state, text)->drawing;
		int n = d->width / 1000 - 8;
		for (size_t i = 0; i < d->shapes[0].count; i++) {
			const int32_t *v = d->shapes[0].steps[i].v;
			assert_true(v[0] >= 4000 && v[1] >= 4000);
			assert_true(v[0] + v[2] <= (n + 4) * 1000 && v[1] + v[3] <= (n + 4) * 1000);
		}
		/* Versions are of 21, 25 ... 177 modules; the timing pattern alternates. */
		assert_int_equal(n % 4, 1);
		for (int x = 8; x < n - 8; x++)
			assert_int_equal(dark(d, x, 6), x % 2 == 0);
	}
}

static void more_redundancy_takes_more_room(void **state)
{
	const char *data = "data=\"https://example.org/a/rather/long/address\"";
	struct fixture *f = *state;
	int32_t low = draw(f, arena_printf(f->arena, "%s level=\"L\"", data))->drawing->width;
	int32_t high = draw(f, arena_printf(f->arena, "%s level=\"H\"", data))->drawing->width;
	assert_true(high > low);
}

static void the_same_code_is_made_once(void **state)
{
	assert_ptr_equal(draw(*state, "data=\"A\""), draw(*state, "data=\"A\""));
	assert_ptr_not_equal(draw(*state, "data=\"A\""), draw(*state, "data=\"B\""));
}

static void assert_told(struct fixture *f, const struct picture *p, enum code code, const char *text)
{
	assert_null(p);
	assert_int_equal(f->code, code);
	assert_string_equal(f->text, text);
}

static void faults_are_told_once(void **state)
{
	struct fixture *f = *state;
	assert_told(f, draw(f, ""), CODE_PICTURE_BROKEN, "a QR code needs data");
	assert_told(f, draw(f, "data=\"\""), CODE_PICTURE_BROKEN, "a QR code needs data");
	assert_told(f, draw(f, "data=\"A\" level=\"m\""), CODE_FO_VALUE,
		"the level of a QR code is L, M, Q or H, not \"m\"");
	assert_int_equal(f->diag.errors, 3);
	assert_null(draw(f, ""));
	assert_int_equal(f->diag.errors, 3);
}

static void too_much_data_is_told(void **state)
{
	struct fixture *f = *state;
	char *data = arena_alloc(f->arena, 3001);
	memset(data, 'x', 3000);
	assert_told(f, draw(f, arena_printf(f->arena, "data=\"%s\"", data)), CODE_PICTURE_TOO_LARGE,
		"a QR code cannot hold the 3000 bytes of data it is given");
}

static const struct picture *draw_xml(struct fixture *f, const char *xml)
{
	return picture_inline(f->cache, (struct slice){ xml, strlen(xml) },
		(struct place){ "t.xsl", 3, 0 }, &f->diag);
}

static void other_elements_are_told(void **state)
{
	struct fixture *f = *state;
	struct place at = { "t.xsl", 3, 0 };
	assert_told(f, picture_inline(f->cache, (struct slice){ NULL, 0 }, at, &f->diag),
		CODE_FO_MISSING, "fo:instream-foreign-object holds no element");
	assert_null(draw_xml(f, "<qrcode data='A'/>"));
	assert_int_equal(f->code, CODE_PICTURE_KIND);
	assert_non_null(strstr(f->text, "<qrcode> cannot be drawn"));
	assert_null(draw_xml(f, "<math xmlns='http://www.w3.org/1998/Math/MathML'/>"));
	assert_non_null(strstr(f->text, "<math> cannot be drawn"));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_short_code_is_of_21_modules),
		TEST(the_three_corners_have_their_squares),
		TEST(the_quiet_zone_stays_white),
		TEST(more_redundancy_takes_more_room),
		TEST(the_same_code_is_made_once),
		TEST(faults_are_told_once),
		TEST(too_much_data_is_told),
		TEST(other_elements_are_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
