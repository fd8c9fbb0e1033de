/* Placeholders and what is left of markup (T06), English words that were left over (T08). */
#include "base/i18n.h"
#include "proof/digits.h"
#include "proof/leftovers.h"
#include "proof/match.h"

static size_t tell_placeholder(struct check *c, const struct passage *p, size_t from, size_t to)
{
	check_tell(c, RULE_PLACEHOLDER, p, from, to, _("“%s” is a placeholder that nobody filled in"),
		check_quote(c, p, from, to));
	return to;
}

static bool is_cross(uint32_t ch)
{
	return ch == 'x' || ch == 'X' || ch == 0xD7;
}

static bool is_part_of_date(uint32_t ch)
{
	return ch == U'年' || ch == U'月' || ch == U'日' || ch == U'时' || ch == U'分';
}

/* 20xx: crosses from I to END behind the beginning of a year. */
static bool is_year_begun(const struct passage *p, size_t i, size_t end)
{
	size_t figures = 4 - (end - i), first = i - figures;
	if (end - i > 2 || i < figures || class_before(p, first) == CHAR_DIGIT ||
		class_before(p, first) == CHAR_LATIN)
		return false;
	for (size_t k = first; k < i; k++)
		if (p->class[k] != CHAR_DIGIT)
			return false;
	bool century = (p->ch[first] == '2' && p->ch[first + 1] == '0') ||
		(p->ch[first] == '1' && p->ch[first + 1] == '9');
	return century && (end - i == 2 || p->ch[end] == U'年');
}

/* Where a name is hidden, 王××, crosses are what the writer meant. */
static bool is_hidden_name(const struct passage *p, size_t i, size_t end)
{
	static const uint32_t surnames[] = { U'王', U'李', U'张', U'刘', U'陈', U'杨', U'黄', U'赵', U'吴',
		U'周', U'徐', U'孙', U'马', U'朱', U'胡', U'郭', U'何', U'林', U'罗', U'郑', U'梁', U'谢', U'宋',
		U'唐', U'许', U'韩', U'冯', U'邓', U'曹', U'彭', U'曾', U'肖', U'田', U'董', U'袁', U'潘', U'蒋',
		U'蔡', U'余', U'杜', U'叶', U'程', U'苏', U'魏', U'吕', U'丁', U'沈', U'姚', U'卢', U'姜', U'崔',
		U'钟', U'谭', U'陆', U'汪', U'范', U'石', U'廖', U'贾', U'夏', U'韦', U'付', U'方', U'邹', U'熊', 0 };
	static const uint32_t places[] = { U'市', U'县', U'区', U'镇', U'乡', U'村', U'街', U'路', U'公', 0 };
	return is_one_of(ch_before(p, i, 1), surnames) && !is_one_of(p->ch[end], places);
}

/* Behind x年x月 at I; I if there is none. */
static size_t crossed_date_end(const struct passage *p, size_t i)
{
	size_t end = i, parts = 0;
	for (; is_cross(p->ch[end]) && is_part_of_date(p->ch[end + 1]); end += 2)
		parts++;
	return parts > 1 ? end : i;
}

/* xx, ××, XXX, which are at I. */
static size_t check_crosses(struct check *c, const struct passage *p, size_t i)
{
	size_t end = i;
	while (is_cross(p->ch[end]))
		end++;
	enum char_class before = class_before(p, i), behind = p->class[end];
	bool in_word = before == CHAR_LATIN || behind == CHAR_LATIN || before == CHAR_COMBINING;
	if (!in_word && is_year_begun(p, i, end))
		return tell_placeholder(c, p, i - (4 - (end - i)), end);
	if (end - i == 1) {
		end = crossed_date_end(p, i);
		return end > i ? tell_placeholder(c, p, i, end) : i;
	}
	bool chinese = before == CHAR_HAN || behind == CHAR_HAN;
	bool hides = before == CHAR_DIGIT || behind == CHAR_DIGIT || is_hidden_name(p, i, end);
	bool roman = ch_before(p, i, 1) == U'第' && p->ch[i] == 'X';
	bool file = p->ch[end] == '.' && p->class[end + 1] == CHAR_LATIN;
	if (in_word || !chinese || hides || roman || file || p->ch[end] == U'染')
		return i;
	return tell_placeholder(c, p, i, end);
}

/* English words that stand between Chinese ones only by mistake. */
static const struct {
	const char *word, *meant;
} latin_words[] = {
	{ "and", "和" },
	{ "or", "或" },
	{ "of", "的" },
	{ "the", "" },
	{ "with", "与" },
	{ "for", "为" },
	{ "from", "从" },
	{ "to", "到" },
	{ "by", "由" },
	{ "in", "在" },
	{ "on", "在" },
	{ "at", "在" },
	{ "is", "是" },
	{ "are", "是" },
	{ "but", "但" },
};

static bool is_in_title(const struct passage *p, size_t i)
{
	enum { FAR = 30 };
	for (size_t back = 1; back <= FAR && back <= i; back++) {
		if (p->ch[i - back] == U'《')
			return true;
		if (p->ch[i - back] == U'》')
			return false;
	}
	return false;
}

/* The word I..END: T08 if Chinese stands on both sides of it. */
static bool check_latin_word(struct check *c, const struct passage *p, size_t i, size_t end)
{
	static const uint32_t degrees[] = { U'最', U'很', U'超', U'更', U'好', U'太', 0 };
	static const uint32_t named[] = { U'符', U'语', U'一', U'单', U'字', U'命', U'函', U'参', U'属', 0 };
	size_t from = i, to = skip_spaces(p, end);
	while (from > 0 && p->class[from - 1] == CHAR_SPACE)
		from--;
	if (class_before(p, from) != CHAR_HAN || p->class[to] != CHAR_HAN ||
		is_one_of(p->ch[from - 1], degrees) || is_one_of(p->ch[to], named))
		return false;
	for (size_t k = 0; k < sizeof latin_words / sizeof *latin_words; k++) {
		if (match_word(p, i, latin_words[k].word) != end - i)
			continue;
		if (p->ch[i] < 'a' || is_in_title(p, i))
			return false;
		const char *meant = latin_words[k].meant;
		struct finding *f = check_tell(c, RULE_LATIN_WORD, p, from, to,
			*meant ? _("the English word “%s” stands between Chinese ones; is it “%s”?")
				   : _("the English word “%s” stands between Chinese ones"),
			check_quote(c, p, i, end), meant);
		check_repair(c, f, meant, false);
		return true;
	}
	return false;
}

/* Names of characters in HTML that lost their marks: quot党建quot, and words of programs. */
static bool check_program_word(struct check *c, const struct passage *p, size_t i, size_t end)
{
	static const char *const entities[] = { "ltxx", "gtxx", "quot", "nbsp", "amp", "lt", "gt",
		"ldquo", "rdquo", "mdash", "hellip", "middot", NULL };
	static const char *const fields[] = { "mergeformat", "numpages", "pageref", NULL };
	static const char *const words[] = { "todo", "fixme", "tbd", NULL };
	size_t len = end - i;
	bool capitals = p->ch[i] <= 'Z' && p->ch[end - 1] <= 'Z';
	bool beside = class_before(p, i) == CHAR_HAN || p->class[end] == CHAR_HAN;
	if (p->ch[i] >= 'a' && (beside || p->ch[end] == ';') && match_any(p, i, entities) == len) {
		tell_leftover(c, p, i, end + (p->ch[end] == ';'));
		return true;
	}
	if (capitals && match_any(p, i, fields) == len) {
		tell_leftover(c, p, i, end);
		return true;
	}
	if (capitals && match_any(p, i, words) == len) {
		tell_placeholder(c, p, i, end);
		return true;
	}
	return false;
}

/* Several words that begin at I. */
static size_t check_latin_phrase(struct check *c, const struct passage *p, size_t i)
{
	static const char *const errors[] = { "error! reference source not found",
		"error! bookmark not defined", NULL };
	static const char *const fillers[] = { "lorem ipsum", NULL };
	size_t n = p->ch[i] == 'E' ? match_any(p, i, errors) : 0;
	if (n)
		return tell_leftover(c, p, i, i + n);
	n = (p->ch[i] | 0x20) == 'l' ? match_any(p, i, fillers) : 0;
	return n ? tell_placeholder(c, p, i, i + n) : i;
}

/* The word of Latin letters that begins at I; its end. */
static size_t check_word(struct check *c, const struct passage *p, size_t i)
{
	enum { LONGEST = 11 };
	size_t end = i;
	for (; p->class[end] == CHAR_LATIN; end++)
		if (p->ch[end] >= 0xC2 && p->ch[end] <= 0xE9) {
			size_t misread = check_misread(c, p, end);
			if (misread > end)
				return misread;
		}
	size_t phrase = check_latin_phrase(c, p, i);
	if (phrase > i)
		return phrase;
	if (is_cross(p->ch[i])) {
		size_t crosses = check_crosses(c, p, i);
		return crosses > end ? crosses : end;
	}
	if (end - i <= LONGEST && end - i > 1 && !check_program_word(c, p, i, end))
		check_latin_word(c, p, i, end);
	return end;
}

static bool ends_words(enum char_class c)
{
	return c == CHAR_END || c == CHAR_STOP || c == CHAR_CLOSE || c == CHAR_HALF_MARK ||
		char_is_blank(c);
}

/* 待定, （待核实）: what begins with the 待 at I. 尚待定论 and 有待补充 are other words. */
static size_t check_to_do(struct check *c, const struct passage *p, size_t i)
{
	static const char *const words[] = { "待定", "待补充", "待补", "待填写", "待填", NULL };
	static const char *const bracketed[] = { "待核实", "待核", "待查", "待确认", "待更新", "待完善", NULL };
	static const uint32_t before[] = { U'有', U'尚', U'期', U'等', U'还', U'仍', U'亟', U'急', U'均', 0 };
	size_t n = match_any(p, i, words);
	if (n && ends_words(p->class[i + n]) && !is_one_of(ch_before(p, i, 1), before))
		return tell_placeholder(c, p, i, i + n);
	n = class_before(p, i) == CHAR_OPEN ? match_any(p, i, bracketed) : 0;
	return n && p->class[i + n] == CHAR_CLOSE ? tell_placeholder(c, p, i, i + n) : i;
}

/* What forms say of their fields: 请在此处填写, 请输入标题. A sentence about a form says 在此处输入 too. */
static size_t check_instruction(struct check *c, const struct passage *p, size_t i)
{
	static const char *const words[] = { "此处填写", "请输入标题", "请输入正文", "请输入内容",
		"请输入文本", "请输入文字", NULL };
	static const char *const others[] = { "此处插入", "此处添加", "此处输入", "此处键入", "此处编辑",
		"此处补充", NULL };
	static const char *const before[] = { "单击", "点击", NULL };
	size_t n = match_any(p, i, words);
	bool alone = ends_words(class_before(p, i)) || class_before(p, i) == CHAR_OPEN ||
		match_before(p, i, before);
	if (!n && alone)
		n = match_any(p, i, others);
	return n && p->ch[i + n] != U'的' ? tell_placeholder(c, p, i, i + n) : i;
}

/* 错误！未找到引用源 of a word processor. */
static size_t check_field_error(struct check *c, const struct passage *p, size_t i)
{
	static const char *const words[] = { "错误!未找到引用源", "错误！未找到引用源", "错误!未定义书签",
		"错误！未定义书签", "错误!文档中没有指定样式的文字", "错误！文档中没有指定样式的文字", NULL };
	size_t n = match_any(p, i, words);
	return n ? tell_leftover(c, p, i, i + n) : i;
}

static size_t check_han(struct check *c, const struct passage *p, size_t i)
{
	switch (p->ch[i]) {
	case U'待':
		return check_to_do(c, p, i);
	case U'此':
	case U'请':
		return check_instruction(c, p, i);
	case U'错':
		return check_field_error(c, p, i);
	case U'烫':
	case U'屯':
	case U'锟':
	case U'銆':
	case U'鈥':
		return check_misread_han(c, p, i);
	default:
		return i;
	}
}

static size_t check_sign(struct check *c, const struct passage *p, size_t i)
{
	switch (p->ch[i]) {
	case '&':
		return check_reference(c, p, i);
	case '<':
		return check_tag(c, p, i);
	case '{':
		return check_braces(c, p, i);
	case 0xD7:
		return check_crosses(c, p, i);
	default:
		return i;
	}
}

void check_residue(struct check *c, const struct passage *p)
{
	bool lost = false; /* told of once: a text in another encoding has nothing else */
	for (size_t i = 0; i < p->len; i++) {
		size_t end = i;
		if (p->class[i] == CHAR_HAN) {
			end = check_han(c, p, i);
		} else if (p->class[i] == CHAR_LATIN) {
			end = check_word(c, p, i);
		} else if (p->ch[i] == UTF8_REPLACEMENT) {
			end = lost ? i : check_lost(c, p, i);
			lost = true;
		} else if (p->class[i] == CHAR_HALF_MARK || p->class[i] == CHAR_OTHER) {
			end = check_sign(c, p, i);
		}
		if (end > i)
			i = end - 1;
	}
}
