/* Figures that contradict others (T14). What may be told otherwise is left alone: other times, parts of
 * what is counted, and all that is said to be about so many. */
#include <stdlib.h>

#include "base/i18n.h"
#include "proof/check.h"
#include "proof/match.h"
#include "proof/names.h"

enum {
	FIGURES_MAX = 12, /* of a sentence; who lists more is not checked */
	DIGITS_MAX = 12,
	SCALE = 1000, /* of a value: what has more decimals is not checked */
	NEAR = 8,     /* characters between a figure and what it is said of */
	NAME_MAX = 16, /* of a fact */
	FACTS_MAX = 16,
};

struct figure {
	size_t from, to;   /* digits, with marks between */
	size_t end;        /* behind its unit, if it has one */
	int64_t value;     /* in thousandths */
	int64_t step;      /* what 1 in its last digit is */
	uint32_t unit;     /* its first character; % for a percentage, 人 for all that count people */
};

/* What the head says. */
struct fact {
	size_t element, unit;
	uint32_t name[NAME_MAX];
	size_t name_len;
	int64_t value;
};

/* FROM to TO of P, between marks that end a sentence. */
struct sentence {
	struct check *c;
	const struct passage *p;
	size_t from, to;
	const struct fact *facts;
	size_t fact_count;
	struct figure figures[FIGURES_MAX];
	size_t count, percentages;
};

static bool ends_sentence(const struct passage *p, size_t i)
{
	uint32_t ch = p->ch[i];
	return p->class[i] == CHAR_STOP
		? ch == 0x3002 || ch == 0xFF1B || ch == 0xFF01 || ch == 0xFF1F
		: ch == ';';
}

static bool is_stop(const struct passage *p, size_t i)
{
	return p->class[i] == CHAR_STOP ||
		(p->class[i] == CHAR_HALF_MARK && (p->ch[i] == ',' || p->ch[i] == ';' || p->ch[i] == ':'));
}

/* 1,300 and 94.51 at I; false if it is no plain number. */
static bool read_number(const struct passage *p, size_t i, struct figure *f)
{
	int64_t step = SCALE;
	int digits = 0;
	bool decimal = false;
	f->from = i;
	f->value = 0;
	for (; p->class[i] == CHAR_DIGIT || ((p->ch[i] == ',' || (p->ch[i] == '.' && !decimal)) &&
			p->class[i + 1] == CHAR_DIGIT); i++) {
		decimal = decimal || p->ch[i] == '.';
		if (p->class[i] != CHAR_DIGIT)
			continue;
		step /= decimal ? 10 : 1;
		if (++digits > DIGITS_MAX || step == 0)
			return false;
		f->value = decimal ? f->value + (int64_t)(p->ch[i] - '0') * step
				   : f->value * 10 + (int64_t)(p->ch[i] - '0') * SCALE;
	}
	f->to = i;
	f->step = step;
	return true;
}

static void read_unit(const struct passage *p, struct figure *f)
{
	uint32_t ch = p->ch[f->to];
	bool people = ch == 0x4EBA || ch == 0x540D || ch == 0x4F4D; /* 人, 名, 位 */
	f->end = f->to + (f->to < p->len);
	f->unit = people ? 0x4EBA : ch;
}

/* Not about so many, and not the end of a range. */
static bool is_exact(const struct sentence *s, const struct figure *f)
{
	static const char *const before[] = { "约", "近", "逾", "超", "超过", "多达", "不到", "至少", "最多", "左右",
		"余", "第", NULL };
	static const char *const behind[] = { "余", "多", "来", "几", "万", "亿", "千", "百", "左右", "以上", "以下",
		"以内", "至", "到", "—", "－", "-", "~", "～", "/", NULL };
	const struct passage *p = s->p;
	enum char_class left = p->class[(ptrdiff_t)f->from - 1];
	return left != CHAR_LATIN && left != CHAR_HALF_MARK && left != CHAR_DASH &&
		!match_any(p, f->to, behind) && !match_any(p, f->end, behind) &&
		!match_before(p, f->from, before) && !is_stop(p, f->to);
}

static const char *quote(const struct sentence *s, const struct figure *f)
{
	return check_quote(s->c, s->p, f->from, f->end);
}

static bool says(const struct sentence *s, size_t from, size_t to, const char *const *words)
{
	return match_within(s->p, from, to, words);
}

/* Facts. */

/* The figure of a fact as a record has it: 1,300. */
static bool read_value(struct slice value, int64_t *out)
{
	int64_t v = 0;
	if (value.len == 0 || value.len > DIGITS_MAX)
		return false;
	for (size_t i = 0; i < value.len; i++) {
		if (value.data[i] == ',')
			continue;
		if (value.data[i] < '0' || value.data[i] > '9')
			return false;
		v = v * 10 + (value.data[i] - '0');
	}
	*out = v * SCALE;
	return true;
}

static bool read_fact(const struct check *c, size_t element, struct fact *f)
{
	const struct element *e = check_element(c, element);
	struct slice name = proof_attribute(c->text, e, "name");
	const char *p = name.data, *end = p + name.len;
	*f = (struct fact){ .element = element, .unit = e->unit };
	if (!read_value(proof_attribute(c->text, e, "value"), &f->value))
		return false;
	while (p < end && f->name_len < NAME_MAX)
		f->name[f->name_len++] = utf8_next(&p, end);
	return p == end && f->name_len > 1;
}

static bool stands_at(const struct passage *p, size_t i, const struct fact *f)
{
	return p->ch[i] == f->name[0] && i + f->name_len <= p->len &&
		memcmp(p->ch + i, f->name, f->name_len * sizeof *f->name) == 0;
}

/* Where the phrase begins that makes FIGURE the number of FACT: 党员共178人, 178名党员. SIZE_MAX: none. */
static size_t phrase_begin(const struct sentence *s, const struct figure *f, const struct fact *fact)
{
	static const char *const joints[] = { "共", "共有", "总数", "总数为", "总数达", "人数", "人数为", "有", "达",
		NULL };
	enum { JOINT_MAX = 3 };
	if (stands_at(s->p, f->end, fact))
		return f->from;
	for (size_t k = 0; k <= JOINT_MAX && f->from >= s->from + k + fact->name_len; k++) {
		size_t at = f->from - k - fact->name_len;
		if (stands_at(s->p, at, fact) && (k == 0 || match_any(s->p, f->from - k, joints)))
			return at;
	}
	return SIZE_MAX;
}

/* Where in the clause before END something begins that says it is all of them; SIZE_MAX: nowhere. */
static size_t total_begin(const struct sentence *s, size_t end)
{
	static const char *const totals[] = { "现有", "共有", "总共有", "拥有", "在册", "在籍", "实有", "下设",
		"设有", "共设", "注册", NULL };
	size_t from = end;
	while (from > s->from && !is_stop(s->p, from - 1) && end - from < NEAR)
		from--;
	for (size_t i = from; i < end; i++)
		if (match_any(s->p, i, totals))
			return i;
	return SIZE_MAX;
}

/* Whether a place, N characters at I of a sentence from FROM on, is that of the record: no other name
 * stands before it. */
static bool is_own_place(const struct sentence *s, size_t from, size_t i, size_t n)
{
	static const char *const now[] = { "目前", "现在", "如今", "，", "本", "该", "全", NULL };
	enum { NAME = 2 };
	if (i == from || match_before(s->p, i, now))
		return true;
	return i >= from + NAME && name_is_known(s->c, s->p, i - NAME, NAME + n);
}

/* Whether FROM to TO, what a sentence says before it counts, speaks of all that the record is about. */
static bool is_of_record(const struct sentence *s, size_t from, size_t to)
{
	static const char *const parts[] = { "年", "月", "日", "其中", "新", "曾", "原", "当时", "最初", "每", "各",
		"第", "另", "兄弟", "结对", "隔壁", "支部", "小组", "楼组", "网格", "成立", "之初", "当初", "过去",
		"以前", NULL };
	static const char *const all[] = { "我们", "我", "全村", "本村", "全校", "全院", "辖区", NULL };
	static const char *const places[] = { "居民区", "小区", "社区", "街道", "村", "总支", "党委", NULL };
	while (from < to && !char_is_word(s->p->class[from]))
		from++;
	if (from == to)
		return true;
	static const char *const own[] = { "党总支部", "总支部", NULL };
	if (says(s, from, to, parts) && !says(s, from, to, own))
		return false;
	if (says(s, from, to, all))
		return true;
	for (size_t i = from; i < to; i++) {
		size_t n = match_any(s->p, i, places);
		if (n)
			return is_own_place(s, from, i, n);
	}
	return false;
}

static void compare_fact(struct sentence *s, const struct figure *f, const struct fact *fact)
{
	size_t phrase = f->value == fact->value ? SIZE_MAX : phrase_begin(s, f, fact);
	size_t begin = phrase == SIZE_MAX ? SIZE_MAX : total_begin(s, phrase);
	if (begin == SIZE_MAX || !is_of_record(s, s->from, begin) || !is_exact(s, f))
		return;
	const struct element *e = check_element(s->c, fact->element);
	struct slice name = proof_attribute(s->c->text, e, "name");
	struct slice value = proof_attribute(s->c->text, e, "value");
	check_compare(check_tell(s->c, RULE_FACTS_DIFFER, s->p, f->from, f->end,
		_("here stands %s, but the fact %.*s is %.*s"), quote(s, f), (int)name.len, name.data,
		(int)value.len, value.data), e->start);
}

static void check_facts(struct sentence *s)
{
	size_t unit = s->fact_count ? check_element(s->c, s->p->element)->unit : 0;
	for (size_t i = 0; i < s->fact_count; i++)
		for (size_t k = 0; k < s->count && s->facts[i].unit == unit; k++)
			if (s->figures[k].unit != '%')
				compare_fact(s, &s->figures[k], &s->facts[i]);
}

/* Sums. */

/* The figure that the part of the sentence from FROM on is a part of; NULL if that isn't plain. */
static const struct figure *whole_before(const struct sentence *s, size_t from)
{
	const struct figure *whole = NULL;
	for (size_t i = 0; i < s->count && s->figures[i].end <= from; i++)
		whole = &s->figures[i];
	return whole && from - whole->end <= NEAR && whole->unit != '%' && is_exact(s, whole) ? whole
										      : NULL;
}

static bool is_change(const struct sentence *s, const struct figure *f)
{
	static const char *const changes[] = { "增", "减", "多", "少", "比", "较", "共", "计", "超", "长", "总",
		NULL };
	return says(s, f->from > s->from + 3 ? f->from - 3 : s->from, f->from, changes);
}

/* 其中A…、B… of men and women, or of members and candidates: these make the whole. */
static bool makes_whole(const struct sentence *s, size_t from, const struct figure *a,
	const struct figure *b)
{
	static const char *const pairs[][2][3] = {
		{ { "男", NULL }, { "女", NULL } },
		{ { "正式党员", NULL }, { "预备党员", NULL } },
	};
	size_t a_end = a->end, b_end = b->end + 4 < s->to ? b->end + 4 : s->to;
	while (a_end < b->from && !is_stop(s->p, a_end))
		a_end++;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		for (int k = 0; k < 2; k++)
			if (says(s, from, a_end, pairs[i][k]) && says(s, a_end, b_end, pairs[i][!k]) &&
				!says(s, from, a_end, pairs[i][!k]))
				return true;
	return false;
}

static void check_parts(struct sentence *s, size_t from)
{
	const struct figure *whole = whole_before(s, from), *parts[FIGURES_MAX];
	size_t count = 0;
	for (size_t i = 0; whole && i < s->count; i++) {
		const struct figure *f = &s->figures[i];
		if (f->from < from || f->unit != whole->unit)
			continue;
		if (is_change(s, f))
			return;
		parts[count++] = f;
		if (f->value > whole->value) {
			check_tell(s->c, RULE_FACTS_DIFFER, s->p, f->from, f->end,
				_("%s cannot be among %s"), quote(s, f), quote(s, whole));
			return;
		}
	}
	if (count != 2 || parts[0]->value + parts[1]->value == whole->value ||
		!makes_whole(s, from, parts[0], parts[1]) || !is_exact(s, parts[0]) ||
		!is_exact(s, parts[1]))
		return;
	check_tell(s->c, RULE_FACTS_DIFFER, s->p, parts[0]->from, parts[1]->end,
		_("%s and %s do not make %s"), quote(s, parts[0]), quote(s, parts[1]), quote(s, whole));
}

/* A…、B…，共计N: where a sentence lists and then counts, all of it of one unit. */
static void check_sum(struct sentence *s)
{
	static const char *const sums[] = { "共计", "合计", "总计", "共", NULL };
	static const char *const others[] = { "增", "减", "原", "另", "再", "还", "又", "累计", "其中", "以来",
		"年", "月", "剩", "余", "除", "不", NULL };
	const struct figure *last = &s->figures[s->count - 1];
	int64_t sum = 0;
	uint32_t before = s->p->ch[(ptrdiff_t)last->from - 1];
	if ((before != 0x8BA1 && before != 0x5171) || /* 计, 共 */
		!match_before(s->p, last->from, sums) ||
		says(s, s->from, last->from, others) || !is_stop(s->p, last->end))
		return;
	size_t word = last->from - 1;
	while (word > s->from && !is_stop(s->p, word) && last->from - word < 3)
		word--;
	if (!is_stop(s->p, word))
		return;
	for (size_t i = 0; i + 1 < s->count; i++) {
		if (s->figures[i].unit != last->unit || !is_exact(s, &s->figures[i]))
			return;
		sum += s->figures[i].value;
	}
	if (sum != last->value && sum % SCALE == 0 && is_exact(s, last))
		check_tell(s->c, RULE_FACTS_DIFFER, s->p, last->from, last->end,
			_("what is listed makes %d, not %s"), (int)(sum / SCALE), quote(s, last));
}

/* Percentages. */

static void check_hundred(struct sentence *s)
{
	static const char *const shares[] = { "占", "合格率", "满意率", "满意度", "出席率", "到会率", "签约率",
		"覆盖率", "入住率", "参与率", "优良率", "达标率", "及格率", "投票率", "普及率", "回收率", "办结率",
		"参训率", "知晓率", NULL };
	static const char *const changes[] = { "增", "长", "提高", "上升", "下降", "超", "比", NULL };
	for (size_t i = 0; i < s->count; i++) {
		const struct figure *f = &s->figures[i];
		size_t near = f->from > s->from + NEAR ? f->from - NEAR : s->from;
		if (f->unit == '%' && f->value > 100 * SCALE && says(s, near, f->from, shares) &&
			!says(s, near, f->from, changes))
			check_tell(s->c, RULE_FACTS_DIFFER, s->p, f->from, f->end,
				_("a part cannot be %s of the whole"), quote(s, f));
	}
}

/* 分别占A%、B%和C%. */
static void check_shares(struct sentence *s)
{
	static const char *const each[] = { "分别占", NULL };
	size_t from = s->from, last = 0, count = 0;
	int64_t sum = 0, slack = 0;
	while (from < s->to && !match_any(s->p, from, each))
		from++;
	for (size_t i = 0; i < s->count; i++) {
		const struct figure *f = &s->figures[i];
		if (f->from < from)
			continue;
		if (f->unit != '%')
			return;
		sum += f->value;
		slack += f->step;
		last = f->end;
		count++;
	}
	if (count >= 2 && sum > 100 * SCALE + slack)
		check_tell(s->c, RULE_FACTS_DIFFER, s->p, from, last,
			_("these percentages make %d.%d %%, more than the whole"), (int)(sum / SCALE),
			(int)(sum % SCALE / 100));
}

/* 应到120人，实到114人，到会率98%: one figure, one that is a part of it, and the percentage; nothing else. */
static void check_rate(struct sentence *s)
{
	static const char *const parts[] = { "中", "应到", "实到", "发放", "发出", "收回", NULL };
	static const char *const rates[] = { "占", "率", NULL };
	static const char *const others[] = { "比", "较", "提高", "增", "上升", "下降", "整体", "总体", "目标",
		"全", "年", "平均", "预计", "分别", NULL };
	const struct figure *f = s->figures;
	if (s->count != 3 || f[0].unit != f[1].unit || f[2].unit != '%' || f[1].value <= 0 ||
		f[0].value <= f[1].value || !is_exact(s, &f[0]) || !is_exact(s, &f[1]) ||
		!is_exact(s, &f[2]) ||
		!says(s, s->from, f[2].from, parts) || says(s, s->from, s->to, others) ||
		!says(s, f[2].from > s->from + NEAR ? f[2].from - NEAR : s->from, f[2].from, rates))
		return;
	int64_t is = 100 * SCALE * f[1].value / f[0].value;
	if (is - f[2].value <= f[2].step && f[2].value - is <= f[2].step)
		return;
	check_tell(s->c, RULE_FACTS_DIFFER, s->p, f[2].from, f[2].end,
		_("%s of %s is %d.%d %%, not %s"), quote(s, &f[1]), quote(s, &f[0]), (int)(is / SCALE),
		(int)(is % SCALE / 100), quote(s, &f[2]));
}

static size_t behind_among(const struct sentence *s)
{
	for (size_t i = s->figures[0].end; i + 2 < s->to; i++)
		if (s->p->ch[i] == 0x5176 && s->p->ch[i + 1] == 0x4E2D) /* 其中 */
			return i + 2;
	return 0;
}

static void check_sentence(struct sentence *s)
{
	if (s->count == 0)
		return;
	check_facts(s);
	if (s->percentages)
		check_hundred(s);
	if (s->percentages > 1)
		check_shares(s);
	size_t among = s->count > 1 ? behind_among(s) : 0;
	if (among)
		check_parts(s, among);
	if (s->count > 2) {
		check_sum(s);
		check_rate(s);
	}
}

/* The figure at I; false if there are too many, or one that is not understood. */
static bool add_figure(struct sentence *s, size_t i)
{
	struct figure *f = &s->figures[s->count];
	if (s->count == FIGURES_MAX || !read_number(s->p, i, f))
		return false;
	read_unit(s->p, f);
	s->percentages += f->unit == '%';
	s->count++;
	return true;
}

/* The sentence that the figure at I is in; behind it. */
static size_t read_sentence(struct sentence *s, size_t i)
{
	const struct passage *p = s->p;
	bool clear = true;
	s->count = s->percentages = 0;
	for (s->from = i; s->from > 0 && !ends_sentence(p, s->from - 1);)
		s->from--;
	for (; i < p->len && !ends_sentence(p, i); i++) {
		if (p->class[i] != CHAR_DIGIT)
			continue;
		clear = clear && add_figure(s, i);
		while (p->class[i + 1] == CHAR_DIGIT || (p->class[i + 1] == CHAR_HALF_MARK &&
				p->ch[i + 1] != ';' && p->class[i + 2] == CHAR_DIGIT))
			i++;
	}
	s->to = i;
	if (clear)
		check_sentence(s);
	return i;
}

/* Most of a text has no figures, and that is seen fastest by its classes. */
static void check_passage(struct sentence *s)
{
	const struct passage *p = s->p;
	const uint8_t *digit = p->class, *end = p->class + p->len;
	while (digit < end && (digit = memchr(digit, CHAR_DIGIT, (size_t)(end - digit))))
		digit = p->class + read_sentence(s, (size_t)(digit - p->class));
}

static size_t read_facts(const struct check *c, struct fact *facts)
{
	size_t count = 0;
	for (size_t i = 0; i < c->text->element_count && count < FACTS_MAX; i++)
		if (check_element(c, i)->name == ELEMENT_FACT)
			count += read_fact(c, i, &facts[count]);
	return count;
}

void check_figures(struct check *c)
{
	struct fact facts[FACTS_MAX];
	if (!check_wants(c, RULE_FACTS_DIFFER))
		return;
	struct sentence s = { .c = c, .facts = facts, .fact_count = read_facts(c, facts) };
	names_find_heads(c);
	for (size_t i = 0; i < c->text->passage_count; i++) {
		s.p = &c->text->passages[i];
		if (s.p->kind == PASSAGE_PARAGRAPH || s.p->kind == PASSAGE_ITEM ||
			s.p->kind == PASSAGE_CELL)
			check_passage(&s);
	}
}
