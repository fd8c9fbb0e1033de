/* S6: on a strict grid characters and marks stand in cells of one em, in both axes. */
#include "clreq.h"

#define GRID "banxin:character-grid='strict'"

enum { EM = 10000 };

static bool is_wide(const struct glyph *g)
{
	bool mark = g->ch >= 0x2014 && g->ch <= 0x2026; /* dashes, quotes, ellipses */
	return (mark || (g->ch >= 0x3000 && g->ch < 0xFFE0)) && g->advance >= g->size;
}

/* Every Han character and mark begins a whole number of ems from the left edge. */
static void check_columns(const struct set *s, const char *what)
{
	for (size_t k = 0; k < s->line_count; k++) {
		const struct text_line *l = line_at(s, (int)k);
		for (size_t i = 0; i < l->count; i++) {
			const struct glyph *g = &l->glyphs[i];
			if (is_wide(g) && !CHECK((g->start - s->left) % s->em == 0,
						  "%s: %s is off the grid in line %zu", what, g->text, k))
				return;
		}
	}
}

/* Lines are one pitch apart. */
static void check_rows(const struct set *s)
{
	for (int k = 1; k < (int)s->line_count; k++)
		CHECK(line_at(s, k)->across - line_at(s, k - 1)->across == 15000, "line %d", k);
}

static void check_measures(const char *text, const char *block)
{
	for (int n = 9; n <= 30; n++) {
		const struct set *s = SET(text, .measure = n, .block = block);
		CHECK(s->messages[0] == '\0', "says: %s", s->messages);
		check_columns(s, text_of("%d ems", n));
		check_rows(s);
		set_forget();
	}
}

/* What is before and behind the run FROM .. TO, in ems. */
static void check_run(const struct set *s, const char *before, const char *from, const char *to,
	const char *behind)
{
	const struct glyph *a = find_glyph(s, before, 0), *b = find_glyph(s, from, 0);
	const struct glyph *c = find_glyph(s, to, 0), *d = find_glyph(s, behind, 0);
	if (!CHECK(a && b && c && d, "%s is not set", from))
		return;
	double left = ems(s, b->start - a->end), right = ems(s, d->start - c->end);
	CHECK_NEAR(left, right, 0.01, "%s…%s is not in the middle", from, to);
	CHECK(left >= -0.001 && left <= 0.5, "%s…%s: %.3f beside it", from, to, left);
}

/* A word or figure lies in the middle of as many cells as it needs. */
static void check_runs(void)
{
	const struct set *s = SET("步行十五分钟abc到达，共1984年，约占76.5%左右", .measure = 40, .block = GRID);
	check_run(s, "钟", "a", "c", "到");
	check_run(s, "共", "1", "4", "年");
	check_run(s, "占", "7", "%", "左");
	/* A typed space makes no difference; between words there is always one. */
	s = SET("钟 abc 到hello world开", .measure = 40, .block = GRID);
	check_run(s, "钟", "a", "c", "到");
	check_columns(s, "typed spaces");
	const struct glyph *w = find_glyph(s, "w", 0), *o = find_glyph(s, "o", 0);
	CHECK(w && o && ems(s, w->start - o->end) >= 0.2, "words touch");
}

/* Marks have their cells at the edges of lines and beside each other. */
static void check_marks(void)
{
	const struct set *s = SET("“河湾”（区）、石桥。", .measure = 20, .block = GRID);
	const struct glyph *g = last_glyph(s, 0);
	CHECK_EM(ems(s, g->end - s->left), 11, "eleven characters");
	check_columns(s, "marks");
}

/* A stop without a cell hangs beyond the last one; what may not end a line leaves its cell empty. */
static void check_ends(void)
{
	const struct set *s = SET("一二三四五六七八九十，一二三四五六七八九（十百）", .measure = 10, .block = GRID);
	CHECK_LINES(s, "一二三四五六七八九十，|一二三四五六七八九|（十百）");
	CHECK_EM(ems(s, last_glyph(s, 0)->start - s->left), 10, "the stop hangs");
	check_columns(s, "ends");
	/* Of two marks only one could: the character comes down with them. */
	s = SET("一二三四五六七八九十”，一二三", .measure = 10, .block = GRID);
	CHECK_LINES(s, "一二三四五六七八九|十”，一二三");
}

void clreq_s06(void)
{
	static const char plain[] =
		"石桥菜场建于一九八四年，是河湾区最后一座露天搭棚的菜场。“三公开”：公开摊租，公开菜价（每日七时前），"
		"公开检测结果——两年过去，摊位一个没有少……《烟火·桥边》已出版！真的吗？";
	static const char mixed[] =
		"石桥菜场建于1984年，网站是market.example，用 HTML5 与 CSS 写成；hello world 也在里面；"
		"电话5550 1284，98.5%的人满意，温度38℃，第3–5号摊位，价￥5.00，见<fo:inline "
		"font-family='hei'>第二章</fo:inline>与表A-1。";
	check_measures(plain, GRID " text-indent='2em'");
	check_measures(plain, GRID " text-align='justify'");
	check_measures(mixed, GRID);
	check_measures(mixed, GRID " text-align='justify' text-align-last='justify'");
	check_measures("网址是https://market.example/stalls/2025/fish-and-vegetables，单词"
		"pneumonoultramicroscopicsilicovolcanoconiosis很长，后面的字仍在格里。", GRID);
	check_runs();
	check_marks();
	check_ends();
}
