/* Marks of Chinese that were folded to ASCII (T01), and ellipses (T11).
 *
 * A mark is Chinese by its neighbours, not by its paragraph: Chinese holds numbers, English,
 * formulas and addresses, whose marks are their own. */
#include <string.h>

#include "base/i18n.h"
#include "proof/ascii.h"
#include "proof/check.h"
#include "proof/quotes.h"
#include "proof/spaces.h"

enum { NEST_MAX = 64, ELLIPSIS_MAX = 6, GROUP = 3, TITLE_END = 0x300B };

static const char *const full_width[128] = {
	[','] = "，",
	[';'] = "；",
	[':'] = "：",
	['!'] = "！",
	['?'] = "？",
	['('] = "（",
	[')'] = "）",
	['.'] = "。",
};

struct bracket {
	size_t at;
	bool code; /* stands in code or an address */
};

/* A passage that is being read. */
struct reading {
	struct check *c;
	const struct passage *p;
	struct ascii ascii;
	bool quotes; /* straight ones were seen */
	bool in_quotes;
	size_t call_end; /* behind f(x) and (x+1) */
	struct bracket open[NEST_MAX];
	size_t depth;
};

static void tell_half_width(struct reading *r, size_t i, const char *full)
{
	bool opens = r->p->ch[i] == '(';
	if (r->p->ch[i] >= 128)
		return;
	check_repair(r->c,
		check_tell(r->c, RULE_HALF_WIDTH_MARK, r->p, i, i + 1,
			_("half-width %c in Chinese text should be %s"), (int)r->p->ch[i], full),
		full, true);
	spaces_tell_at_mark(r->c, r->p, i, opens);
	if (!opens && r->p->ch[i] != ')')
		spaces_tell_behind_stop(r->c, r->p, i + 1);
}

static bool are_digits(const struct passage *p, size_t from, size_t to)
{
	return from < to && near_digits_end(p, from) >= to;
}

static bool is_letter_or_digit(enum char_class c)
{
	return c == CHAR_LATIN || c == CHAR_DIGIT;
}

/* Whether what stands from FROM to TO in brackets is a formula: (x+1), (3,4), (n-1). */
static bool is_formula(const struct passage *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		uint32_t ch = p->ch[i];
		bool letter = p->class[i] == CHAR_LATIN && near_before(p, i) != CHAR_LATIN &&
			p->class[i + 1] != CHAR_LATIN;
		if (letter && (p->ch[i + 1] == '-' || (i > from && p->ch[i - 1] == '-')))
			return true;
		if (p->class[i] == CHAR_HALF_MARK && strchr("+*=^<>", (int)ch))
			return true;
		if (ch == ',' && is_letter_or_digit(near_before(p, i)) &&
			is_letter_or_digit(p->class[i + 1 + (p->class[i + 1] == CHAR_SPACE)]) &&
			near_digits_end(p, i + 1) != i + 1 + GROUP)
			return true;
	}
	return false;
}

/* (c), (R) and (TM). */
static bool is_sign(const struct passage *p, size_t from, size_t to)
{
	uint32_t ch = to > from ? p->ch[from] | 0x20 : 0;
	return (to - from == 1 && (ch == 'c' || ch == 'r')) ||
		(to - from == 2 && ch == 't' && (p->ch[from + 1] | 0x20) == 'm');
}

/* (1) at the beginning of a line, before what it numbers. */
static bool is_number_of_item(const struct passage *p, size_t open, size_t close)
{
	enum char_class before = near_before(p, open);
	return (before == CHAR_END || before == CHAR_NEWLINE) && are_digits(p, open + 1, close) &&
		close - open <= 3 && p->class[close + 1] != CHAR_END;
}

static bool has_blank(const struct passage *p, size_t from, size_t to)
{
	while (from < to && !char_is_blank(p->class[from]))
		from++;
	return from < to;
}

/* Brackets are Chinese by what they hold, or by what they stand in. */
static bool is_chinese_pair(const struct reading *r, size_t open, size_t close)
{
	const struct passage *p = r->p;
	enum char_class before = near_before(p, open), behind = p->class[close + 1];
	size_t from = open + 1;
	if (p->ch[open] >= 128 || p->ch[close] >= 128)
		return true;
	if (from == close || r->ascii.foreign || is_sign(p, from, close) ||
		(p->ch[close + 1] == '.' && p->class[close + 2] == CHAR_LATIN))
		return false;
	if (near_has_han(p, from, close))
		return true;
	bool figures = are_digits(p, from, close);
	bool words = char_is_han(behind) && has_blank(p, from, close); /* WTO(World Trade ...)是 */
	if ((before == CHAR_LATIN && !words) || (before == CHAR_DIGIT && figures) ||
		is_formula(p, from, close))
		return false;
	if (is_number_of_item(p, open, close))
		return true;
	if (figures && behind == CHAR_DIGIT)
		return false;
	size_t last = before == CHAR_SPACE && open > 1 ? open - 2 : open - 1;
	return char_is_han(behind) ||
		(open > 0 && (char_is_han(p->class[last]) || p->ch[last] == TITLE_END));
}

static void open_bracket(struct reading *r, size_t i)
{
	if (r->depth < NEST_MAX)
		r->open[r->depth++] = (struct bracket){ i, ascii_in_code(&r->ascii, i) };
}

static void tell_lone_bracket(struct reading *r, const struct bracket *b)
{
	const struct passage *p = r->p;
	bool chinese = p->ch[b->at] == '('
		? char_is_han(near_before(p, b->at)) || char_is_han(p->class[b->at + 1])
		: char_is_han(near_before(p, b->at));
	if (chinese && !b->code && !r->ascii.foreign)
		tell_half_width(r, b->at, full_width[p->ch[b->at] & 127]);
}

static void close_bracket(struct reading *r, size_t i)
{
	struct bracket b = { i, ascii_in_code(&r->ascii, i) };
	if (r->depth == 0) {
		if (r->p->ch[i] == ')')
			tell_lone_bracket(r, &b);
		return;
	}
	struct bracket open = r->open[--r->depth];
	if (open.code || b.code || !is_chinese_pair(r, open.at, i)) {
		r->call_end = i + 1;
		return;
	}
	tell_half_width(r, open.at, full_width['(']);
	tell_half_width(r, i, full_width[')']);
}

/* &nbsp; that was text: its semicolon is no mark. */
static bool ends_reference(const struct passage *p, size_t i)
{
	enum { MOST = 8 };
	size_t from = i;
	while (from > 0 && i - from < MOST &&
		(p->class[from - 1] == CHAR_LATIN || p->class[from - 1] == CHAR_DIGIT))
		from--;
	return from < i && from > 0 && (p->ch[from - 1] == '&' || p->ch[from - 1] == '#');
}

/* :) and the like, of which the bracket may be full-width. */
static bool is_face(const struct passage *p, size_t i)
{
	if (p->ch[i] != ':' && p->ch[i] != ';')
		return false;
	uint32_t mouth = p->ch[i + 1] == '-' ? p->ch[i + 2] : p->ch[i + 1];
	return mouth == ')' || mouth == 0xFF09 ||
		((mouth == '(' || mouth == 0xFF08) && (p->ch[i + 1] == '-' || i + 2 == p->len));
}

static bool is_half_close(uint32_t ch)
{
	return ch == ')' || ch == '"' || ch == '\'';
}

/* The full stop at the very end of a paragraph, behind a figure or a bracket: 17:00. */
static bool is_last_stop(const struct reading *r, size_t i)
{
	enum { BRACKET = 0xFF09 };
	const struct passage *p = r->p;
	uint32_t before = i > 0 ? p->ch[i - 1] : 0;
	bool ends = near_before(p, i) == CHAR_DIGIT || before == '%' || before == ')' ||
		before == BRACKET;
	return ends && p->kind == PASSAGE_PARAGRAPH && i + 1 == p->len && i != r->call_end &&
		near_has_han(p, 0, i);
}

/* Behind the bracket of a sentence, not of an item's number: 有效期五年（至明年）.原办法废止. */
static bool is_behind_bracket(const struct passage *p, size_t i)
{
	enum { CLOSE = 0xFF09, OPEN = 0xFF08, NUMBER = 6 };
	if (i < 2 || (p->ch[i - 1] != ')' && p->ch[i - 1] != CLOSE))
		return false;
	for (size_t k = i - 1; k > 0 && i - k < NUMBER; k--)
		if (p->ch[k - 1] == '(' || p->ch[k - 1] == OPEN)
			return char_is_han(near_before(p, k - 1)) && !are_digits(p, k, i - 1);
	return true;
}

/* A full stop ends a sentence: not behind the number of a heading (一.), not in a name. */
static bool is_chinese_full_stop(const struct passage *p, size_t i)
{
	enum { NUMBER = 3 };
	enum char_class before = near_before(p, i), behind = p->class[i + 1];
	size_t next = i + 1;
	while (next < p->len && char_is_blank(p->class[next]))
		next++;
	bool ends = behind == CHAR_END || behind == CHAR_CLOSE || is_half_close(p->ch[i + 1]) ||
		(char_is_blank(behind) && (next == p->len || char_is_han(p->class[next]))) ||
		(char_is_han(behind) && is_behind_bracket(p, i));
	if (!ends || i == 0 ||
		!(char_is_han(before) || before == CHAR_CLOSE || is_half_close(p->ch[i - 1])))
		return false;
	size_t from = i;
	while (from > 0 && i - from <= NUMBER && char_is_han(p->class[from - 1]))
		from--;
	bool number = i - from <= NUMBER && near_before(p, from) == CHAR_END;
	return !number && char_is_han(near_word_before(p, i));
}

/* “,” and (,). */
static bool is_spoken_of(const struct reading *r, size_t i)
{
	const struct passage *p = r->p;
	uint32_t before = i > 0 ? p->ch[i - 1] : 0, behind = p->ch[i + 1];
	bool opens =
		near_before(p, i) == CHAR_OPEN || before == '(' || (before == '"' && r->in_quotes);
	return opens &&
		(p->class[i + 1] == CHAR_CLOSE || behind == ')' ||
			(before == '"' && behind == '"'));
}

/* :help and !ls of an editor. */
static bool is_command(const struct passage *p, size_t i)
{
	return (p->ch[i] == ':' || p->ch[i] == '!') && near_before(p, i) == CHAR_SPACE &&
		p->class[i + 1] == CHAR_LATIN;
}

/* 增长5.6%,CPI上涨 */
static bool is_between_figure_and_word(const struct passage *p, size_t i)
{
	enum { MOST = 16 };
	size_t from = i, to = i + 1;
	while (from > 0 && i - from < MOST &&
		(p->class[from - 1] == CHAR_DIGIT || p->ch[from - 1] == '.' ||
			p->ch[from - 1] == '%'))
		from--;
	while (to - i < MOST && p->class[to] == CHAR_LATIN)
		to++;
	return from < i && to > i + 2 && char_is_han(near_before(p, from)) &&
		char_is_han(p->class[to]);
}

static bool is_chinese_stop(const struct reading *r, size_t i)
{
	const struct passage *p = r->p;
	enum char_class before = near_before(p, i), behind = p->class[i + 1];
	if ((before == CHAR_DIGIT && behind == CHAR_DIGIT) || ascii_in_code(&r->ascii, i) ||
		is_face(p, i))
		return false;
	if (r->ascii.foreign)
		return char_is_han(before) && char_is_han(behind) && p->ch[i] != '.';
	if (is_spoken_of(r, i) || is_command(p, i))
		return false;
	if (p->ch[i] == '.')
		return is_chinese_full_stop(p, i) || is_last_stop(r, i);
	if (p->ch[i] == ',' && is_between_figure_and_word(p, i))
		return true;
	if (p->ch[i] == ';' && (ends_reference(p, i) || (i > 0 && i == r->call_end)))
		return false;
	if (before == CHAR_LATIN && (p->ch[i] == '!' || (p->ch[i] == '?' && behind == CHAR_SPACE)))
		return false; /* of a name, or of an English sentence */
	return char_is_han(near_word_before(p, i)) || char_is_han(near_word_behind(p, i));
}

static bool is_good_ellipsis(uint32_t ch, size_t count)
{
	/* Twelve dots stand for a paragraph, more are leaders. */
	if (ch == 0x2026)
		return count == 2 || count > 3;
	return count < 3 || count > ELLIPSIS_MAX;
}

/* The end of the row of dots at I. Dots between letters or figures are theirs. */
static size_t read_ellipsis(struct reading *r, size_t i)
{
	const struct passage *p = r->p;
	size_t end = i + 1;
	while (end < p->len && p->ch[end] == p->ch[i])
		end++;
	enum char_class before = near_before(p, i), behind = p->class[end];
	if (p->ch[i] == '.')
		ascii_read(&r->ascii, i);
	if (p->ch[i] == 0x22EF || is_good_ellipsis(p->ch[i], end - i) || r->ascii.reference ||
		ascii_in_code(&r->ascii, i))
		return end;
	bool mixed = before == CHAR_ELLIPSIS || behind == CHAR_ELLIPSIS || p->ch[end] == '.' ||
		(i > 0 && p->ch[i - 1] == '.');
	bool foreign = before == CHAR_LATIN || before == CHAR_DIGIT;
	bool chinese = char_is_han(behind) || (!foreign && char_is_han(near_word_before(p, i)));
	if (chinese && !mixed)
		check_repair(r->c,
			check_tell(r->c, RULE_ELLIPSIS, p, i, end,
				_("%s as an ellipsis in Chinese text"),
				check_quote(r->c, p, i, end)),
			"……", true);
	return end;
}

static void see_quote(struct reading *r, size_t i)
{
	if (ascii_in_code(&r->ascii, i))
		return;
	r->quotes = true;
	bool inches = !r->in_quotes && near_before(r->p, i) == CHAR_DIGIT;
	if (r->p->ch[i] == '"' && !inches)
		r->in_quotes = !r->in_quotes;
}

static void read_mark(struct reading *r, size_t i)
{
	uint32_t ch = r->p->ch[i];
	ascii_read(&r->ascii, i);
	if (r->ascii.reference)
		return;
	if (ch == '(')
		open_bracket(r, i);
	else if (ch == ')')
		close_bracket(r, i);
	else if (ch == '"' || ch == '\'')
		see_quote(r, i);
	else if (full_width[ch] && is_chinese_stop(r, i))
		tell_half_width(r, i, full_width[ch]);
}

/* The next character to be read. */
static size_t read_character(struct reading *r, size_t i)
{
	uint32_t ch = r->p->ch[i], next = r->p->ch[i + 1];
	switch (r->p->class[i]) {
	case CHAR_HALF_MARK:
		if (ch == '.' && next == '.')
			return read_ellipsis(r, i);
		read_mark(r, i);
		return i + 1;
	case CHAR_ELLIPSIS:
		return read_ellipsis(r, i);
	case CHAR_STOP:
		return ch == 0x3002 && next == ch ? read_ellipsis(r, i) : i + 1;
	case CHAR_OPEN:
		if (ch == 0xFF08)
			open_bracket(r, i);
		r->in_quotes = r->in_quotes || ch == 0x201C;
		return i + 1;
	case CHAR_CLOSE:
		if (ch == 0xFF09)
			close_bracket(r, i);
		r->in_quotes = r->in_quotes && ch != 0x201D;
		return i + 1;
	default:
		return i + 1;
	}
}

void check_marks(struct check *c, const struct passage *p)
{
	static const uint32_t wanted = 1u << CHAR_HALF_MARK | 1u << CHAR_ELLIPSIS |
		1u << CHAR_STOP | 1u << CHAR_OPEN | 1u << CHAR_CLOSE;
	struct reading r;
	r.c = c;
	r.p = p;
	r.ascii = (struct ascii){ .p = p };
	r.quotes = r.in_quotes = false;
	r.call_end = r.depth = 0;
	if (!proof_is_prose(c->text, p))
		return;
	for (size_t i = 0; i < p->len && !r.ascii.reference;)
		i = wanted >> p->class[i] & 1 ? read_character(&r, i) : i + 1;
	if (r.ascii.reference)
		return;
	while (r.depth)
		if (p->ch[r.open[--r.depth].at] == '(')
			tell_lone_bracket(&r, &r.open[r.depth]);
	if (r.quotes && !r.ascii.foreign)
		quotes_check(c, p);
}
