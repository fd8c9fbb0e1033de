#include "proof/secrets.h"

#include "base/i18n.h"
#include "proof/match.h"

enum {
	DIGITS_MAX = 20,
	NEAR = 16, /* characters before, in which a word says what a number is */
	ID = 18,
	OLD_ID = 15,
	MOBILE = 11,
	CARD_LEAST = 16,
	CARD_MOST = 19,
	SHOWN_FIRST = 3, /* characters that are not hidden */
	SHOWN_LAST = 2,
};

/* A run of digits; single blanks and hyphens may stand between. */
struct number {
	size_t from, to;
	char digits[DIGITS_MAX];
	size_t count;
	bool parted;
};

static bool is_alnum(enum char_class c)
{
	return c == CHAR_LATIN || c == CHAR_DIGIT;
}

static bool said_before(const struct passage *p, size_t i, size_t near, const char *const *words)
{
	return match_within(p, i > near ? i - near : 0, i, words);
}

/* With the middle hidden. */
static const char *hidden_quote(struct check *c, const struct passage *p, size_t from, size_t to)
{
	size_t n = to - from, first = n > 8 ? SHOWN_FIRST : 1, last = n > 8 ? SHOWN_LAST : 1;
	char *s = arena_alloc(c->arena, 4 * n + 1), *end = s;
	for (size_t i = from; i < to; i++) {
		bool hide = is_alnum(p->class[i]) && i >= from + first && i + last < to;
		end += utf8_put(end, hide ? '*' : p->ch[i] < ' ' ? ' ' : p->ch[i]);
	}
	return s;
}

static struct finding *tell_secret(struct check *c, const struct passage *p, size_t from, size_t to,
	const char *what)
{
	struct finding *f = check_tell(c, RULE_PERSONAL, p, from, to,
		_("%s (%s) is a person's own; hide the middle of it or leave it out"), what,
		hidden_quote(c, p, from, to));
	if (f)
		f->secret = true;
	return f;
}

/* Where a wrong hand does most harm it is no mere note. */
static void tell_grave(struct check *c, const struct passage *p, size_t from, size_t to,
	const char *what)
{
	struct finding *f = tell_secret(c, p, from, to, what);
	if (f)
		f->severity = proof_severity(c->settings, RULE_PERSONAL, SEVERITY_WARNING);
}

static bool read_number(const struct passage *p, size_t i, struct number *n)
{
	*n = (struct number){ .from = i };
	for (; p->class[i] == CHAR_DIGIT; i++) {
		if (n->count == DIGITS_MAX)
			return false;
		n->digits[n->count++] = (char)(p->ch[i] - '0');
		n->to = i + 1;
		bool joint = p->ch[i + 1] == ' ' || p->ch[i + 1] == '-';
		if (joint && i + 2 < p->len && p->class[i + 2] == CHAR_DIGIT) {
			n->parted = true;
			i++;
		}
	}
	return true;
}

/* A part of a word, an address or a larger number. */
static bool stands_alone(const struct passage *p, const struct number *n)
{
	uint32_t before = n->from ? p->ch[n->from - 1] : 0, behind = p->ch[n->to];
	enum char_class behind_class = p->class[n->to];
	if (before && before < 0x80 && strchr("/=?&_#.@+*-%", (int)before))
		return false;
	if (n->from && is_alnum(p->class[n->from - 1]))
		return false;
	return behind_class != CHAR_LATIN && behind != '@' && behind != '%' && behind != '*' &&
		!(behind == '.' && is_alnum(p->class[n->to + 1]));
}

/* Identity cards: GB 11643. */

static int pair(const char *digits)
{
	return digits[0] * 10 + digits[1];
}

static bool is_birthday(int year, int month, int day)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 &&
		day <= days[month - 1];
}

static bool is_province(int code)
{
	return (code >= 11 && code <= 15) || (code >= 21 && code <= 23) || (code >= 31 && code <= 37) ||
		(code >= 41 && code <= 46) || (code >= 50 && code <= 54) || (code >= 61 && code <= 65) ||
		(code >= 81 && code <= 83);
}

/* ISO 7064, MOD 11-2. */
static bool is_checked(const char *digits, char last)
{
	int sum = 0;
	for (int i = 0; i < ID - 1; i++)
		sum = (sum + digits[i]) * 2 % 11;
	return (sum + last) % 11 == 1;
}

static bool says_identity(const struct passage *p, size_t i)
{
	static const char *const cues[] = { "身份证", "证件号", NULL };
	return said_before(p, i, NEAR, cues);
}

static bool check_identity(struct check *c, const struct passage *p, const struct number *n)
{
	const char *d = n->digits;
	bool x = n->count == ID - 1 && (p->ch[n->to] == 'X' || p->ch[n->to] == 'x');
	size_t to = n->to + x;
	if (n->parted || !is_province(pair(d)) || (to < p->len && is_alnum(p->class[to])))
		return false;
	bool is_new = (n->count == ID || x) && is_birthday(pair(d + 6) * 100 + pair(d + 8),
							pair(d + 10), pair(d + 12)) &&
		(is_checked(d, x ? 10 : d[ID - 1]) || says_identity(p, n->from));
	bool is_old = n->count == OLD_ID && says_identity(p, n->from) &&
		is_birthday(1900 + pair(d + 6), pair(d + 8), pair(d + 10));
	if (is_new || is_old)
		tell_grave(c, p, n->from, to, _("an identity card's number"));
	return is_new || is_old;
}

/* ISO/IEC 7812, by Luhn. */
static bool is_card(const struct number *n)
{
	int sum = 0;
	for (size_t i = 0; i < n->count; i++) {
		int d = n->digits[n->count - 1 - i] * (i % 2 ? 2 : 1);
		sum += d > 9 ? d - 9 : d;
	}
	return sum % 10 == 0;
}

static void check_bank_card(struct check *c, const struct passage *p, const struct number *n)
{
	static const char *const cues[] = { "卡号", "账号", "帐号", "账户", "帐户", "银行", "信用卡", "储蓄", "收款",
		NULL };
	static const char *const offices[] = { "公司", "局", "委员会", "协会", "基金会", "中心", "学校", "总支",
		"办事处", "对公", NULL };
	int first = n->digits[0];
	bool said = said_before(p, n->from, NEAR, cues);
	bool union_pay = first == 6 && n->digits[1] == 2;
	if (is_card(n) && (union_pay || (said && first >= 3 && first <= 6)) &&
		!said_before(p, n->from, 3 * NEAR, offices))
		tell_grave(c, p, n->from, n->to, _("a bank card's number"));
}

/* Those that are printed to be called are left alone. */
static bool is_public(const struct passage *p, size_t i)
{
	static const char *const cues[] = { "热线", "咨询", "值班", "举报", "投诉", "服务", "监督", "报修", "客服",
		"小时", "办公", "报名", "预约", "订阅", "发行", "广告", "传真", "总机", "编辑部", "投稿", "征稿", "来稿",
		NULL };
	return said_before(p, i, NEAR, cues);
}

static void check_telephone(struct check *c, const struct passage *p, const struct number *n)
{
	static const char *const homes[] = { "家庭电话", "家里电话", "住宅电话", "家中电话", "宅电", NULL };
	static const char *const counted[] = { "元", "万", "亿", "个", "人", "字", "次", "吨", "年", "号文", NULL };
	bool mobile = n->count == MOBILE && n->digits[0] == 1 && n->digits[1] >= 3 &&
		!match_any(p, n->to, counted) && !is_public(p, n->from);
	if (mobile)
		tell_secret(c, p, n->from, n->to, _("a mobile number"));
	else if (n->count >= 7 && n->count <= 12 && said_before(p, n->from, 6, homes))
		tell_secret(c, p, n->from, n->to, _("a home telephone number"));
}

/* …弄…号…室 behind 家住: from where the address begins. */
static void check_home(struct check *c, const struct passage *p, const struct number *n)
{
	static const char *const rooms[] = { "室", "房", NULL };
	static const char *const homes[] = { "家住", "住在", "住址", "居住", "现住", "户籍", "家庭地址", "家庭住址",
		NULL };
	static const char *const houses[] = { "号", "栋", "幢", "弄", "单元", "号楼", "座", NULL };
	enum { ADDRESS_MAX = 30 };
	if (n->count > 4 || !match_any(p, n->to, rooms) || !match_before(p, n->from, houses))
		return;
	for (size_t i = n->from; i > 0 && n->from - i < ADDRESS_MAX; i--) {
		if (p->class[i - 1] == CHAR_STOP)
			return;
		size_t k = match_any(p, i - 1, homes);
		if (k == 0)
			continue;
		tell_secret(c, p, i - 1 + k, n->to + 1, _("a home address"));
		return;
	}
}

/* 沪A12345, 京AD·12345: whether I, a digit, is the first in such a number. */
static bool check_plate(struct check *c, const struct passage *p, size_t i)
{
	static const char *const provinces[] = { "京", "津", "沪", "渝", "冀", "豫", "云", "辽", "黑", "湘", "皖", "鲁",
		"新", "苏", "浙", "赣", "鄂", "桂", "甘", "晋", "蒙", "陕", "吉", "闽", "贵", "粤",
		"青", "藏", "川", "宁", "琼", NULL };
	size_t from = i, to = i, letters = 0, digits = 0;
	while (from > 0 && i - from < 4 && p->class[from - 1] != CHAR_HAN)
		from--;
	if (from == 0 || from == i || p->ch[from] < 'A' || p->ch[from] > 'Z')
		return false;
	for (size_t k = from + 1; k < i; k++) {
		letters += p->class[k] == CHAR_LATIN;
		if (p->class[k] != CHAR_LATIN && p->class[k] != CHAR_DOT && p->ch[k] != ' ')
			return false;
	}
	for (; is_alnum(p->class[to]); to++) {
		digits += p->class[to] == CHAR_DIGIT;
		letters += p->class[to] == CHAR_LATIN;
	}
	if (digits < 3 || letters + digits < 5 || letters + digits > 6 ||
		!match_any(p, from - 1, provinces))
		return false;
	tell_secret(c, p, from - 1, to, _("a car's number"));
	return true;
}

static size_t check_number(struct check *c, const struct passage *p, size_t i)
{
	struct number n;
	if (!read_number(p, i, &n)) {
		while (i < p->len && p->class[i] == CHAR_DIGIT)
			i++;
		return i;
	}
	if (p->class[(ptrdiff_t)i - 1] != CHAR_HAN && check_plate(c, p, i))
		return n.to;
	if (n.count <= 4 && !n.parted)
		check_home(c, p, &n);
	else if (n.count >= 7 && stands_alone(p, &n) && !check_identity(c, p, &n)) {
		if (n.count >= CARD_LEAST && n.count <= CARD_MOST)
			check_bank_card(c, p, &n);
		else
			check_telephone(c, p, &n);
	}
	return n.to;
}

static bool is_mail(uint32_t ch)
{
	return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') ||
		ch == '.' || ch == '_' || ch == '-' || ch == '+';
}

static void check_mail(struct check *c, const struct passage *p, size_t at)
{
	static const char *const hosts[] = { "qq.com", "163.com", "126.com", "139.com", "189.cn",
		"gmail.com", "foxmail.com", "sina.com", "sina.cn", "sohu.com", "hotmail.com",
		"outlook.com", "yeah.net", "aliyun.com", "icloud.com", NULL };
	size_t from = at;
	while (from > 0 && is_mail(p->ch[from - 1]))
		from--;
	size_t n = match_any(p, at + 1, hosts);
	if (from == at || n == 0 || is_mail(p->ch[at + 1 + n]) || is_public(p, from))
		return;
	tell_secret(c, p, from, at + 1 + n, _("a mail address"));
}

/* The next of CLASS from I on; P->len if there is none. */
static size_t next_of(const struct passage *p, size_t i, enum char_class class)
{
	const uint8_t *at = i < p->len ? memchr(p->class + i, (int)class, p->len - i) : NULL;
	return at ? (size_t)(at - p->class) : p->len;
}

void secrets_check(struct check *c, const struct passage *p)
{
	if (p->classes & CLASS_BIT(CHAR_DIGIT))
		for (size_t i = next_of(p, 0, CHAR_DIGIT); i < p->len; i = next_of(p, i, CHAR_DIGIT))
			i = check_number(c, p, i);
	if (!(p->classes & CLASS_BIT(CHAR_HALF_MARK)))
		return;
	for (size_t i = next_of(p, 0, CHAR_HALF_MARK); i < p->len; i = next_of(p, i, CHAR_HALF_MARK))
		if (p->ch[i++] == '@')
			check_mail(c, p, i - 1);
}

static void hide(char *p, char *end)
{
	size_t n = (size_t)(end - p), first = n > 8 ? SHOWN_FIRST : 1, last = n > 8 ? SHOWN_LAST : 1;
	bool in_tag = false;
	for (size_t i = 0; i < n; i++) {
		bool letter = (p[i] >= '0' && p[i] <= '9') || (p[i] >= 'a' && p[i] <= 'z') ||
			(p[i] >= 'A' && p[i] <= 'Z');
		in_tag = p[i] == '<' || (in_tag && p[i] != '>');
		if (letter && !in_tag && i >= first && i + last < n)
			p[i] = '*';
	}
}

struct slice secrets_hidden(struct arena *a, struct slice source, size_t start,
	const struct finding *findings, size_t count)
{
	char *copy = NULL;
	for (size_t i = 0; i < count; i++) {
		const struct finding *f = &findings[i];
		size_t from = f->start > start ? f->start - start : 0;
		size_t to = f->end > start ? f->end - start : 0;
		if (!f->secret || from >= source.len || to == 0)
			continue;
		copy = copy ? copy : arena_strndup(a, source.data, source.len);
		hide(copy + from, copy + (to < source.len ? to : source.len));
	}
	return copy ? (struct slice){ copy, source.len } : source;
}
