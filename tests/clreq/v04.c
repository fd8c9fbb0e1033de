/* V4: breaks and widths are those of horizontal lines (GB/T 15834 5.2.6); emphasis marks stand on the
 * right of vertical lines, lines under names on their left. */
#include "down.h"

#define STYLE "text-align='justify'"

static const struct glyph *glyph_of(const struct set *s, const char *text)
{
	static const struct glyph none = { .face = NULL };
	const struct glyph *g = find_glyph(s, text, 0);
	CHECK(g, "%s is set", text);
	return g ? g : &none;
}

/* Texts whose marks take the same room in both directions. */
static const char *const texts[] = {
	"他说“好”，便走了。《山河志》（新编）第三卷、第四卷，都在“书架”上——他找了半天……",
	"“‘这里’，”他指着【地图】，“就是（古时的）《山河志》所说、‘三水’之地。”",
	"甲、乙、丙、丁，戊、己、庚、辛，壬“癸”。子丑寅卯——辰巳午未……申酉戌亥。",
	"卡尔·林·山河，一九八七年～二〇二四年。〔注〕『甲』「乙」（丙）［丁］，戊。",
	"一二三四五六七八九十，一二三四五六七八九十。一二三四五六七八九十、一二三四五六七八九十。",
};

/* The same breaks, and every character as far down its line as it was along it. */
static void check_same(const char *text, int measure, double size)
{
	const struct set *level = SET(text, .measure = measure, .size = size, .block = STYLE);
	const struct set *down = SET(text, DOWN, .measure = measure, .size = size, .block = STYLE);
	CHECK_TEXT(all_lines(down), all_lines(level));
	for (size_t k = 0; k < level->line_count && k < down->line_count; k++)
		for (size_t i = 0; i < level->lines[k].count && i < down->lines[k].count; i++) {
			const struct glyph *a = &level->lines[k].glyphs[i], *b = &down->lines[k].glyphs[i];
			if (a->ch >= 0x4E00 && a->ch < 0xA000)
				CHECK_EM(start_of(down, b), start_of(level, a), "%s at %d ems", b->text,
					measure);
		}
}

static void check_breaks(void)
{
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (int measure = 6; measure <= 32; set_forget(), measure++)
			check_same(texts[i], measure, measure % 2 ? 9 : 14);
}

/* Marks that fill their em in vertical lines keep the rules of line starts and ends too. */
static void check_high_marks(void)
{
	static const char *const forbidden = "，。、；：！？”’）》」』】";
	for (int measure = 5; measure <= 24; measure++, set_forget()) {
		const struct set *s = SET("一二三四五！六七八九十：甲乙丙；丁戊己？！庚辛壬癸，子丑寅：“卯辰巳午！”"
			"未申酉？”戌亥；天地玄黄！宇宙洪荒：日月盈昃；辰宿列张？", DOWN, .measure = measure);
		for (size_t k = 1; k < s->line_count; k++)
			CHECK(!strstr(forbidden, first_glyph(s, (int)k)->text), "%s begins line %zu at %d",
				first_glyph(s, (int)k)->text, k, measure);
		CHECK(strstr(all_lines(s), "？！"), "stacked marks stay together");
	}
}

/* At the ends of lines and where marks meet. */
static void check_widths(void)
{
	const struct set *s = SET("一二三四五六七，八九十", DOWN, .measure = 7.5, .block = "text-align='start'");
	CHECK_LINES(s, "一二三四五六七，|八九十");
	s = SET("“甲”，（乙）", DOWN);
	CHECK_EM(start_of(s, glyph_of(s, "甲")), 0.5, "an opening mark loses its half where lines begin");
	CHECK_EM(ems(s, glyph_of(s, "乙")->start - glyph_of(s, "甲")->end), 2, "”，（ in two ems");
	s = SET("一二：“三！（四", DOWN);
	CHECK_EM(ems(s, glyph_of(s, "三")->start - glyph_of(s, "二")->end), 1.5, "：“ as everywhere");
	CHECK_EM(ems(s, glyph_of(s, "四")->start - glyph_of(s, "三")->end), 1.5, "！（ likewise");
	s = SET("一二，（三）四", DOWN);
	CHECK_EM(ems(s, glyph_of(s, "三")->start - glyph_of(s, "二")->end), 1.5, "，（ in an em and a half");
}

/* The right of a column is what is above a horizontal line. */
static void check_emphasis(void)
{
	const struct set *s = SET("这<fo:inline axf:text-emphasis-style='dot'>很重，要</fo:inline>的话", DOWN,
		.block = "line-height='2'");
	const struct set *bare = SET("这很重，要的话这很重，要的话", DOWN, .measure = 7,
		.block = "line-height='2'");
	const struct set *marked = SET("这<fo:inline axf:text-emphasis-style='dot'>很重</fo:inline>，要的话"
		"这很重，要的话", DOWN, .measure = 7, .block = "line-height='2'");
	size_t dots = 0;
	mpt right = glyph_of(s, "这")->across + s->em / 2;
	for (size_t i = 0; i < s->shape_count; i++) {
		const struct shape *d = &s->shapes[i];
		double middle = (d->y + d->height / 2.0), nearest = 9;
		CHECK(d->x > right && d->x < right + s->em / 2, "a dot stands right of its character");
		for (size_t k = 0; k < s->lines[0].count; k++) {
			const struct glyph *g = &s->lines[0].glyphs[k];
			double far = (middle - (g->start + g->end) / 2.0) / s->em;
			far = far < 0 ? -far : far;
			if (far < nearest && g->ch >= 0x4E00 && g->ch < 0xA000)
				nearest = far;
		}
		CHECK(nearest < 0.02, "a dot stands in the middle of its character");
		dots++;
	}
	CHECK(dots == 3, "a dot each for 很, 重 and 要: %zu", dots);
	CHECK_EM(ems(s, marked->lines[0].across - marked->lines[1].across),
		ems(s, bare->lines[0].across - bare->lines[1].across), "marks don't part lines");
}

static void check_lines_at_names(void)
{
	static const char *const styles[] = { "solid", "wave" };
	for (size_t i = 0; i < 2; i++) {
		const struct set *s = SET(text_of("甲<fo:inline text-decoration='underline' "
			"banxin:text-decoration-inset='auto' axf:text-line-style='%s'>林小川</fo:inline>"
			"乙", styles[i]), DOWN);
		mpt left = glyph_of(s, "甲")->across - s->em / 2;
		const struct glyph *first = glyph_of(s, "林"), *last = glyph_of(s, "川");
		CHECK(s->shape_count == 1, "one line for a name: %zu", s->shape_count);
		for (size_t k = 0; k < s->shape_count; k++) {
			const struct shape *l = &s->shapes[k];
			mpt top = mpt_min(l->y, l->y + l->height), bottom = mpt_max(l->y, l->y + l->height);
			CHECK(l->x + mpt_max(0, l->width) <= left + s->em / 20 &&
				l->x + mpt_min(0, l->width) > left - s->em / 2,
				"%s: on the left, outside of the characters", styles[i]);
			CHECK_NEAR(ems(s, top - first->start), 0.0625, 0.04, "it begins with the name");
			CHECK_NEAR(ems(s, last->end - bottom), 0.0625, 0.04, "it ends with it");
		}
	}
}

/* The annotation is on the right: Han upright, letters turned. */
static void check_ruby(void)
{
	const struct set *s = SET("读<axf:ruby><axf:ruby-base>春</axf:ruby-base><axf:ruby-text>chūn"
		"</axf:ruby-text></axf:ruby>与<axf:ruby><axf:ruby-base>字</axf:ruby-base><axf:ruby-text>小"
		"</axf:ruby-text></axf:ruby>", DOWN);
	const struct glyph *letter = NULL, *han = NULL;
	for (size_t i = 0; i < s->glyph_count; i++) {
		letter = strcmp(s->glyphs[i].text, "h") == 0 ? &s->glyphs[i] : letter;
		han = strcmp(s->glyphs[i].text, "小") == 0 ? &s->glyphs[i] : han;
	}
	mpt right = glyph_of(s, "读")->across + s->em / 2;
	if (!CHECK(letter && han, "annotations are set"))
		return;
	CHECK(letter->left >= right && letter->turns == 3, "pinyin lies on the right");
	CHECK(han->left >= right - s->em / 20 && han->turns == 0, "a small character stands there");
}

/* Two small rows lie on both sides of the axis, the first on the right. */
static void check_small_rows(void)
{
	const struct set *s = SET("甲<fo:inline banxin:warichu='true' font-size='0.5em'>洲长三里"
		"</fo:inline>乙", DOWN);
	const struct glyph *right = NULL, *left = NULL;
	for (size_t i = 0; i < s->glyph_count; i++) {
		right = strcmp(s->glyphs[i].text, "洲") == 0 ? &s->glyphs[i] : right;
		left = strcmp(s->glyphs[i].text, "三") == 0 ? &s->glyphs[i] : left;
	}
	if (!CHECK(right && left, "both rows are set"))
		return;
	CHECK_EM(ems(s, right->across - glyph_of(s, "甲")->across), 0.25, "洲 at the right");
	CHECK_EM(ems(s, glyph_of(s, "甲")->across - left->across), 0.25, "三 at the left");
}

void clreq_v04(void)
{
	check_small_rows();
	check_breaks();
	check_high_marks();
	check_widths();
	check_emphasis();
	check_lines_at_names();
	check_ruby();
}
