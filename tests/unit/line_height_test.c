/* How high lines are, and where the base lines of inlines, pictures and whole lines lie. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <libxml/parser.h>
#include <string.h>

#include "fo/fo.h"
#include "line/line.h"

static struct font_set *fonts;
static struct diag diag;
static struct arena *arena;

static struct place place_of(void *user, xmlNodePtr node, struct place *record)
{
	(void)user;
	(void)record;
	return (struct place){ "test.fo", xmlGetLineNo(node), 0 };
}

/* Pictures stand on their base line but for a quarter of their height. */
static bool measure_object(void *user, const struct fo_node *object, mpt reference,
	struct object_size *out)
{
	(void)user;
	mpt height = fo_length(object, PROP_CONTENT_HEIGHT, reference);
	*out = (struct object_size){ 10000, height - height / 4, height / 4 };
	return true;
}

static const char *no_text(void *user, const struct fo_node *node)
{
	(void)user;
	(void)node;
	return "";
}

static const struct fo_node *first_block(const struct fo_node *n)
{
	while (n && n->object != FO_BLOCK)
		n = n->object == FO_LAYOUT_MASTER_SET ? n->next : n->first;
	return n;
}

struct result {
	struct paragraph *p;
	struct line_list list;
};

/* Text in Helvetica of 12 pt, unless ATTRIBUTES say otherwise. */
static struct result set(const char *attributes, const char *content)
{
	const char *source = arena_printf(arena,
		"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'><fo:layout-master-set>"
		"<fo:simple-page-master master-name='p'><fo:region-body/></fo:simple-page-master>"
		"</fo:layout-master-set><fo:page-sequence master-reference='p' font-size='12pt' "
		"font-family='Helvetica'><fo:flow flow-name='xsl-region-body'>"
		"<fo:block %s>%s</fo:block></fo:flow></fo:page-sequence></fo:root>", attributes, content);
	xmlDocPtr doc = xmlReadMemory(source, (int)strlen(source), "test.fo", NULL, XML_PARSE_NONET);
	assert_non_null(doc);
	struct fo_tree *tree = fo_build(arena, doc, place_of, NULL, &diag);
	xmlFreeDoc(doc);
	assert_non_null(tree);
	struct text_env env = { .fonts = fonts, .diag = &diag, .measure = measure_object,
		.generated = no_text };
	const struct fo_node *block = first_block(tree->root->first);
	struct result r = { .p = text_collect(arena, &env, block, block->first, NULL, 300000) };
	assert_non_null(r.p);
	r.list = line_break(arena, r.p, &(struct line_space){ .measure = 300000, .fonts = fonts });
	return r;
}

/* The shift of the first cell whose text begins with C, or of the first object for '#'. */
static mpt shift_of(const struct result *r, char c)
{
	for (size_t i = 0; i < r->p->cell_count; i++) {
		const struct cell *cell = &r->p->cells[i];
		if (c == '#' ? cell->kind == CELL_OBJECT :
				cell->kind == CELL_GLYPHS && r->p->text.data[cell->text] == c)
			return r->list.shift[i];
	}
	fail();
	return 0;
}

static void assert_heights(const struct result *r, mpt ascent, mpt descent)
{
	assert_int_equal(r->list.count, 1);
	assert_int_equal(r->list.lines[0].ascent, ascent);
	assert_int_equal(r->list.lines[0].descent, descent);
}

/* Helvetica: ascender 718, descender -207, x-height 523; at 12 pt 8,616, 2,484 and 6,276. */
enum { LEAD = 1650, ASCENT = 8616 + LEAD, DESCENT = 2484 + LEAD };

static void half_leading_on_both_sides(void **state)
{
	(void)state;
	struct result r = set("", "abc");
	assert_heights(&r, ASCENT, DESCENT);
	r = set("line-height='20pt'", "abc");
	assert_heights(&r, 8616 + 4450, 2484 + 4450);
	r = set("line-height='8pt'", "abc");
	assert_heights(&r, 8616 - 1550, 2484 - 1550);
	r = set("line-height='8pt'", "a<fo:inline font-weight='bold'>b</fo:inline>");
	assert_heights(&r, 8616 - 1550, 2484 - 1550);
}

static void smaller_text_changes_nothing(void **state)
{
	(void)state;
	struct result r = set("", "abc <fo:inline font-size='8pt'>def</fo:inline>");
	assert_heights(&r, ASCENT, DESCENT);
	assert_int_equal(shift_of(&r, 'd'), 0);
}

static void larger_text_makes_the_line_higher(void **state)
{
	(void)state;
	/* XSL 1.1, 4.5: half-leading round the rectangle that encloses the line's and the inline's. */
	struct result r = set("", "abc <fo:inline font-size='24pt'>def</fo:inline>");
	assert_heights(&r, 17232 + LEAD, 4968 + LEAD);
	r = set("line-stacking-strategy='line-height'",
		"abc <fo:inline font-size='24pt' line-height='30pt'>def</fo:inline>");
	assert_heights(&r, 17232 + 3900, 4968 + 3900);
	r = set("line-stacking-strategy='font-height'",
		"abc <fo:inline font-size='24pt'>def</fo:inline>");
	assert_heights(&r, ASCENT, DESCENT);
}

static void other_faces_keep_the_pitch(void **state)
{
	(void)state;
	struct result han = set("font-family='song' line-height='18pt'", "今天天气好");
	struct result mixed = set("font-family='song' line-height='18pt'", "今天abc天气好℃①");
	assert_heights(&mixed, han.list.lines[0].ascent, han.list.lines[0].descent);
	assert_int_equal(han.list.lines[0].ascent + han.list.lines[0].descent, 18000);
}

static void superscripts_and_subscripts(void **state)
{
	(void)state;
	struct result r = set("", "abc<fo:inline baseline-shift='super'>d</fo:inline>");
	assert_int_equal(shift_of(&r, 'd'), 6276);
	assert_heights(&r, 6276 + ASCENT, DESCENT);
	r = set("", "abc<fo:inline font-size='8pt' baseline-shift='sub'>d</fo:inline>");
	assert_int_equal(shift_of(&r, 'd'), -8 * 523 / 2);
	assert_heights(&r, ASCENT, 8 * 523 / 2 + 8 * 207 + LEAD);
	r = set("", "abc<fo:inline baseline-shift='3pt'>d</fo:inline>");
	assert_int_equal(shift_of(&r, 'd'), 3000);
	r = set("", "abc<fo:inline baseline-shift='-50%'>d</fo:inline>");
	assert_int_equal(shift_of(&r, 'd'), -7200);
	assert_heights(&r, ASCENT, DESCENT + 7200);
}

/* CLREQ: what is small and raised leaves the pitch of the lines alone. */
static void note_marks_keep_the_pitch_of_chinese_text(void **state)
{
	(void)state;
	struct result plain = set("line-height='20pt'", "今天天气好");
	struct result noted = set("line-height='20pt'",
		"今天天气好<fo:inline font-size='7pt' baseline-shift='super'>1</fo:inline>");
	assert_heights(&noted, plain.list.lines[0].ascent, plain.list.lines[0].descent);
	struct result large = set("line-height='20pt'", "今<fo:inline font-size='24pt'>天</fo:inline>");
	assert_true(large.list.lines[0].ascent > plain.list.lines[0].ascent);
}

static void shifts_add_up(void **state)
{
	(void)state;
	struct result r = set("", "a<fo:inline baseline-shift='3pt'>b<fo:inline baseline-shift='2pt'>"
		"c</fo:inline></fo:inline>");
	assert_int_equal(shift_of(&r, 'a'), 0);
	assert_int_equal(shift_of(&r, 'b'), 3000);
	assert_int_equal(shift_of(&r, 'c'), 5000);
}

static void shifts_may_be_disregarded(void **state)
{
	(void)state;
	struct result r = set("line-height-shift-adjustment='disregard-shifts'",
		"abc<fo:inline baseline-shift='super'>d</fo:inline>");
	assert_int_equal(shift_of(&r, 'd'), 6276);
	assert_heights(&r, ASCENT, DESCENT);
}

static void pictures_stand_on_the_base_line(void **state)
{
	(void)state;
	struct result r = set("", "a<fo:external-graphic src='a.png' content-height='40pt'/>");
	assert_int_equal(shift_of(&r, '#'), 0);
	assert_heights(&r, 30000 + LEAD, 10000 + LEAD);
	/* A block that holds nothing else asks for no leading. */
	r = set("line-height='0pt'", "<fo:external-graphic src='a.png' content-height='40pt'/>");
	assert_heights(&r, 30000, 10000);
}

static void pictures_in_the_middle(void **state)
{
	(void)state;
	struct result r = set("", "a<fo:external-graphic src='a.png' content-height='40pt' "
		"alignment-baseline='central'/>");
	/* Its own middle lies 10 pt above its base line, that of the text 3.066. */
	assert_int_equal(shift_of(&r, '#'), 3066 - 10000);
	r = set("", "a<fo:external-graphic src='a.png' content-height='40pt' "
		"alignment-baseline='text-before-edge'/>");
	assert_int_equal(shift_of(&r, '#'), 8616 - 30000);
}

static void edges_of_the_line(void **state)
{
	(void)state;
	struct result r = set("", "a<fo:external-graphic src='a.png' content-height='40pt' "
		"alignment-baseline='before-edge'/>");
	/* Half-leading lies outside; what finds no room makes the line grow downwards. */
	assert_heights(&r, ASCENT, 40000 - 8616 + LEAD);
	assert_int_equal(shift_of(&r, '#'), 8616 - 30000);
	r = set("", "a<fo:external-graphic src='a.png' content-height='40pt' "
		"alignment-baseline='after-edge'/>");
	assert_heights(&r, ASCENT, 40000 - 8616 + LEAD);
	assert_int_equal(shift_of(&r, '#'), 10000 - (40000 - 8616));
}

static void another_dominant_base_line(void **state)
{
	(void)state;
	struct result r = set("dominant-baseline='hanging'",
		"abc <fo:inline font-size='6pt'>d</fo:inline>");
	assert_int_equal(shift_of(&r, 'a'), 0);
	/* 0.8 of the ascents meet. */
	assert_int_equal(shift_of(&r, 'd'), 6893 - 3446);
}

static void anchors_alone_have_no_height(void **state)
{
	(void)state;
	struct result r = set("", "<fo:inline id='x'/>");
	for (size_t i = 0; i < r.list.count; i++)
		assert_int_equal(r.list.lines[i].ascent + r.list.lines[i].descent, 0);
}

static void an_empty_line_of_preserved_text_has_its_height(void **state)
{
	(void)state;
	struct result r = set("linefeed-treatment='preserve'", "a\n\nb");
	assert_int_equal(r.list.count, 3);
	assert_int_equal(r.list.lines[1].ascent + r.list.lines[1].descent, 14400);
}

static void nothing_makes_no_line(void **state)
{
	(void)state;
	struct result r = set("", " ");
	assert_int_equal(r.list.count, 0);
}

static void properties_choose_the_alignment(void **state)
{
	(void)state;
	const struct { const char *attributes; mpt x; } cases[] = {
		{ "text-align='start'", 0 },
		{ "text-align='left'", 0 },
		{ "text-align='inside'", 0 },
		{ "text-align='justify'", 0 },
		{ "text-align='center'", 140000 },
		{ "text-align='end'", 280000 },
		{ "text-align='right'", 280000 },
		{ "text-align='outside'", 280000 },
		{ "text-align='justify' text-align-last='end'", 280000 },
		{ "text-align='end' text-align-last='relative'", 280000 },
		{ "text-align='end' text-align-last='start'", 0 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct result r = set(arena_printf(arena, "font-size='20pt' font-family='song' %s",
			cases[i].attributes), "好");
		assert_int_equal(r.list.lines[0].x, cases[i].x);
	}
}

static int open_fonts(void **state)
{
	(void)state;
	diag_init(&diag, NULL, NULL);
	arena = arena_new();
	fonts = font_set_new("fonts", &diag);
	return fonts ? 0 : -1;
}

static int close_fonts(void **state)
{
	(void)state;
	font_set_free(fonts);
	arena_free(arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(half_leading_on_both_sides),
		cmocka_unit_test(smaller_text_changes_nothing),
		cmocka_unit_test(larger_text_makes_the_line_higher),
		cmocka_unit_test(other_faces_keep_the_pitch),
		cmocka_unit_test(superscripts_and_subscripts),
		cmocka_unit_test(note_marks_keep_the_pitch_of_chinese_text),
		cmocka_unit_test(shifts_add_up),
		cmocka_unit_test(shifts_may_be_disregarded),
		cmocka_unit_test(pictures_stand_on_the_base_line),
		cmocka_unit_test(pictures_in_the_middle),
		cmocka_unit_test(edges_of_the_line),
		cmocka_unit_test(another_dominant_base_line),
		cmocka_unit_test(anchors_alone_have_no_height),
		cmocka_unit_test(an_empty_line_of_preserved_text_has_its_height),
		cmocka_unit_test(nothing_makes_no_line),
		cmocka_unit_test(properties_choose_the_alignment),
	};
	return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
