/* Rounded corners: radii fit their box, and the path stays inside it. */
#include "fo_fixture.h"

#include "page/corner.h"

static struct corners corners_for(struct built *b, const char *radius, struct rect r,
	struct paint_edges edges, bool *round)
{
	char flow[200];
	snprintf(flow, sizeof flow, "<fo:block axf:border-radius='%s'/>", radius);
	build_good(b, flow);
	const struct fo_node *sequence = fo_child(b->tree->root, FO_PAGE_SEQUENCE);
	const struct fo_node *block = fo_child(sequence, FO_FLOW)->first;
	struct corners c = { { 0 }, { 0 } };
	*round = corners_of(block, r, edges, &c);
	arena_free(b->arena);
	return c;
}

static const struct paint_edges whole = { true, true };
static const struct rect box = { 3000, 4000, 100000, 40000 };

static void square_boxes_have_no_corners(void **state)
{
	(void)state;
	struct built b;
	bool round;
	corners_for(&b, "0pt", box, whole, &round);
	assert_false(round);
}

static void values_go_clockwise_from_the_top_left(void **state)
{
	(void)state;
	struct built b;
	bool round;
	struct corners c = corners_for(&b, "1pt 2pt 3pt 4pt", box, whole, &round);
	assert_true(round);
	for (int i = 0; i < 4; i++)
		assert_int_equal(c.x[i], (i + 1) * 1000);
	c = corners_for(&b, "1pt 2pt", box, whole, &round);
	assert_int_equal(c.x[BOTTOM_RIGHT], 1000);
	assert_int_equal(c.x[BOTTOM_LEFT], 2000);
}

static void half_of_the_box_is_an_ellipse(void **state)
{
	(void)state;
	struct built b;
	bool round;
	struct corners c = corners_for(&b, "50%", box, whole, &round);
	for (int i = 0; i < 4; i++) {
		assert_int_equal(c.x[i], 50000);
		assert_int_equal(c.y[i], 20000);
	}
}

static void radii_that_do_not_fit_shrink_together(void **state)
{
	(void)state;
	struct built b;
	bool round;
	struct corners c = corners_for(&b, "60pt 20pt", box, whole, &round);
	/* The sides of 40 pt have 60 + 20 on them: half of each fits. */
	assert_int_equal(c.x[TOP_LEFT], 30000);
	assert_int_equal(c.y[TOP_RIGHT], 10000);
}

static void a_divided_box_is_square_at_the_division(void **state)
{
	(void)state;
	struct built b;
	bool round;
	struct corners c =
		corners_for(&b, "5pt", box, (struct paint_edges){ .before = true }, &round);
	assert_int_equal(c.x[TOP_LEFT], 5000);
	assert_int_equal(c.x[BOTTOM_LEFT], 0);
	assert_int_equal(c.y[BOTTOM_RIGHT], 0);
}

static void assert_inside(const struct path *p, struct rect r)
{
	static const int points[] = { [PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3 };
	for (size_t i = 0; i < p->count; i++) {
		const struct path_step *s = &p->steps[i];
		for (int k = 0; s->op != PATH_CLOSE && k < points[s->op]; k++) {
			assert_in_range(s->v[2 * k] + 10, 0, (uintmax_t)r.width + 20);
			assert_in_range(s->v[2 * k + 1] + 10, 0, (uintmax_t)r.height + 20);
		}
	}
}

static void the_path_stays_inside_and_what_is_inside_is_smaller(void **state)
{
	(void)state;
	struct built b;
	bool round;
	uint32_t seed = 7;
	for (int i = 0; i < 300; i++) {
		char radius[80];
		int v[6];
		for (int k = 0; k < 6; k++) {
			seed = seed * 1664525 + 1013904223;
			v[k] = (int)(seed >> 16) % 90;
		}
		snprintf(radius, sizeof radius, "%dpt %dpt %dpt %dpt", v[0], v[1], v[2], v[3]);
		struct rect r = { 0, 0, 1000 + v[4] * 1000, 1000 + v[5] * 1000 };
		struct corners c = corners_for(&b, radius, r, whole, &round);
		struct path path = { .arena = arena_new() };
		corners_path(&path, r, &c, 0, 0);
		assert_inside(&path, r);
		struct edges e = { 500, 700, 300, 900 };
		struct corners in = corners_inside(&c, e);
		for (int k = 0; k < 4; k++)
			assert_true(in.x[k] >= 0 && in.x[k] <= c.x[k] && in.y[k] >= 0 && in.y[k] <= c.y[k]);
		arena_free(path.arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(square_boxes_have_no_corners),
		cmocka_unit_test(values_go_clockwise_from_the_top_left),
		cmocka_unit_test(half_of_the_box_is_an_ellipse),
		cmocka_unit_test(radii_that_do_not_fit_shrink_together),
		cmocka_unit_test(a_divided_box_is_square_at_the_division),
		cmocka_unit_test(the_path_stays_inside_and_what_is_inside_is_smaller),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
