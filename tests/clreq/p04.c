/* P4: titles of many kinds, at every measure from their longest word on, end their lines where a reader
 * of Chinese would pause, and their lines have one of the four forms. */
#include <stdio.h>

#include "clreq.h"

/* A line may end where a bar stands, and nowhere else. Names of people stand in the second string, as a
 * record would give them. */
static const struct {
	const char *words, *names;
} titles[] = {
	{ "坚持|党建|引领|推动|乡村|振兴|高质量|发展", "" },
	{ "关于|召开|2026|年度|先进|集体|和|先进|个人|表彰|大会的|通知", "" },
	{ "某某|街道|办事处|举行|纪念|活动", "" },
	{ "记|河口镇|卫生院|护士长|沈若溪的|二十三年", "" },
	{ "记|河口镇|卫生院|护士长|欧阳听雨的|二十三年", "欧阳听雨" },
	{ "柳河|街道|社区|治理|创新|实践", "" },
	{ "他|把|最美的|年华|献给了|大山里的|孩子们", "" },
	{ "青山村|书记|张守拙|带领|村民|走上|致富路", "" },
	{ "《青山记》|一书|在|柳河|首发", "" },
	{ "从|一粒|种子|到|一桌|好饭", "" },
	{ "让|群众的|生活|更有|保障", "" },
	{ "关于|进一步|优化|服务|工作的|实施|意见", "" },
	{ "三十年|守护|一条|河：|老河长|陈大川|和|他的|巡河|日记", "陈大川" },
	{ "全市|教育|系统|深入|学习|新时代|好|教师|精神", "" },
	{ "全国|首条|120|公里的|跨江|铁路|9月28日|开通|运营", "" },
	{ "第3次|全国|农业|普查|工作|今天|全面|启动", "" },
	{ "石桥|夜市|开街|100天：|一条|背街的|热闹|与|安静", "" },
	{ "中国|与|世界|一起|走进|春天", "" },
	{ "关于|表彰|2025—2026年|先进|集体的|决定", "" },
	{ "以|“绣花功夫”|描绘|城乡|融合|发展|新|画卷", "" },
	{ "让|垃圾|分类|成为|新时尚：|槐树巷|小区的|三百六十五天", "槐树巷 新时尚" },
};

enum { LONGEST_TITLE = 64, MOST_WORDS = 24, LONGEST_MEASURE = 22 };

struct title {
	char text[256];
	size_t ends[MOST_WORDS]; /* of its words, in bytes */
	size_t count;
};

static void read_title(struct title *t, const char *words)
{
	size_t n = 0;
	t->count = 0;
	for (; *words; words++) {
		if (*words != '|')
			t->text[n++] = *words;
		else
			t->ends[t->count++] = n;
	}
	t->text[n] = '\0';
	t->ends[t->count++] = n;
}

static bool ends_word(const struct title *t, size_t at)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->ends[i] == at)
			return true;
	return false;
}

static const struct set *set_title(const struct title *t, const char *names, int measure,
	const char *shape)
{
	return SET(t->text, .measure = measure,
		.block = text_of("text-align='center' banxin:title-shape='%s' "
			"banxin:keep-words='%s'", shape, names));
}

static void check_words(const struct title *t, const struct set *s)
{
	size_t at = 0;
	for (size_t k = 0; k < s->line_count; k++) {
		const char *line = line_text(s, (int)k);
		at += strlen(line);
		CHECK(ends_word(t, at), "a line ends inside a word: %s", all_lines(s));
		CHECK(s->lines[k].count > 1, "a line of one character: %s", all_lines(s));
	}
}

static double width_of(const struct set *s, size_t k)
{
	return line_end(s, (int)k) - line_start(s, (int)k);
}

/* Lines grow, then shrink; half an em is no difference. */
static bool is_well_formed(const struct set *s)
{
	bool shrinks = false;
	for (size_t k = 1; k < s->line_count; k++) {
		double change = width_of(s, k) - width_of(s, k - 1);
		if (change > 0.5 && shrinks)
			return false;
		shrinks = shrinks || change < -0.5;
	}
	return true;
}

static void check_centred(const struct set *s)
{
	for (size_t k = 0; k < s->line_count; k++) {
		double middle = (line_start(s, (int)k) + line_end(s, (int)k)) / 2;
		CHECK_NEAR(middle, s->as->measure / 2, 0.26, "line %zu stands in the middle", k + 1);
		CHECK(width_of(s, k) <= s->as->measure + 0.005, "line %zu is wider than the measure",
			k + 1);
	}
}

static double width_in_ems(const char *text, size_t bytes)
{
	double width = 0;
	for (size_t i = 0; i < bytes; i++)
		width += (text[i] & 0xC0) == 0x80 ? 0 : (unsigned char)text[i] < 0x80 ? 0.5 : 1;
	return width;
}

/* Lines it takes if each holds as many words as it can. */
static size_t fewest_lines(const struct title *t, int measure)
{
	size_t lines = 1;
	double width = 0;
	for (size_t i = 0, from = 0; i < t->count; from = t->ends[i++]) {
		double word = width_in_ems(t->text + from, t->ends[i] - from) + 0.5;
		if (width + word > measure) {
			lines++;
			width = 0;
		}
		width += word - 0.5;
	}
	return lines;
}

static void check_title(const char *words, const char *names)
{
	struct title t;
	read_title(&t, words);
	for (int measure = 7; measure <= LONGEST_MEASURE; measure++) {
		const struct set *s = set_title(&t, names, measure, "auto");
		check_words(&t, s);
		check_centred(s);
		CHECK(is_well_formed(s), "the lines shrink and grow again: %s", all_lines(s));
		CHECK(s->line_count <= fewest_lines(&t, measure) + 1, "too many lines: %s", all_lines(s));
		set_forget();
	}
}

/* 的 and the like begin no line; 和 neither, where there is another way. */
static void check_particles(void)
{
	static const char title[] = "柳河的春天和我们的家园在山水之间的每一个清晨";
	for (int measure = 9; measure <= LONGEST_MEASURE; measure++) {
		const struct set *s = SET(title, .measure = measure, .block = "banxin:title-shape='auto'");
		for (size_t k = 1; k < s->line_count; k++) {
			const char *first = first_glyph(s, (int)k)->text;
			CHECK(strcmp(first, "的") && strcmp(first, "和") && strcmp(first, "之"),
				"%s begins a line: %s", first, all_lines(s));
		}
	}
}

static void check_kept(void)
{
	CHECK_LINES(SET("专访青年作家柳絮飞：我写《一条大河的四十年》", .measure = 13,
		.block = "banxin:title-shape='auto' banxin:keep-words='柳絮飞'"),
		"专访青年作家柳絮飞：|我写《一条大河的四十年》");
	for (int measure = 10; measure <= 15; measure++)
		CHECK_LINES(SET("打好污染防治攻坚战 守住绿水青山", .measure = measure,
			.block = "banxin:title-shape='auto'"), "打好污染防治攻坚战|守住绿水青山");
	CHECK_LINES(SET("工程总投资3.6亿元 全长42km", .measure = 10, .block = "banxin:title-shape='auto'"),
		"工程总投资3.6亿元|全长42km");
}

/* The author's own breaks come first. */
static void check_author(void)
{
	CHECK_LINES(SET("一条背街三百米<fo:block/>七十盏灯照归人", .measure = 20,
		.block = "banxin:title-shape='auto'"), "一条背街三百米|七十盏灯照归人");
}

/* A record's own names keep together in its title; a long one is set smaller, on two lines or three. */
static void check_record(const char *title, double size, size_t most)
{
	const struct set *s = SET_RECORD(text_of("<article><head><title>%s</title><byline><author>"
		"欧阳听雨</author></byline></head><body><p>早。</p></body></article>", title),
		.layout = "article", .size = size);
	const struct glyph *from = find_glyph(s, "欧", 0), *to = find_glyph(s, "雨", 0);
	if (!CHECK(from && to && from->size == s->em, "the title is set in %g points", size))
		return;
	CHECK(line_of(s, from) == line_of(s, to), "the name is on one line: %s", all_lines(s));
	size_t lines = 0;
	for (size_t k = 0; k < s->line_count; k++)
		lines += s->lines[k].glyphs[0].size == s->em;
	CHECK(lines <= most, "%zu lines: %s", lines, all_lines(s));
}

static void check_shapes(void)
{
	struct title t;
	read_title(&t, "关于|进一步|加强|全市|城乡|社区|治理|体系|建设|和|基层|服务|能力|提升|工作的|若干|意见");
	const struct set *s = set_title(&t, "", 16, "trapezoid");
	for (size_t k = 1; k < s->line_count; k++)
		CHECK(width_of(s, k) > width_of(s, k - 1), "short over long: %s", all_lines(s));
	s = set_title(&t, "", 16, "inverted-trapezoid");
	for (size_t k = 1; k < s->line_count; k++)
		CHECK(width_of(s, k) < width_of(s, k - 1), "long over short: %s", all_lines(s));
	s = set_title(&t, "", 16, "diamond");
	CHECK(s->line_count == 3 && width_of(s, 1) > width_of(s, 0) && width_of(s, 1) > width_of(s, 2),
		"short around long: %s", all_lines(s));
	s = set_title(&t, "", 16, "equal");
	for (size_t k = 1; k < s->line_count; k++)
		CHECK_NEAR(width_of(s, k), width_of(s, 0), 2.01, "all alike: %s", all_lines(s));
}

static unsigned next_random(void)
{
	static uint32_t state = 20261122;
	state = state * 1664525 + 1013904223;
	return state >> 16;
}

/* A title of words that nobody knows but the record; bars between them. */
static const char *random_title(int words)
{
	static const char *const chars[] = { "柳", "荫", "溪", "岸", "枫", "渡", "桥", "梅", "坞", "竹", "岭",
		"荷", "塘", "槐", "巷", "杏", "林", "菊", "圃", "兰", "榕", "泉", "沙", "汀", "雁", "滩" };
	const char *all = "";
	for (int i = 0; i < words; i++) {
		all = i > 0 ? text_of("%s|", all) : all;
		for (unsigned n = 2 + next_random() % 4; n > 0; n--)
			all = text_of("%s%s", all, chars[next_random() % (sizeof chars / sizeof *chars)]);
	}
	return all;
}

/* Whether lines that end behind the words of MASK fit, no more than MOST of them, and have a form. */
static bool is_way(const struct title *t, unsigned mask, size_t most, int measure)
{
	int above = 0, width = 0;
	bool shrinks = false;
	size_t lines = 0;
	for (size_t i = 0, from = 0; i < t->count; from = t->ends[i++]) {
		width += (int)(t->ends[i] - from) / 3;
		if (width > measure)
			return false;
		if (i + 1 < t->count && !(mask >> i & 1))
			continue;
		if (lines++ > 0 && width > above && shrinks)
			return false;
		shrinks = shrinks || (lines > 1 && width < above);
		above = width;
		width = 0;
	}
	return lines <= most;
}

/* All ways to divide it are tried. */
static bool has_form(const struct title *t, size_t most, int measure)
{
	for (unsigned mask = 0; mask < 1u << (t->count - 1); mask++)
		if (is_way(t, mask, most, measure))
			return true;
	return false;
}

static void check_random(void)
{
	enum { TITLES = 1000 };
	for (int i = 0; i < TITLES; i++) {
		const char *words = random_title(2 + (int)(next_random() % 9));
		char *names = (char *)text_of("%s", words);
		for (char *c = names; *c; c++)
			*c = *c == '|' ? ' ' : *c;
		struct title t;
		read_title(&t, words);
		int measure = 6 + (int)(next_random() % 20);
		const struct set *s = set_title(&t, names, measure, "auto");
		check_words(&t, s);
		check_centred(s);
		CHECK(is_well_formed(s) || !has_form(&t, s->line_count, measure),
			"the lines shrink and grow again: %s", all_lines(s));
		set_forget();
	}
}

void clreq_p04(void)
{
	check_random();
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		check_title(titles[i].words, titles[i].names);
	check_particles();
	check_kept();
	check_author();
	check_record("欧阳听雨和她的春天", 26, 1);
	check_record("记河口镇卫生院护士长欧阳听雨的二十三年", 20, 1);
	check_record("记河口镇卫生院护士长欧阳听雨和她的同事们在大山深处行医的日子", 23, 2);
	check_record("关于开展向河口镇卫生院护士长欧阳听雨同志学习活动的通知及其在全县各单位落实情况的报告",
		20, 3);
	check_shapes();
}
