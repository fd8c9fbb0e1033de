/* Dates, periods and facts of the head (H01 to H03). */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "proof/check.h"

enum { NAMES_COMPARED = 64 };

/* As far as it is given: 0 is nothing. */
struct day {
	int year, month, day;
};

static bool take_number(const char **p, const char *end, int digits, int *out)
{
	if (end - *p < digits)
		return false;
	*out = 0;
	for (int i = 0; i < digits; i++, ++*p) {
		if (**p < '0' || **p > '9')
			return false;
		*out = 10 * *out + (**p - '0');
	}
	return true;
}

/* 2016, 2016-08 or 2016-08-18; the schema tells of what is none. */
static bool read_day(struct slice s, struct day *out)
{
	const char *p = s.data, *end = p + s.len;
	*out = (struct day){ 0, 0, 0 };
	if (!take_number(&p, end, 4, &out->year))
		return false;
	if (p < end && (*p++ != '-' || !take_number(&p, end, 2, &out->month)))
		return false;
	if (p < end && (*p++ != '-' || !take_number(&p, end, 2, &out->day)))
		return false;
	return p == end;
}

/* Whether A is certainly before B. */
static bool is_before(struct day a, struct day b)
{
	if (a.year != b.year)
		return a.year < b.year;
	if (!a.month || !b.month || a.month != b.month)
		return a.month && b.month && a.month < b.month;
	return a.day && b.day && a.day < b.day;
}

/* The text of an element without children. */
static struct slice text_of(const struct check *c, const struct element *e)
{
	const char *p = c->text->source.data + e->start, *end = c->text->source.data + e->end;
	const char *open = memchr(p, '>', (size_t)(end - p));
	const char *close = open ? memchr(open, '<', (size_t)(end - open)) : NULL;
	return close ? slice_trim((struct slice){ open + 1, (size_t)(close - open - 1) })
		     : (struct slice){ p, 0 };
}

static const char *as_text(struct check *c, struct slice s)
{
	enum { MOST = 60 };
	size_t len = s.len < MOST ? s.len : MOST;
	while (len < s.len && ((unsigned char)s.data[len] & 0xC0) == 0x80)
		len--;
	return arena_strndup(c->arena, s.data, len);
}

static size_t place(const struct check *c, struct slice s)
{
	return (size_t)(s.data - c->text->source.data);
}

/* Tells what is wrong with the date S, which OTHER contradicts. */
static void tell_order(struct check *c, struct slice s, struct slice other, const char *format)
{
	struct finding *f = check_tell_bytes(c, RULE_DATE_ORDER, place(c, s), place(c, s) + s.len,
		format, as_text(c, s), as_text(c, other));
	if (f)
		f->other = place(c, other);
}

static void check_future(struct check *c, struct slice s, struct day published)
{
	time_t now = time(NULL);
	struct tm tm;
	if (!gmtime_r(&now, &tm))
		return;
	struct day limit = { tm.tm_year + 1901, tm.tm_mon + 1, tm.tm_mday };
	if (is_before(limit, published))
		check_tell_bytes(c, RULE_DATE_ORDER, place(c, s), place(c, s) + s.len,
			_("%s is more than a year from today"), as_text(c, s));
}

static void check_issue(
	struct check *c, const struct element *e, struct slice text, struct day published)
{
	struct slice year = proof_attribute(c->text, e, "year");
	struct day issue;
	if (read_day(year, &issue) &&
		(issue.year > published.year || issue.year + 1 < published.year))
		tell_order(c, year, text, _("the issue is of %s, but was published on %s"));
}

static void check_honour_year(
	struct check *c, const struct element *e, struct slice text, struct day published)
{
	struct slice year = proof_attribute(c->text, e, "through");
	struct day honour;
	if (year.len == 0)
		year = proof_attribute(c->text, e, "year");
	if (read_day(year, &honour) && is_before(published, honour))
		tell_order(c, year, text, _("an honour of %s in what was published on %s"));
}

/* E against when its unit was published, which is TEXT. */
static void check_against(
	struct check *c, const struct element *e, struct slice text, struct day published)
{
	struct slice s;
	struct day day;
	switch (e->name) {
	case ELEMENT_AWARD:
		s = proof_attribute(c->text, e, "month");
		if (read_day(s, &day) && is_before(published, day))
			tell_order(c, s, text, _("an award of %s in what was published on %s"));
		break;
	case ELEMENT_PRINTED_ON:
		s = text_of(c, e);
		if (read_day(s, &day) && is_before(day, published))
			tell_order(c, s, text, _("printed on %s, before it was published on %s"));
		break;
	case ELEMENT_HONOUR:
		check_honour_year(c, e, text, published);
		break;
	case ELEMENT_ISSUE:
		check_issue(c, e, text, published);
		break;
	default:
		break;
	}
}

/* The <published> of what the unit of E stands in, as PUBLISHED has them by unit; 0 if nobody says. */
static size_t published_around(
	const struct check *c, const struct element *e, const size_t *published)
{
	size_t up = check_element(c, e->unit)->parent;
	while (up != ELEMENT_NONE) {
		size_t unit = check_element(c, up)->unit;
		if (published[unit])
			return published[unit];
		up = check_element(c, unit)->parent;
	}
	return 0;
}

/* Nothing stands in an issue that came out before it. */
static void check_piece(struct check *c, const struct element *e, const size_t *published)
{
	size_t around = published_around(c, e, published);
	struct slice text = text_of(c, e);
	struct day piece, issue;
	if (!around || !read_day(text, &piece))
		return;
	struct slice other = text_of(c, check_element(c, around));
	if (read_day(other, &issue) && is_before(issue, piece))
		tell_order(c, text, other, _("published on %s, later than what it stands in, %s"));
}

static bool has_date(enum element_name name)
{
	return name == ELEMENT_AWARD || name == ELEMENT_PRINTED_ON || name == ELEMENT_HONOUR ||
		name == ELEMENT_ISSUE;
}

static void check_dates(struct check *c)
{
	size_t count = c->text->element_count, dates = 0;
	for (size_t i = 0; i < count; i++)
		dates += check_element(c, i)->name == ELEMENT_PUBLISHED;
	if (dates == 0)
		return;
	size_t *published =
		ARENA_ARRAY(c->arena, count, size_t); /* of a unit; 0: nobody says when */
	for (size_t i = 0; i < count; i++) {
		const struct element *e = check_element(c, i);
		struct day day;
		if (e->name != ELEMENT_PUBLISHED || published[e->unit])
			continue;
		published[e->unit] = i;
		if (read_day(text_of(c, e), &day))
			check_future(c, text_of(c, e), day);
	}
	for (size_t i = 0; i < count; i++) {
		const struct element *e = check_element(c, i);
		struct day day;
		if (e->name == ELEMENT_PUBLISHED && published[e->unit] == i)
			check_piece(c, e, published);
		if (!has_date(e->name) || !published[e->unit])
			continue;
		struct slice text = text_of(c, check_element(c, published[e->unit]));
		if (read_day(text, &day))
			check_against(c, e, text, day);
	}
}

static void check_period(struct check *c, const struct element *e)
{
	struct slice year = proof_attribute(c->text, e, "year");
	struct slice through = proof_attribute(c->text, e, "through");
	struct day from, to;
	if (read_day(year, &from) && read_day(through, &to) && to.year < from.year)
		check_tell_bytes(c, RULE_YEAR_ORDER, place(c, through),
			place(c, through) + through.len,
			_("the period from %s through %s ends before it begins"), as_text(c, year),
			as_text(c, through));
}

static bool is_numeral(uint32_t ch)
{
	static const uint32_t numerals[] = U"零〇一二三四五六七八九十百千万亿两半";
	if ((ch >= '0' && ch <= '9') || (ch >= 0xFF10 && ch <= 0xFF19))
		return true;
	for (const uint32_t *n = numerals; *n; n++)
		if (ch == *n)
			return true;
	return false;
}

static bool has_number(struct slice s)
{
	const char *p = s.data, *end = p + s.len;
	while (p < end)
		if (is_numeral(utf8_next(&p, end)))
			return true;
	return false;
}

static bool ends_with(struct slice s, struct slice end)
{
	return end.len && s.len > end.len &&
		memcmp(s.data + s.len - end.len, end.data, end.len) == 0;
}

/* A unit can stand in VALUE, and years need none. */
static bool wants_unit(struct slice value)
{
	enum { FIRST_YEAR = 1900, LAST_YEAR = 2099 };
	struct day year;
	for (size_t i = 0; i < value.len; i++)
		if ((value.data[i] < '0' || value.data[i] > '9') && value.data[i] != ',' &&
			value.data[i] != '.')
			return false;
	return !(read_day(value, &year) && year.year >= FIRST_YEAR && year.year <= LAST_YEAR);
}

static void check_value(struct check *c, const struct element *e, bool others_have_units)
{
	struct slice value = proof_attribute(c->text, e, "value");
	struct slice unit = slice_trim(proof_attribute(c->text, e, "unit"));
	size_t at = place(c, value);
	if (value.len == 0)
		return;
	if (!has_number(value))
		check_tell_bytes(c, RULE_FACT_VALUE, at, at + value.len,
			_("the value %s is no number"), as_text(c, value));
	else if (ends_with(value, unit))
		check_tell_bytes(c, RULE_FACT_VALUE, at, at + value.len,
			_("the value %s has the unit %s already, which would be printed twice"),
			as_text(c, value), as_text(c, unit));
	else if (unit.len == 0 && others_have_units && wants_unit(value))
		check_tell_bytes(c, RULE_FACT_VALUE, at, at + value.len,
			_("the value %s has no unit, and others have"), as_text(c, value));
}

/* Whether E, one of the facts that begin with FIRST, has a name that one before it has. */
static void check_fact_name(struct check *c, size_t first, size_t e)
{
	struct slice name = proof_attribute(c->text, check_element(c, e), "name");
	for (size_t i = e - first > NAMES_COMPARED ? e - NAMES_COMPARED : first; i < e; i++) {
		struct slice other = proof_attribute(c->text, check_element(c, i), "name");
		if (name.len == 0 || name.len != other.len ||
			memcmp(name.data, other.data, name.len) != 0)
			continue;
		struct finding *f = check_tell_bytes(c, RULE_FACT_VALUE, place(c, name),
			place(c, name) + name.len, _("the fact %s stands here twice"),
			as_text(c, name));
		if (f)
			f->other = place(c, other);
		return;
	}
}

static void check_facts(struct check *c, size_t facts)
{
	size_t end = check_element(c, facts)->end, last = facts + 1;
	bool units = false;
	for (; last < c->text->element_count && check_element(c, last)->start < end; last++)
		units = units || proof_attribute(c->text, check_element(c, last), "unit").len > 0;
	for (size_t i = facts + 1; i < last; i++) {
		if (check_element(c, i)->name != ELEMENT_FACT)
			continue;
		check_value(c, check_element(c, i), units);
		check_fact_name(c, facts + 1, i);
	}
}

void check_head(struct check *c)
{
	for (size_t i = 0; i < c->text->element_count; i++) {
		const struct element *e = check_element(c, i);
		if (e->name == ELEMENT_HONOUR)
			check_period(c, e);
		else if (e->name == ELEMENT_FACTS)
			check_facts(c, i);
	}
	check_dates(c);
}
