/* Forms of numbers (T12, GB/T 15835); dates and times are left to dates.c (T04, T05). */
#include "base/i18n.h"
#include "proof/digits.h"

/* What is counted by numbers alone: lists have other words behind them (1,2,3号). */
static bool is_measure(const struct passage *p, size_t i)
{
	static const uint32_t measures[] = { U'元', U'万', U'亿', U'人', U'户', U'吨', U'亩', U'斤', U'米',
		U'件', U'册', U'份', U'平', U'公', U'立', U'千', U'余', U'多', 0 };
	return is_one_of(p->ch[skip_spaces(p, i)], measures);
}

/* The number D with groups behind it: 141,5312. */
struct groups {
	size_t end;
	size_t count;  /* with the first */
	size_t widest; /* of all but the first */
	bool even;     /* all but the first have three figures */
};

static struct groups read_groups(const struct passage *p, struct digits d)
{
	struct groups g = { d.end, 1, 0, true };
	while (p->ch[g.end] == ',' && p->class[g.end + 1] == CHAR_DIGIT) {
		struct digits next = digits_read(p, g.end + 1);
		size_t len = digits_len(next);
		g.end = next.end;
		g.count++;
		g.widest = len > g.widest ? len : g.widest;
		g.even = g.even && len == 3;
	}
	return g;
}

/* The figures from I to END grouped by three. */
static const char *regrouped(struct check *c, const struct passage *p, size_t i, size_t end)
{
	size_t left = 0;
	for (size_t k = i; k < end; k++)
		left += p->class[k] == CHAR_DIGIT;
	char *s = arena_alloc(c->arena, 2 * left + 1), *out = s;
	for (size_t k = i; k < end; k++) {
		if (p->class[k] != CHAR_DIGIT)
			continue;
		*out++ = (char)p->ch[k];
		if (--left && left % 3 == 0)
			*out++ = ',';
	}
	*out = '\0';
	return s;
}

/* 141,5312元; lists of small numbers are let pass. How far the number goes. */
static size_t check_groups(struct check *c, const struct passage *p, struct digits d)
{
	enum { LONGEST = 40 };
	struct groups g = read_groups(p, d);
	bool pair = g.count == 2 && digits_len(d) == 1 && g.widest == 2; /* 1,23 */
	bool list = g.widest < 3 && digits_len(d) < 3 && !pair;
	if (g.count == 1 || (g.even && digits_len(d) <= 3) || list || g.end - d.start > LONGEST ||
		!is_measure(p, g.end) || is_reference(p))
		return g.end;
	const char *all = check_quote(c, p, d.start, g.end);
	if (g.widest < 4) {
		check_tell(c, RULE_NUMBER_FORM, p, d.start, g.end,
			_("“%s” is not grouped by three: a figure was lost, or 、 was meant"), all);
		return g.end;
	}
	const char *meant = regrouped(c, p, d.start, g.end);
	check_repair(c,
		check_tell(c, RULE_NUMBER_FORM, p, d.start, g.end,
			_("“%s” is not grouped by three; is it %s?"), all, meant),
		meant, false);
	return g.end;
}

/* Behind the figures at I and their decimals. */
static size_t decimal_end(const struct passage *p, size_t i)
{
	size_t end = digits_read(p, i).end;
	return p->ch[end] == '.' && p->class[end + 1] == CHAR_DIGIT ? digits_read(p, end + 1).end : end;
}

/* 百分之50. */
static bool check_percent(struct check *c, const struct passage *p, struct digits d)
{
	uint32_t of = ch_before(p, d.start, 3);
	if (ch_before(p, d.start, 1) != U'之' || ch_before(p, d.start, 2) != U'分' ||
		(of != U'百' && of != U'千'))
		return false;
	size_t end = decimal_end(p, d.start), from = d.start - 3;
	const char *meant = arena_printf(
		c->arena, "%s%s", check_quote(c, p, d.start, end), of == U'百' ? "%" : "‰");
	check_repair(c,
		check_tell(c, RULE_NUMBER_FORM, p, from, end,
			_("“%s” mixes figures with numerals; write %s"),
			check_quote(c, p, from, end), meant),
		meant, false);
	return true;
}

/* 13～17%, which GB/T 15835 writes 13%～17%. */
static bool check_percent_range(struct check *c, const struct passage *p, struct digits d)
{
	static const uint32_t marks[] = { 0xFF5E, '~', 0x2014, 0x2013, U'至', 0 };
	size_t mark = decimal_end(p, d.start), end;
	if (!is_one_of(p->ch[mark], marks) || p->class[mark + 1] != CHAR_DIGIT)
		return false;
	end = decimal_end(p, mark + 1);
	if (p->ch[end] != '%' && p->ch[end] != 0x2030)
		return false;
	const char *unit = p->ch[end] == '%' ? "%" : "‰";
	const char *meant = arena_printf(c->arena, "%s%s%s", check_quote(c, p, d.start, mark), unit,
		check_quote(c, p, mark, end + 1));
	check_repair(c,
		check_tell(c, RULE_NUMBER_FORM, p, d.start, end + 1,
			_("“%s” leaves open what the first number counts; write %s"),
			check_quote(c, p, d.start, end + 1), meant),
		meant, false);
	return true;
}

static uint32_t unit_value(uint32_t ch)
{
	return ch == U'十' ? 10 : ch == U'百' ? 100 : ch == U'千' ? 1000 : 0;
}

/* 2千3百: one figure with 十, 百 or 千 behind it. 千米 and 百分 are other words, 千人 a unit of tables. */
static bool check_mixed(struct check *c, const struct passage *p, struct digits d)
{
	static const uint32_t counted[] = { U'万', U'亿', U'多', U'余', U'元', U'名', U'户', U'个', U'只',
		U'年', U'天', U'岁', U'次', U'块', U'亩', U'位', U'件', 0 };
	size_t end = d.end;
	uint32_t value = d.value;
	bool units = false;
	if (digits_len(d) != 1 || unit_value(p->ch[end]) == 0 || ch_before(p, d.start, 1) == U'第')
		return false;
	for (value = 0; end < p->len; units = true) {
		struct digits n = digits_read(p, end == d.end ? d.start : end);
		uint32_t unit = unit_value(p->ch[n.end]);
		if (digits_len(n) != 1 || unit == 0)
			break;
		value += n.value * unit;
		end = n.end + 1;
	}
	bool more = end > d.end + 1;
	if (!units || (!more && !is_one_of(p->ch[end], counted)))
		return false;
	const char *meant = arena_printf(c->arena, "%u", value);
	check_repair(c,
		check_tell(c, RULE_NUMBER_FORM, p, d.start, end,
			_("“%s” mixes figures with numerals; write %s"), check_quote(c, p, d.start, end),
			meant),
		meant, false);
	return true;
}

/* Whether two numbers that stand before and behind a 、 at I, A and B, say about how many there are: 三、四
 * and what is counted. Behind 第, 周 and the like they name two things. */
static bool is_estimate(const struct passage *p, size_t i, uint32_t a, uint32_t b)
{
	static const uint32_t ordinal[] = { U'第', U'初', U'高', U'大', U'周', U'期', U'月', U'组', U'班',
		U'年', U'之', U'其', U'附', U'表', U'图', U'项', U'条', U'款', U'章', U'节', U'百', U'千', U'万',
		U'零', U'点', U'级', U'号', 0 };
	static const uint32_t counted[] = { U'十', U'百', U'千', U'万', U'个', U'天', U'次', U'岁', U'遍',
		U'倍', 0 };
	uint32_t before = ch_before(p, i, 2), unit = p->ch[i + 2];
	if (b != a + 1 || class_before(p, i - 1) != CHAR_HAN || is_one_of(before, ordinal))
		return false;
	bool tens = before == U'十' || numeral_value(before) >= 0;
	return is_one_of(unit, counted) && !(tens && unit_value(unit)) &&
		!(tens && ch_before(p, i, 3) == U'第');
}

/* 三、四十 and 3、4十: the 、 is at I. */
static void check_pair(struct check *c, const struct passage *p, size_t i)
{
	static const char *const numerals[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
	struct digits figure = digits_read(p, i + 1);
	uint32_t a, b;
	if (i == 0 || i + 2 >= p->len)
		return;
	if (class_before(p, i) == CHAR_DIGIT && digits_len(figure) == 1 &&
		class_before(p, i - 1) != CHAR_DIGIT) {
		a = p->ch[i - 1] - '0';
		b = figure.value;
	} else {
		int x = p->ch[i - 1] == U'两' ? 2 : numeral_value(p->ch[i - 1]);
		int y = numeral_value(p->ch[i + 1]);
		if (x < 1 || x > 9 || y < 1 || y > 9)
			return;
		a = (uint32_t)x;
		b = (uint32_t)y;
	}
	if (a < 1 || !is_estimate(p, i, a, b))
		return;
	const char *first = p->ch[i - 1] == U'两' ? "两" : numerals[a];
	const char *meant = arena_printf(c->arena, "%s%s", first, numerals[b]);
	check_repair(c,
		check_tell(c, RULE_NUMBER_FORM, p, i - 1, i + 2,
			_("“%s” for about how many has no 、; write %s"),
			check_quote(c, p, i - 1, i + 3), meant),
		meant, false);
}

/* 五.五, but not 一.五项任务, which numbers a heading. */
static void check_point(struct check *c, const struct passage *p, size_t i)
{
	size_t from = i, to = i + 1;
	while (from > 0 && numeral_value(p->ch[from - 1]) >= 0)
		from--;
	while (to < p->len && numeral_value(p->ch[to]) >= 0)
		to++;
	enum char_class before = class_before(p, from);
	if (from == i || to == i + 1 || (before != CHAR_HAN && ch_before(p, from, 1) != U'“'))
		return;
	check_tell(c, RULE_NUMBER_FORM, p, from, to,
		_("“%s” has a full stop of ASCII between numerals: write 点 in a number and · in a date"),
		check_quote(c, p, from, to));
}

/* What stands in a year written with numerals: -1 if CH can't; *WRONG if it should not. */
static int year_numeral(uint32_t ch, bool *wrong)
{
	int v = ch == U'十' ? -1 : numeral_value(ch);
	*wrong = ch == U'零';
	if (v >= 0)
		return v;
	*wrong = true;
	if (ch >= '0' && ch <= '9')
		return (int)(ch - '0');
	if (ch >= 0xFF10 && ch <= 0xFF19)
		return (int)(ch - 0xFF10);
	return ch == 'O' || ch == 'o' || ch == U'○' || ch == 0xFF2F ? 0 : -1;
}

/* 二0一六年: a year in numerals with something else for its 〇. The 年 is at I. */
static void check_numeral_year(struct check *c, const struct passage *p, size_t i)
{
	static const char *const numerals[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
	int v[4];
	bool wrong = false, han = false, figures = false, asks = false;
	if (i < 4)
		return;
	for (size_t k = 0; k < 4; k++) {
		uint32_t ch = p->ch[i - 4 + k];
		bool bad;
		v[k] = year_numeral(ch, &bad);
		if (v[k] < 0)
			return;
		wrong = wrong || bad;
		han = han || (!bad && v[k] > 0);
		figures = figures || (bad && v[k] > 0);
		asks = asks || ch == U'零';
	}
	bool ignored;
	if (!wrong || !han || (v[0] != 1 && v[0] != 2) ||
		(i > 4 && year_numeral(p->ch[i - 5], &ignored) >= 0))
		return;
	const char *meant = arena_printf(
		c->arena, "%s%s%s%s", numerals[v[0]], numerals[v[1]], numerals[v[2]], numerals[v[3]]);
	check_repair(c,
		check_tell(c, RULE_NUMBER_FORM, p, i - 4, i,
			_("the year “%s” is not in the form of GB/T 15835; write %s"),
			check_quote(c, p, i - 4, i), meant),
		meant, !figures && !asks);
}

/* From the figure at I on; how far the number goes. */
static size_t check_figures_at(struct check *c, const struct passage *p, size_t i)
{
	struct digits d = digits_read(p, i);
	enum char_class before = class_before(p, i);
	if (before == CHAR_LATIN || (before == CHAR_HALF_MARK && ch_before(p, i, 1) != '(' &&
		!(ch_before(p, i, 1) == '-' && class_before(p, i - 1) == CHAR_DIGIT)))
		return d.end;
	if (check_percent(c, p, d) || check_mixed(c, p, d) || check_percent_range(c, p, d))
		return d.end;
	if (p->ch[d.end] == ',')
		return check_groups(c, p, d);
	return check_date(c, p, d);
}

void check_numbers(struct check *c, const struct passage *p)
{
	if (p->kind == PASSAGE_DATA)
		return;
	for (size_t i = 0; i < p->len; i++) {
		if (p->class[i] == CHAR_HAN) {
			if (p->ch[i] == U'年')
				check_numeral_year(c, p, i);
			else if (p->ch[i] == U'月')
				check_numeral_date(c, p, i);
		} else if (p->class[i] == CHAR_DIGIT) {
			i = check_figures_at(c, p, i) - 1;
		} else if (p->ch[i] == U'、') {
			check_pair(c, p, i);
		} else if (p->ch[i] == '.' || p->ch[i] == 0xFF0E) {
			check_point(c, p, i);
		}
	}
}
