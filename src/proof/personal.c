/* Personal data (T19): who is named together with an illness, with need, or as a child; numbers are in
 * secrets.c. */
#include "base/i18n.h"
#include "proof/check.h"
#include "proof/match.h"
#include "proof/names.h"
#include "proof/secrets.h"

enum {
	REACH = 20,       /* characters from a name to what is said of it */
	DISEASE_NEAR = 10, /* from 患 to the disease */
	ADULT = 18,
	LOOK_BACK = 64,   /* findings that may have told the same */
};

/* What is said of somebody, FROM to TO. */
struct said {
	struct check *c;
	const struct passage *p;
	size_t from, to;
	const char *what; /* translated: "an illness" */
};

static bool ends_sentence(uint32_t ch)
{
	return ch == 0x3002 || ch == 0xFF1B || ch == 0xFF01 || ch == 0xFF1F;
}

/* Tells of the name of N characters at I. */
static bool tell_name(const struct said *s, size_t i, size_t n)
{
	size_t from = i < s->from ? i : s->from, to = i + n > s->to ? i + n : s->to;
	if (name_is_known(s->c, s->p, i, n))
		return true;
	const struct finding *f = check_tell(s->c, RULE_PERSONAL, s->p, from, to,
		_("%s is named in full together with %s; write %s unless that was agreed to"),
		check_quote(s->c, s->p, i, i + n), s->what, name_masked(s->c, s->p, i));
	size_t first = s->c->count > LOOK_BACK ? s->c->count - LOOK_BACK : 0;
	for (size_t k = first; f && k + 1 < s->c->count; k++)
		if (strcmp(s->c->findings[k].text, f->text) == 0) { /* once a record is enough */
			s->c->count--;
			break;
		}
	return true;
}

/* Somebody who helps is named beside who is helped. */
static bool is_helper(const struct passage *p, size_t from, size_t to)
{
	static const char *const helps[] = { "慰问", "走访", "看望", "探望", "帮", "资助", "结对", "捐", "关心",
		"服务", "照顾", "照料", "给", "为", "向", "送", "了解", "得知", "发现", "护理", "救治", "医生", "护士",
		"陪", "教", "研究", NULL };
	return match_within(p, from, to, helps);
}

/* A name behind what is said, perhaps with 的 and who that is between. */
static bool find_behind(const struct said *s)
{
	static const char *const joints[] = { "的居民", "的学生", "的老人", "的女孩", "的男孩", "的孩子", "的儿童", "的",
		"：", "“", "家庭", "学生", "同学", "居民", "村民", "老人", NULL };
	size_t i = s->to;
	for (int k = 0; k < 2; k++) {
		size_t n = name_at(s->c, s->p, i);
		if (n)
			return tell_name(s, i, n);
		n = match_any(s->p, i, joints);
		if (n == 0)
			return false;
		i += n;
	}
	size_t n = name_at(s->c, s->p, i);
	return n && tell_name(s, i, n);
}

/* A name before what is said; between them stands one of JOINTS at first (NULL: anything). */
static bool find_before(const struct said *s, const char *const *joints)
{
	size_t least = s->from > REACH ? s->from - REACH : 0;
	for (size_t i = s->from; i-- > least && !ends_sentence(s->p->ch[i]);) {
		size_t n = name_at(s->c, s->p, i), end = i + n;
		if (n == 0 || end > s->from || !name_may_begin(s->c, s->p, i))
			continue;
		if (joints && !match_any(s->p, end, joints))
			return false;
		return !is_helper(s->p, end, s->from) && tell_name(s, i, n);
	}
	return false;
}

/* Behind I a disease within reach: its end, or 0. */
static size_t disease_end(const struct passage *p, size_t i)
{
	static const char *const diseases[] = { "癌", "恶性肿瘤", "白血病", "尿毒症", "抑郁", "艾滋", "精神分裂",
		"精神病", "精神障碍", "乙肝", "肝炎", "肝硬化", "糖尿病", "心脏病", "脑瘫", "自闭症", "孤独症", "癫痫", "肺结核",
		"帕金森", "阿尔茨海默", "渐冻症", "血友病", "红斑狼疮", "脑瘤", "肿瘤", "重病", "绝症", "大病", NULL };
	static const char *const ends[] = { "症", "病", NULL };
	for (size_t k = i; k < p->len && k < i + DISEASE_NEAR && !ends_sentence(p->ch[k]); k++) {
		size_t n = match_any(p, k, diseases);
		if (n)
			return k + n + match_any(p, k + n, ends);
	}
	return 0;
}

static void check_disease(struct check *c, const struct passage *p, size_t i)
{
	if (p->ch[i + 1] == 0x8005) /* 患者 */
		return;
	size_t end = disease_end(p, i + 1);
	struct said s = { c, p, i, end, _("an illness") };
	if (end && !find_behind(&s))
		find_before(&s, NULL);
}

/* Need: I is behind 低保户, 困难家庭... */
static void check_need(struct check *c, const struct passage *p, size_t from, size_t to)
{
	static const char *const joints[] = { "是", "系", "属于", "属", "家是", "一家是", "家属于", "被列为", "被认定为",
		"被评为", "家庭是", "等", NULL };
	struct said s = { c, p, from, to, _("being in need") };
	if (!find_behind(&s))
		find_before(&s, joints);
}

static void check_disabled(struct check *c, const struct passage *p, size_t from, size_t to)
{
	static const char *const joints[] = { "是", "系", "为", "患有", "属于", "属", "，", NULL };
	struct said s = { c, p, from, to, _("a disability") };
	if (!find_behind(&s))
		find_before(&s, joints);
}

static void check_pupil(struct check *c, const struct passage *p, size_t from, size_t to)
{
	struct said s = { c, p, from, to, _("being a child") };
	find_behind(&s);
}

/* 某校一名二年级学生患…: without a name, and yet everybody there knows who it is. 学生 ends at I. */
static void check_schoolchild(struct check *c, const struct passage *p, size_t i)
{
	static const char *const schools[] = { "小学", "中学", "学校", "幼儿园", NULL };
	static const char *const classes[] = { "年级", "初一", "初二", "初三", "高一", "高二", "高三", NULL };
	static const char *const unnamed[] = { "某", "所", "一", "的", "名", "些", "在", "当地", NULL };
	static const char *const homes[] = { "家庭状况", "家庭经济", "家庭条件", "家境", "家庭困难", "家庭贫困",
		"父母双亡", "单亲", NULL };
	size_t from = i, school, end = 0;
	while (from > 0 && i - from < REACH && p->class[from - 1] == CHAR_HAN)
		from--;
	for (school = from; school < i && !match_any(p, school, schools);)
		school++;
	if (school < from + 2 || !match_within(p, school, i, classes) ||
		match_before(p, school, unnamed))
		return;
	for (size_t k = i + 1; k < p->len && k < i + 2 * REACH && !ends_sentence(p->ch[k]) && !end; k++) {
		end = p->ch[k] == 0x60A3 /* 患 */ ? disease_end(p, k + 1) : match_any(p, k, homes);
		if (end && is_helper(p, i + 1, k))
			return;
	}
	from = school - from > 4 ? school - 2 : from;
	if (end)
		check_tell(c, RULE_PERSONAL, p, from, i + 1,
			_("“%s” tells which child is ill or in need; leave out the school or the class"),
			check_quote(c, p, from, i + 1));
}

/* 张三（8岁）, 张三今年8岁, 8岁的张三; but not 张三15岁参军, who is no child now. */
static void check_age(struct check *c, const struct passage *p, size_t i)
{
	static const char *const now[] = { "今年", "年仅", "现年", "才", "刚满", "只有", NULL };
	static const char *const units[] = { "周岁", "岁", NULL };
	static const char *const others[] = { "以上", "以下", "以内", "左右", "至", "到", "时", "那年", NULL };
	static const char *const roles[] = { "小学生", "男孩", "女孩", "孩子", "学生", "女儿", "儿子", "儿童", "小朋友", "同学",
		"孙子", "孙女", NULL };
	size_t to = i, from = i;
	uint32_t age = 0;
	for (; p->class[to] == CHAR_DIGIT && to < i + 3; to++)
		age = age * 10 + (p->ch[to] - '0');
	size_t n = match_any(p, to, units);
	if (n == 0 || age >= ADULT || match_any(p, to + n, others))
		return;
	to += n;
	bool is_now = match_before(p, from, now);
	for (const char *const *w = now; is_now && *w; w++) {
		const char *const one[] = { *w, NULL };
		if (match_before(p, from, one)) {
			from -= utf8_count(*w, strlen(*w));
			break;
		}
	}
	struct said s = { c, p, from, to, _("being a child") };
	if (p->ch[to] == 0x7684) { /* 的 */
		size_t role = match_any(p, to + 1, roles);
		n = name_at(c, p, to + 1 + role);
		if (n) {
			tell_name(&s, to + 1 + role, n);
			return;
		}
	}
	if (!is_now && p->class[to] == CHAR_HAN)
		return;
	while (from > 0 && (p->class[from - 1] == CHAR_STOP || p->class[from - 1] == CHAR_OPEN ||
				   p->ch[from - 1] == 0x7537 || p->ch[from - 1] == 0x5973)) /* 男女 */
		from--;
	for (n = 4; n >= 2; n--)
		if (from >= n && name_at(c, p, from - n) == n && name_may_begin(c, p, from - n)) {
			tell_name(&s, from - n, n);
			return;
		}
}

/* What the needy are called: words that end with the character at I. */
static void check_words_ending(struct check *c, const struct passage *p, size_t i,
	const char *const *words,
	void (*check)(struct check *c, const struct passage *p, size_t from, size_t to))
{
	for (const char *const *w = words; *w; w++) {
		size_t n = utf8_count(*w, strlen(*w));
		if (i + 1 < n || !match_word(p, i + 1 - n, *w))
			continue;
		check(c, p, i + 1 - n, i + 1);
		return;
	}
}

/* The figure before 岁 at I. */
static void check_years(struct check *c, const struct passage *p, size_t i)
{
	size_t from = i;
	while (from > 0 && p->ch[from - 1] == 0x5468) /* 周岁 */
		from--;
	size_t to = from;
	while (from > 0 && to - from < 3 && p->class[from - 1] == CHAR_DIGIT)
		from--;
	if (from < to)
		check_age(c, p, from);
}

/* The character at I, by the one before it: few of these are more than that. */
static void check_word(struct check *c, const struct passage *p, size_t i)
{
	static const char *const needy[] = { "低保户", "贫困户", "困难户", "特困户", "五保户", "建档立卡户", "低保家庭",
		"困难家庭", "贫困家庭", "特困家庭", "低保对象", "特困对象", "孤儿", "困境儿童", NULL };
	static const char *const disabled[] = { "残疾人", "残疾儿童", "重度残疾", "肢体残疾", "智力残疾", "精神残疾",
		"视力残疾", "听力残疾", "一级残疾", "二级残疾", "三级残疾", "四级残疾", NULL };
	static const char *const pupils[] = { "小学生", "初中生", "年级学生", "年级女生", "年级男生", "年级的学生", NULL };
	uint32_t before = p->ch[(ptrdiff_t)i - 1];
	switch (p->ch[i]) {
	case 0x60A3: /* 患 */
	case 0x7F79: /* 罹 */
		check_disease(c, p, i);
		break;
	case 0x8BCA: /* 确诊, 查出, 突发 */
	case 0x51FA:
	case 0x53D1:
		if (before == 0x786E || before == 0x67E5 || before == 0x7A81)
			check_disease(c, p, i);
		break;
	case 0x6237: /* 保户, 困户, 难户, 卡户 */
		if (before == 0x4FDD || before == 0x56F0 || before == 0x96BE || before == 0x5361)
			check_words_ending(c, p, i, needy, check_need);
		break;
	case 0x5EAD: /* 家庭 */
	case 0x8C61: /* 对象 */
		if (before == 0x5BB6 || before == 0x5BF9)
			check_words_ending(c, p, i, needy, check_need);
		break;
	case 0x513F: /* 孤儿 */
		if (before == 0x5B64)
			check_words_ending(c, p, i, needy, check_need);
		break;
	case 0x7AE5: /* 儿童 */
		if (before != 0x513F)
			break;
		check_words_ending(c, p, i, needy, check_need);
		check_words_ending(c, p, i, disabled, check_disabled);
		break;
	case 0x4EBA: /* 疾人 */
	case 0x75BE: /* 残疾 */
		if (before == 0x75BE || before == 0x6B8B)
			check_words_ending(c, p, i, disabled, check_disabled);
		break;
	case 0x751F: /* 学生, 女生, 男生, 中生 */
		if (before == 0x5B66)
			check_schoolchild(c, p, i);
		if (before == 0x5B66 || before == 0x5973 || before == 0x7537 || before == 0x4E2D)
			check_words_ending(c, p, i, pupils, check_pupil);
		break;
	case 0x5C81: /* 岁 */
		check_years(c, p, i);
		break;
	default:
		break;
	}
}

static void check_people(struct check *c, const struct passage *p)
{
	/* By the last byte of a character: one in twenty is left. */
	static const bool may_be[256] = { [0xA3] = true, [0x79] = true, [0xCA] = true, [0x37] = true,
		[0xAD] = true, [0x61] = true, [0x3F] = true, [0xE5] = true, [0xBA] = true, [0xBE] = true,
		[0x1F] = true, [0x81] = true, [0xFA] = true, [0xD1] = true };
	for (size_t i = 0; i < p->len; i++)
		if (may_be[p->ch[i] & 0xFF])
			check_word(c, p, i);
}

void check_personal(struct check *c)
{
	if (!check_wants(c, RULE_PERSONAL))
		return;
	names_find_heads(c);
	for (size_t i = 0; i < c->text->passage_count; i++) {
		const struct passage *p = &c->text->passages[i];
		if (p->kind == PASSAGE_ATTRIBUTE || p->kind == PASSAGE_DATA || p->kind == PASSAGE_RUBY)
			continue;
		secrets_check(c, p);
		if (p->kind != PASSAGE_TITLE && p->kind != PASSAGE_HEADING && p->kind != PASSAGE_LINE)
			check_people(c, p);
	}
}
