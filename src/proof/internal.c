/* Internal publications, by the rules on printed matter that is not for sale (IP01 to IP03). */
#include "base/i18n.h"
#include "proof/parts.h"
#include "proof/match.h"

enum { COLON = 0xFF1A, BAO = 0x62A5, KAN = 0x520A };

/* Names that end with 报 and are none of a newspaper. */
static const char *const reports[] = { "简报", "通报", "汇报", "公报", "专报", "情报", "喜报",
	"捷报", "海报", "墙报", "板报", "年报", "快报", "呈报", "月报", "季报", "填报", "申报",
	"上报" };

static void check_name(struct check *c, const struct passage *p)
{
	size_t end = p->len;
	while (end && (char_is_blank(p->class[end - 1]) || p->class[end - 1] == CHAR_CLOSE))
		end--;
	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
		if (match_ends(p, end, reports[i]))
			return;
	bool paper = end && (p->ch[end - 1] == BAO || p->ch[end - 1] == KAN);
	size_t n = paper ? 1 : match_ends(p, end, "杂志") ? 2 : 0;
	if (n)
		check_tell(c, RULE_INTERNAL_NAME, p, end - n, end,
			_("an internal publication may not be called “%s”"),
			check_quote(c, p, 0, end));
}

/* Letters of 准印证（沪）字第0123号, or 沪内资准字…: nobody can say more of their form, which each
 * province sets. */
static void check_permit(struct check *c, const struct passage *p)
{
	bool digit = false;
	for (size_t i = 0; i < p->len; i++)
		digit = digit || p->class[i] == CHAR_DIGIT;
	if (!digit || !(match_anywhere(p, "准印") || match_anywhere(p, "内资")))
		check_tell(c, RULE_INTERNAL_PERMIT, p, 0, p->len,
			_("“%s” is no permit number such as 准印证（某）字第0123号"),
			check_quote(c, p, 0, p->len));
}

static bool is_one_of(uint32_t ch, const char *characters)
{
	const char *at = characters, *end = at + strlen(at);
	while (at < end)
		if (utf8_next(&at, end) == ch)
			return true;
	return false;
}

/* 本报, 本刊: not 版本报价, 本报告. */
static size_t itself(const struct passage *p, size_t i)
{
	static const char before[] = "版成课文样资基原标根日剧译孤副书善脚抄绘拓";
	static const char behind[] = "告表名送请批备案价关销考到废警账税审道复酬怨偿捷喜";
	uint32_t next = p->ch[i + 1];
	if ((next != BAO && next != KAN) || is_one_of(p->ch[(ptrdiff_t)i - 1], before) ||
		is_one_of(p->ch[i + 2], behind))
		return 0;
	return match_word(p, i + 2, "记者") ? 4 : 2;
}

/* A reporter who signs: （记者 某某）, or at the beginning. */
static size_t reporter(const struct passage *p, size_t i)
{
	uint32_t before = p->ch[(ptrdiff_t)i - 1];
	bool blank = char_is_blank(p->class[i + 2]);
	bool signs = before == 0xFF08 || before == '(' || before == 0x25A1 /* □ */;
	return p->ch[i + 1] == 0x8005 && (signs || (i == 0 && blank)) ? 2 : 0;
}

static size_t price(const struct passage *p, size_t i)
{
	uint32_t behind = p->ch[i + 2];
	return p->ch[i + 1] == 0x4EF7 && p->class[(ptrdiff_t)i - 1] != CHAR_HAN &&
			(behind == COLON || behind == ':' || p->class[i + 2] == CHAR_DIGIT)
		? 2
		: 0;
}

/* What is said of what is sold. */
static size_t sale(const struct passage *p, size_t i)
{
	static const char *const words[] = { "邮发代号", "广告热线", "广告电话", "广告刊例",
		"广告招商", "订阅热线", "刊号：", "刊号:", "统一刊号", "国内统一连续出版物号" };
	for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
		size_t n = match_word(p, i, words[k]);
		if (n)
			return p->ch[i + n - 1] == COLON || p->ch[i + n - 1] == ':' ? n - 1 : n;
	}
	return 0;
}

static void check_words_of(struct check *c, const struct passage *p)
{
	for (size_t i = 0; i < p->len; i++) {
		size_t n = 0;
		switch (p->ch[i]) {
		case 0x672C: /* 本 */
			n = itself(p, i);
			break;
		case 0x8BB0: /* 记 */
			n = reporter(p, i);
			break;
		case 0x5B9A: /* 定 */
			n = price(p, i);
			break;
		case 0x90AE: /* 邮 */
		case 0x5E7F: /* 广 */
		case 0x8BA2: /* 订 */
		case KAN:
		case 0x7EDF: /* 统 */
		case 0x56FD: /* 国 */
			n = sale(p, i);
			break;
		}
		if (n == 0)
			continue;
		check_tell(c, RULE_INTERNAL_NAME, p, i, i + n,
			_("“%s” may not stand in an internal publication"),
			check_quote(c, p, i, i + n));
		i += n - 1;
	}
}

static bool is_reporter(const struct check *c, const struct passage *p)
{
	return check_element(c, p->element)->name == ELEMENT_AUTHOR && match_anywhere(p, "记者");
}

static void check_passage(struct check *c, const struct passage *p)
{
	const struct element *e = check_element(c, p->element);
	bool bulletin =
		check_element(c, part_record(c->text, p->element))->name == ELEMENT_BULLETIN;
	if (bulletin && part_is_title(c->text, p))
		check_name(c, p);
	if (e->name == ELEMENT_PERMIT && p->attribute == ATTRIBUTE_NONE)
		check_permit(c, p);
	if (is_reporter(c, p))
		check_tell(c, RULE_INTERNAL_NAME, p, 0, p->len,
			_("“%s”: an internal publication has no reporters; write 通讯员"),
			check_quote(c, p, 0, p->len));
	else
		check_words_of(c, p);
}

/* Whether what is printed on the whole has the notice. */
static bool has_notice(const struct proof_text *t, size_t record)
{
	bool internal = false, free_of_charge = false;
	for (size_t i = 0; i < t->passage_count; i++) {
		const struct passage *p = &t->passages[i];
		if (p->attribute != ATTRIBUTE_NONE ||
			t->elements[p->element].start < t->elements[record].start ||
			t->elements[p->element].end > t->elements[record].end)
			continue;
		internal = internal || match_anywhere(p, "内部资料");
		free_of_charge = free_of_charge || match_anywhere(p, "免费交流");
	}
	return internal && free_of_charge;
}

static void check_parts(struct check *c, size_t record)
{
	size_t tail = part_child(c->text, record, ELEMENT_TAIL);
	size_t at = tail == ELEMENT_NONE ? record : tail;
	if (part_child(c->text, tail, ELEMENT_PERMIT) == ELEMENT_NONE)
		part_tell(c, RULE_INTERNAL_PERMIT, at,
			_("an internal publication prints the number of its permit: <permit> is "
			  "missing"));
	if (!has_notice(c->text, record))
		part_tell(c, RULE_INTERNAL_NOTICE, at,
			_("nowhere stands “内部资料，免费交流”; write it into <permit>"));
}

void check_internal(struct check *c)
{
	size_t records = 0;
	enum { MOST_RECORDS = 100 }; /* a look at all the text for each */
	if (c->settings->profile != PROFILE_INTERNAL)
		return;
	for (size_t i = 0; i < c->text->element_count && records < MOST_RECORDS; i++)
		if (part_is_record(c->text, i)) {
			check_parts(c, i);
			records++;
		}
	for (size_t i = 0; i < c->text->passage_count; i++)
		check_passage(c, &c->text->passages[i]);
}
