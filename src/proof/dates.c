/* Years run together (T04), dates and times that no calendar and no clock has (T05), and forms of dates
 * (T12). */
#include "base/i18n.h"
#include "proof/digits.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2099, LONGEST_PERIOD = 60 };

/* A date as far as it is given: 0 is nothing. */
struct date {
	size_t start; /* where it begins */
	uint32_t year, month;
};

static bool is_year(uint32_t n)
{
	return n >= FIRST_YEAR && n <= LAST_YEAR;
}

static bool is_leap(uint32_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* The most that MONTH (1 to 12) has in YEAR, or in any if that is 0. */
static uint32_t days_of(uint32_t year, uint32_t month)
{
	static const uint8_t days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	return days[month - 1] - (month == 2 && year && !is_leap(year));
}

static bool is_range_mark(uint32_t ch)
{
	static const uint32_t marks[] = { '-', '~', 0x2013, 0x2014, 0xFF5E, 0x301C, U'至', U'到', 0 };
	return is_one_of(ch, marks);
}

/* Months of the lunar calendar have thirty days at most, and other years are leap years. */
static bool is_lunar(const struct passage *p, size_t i)
{
	for (size_t back = 1; back <= 6; back++)
		if (ch_before(p, i, back) == U'历' || ch_before(p, i, back) == U'闰')
			return true;
	return false;
}

/* D as two numbers, of which the first is smaller and the second at most MOST, as after the loss of a dash
 * between them. */
static bool split_range(struct digits d, uint32_t most, uint32_t *a, uint32_t *b)
{
	for (uint32_t ten = 10; ten <= 100 && digits_len(d) <= 4; ten *= 10) {
		*a = d.value / ten;
		*b = d.value % ten;
		if (*a > 0 && *a < *b && *b <= most && *b >= ten / 10)
			return true;
	}
	return false;
}

/* D as a month and a day of it, as after the loss of the 月 between them. */
static bool split_day(struct digits d, uint32_t *month, uint32_t *day)
{
	for (uint32_t ten = 10; ten <= 100 && digits_len(d) <= 4; ten *= 10) {
		*month = d.value / ten;
		*day = d.value % ten;
		if (*month >= 1 && *month <= 12 && *day >= ten / 10 && *day >= 1 &&
			*day <= days_of(0, *month))
			return true;
	}
	return false;
}

/* 20092014年: two years that lost the dash between them. */
static bool check_two_years(struct check *c, const struct passage *p, struct digits d)
{
	uint32_t a = d.value / 10000, b = d.value % 10000;
	if (digits_len(d) != 8 || !is_year(a) || !is_year(b) || a >= b || b - a > LONGEST_PERIOD)
		return false;
	const char *guess = arena_printf(c->arena, "%u—%u", a, b);
	check_repair(c,
		check_tell(c, RULE_LOST_DASH, p, d.start, d.end + 1,
			_("“%s” reads as one number; is it the years %s?"),
			check_quote(c, p, d.start, d.end + 1), guess),
		arena_printf(c->arena, "%s%s", guess, check_quote(c, p, d.end, d.end + 1)), false);
	return true;
}

/* 05年6月5日: D is the year, MONTH_AT where a month would begin. Without a day it may be how long. */
static void check_short_year(
	struct check *c, const struct passage *p, struct digits d, size_t month_at)
{
	enum { CENTURY_ENDS = 50 };
	if (digits_len(d) != 2 || is_range_mark(ch_before(p, d.start, 1)) || p->ch[month_at] == U'级')
		return;
	bool zero = p->ch[d.start] == '0' && d.value > 0;
	struct digits month = digits_read(p, month_at);
	size_t behind = skip_spaces(p, month.end);
	bool dated = digits_len(month) && p->ch[behind] == U'月' &&
		(p->class[skip_spaces(p, behind + 1)] == CHAR_DIGIT || d.value > CENTURY_ENDS);
	if (!zero && !dated)
		return;
	uint32_t year = d.value + (d.value > CENTURY_ENDS ? 1900 : 2000);
	check_repair(c,
		check_tell(c, RULE_NUMBER_FORM, p, d.start, d.end,
			_("the year “%s” has two figures only; is it %u?"),
			check_quote(c, p, d.start, d.end), year),
		arena_printf(c->arena, "%u", year), false);
}

static void tell_no_month(
	struct check *c, const struct passage *p, struct digits d, size_t end, size_t from)
{
	enum { MONTHS = 12 };
	uint32_t a, b;
	const char *all = check_quote(c, p, from, end);
	if (!split_range(d, MONTHS, &a, &b)) {
		check_tell(c, RULE_BAD_DATE, p, d.start, end, _("“%s”: there is no month %u"), all,
			d.value);
		return;
	}
	struct finding *f = check_tell(c, RULE_BAD_DATE, p, d.start, end,
		_("“%s”: there is no month %u; is it %u—%u月?"), all, d.value, a, b);
	check_repair(c, f,
		arena_printf(c->arena, "%u—%u%s", a, b, check_quote(c, p, d.end, end)), false);
}

static void tell_no_day(struct check *c, const struct passage *p, const struct date *date,
	struct digits d, size_t end)
{
	uint32_t a, b, most = days_of(date->year, date->month);
	const char *all = check_quote(c, p, date->start, end);
	if (date->month == 2 && d.value == 29) {
		check_tell(c, RULE_BAD_DATE, p, date->start, end,
			_("“%s”: %u is no leap year, its February has 28 days"), all, date->year);
		return;
	}
	if (!split_range(d, most, &a, &b)) {
		check_tell(c, RULE_BAD_DATE, p, date->start, end, _("“%s”: month %u has no day %u"), all,
			date->month, d.value);
		return;
	}
	struct finding *f = check_tell(c, RULE_BAD_DATE, p, d.start, end,
		_("“%s”: month %u has no day %u; is it %u—%u日?"), all, date->month, d.value, a, b);
	check_repair(c, f,
		arena_printf(c->arena, "%u—%u%s", a, b, check_quote(c, p, d.end, end)), false);
}

/* 5月十二日: D is the month, and numerals stand at I for the day. */
static bool check_mixed_day(
	struct check *c, const struct passage *p, struct digits month, size_t i)
{
	size_t end = i;
	while (end < p->len && numeral_value(p->ch[end]) > 0)
		end++;
	int day = numerals_value(p, i, end);
	if (p->ch[end] != U'日' || day < 1)
		return false;
	check_repair(c,
		check_tell(c, RULE_NUMBER_FORM, p, month.start, end + 1,
			_("“%s” mixes figures with numerals; write %u月%d日"),
			check_quote(c, p, month.start, end + 1), month.value, day),
		arena_printf(c->arena, "%u月%d日", month.value, day), false);
	return true;
}

/* 3号 for a day, as it is said; not the number of a house or a paper. */
static bool is_day_spoken(const struct passage *p, size_t i)
{
	static const uint32_t things[] = { U'楼', U'院', U'门', U'文', U'令', U'公', U'线', U'路', U'房',
		U'室', U'车', U'馆', U'厅', U'台', U'桌', U'店', U'岗', U'船', U'码', 0 };
	return p->ch[i] == U'号' && !is_one_of(p->ch[i + 1], things);
}

/* The days that are at I, behind their month: 5日, 5—7日, 5日至7日, 5、6、7日. The end of them, or I. */
static size_t check_days(
	struct check *c, const struct passage *p, const struct date *date, size_t i)
{
	size_t at = i;
	for (int n = 0; n < 4; n++) {
		struct digits day = digits_read(p, at);
		size_t behind = skip_spaces(p, day.end);
		if (digits_len(day) == 0)
			return i;
		if (p->ch[behind] == U'日' || is_day_spoken(p, behind)) {
			bool real = day.value >= 1 && day.value <= days_of(date->year, date->month);
			if (!real && !is_lunar(p, date->start))
				tell_no_day(c, p, date, day, behind + 1);
			i = ++behind;
		}
		if (!is_range_mark(p->ch[behind]) && p->ch[behind] != U'、')
			return i;
		at = skip_spaces(p, behind + 1);
	}
	return i;
}

/* From the month D on; BEHIND is where its 月 stands. */
static size_t check_month(struct check *c, const struct passage *p, struct date *date,
	struct digits d, size_t behind)
{
	size_t at = skip_spaces(p, behind + 1);
	struct digits day = digits_read(p, at);
	if (d.value >= 1 && d.value <= 12) {
		date->month = d.value;
		return check_mixed_day(c, p, d, at) ? at : check_days(c, p, date, at);
	}
	bool dated = date->year || p->ch[at] == U'份' ||
		(digits_len(day) && digits_len(day) <= 2 && p->ch[skip_spaces(p, day.end)] == U'日');
	if (dated && p->ch[at] != U'龄')
		tell_no_month(c, p, d, behind + 1, date->start);
	return digits_len(day) ? day.end : behind + 1;
}

/* 2019—2014年: the later year stands first. D is the second. */
static void check_year_order(
	struct check *c, const struct passage *p, struct digits d, size_t behind)
{
	size_t end = d.start, start;
	if (end > 0 && is_range_mark(p->ch[end - 1]))
		end--;
	if (end > 0 && end < d.start && p->ch[end - 1] == U'年')
		end--;
	for (start = end; start > 0 && p->class[start - 1] == CHAR_DIGIT; start--)
		;
	struct digits first = digits_read(p, start);
	if (end == d.start || digits_len(first) != 4 || digits_len(d) != 4 || !is_year(first.value) ||
		!is_year(d.value) || first.value <= d.value || class_before(p, start) == CHAR_LATIN ||
		class_before(p, start) == CHAR_HALF_MARK)
		return;
	check_tell(c, RULE_BAD_DATE, p, start, behind + 1, _("“%s” ends before it begins"),
		check_quote(c, p, start, behind + 1));
}

/* From the year D on; BEHIND is where its 年 stands. */
static size_t check_year(
	struct check *c, const struct passage *p, struct digits d, size_t behind)
{
	struct date date = { d.start, is_year(d.value) ? d.value : 0, 0 };
	size_t at = skip_spaces(p, behind + 1);
	check_short_year(c, p, d, at);
	check_year_order(c, p, d, behind);
	struct digits month = digits_read(p, at);
	size_t month_end = skip_spaces(p, month.end);
	if (digits_len(month) == 0 || p->ch[month_end] != U'月')
		return at;
	return check_month(c, p, &date, month, month_end);
}

/* What tells that a number of days is a date, not how many: words before I and behind END. */
static bool is_dated(const struct passage *p, size_t i, size_t end)
{
	static const uint32_t before[] = { U'至', U'止', U'自', U'从', U'于', U'在', U'到', 0 };
	static const uint32_t behind[] = { U'晚', U'早', U'凌', U'清', U'傍', U'夜', U'下', U'中', U'当', 0 };
	static const uint32_t lasting[] = { U'内', U'以', U'之', U'后', U'前', U'期', U'的', U'为', U'游',
		U'龄', U'间', U'工', U'历', U'起', U'或', U'有', U'未', U'不', U'无', 0 };
	uint32_t next = p->ch[end];
	if (is_one_of(next, lasting))
		return false;
	if (is_one_of(next, behind) || (next == U'上' && p->ch[end + 1] == U'午'))
		return true;
	enum char_class c = class_before(p, i);
	return is_one_of(ch_before(p, i, 1), before) || c == CHAR_STOP || c == CHAR_END;
}

/* 61日: behind no month. BEHIND is where the 日 stands. */
static void check_bare_day(
	struct check *c, const struct passage *p, struct digits d, size_t behind)
{
	enum { LONGEST = 31 };
	uint32_t month, day;
	if (d.value <= LONGEST || !split_day(d, &month, &day) || !is_dated(p, d.start, behind + 1))
		return;
	check_repair(c,
		check_tell(c, RULE_BAD_DATE, p, d.start, behind + 1,
			_("“%s”: no month has so many days; is it %u月%u日?"),
			check_quote(c, p, d.start, behind + 1), month, day),
		arena_printf(c->arena, "%u月%u日", month, day), false);
}

/* 十二月5日: D is the day, and behind numerals that are the month. */
static bool check_mixed_month(
	struct check *c, const struct passage *p, struct digits d, size_t behind)
{
	size_t end = d.start - (d.start > 0), i = end;
	if (ch_before(p, d.start, 1) != U'月')
		return false;
	while (i > 0 && numeral_value(p->ch[i - 1]) > 0)
		i--;
	int month = numerals_value(p, i, end);
	if (month < 1 || month > 12)
		return false;
	check_repair(c,
		check_tell(c, RULE_NUMBER_FORM, p, i, behind + 1,
			_("“%s” mixes figures with numerals; write %u月%d日"),
			check_quote(c, p, i, behind + 1), (unsigned)month, (int)d.value),
		arena_printf(c->arena, "%d月%u日", month, d.value), false);
	return true;
}

/* What tells that the number at I is a time of day: 下午, 5日, 8:00—. */
static bool is_timed(const struct passage *p, size_t i)
{
	static const uint32_t before[] = { U'午', U'晚', U'晨', U'早', U'夜', U'日', U'上', U'今', U'明', 0 };
	while (i > 0 && class_before(p, i) == CHAR_SPACE)
		i--;
	uint32_t ch = ch_before(p, i, 1);
	return is_one_of(ch, before) || (is_range_mark(ch) && i > 1 && p->class[i - 2] == CHAR_DIGIT);
}

static void tell_no_time(struct check *c, const struct passage *p, size_t from, size_t to)
{
	check_tell(c, RULE_BAD_DATE, p, from, to, _("“%s”: no clock shows this time"),
		check_quote(c, p, from, to));
}

static bool is_time(uint32_t hour, uint32_t minute)
{
	return (hour < 24 && minute < 60) || (hour == 24 && minute == 0);
}

/* 25时, 8时60分: BEHIND is where the 时 or 点 stands. */
static size_t check_hour(
	struct check *c, const struct passage *p, struct digits d, size_t behind)
{
	enum { HOURS = 24, MINUTES = 60 };
	static const uint32_t exact[] = { U'整', U'许', 0 };
	static const uint32_t words[] = { U'代', U'期', U'间', U'候', U'区', U'速', U'段', U'限', U'效',
		U'差', 0 };
	struct digits m = digits_read(p, skip_spaces(p, behind + 1));
	size_t end = skip_spaces(p, m.end);
	bool clock = p->ch[behind] == U'时';
	if (digits_len(m) && p->ch[end] == U'分' && p->ch[end + 1] != U'之') {
		if (!is_time(d.value, m.value) && (clock || d.value <= HOURS) && d.value < 100)
			tell_no_time(c, p, d.start, end + 1);
		return end + 1;
	}
	uint32_t next = p->ch[behind + 1];
	bool timed = is_timed(p, d.start) && !is_one_of(next, words);
	if (clock && d.value > HOURS && d.value < MINUTES && (timed || is_one_of(next, exact)))
		tell_no_time(c, p, d.start, behind + 1);
	return d.end;
}

/* 24:60, which may be a score or a ratio too. */
static size_t check_clock(struct check *c, const struct passage *p, struct digits d)
{
	struct digits m = digits_read(p, d.end + 1);
	if (digits_len(d) > 2 || digits_len(m) != 2)
		return d.end;
	if (!is_time(d.value, m.value) && is_timed(p, d.start))
		tell_no_time(c, p, d.start, m.end);
	return m.end;
}

static bool has_han(const struct passage *p)
{
	for (size_t i = 0; i < p->len; i++)
		if (p->class[i] == CHAR_HAN)
			return true;
	return false;
}

/* Whether the figures from I to END stand alone, not in a number of a version, a code, a path. */
static bool stands_alone(const struct passage *p, size_t i, size_t end)
{
	enum char_class behind = p->class[end];
	bool before = class_before(p, i) != CHAR_HALF_MARK || ch_before(p, i, 1) == '(' ||
		ch_before(p, i, 1) == ':';
	bool version = ch_before(p, i, 1) == U'本' || ch_before(p, i, 1) == U'版' || p->ch[end] == U'版';
	bool more = behind == CHAR_HALF_MARK && p->ch[end] != ')' && p->ch[end] != ',' &&
		p->ch[end] != ';' && (p->ch[end] != '.' || char_is_word(p->class[end + 1]));
	return before && !version && !more && behind != CHAR_LATIN && behind != CHAR_DIGIT;
}

/* 2024.5.13, 2024/5/13, and with hyphens, which is the form of GB/T 7408. */
static size_t check_numeric(struct check *c, const struct passage *p, struct digits d)
{
	uint32_t mark = p->ch[d.end];
	struct digits month = digits_read(p, d.end + 1);
	struct digits day = digits_read(p, month.end + 1);
	if (p->ch[month.end] != mark || !is_year(d.value) || digits_len(month) - 1 > 1 ||
		digits_len(day) - 1 > 1 || !stands_alone(p, d.start, day.end))
		return d.end;
	bool real = month.value >= 1 && month.value <= 12 && day.value >= 1;
	const char *all = check_quote(c, p, d.start, day.end);
	if (real && day.value > days_of(d.value, month.value) && day.value <= 31)
		check_tell(c, RULE_BAD_DATE, p, d.start, day.end, _("“%s”: month %u has no day %u"), all,
			month.value, day.value);
	else if (!real && mark == '-' && month.value > 12 && month.value < 32 && day.value < 32)
		check_tell(c, RULE_BAD_DATE, p, d.start, day.end, _("“%s”: there is no month %u"), all,
			month.value);
	else if (real && day.value <= 31 && mark != '-' && has_han(p) && !is_reference(p)) {
		const char *meant = arena_printf(c->arena, "%u年%u月%u日", d.value, month.value, day.value);
		check_repair(c,
			check_tell(c, RULE_NUMBER_FORM, p, d.start, day.end,
				_("the date “%s” is not in the form of GB/T 15835; write %s"), all, meant),
			meant, false);
	}
	return day.end;
}

/* Where the numerals that end at I begin. */
static size_t numerals_start(const struct passage *p, size_t i)
{
	while (i > 0 && numeral_value(p->ch[i - 1]) >= 0)
		i--;
	return i;
}

/* The year of four numerals that ends at I; 0 if there is none. */
static uint32_t numeral_year(const struct passage *p, size_t i)
{
	uint32_t year = 0;
	if (i - numerals_start(p, i) != 4)
		return 0;
	for (size_t k = i - 4; k < i; k++)
		year = year * 10 + (uint32_t)numeral_value(p->ch[k]);
	return is_year(year) ? year : 0;
}

void check_numeral_date(struct check *c, const struct passage *p, size_t i)
{
	size_t from = numerals_start(p, i), to = i + 1;
	int month = numerals_value(p, from, i);
	if (month < 1)
		return;
	bool yeared = ch_before(p, from, 1) == U'年';
	uint32_t year = yeared ? numeral_year(p, from - 1) : 0;
	while (to < p->len && numeral_value(p->ch[to]) > 0)
		to++;
	int day = p->ch[to] == U'日' ? numerals_value(p, i + 1, to) : -1;
	if (month > 12) {
		if (year || day > 0)
			check_tell(c, RULE_BAD_DATE, p, from, i + 1, _("“%s”: there is no month %u"),
				check_quote(c, p, from, i + 1), (unsigned)month);
	} else if (day > (int)days_of(year, (uint32_t)month) && !is_lunar(p, from)) {
		check_tell(c, RULE_BAD_DATE, p, from, to + 1, _("“%s”: month %u has no day %u"),
			check_quote(c, p, from, to + 1), (unsigned)month, (unsigned)day);
	}
}

size_t check_date(struct check *c, const struct passage *p, struct digits d)
{
	size_t behind = skip_spaces(p, d.end);
	uint32_t next = p->ch[behind];
	switch (next) {
	case U'年':
		return check_two_years(c, p, d) ? d.end : check_year(c, p, d, behind);
	case U'学':
	case U'赛':
		if (p->ch[behind + 1] == U'年' || p->ch[behind + 1] == U'季')
			check_two_years(c, p, d);
		return d.end;
	case U'月':
		return check_month(c, p, &(struct date){ d.start, 0, 0 }, d, behind);
	case U'日':
		if (!check_mixed_month(c, p, d, behind))
			check_bare_day(c, p, d, behind);
		return d.end;
	case U'时':
	case U'点':
		return check_hour(c, p, d, behind);
	case ':':
		return behind == d.end ? check_clock(c, p, d) : d.end;
	case '-':
	case '.':
	case '/':
		return behind == d.end && digits_len(d) == 4 ? check_numeric(c, p, d) : d.end;
	default:
		return d.end;
	}
}
