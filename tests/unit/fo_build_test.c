/* The tree: what stands where, what is inherited, what margins and shorthands come to. */
#include "fo_fixture.h"

static void expect_pt(
	const struct built *b, const char *id, enum fo_property p, mpt length, int32_t percent)
{
	const struct fo_value *v = fo_get(get(b, id), p);
	assert_int_equal(v->kind, VALUE_LENGTH);
	assert_int_equal(v->as.length, length);
	assert_int_equal(v->percent, percent);
}

static void expect_word(const struct built *b, const char *id, enum fo_property p, enum keyword k)
{
	assert_string_equal(fo_keyword_name(fo_keyword(get(b, id), p)), fo_keyword_name(k));
}

static void text_is_kept_where_it_may_stand(void **state)
{
	struct built b;
	(void)state;
	build_good(&b,
		" <fo:block id='x'> 一<!-- note --> "
		"<fo:inline>二</fo:inline><![CDATA[三]]></fo:block>\n"
		"<fo:list-block>\n<fo:list-item> "
		"<fo:list-item-label><fo:block/></fo:list-item-label>"
		"<fo:list-item-body/></fo:list-item></fo:list-block>");
	const struct fo_node *x = get(&b, "x"), *n = x->first;
	assert_int_equal(n->object, FO_TEXT);
	assert_memory_equal(n->text.data, " 一", n->text.len);
	assert_int_equal(n->next->text.len, 1);
	assert_int_equal(n->next->next->object, FO_INLINE);
	assert_memory_equal(x->last->text.data, "三", 3);
	assert_ptr_equal(n->style, x->style);
	assert_int_equal(x->parent->first->object, FO_BLOCK); /* no white space before it */
	assert_int_equal(x->next->object, FO_LIST_BLOCK);
	built_release(&b);
}

static void inheritance(void **state)
{
	struct built b;
	(void)state;
	build_good(&b,
		"<fo:block color='red' padding='3pt' text-indent='10%' id='a'><fo:block id='b'>"
		"<fo:block id='c' padding-start='inherit'/></fo:block></fo:block>");
	assert_int_equal(fo_color(get(&b, "c"), PROP_COLOR).c[0], 255);
	expect_pt(&b, "c", PROP_TEXT_INDENT, 0, 10000);
	expect_pt(&b, "a", PROP_PADDING_START, 3000, 0);
	expect_pt(&b, "b", PROP_PADDING_START, 0, 0);
	assert_true(fo_specified(get(&b, "a"), PROP_COLOR));
	assert_false(fo_specified(get(&b, "b"), PROP_COLOR));
	assert_true(fo_specified(get(&b, "a"), PROP_PADDING_END));
	built_release(&b);
}

static void a_line_height_without_unit_is_a_factor(void **state)
{
	struct built b;
	(void)state;
	build_good(&b,
		"<fo:block id='n'/><fo:block line-height='1.5' id='a'><fo:block font-size='8pt' "
		"id='b'><fo:block line-height='200%' id='c'><fo:inline font-size='20pt' "
		"id='d'/></fo:block><fo:block line-height='normal' id='e'/></fo:block></fo:block>"
		"<fo:block line-height='1em + 2pt' font-size='10pt' id='f'/>");
	expect_pt(&b, "n", PROP_LINE_HEIGHT, 14400, 0);
	expect_pt(&b, "a", PROP_LINE_HEIGHT, 18000, 0);
	expect_pt(&b, "b", PROP_LINE_HEIGHT, 12000, 0);
	expect_pt(&b, "c", PROP_LINE_HEIGHT, 16000, 0);
	expect_pt(&b, "d", PROP_LINE_HEIGHT, 16000, 0); /* a length, not a factor, is handed down */
	expect_pt(&b, "e", PROP_LINE_HEIGHT, 9600, 0);
	expect_pt(&b, "f", PROP_LINE_HEIGHT, 12000, 0);
	built_release(&b);
}

static void margins_become_indents_and_spaces(void **state)
{
	struct built b;
	(void)state;
	build_good(&b,
		"<fo:block margin='5pt 10pt 15pt 20pt' id='a'>"
		"<fo:block margin-left='3pt' padding-left='2pt' border-left='1pt solid' id='b'/>"
		"<fo:block padding-left='2pt' id='c'/><fo:block start-indent='1pt' id='d'/>"
		"<fo:inline margin-left='4pt' id='e'/></fo:block>");
	expect_pt(&b, "a", PROP_SPACE_BEFORE_OPTIMUM, 5000, 0);
	expect_pt(&b, "a", PROP_SPACE_AFTER_MINIMUM, 15000, 0);
	expect_pt(&b, "a", PROP_START_INDENT, 20000, 0);
	expect_pt(&b, "a", PROP_END_INDENT, 10000, 0);
	expect_pt(&b, "b", PROP_START_INDENT, 26000, 0); /* 20 + 3 + 2 + 1 */
	expect_pt(&b, "b", PROP_END_INDENT, 10000, 0);
	expect_pt(&b, "c", PROP_START_INDENT, 20000, 0); /* padding hangs out without a margin */
	expect_pt(&b, "d", PROP_START_INDENT, 1000, 0);
	expect_pt(&b, "e", PROP_SPACE_START_OPTIMUM, 4000, 0);
	expect_pt(&b, "e", PROP_START_INDENT, 20000, 0);
	built_release(&b);
}

static void spaces_and_indents_go_before_the_shorthand_of_margins(void **state)
{
	struct built b;
	(void)state;
	build_good(&b,
		"<fo:block id='a' margin='1pt' space-before='9pt' start-indent='20pt'/>"
		"<fo:block id='b' space-before='9pt' start-indent='20pt' margin-top='2pt' margin='1pt' "
		"margin-left='3pt' border-left='1pt solid red'/>");
	const struct fo_node *a = get(&b, "a"), *bb = get(&b, "b");
	assert_int_equal(fo_length(a, PROP_SPACE_BEFORE_OPTIMUM, 0), 9000);
	assert_int_equal(fo_length(a, PROP_SPACE_AFTER_OPTIMUM, 0), 1000);
	assert_int_equal(fo_length(a, PROP_START_INDENT, 0), 20000);
	assert_int_equal(fo_length(a, PROP_END_INDENT, 0), 1000);
	assert_int_equal(fo_length(bb, PROP_SPACE_BEFORE_OPTIMUM, 0), 2000);
	assert_int_equal(fo_length(bb, PROP_START_INDENT, 0), 4000);
	built_release(&b);
}

static void a_margin_is_kept_at_the_edge_of_an_area(void **state)
{
	struct built b;
	(void)state;
	build_good(&b, "<fo:block margin-top='5pt' space-after='5pt' id='a'/>");
	const struct fo_node *a = fo_by_id(b.tree, "a");
	assert_int_equal(fo_keyword(a, PROP_SPACE_BEFORE_CONDITIONALITY), KW_RETAIN);
	assert_int_equal(fo_keyword(a, PROP_SPACE_AFTER_CONDITIONALITY), KW_DISCARD);
	built_release(&b);
}

static void a_margin_in_percent_is_of_what_the_parent_leaves(void **state)
{
	struct built b;
	(void)state;
	build_good(&b,
		"<fo:block margin-left='10%' margin-right='20pt'>"
		"<fo:block margin-left='10%' id='x'/></fo:block>");
	/* A tenth, and a tenth of nine tenths less 20 pt. */
	expect_pt(&b, "x", PROP_START_INDENT, -2000, 19000);
	built_release(&b);
}

static void indents_are_inherited_into_cells_and_containers(void **state)
{
	struct built b;
	(void)state;
	build_good(&b, "<fo:block margin-left='10pt'><fo:table id='t'><fo:table-body><fo:table-row>"
		       "<fo:table-cell margin-left='3pt' padding='1pt'><fo:block id='b'/>"
		       "</fo:table-cell><fo:table-cell><fo:block id='c'/></fo:table-cell>"
		       "</fo:table-row></fo:table-body><fo:table-body start-indent='0pt'>"
		       "<fo:table-row><fo:table-cell><fo:block id='z'/></fo:table-cell>"
		       "</fo:table-row></fo:table-body></fo:table>"
		       "<fo:block-container margin-left='4pt' padding='1pt' id='d'><fo:block id='e'/>"
		       "</fo:block-container></fo:block>");
	expect_pt(&b, "t", PROP_START_INDENT, 10000, 0);
	expect_pt(&b, "b", PROP_START_INDENT, 3000, 0); /* a cell's own margin, inside its padding */
	expect_pt(&b, "c", PROP_START_INDENT, 10000, 0);
	expect_pt(&b, "z", PROP_START_INDENT, 0, 0);
	expect_pt(&b, "d", PROP_START_INDENT, 5000, 0); /* from the edge of the area around */
	expect_pt(&b, "e", PROP_START_INDENT, 5000, 0);
	built_release(&b);
}

static void lists_know_where_labels_end_and_bodies_start(void **state)
{
	struct built b;
	(void)state;
	build_good(&b,
		"<fo:list-block provisional-distance-between-starts='50pt' start-indent='7pt' "
		"provisional-label-separation='10pt'><fo:list-item>"
		"<fo:list-item-label end-indent='label-end()'><fo:block "
		"id='a'/></fo:list-item-label>"
		"<fo:list-item-body start-indent='body-start()'><fo:block id='b'/>"
		"</fo:list-item-body></fo:list-item></fo:list-block>");
	expect_pt(&b, "a", PROP_START_INDENT, 7000, 0);
	expect_pt(&b, "a", PROP_END_INDENT, -47000, 100000); /* from the other edge: 7 + 50 - 10 */
	expect_pt(&b, "b", PROP_START_INDENT, 57000, 0);
	built_release(&b);
}

static void writing_modes_turn_edges_to_sides(void **state)
{
	struct built b;
	(void)state;
	build_good(&b,
		"<fo:block-container writing-mode='rl-tb'><fo:block padding-left='1pt' "
		"text-align='left' width='9pt' id='a'/></fo:block-container>"
		"<fo:block-container writing-mode='tb'><fo:block padding-left='1pt' "
		"padding-top='2pt' width='9pt' id='b'/></fo:block-container>"
		"<fo:block-container writing-mode='vertical-rl' padding-left='1pt' width='9pt' id='c'>"
		"<fo:block margin-right='3pt' margin-top='4pt' id='d'><fo:external-graphic src='x' "
		"content-width='5pt' id='e'/></fo:block><fo:block-container absolute-position='absolute' "
		"left='1pt' top='2pt' writing-mode='lr-tb' width='7pt' id='f'/></fo:block-container>"
		"<fo:table writing-mode='tb-rl' space-before='6pt' id='g'><fo:table-body><fo:table-cell>"
		"<fo:block border-top='2pt solid red' id='h'/></fo:table-cell></fo:table-body></fo:table>");
	expect_pt(&b, "a", PROP_PADDING_END, 1000, 0);
	expect_word(&b, "a", PROP_TEXT_ALIGN, KW_END);
	expect_pt(&b, "a", PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, 9000, 0);
	expect_pt(&b, "b", PROP_PADDING_AFTER, 1000, 0);
	expect_pt(&b, "b", PROP_PADDING_START, 2000, 0);
	expect_pt(&b, "b", PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, 9000, 0);
	/* The edges of a box are those of the area around; its measures are those of its content. */
	expect_pt(&b, "c", PROP_PADDING_START, 1000, 0);
	expect_pt(&b, "c", PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, 9000, 0);
	expect_pt(&b, "d", PROP_SPACE_BEFORE_OPTIMUM, 3000, 0);
	expect_pt(&b, "d", PROP_START_INDENT, 4000, 0);
	expect_pt(&b, "e", PROP_CONTENT_HEIGHT, 5000, 0);
	expect_pt(&b, "f", PROP_BOTTOM, 1000, 0);
	expect_pt(&b, "f", PROP_LEFT, 2000, 0);
	expect_pt(&b, "f", PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, 7000, 0);
	expect_pt(&b, "h", PROP_BORDER_START_WIDTH, 2000, 0);
	const struct fo_node *table = fo_by_id(b.tree, "g");
	assert_int_equal(table->object, FO_TABLE);
	assert_int_equal(table->parent->object, FO_BLOCK_CONTAINER);
	assert_int_equal(fo_length(table->parent, PROP_SPACE_BEFORE_OPTIMUM, 0), 6000);
	assert_true(fo_is_vertical(table) && !fo_is_vertical(table->parent->parent));
	built_release(&b);
}

/* Flows have the writing mode of their regions, notes that of the flow, blocks none of their own. */
static void lines_run_as_in_the_region(void **state)
{
	struct built b;
	(void)state;
	build_document(&b,
		"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'><fo:layout-master-set>"
		"<fo:simple-page-master master-name='m' margin-left='9pt' writing-mode='tb-rl' id='m'>"
		"<fo:region-body margin-left='7pt' id='r'/><fo:region-before writing-mode='lr-tb' "
		"region-name='head'/></fo:simple-page-master><fo:page-sequence-master master-name='s'>"
		"<fo:repeatable-page-master-alternatives><fo:conditional-page-master-reference "
		"master-reference='m'/></fo:repeatable-page-master-alternatives>"
		"</fo:page-sequence-master></fo:layout-master-set><fo:page-sequence "
		"master-reference='s'><fo:static-content flow-name='head'><fo:block id='a'/>"
		"</fo:static-content><fo:static-content flow-name='xsl-footnote-separator'>"
		"<fo:block id='b'/></fo:static-content><fo:flow flow-name='xsl-region-body'>"
		"<fo:block-container writing-mode='lr'><fo:block id='c'>x<fo:footnote><fo:inline>1"
		"</fo:inline><fo:footnote-body><fo:block id='d'/></fo:footnote-body></fo:footnote>"
		"</fo:block></fo:block-container><fo:block writing-mode='lr-tb' id='e'/></fo:flow>"
		"</fo:page-sequence><fo:page-sequence master-reference='s' writing-mode='lr-tb'><fo:flow "
		"flow-name='xsl-region-body'><fo:block id='f'/><fo:block writing-mode='tb-rl' id='g'/>"
		"</fo:flow></fo:page-sequence></fo:root>");
	assert_string_equal(b.messages, "1 O006 writing-mode has no effect on fo:block; put it into "
		"an fo:block-container that has it\n");
	static const struct { const char *id; bool vertical; } blocks[] = { { "a", false },
		{ "b", true }, { "c", false }, { "d", true }, { "e", true }, { "f", false },
		{ "g", false } };
	for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++)
		assert_true(fo_is_vertical(fo_by_id(b.tree, blocks[i].id)) == blocks[i].vertical);
	/* The paper lies as it lies; the margins of regions are those of the page turned. */
	expect_pt(&b, "m", PROP_MARGIN_LEFT, 9000, 0);
	expect_pt(&b, "r", PROP_MARGIN_BOTTOM, 7000, 0);
	built_release(&b);
}

static void masters_of_a_sequence_agree_on_lines(void **state)
{
	struct built b;
	(void)state;
	build_document(&b,
		"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'><fo:layout-master-set>"
		"<fo:simple-page-master master-name='v' writing-mode='tb-rl'><fo:region-body/>"
		"</fo:simple-page-master><fo:simple-page-master master-name='h'><fo:region-body/>"
		"</fo:simple-page-master><fo:page-sequence-master master-name='s'>"
		"<fo:single-page-master-reference master-reference='v'/>"
		"<fo:repeatable-page-master-reference master-reference='h'/>"
		"</fo:page-sequence-master></fo:layout-master-set><fo:page-sequence "
		"master-reference='s'><fo:flow flow-name='xsl-region-body'><fo:block id='a'/>"
		"</fo:flow></fo:page-sequence></fo:root>");
	assert_string_equal(b.messages, "1 O003 the page masters differ in the writing-mode of "
		"\"xsl-region-body\"; its text is set for the first\n");
	assert_true(fo_is_vertical(fo_by_id(b.tree, "a")));
	built_release(&b);
}

static void what_is_more_specific_wins_in_any_order(void **state)
{
	struct built b;
	(void)state;
	build_good(&b,
		"<fo:block id='a' border-top-width='4pt' border-top='3pt dotted' border='2pt solid "
		"red' "
		"border-color='blue' padding-top='1pt' padding='5pt' space-before.optimum='6pt' "
		"space-before='2pt'/>"
		"<fo:block id='b' padding-start='5pt' padding-left='7pt'/>");
	expect_pt(&b, "a", PROP_BORDER_BEFORE_WIDTH, 4000, 0);
	expect_word(&b, "a", PROP_BORDER_BEFORE_STYLE, KW_DOTTED);
	assert_int_equal(fo_color(get(&b, "a"), PROP_BORDER_BEFORE_COLOR).c[2], 255);
	expect_pt(&b, "a", PROP_BORDER_END_WIDTH, 2000, 0);
	expect_pt(&b, "a", PROP_PADDING_BEFORE, 1000, 0);
	expect_pt(&b, "a", PROP_PADDING_AFTER, 5000, 0);
	expect_pt(&b, "a", PROP_SPACE_BEFORE_MINIMUM, 2000, 0);
	expect_pt(&b, "a", PROP_SPACE_BEFORE_OPTIMUM, 6000, 0);
	expect_pt(&b, "a", PROP_SPACE_BEFORE_MAXIMUM, 6000, 0); /* follows the optimum */
	expect_pt(&b, "b", PROP_PADDING_START, 7000, 0);        /* XSL 5.3.1: the absolute one */
	built_release(&b);
}

static void borders_need_a_style(void **state)
{
	struct built b;
	(void)state;
	build_good(&b,
		"<fo:block color='red' border-width='3pt' id='a' border-left-style='solid'>"
		"<fo:block border-before-style='solid' id='b'/>"
		"<fo:block border='inherit' id='c'/></fo:block>");
	expect_pt(&b, "a", PROP_BORDER_BEFORE_WIDTH, 0, 0);
	expect_pt(&b, "a", PROP_BORDER_START_WIDTH, 3000, 0);
	assert_int_equal(fo_color(get(&b, "a"), PROP_BORDER_START_COLOR).c[0], 255);
	expect_pt(&b, "b", PROP_BORDER_BEFORE_WIDTH, 1000, 0); /* medium */
	expect_pt(&b, "c", PROP_BORDER_START_WIDTH, 3000, 0);
	built_release(&b);
}

static void shorthands(void **state)
{
	struct built b;
	(void)state;
	build_good(&b,
		"<fo:block id='a' font=\"italic bold 16pt/1.5 '方正 小标宋', serif\" "
		"background='#eee url(a.png) no-repeat right' page-break-inside='avoid' "
		"white-space='pre' language='zh-Hant-TW' page-break-before='right'>"
		"<fo:inline id='b' vertical-align='super'/><fo:inline id='c' vertical-align='2pt'/>"
		"<fo:block id='d' page-break-after='always' position='relative' "
		"border-spacing='1pt 2pt' "
		"keep-with-next='always' background-position='bottom' size='10cm 20cm'/>"
		"<fo:inline id='e' keep-together='3'/></fo:block>");
	expect_word(&b, "a", PROP_FONT_STYLE, KW_ITALIC);
	assert_int_equal(fo_integer(get(&b, "a"), PROP_FONT_WEIGHT), 700);
	expect_pt(&b, "a", PROP_FONT_SIZE, 16000, 0);
	expect_pt(&b, "a", PROP_LINE_HEIGHT, 24000, 0);
	assert_string_equal(fo_string(get(&b, "a"), PROP_FONT_FAMILY), "方正 小标宋, serif");
	assert_int_equal(fo_color(get(&b, "a"), PROP_BACKGROUND_COLOR).c[1], 0xee);
	assert_string_equal(fo_string(get(&b, "a"), PROP_BACKGROUND_IMAGE), "a.png");
	expect_word(&b, "a", PROP_BACKGROUND_REPEAT, KW_NO_REPEAT);
	expect_pt(&b, "a", PROP_BACKGROUND_POSITION_HORIZONTAL, 0, 100000);
	expect_pt(&b, "a", PROP_BACKGROUND_POSITION_VERTICAL, 0, 50000);
	assert_int_equal(fo_keep(get(&b, "a"), PROP_KEEP_TOGETHER_WITHIN_COLUMN), FO_KEEP_ALWAYS);
	assert_int_equal(fo_keep(get(&b, "a"), PROP_KEEP_TOGETHER_WITHIN_LINE), 0);
	expect_word(&b, "a", PROP_LINEFEED_TREATMENT, KW_PRESERVE);
	expect_word(&b, "a", PROP_WRAP_OPTION, KW_NO_WRAP);
	expect_word(&b, "a", PROP_BREAK_BEFORE, KW_ODD_PAGE);
	assert_string_equal(fo_string(get(&b, "a"), PROP_LANGUAGE), "zh");
	assert_string_equal(fo_string(get(&b, "a"), PROP_SCRIPT), "Hant");
	assert_string_equal(fo_string(get(&b, "a"), PROP_COUNTRY), "TW");
	expect_word(&b, "b", PROP_BASELINE_SHIFT, KW_SUPER);
	expect_pt(&b, "c", PROP_BASELINE_SHIFT, 2000, 0);
	expect_word(&b, "d", PROP_BREAK_AFTER, KW_PAGE);
	expect_word(&b, "d", PROP_RELATIVE_POSITION, KW_RELATIVE);
	expect_pt(&b, "d", PROP_BORDER_SEPARATION_IPD, 1000, 0);
	expect_pt(&b, "d", PROP_BORDER_SEPARATION_BPD, 2000, 0);
	assert_int_equal(fo_keep(get(&b, "d"), PROP_KEEP_WITH_NEXT_WITHIN_PAGE), FO_KEEP_ALWAYS);
	expect_pt(&b, "d", PROP_BACKGROUND_POSITION_VERTICAL, 0, 100000);
	expect_pt(&b, "d", PROP_PAGE_HEIGHT, 566929, 0);
	assert_int_equal(fo_keep(get(&b, "e"), PROP_KEEP_TOGETHER_WITHIN_LINE), 3);
	built_release(&b);
}

static void parts_of_a_rule_stand_in_any_order(void **state)
{
	struct built b;
	(void)state;
	build_good(&b,
		"<fo:block id='a' axf:column-rule='dashed #f00 2pt' axf:border-radius='1pt 2pt'>"
		"<fo:block id='b' axf:column-rule='inherit' white-space='inherit'/></fo:block>");
	expect_word(&b, "a", PROP_AXF_COLUMN_RULE_STYLE, KW_DASHED);
	expect_pt(&b, "a", PROP_AXF_COLUMN_RULE_WIDTH, 2000, 0);
	assert_int_equal(fo_color(get(&b, "a"), PROP_AXF_COLUMN_RULE_COLOR).c[0], 255);
	expect_pt(&b, "a", PROP_AXF_BORDER_TOP_LEFT_RADIUS, 1000, 0);
	expect_pt(&b, "a", PROP_AXF_BORDER_BOTTOM_LEFT_RADIUS, 2000, 0);
	expect_pt(&b, "b", PROP_AXF_COLUMN_RULE_WIDTH, 2000, 0);
	expect_word(&b, "b", PROP_WRAP_OPTION, KW_WRAP);
	built_release(&b);
}

static void weights_and_decorations_build_on_the_parents(void **state)
{
	struct built b;
	(void)state;
	build_good(&b,
		"<fo:block text-decoration='underline' color='red' font-weight='bolder' id='a'>"
		"<fo:inline text-decoration='line-through' color='blue' font-weight='bolder' "
		"id='b'/>"
		"<fo:inline text-decoration='no-underline' font-weight='lighter' id='c'/>"
		"<fo:inline color='blue' id='d'/></fo:block>");
	assert_int_equal(fo_integer(get(&b, "a"), PROP_FONT_WEIGHT), 700);
	assert_int_equal(fo_integer(get(&b, "b"), PROP_FONT_WEIGHT), 900);
	assert_int_equal(fo_integer(get(&b, "c"), PROP_FONT_WEIGHT), 400);
	assert_true(fo_has_keyword(get(&b, "b"), PROP_TEXT_DECORATION, KW_UNDERLINE));
	assert_true(fo_has_keyword(get(&b, "b"), PROP_TEXT_DECORATION, KW_LINE_THROUGH));
	assert_false(fo_has_keyword(get(&b, "b"), PROP_TEXT_DECORATION, KW_OVERLINE));
	expect_word(&b, "c", PROP_TEXT_DECORATION, KW_NONE);
	expect_word(&b, "d", PROP_TEXT_DECORATION, KW_UNDERLINE);
	assert_int_equal(fo_color(get(&b, "d"), PROP_TEXT_DECORATION_COLOR).c[0], 255);
	built_release(&b);
}

static void columns_share_a_width_and_hand_values_to_cells(void **state)
{
	struct built b;
	(void)state;
	build_good(&b,
		"<fo:table><fo:table-column column-width='2pt + proportional-column-width(3)' "
		"id='c'/>"
		"<fo:table-column text-align='end' id='d'/><fo:table-body>"
		"<fo:table-row><fo:table-cell "
		"number-rows-spanned='2'/><fo:table-cell/></fo:table-row>"
		"<fo:table-row><fo:table-cell text-align='from-table-column()' "
		"id='x'/></fo:table-row>"
		"<fo:table-row><fo:table-cell column-number='2' text-align='from-table-column()' "
		"id='y'/>"
		"</fo:table-row><fo:table-row><fo:table-cell text-align='from-table-column()' "
		"id='z'/>"
		"</fo:table-row></fo:table-body></fo:table>");
	expect_pt(&b, "c", PROP_COLUMN_WIDTH, 2000, 0);
	assert_true(fo_number(get(&b, "c"), PROP_COLUMN_WIDTH_PROPORTION) == 3);
	assert_true(fo_number(get(&b, "d"), PROP_COLUMN_WIDTH_PROPORTION) == 0);
	expect_word(&b, "x", PROP_TEXT_ALIGN, KW_END);
	expect_word(&b, "y", PROP_TEXT_ALIGN, KW_END);
	expect_word(&b, "z", PROP_TEXT_ALIGN, KW_START);
	built_release(&b);
}

static void page_masters_keep_their_margins(void **state)
{
	struct built b;
	(void)state;
	build_document(&b,
		"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' xml:lang='en-GB'>"
		"<fo:layout-master-set><fo:simple-page-master master-name='m' margin='1cm 5%' "
		"id='m'>"
		"<fo:region-body margin-top='3pt' "
		"id='r'/></fo:simple-page-master></fo:layout-master-set>"
		"<fo:page-sequence master-reference='m'><fo:flow flow-name='x'><fo:block "
		"id='x'/></fo:flow>"
		"</fo:page-sequence></fo:root>");
	assert_string_equal(b.messages, "");
	expect_pt(&b, "m", PROP_MARGIN_TOP, 28346, 0);
	expect_pt(&b, "m", PROP_MARGIN_LEFT, 0, 5000);
	expect_pt(&b, "m", PROP_START_INDENT, 0, 0);
	expect_pt(&b, "r", PROP_MARGIN_TOP, 3000, 0);
	expect_pt(&b, "r", PROP_SPACE_BEFORE_OPTIMUM, 0, 0);
	assert_string_equal(fo_string(get(&b, "x"), PROP_LANGUAGE), "en");
	assert_string_equal(fo_string(get(&b, "x"), PROP_COUNTRY), "GB");
	built_release(&b);
}

static void the_language_is_chinese_unless_said(void **state)
{
	struct built b;
	(void)state;
	build_good(&b, "<fo:block id='x'><fo:inline language='en' id='y'/></fo:block>");
	assert_string_equal(fo_string(get(&b, "x"), PROP_LANGUAGE), "zh");
	assert_string_equal(fo_string(get(&b, "y"), PROP_LANGUAGE), "en");
	built_release(&b);
}

static const struct fo_node *find(const struct fo_node *n, enum fo_object object)
{
	if (n->object == object)
		return n;
	for (const struct fo_node *c = n->first; c; c = c->next) {
		const struct fo_node *found = find(c, object);
		if (found)
			return found;
	}
	return NULL;
}

static void a_retrieved_marker_looks_like_its_new_place(void **state)
{
	struct built b;
	(void)state;
	build_document(&b,
		"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'><fo:layout-master-set>"
		"<fo:simple-page-master master-name='m'><fo:region-body/></fo:simple-page-master>"
		"</fo:layout-master-set><fo:page-sequence master-reference='m'>"
		"<fo:static-content flow-name='h'><fo:block font-size='8pt' color='red'>"
		"<fo:retrieve-marker retrieve-class-name='c'/></fo:block></fo:static-content>"
		"<fo:flow flow-name='x'><fo:block font-size='30pt'> <fo:marker "
		"marker-class-name='c'>"
		"第一章<fo:inline font-size='2em' id='dup'>x</fo:inline></fo:marker>y</fo:block>"
		"<fo:block id='dup'/></fo:flow></fo:page-sequence></fo:root>");
	assert_string_equal(b.messages, "");
	const struct fo_node *marker = find(b.tree->root, FO_MARKER);
	const struct fo_node *at = find(b.tree->root, FO_RETRIEVE_MARKER);
	struct arena *page = arena_new();
	const struct fo_node *n = fo_retrieve(page, b.tree, marker, at);
	assert_int_equal(n->object, FO_WRAPPER);
	assert_ptr_equal(n->parent, at->parent);
	assert_int_equal(n->first->object, FO_TEXT);
	assert_int_equal(fo_length(n->first, PROP_FONT_SIZE, 0), 8000);
	assert_int_equal(fo_length(n->last, PROP_FONT_SIZE, 0), 16000);
	assert_int_equal(fo_color(n->last->first, PROP_COLOR).c[0], 255);
	assert_memory_equal(n->last->first->text.data, "x", 1);
	/* Where it was written it is as big as there. */
	assert_int_equal(fo_length(marker->last, PROP_FONT_SIZE, 0), 60000);
	arena_free(page);
	built_release(&b);
}

static void foreign_pictures_are_kept_as_xml(void **state)
{
	struct built b;
	(void)state;
	build_good(&b,
		"<fo:block><fo:instream-foreign-object id='x'> <svg "
		"xmlns='http://www.w3.org/2000/svg'>"
		"<g>永</g></svg></fo:instream-foreign-object></fo:block>");
	const struct fo_node *x = get(&b, "x");
	assert_null(x->first);
	assert_true(x->text.len > 0);
	assert_string_equal(
		x->text.data, "<svg xmlns=\"http://www.w3.org/2000/svg\"><g>永</g></svg>");
	built_release(&b);
}

static void equal_styles_are_one(void **state)
{
	struct built b;
	(void)state;
	build_good(&b,
		"<fo:block id='p'><fo:block id='a' color='red' padding='1pt'/><fo:block "
		"padding='1pt' "
		"id='b' color='#f00'/><fo:inline/><fo:inline/></fo:block>");
	const struct fo_node *a = get(&b, "a"), *bb = get(&b, "b"), *i = bb->next;
	assert_ptr_equal(i->style, i->next->style);
	/* The ids differ, and nothing else. */
	assert_ptr_equal(fo_get(a, PROP_COLOR), fo_get(bb, PROP_COLOR));
	assert_ptr_equal(fo_get(a, PROP_PADDING_START), fo_get(bb, PROP_PADDING_START));
	assert_ptr_not_equal(fo_get(a, PROP_ID), fo_get(bb, PROP_ID));
	built_release(&b);
}

static void what_other_programs_say_is_left_out(void **state)
{
	(void)state;
	expect_warning(
		"<fo:block xmlns:fox='http://xmlgraphics.apache.org/fop/extensions' fox:x='1' "
		"speak='none' axf:foo='1'><fox:y/><fox:y/></fo:block><fo:block axf:foo='1'/>"
		"<fo:block><fo:bidi-override "
		"id='x'>a</fo:bidi-override><fo:change-bar-begin/></fo:block>",
		"1 O006 speak has no effect\n1 O006 axf:foo has no effect\n"
		"1 O006 <y> is of another program and left out\n"
		"1 O006 fo:bidi-override has no effect; what it holds is set\n"
		"1 O006 fo:change-bar-begin has no effect and is left out\n");
}

static void faults(void **state)
{
	(void)state;
	expect_fault("<fo:blok/>",
		"1 O001 there is no formatting object \"blok\"; did you mean \"block\"?\n");
	expect_fault("<fo:xyzzy/>", "1 O001 there is no formatting object \"xyzzy\"\n");
	expect_fault("<block/>",
		"1 O001 <block> is in no namespace; a formatting object is in "
		"http://www.w3.org/1999/XSL/Format\n");
	expect_fault("<fo:block colour='red'/>",
		"1 O002 fo:block has no property \"colour\"; did you mean \"color\"?\n");
	expect_fault("<fo:block banxin:xyzzy='1'/>",
		"1 O002 fo:block has no property \"banxin:xyzzy\"\n");
	expect_fault("<fo:block xyzzy='1'/>", "1 O002 fo:block has no property \"xyzzy\"\n");
	expect_fault("<fo:block text-align='middle'/>",
		"1 O003 text-align=\"middle\" on fo:block is none of: start | center | end | "
		"justify | inside | "
		"outside | left | right\n");
	expect_fault("<fo:block border-top-style='wavy'/>",
		"1 O003 border-top-style=\"wavy\" on fo:block is none of: none | hidden | dotted | "
		"dashed | "
		"solid | double | groove | ridge | inset | outset\n");
	expect_fault("<fo:block border='1pt wavy'/>",
		"1 O003 border=\"1pt wavy\" on fo:block is none of: <border-width> || "
		"<border-style> || <color>\n");
	expect_fault("text", "1 O004 text may not stand in fo:flow; put it into an fo:block\n");
	expect_fault("<fo:table-row/>",
		"1 O004 fo:table-row may not stand here; fo:flow holds: marker*, %block*\n");
	expect_fault("<fo:block><fo:page-number>1</fo:page-number></fo:block>",
		"1 O004 text may not stand in fo:page-number; put it into an fo:block\n");
	expect_fault("<fo:table/>", "1 O005 fo:table lacks fo:table-body\n");
	expect_fault(
		"<fo:list-block><fo:list-item><fo:list-item-label/></fo:list-item></fo:list-block>",
		"1 O005 fo:list-item lacks fo:list-item-body\n");
	expect_fault("<fo:block><fo:external-graphic/></fo:block>",
		"1 O005 fo:external-graphic needs the property src\n");
	expect_fault("<fo:block><fo:basic-link>x</fo:basic-link></fo:block>",
		"1 O005 fo:basic-link needs internal-destination or external-destination\n");
	expect_fault("<fo:block>a<fo:marker marker-class-name='m'/></fo:block>",
		"1 O004 fo:marker may not stand here; fo:block holds: marker*, "
		"initial-property-set?, (%block | %inline | #text)*\n");
}

static void all_faults_are_told(void **state)
{
	(void)state;
	expect_fault("<fo:blok/>\n<fo:block colr='red' widows='x'/>\n<fo:table-row/>",
		"1 O001 there is no formatting object \"blok\"; did you mean \"block\"?\n"
		"2 O002 fo:block has no property \"colr\"; did you mean \"color\"?\n"
		"2 O003 widows=\"x\" on fo:block is none of: <count>\n"
		"3 O004 fo:table-row may not stand here; fo:flow holds: marker*, %block*\n");
}

static void references(void **state)
{
	struct built b;
	(void)state;
	expect_warning("<fo:block><fo:page-number-citation ref-id='no'/></fo:block>",
		"1 O007 ref-id=\"no\" leads nowhere: nothing has this id\n");
	expect_warning("<fo:block id='x'/>\n<fo:block id='x'/>",
		"2 O008 the id \"x\" is taken already, by fo:block on line 1, where links to it "
		"go\n");
	build_document(&b,
		"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'><fo:layout-master-set>"
		"<fo:page-sequence-master master-name='m'><fo:single-page-master-reference "
		"master-reference='no'/></fo:page-sequence-master></fo:layout-master-set>"
		"<fo:page-sequence master-reference='x'><fo:flow "
		"flow-name='x'/></fo:page-sequence></fo:root>");
	assert_string_equal(b.messages,
		"1 O007 there is no fo:simple-page-master with the master-name \"no\"\n"
		"1 O007 there is no page master with the master-name \"x\"\n");
	assert_null(b.tree);
	built_release(&b);
}

static void a_document_without_root_is_told_of(void **state)
{
	struct built b;
	(void)state;
	build_document(&b, "<fo:block xmlns:fo='http://www.w3.org/1999/XSL/Format'/>");
	assert_string_equal(b.messages, "1 O004 the document is no fo:root\n");
	assert_null(b.tree);
	built_release(&b);
	build_document(&b, "<profile/>");
	assert_null(b.tree);
	assert_int_equal(b.diag.errors, 1);
	built_release(&b);
}

static void endless_nesting_ends_in_a_message(void **state)
{
	struct buf flow;
	struct built b;
	(void)state;
	buf_init(&flow, 1000000);
	for (int i = 0; i < 2000; i++)
		buf_add_str(&flow, "<fo:block>");
	for (int i = 0; i < 2000; i++)
		buf_add_str(&flow, "</fo:block>");
	build_flow(&b, flow.data);
	assert_string_equal(b.messages, "1 R003 objects stand more than 600 deep in each other\n");
	built_release(&b);
	buf_release(&flow);
}

static void the_dump_shows_what_differs(void **state)
{
	struct built b;
	struct buf out;
	(void)state;
	build_good(&b,
		"<fo:block margin-left='1.5pt' color='#b5121b'>一\n<fo:inline "
		"color='#b5121b'/></fo:block>");
	buf_init(&out, 100000);
	fo_dump(b.tree, &out);
	assert_string_equal(strstr(out.data, "    flow"),
		"    flow flow-name=\"xsl-region-body\"\n"
		"      block color=#b5121b start-indent=1.5pt margin-left=1.5pt\n"
		"        \"一\\n\"\n"
		"        inline\n");
	buf_release(&out);
	built_release(&b);
}

/* A long table costs nodes and text, not styles. */
static void a_long_table_stays_small(void **state)
{
	struct buf flow;
	struct built b;
	(void)state;
	buf_init(&flow, 10000000);
	buf_add_str(&flow, "<fo:table><fo:table-body>");
	for (int i = 0; i < 2000; i++)
		buf_add_str(&flow,
			"<fo:table-row><fo:table-cell border='1pt solid' padding='2pt'>"
			"<fo:block font-size='9pt'>x</fo:block></fo:table-cell></fo:table-row>");
	buf_add_str(&flow, "</fo:table-body></fo:table>");
	build_good(&b, flow.data);
	assert_in_range(arena_size(b.arena), 0, 2000 * 4 * 200 + 600000);
	built_release(&b);
	buf_release(&flow);
}

/* A document whose text, colour, id and fault depend on N. */
static xmlDocPtr numbered_document(int n)
{
	char xml[2000];
	snprintf(xml, sizeof xml,
		FO_HEAD "<fo:block color='#%06x' id='i%d' font-size='%dpt'>"
			"<fo:inline font-family='f%d'>%s</fo:inline>"
			"<fo:block margin-left='%dpt' border='1pt solid' widows='%s'/></fo:block>" FO_TAIL,
		(unsigned)n * 77, n, 6 + n % 20, n, n % 2 ? "版心" : "type", n % 7, n % 3 ? "2" : "oops");
	xmlDocPtr doc = xmlReadMemory(xml, (int)strlen(xml), "t.fo", NULL, 0);
	assert_non_null(doc);
	return doc;
}

static void build_numbered(struct built *b, struct fo_styles *styles, int n)
{
	memset(b, 0, sizeof *b);
	b->arena = arena_new();
	diag_init(&b->diag, built_message, b);
	xmlDocPtr doc = numbered_document(n);
	b->tree = fo_build_in(styles, b->arena, doc, built_place, NULL, &b->diag);
	xmlFreeDoc(doc);
}

static void dump_built(const struct built *b, struct buf *out)
{
	buf_init(out, 1 << 20);
	if (b->tree)
		fo_dump(b->tree, out);
	buf_add_str(out, b->messages);
}

/* Whatever went before: the same tree, the same messages. Enough of them that what is kept is begun
 * anew in between. */
static void kept_styles_change_nothing(void **state)
{
	struct fo_styles *styles = fo_styles_new();
	(void)state;
	for (int n = 0; n < 1500; n++) {
		struct built alone, among;
		struct buf a, b;
		build_numbered(&alone, NULL, n);
		build_numbered(&among, styles, n);
		dump_built(&alone, &a);
		dump_built(&among, &b);
		assert_int_equal(a.len, b.len);
		assert_memory_equal(a.data, b.data, a.len);
		buf_release(&a);
		buf_release(&b);
		built_release(&alone);
		built_release(&among);
	}
	fo_styles_free(styles);
}

static const struct fo_style *style_of_number(struct fo_styles *styles, int n)
{
	struct built b;
	build_numbered(&b, styles, n);
	char id[16];
	snprintf(id, sizeof id, "i%d", n);
	const struct fo_style *s = fo_by_id(b.tree, id)->style;
	built_release(&b);
	return s;
}

static void styles_are_kept_from_one_document_to_the_next(void **state)
{
	struct fo_styles *styles = fo_styles_new();
	(void)state;
	const struct fo_style *s = style_of_number(styles, 1);
	assert_ptr_equal(style_of_number(styles, 1), s);
	fo_styles_free(styles);
	fo_styles_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_kept_where_it_may_stand),
		cmocka_unit_test(inheritance),
		cmocka_unit_test(a_line_height_without_unit_is_a_factor),
		cmocka_unit_test(margins_become_indents_and_spaces),
		cmocka_unit_test(spaces_and_indents_go_before_the_shorthand_of_margins),
		cmocka_unit_test(a_margin_is_kept_at_the_edge_of_an_area),
		cmocka_unit_test(a_margin_in_percent_is_of_what_the_parent_leaves),
		cmocka_unit_test(indents_are_inherited_into_cells_and_containers),
		cmocka_unit_test(lists_know_where_labels_end_and_bodies_start),
		cmocka_unit_test(writing_modes_turn_edges_to_sides),
		cmocka_unit_test(lines_run_as_in_the_region),
		cmocka_unit_test(masters_of_a_sequence_agree_on_lines),
		cmocka_unit_test(what_is_more_specific_wins_in_any_order),
		cmocka_unit_test(borders_need_a_style),
		cmocka_unit_test(shorthands),
		cmocka_unit_test(parts_of_a_rule_stand_in_any_order),
		cmocka_unit_test(weights_and_decorations_build_on_the_parents),
		cmocka_unit_test(columns_share_a_width_and_hand_values_to_cells),
		cmocka_unit_test(page_masters_keep_their_margins),
		cmocka_unit_test(the_language_is_chinese_unless_said),
		cmocka_unit_test(a_retrieved_marker_looks_like_its_new_place),
		cmocka_unit_test(foreign_pictures_are_kept_as_xml),
		cmocka_unit_test(equal_styles_are_one),
		cmocka_unit_test(kept_styles_change_nothing),
		cmocka_unit_test(styles_are_kept_from_one_document_to_the_next),
		cmocka_unit_test(what_other_programs_say_is_left_out),
		cmocka_unit_test(faults),
		cmocka_unit_test(all_faults_are_told),
		cmocka_unit_test(references),
		cmocka_unit_test(a_document_without_root_is_told_of),
		cmocka_unit_test(endless_nesting_ends_in_a_message),
		cmocka_unit_test(the_dump_shows_what_differs),
		cmocka_unit_test(a_long_table_stays_small),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
