/* P2: hanging lines, by ems and behind a colon. */
#include "clreq.h"

static const char offices[] = "柳荫街道办事处，石桥居民委员会，河口镇卫生院，青山村村民委员会，县图书馆，"
			      "县文化馆，县博物馆，各中小学校，各居民小组。";

static void check_hanging(void)
{
	static const double sizes[] = { 9, 10.5, 16 };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		for (int by = 1; by <= 4; by++) {
			const struct set *s = SET(offices, .size = sizes[i], .measure = 18,
				.block = text_of("start-indent='%dem' text-indent='-%dem'", by, by));
			CHECK_EM(line_start(s, 0), 0, "the first line begins at the edge");
			for (size_t k = 1; k < s->line_count; k++)
				CHECK_EM(line_start(s, (int)k), by, "line %zu hangs by %d ems", k + 1, by);
		}
	}
}

/* 抄送：, 附件： and the like: lines that run over begin under the first character behind the colon. */
static void check_colon(const char *head, int by)
{
	for (int measure = 14; measure <= 30; measure += 4) {
		const struct set *s = SET(text_of("%s%s", head, offices), .measure = measure,
			.block = text_of("start-indent='%dem' text-indent='-%dem' text-align='justify'",
				by, by));
		const struct glyph *colon = find_glyph(s, "：", 0);
		CHECK(colon && line_of(s, colon) == 0, "the colon stands in the first line");
		if (!colon)
			return;
		double behind = start_of(s, colon + 1);
		for (size_t k = 1; k < s->line_count; k++)
			CHECK_NEAR(line_start(s, (int)k), behind, 0.26,
				"line %zu begins under what is behind the colon", k + 1);
		if (measure == 30)
			CHECK_EM(behind, by, "the colon has its full width");
	}
}

/* Names of two characters are padded to three, so that what follows them stands in a column. */
static void check_padded(void)
{
	static const char name[] = "<fo:block><fo:inline banxin:distribute-width='3em'>%s</fo:inline>"
				   "　柳荫街道办事处</fo:block>";
	const struct set *s = SET_FLOW(text_of("%s%s", text_of(name, "柳宁"), text_of(name, "石榴香")));
	CHECK_EM(start_of(s, find_glyph(s, "荫", 0)), start_of(s, find_glyph(s, "荫", 1)),
		"posts stand under each other");
}

/* A label of its own width, and a body beside it. */
static void check_list(void)
{
	const struct set *s = SET_FLOW(text_of("<fo:list-block provisional-distance-between-starts='3em' "
		"provisional-label-separation='0pt'><fo:list-item>"
		"<fo:list-item-label end-indent='label-end()'><fo:block>（一）</fo:block>"
		"</fo:list-item-label><fo:list-item-body "
		"start-indent='body-start()'><fo:block>%s</fo:block></fo:list-item-body></fo:list-item>"
		"</fo:list-block>", offices), .measure = 18);
	CHECK_EM(start_of(s, find_glyph(s, "柳", 0)), 3, "the text begins behind its number");
	for (size_t k = 1; k < s->line_count; k++)
		CHECK_EM(line_start(s, (int)k), 3, "so does line %zu", k + 1);
}

void clreq_p02(void)
{
	check_hanging();
	check_colon("抄送：", 3);
	check_colon("附件：", 3);
	check_colon("主题词：", 4);
	check_padded();
	check_list();
}
