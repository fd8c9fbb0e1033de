/* GB/T 9704-2012, number by number: official documents as layouts/gongwen.xsl sets them, measured on
 * the page. The clauses are the standard's. */
#include "clreq.h"

#define MM 2834.6457 /* in millipoints */

/* 5.2: the type area begins 28 mm from the left and 37 mm from the upper edge, and is 156 by 225 mm. */
#define LEFT  (28 * MM)
#define RIGHT (184 * MM)
#define HEAD  (37 * MM)
#define FOOT  (262 * MM)
/* A third-size character, 1/28 of the width; from one line to the next. */
#define EM    (156 * MM / 28)
#define PITCH ((225 * MM - EM) / 21)
/* What measures on paper are told by. */
#define EXACT 30
#define TENTH (MM / 10)

#define BODY \
	"<body><p>石桥菜场建于一九八四年，是河湾区最后一座露天搭棚的菜场。原址更新以后，一边营业，一边修缮，摊位一个没有少。" \
	"</p><h2>一、总体要求</h2><p>坚持以人为本。</p><h3>（一）摸清底数</h3><p>逐一登记。</p><h4>1.修缮类</h4>" \
	"<p>先修缮。</p></body>"

static const char *document(const char *official, const char *more)
{
	return text_of("<article layout='gongwen'><head><title>关于更新菜场的通知</title>"
		"<published>2025-01-09</published><official%s</official></head>%s</article>",
		official, more);
}

static const struct set *set_document(const char *official, const char *more, const char *parameters)
{
	return SET_RECORD(document(official, more), .parameters = parameters, .size = 15.793);
}

/* The NTH of TEXT among all glyphs in the order of painting; one that sets nothing if it is not there. */
static const struct glyph *glyph(const struct set *s, const char *text, unsigned nth)
{
	static const struct glyph none = { .text = "" };
	for (size_t i = 0; i < s->glyph_count; i++)
		if (strcmp(s->glyphs[i].text, text) == 0 && nth-- == 0)
			return &s->glyphs[i];
	CHECK(false, "%s is not set; %s", text, s->messages);
	return &none;
}

/* The upper and lower edge of its em box: Han is drawn 0.88 em up from the base line. */
static double top_of(const struct glyph *g)
{
	return (double)g->y - 0.88 * (double)g->size;
}

static double foot_of(const struct glyph *g)
{
	return (double)g->y + 0.12 * (double)g->size;
}

/* The base line of line N of the type area, from 0. */
static double line_y(int n)
{
	return HEAD + 0.88 * EM + n * PITCH;
}

/* The line of the type area that G stands on; -1 for none. */
static int grid_line(const struct glyph *g)
{
	int n = (int)(((double)g->y - line_y(0)) / PITCH + 0.5);
	double off = (double)g->y - line_y(n);
	return off > -TENTH && off < TENTH ? n : -1;
}

/* The first figure of the date, 2025. */
static const struct glyph *year_of(const struct set *s)
{
	const struct glyph *five = glyph(s, "5", 0);
	return five - 3 >= s->glyphs && five->ch ? five - 3 : five;
}

static bool is_face(const struct glyph *g, const char *family)
{
	return g->face && strstr(g->face->name, family) != NULL;
}

static bool is_red(struct fo_color c)
{
	return c.space == COLOR_CMYK && c.c[0] == 0 && c.c[1] == 204 && c.c[2] == 204 && c.c[3] == 0;
}

static const struct shape *red_rule(const struct set *s, unsigned nth)
{
	for (size_t i = 0; i < s->shape_count; i++)
		if (is_red(s->shapes[i].color) && nth-- == 0)
			return &s->shapes[i];
	CHECK(false, "there is no red rule");
	return &s->shapes[0];
}

/* 5.2, 5.2.3: 22 lines of 28 characters that fill the type area, on both sides of the sheet. */
static void check_type_area(void)
{
	const char *p = "石桥菜场建于一九八四年是河湾区最后一座露天搭棚的菜场原址更新以后一边营业一边修缮摊位一个没有少"
			"价格牌上的数字也没有跟着新屋顶一起涨上去周边居民步行十分钟就能买到新鲜的蔬菜和活鱼";
	const char *body = "";
	unsigned lines[8] = { 0 };
	for (int i = 0; i < 40; i++)
		body = text_of("%s%s", body, p);
	const struct set *s = set_document("><issuer>河湾区人民政府</issuer>",
		text_of("<body><p>%s</p></body>", body), NULL);
	CHECK_NEAR((double)s->page_width, 210 * MM, EXACT, "A4");
	CHECK_NEAR((double)s->page_height, 297 * MM, EXACT, "A4");
	for (size_t k = 0; k < s->line_count; k++) {
		const struct text_line *l = line_at(s, (int)k);
		if (l->page == 0 || l->page > 4 || grid_line(l->glyphs) < 0)
			continue;
		lines[l->page]++;
		if (l->count < 28)
			continue;
		CHECK(l->count == 28, "%zu characters in a line", l->count);
		CHECK_NEAR((double)l->glyphs[0].start, LEFT, 0.2 * MM, "first character");
		CHECK_NEAR((double)l->glyphs[27].end, RIGHT, 0.2 * MM, "last character");
	}
	for (int page = 1; page < 4; page++)
		CHECK(lines[page] == 22, "%u lines on page %d", lines[page], page + 1);
	/* The first line begins the type area, the last one ends it. */
	for (size_t k = 0; k < s->line_count; k++) {
		const struct glyph *g = first_glyph(s, (int)k);
		if (g->page == 1 && grid_line(g) == 0)
			CHECK_NEAR(top_of(g), HEAD, TENTH, "head of the type area");
		if (g->page == 1 && grid_line(g) == 21)
			CHECK_NEAR(foot_of(g), FOOT, TENTH, "foot of the type area");
	}
}

/* 7.2: from the number of the copy down to the red rule, and the title below it. */
static void check_head(void)
{
	const struct set *s = set_document(
		"><copy-number>000012</copy-number><classification>秘密★1年</classification>"
		"<urgency>特急</urgency>"
		"<issuer>河湾区人民政府</issuer><issue code='河政' year='2025' number='7'/>"
		"<recipients>各街道办事处</recipients>", BODY, NULL);
	const struct glyph *copy = glyph(s, "0", 0), *secret = glyph(s, "秘", 0);
	const struct glyph *urgent = glyph(s, "特", 0), *mark = glyph(s, "河", 0);
	CHECK(grid_line(copy) == 0 && grid_line(secret) == 1 && grid_line(urgent) == 2,
		"7.2.1-3: lines 1 to 3 of the type area");
	CHECK_NEAR((double)copy->start, LEFT, EXACT, "7.2.1: flush left");
	CHECK_NEAR((double)secret->start, LEFT, EXACT, "7.2.2: flush left");
	CHECK_NEAR((double)secret->size, EM, EXACT, "7.2.2: third size");
	CHECK(is_face(secret, "Sans") && is_face(urgent, "Sans"), "7.2.2, 7.2.3: 黑体");
	const struct glyph *end = glyph(s, "件", 0);
	CHECK_NEAR(top_of(mark), HEAD + 35 * MM, TENTH, "7.2.4: 35 mm below the type area's edge");
	CHECK(is_red(mark->color), "7.2.4: red, M80 Y80");
	CHECK(is_face(mark, "Serif") && mark->size > 2 * EM, "7.2.4: 小标宋");
	CHECK_NEAR((double)(mark->start + end->end) / 2, (LEFT + RIGHT) / 2, MM, "7.2.4: in the middle");
	const struct glyph *number = glyph(s, "〔", 0), *last = glyph(s, "号", 0);
	CHECK_NEAR(top_of(number) - (PITCH - EM) / 2, foot_of(mark) + 2 * PITCH, TENTH,
		"7.2.5: two empty lines");
	const struct glyph *first = glyph(s, "河", 1);
	CHECK_NEAR((double)(first->start + last->end) / 2, (LEFT + RIGHT) / 2, TENTH,
		"7.2.5: in the middle");
	const struct shape *rule = red_rule(s, 0);
	CHECK_NEAR((double)rule->y - foot_of(last), 4 * MM, TENTH, "7.2.7: 4 mm below the number");
	CHECK_NEAR((double)rule->x, LEFT, EXACT, "7.2.7: as wide as the type area");
	CHECK_NEAR((double)rule->width, 156 * MM, EXACT, "7.2.7: as wide as the type area");
	const struct glyph *title = glyph(s, "关", 0);
	double below = top_of(title) - (double)(rule->y + rule->height);
	CHECK(title->size == 21000 && is_face(title, "Serif"), "7.3.1: second size 小标宋");
	CHECK(below > 2 * PITCH && below < 2.6 * PITCH, "7.3.1: two lines below the rule: %.2f",
		below / PITCH);
}

/* 7.2.6: of documents that go upwards the number stands an em from the left, on the last line of the
 * names of those who approved it, which end an em from the right. */
static void check_approved(void)
{
	const struct set *s = set_document(
		"><issuer>河湾区商务委员会</issuer><issuer>河湾区财政局</issuer><issuer>河湾区建设交通委</issuer>"
		"<issue code='河商' year='2025' number='42'/><approved-by>沈知秋</approved-by><approved-by>方满"
		"</approved-by><approved-by>周小舟</approved-by><recipients>区人民政府</recipients>", BODY, NULL);
	const struct glyph *number = glyph(s, "〔", 0), *label = glyph(s, "签", 0);
	const struct glyph *shen = glyph(s, "沈", 0), *fang = glyph(s, "方", 0);
	const struct glyph *man = glyph(s, "满", 0), *zhou = glyph(s, "周", 0), *mark = glyph(s, "建", 0);
	CHECK(number->y == zhou->y, "7.2.6: on the line of the last name");
	CHECK_NEAR((double)number->start, LEFT + 3 * EM, EM / 2, "7.2.6: an em from the left");
	CHECK_NEAR((double)man->end, RIGHT - EM, EXACT, "7.2.6: an em from the right");
	CHECK_NEAR((double)zhou->start, (double)shen->start, EXACT, "7.2.6: names one below the other");
	CHECK_NEAR((double)(shen->start - label->start), 4 * EM, EXACT, "7.2.6: behind 签发人：");
	CHECK_NEAR((double)(man->start - fang->start), 2 * EM, EXACT, "7.2.6: two characters take three");
	CHECK_NEAR(top_of(label) - (PITCH - EM) / 2, foot_of(mark) + 2 * PITCH, TENTH,
		"7.2.6: two empty lines below the name");
	/* 7.2.4: the names spread to one width, 文件 in the middle of their height. */
	const struct glyph *first = glyph(s, "河", 0), *second = glyph(s, "河", 1), *wen = glyph(s, "文", 0);
	CHECK_NEAR((double)first->start, (double)second->start, EXACT, "7.2.4: names begin alike");
	CHECK_NEAR((double)glyph(s, "会", 0)->end, (double)glyph(s, "局", 0)->end, TENTH, "7.2.4: and end");
	CHECK_NEAR((top_of(wen) + foot_of(wen)) / 2, (top_of(first) + foot_of(mark)) / 2, TENTH,
		"7.2.4: 文件 in the middle");
}

/* 7.3: recipients, text and its levels, the list of attachments. */
static void check_text_parts(void)
{
	const struct set *s = set_document("><issuer>河湾区人民政府</issuer><recipients>各街道办事处</recipients>",
		BODY "<attachment><title>更新项目登记表</title></attachment><attachment><title>施工期间保障居民买菜和摊主"
		"经营的工作指引以及临时摊位的设置办法</title></attachment>", NULL);
	const struct glyph *title = glyph(s, "关", 0), *to = glyph(s, "各", 0), *text = glyph(s, "石", 0);
	CHECK(grid_line(to) == grid_line(title) + 2 || grid_line(to) - 2 == (int)(((double)title->y -
		line_y(0)) / PITCH + 0.5), "7.3.2: one empty line below the title");
	CHECK_NEAR((double)to->start, LEFT, EXACT, "7.3.2: flush left");
	CHECK(grid_line(text) == grid_line(to) + 1, "7.3.3: text on the next line");
	CHECK_NEAR((double)text->start, LEFT + 2 * EM, EXACT, "7.3.3: indented by two");
	CHECK_NEAR((double)text->size, EM, EXACT, "7.3.3: third size");
	const struct glyph *h2 = glyph(s, "总", 0), *h3 = glyph(s, "摸", 0), *h4 = glyph(s, "修", 1);
	CHECK(is_face(h2, "Sans"), "7.3.3: first level 黑体");
	CHECK(is_face(h3, "Kai"), "7.3.3: second level 楷体");
	CHECK(h4->face == text->face, "7.3.3: third level as the text");
	CHECK_NEAR((double)(h2->size + h3->size + h4->size), 3 * EM, 3 * EXACT, "7.3.3: all third size");
	CHECK_NEAR((double)h2->start, LEFT + 4 * EM, EXACT, "7.3.3: 一、 is indented");
	const struct glyph *list = glyph(s, "附", 0), *last = glyph(s, "缮", 2);
	const struct glyph *one = glyph(s, "更", 2), *two = glyph(s, "施", 0);
	CHECK(grid_line(list) == grid_line(last) + 2, "7.3.4: after an empty line");
	CHECK_NEAR((double)list->start, LEFT + 2 * EM, EXACT, "7.3.4: indented by two");
	CHECK_NEAR((double)one->start, (double)two->start, EXACT, "7.3.4: names one below the other");
	int wrapped = line_of(s, find_glyph(s, "施", 0)) + 1;
	CHECK_NEAR((double)first_glyph(s, wrapped)->start, (double)two->start, EXACT,
		"7.3.4: lines that run over too");
}

/* 7.3.5: how it is signed. */
static void check_signatures(void)
{
	static const char issuer[] = "><issuer>河湾区人民政府办公室</issuer><recipients>各街道办事处</recipients>"
				     "<remark>此件公开发布</remark>";
	const struct set *s = set_document(issuer, BODY, NULL);
	const struct glyph *last = glyph(s, "缮", 2), *name = glyph(s, "河", 2), *end = glyph(s, "室", 1);
	const struct glyph *year = year_of(s), *day = glyph(s, "日", 0), *note = glyph(s, "此", 0);
	CHECK(grid_line(name) == grid_line(last) + 3 && grid_line(day) == grid_line(name) + 1,
		"7.3.5.1: two empty lines for the seal");
	CHECK_NEAR((double)day->end, RIGHT - 4 * EM, EXACT, "7.3.5.1: the date, four from the right");
	CHECK_NEAR((double)(name->start + end->end), (double)(year->start + day->end), TENTH,
		"7.3.5.1: the issuer in the middle of the date");
	CHECK(grid_line(note) == grid_line(day) + 1, "7.3.6: on the line below the date");
	CHECK_NEAR((double)note->start, LEFT + 2.5 * EM, EXACT, "7.3.6: indented by two, in brackets");
	/* No leading zeros: 2025年1月9日. */
	CHECK(strcmp(glyph(s, "年", 1)[1].text, "1") == 0 && strcmp(glyph(s, "月", 0)[1].text, "9") == 0,
		"7.3.5.4: figures without zeros");
	s = set_document(issuer, BODY, "signature=unsealed");
	last = glyph(s, "缮", 2), name = glyph(s, "河", 2), end = glyph(s, "室", 1), year = year_of(s);
	CHECK(grid_line(name) == grid_line(last) + 2, "7.3.5.2: one empty line");
	CHECK_NEAR((double)end->end, RIGHT - 2 * EM, EXACT, "7.3.5.2: two from the right");
	CHECK_NEAR((double)(year->start - name->start), 2 * EM, EXACT, "7.3.5.2: the date two further");
	s = set_document("><issuer>商务委</issuer>", BODY, "signature=unsealed");
	name = glyph(s, "商", 1), year = year_of(s), day = glyph(s, "日", 0);
	CHECK_NEAR((double)day->end, RIGHT - 2 * EM, EXACT, "7.3.5.2: a longer date, two from the right");
	CHECK_NEAR((double)(year->start - name->start), 2 * EM, TENTH, "7.3.5.2: the issuer two before it");
	s = set_document("><issuer>河湾区人民政府</issuer><signed-by post='区长'>沈知秋</signed-by>", BODY, NULL);
	last = glyph(s, "缮", 2), name = glyph(s, "沈", 0), end = glyph(s, "秋", 0), day = glyph(s, "日", 0);
	CHECK(grid_line(name) == grid_line(last) + 3, "7.3.5.3: two empty lines");
	CHECK_NEAR((double)end->end, RIGHT - 4 * EM, EXACT, "7.3.5.3: four from the right");
	CHECK_NEAR((double)(name->start - glyph(s, "长", 0)->end), 2 * EM, EXACT,
		"7.3.5.3: the post two before");
	CHECK(grid_line(day) == grid_line(name) + 2, "7.3.5.3: the date after an empty line");
	CHECK_NEAR((double)day->end, RIGHT - 4 * EM, EXACT, "7.3.5.3: the date four from the right");
}

/* 7.3.7 and 7.4: attachments on pages of their own, and the tail at the foot of the last. */
static void check_attachment_and_tail(void)
{
	const struct set *s = set_document("><issuer>河湾区人民政府</issuer><recipients>各街道办事处</recipients>",
		"<body><p>石桥菜场。</p></body>"
		"<attachment><title>登记表</title><body><p>填表说明。</p></body></attachment>"
		"<tail><send-to>区委各部门，区人大常委会办公室，区政协办公室，区纪委监委，区人民法院，区人民检察院，各人民团体，驻区单位"
		"</send-to><printed-by>河湾区人民政府办公室</printed-by><printed-on>2025-01-10</printed-on></tail>",
		NULL);
	const struct glyph *head = glyph(s, "附", 1), *title = glyph(s, "登", 1);
	CHECK(head->page == 1 && grid_line(head) == 0 && is_face(head, "Sans"), "7.3.7: 附件 on line 1, 黑体");
	CHECK_NEAR((double)head->start, LEFT, EXACT, "7.3.7: flush left");
	CHECK_NEAR((double)title->y, line_y(2), EM / 4, "7.3.7: its title on line 3");
	const struct glyph *to = glyph(s, "抄", 0), *by = glyph(s, "河", 2), *print = glyph(s, "印", 0);
	CHECK(to->page == 1 && to->size == 13750, "7.4.2: fourth size, on the last page");
	CHECK_NEAR((double)to->start, LEFT + 13750, EXACT, "7.4.2: an em from the left");
	const struct glyph *wrapped = first_glyph(s, line_of(s, find_glyph(s, "抄", 0)) + 1);
	CHECK_NEAR((double)wrapped->start, (double)glyph(s, "区", 2)->start, 14000 * 3.2, "7.4.2: wraps");
	CHECK_NEAR((double)by->start, LEFT + 13750, EXACT, "7.4.3: an em from the left");
	CHECK_NEAR((double)glyph(s, "发", 0)->end, RIGHT - 13750, EXACT, "7.4.3: an em from the right");
	CHECK(by->y == print->y && by->y > to->y, "7.4.3: on one line");
	double thick[3] = { 0 }, foot = 0;
	size_t count = 0;
	for (size_t i = 0; i < s->shape_count; i++) {
		const struct shape *r = &s->shapes[i];
		if (r->page != 1 || count == 3)
			continue;
		CHECK_NEAR((double)r->width, 156 * MM, EXACT, "7.4.1: as wide as the type area");
		thick[count++] = (double)r->height;
		foot = (double)(r->y + r->height);
	}
	CHECK(count == 3, "7.4.1: three rules");
	CHECK_NEAR(thick[0], 0.35 * MM, EXACT, "7.4.1: the first one is thick");
	CHECK_NEAR(thick[1], 0.25 * MM, EXACT, "7.4.1: the next one is thin");
	CHECK_NEAR(thick[2], 0.35 * MM, EXACT, "7.4.1: the last one is thick");
	CHECK_NEAR(foot, FOOT, TENTH, "7.4.1: the last one on the foot of the type area");
}

/* 7.5: — 1 — 7 mm below the type area, at the outer edge. */
static void check_numbers(void)
{
	const struct set *s = set_document("><issuer>河湾区人民政府</issuer>",
		"<body><p>石桥菜场。</p></body>"
		"<attachment><title>登记表</title><body><p>填表。</p></body></attachment>", NULL);
	unsigned found = 0;
	for (size_t i = 0; i < s->glyph_count; i++) {
		const struct glyph *g = &s->glyphs[i];
		if (strcmp(g->text, "—") != 0)
			continue;
		CHECK(g->size == 13750 && is_face(g, "Serif"), "7.5: fourth size Song");
		CHECK_NEAR((double)g->top, FOOT + 7 * MM, 0.2 * MM, "7.5: 7 mm below the type area");
		if (found % 2 == 1 && g->page == 0)
			CHECK_NEAR((double)g->end, RIGHT - 13750, EXACT, "7.5: odd, an em from the right");
		if (found % 2 == 0 && g->page == 1)
			CHECK_NEAR((double)g->start, LEFT + 13750, EXACT, "7.5: even, an em from the left");
		found++;
	}
	CHECK(found == 4, "7.5: %u dashes on two pages", found);
}

/* How many pages there are, and how many of them have a number. */
static void count_pages(const char *attachment, const char *copies, size_t pages, size_t numbered)
{
	const struct set *s = set_document("><issuer>河湾区人民政府</issuer>",
		text_of("<body><p>石桥菜场。</p></body>%s<tail><send-to>%s</send-to></tail>",
			attachment, copies), NULL);
	size_t dashes = 0;
	for (size_t i = 0; i < s->glyph_count; i++)
		dashes += strcmp(s->glyphs[i].text, "—") == 0;
	CHECK(s->page_count == pages, "7.4: %zu pages, expected %zu", s->page_count, pages);
	CHECK(dashes == 2 * numbered, "7.5: %zu numbers, expected %zu", dashes / 2, numbered);
}

/* 7.4, 7.5: the tail stands on an even page. It has a number as long as no blank page is before it. */
static void check_tail_page(void)
{
	static const char second[] = "<attachment><title>登记表</title><body><p>填表。</p>"
				     "<p>一。</p><p>二。</p><p>三。</p><p>四。</p><p>五。</p></body></attachment>";
	const char *copies = "区委各部门";
	count_pages("", copies, 2, 2);
	count_pages(second, copies, 2, 2);
	for (int i = 0; i < 6; i++)
		copies = text_of("%s，%s", copies, copies);
	count_pages(second, copies, 4, 2);
}

/* 10.1: letters. */
static void check_letter(void)
{
	const struct set *s = set_document(
		" form='letter'><classification>秘密★1年</classification><issuer>河湾区人民政府</issuer>"
		"<issue code='河政函' year='2025' number='3'/><recipients>各街道办事处</recipients>", BODY
		"<tail><send-to>区委各部门</send-to><printed-by>某室</printed-by></tail>", NULL);
	const struct glyph *mark = glyph(s, "河", 0), *secret = glyph(s, "秘", 0), *number = glyph(s, "函", 0);
	CHECK_NEAR(top_of(mark), 30 * MM, TENTH, "10.1: 30 mm below the edge of the page");
	const struct shape *above = red_rule(s, 0), *thin = red_rule(s, 1), *low = red_rule(s, 2);
	const struct shape *below = red_rule(s, 3);
	CHECK_NEAR((double)above->y - foot_of(mark), 4 * MM, TENTH, "10.1: 4 mm below the name");
	CHECK(above->height > thin->height && low->height < below->height, "10.1: thick and thin");
	CHECK_NEAR((double)above->width, 170 * MM, EXACT, "10.1: 170 mm");
	CHECK_NEAR((double)above->x, 20 * MM, EXACT, "10.1: in the middle");
	CHECK_NEAR((double)(below->y + below->height), 277 * MM, EXACT, "10.1: 20 mm above the edge");
	CHECK_NEAR(top_of(secret) - (double)(thin->y + thin->height), 7.0 / 8 * EM, TENTH, "10.1: 7/8");
	CHECK_NEAR((double)secret->start, LEFT, EXACT, "10.1: flush left");
	const struct glyph *title = glyph(s, "关", 0);
	CHECK_NEAR((top_of(title) + foot_of(title) - top_of(secret) - foot_of(secret)) / 2, 3 * PITCH,
		TENTH, "10.1: two lines to the title");
	CHECK(number->y == secret->y, "10.1: the number on the right of the first line");
	CHECK_NEAR((double)glyph(s, "号", 0)->end, RIGHT, EXACT, "10.1: flush right");
	CHECK(strstr(all_lines(s), "— 1 —") == NULL && strstr(all_lines(s), "某室") == NULL,
		"10.1: neither a number on the first page nor a printer");
	for (size_t i = 0; i < s->shape_count; i++)
		CHECK(is_red(s->shapes[i].color), "10.1: no rules in the tail");
}

/* 10.2 and 10.3: orders and minutes; and paper that has its head already. */
static void check_other_forms(void)
{
	const struct set *s = set_document(" form='order'><issuer>河湾区人民政府</issuer><issue number='12'/>"
		"<signed-by post='区长'>沈知秋</signed-by>", BODY, NULL);
	const struct glyph *mark = glyph(s, "河", 0), *number = glyph(s, "第", 0), *text = glyph(s, "石", 0);
	CHECK_NEAR(top_of(mark), HEAD + 20 * MM, TENTH, "10.2: 20 mm below the type area's edge");
	CHECK_NEAR(top_of(number) - (PITCH - EM) / 2, foot_of(mark) + 2 * PITCH, TENTH, "10.2: two lines");
	CHECK_NEAR(top_of(text) - foot_of(number), 3 * PITCH - EM, TENTH, "10.2: two lines to the text");
	s = set_document(" form='minutes'><issuer>河湾区会议</issuer><issue number='3'/><present>区商务委沈知秋"
		"</present><observers>方小满</observers>", BODY, NULL);
	mark = glyph(s, "河", 0);
	const struct glyph *present = glyph(s, "出", 0), *name = glyph(s, "方", 0);
	CHECK_NEAR(top_of(mark), HEAD + 35 * MM, TENTH, "10.3: 35 mm below the type area's edge");
	CHECK_NEAR((double)present->start, LEFT + 2 * EM, EXACT, "10.3: indented by two");
	CHECK(is_face(present, "Sans") && !is_face(name, "Sans"), "10.3: 黑体, names not");
	CHECK_NEAR((double)name->start, LEFT + 5 * EM, EXACT, "10.3: behind 列席：");
	s = set_document("><issuer>河湾区人民政府</issuer>", BODY, "head=none");
	for (size_t i = 0; i < s->glyph_count; i++)
		CHECK(!is_red(s->glyphs[i].color), "something is red");
	for (size_t i = 0; i < s->shape_count; i++)
		CHECK(!is_red(s->shapes[i].color), "something is red");
}

void clreq_n01(void)
{
	check_type_area();
	check_head();
	check_approved();
	check_text_parts();
	check_signatures();
	check_attachment_and_tail();
	check_numbers();
	check_tail_page();
	check_letter();
	check_other_forms();
}
