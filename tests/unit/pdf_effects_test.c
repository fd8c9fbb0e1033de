/* Gradients, transparencies and groups as a page names them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/effects.h"

static void states_of_overprint_are_named_as_used(void **state)
{
	struct effects e = { 0 };
	struct buf out, resources;
	(void)state;
	effects_begin(&e);
	buf_init(&out, 1000);
	buf_init(&resources, 1000);
	effects_put_overprint(&e, &out, true, false);
	effects_put_overprint(&e, &out, false, false);
	assert_string_equal(out.data, "/O1 gs\n/O0 gs\n");
	effects_put_resources(&e, &resources);
	assert_string_equal(resources.data,
		"/ExtGState <</O0 <</op false /OP false /OPM 1>>\n"
		"/O1 <</op true /OP false /OPM 1>>\n>>\n");
	buf_release(&out);
	buf_release(&resources);
	effects_release(&e);
}

static void a_gradient_is_named_and_defined(void **state)
{
	static const struct drawing_stop stops[] = { { 0, { 255, 0, 0 } }, { 0.5, { 0, 0, 0 } },
		{ 0.5, { 0, 0, 255 } } };
	struct drawing_gradient g = { .matrix = { 20000, 0, 0, 10000, 5000, 1000 }, .stops = stops,
		.count = 3 };
	struct effects e = { 0 };
	struct buf out, resources;
	(void)state;
	effects_begin(&e);
	buf_init(&out, 10000);
	buf_init(&resources, 10000);
	effects_put_gradient(&e, &out, &g, 10000, 100000);
	assert_string_equal(out.data, "20 0 0 -10 15 99 cm\n/Sh1 sh\n");
	g.radial = true;
	g.focus_x = -0.25;
	g.count = 1;
	effects_put_gradient(&e, &out, &g, 0, 0);
	effects_put_resources(&e, &resources);
	assert_non_null(strstr(resources.data, "/Sh1 <</ShadingType 2 /ColorSpace /DeviceRGB "
		"/Extend [true true] /Coords [0 0 1 0 ] /Function <</FunctionType 3 "));
	assert_non_null(strstr(resources.data, "/C1 [0 0 1 ] >> ] /Bounds [0.001 0.5 ] /Encode "));
	assert_non_null(strstr(resources.data, "/Sh2 <</ShadingType 3 "));
	assert_non_null(strstr(resources.data, "/Coords [-0.25 0 0 0 0 1 ] /Function "
		"<</FunctionType 2 "));
	buf_release(&out);
	buf_release(&resources);
	effects_release(&e);
}

/* Bounds of stitched functions rise strictly, however near the stops are. */
static void bounds_rise(void **state)
{
	struct drawing_stop stops[250];
	struct drawing_gradient g = { .matrix = { 1 }, .stops = stops, .count = 250 };
	struct effects e = { 0 };
	struct buf out;
	(void)state;
	for (int i = 0; i < 250; i++)
		stops[i] = (struct drawing_stop){ i < 100 ? 0 : 1, { 0 } };
	effects_begin(&e);
	buf_init(&out, 100000);
	effects_put_gradient(&e, &out, &g, 0, 0);
	const char *p = strstr(e.shadings.data, "/Bounds [") + strlen("/Bounds [");
	double last = 0;
	for (int i = 0; i < 249; i++) {
		char *end;
		double v = strtod(p, &end);
		assert_true(v > last && v < 1);
		last = v;
		p = end;
	}
	assert_int_equal(p[1], ']');
	buf_release(&out);
	effects_release(&e);
}

static void a_page_names_what_it_uses(void **state)
{
	struct effects e = { 0 };
	struct buf out, group;
	(void)state;
	effects_begin(&e);
	buf_init(&out, 10000);
	effects_put_resources(&e, &out);
	assert_int_equal(out.len, 0);
	effects_put_transparency(&e, &out, 51);
	assert_string_equal(out.data, "/A51 gs\n");
	buf_clear(&out);
	effects_put_resources(&e, &out);
	assert_string_equal(out.data, "/ExtGState <</A51 <</ca 0.8 /CA 0.8 >>\n>>\n");
	buf_init(&group, 100);
	buf_add_str(&group, "0 0 m");
	assert_int_equal(effects_add_group(&e, group, (mpt[]){ 0, 0, 1, 1 }), 1);
	effects_begin(&e);
	assert_int_equal(e.group_count, 0);
	buf_release(&out);
	effects_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(states_of_overprint_are_named_as_used),
		cmocka_unit_test(a_gradient_is_named_and_defined),
		cmocka_unit_test(bounds_rise),
		cmocka_unit_test(a_page_names_what_it_uses),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
