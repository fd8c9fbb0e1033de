/* S4: lines of body text end at both edges, the last one does not; one that gapes is told. */
#include "widths.h"

static const char prose[] =
	"清早的集市上，卖菜的人把新摘的豆角排成几行，又用湿布盖住竹篮里的笋。“今年雨水好，"
	"笋长得也快！”她说，“你拿两斤回去，焖肉最香。”隔壁摊位的老周递来一张收据，上面写着No. 27和"
	"12.5元，日期是8月30日……他笑了笑：“零头不要了。”《集市日志》里这样记着：米——三石；盐·糖——各"
	"一斗；布（青色）两匹。";

static void check_edges(double measure, double size, const char *font)
{
	const struct set *s = SET(prose, .measure = measure, .size = size, .font = font,
		.block = "text-align='justify' text-indent='2em'");
	for (int k = 0; k + 1 < (int)s->line_count; k++) {
		double pt = (line_end(s, k) - measure) * s->em / 1000;
		/* A face that draws quotes or dots narrow has them in the middle of their half. */
		const struct glyph *g = last_glyph(s, k);
		if (g->ch == 0xB7 || (g->advance * 10 < g->size * 9 && is_closing_mark(g->ch)))
			continue;
		CHECK_NEAR(
			pt, 0, 0.1, "line %d of %.1f ems of %s ends at the edge", k, measure, font);
		/* A narrow “ stands against what it opens, within its half em. */
		CHECK_NEAR(line_start(s, k), k ? 0 : 2, 0.16, "line %d begins at the edge", k);
	}
	CHECK(line_end(s, -1) < measure + 0.01, "the last line is within the measure");
	set_forget();
}

void clreq_s04(void)
{
	for (const char *const *font = faces; *font; font++)
		for (double measure = 12; measure <= 40; measure += 1.75)
			check_edges(measure, 10.5, *font);
	check_edges(28, 16, "song");
	/* The last line keeps its natural gaps. */
	const struct set *s = SET(text_of("%s。", han(25)), .block = "text-align='justify'");
	for (size_t i = 0; i + 2 < line_at(s, 1)->count; i++)
		CHECK_EM(gap_after(s, &line_at(s, 1)->glyphs[i]), 0,
			"the last line is not stretched");
	/* Looser than a quarter em: told once for a paragraph, with its place. */
	s = SET(text_of("%sinternationalisation%sinternationalisation%s", han(4), han(4), han(3)),
		.measure = 10, .block = "text-align='justify'");
	const char *first = strstr(s->messages, "P003");
	CHECK(first && !strstr(first + 1, "P003"), "a loose paragraph is told once: %s",
		s->messages);
	s = SET(prose, .measure = 20, .block = "text-align='justify'");
	CHECK(!strstr(s->messages, "P003"), "good lines are not told: %s", s->messages);
	s = SET(text_of("%sinternationalisation%s", han(4), han(3)), .measure = 10,
		.block = "text-align='start'");
	CHECK(!strstr(s->messages, "P003"), "ragged lines are not told");
}
