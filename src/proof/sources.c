/* Sources that are none (T18): accounts and defaults of programs, and labels that nothing stands behind. */
#include "base/i18n.h"
#include "proof/check.h"
#include "proof/match.h"

/* What programs put there by themselves, and what is written where nobody knows. */
static const char *const accounts[] = { "admin", "administrator", "root", "webmaster", "master", "test",
	"test1", "test01", "user", "guest", "editor", "author", "null", "undefined", "none", "nil", "n/a",
	"unknown", "anonymous", "default", "system", "管理员", "系统管理员", "超级管理员", "网站管理员",
	"后台管理员", "测试", "测试用户", "用户", "小编", "编辑", "责任编辑", "作者", "来源", NULL };

static const char *const nowhere[] = { "网络", "互联网", "网上", "来自网络", "来源网络", "来源于网络",
	"网络来源", "网络转载", "转载", "转自网络", "百度", "未知", "不详", "不明", "佚名", "无", "暂无",
	"无名", "匿名", NULL };

static const char *const labels[] = { "稿件来源", "文章来源", "信息来源", "新闻来源", "来源", "作者",
	"责任编辑", "编辑", NULL };

/* A part of a passage. */
struct part {
	const struct passage *p;
	size_t from, to;
};

static bool is_bracket(uint32_t ch)
{
	return ch == '(' || ch == ')' || ch == 0xFF08 || ch == 0xFF09 || ch == '[' || ch == ']' ||
		ch == 0x3010 || ch == 0x3011;
}

static struct part trimmed(struct part s)
{
	const struct passage *p = s.p;
	while (s.from < s.to && (char_is_blank(p->class[s.from]) || is_bracket(p->ch[s.from])))
		s.from++;
	while (s.to > s.from && (char_is_blank(p->class[s.to - 1]) || is_bracket(p->ch[s.to - 1])))
		s.to--;
	return s;
}

static bool is_one_of(struct part s, const char *const *words)
{
	for (; *words; words++)
		if (match_word(s.p, s.from, *words) == s.to - s.from)
			return true;
	return false;
}

/* Behind a label with its colon, or FROM if there is none. */
static size_t behind_label(struct part s)
{
	size_t i = s.from + match_any(s.p, s.from, labels);
	while (i < s.to && char_is_blank(s.p->class[i]))
		i++;
	return i > s.from && i < s.to && (s.p->ch[i] == ':' || s.p->ch[i] == 0xFF1A) ? i + 1 : s.from;
}

/* zhangsan, wx_2031, 13800000000: one word of small letters and figures. Han and capitals are names, and a
 * point makes it the address of a site. */
static bool is_login(struct part s)
{
	bool letters = false;
	if (s.to - s.from < 3)
		return false;
	for (size_t i = s.from; i < s.to; i++) {
		uint32_t ch = s.p->ch[i];
		if (!((ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || ch == '_' || ch == '@'))
			return false;
		letters = letters || (ch >= 'a' && ch <= 'z');
	}
	return letters || s.to - s.from > 4;
}

static void check_part(struct check *c, struct part s)
{
	s = trimmed(s);
	s.from = behind_label(s);
	s = trimmed(s);
	if (s.from == s.to)
		return;
	const char *quote = check_quote(c, s.p, s.from, s.to);
	bool account = is_one_of(s, accounts);
	if (account || is_login(s)) {
		struct finding *f = check_tell(c, RULE_SOURCE, s.p, s.from, s.to,
			_("“%s” is an account or a default, not who wrote or published the text"), quote);
		if (!account)
			check_note(c, f); /* a pen name, perhaps */
	} else if (is_one_of(s, nowhere)) {
		check_tell(c, RULE_SOURCE, s.p, s.from, s.to,
			_("“%s” does not say where the text comes from"), quote);
	}
}

static bool is_source(enum element_name name)
{
	return name == ELEMENT_SOURCE || name == ELEMENT_AUTHOR || name == ELEMENT_EDITOR ||
		name == ELEMENT_COMPILER;
}

/* 来源：admin as a paragraph, which is how it is pasted. */
static bool is_pasted_label(const struct passage *p)
{
	enum { LABEL_MAX = 30 };
	struct part s = trimmed((struct part){ p, 0, p->len });
	return s.to - s.from <= LABEL_MAX && behind_label(s) > s.from;
}

static bool is_empty(const struct check *c, const struct element *e)
{
	const char *p = c->text->source.data + e->start, *end = c->text->source.data + e->end;
	const char *tag_end = memchr(p, '>', (size_t)(end - p));
	if (!tag_end || tag_end[-1] == '/')
		return tag_end != NULL;
	for (p = tag_end + 1; p < end && *p != '<'; p++)
		if (!is_space(*p))
			return false;
	return end - p > 1 && p[1] == '/';
}

static void check_elements(struct check *c)
{
	for (size_t i = 0; i < c->text->element_count; i++) {
		const struct element *e = check_element(c, i);
		if (is_source(e->name) && is_empty(c, e))
			check_tell_bytes(c, RULE_SOURCE, e->start, e->end,
				_("nobody is named here; say who, or take the element away"));
	}
}

void check_sources(struct check *c)
{
	if (!check_wants(c, RULE_SOURCE))
		return;
	for (size_t i = 0; i < c->text->passage_count; i++) {
		const struct passage *p = &c->text->passages[i];
		if (p->kind == PASSAGE_LINE && is_source(check_element(c, p->element)->name))
			check_part(c, (struct part){ p, 0, p->len });
		else if (p->kind == PASSAGE_PARAGRAPH && is_pasted_label(p))
			check_part(c, (struct part){ p, 0, p->len });
	}
	check_elements(c);
}
