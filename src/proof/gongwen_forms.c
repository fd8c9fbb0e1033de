/* Numbers and dates in official documents: GB/T 9704-2012, 7.2.5, 7.3.3 and 7.3.5.4 (GW02, GW04, GW05). */
#include <string.h>

#include "base/i18n.h"
#include "proof/gongwen.h"
#include "proof/parts.h"

enum { LISTING = 0x3001, WIDE_OPEN = 0xFF08, WIDE_CLOSE = 0xFF09, WIDE_DOT = 0xFF0E };
enum { YEAR = 0x5E74, MONTH = 0x6708, DAY = 0x65E5, ORDINAL = 0x7B2C, NUMBER = 0x53F7 };

/* 0 to 10, or -1. */
static int han_figure(uint32_t ch)
{
	static const uint32_t figures[] = { 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D,
		0x4E03, 0x516B, 0x4E5D, 0x5341 };
	for (int i = 0; i < 11; i++)
		if (figures[i] == ch)
			return i;
	return ch == 0x25CB || ch == 0x96F6 ? 0 : -1; /* ○ and 零 */
}

bool is_han_figure(uint32_t ch)
{
	return han_figure(ch) >= 0;
}

/* The number before a heading: LEVEL of GB/T 9704 is 1 to 4 for 一、（一）1.（1）, 0 if there is none.
 * FIGURES..FIGURES_END are its figures, END is behind all. */
struct number {
	int level;
	size_t start, figures, figures_end, end;
	bool right; /* as the standard writes it */
};

static bool is_open(uint32_t ch)
{
	return ch == WIDE_OPEN || ch == '(';
}

static bool is_close(uint32_t ch)
{
	return ch == WIDE_CLOSE || ch == ')';
}

static bool is_separator(uint32_t ch)
{
	return ch == LISTING || ch == '.' || ch == WIDE_DOT || ch == 0xFF0C || ch == ',';
}

/* 一、 1. 1） */
static void finish_bare(const struct passage *p, struct number *n, bool han)
{
	uint32_t mark = p->ch[n->figures_end];
	enum char_class behind =
		p->class[n->figures_end] == CHAR_END ? CHAR_END : p->class[n->figures_end + 1];
	n->end = n->figures_end + 1;
	if (han && is_separator(mark)) {
		n->level = 1;
		n->right = mark == LISTING;
	} else if (!han && is_close(mark)) {
		n->level = 4;
	} else if (!han && is_separator(mark) && mark != ',' && mark != 0xFF0C &&
		behind != CHAR_DIGIT) {
		n->level = 3;
		n->right = mark != LISTING;
	}
}

static struct number read_number(const struct passage *p)
{
	size_t i = skip_blanks(p);
	struct number n = { .start = i };
	bool bracket = is_open(p->ch[i]), han = is_han_figure(p->ch[i + bracket]);
	n.figures = n.figures_end = i + bracket;
	while (n.figures_end < p->len &&
		(han ? is_han_figure(p->ch[n.figures_end]) : p->class[n.figures_end] == CHAR_DIGIT))
		n.figures_end++;
	size_t count = n.figures_end - n.figures;
	if (count == 0 || count > 3)
		return n;
	if (!bracket) {
		finish_bare(p, &n, han);
	} else if (is_close(p->ch[n.figures_end])) {
		n.end = n.figures_end + 1;
		n.right = !is_separator(p->ch[n.end]);
		n.end += !n.right;
		n.level = han ? 2 : 4;
	}
	return n;
}

static const char *right_number(struct check *c, const struct passage *p, const struct number *n)
{
	static const char *const forms[] = { "%s", "%s、", "（%s）", "%s.", "（%s）" };
	const char *figures = check_quote(c, p, n->figures, n->figures_end);
	const char *form = forms[n->level], *at = strstr(form, "%s");
	return arena_printf(c->arena, "%.*s%s%s", (int)(at - form), form, figures, at + 2);
}

/* The form of the number before a heading, paragraph or item. Paragraphs may begin with 一，. */
static void check_number_form(struct check *c, const struct passage *p, const struct number *n)
{
	if (n->level == 0 || n->right || (n->level == 1 && p->kind != PASSAGE_HEADING))
		return;
	const char *right = right_number(c, p, n);
	check_repair(c,
		check_tell(c, RULE_GONGWEN_NUMBERS, p, n->start, n->end,
			_("“%s” should be “%s”, as GB/T 9704 numbers its levels"),
			check_quote(c, p, n->start, n->end), right),
		right, false);
}

/* The numbers of the headings that others stand below. */
struct levels {
	size_t unit;
	int level[3]; /* of h2, h3, h4; 0: has no number */
	bool told;
};

static void check_level(
	struct check *c, const struct passage *p, const struct number *n, struct levels *above)
{
	static const char *const examples[] = { "", "一、", "（一）", "1.", "（1）" };
	const struct element *e = check_element(c, p->element);
	int depth = (int)e->name - ELEMENT_H2;
	if (above->unit != e->unit)
		*above = (struct levels){ .unit = e->unit };
	above->level[depth] = n->level;
	for (int k = depth + 1; k < 3; k++)
		above->level[k] = 0;
	if (n->level == 0 || above->told)
		return;
	int outer = 0;
	for (int k = 0; k < depth; k++)
		outer = above->level[k] ? above->level[k] : outer;
	bool article = check_element(c, e->unit)->name == ELEMENT_ARTICLE;
	above->told = (outer && n->level <= outer) || (depth == 0 && article && n->level > 1);
	if (outer && n->level <= outer)
		check_tell(c, RULE_GONGWEN_NUMBERS, p, n->start, n->end,
			_("“%s” stands below a heading with %s; the levels are 一、（一）1.（1）"),
			check_quote(c, p, n->start, n->end), examples[outer]);
	else if (above->told)
		check_tell(c, RULE_GONGWEN_NUMBERS, p, n->start, n->end,
			_("“%s” before a heading of the first level, which has 一、"),
			check_quote(c, p, n->start, n->end));
}

static void check_numbering(struct check *c, const struct passage *p, struct levels *above)
{
	if (p->kind != PASSAGE_HEADING && p->kind != PASSAGE_PARAGRAPH && p->kind != PASSAGE_ITEM)
		return;
	struct number n = read_number(p);
	check_number_form(c, p, &n);
	enum element_name name = check_element(c, p->element)->name;
	if (name == ELEMENT_H2 || name == ELEMENT_H3 || name == ELEMENT_H4)
		check_level(c, p, &n, above);
}

static size_t digits_end(const struct passage *p, size_t i)
{
	while (p->class[i] == CHAR_DIGIT)
		i++;
	return i;
}

static bool is_bracket(uint32_t ch, bool open)
{
	static const uint32_t opening[] = { 0x3014, '[', 0x3010, WIDE_OPEN, '(', 0xFF3B, 0xFE5D,
		0x300A };
	static const uint32_t closing[] = { 0x3015, ']', 0x3011, WIDE_CLOSE, ')', 0xFF3D, 0xFE5E,
		0x300B };
	for (size_t i = 0; i < sizeof opening / sizeof *opening; i++)
		if (ch == (open ? opening[i] : closing[i]))
			return true;
	return false;
}

/* 〔2025〕5号, in whatever brackets that begin at I. */
static void check_document_number(struct check *c, const struct passage *p, size_t i)
{
	size_t year = i + 1, year_end = digits_end(p, year), count = year_end - year;
	bool century = p->ch[year] == '2' ? p->ch[year + 1] == '0'
					  : p->ch[year] == '1' && p->ch[year + 1] == '9';
	uint32_t before = p->ch[(ptrdiff_t)i - 1];
	if (p->class[(ptrdiff_t)i - 1] != CHAR_HAN || before == 0x5B57 /* 字, of a permit */ ||
		before == 0x8BC1 /* 证 */ || !is_bracket(p->ch[year_end], false) ||
		!((count == 4 && century) || (count == 2 && p->ch[i] == 0x3014)))
		return;
	bool ordinal = p->ch[year_end + 1] == ORDINAL;
	size_t number = year_end + 1 + ordinal, end = digits_end(p, number);
	if (end == number || end - number > 5 || p->ch[end] != NUMBER)
		return;
	size_t first = number;
	while (first + 1 < end && p->ch[first] == '0')
		first++;
	if (count == 4 && p->ch[i] == 0x3014 && p->ch[year_end] == 0x3015 &&
		number == year_end + 1 && first == number)
		return;
	const char *right = arena_printf(c->arena, "〔%s%s〕%s号", count == 2 ? "20" : "",
		check_quote(c, p, year, year_end), check_quote(c, p, first, end));
	check_repair(c,
		check_tell(c, RULE_GONGWEN_NUMBER, p, i, end + 1,
			_("“%s” should be “%s”, as documents are numbered"),
			check_quote(c, p, i, end + 1), right),
		right, false);
}

/* The value of <issue code>: letters alone. */
static void check_code(struct check *c, const struct passage *p)
{
	if (p->attribute == ATTRIBUTE_NONE || check_element(c, p->element)->name != ELEMENT_ISSUE)
		return;
	for (size_t i = 0; i < p->len; i++)
		if (p->class[i] == CHAR_DIGIT || is_bracket(p->ch[i], true) ||
			p->ch[i] == ORDINAL) {
			check_tell(c, RULE_GONGWEN_NUMBER, p, 0, p->len,
				_("“%s” is more than the letters of the issuer: year and number "
				  "stand in attributes"),
				check_quote(c, p, 0, p->len));
			return;
		}
}

/* A part of a date: figures of either kind, and what it counts. */
struct date_part {
	size_t end; /* behind the figures; the beginning if there are none */
	unsigned value;
	bool han, padded;
};

static struct date_part read_part(const struct passage *p, size_t i)
{
	struct date_part d = { .end = i, .han = is_han_figure(p->ch[i]) };
	if (!d.han) {
		d.padded = p->ch[i] == '0';
		for (; p->class[d.end] == CHAR_DIGIT && d.end < i + 2; d.end++)
			d.value = 10 * d.value + p->ch[d.end] - '0';
		return d;
	}
	for (; is_han_figure(p->ch[d.end]) && d.end < i + 3; d.end++) {
		unsigned v = (unsigned)han_figure(p->ch[d.end]);
		d.value = v == 0  ? 10 * d.value
			: v < 10  ? d.value + v
			: d.value ? 10 * d.value
				  : 10;
	}
	return d;
}

/* A date whose year ends at I. */
static void check_date(struct check *c, const struct passage *p, size_t i)
{
	unsigned year = 0, han = 0;
	if (i < 4)
		return;
	for (size_t k = i - 4; k < i; k++) {
		int v = p->class[k] == CHAR_DIGIT ? (int)p->ch[k] - '0' : han_figure(p->ch[k]);
		han += p->class[k] != CHAR_DIGIT;
		if (v < 0 || v > 9)
			return;
		year = 10 * year + (unsigned)v;
	}
	struct date_part month = read_part(p, i + 1), day = { 0 };
	if (han % 4 != 0 || month.end == i + 1 || p->ch[month.end] != MONTH ||
		month.han != (han == 4))
		return;
	size_t end = month.end + 1;
	day = read_part(p, end);
	bool has_day = day.end > end && p->ch[day.end] == DAY;
	end = has_day ? day.end + 1 : end;
	bool right = !han && !month.padded && !(has_day && day.padded);
	if (right || month.value < 1 || month.value > 12 ||
		(has_day && (day.value < 1 || day.value > 31)))
		return;
	const char *form = has_day
		? arena_printf(c->arena, "%u年%u月%u日", year, month.value, day.value)
		: arena_printf(c->arena, "%u年%u月", year, month.value);
	check_repair(c,
		check_tell(c, RULE_GONGWEN_DATE, p, i - 4, end, _("“%s” should be “%s”"),
			check_quote(c, p, i - 4, end), form),
		form, !han);
}

static void check_forms(struct check *c, const struct passage *p)
{
	for (size_t i = 0; i < p->len; i++) {
		if (p->ch[i] == YEAR)
			check_date(c, p, i);
		else if (p->class[i + 1] == CHAR_DIGIT && is_bracket(p->ch[i], true))
			check_document_number(c, p, i);
	}
	check_code(c, p);
}

void check_gongwen_forms(struct check *c)
{
	struct levels above = { .unit = ELEMENT_NONE };
	for (size_t i = 0; i < c->text->passage_count; i++) {
		const struct passage *p = &c->text->passages[i];
		check_numbering(c, p, &above);
		check_forms(c, p);
	}
}
