/* SVG: what shapes come to, and what is told of what can't be drawn. */
#include "picture_fixture.h"

#include "picture/svg.h"

#define HEAD "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 50'>"

static const struct picture *draw(struct fixture *f, const char *xml)
{
	f->text[0] = '\0';
	return picture_inline(f->cache, (struct slice){ xml, strlen(xml) },
		(struct place){ "t.xsl", 3, 0 }, &f->diag);
}

/* The shapes of BODY in a view box of 100 x 50, where a unit is 100,000. */
static const struct drawing *shapes(struct fixture *f, const char *body)
{
	const struct picture *p = draw(f, arena_printf(f->arena, HEAD "%s</svg>", body));
	if (!p)
		fail_msg("%s: %s", body, f->text);
	return p->drawing;
}

/* The path as "m X Y l X Y ... h" in user units, rounded to tenths. */
static const char *path_of(struct fixture *f, const struct drawing_shape *s)
{
	static const char names[] = { 'm', 'l', 'c', 'r', 'h' };
	static const int counts[] = { 2, 2, 6, 4, 0 };
	struct buf b;
	buf_init(&b, 100000);
	for (size_t i = 0; i < s->count; i++) {
		buf_printf(&b, "%s%c", i ? " " : "", names[s->steps[i].op]);
		for (int k = 0; k < counts[s->steps[i].op]; k++) {
			int32_t v = s->steps[i].v[k], tenths = (v + (v < 0 ? -5000 : 5000)) / 10000;
			buf_printf(&b, " %s%d", tenths < 0 ? "-" : "", abs(tenths) / 10);
			if (tenths % 10)
				buf_printf(&b, ".%d", abs(tenths) % 10);
		}
	}
	const char *text = arena_strdup(f->arena, b.data ? b.data : "");
	buf_release(&b);
	return text;
}

static void assert_path(struct fixture *f, const char *body, const char *expected)
{
	const struct drawing *d = shapes(f, body);
	assert_int_equal(d->count, 1);
	assert_string_equal(path_of(f, &d->shapes[0]), expected);
}

static void path_commands_draw(void **state)
{
	struct fixture *f = *state;
	assert_path(f, "<path d='M1 2L3,4 5 6h7v-8H9V10z'/>",
		"m 1 2 l 3 4 l 5 6 l 12 6 l 12 -2 l 9 -2 l 9 10 h");
	assert_path(f, "<path d='m1 2 3 4-5-6.5.5.5'/>", "m 1 2 l 4 6 l -1 -0.5 l -0.5 0");
	assert_path(f, "<path d='M0 0C1 2 3 4 5 6s1 1 2 0'/>", "m 0 0 c 1 2 3 4 5 6 c 7 8 6 7 7 6");
	assert_path(f, "<path d='M0 0Q3 3 6 0T12 0'/>", "m 0 0 c 2 2 4 2 6 0 c 8 -2 10 -2 12 0");
	assert_path(f, "<path d='M1 1h2zh5'/>", "m 1 1 l 3 1 h m 1 1 l 6 1");
}

static void arcs_end_where_they_should(void **state)
{
	struct fixture *f = *state;
	assert_path(f, "<path d='M10 0A10 10 0 0 1 0 10'/>", "m 10 0 c 10 5.5 5.5 10 0 10");
	/* Flags may touch; a radius that is too short grows. */
	assert_path(f, "<path d='M0 0a1 1 0 0110 0'/>",
		"m 0 0 c 0 -2.8 2.2 -5 5 -5 c 7.8 -5 10 -2.8 10 0");
	assert_path(f, "<path d='M0 0a0 5 0 0 1 10 0'/>", "m 0 0 l 10 0");
}

static void basic_shapes_are_paths(void **state)
{
	struct fixture *f = *state;
	assert_path(f, "<rect x='1' y='2' width='10%' height='10%'/>",
		"m 1 2 l 11 2 l 11 7 l 1 7 l 1 2 h");
	assert_path(f, "<rect width='10' height='8' rx='20'/>",
		"m 5 0 l 5 0 c 7.8 0 10 1.8 10 4 l 10 4 c 10 6.2 7.8 8 5 8 l 5 8 c 2.2 8 0 6.2 0 4 l 0 4 "
		"c 0 1.8 2.2 0 5 0 h");
	assert_path(f, "<circle cx='10' cy='10' r='10'/>",
		"m 20 10 c 20 15.5 15.5 20 10 20 c 4.5 20 0 15.5 0 10 c 0 4.5 4.5 0 10 0 "
		"c 15.5 0 20 4.5 20 10 h");
	assert_path(f, "<polygon points='1,1 2,2 3,1'/>", "m 1 1 l 2 2 l 3 1 h");
	assert_path(f, "<line x1='1' x2='5' y2='1e1' stroke='red'/>", "m 1 0 l 5 10");
	assert_int_equal(shapes(f, "<rect width='10'/><circle r='0'/><path/>")->count, 0);
}

static void transforms_nest(void **state)
{
	struct fixture *f = *state;
	const char *line = "<path d='M1 0L0 1'/></g>";
	assert_path(f, arena_printf(f->arena, "<g transform='translate(5) scale(2,3)'>%s", line),
		"m 7 0 l 5 3");
	assert_path(f, arena_printf(f->arena, "<g transform='rotate(90, 10 10)'>%s", line),
		"m 20 1 l 19 0");
	assert_path(f, arena_printf(f->arena, "<g transform='matrix(0 1 1 0 2 3)'>%s", line),
		"m 2 4 l 3 3");
	assert_path(f,
		"<g transform='scale(2)'><g transform='translate(1 1)'><path d='M1 1'/></g></g>", "m 4 4");
}

static void colors_come_from_everywhere(void **state)
{
	struct fixture *f = *state;
	const struct drawing *d = shapes(f,
		"<style>/* a */ .a, .b { fill: #102030; } .b{stroke:red}</style>"
		"<g fill='#fff'><path class='a' fill='green' d='M0 0'/><path class='x b' d='M0 0'/>"
		"<path style='fill:rgb(1,2,3);stroke:none' d='M0 0'/><path d='M0 0'/></g>"
		"<path d='M0 0' fill='currentColor'/>");
	static const struct { uint8_t rgb[3]; bool stroke, current; } expected[] = {
		{ { 0x10, 0x20, 0x30 }, false, false }, { { 0x10, 0x20, 0x30 }, false, false },
		{ { 255, 0, 0 }, true, false }, { { 1, 2, 3 }, false, false },
		{ { 255, 255, 255 }, false, false }, { { 0, 0, 0 }, false, true },
	};
	assert_int_equal(d->count, 6);
	for (size_t i = 0; i < 6; i++) {
		assert_memory_equal(d->shapes[i].rgb, expected[i].rgb, 3);
		assert_int_equal(d->shapes[i].stroke != NULL, expected[i].stroke);
		assert_int_equal(d->shapes[i].current, expected[i].current);
	}
}

static void strokes_have_their_form(void **state)
{
	const struct drawing *d = shapes(*state,
		"<path d='M0 0' fill='none' stroke='#000' stroke-width='2' stroke-linecap='round' "
		"stroke-linejoin='bevel' stroke-dasharray='1,2 3' transform='scale(4 1)'/>");
	const struct path_stroke *s = d->shapes[0].stroke;
	assert_int_equal(s->thickness, 400000); /* 2, by the mean of 4 and 1 */
	assert_int_equal(s->cap, 1);
	assert_int_equal(s->join, 2);
	assert_int_equal(s->miter_limit, 4000);
	assert_int_equal(s->dash_count, 6);
	assert_int_equal(s->dashes[5], 600000);
}

static void what_is_hidden_or_silent_is_not_drawn(void **state)
{
	struct fixture *f = *state;
	assert_int_equal(shapes(f, "<defs><text>x</text></defs><title>t</title><metadata><x/></metadata>"
		"<g display='none'><path d='M0 0'/></g><path d='M0 0' style='visibility:hidden'/>"
		"<o:x xmlns:o='urn:other'/><!-- c -->")->count, 0);
}

static void sizes_come_from_width_height_and_view_box(void **state)
{
	struct fixture *f = *state;
	static const struct { const char *attributes; mpt width, height; } cases[] = {
		{ "viewBox='0 0 40 20'", 30000, 15000 },
		{ "width='1in' height='36pt'", 72000, 36000 },
		{ "width='20mm' height='1cm' viewBox='0 0 2 1'", 56693, 28346 },
		{ "width='100%' height='100%' viewBox='-5 -5 8 4'", 6000, 3000 },
		{ "", 225000, 112500 }, /* as browsers have it */
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct picture *p = draw(f, arena_printf(f->arena,
			"<svg xmlns='http://www.w3.org/2000/svg' %s/>", cases[i].attributes));
		assert_non_null(p);
		assert_int_equal(picture_width(p), cases[i].width);
		assert_int_equal(picture_height(p), cases[i].height);
	}
}

static void the_view_box_is_centred_in_another_shape(void **state)
{
	struct fixture *f = *state;
	const struct picture *p = draw(f, "<svg xmlns='http://www.w3.org/2000/svg' width='100' "
		"height='50' viewBox='0 0 10 10'><path d='M0 0L10 10'/></svg>");
	assert_string_equal(path_of(f, &p->drawing->shapes[0]), "m 25 0 l 75 50");
}

static void view_boxes_fit_as_they_are_told(void **state)
{
	static const struct { const char *how, *path; } cases[] = {
		{ "xMinYMin", "m 0 0 l 20 20" }, { "xMaxYMid meet", "m 20 0 l 40 20" },
		{ "xMidYMax slice", "m 0 -20 l 40 20" }, { "none", "m 0 0 l 40 20" },
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct drawing *d = shapes(f, arena_printf(f->arena,
			"<svg width='40' height='20' viewBox='0 0 10 10' overflow='visible' "
			"preserveAspectRatio='%s'><path d='M0 0L10 10'/></svg>", cases[i].how));
		assert_int_equal(d->count, 1);
		assert_string_equal(path_of(f, &d->shapes[0]), cases[i].path);
	}
}

static void what_is_used_again_stands_where_it_is_used(void **state)
{
	struct fixture *f = *state;
	assert_path(f, "<defs><path id='a' d='M0 0L5 5'/></defs><use href='#a' x='10' y='2'/>",
		"m 10 2 l 15 7");
	const struct drawing *d = shapes(f, "<symbol id='s' viewBox='0 0 2 2'><path d='M1 1L2 2'/></symbol>"
		"<use xmlns:x='http://www.w3.org/1999/xlink' x:href='#s' fill='red' width='10' "
		"height='10'/>");
	assert_int_equal(d->count, 3);
	assert_int_equal(d->shapes[0].kind, DRAWING_CLIP);
	assert_string_equal(path_of(f, &d->shapes[0]), "m 0 0 l 10 0 l 10 10 l 0 10 l 0 0 h");
	assert_string_equal(path_of(f, &d->shapes[1]), "m 5 5 l 10 10");
	assert_int_equal(d->shapes[1].rgb[0], 255);
	assert_int_equal(d->shapes[2].kind, DRAWING_UNCLIP);
}

static void clips_go_around_what_they_clip(void **state)
{
	struct fixture *f = *state;
	const struct drawing *d = shapes(f, "<clipPath id='c' clipPathUnits='objectBoundingBox'>"
		"<rect width='.5' height='1' clip-rule='evenodd'/></clipPath>"
		"<rect x='10' y='20' width='40' height='10' clip-path='url(#c)'/>");
	assert_int_equal(d->count, 3);
	assert_int_equal(d->shapes[0].kind, DRAWING_CLIP);
	assert_true(d->shapes[0].even_odd);
	assert_string_equal(path_of(f, &d->shapes[0]), "m 10 20 l 30 20 l 30 30 l 10 30 l 10 20 h");
	assert_int_equal(d->shapes[1].kind, DRAWING_FIGURE);
	assert_int_equal(d->shapes[2].kind, DRAWING_UNCLIP);
}

static void opacity_makes_groups_where_it_must(void **state)
{
	struct fixture *f = *state;
	const struct drawing *d = shapes(f, "<path d='M0 0L1 1' opacity='.5' fill-opacity='50%'/>");
	assert_int_equal(d->count, 1);
	assert_int_equal(d->shapes[0].transparency, 191);
	d = shapes(f, "<path d='M0 0L1 1' opacity='.2' stroke='red'/>");
	assert_int_equal(d->count, 4);
	assert_int_equal(d->shapes[0].kind, DRAWING_GROUP);
	assert_int_equal(d->shapes[0].transparency, 204);
	assert_int_equal(d->shapes[1].transparency, 0);
	assert_int_equal(d->shapes[3].kind, DRAWING_UNGROUP);
}

static void gradients_lie_where_the_figure_or_the_drawing_says(void **state)
{
	struct fixture *f = *state;
	const struct drawing *d = shapes(f, "<linearGradient id='a'><stop offset='20%' "
		"stop-color='red'/><stop offset='.1' style='stop-color:#00f'/></linearGradient>"
		"<linearGradient id='b' href='#a' x2='0' y2='1'/>"
		"<radialGradient id='c' href='#a' gradientUnits='userSpaceOnUse' cx='7' cy='8' r='2' "
		"fx='8'/>"
		"<rect x='10' y='20' width='40' height='10' fill='url(#b)'/>"
		"<rect width='1' height='1' fill='url(\"#c\")'/>");
	assert_int_equal(d->count, 2);
	const struct drawing_gradient *g = d->shapes[0].gradient;
	assert_false(g->radial);
	assert_int_equal(g->count, 2);
	assert_true(g->stops[0].offset == 0.2 && g->stops[1].offset == 0.2);
	assert_int_equal(g->stops[1].rgb[2], 255);
	assert_float_equal(g->matrix[1], 1000000, 1); /* down by the height of the figure */
	assert_float_equal(g->matrix[4], 1000000, 1);
	assert_float_equal(g->matrix[5], 2000000, 1);
	g = d->shapes[1].gradient;
	assert_true(g->radial);
	assert_float_equal(g->matrix[0], 200000, 1);
	assert_float_equal(g->matrix[4], 700000, 1);
	assert_float_equal(g->focus_x, 0.5, 1e-6);
	/* Nothing wide, a gradient is its last color; without colors it paints nothing. */
	d = shapes(f, "<linearGradient id='a' x2='0'><stop/><stop stop-color='#0f0'/></linearGradient>"
		"<linearGradient id='b'/><rect width='1' height='1' fill='url(#a)'/>"
		"<rect width='1' height='1' fill='url(#b)'/>");
	assert_int_equal(d->count, 1);
	assert_int_equal(d->shapes[0].gradient->count, 1);
	assert_int_equal(d->shapes[0].gradient->stops[0].rgb[1], 255);
}

static void text_is_a_line_for_each_place(void **state)
{
	struct fixture *f = *state;
	const struct drawing *d = shapes(f, "<text x='10' y='20' font-size='5' text-anchor='end'>\n a "
		"<tspan font-weight='bold' fill='currentColor'> b\n</tspan><tspan x='1' dy='2em' "
		"font-family='kai'>c</tspan> </text>");
	assert_int_equal(d->count, 2);
	assert_int_equal(d->shapes[0].kind, DRAWING_TEXT);
	const struct drawing_text *one = d->shapes[0].text, *two = d->shapes[1].text;
	assert_int_equal(one->x, 1000000);
	assert_int_equal(one->y, 2000000);
	assert_int_equal(one->anchor, DRAWING_END);
	assert_int_equal(one->count, 2);
	assert_memory_equal(one->spans[0].text.data, "a ", one->spans[0].text.len);
	assert_int_equal(one->spans[0].size, 500000);
	assert_null(one->spans[0].families);
	assert_memory_equal(one->spans[1].text.data, "b", one->spans[1].text.len);
	assert_int_equal(one->spans[1].weight, 700);
	assert_true(one->spans[1].current);
	assert_int_equal(two->x, 100000);
	assert_int_equal(two->y, 3000000);
	assert_int_equal(two->count, 1);
	assert_string_equal(two->spans[0].families, "kai");
	/* A quarter turn, and the middle of the letters on the place. */
	d = shapes(f, "<text transform='rotate(-90)' x='-30' y='10' font-size='10' "
		"dominant-baseline='middle'>d</text>");
	one = d->shapes[0].text;
	assert_int_equal(one->turns, 1);
	assert_int_equal(one->x, 1350000);
	assert_int_equal(one->y, 3000000);
	/* What is seen through is a group; white space alone is nothing. */
	d = shapes(f, "<text fill-opacity='.5'>e</text><text> <tspan x='1'> </tspan></text>");
	assert_int_equal(d->count, 3);
	assert_int_equal(d->shapes[0].kind, DRAWING_GROUP);
}

static void a_file_is_read_like_an_element(void **state)
{
	struct fixture *f = *state;
	const char *svg = "\xEF\xBB\xBF<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC "
		"'-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>\n"
		HEAD "<path d='M0 0'/></svg>";
	const struct picture *p = load_bytes(f, svg, strlen(svg));
	assert_non_null(p);
	assert_int_equal(p->kind, PICTURE_DRAWING);
	assert_int_equal(p->drawing->count, 1);
}

static void what_cannot_be_drawn_is_told(void **state)
{
	static const struct { const char *body, *told; } cases[] = {
		{ "<text transform='rotate(45)'>a</text>", "text can be turned by right angles only" },
		{ "<text>a<tspan dy='3'>b</tspan></text>", "dy=\"...\" of <tspan> cannot be drawn" },
		{ "<text><textPath/></text>", "text=\"textPath\" of <text> cannot be drawn" },
		{ "<text stroke='red'>a</text>", "stroke=\"...\" of <text> cannot be drawn" },
		{ "<text text-decoration='underline'>a</text>", "text-decoration=\"underline\"" },
		{ "<foreignObject/>", "<foreignObject> cannot be drawn; turn it into paths" },
		{ "<image/>", "<image> cannot be drawn" },
		{ "<use href='#a'/>", "href=\"#a\" of <use> cannot be drawn" },
		{ "<path d='M0 0' fill='url(#a)'/>", "fill=\"url(#a)\" of <path> cannot be drawn" },
		{ "<path id='a' d='M0 0' fill='url(#a)'/>", "fill=\"url(#a)\" of <path>" },
		{ "<g opacity='half'/>", "opacity=\"half\" of <g> cannot be drawn" },
		{ "<g clip-path='url(#a)'/>", "clip-path=\"url(...)\" of <g>" },
		{ "<clipPath id='a' clip-path='url(#a)'><path d='M0 0'/></clipPath>"
		  "<g clip-path='url(#a)'/>", "clip-path=\"url(...)\" of <g>" },
		{ "<clipPath id='a'><text/></clipPath><g clip-path='url(#a)'/>",
		  "clip-path=\"text\" of <text>" },
		{ "<linearGradient id='a' spreadMethod='reflect'/><rect width='1' height='1' "
		  "fill='url(#a)'/>", "spreadMethod=\"reflect\" of <linearGradient>" },
		{ "<linearGradient id='a'><stop stop-opacity='.5'/></linearGradient><rect width='1' "
		  "height='1' fill='url(#a)'/>", "a gradient with colors that are seen through" },
		{ "<linearGradient id='a' href='#a'/><rect width='1' height='1' fill='url(#a)'/>",
		  "href=\"...\" of <linearGradient>" },
		{ "<linearGradient id='a'/><rect width='1' height='1' stroke='url(#a)'/>",
		  "stroke=\"url(...)\" of <rect>" },
		{ "<svg preserveAspectRatio='middle'><path d='M0 0'/></svg>",
		  "preserveAspectRatio=\"middle\" of <svg>" },
		{ "<g style='mask:url(#m)'/>", "mask=\"url(#m)\" of <g>" },
		{ "<path d='L0 0'/>", "d=\"L0 0\" of <path>" },
		{ "<path d='M0 0 1'/>", "d=\"M0 0 1\" of <path>" },
		{ "<path d='M0 0X'/>", "d=\"M0 0X\" of <path>" },
		{ "<rect width='1em'/>", "width=\"1em\" of <rect>" },
		{ "<g transform='turn(1)'/>", "transform=\"turn(1)\" of <g>" },
		{ "<polygon points='1,1 a'/>", "points=\"1,1 a\" of <polygon>" },
		{ "<style>path{fill:red}</style>", "only classes" },
		{ "<style>.a{fill:red</style>", "only classes" },
		{ "<style>.{fill:red}</style>", "only classes" },
		{ "<path d='M0 0' stroke-dasharray='-1'/>", "stroke-dasharray=\"-1\"" },
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_null(draw(f, arena_printf(f->arena, HEAD "\n%s</svg>", cases[i].body)));
		assert_int_equal(f->code, CODE_PICTURE_KIND);
		if (!strstr(f->text, cases[i].told) ||
			!strstr(f->text, "fo:instream-foreign-object, line 2: "))
			fail_msg("\"%s\" instead of \"%s\"", f->text, cases[i].told);
		assert_int_equal(f->diag.errors, i + 1);
	}
}

static void traps_are_refused(void **state)
{
	struct fixture *f = *state;
	const char *entities = "<!DOCTYPE svg [<!ENTITY a 'aaaa'>]>" HEAD "</svg>";
	assert_refused(f, entities, strlen(entities), CODE_XML_ENTITY, "declares entities");
	assert_refused(f, HEAD, strlen(HEAD), CODE_PICTURE_BROKEN, "not well-formed");
	const char *flat = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 0'/>";
	assert_refused(f, flat, strlen(flat), CODE_PICTURE_BROKEN, "it has no size");
	const char *thin = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1e9 1e-9'/>";
	assert_refused(f, thin, strlen(thin), CODE_PICTURE_BROKEN, "it has no size");
	struct buf deep;
	buf_init(&deep, 10000);
	buf_add_str(&deep, HEAD);
	for (int i = 0; i < 150; i++)
		buf_add_str(&deep, "<g>");
	for (int i = 0; i < 150; i++)
		buf_add_str(&deep, "</g>");
	buf_add_str(&deep, "</svg>");
	assert_refused(f, deep.data, deep.len, CODE_XML_LIMIT, "deep in each other");
	buf_release(&deep);
	const char *ring = HEAD "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g></svg>";
	assert_refused(f, ring, strlen(ring), CODE_XML_LIMIT, "deep in each other");
	struct buf many;
	buf_init(&many, 10000);
	buf_add_str(&many, HEAD "<g id='g0'><path d='M0 0'/></g>");
	for (int i = 1; i < 30; i++)
		buf_printf(&many, "<g id='g%d'><use href='#g%d'/><use href='#g%d'/></g>", i, i - 1, i - 1);
	buf_add_str(&many, "</svg>");
	assert_refused(f, many.data, many.len, CODE_PICTURE_TOO_LARGE, "elements");
	buf_release(&many);
}

/* Numbers that leave every range, and bytes that are wrong: no more than a message comes of it. */
static void damage_does_no_harm(void **state)
{
	struct fixture *f = *state;
	static const char good[] = HEAD "<g transform='rotate(20 3 4)'><path d='M1e300 2-3A4 5 6 0 1 "
		"7e14 8zS1e-300 0 5 5T9 9' stroke='#123456' stroke-dasharray='1e14 3'/>"
		"<rect x='1' rx='3' width='9e14' height='10'/></g></svg>";
	static const char bytes[] = "0123456789eE.-+,MmLlAaSsZz<>'\"()#% ";
	uint32_t seed = 11;
	for (int i = 0; i < 3000; i++) {
		char copy[sizeof good];
		memcpy(copy, good, sizeof good);
		for (int k = 0; k < 3; k++) {
			seed = seed * 1664525 + 1013904223;
			copy[60 + (seed >> 8) % (sizeof good - 70)] =
				bytes[(seed >> 16) % (sizeof bytes - 1)];
		}
		unsigned errors = f->diag.errors;
		const struct picture *p = draw(f, copy);
		assert_int_equal(f->diag.errors, errors + (p ? 0 : 1));
		for (size_t s = 0; p && s < p->drawing->count; s++)
			assert_true(p->drawing->shapes[s].count > 0);
		picture_cache_free(f->cache);
		f->cache = picture_cache_new();
	}
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(path_commands_draw),
		TEST(arcs_end_where_they_should),
		TEST(basic_shapes_are_paths),
		TEST(transforms_nest),
		TEST(colors_come_from_everywhere),
		TEST(strokes_have_their_form),
		TEST(what_is_hidden_or_silent_is_not_drawn),
		TEST(sizes_come_from_width_height_and_view_box),
		TEST(the_view_box_is_centred_in_another_shape),
		TEST(view_boxes_fit_as_they_are_told),
		TEST(what_is_used_again_stands_where_it_is_used),
		TEST(clips_go_around_what_they_clip),
		TEST(opacity_makes_groups_where_it_must),
		TEST(gradients_lie_where_the_figure_or_the_drawing_says),
		TEST(text_is_a_line_for_each_place),
		TEST(a_file_is_read_like_an_element),
		TEST(what_cannot_be_drawn_is_told),
		TEST(traps_are_refused),
		TEST(damage_does_no_harm),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
