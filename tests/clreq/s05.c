/* S5: lines hold a whole number of ems, in columns too; what is left over goes to the margins. */
#include "clreq.h"

static const char text[] =
	"<fo:block>石桥菜场建于一九八四年，是河湾区最后一座露天搭棚的菜场。原址更新以后，一边营业，一边修缮，"
	"一百八十二个摊位一个没有少，价格牌上的数字也没有跟着新屋顶一起涨上去，周边居民步行十分钟就能买到新鲜的"
	"蔬菜和活鱼，早市从四点半开到十点。</fo:block>";

static const char *page(double size, const char *body, const char *content)
{
	return text_of(
		"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' xmlns:banxin='urn:banxin:fo' "
		"language='zh' font-family='song' font-size='%gpt' line-height='1.7' text-align='justify'>"
		"<fo:layout-master-set><fo:simple-page-master master-name='a' page-width='400pt' "
		"page-height='300pt' margin='23pt'><fo:region-body %s/></fo:simple-page-master>"
		"</fo:layout-master-set><fo:page-sequence master-reference='a'>"
		"<fo:flow flow-name='xsl-region-body'>%s%s%s</fo:flow></fo:page-sequence></fo:root>",
		size, body, content, content, content);
}

/* The first and last glyph of the full lines of columns WIDE from LEFT on. */
static void check_edges(const struct set *s, mpt left, mpt wide, const char *what)
{
	for (size_t k = 0; k < s->line_count; k++) {
		const struct glyph *first = first_glyph(s, (int)k), *last = last_glyph(s, (int)k);
		if (last->end - first->start < wide - 3 * s->em / 2)
			continue; /* the last line of a paragraph */
		mpt end = last->end - (is_closing_mark(last->ch) ? last->size / 2 : 0);
		CHECK_NEAR((double)(end - left), (double)wide, 20, "%s: end of line %zu", what, k);
	}
}

/* As many ems as go into the room between margins; the rest in halves on both sides. */
static void check_auto(double size)
{
	const struct set *s = SET_DOCUMENT(page(size, "banxin:line-characters='auto'", text));
	const mpt room = 354000, em = (mpt)(size * 1000);
	const mpt wide = room / em * em, left = 23000 + (room - wide) / 2;
	const struct glyph *first = first_glyph(s, 0);
	CHECK(s->messages[0] == '\0', "says: %s", s->messages);
	CHECK_NEAR((double)first->start, (double)left, 2, "%g pt: left edge", size);
	check_edges(s, left, wide, text_of("%g pt", size));
	set_forget();
}

/* Columns too: the left edges are whole ems apart where the gap is. */
static void check_columns(double size, int characters)
{
	const struct set *s = SET_DOCUMENT(page(size, text_of("column-count='2' column-gap='2em' "
		"banxin:line-characters='%d'", characters), text));
	const mpt em = (mpt)(size * 1000), wide = (2 * characters + 2) * em;
	const mpt left = 23000 + (354000 - wide) / 2;
	mpt second = 0;
	for (size_t k = 0; k < s->line_count; k++)
		second = mpt_max(second, first_glyph(s, (int)k)->start);
	CHECK_NEAR((double)first_glyph(s, 0)->start, (double)left, 2, "first column");
	CHECK_NEAR((double)second, (double)(left + (characters + 2) * em), 2, "second column");
	for (size_t k = 0; k < s->line_count; k++) {
		const struct glyph *first = first_glyph(s, (int)k), *last = last_glyph(s, (int)k);
		mpt end = last->end - (is_closing_mark(last->ch) ? last->size / 2 : 0);
		mpt edge = (first->start < second ? left : second) + characters * em;
		CHECK(end <= edge + 20, "line %zu sticks out of its column", k);
	}
	set_forget();
}

/* 12 lines to a page, and no more. */
static void check_lines(void)
{
	const struct set *s = SET_DOCUMENT(page(10, "banxin:line-characters='20' "
		"banxin:page-lines='12'", text));
	unsigned lines[3] = { 0 };
	for (size_t k = 0; k < s->line_count; k++)
		if (line_at(s, (int)k)->page < 3)
			lines[line_at(s, (int)k)->page]++;
	CHECK(lines[0] == 12, "%u lines on a page of 12", lines[0]);
	CHECK(first_glyph(s, 0)->start == 23000 + (354000 - 200000) / 2, "not in the middle");
	mpt spare = 254000 - 12 * 17000;
	mpt first = line_at(s, 0)->across, foot = line_at(s, 11)->across;
	CHECK(foot - first == 11 * 17000, "12 lines reach over %lld", (long long)(foot - first));
	CHECK(first > 23000 + spare / 2 && first < 23000 + spare / 2 + 17000, "first line");
}

/* More than there is room for is told, and as much is set as goes. */
static void check_too_many(void)
{
	const struct set *s = SET_DOCUMENT(page(10, "banxin:line-characters='60'", text));
	CHECK(strstr(s->messages, "60") && strstr(s->messages, "35"), "says: %s", s->messages);
	check_edges(s, 23000 + 2000, 350000, "too many");
}

void clreq_s05(void)
{
	static const double sizes[] = { 7.5, 9, 10.5, 12, 15.75, 22 };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		check_auto(sizes[i]);
	check_columns(10, 12);
	check_columns(10.5, 15);
	check_columns(9, 18);
	check_lines();
	check_too_many();
}
