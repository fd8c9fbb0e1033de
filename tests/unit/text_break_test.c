/* Where lines may end in Chinese, Western and mixed text. */
#include "text_fixture.h"

#define NEEDS_FONTS if (!fix.has_fonts) skip()

struct question {
	const char *text, *breaks;
};

static void ask(const char *attributes, const struct question *q, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_string_equal(dump(collect(attributes, q[i].text)), q[i].breaks);
}

#define ASK(attributes, ...) do { \
	const struct question q_[] = { __VA_ARGS__ }; \
	ask(attributes, q_, sizeof q_ / sizeof *q_); } while (0)

static void marks_do_not_begin_or_end_a_line(void **state)
{
	(void)state;
	NEEDS_FONTS;
	ASK("", { "今天天气很好，我们去", "今·天·天·气·很·好，·我·们·去" },
		{ "他说：“好。”我答《论语》", "他·说：·“好。”·我·答·《论·语》" },
		{ "甲（乙）、丙；丁！", "甲·（乙）、·丙；·丁！" },
		{ "时时刻刻、人々", "时·时·刻·刻、·人々" },
		{ "（「『甲』」）乙", "（「『甲』'」'）·乙" },
		{ "涨了100％吗", "涨·了·100％·吗" },
		{ "什么‼真的⁇", "什·么‼·真·的⁇" });
}

static void middle_dots_and_connectors_do_not_begin_a_line(void **state)
{
	(void)state;
	NEEDS_FONTS;
	ASK("", { "让·雅克", "让··雅·克" }, { "北京–上海", "北·京–·上·海" },
		{ "三月～五月", "三·月～·五·月" }, { "和／或者", "和／或·者" },
		{ "和/或者", "和/或·者" });
}

static void quotes_stand_with_what_they_quote(void **state)
{
	(void)state;
	NEEDS_FONTS;
	ASK("", { "壬“癸”甲", "壬·“癸”·甲" }, { "他说“Hello”吧", "他·说·“Hello”·吧" },
		{ "读‘甲’和’乙", "读·‘甲’·和’·乙" }, { "说\"甲乙\"了", "说·\"甲·乙\"·了" },
		{ "5\"屏和\"甲\"", "5\"屏·和·\"甲\"" },
		{ "I don’t say “yes”", "I_·don’t_·say_·“yes”" });
}

static void dashes_and_ellipses_are_never_split(void **state)
{
	(void)state;
	NEEDS_FONTS;
	ASK("", { "甲——乙", "甲'——·乙" }, { "甲……乙", "甲'……·乙" },
		{ "甲……——乙", "甲'……·——·乙" }, { "甲，——乙", "甲，·——·乙" },
		{ "“——甲——”乙", "“——·甲'——”·乙" }, { "（——）", "（——）" },
		{ "——，甲", "——，·甲" }, { "甲——……乙", "甲'——……·乙" },
		{ "…………", "…………" }, { "甲⸺乙", "甲'⸺·乙" },
		{ "……………………", "…………·……·……" });
}

static void numbers_keep_their_signs(void **state)
{
	(void)state;
	NEEDS_FONTS;
	ASK("", { "约1,234,567人", "约·1,234,567·人" }, { "升98.5%到38℃高", "升·98.5%·到·38℃·高" },
		{ "价￥5元", "价·￥5·元" }, { "温差±3度", "温·差·±3·度" }, { "降到-5度", "降·到-5·度" },
		{ "№ 3号", "№_3·号" }, { "占1/2强", "占·1/2·强" }, { "２０２６年", "２０２６·年" },
		{ "2026-11-22见", "2026-11-22·见" },
		{ "长5 km吧", "长·5_km·吧" }, { "热到38 ℃了", "热·到·38_℃·了" }, { "5 kmx", "5_·kmx" },
		{ "3 cats", "3_·cats" });
}

static void western_words_break_at_spaces_and_hyphens(void **state)
{
	(void)state;
	NEEDS_FONTS;
	ASK("", { "a well-known fact", "a_·well-·known_·fact" }, { "用C语言", "用·C·语·言" },
		{ "a≤b→c†", "a≤b→c†" }, { "甲①②★★", "甲·①·②·★·★" },
		{ "中 文", "中_·文" }, { "a\xC2\xA0" "b c", "a\xC2\xA0" "b_·c" },
		{ "co\xC2\xADop", "co-op" }, { "甲\xE2\x80\x8B乙", "甲\xE2\x80\x8B·乙" },
		{ "http://a.cn/b", "http://·a.·cn/·b" });
	ASK("language='en'", { "plain “text” — here…", "plain_·“text”_·—_·here…" },
		{ "(a) b/c", "(a)_·b/·c" }, { "No.5 of POSIX.1-2008", "No.5_·of_·POSIX.1-2008" },
		{ "e-mail, half-X-rays", "e-mail,_·half-·X-rays" });
}

static void wrapping_can_be_forbidden(void **state)
{
	(void)state;
	NEEDS_FONTS;
	ASK("wrap-option='no-wrap'", { "今天 a b", "今天_a_b" });
	ASK("", { "去<fo:inline keep-together.within-line='always'>北京 a</fo:inline>了",
			"去·北京_a·了" },
		{ "甲<fo:inline wrap-option='no-wrap'>乙丙</fo:inline>丁", "甲·乙丙·丁" });
	ASK("axf:word-break='break-all'", { "abc", "a·b·c" });
	ASK("axf:line-break='loose'", { "甲——乙（……）", "甲·——·乙·（……）" });
	ASK("axf:line-break='anywhere'", { "甲，ab", "甲·，·a·b" });
	ASK("axf:word-break='keep-all'", { "甲乙，丙", "甲乙，·丙" });
}

static void markup_does_not_change_where_lines_end(void **state)
{
	(void)state;
	NEEDS_FONTS;
	ASK("", { "好<fo:inline font-weight='bold'>，我</fo:inline>们", "好，·我·们" },
		{ "他<fo:inline id='x'>们</fo:inline>去", "他·[anchor]们·去" },
		{ "a<fo:inline padding-left='1pt'>b</fo:inline>", "a[edge]b" },
		{ "甲<fo:inline padding='1pt'>乙</fo:inline>丙", "甲·[edge]乙[edge]·丙" },
		{ "a <fo:wrapper id='y'/>b", "a_·[anchor]b" });
}

static void notes_stay_with_their_text(void **state)
{
	(void)state;
	NEEDS_FONTS;
	ASK("", { "甲<fo:footnote><fo:inline>注</fo:inline><fo:footnote-body><fo:block>x</fo:block>"
		"</fo:footnote-body></fo:footnote>乙", "甲注[anchor]·乙" },
		{ "面积<fo:inline baseline-shift='super'>二</fo:inline>大", "面·积二·大" },
		{ "甲<fo:index-range-begin id='r' index-key='k'/>乙<fo:index-range-end ref-id='r'/>丙",
			"甲·[anchor]乙[anchor]·丙" });
}

static void objects_and_leaders_take_part(void **state)
{
	(void)state;
	NEEDS_FONTS;
	ASK("", { "甲<fo:external-graphic src='a.png' width='5pt'/>乙", "甲·[object]·乙" },
		{ "题<fo:leader/><fo:page-number/>", "题[leader]12" },
		{ "见<fo:page-number-citation ref-id='q'/>页", "见·345·页" });
}

static void linefeeds_can_be_kept(void **state)
{
	(void)state;
	NEEDS_FONTS;
	ASK("linefeed-treatment='preserve'", { " 甲 \n 乙 ", "甲[newline]|乙" },
		{ "a\n\nb", "a[newline]|[newline]|b" });
	ASK("", { "甲<fo:inline><fo:block>乙</fo:block></fo:inline>丙", "甲[newline]|乙[newline]|丙" });
}

static bool holds(const char *set, const char *ch, size_t len)
{
	char one[5] = "";
	memcpy(one, ch, len);
	return strstr(set, one) != NULL;
}

/* No line of random text begins or ends with what may not. */
static void random_text_never_breaks_the_rules(void **state)
{
	(void)state;
	NEEDS_FONTS;
	static const char *const pieces[] = { "甲", "乙", "，", "。", "“", "”", "（", "）", "、", "！",
		"？", "——", "……", "a", "b1", " ", "·", "～", "98%", "《", "》", "；", "-", "/", ",", "(" };
	static const char starters[] = "，。”）、！？·～》；%,";
	static const char enders[] = "“（《(";
	uint32_t seed = 7;
	for (int round = 0; round < 300; round++) {
		char text[1024] = "";
		for (int i = 0; i < 60; i++) {
			seed = seed * 1664525 + 1013904223;
			strcat(text, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
		}
		const struct paragraph *p = collect("", text);
		for (size_t i = 0; i + 1 < p->cell_count; i++) {
			const struct cell *c = &p->cells[i], *next = c + 1;
			if (c->brk != BRK_MAY || c->penalty == PENALTY_MARKS ||
				c->kind == CELL_SPACE || next->kind == CELL_SPACE)
				continue;
			const char *s = p->text.data + next->text, *end = s;
			utf8_next(&end, s + next->text_len);
			assert_false(holds(starters, s, (size_t)(end - s)));
			end = s;
			do
				s--;
			while ((*s & 0xC0) == 0x80);
			assert_false(holds(enders, s, (size_t)(end - s)));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_do_not_begin_or_end_a_line),
		cmocka_unit_test(middle_dots_and_connectors_do_not_begin_a_line),
		cmocka_unit_test(quotes_stand_with_what_they_quote),
		cmocka_unit_test(dashes_and_ellipses_are_never_split),
		cmocka_unit_test(numbers_keep_their_signs),
		cmocka_unit_test(western_words_break_at_spaces_and_hyphens),
		cmocka_unit_test(wrapping_can_be_forbidden),
		cmocka_unit_test(markup_does_not_change_where_lines_end),
		cmocka_unit_test(notes_stay_with_their_text),
		cmocka_unit_test(objects_and_leaders_take_part),
		cmocka_unit_test(linefeeds_can_be_kept),
		cmocka_unit_test(random_text_never_breaks_the_rules),
	};
	return cmocka_run_group_tests_name("breaks", tests, fixture_setup, fixture_teardown);
}
