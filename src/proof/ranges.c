/* Hyphens in place of a range mark or dash (T07).
 *
 * GB/T 15834: — from a time or a place to another, ～ from a number to another, - within codes,
 * numbers of figures, and dates that are written with figures only. What could be one of these is
 * left alone, and so are scores, addresses and names of models; a repair is never safe. */
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "proof/check.h"

/* Behind the second number. Not 号, 室 or 楼, which addresses have; not 架 or 型, which models have. */
static const char units[] =
	"个人名次户年月日天岁元万亿千百米公里斤吨度期版页章节条项届级倍位家件只台辆张篇场所支组队批"
	"遍种类处"
	"块本册集句字段步圈点时克升亩顿颗粒片棵株套间座世周代班学小分秒厘毫平立";
static const char times[] = "月日时点世";        /* of which some are points in time */
static const char points[] = "年月日时点分周";   /* before the hyphen: 5月-6月, 周一-周五 */
static const char numbered[] = "图表式例附章节"; /* 图3-1 */

enum { YEAR = 4, CODE = 5 };

/* A number as it is written: 1,000 or 12:30 or 3.5%. */
struct number {
	size_t from, to, digits; /* digits in all */
	bool time, percent, point;
};

static bool is_one_of(uint32_t ch, const char *characters)
{
	char text[5] = "";
	if (ch < 128)
		return false;
	text[utf8_put(text, ch)] = '\0';
	return strstr(characters, text) != NULL;
}

static bool is_percent(uint32_t ch)
{
	return ch == '%' || ch == 0x2103 || ch == 0x2030;
}

static void take_digit(struct number *n, const struct passage *p, size_t i)
{
	n->digits += p->class[i] == CHAR_DIGIT;
	n->time = n->time || p->ch[i] == ':';
	n->point = n->point || p->ch[i] == '.';
}

static bool is_of_number(const struct passage *p, size_t i)
{
	uint32_t ch = p->ch[i];
	return p->class[i] == CHAR_DIGIT ||
		((ch == '.' || ch == ',' || ch == ':') &&
			p->class[(ptrdiff_t)i - 1] == CHAR_DIGIT && p->class[i + 1] == CHAR_DIGIT);
}

enum { NUMBER_MAX = 24 };

static struct number number_before(const struct passage *p, size_t end)
{
	struct number n = { end, end, 0, false, false, false };
	if (n.from > 0 && is_percent(p->ch[n.from - 1])) {
		n.percent = true;
		n.from--;
	}
	while (n.from > 0 && end - n.from < NUMBER_MAX && is_of_number(p, n.from - 1))
		take_digit(&n, p, --n.from);
	return n;
}

static struct number number_behind(const struct passage *p, size_t from)
{
	struct number n = { from, from, 0, false, false, false };
	while (n.to < p->len && n.to - from < NUMBER_MAX && is_of_number(p, n.to))
		take_digit(&n, p, n.to++);
	if (n.digits && is_percent(p->ch[n.to])) {
		n.percent = true;
		n.to++;
	}
	return n;
}

static unsigned long value_of(const struct passage *p, const struct number *n)
{
	unsigned long v = 0;
	for (size_t i = n->from; i < n->to && p->ch[i] != '.' && p->ch[i] != ':'; i++)
		if (p->class[i] == CHAR_DIGIT)
			v = v * 10 + (p->ch[i] - '0');
	return v;
}

static bool is_year(const struct passage *p, const struct number *n)
{
	unsigned long v = value_of(p, n);
	return n->to - n->from == YEAR && n->digits == YEAR && v >= 1800 && v < 2200;
}

/* 021, 00123: a code. */
static bool is_code(const struct passage *p, const struct number *n)
{
	return n->digits > 1 && p->ch[n->from] == '0' && !n->point && !n->time;
}

/* What a number is a part of, if it isn't one of a range: GB/T 9704-2012, 2-3-1, 图3-1, A1-2. */
static bool is_part(const struct passage *p, size_t from, size_t to)
{
	uint32_t behind = p->ch[to];
	size_t i = from;
	if (behind == '-' || behind == '/' || behind == '_' || behind == '.' || behind == '~')
		return true;
	if (i > 0 && p->class[i - 1] == CHAR_SPACE)
		i--;
	enum char_class before = p->class[(ptrdiff_t)i - 1];
	uint32_t ch = i > 0 ? p->ch[i - 1] : 0;
	return before == CHAR_LATIN || before == CHAR_DASH ||
		(ch && strchr("-/_.~#", (int)(ch & 127)) && ch < 128) || is_one_of(ch, numbered);
}

/* kg, km, mm ... behind a number. */
static bool is_latin_unit(const struct passage *p, size_t i)
{
	static const char *const names[] = { "kg", "km", "cm", "mm", "ml", "mL", "mg" };
	if (i + 1 >= p->len || p->class[i + 2] == CHAR_LATIN || p->ch[i] > 127 ||
		p->ch[i + 1] > 127)
		return false;
	for (size_t k = 0; k < sizeof names / sizeof *names; k++)
		if (p->ch[i] == (uint32_t)names[k][0] && p->ch[i + 1] == (uint32_t)names[k][1])
			return true;
	return false;
}

/* A point in time, of which the range ends there: 3-5月, 9-11时, 20-30年代, but not 3-5个月, 3-5年. */
static bool is_time(const struct passage *p, const struct number *b)
{
	enum { YEAR_OF = 0x5E74, AGE = 0x4EE3 };
	uint32_t unit = p->ch[b->to];
	if (unit == YEAR_OF)
		return p->ch[b->to + 1] == AGE;
	return is_one_of(unit, times);
}

/* The mark that belongs between A and B; NULL if that can't be told. */
static const char *mark_between(
	const struct passage *p, const struct number *a, const struct number *b)
{
	unsigned long x = value_of(p, a), y = value_of(p, b);
	if (a->time || b->time)
		return a->time && b->time && a->digits > 2 && b->digits > 2 && x < 25 && y < 25
			? "—"
			: NULL;
	if (is_year(p, a) && is_year(p, b) && x < y)
		return "—";
	bool unit = b->percent || is_one_of(p->ch[b->to], units) || is_latin_unit(p, b->to);
	if (!unit || is_code(p, a) || is_code(p, b) || (a->percent && !b->percent))
		return NULL;
	if (is_time(p, b))
		return "—";
	return x > y || (x == y && !a->point && !b->point) ? NULL : "～";
}

static void tell_range(struct check *c, const struct passage *p, const struct number *a,
	const struct number *b, const char *mark)
{
	size_t to = b->to + (p->class[b->to] == CHAR_HAN);
	const char *quote = check_quote(c, p, a->from, to);
	struct finding *f = strcmp(mark, "—") == 0
		? check_tell(c, RULE_RANGE_MARK, p, a->to, b->from,
			  _("%s is a range in time, which is written with one —"), quote)
		: check_tell(c, RULE_RANGE_MARK, p, a->to, b->from,
			  _("%s is a range of numbers, which is written with ～"), quote);
	check_repair(c, f, mark, false);
}

/* From one number to another, with the hyphens FROM to TO between. */
static void check_numbers_range(struct check *c, const struct passage *p, size_t from, size_t to)
{
	struct number a = number_before(p, from), b = number_behind(p, to);
	if (a.digits == 0 || b.digits == 0 || is_part(p, a.from, b.to))
		return;
	if (a.digits >= CODE + 2 || b.digits >= CODE + 2)
		return;
	const char *mark = mark_between(p, &a, &b);
	if (!mark && to - from > 2)
		mark = "～"; /* 1---2 is no code */
	if (mark && !(p->ch[from] == '~' && strcmp(mark, "—") == 0))
		tell_range(c, p, &a, &b, mark);
}

/* 5月-6月, 5月1日-3日, 周一-周五. */
static bool is_between_times(const struct passage *p, size_t from, size_t to)
{
	if (from < 2 || to - from != 1)
		return false;
	bool week = (p->ch[from - 2] == 0x5468 || p->ch[from - 2] == 0x671F) &&
		(p->ch[to] == 0x5468 || p->ch[to] == 0x661F);
	bool figure = p->class[from - 2] == CHAR_DIGIT && p->class[to] == CHAR_DIGIT &&
		is_one_of(p->ch[from - 1], points);
	struct number b = number_behind(p, to);
	return week || (figure && is_one_of(p->ch[b.to], points));
}

static bool is_chinese(const struct passage *p, ptrdiff_t i)
{
	enum char_class c = p->class[i];
	return c == CHAR_HAN || c == CHAR_STOP || c == CHAR_OPEN || c == CHAR_CLOSE;
}

/* Hyphens with Chinese before them, or at the beginning, and Chinese behind. */
static void check_dash(struct check *c, const struct passage *p, size_t from, size_t to)
{
	size_t before = from, behind = to;
	while (before > 0 && char_is_blank(p->class[before - 1]))
		before--;
	while (behind < p->len && char_is_blank(p->class[behind]))
		behind++;
	if (p->class[(ptrdiff_t)from - 1] == CHAR_OPEN && p->class[to] == CHAR_CLOSE)
		return; /* “--” is spoken of */
	bool dash = to - from > 1 && to - from < 5 && is_chinese(p, (ptrdiff_t)behind) &&
		(before == 0 || is_chinese(p, (ptrdiff_t)before - 1));
	if (dash)
		check_repair(c,
			check_tell(c, RULE_RANGE_MARK, p, from, to,
				_("%s as a dash, which is written with ——"),
				check_quote(c, p, from, to)),
			"——", false);
	else if (is_between_times(p, from, to))
		check_repair(c,
			check_tell(c, RULE_RANGE_MARK, p, from, to,
				_("%s as a range mark in time, which is written with one —"),
				check_quote(c, p, from, to)),
			"—", false);
}

void check_ranges(struct check *c, const struct passage *p)
{
	if (!(p->classes & CLASS_BIT(CHAR_HALF_MARK)) || !proof_is_prose(c->text, p))
		return;
	for (size_t i = 0; i < p->len;) {
		uint32_t ch = p->ch[i];
		if (ch != '-' && ch != '~') {
			i++;
			continue;
		}
		size_t end = i + 1;
		while (end < p->len && p->ch[end] == ch)
			end++;
		if (p->class[(ptrdiff_t)i - 1] == CHAR_DIGIT || (i > 0 && is_percent(p->ch[i - 1])))
			check_numbers_range(c, p, i, end);
		else if (ch == '-')
			check_dash(c, p, i, end);
		i = end;
	}
}
