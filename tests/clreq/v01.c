/* V1: characters run down and lines to the left; columns, tables, notes and pages follow them. */
#include "clreq.h"

#include "pdf.h"

#define VERTICAL .vertical = true, .master = "writing-mode='tb-rl'"

#define ROOT(attributes, master, regions, flow) \
	"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' font-family='song' font-size='10pt' " \
	"line-height='1.5' " attributes "><fo:layout-master-set><fo:simple-page-master " \
	"master-name='p' page-width='200pt' page-height='300pt' " master ">" regions \
	"</fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference='p'>" \
	flow "</fo:page-sequence></fo:root>"
#define BODY(content) "<fo:flow flow-name='xsl-region-body'>" content "</fo:flow>"
#define BLOCK(text) "<fo:block>" text "</fo:block>"

/* Any glyph for CH, whatever its line. */
static const struct glyph *seen(const struct set *s, const char *ch)
{
	for (size_t i = 0; i < s->glyph_count; i++)
		if (strcmp(s->glyphs[i].text, ch) == 0)
			return &s->glyphs[i];
	static const struct glyph none;
	CHECK(false, "%s is not set", ch);
	return &none;
}

/* Every line is one column of characters, each below the one before, and lies left of the line
 * before by 1.5 em; pages begin anew at the right. */
static void check_order(const struct set *s, const char *text)
{
	const char *at = NULL;
	for (size_t k = 0; k < s->line_count; k++) {
		const struct text_line *l = &s->lines[k];
		for (size_t i = 0; i < l->count; i++) {
			const struct glyph *g = &l->glyphs[i];
			CHECK_TEXT(g->text, each_char(text, &at));
			CHECK(g->turns == 0, "%s stands upright", g->text);
			CHECK_EM(ems(s, g->across), ems(s, l->across), "%s in line %zu", g->text, k);
			CHECK_EM(ems(s, g->start - s->left), (double)i, "%s in line %zu", g->text, k);
		}
		double from_right = ems(s, s->page_width - s->left - l->across);
		bool head = k == 0 || l->page != s->lines[k - 1].page;
		if (head)
			CHECK_EM(from_right, 0.75, "line %zu is the first at the right", k);
		else
			CHECK_EM(ems(s, s->lines[k - 1].across - l->across), 1.5,
				"line %zu is left of the one before", k);
	}
	CHECK_TEXT(each_char(text, &at), "");
}

static void check_lines_and_pages(void)
{
	for (int measure = 6; measure <= 30; measure += 4) {
		for (double size = 9; size < 20; size += 3.5) {
			const char *text = han(measure * 7 + 3);
			const struct set *s =
				SET(text, VERTICAL, .measure = measure, .size = size, .page_lines = 3);
			CHECK(s->line_count == 8 && s->page_count == 3, "eight lines on three pages");
			check_order(s, text);
		}
	}
	set_forget();
}

/* What CSS calls these writing modes, on the region or above it, comes to the same. */
static void check_names(void)
{
	static const char *const modes[] = { "tb-rl", "tb", "vertical-rl" };
	const char *text = han(40);
	for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
		const char *mode = text_of("writing-mode='%s'", modes[i]);
		check_order(SET(text, .vertical = true, .master = mode), text);
		check_order(SET(text, .vertical = true, .body = mode), text);
	}
}

/* Columns lie one below the other, each begun at the right. */
static void check_columns(void)
{
	const struct set *s = SET(han(64), VERTICAL, .measure = 18, .page_lines = 12,
		.body = "column-count='2' column-gap='20pt'");
	CHECK(s->line_count == 8, "eight lines of eight");
	for (int k = 0; k < 8; k++) {
		CHECK_EM(ems(s, first_glyph(s, k)->start - s->left), k < 4 ? 0 : 10, "line %d", k);
		CHECK_EM(ems(s, s->page_width - s->left - line_at(s, k)->across), 0.75 + k % 4 * 1.5,
			"line %d", k);
	}
}

/* Rows lie from right to left, the header at the right; cells from top to bottom. */
static void check_table(void)
{
	const struct set *s = SET_FLOW(
		"<fo:table><fo:table-column column-width='8em' number-columns-repeated='2'/>"
		"<fo:table-header><fo:table-cell>" BLOCK("甲") "</fo:table-cell><fo:table-cell>"
		BLOCK("乙") "</fo:table-cell></fo:table-header><fo:table-body>"
		"<fo:table-row><fo:table-cell>" BLOCK("丙") "</fo:table-cell><fo:table-cell>"
		BLOCK("丁") "</fo:table-cell></fo:table-row><fo:table-row><fo:table-cell>"
		BLOCK("戊") "</fo:table-cell><fo:table-cell>" BLOCK("己")
		"</fo:table-cell></fo:table-row></fo:table-body></fo:table>", VERTICAL);
	static const char *const cells[3][2] = { { "甲", "乙" }, { "丙", "丁" }, { "戊", "己" } };
	for (int row = 0; row < 3; row++)
		for (int column = 0; column < 2; column++) {
			const struct glyph *g = seen(s, cells[row][column]);
			CHECK_EM(ems(s, g->start - s->left), 8 * column, "%s", g->text);
			CHECK_EM(ems(s, s->page_width - s->left - g->across), 0.75 + 1.5 * row,
				"%s", g->text);
		}
}

/* Notes stand at the left of the page, behind the text. */
static void check_notes(void)
{
	const struct set *s = SET(
		"石桥巷口修伞人<fo:footnote><fo:inline>一</fo:inline><fo:footnote-body><fo:block>注文"
		"</fo:block></fo:footnote-body></fo:footnote>记在小本上后生", VERTICAL, .page_lines = 8);
	CHECK_EM(ems(s, seen(s, "注")->across - s->left), 0.75, "the note is at the left");
	CHECK(seen(s, "注")->start == s->left, "the note begins at the head");
	CHECK(seen(s, "生")->across > seen(s, "注")->across, "the note is behind the text");
}

/* The regions before, after, start and end are right, left, above and below; their margins and
 * extents are told as they lie on the paper. */
static void check_regions(void)
{
	const struct set *s = SET_DOCUMENT(ROOT("", "writing-mode='tb-rl' margin-top='10pt' "
		"margin-right='20pt' margin-bottom='30pt' margin-left='40pt'",
		"<fo:region-body margin-top='15pt' margin-right='16pt' margin-bottom='17pt' "
		"margin-left='18pt'/><fo:region-before extent='15pt' precedence='true'/>"
		"<fo:region-after extent='15pt' precedence='true'/><fo:region-start extent='15pt'/>"
		"<fo:region-end extent='15pt'/>",
		"<fo:static-content flow-name='xsl-region-before'>" BLOCK("右") "</fo:static-content>"
		"<fo:static-content flow-name='xsl-region-after'>" BLOCK("左") "</fo:static-content>"
		"<fo:static-content flow-name='xsl-region-start'>" BLOCK("上") "</fo:static-content>"
		"<fo:static-content flow-name='xsl-region-end'>" BLOCK("下") "</fo:static-content>"
		BODY(BLOCK("中"))), .vertical = true);
	static const struct { const char *ch; double x, y; } places[] = {
		{ "右", 200 - 20 - 7.5, 10 }, { "左", 40 + 7.5, 10 },
		{ "上", 200 - 20 - 15 - 7.5, 10 }, { "下", 200 - 20 - 15 - 7.5, 300 - 30 - 15 },
		{ "中", 200 - 20 - 16 - 7.5, 10 + 15 },
	};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const struct glyph *g = seen(s, places[i].ch);
		CHECK_NEAR((double)g->across / 1000, places[i].x, 0.01, "%s from the left", g->text);
		CHECK_NEAR((double)g->start / 1000, places[i].y, 0.01, "%s from the top", g->text);
	}
}

/* Vertical boxes on a page of horizontal lines, and the other way round. */
static void check_mixed(void)
{
	const struct set *s = SET_FLOW(
		BLOCK("横") "<fo:block-container writing-mode='tb-rl' width='10em' height='4em'>"
		BLOCK("竖排字一二三") "</fo:block-container>" BLOCK("后"), .vertical = true);
	const struct glyph *across = seen(s, "横"), *first = seen(s, "竖"), *next = seen(s, "二");
	CHECK_EM(ems(s, first->across - s->left), 10 - 0.75, "the first line is at the right");
	CHECK_EM(ems(s, seen(s, "一")->start - first->start), 3, "it runs down");
	CHECK_EM(ems(s, first->across - next->across), 1.5, "the next is left of it");
	CHECK(next->start == first->start, "lines begin at one height");
	CHECK(across->turns == 0 && first->turns == 0, "all stand upright");
	CHECK_EM(ems(s, seen(s, "后")->y - across->y), 5.5, "the box is four ems high");
	s = SET_FLOW(BLOCK("竖") "<fo:block-container writing-mode='lr-tb' width='4em' height='3em'>"
		BLOCK("横排字一二三") "</fo:block-container>" BLOCK("后"), VERTICAL);
	CHECK_EM(ems(s, seen(s, "横")->x - s->left), ems(s, s->page_width - 2 * s->left) - 1.5 - 4,
		"the box is left of the first line");
	CHECK_EM(ems(s, seen(s, "排")->x - seen(s, "横")->x), 1, "its lines run to the right");
	CHECK_EM(ems(s, seen(s, "二")->y - seen(s, "横")->y), 1.5, "and down");
	CHECK_EM(ems(s, seen(s, "竖")->across - seen(s, "后")->across), 5.5, "it is 4 ems wide");
}

/* Pictures stand upright, as wide and as high as they are said to be. */
static void check_pictures(void)
{
	const struct set *s = SET_FLOW("<fo:block><fo:instream-foreign-object content-width='40pt'>"
		"<svg xmlns='http://www.w3.org/2000/svg' width='80' height='40'>"
		"<path d='M0 0H80V40H0Z'/></svg></fo:instream-foreign-object></fo:block>", VERTICAL);
	for (size_t i = 0; i < s->shape_count; i++) {
		const struct shape *p = &s->shapes[i];
		if (p->kind != DISPLAY_PATH)
			continue;
		CHECK(p->turns == 0, "the picture stands upright");
		CHECK(p->width == 40000 && p->height == 20000, "it is 40 pt wide and 20 pt high");
		return;
	}
	CHECK(false, "the picture is there");
}

/* Viewers that show two pages put the first of such a book at the right. */
static void check_pdf(void)
{
	const char *direction = "qpdf --qdf --object-streams=disable \"$PDF\" - | grep -ac R2L || true";
	const char *vertical = ROOT("writing-mode='tb-rl'", "", "<fo:region-body/>", BODY(BLOCK("竖")));
	const char *horizontal = ROOT("", "", "<fo:region-body/>", BODY(BLOCK("横")));
	CHECK_TEXT(pdf_seen(vertical, direction), "1\n");
	CHECK_TEXT(pdf_seen(horizontal, direction), "0\n");
}

void clreq_v01(void)
{
	check_lines_and_pages();
	check_names();
	check_columns();
	check_table();
	check_notes();
	check_regions();
	check_mixed();
	check_pictures();
	check_pdf();
}
