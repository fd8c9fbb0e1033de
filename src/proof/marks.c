/* Marks of Chinese that were folded to ASCII (T01), and ellipses (T11).
 *
 * A mark is Chinese by its neighbours, not by its paragraph: Chinese holds numbers, English, formulas
 * and addresses, whose marks are their own. */
#include <string.h>

#include "base/i18n.h"
#include "proof/check.h"
#include "proof/spaces.h"

enum { NEST_MAX = 64, QUOTES_MAX = 400, ELLIPSIS_MAX = 6, GROUP = 3, TITLE_END = 0x300B };

static const char *const full_width[128] = {
	[','] = "，", [';'] = "；", [':'] = "：", ['!'] = "！", ['?'] = "？", ['('] = "（",
	[')'] = "）", ['.'] = "。",
};

struct bracket {
	size_t at;
	bool code; /* stands in code or an address */
};

/* A passage that is being read. What is not KNOWN yet is found out at the first half-width mark. */
struct reading {
	struct check *c;
	const struct passage *p;
	bool known, foreign, reference, quotes;
	size_t run_end;            /* of the ASCII around the mark last read */
	size_t code, code_end;     /* what of it is code or an address */
	size_t braces_end;
	size_t call_end;           /* behind f(x) and (x+1) */
	struct bracket open[NEST_MAX];
	size_t depth;
};

static bool is_han(enum char_class c)
{
	return c == CHAR_HAN || c == CHAR_COMPATIBLE;
}

static bool is_ascii(enum char_class c)
{
	return c == CHAR_LATIN || c == CHAR_DIGIT || c == CHAR_HALF_MARK;
}

static enum char_class class_before(const struct passage *p, size_t i)
{
	return p->class[(ptrdiff_t)i - 1];
}

/* What the nearest word before I, or behind it, is made of; marks and blanks are passed over, but not many
 * of them. CHAR_END if there is none. */
static enum char_class word_before(const struct passage *p, size_t i)
{
	size_t stop = i > NEST_MAX ? i - NEST_MAX : 0;
	while (i > stop && !char_is_word(p->class[i - 1]))
		i--;
	return i > stop ? p->class[i - 1] : CHAR_END;
}

static enum char_class word_behind(const struct passage *p, size_t i)
{
	size_t stop = p->len - i > NEST_MAX ? i + NEST_MAX : p->len;
	while (++i < stop && !char_is_word(p->class[i]))
		;
	return i < stop ? p->class[i] : CHAR_END;
}

static size_t digits_end(const struct passage *p, size_t i)
{
	while (i < p->len && p->class[i] == CHAR_DIGIT)
		i++;
	return i;
}

/* 12(3):45 of a journal's volume, number and page, whose figures begin at I. */
static bool is_volume(const struct passage *p, size_t i)
{
	size_t open = digits_end(p, i);
	if (p->ch[open] != '(' || open == i)
		return false;
	size_t close = digits_end(p, open + 1);
	if (p->ch[close] != ')' || p->ch[close + 1] != ':')
		return false;
	size_t page = close + 2 < p->len && p->class[close + 2] == CHAR_SPACE ? close + 3 : close + 2;
	return page < p->len && p->class[page] == CHAR_DIGIT;
}

/* [J], [M], [EB/OL] and the like, GB/T 7714. */
static bool is_kind_of_source(const struct passage *p, size_t i)
{
	static const char kinds[] = "ABCDGJMNPRSZ";
	if (i + 2 >= p->len || p->ch[i] != '[' || p->class[i + 1] != CHAR_LATIN)
		return false;
	size_t end = i + 1;
	while (end < p->len && p->class[end] == CHAR_LATIN)
		end++;
	bool online = p->ch[end] == '/' && end + 2 < p->len && p->ch[end + 1] == 'O' &&
		p->ch[end + 2] == 'L';
	bool one = end == i + 2 && p->ch[i + 1] < 128 && strchr(kinds, (int)p->ch[i + 1]);
	return online || (one && p->ch[end] == ']');
}

/* Whether the passage is English with some Chinese in it, or an entry of a list of literature: both keep
 * the marks of ASCII. */
static void know_ground(struct reading *r)
{
	const struct passage *p = r->p;
	size_t han = 0, words = 0;
	for (size_t i = 0; i < p->len; i++) {
		enum char_class before = class_before(p, i);
		han += is_han(p->class[i]);
		words += p->class[i] == CHAR_LATIN && (before == CHAR_END || char_is_blank(before));
		if (p->class[i] == CHAR_HALF_MARK && is_kind_of_source(p, i))
			r->reference = true;
		if (p->class[i] == CHAR_DIGIT && before != CHAR_DIGIT && is_volume(p, i))
			r->reference = true;
	}
	r->foreign = words > han;
	r->known = true;
}

/* Whether the letters, figures and marks from FROM to TO are an address, a path or code. */
static bool is_code(const struct passage *p, size_t from, size_t to)
{
	static const char signs[] = "@\\={}<>|^`$_";
	for (size_t i = from; i < to; i++) {
		if (p->class[i] != CHAR_HALF_MARK)
			continue;
		uint32_t ch = p->ch[i], next = i + 1 < to ? p->ch[i + 1] : 0;
		if (strchr(signs, (int)ch) || ((ch == ':' || ch == '/') && next == '/') ||
			(ch == ':' && next == ':') || (ch == '(' && next == ')'))
			return true;
		if (ch == '.' && i - from == 3 && p->ch[from] == 'w' && p->ch[from + 1] == 'w')
			return true;
	}
	return false;
}

/* The ASCII around the mark at I; marks at either end of it are the sentence's. */
static void know_run(struct reading *r, size_t i)
{
	static const char leading[] = "()[]\"',;:!?.", inner[] = "/}";
	const struct passage *p = r->p;
	size_t from = i, to = i;
	while (from > r->run_end && is_ascii(p->class[from - 1]))
		from--;
	while (to < p->len && is_ascii(p->class[to]))
		to++;
	r->run_end = to;
	while (from < to && p->class[from] == CHAR_HALF_MARK && strchr(leading, (int)p->ch[from]) &&
		!(p->ch[from] == ':' && p->ch[from + 1] == '/'))
		from++;
	while (to > from && p->class[to - 1] == CHAR_HALF_MARK && !strchr(inner, (int)p->ch[to - 1]))
		to--;
	r->code = r->code_end = 0;
	if (is_code(p, from, to)) {
		r->code = from;
		r->code_end = to;
	}
}

/* What stands in braces is a program's, an object's or a set's. */
static void know_braces(struct reading *r, size_t i)
{
	enum { MOST = 400 };
	const struct passage *p = r->p;
	size_t stop = p->len - i > MOST ? i + MOST : p->len, end = i;
	while (end < stop && p->ch[end] != '}')
		end++;
	while (end < stop && p->ch[end] == '}')
		end++;
	if (end == stop && p->ch[end - 1] != '}')
		return;
	r->code = i;
	r->code_end = r->run_end = r->braces_end = end;
}

/* What the mark at I stands in. */
static void know_place(struct reading *r, size_t i)
{
	if (i >= r->run_end)
		know_run(r, i);
	if (r->p->ch[i] == '{' && i >= r->braces_end)
		know_braces(r, i);
}

static bool in_code(const struct reading *r, size_t i)
{
	return i >= r->code && i < r->code_end;
}

static void tell_half_width(struct reading *r, size_t i, const char *full)
{
	bool opens = r->p->ch[i] == '(';
	if (r->p->ch[i] >= 128)
		return;
	check_repair(r->c, check_tell(r->c, RULE_HALF_WIDTH_MARK, r->p, i, i + 1,
		_("half-width %c in Chinese text should be %s"), (int)r->p->ch[i], full), full, true);
	spaces_tell_at_mark(r->c, r->p, i, opens);
	if (!opens && r->p->ch[i] != ')')
		spaces_tell_behind_stop(r->c, r->p, i + 1);
}

static bool has_han(const struct passage *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (is_han(p->class[i]))
			return true;
	return false;
}

static bool are_digits(const struct passage *p, size_t from, size_t to)
{
	return from < to && digits_end(p, from) >= to;
}

static bool is_letter_or_digit(enum char_class c)
{
	return c == CHAR_LATIN || c == CHAR_DIGIT;
}

/* Whether what stands from FROM to TO in brackets has these as a formula has: (x+1), (3,4), (n-1). */
static bool is_formula(const struct passage *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		uint32_t ch = p->ch[i];
		bool letter = p->class[i] == CHAR_LATIN && class_before(p, i) != CHAR_LATIN &&
			p->class[i + 1] != CHAR_LATIN;
		if (letter && (p->ch[i + 1] == '-' || (i > from && p->ch[i - 1] == '-')))
			return true;
		if (p->class[i] == CHAR_HALF_MARK && strchr("+*=^<>", (int)ch))
			return true;
		if (ch == ',' && is_letter_or_digit(class_before(p, i)) &&
			is_letter_or_digit(p->class[i + 1 + (p->class[i + 1] == CHAR_SPACE)]) &&
			digits_end(p, i + 1) != i + 1 + GROUP)
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
	enum char_class before = class_before(p, open);
	return (before == CHAR_END || before == CHAR_NEWLINE) && are_digits(p, open + 1, close) &&
		close - open <= 3 && p->class[close + 1] != CHAR_END;
}

/* Brackets are Chinese by what they hold, or by what they stand in. */
static bool is_chinese_pair(const struct reading *r, size_t open, size_t close)
{
	const struct passage *p = r->p;
	enum char_class before = class_before(p, open), behind = p->class[close + 1];
	size_t from = open + 1;
	if (p->ch[open] >= 128 || p->ch[close] >= 128)
		return true;
	if (from == close || r->foreign || is_sign(p, from, close) ||
		(p->ch[close + 1] == '.' && p->class[close + 2] == CHAR_LATIN))
		return false;
	if (has_han(p, from, close))
		return true;
	bool figures = are_digits(p, from, close);
	if (before == CHAR_LATIN || (before == CHAR_DIGIT && figures) || is_formula(p, from, close))
		return false;
	if (is_number_of_item(p, open, close))
		return true;
	if (figures && behind == CHAR_DIGIT)
		return false;
	size_t last = before == CHAR_SPACE && open > 1 ? open - 2 : open - 1;
	return is_han(behind) || (open > 0 && (is_han(p->class[last]) || p->ch[last] == TITLE_END));
}

static void open_bracket(struct reading *r, size_t i)
{
	if (r->depth < NEST_MAX)
		r->open[r->depth++] = (struct bracket){ i, in_code(r, i) };
}

static void tell_lone_bracket(struct reading *r, const struct bracket *b)
{
	const struct passage *p = r->p;
	bool chinese = p->ch[b->at] == '('
		? is_han(class_before(p, b->at)) || is_han(p->class[b->at + 1])
		: is_han(class_before(p, b->at));
	if (chinese && !b->code && !r->foreign)
		tell_half_width(r, b->at, full_width[p->ch[b->at] & 127]);
}

static void close_bracket(struct reading *r, size_t i)
{
	struct bracket b = { i, in_code(r, i) };
	if (r->depth == 0) {
		if (r->p->ch[i] == ')')
			tell_lone_bracket(r, &b);
		return;
	}
	struct bracket open = r->open[--r->depth];
	if (open.code || b.code)
		return;
	if (!is_chinese_pair(r, open.at, i)) {
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

/* A full stop ends a sentence: not behind the number of a heading (一.), not in a name. */
static bool is_chinese_full_stop(const struct passage *p, size_t i)
{
	enum { NUMBER = 3 };
	enum char_class before = class_before(p, i), behind = p->class[i + 1];
	size_t next = i + 1;
	while (next < p->len && char_is_blank(p->class[next]))
		next++;
	bool ends = behind == CHAR_END || behind == CHAR_CLOSE || is_half_close(p->ch[i + 1]) ||
		(char_is_blank(behind) && (next == p->len || is_han(p->class[next])));
	if (!ends || i == 0 ||
		!(is_han(before) || before == CHAR_CLOSE || is_half_close(p->ch[i - 1])))
		return false;
	size_t from = i;
	while (from > 0 && i - from <= NUMBER && is_han(p->class[from - 1]))
		from--;
	bool number = i - from <= NUMBER && class_before(p, from) == CHAR_END;
	return !number && is_han(word_before(p, i));
}

static bool is_chinese_stop(const struct reading *r, size_t i)
{
	const struct passage *p = r->p;
	enum char_class before = class_before(p, i), behind = p->class[i + 1];
	if ((before == CHAR_DIGIT && behind == CHAR_DIGIT) || in_code(r, i) || is_face(p, i))
		return false;
	if (r->foreign)
		return is_han(before) && is_han(behind) && p->ch[i] != '.';
	if (i > 0 && (before == CHAR_OPEN || p->ch[i - 1] == '(') &&
		(behind == CHAR_CLOSE || p->ch[i + 1] == ')')) /* “,” of which is spoken */
		return false;
	if (p->ch[i] == '.')
		return is_chinese_full_stop(p, i);
	if (p->ch[i] == ';' && (ends_reference(p, i) || (i > 0 && i == r->call_end)))
		return false;
	if (before == CHAR_LATIN && (p->ch[i] == '!' || (p->ch[i] == '?' && behind == CHAR_SPACE)))
		return false; /* of a name, or of an English sentence */
	return is_han(word_before(p, i)) || is_han(word_behind(p, i));
}

/* A kind of quotation marks. */
struct kind {
	uint32_t straight, open, close;
	const char *open_text, *close_text;
};

static const struct kind kinds[] = {
	{ '"', 0x201C, 0x201D, "“", "”" },
	{ '\'', 0x2018, 0x2019, "‘", "’" },
};

struct quotes {
	const struct kind *kind;
	size_t at[QUOTES_MAX];
	size_t count; /* they open and close in turn */
	bool uneven;
};

/* An apostrophe, a foot or an inch is none. */
static bool is_quote(const struct passage *p, size_t i, const struct kind *k, bool opens)
{
	enum char_class before = class_before(p, i), behind = p->class[i + 1];
	if (p->ch[i] == k->open || (p->ch[i] == k->close && k->straight == '"'))
		return true;
	if (p->ch[i] != k->straight && p->ch[i] != k->close)
		return false;
	if (k->straight == '\'' && before == CHAR_LATIN && behind == CHAR_LATIN)
		return false;
	if (opens && k->straight == '\'' && (before == CHAR_LATIN || behind == CHAR_DIGIT))
		return false;
	return !(opens && before == CHAR_DIGIT && p->ch[i] == k->straight);
}

/* Nothing begins with a stop, or ends with what opens. */
static bool is_turned(const struct passage *p, size_t i, bool opens)
{
	uint32_t before = i > 0 ? p->ch[i - 1] : 0, behind = p->ch[i + 1];
	if (opens && behind == '.')
		return p->ch[i + 2] != '.';
	if (opens)
		return p->class[i + 1] == CHAR_STOP || p->class[i + 1] == CHAR_CLOSE || behind == 0 ||
			(behind < 128 && strchr(",;:!?)", (int)behind));
	return class_before(p, i) == CHAR_OPEN || before == 0xFF1A || before == ':' || before == '(';
}

static void find_quotes(struct reading *r, struct quotes *q)
{
	const struct passage *p = r->p;
	r->run_end = r->code = r->code_end = r->braces_end = 0;
	for (size_t i = 0; i < p->len; i++) {
		enum char_class class = p->class[i];
		if (class == CHAR_HALF_MARK)
			know_place(r, i);
		if ((class != CHAR_HALF_MARK && class != CHAR_OPEN && class != CHAR_CLOSE) || in_code(r, i))
			continue;
		bool opens = q->count % 2 == 0;
		if (!is_quote(p, i, q->kind, opens))
			continue;
		if (q->count == QUOTES_MAX || p->ch[i] == (opens ? q->kind->close : q->kind->open))
			q->uneven = true;
		if (q->count == QUOTES_MAX)
			return;
		q->uneven = q->uneven || is_turned(p, i, opens);
		q->at[q->count++] = i;
	}
}

static bool is_chinese_quote(const struct reading *r, size_t open, size_t close)
{
	const struct passage *p = r->p;
	return p->ch[open] >= 128 || p->ch[close] >= 128 || has_han(p, open + 1, close) ||
		is_han(word_before(p, open)) || is_han(word_behind(p, close));
}

static void tell_quote(struct reading *r, size_t i, const char *text, bool opens)
{
	struct finding *f = NULL;
	if (r->p->ch[i] >= 128)
		return;
	if (text)
		f = check_tell(r->c, RULE_HALF_WIDTH_MARK, r->p, i, i + 1,
			_("straight quotation mark %c in Chinese text"), (int)r->p->ch[i]);
	else
		check_tell(r->c, RULE_HALF_WIDTH_MARK, r->p, i, i + 1,
			_("straight quotation marks %c in Chinese text, which do not pair up"),
			(int)r->p->ch[i]);
	if (text) {
		check_repair(r->c, f, text, true);
		spaces_tell_at_mark(r->c, r->p, i, opens);
	}
}

/* Straight quotation marks by turns. Where one is missing (T09) nothing is told; where one has text on the
 * wrong side the first is, without a repair. */
static void read_quotes(struct reading *r, const struct kind *kind)
{
	struct quotes q = { .kind = kind };
	find_quotes(r, &q);
	if (q.count % 2 == 1)
		return;
	for (size_t i = 0; i < q.count; i++) {
		if (!is_chinese_quote(r, q.at[i & ~(size_t)1], q.at[i | 1]))
			continue;
		tell_quote(r, q.at[i], q.uneven ? NULL : i % 2 ? kind->close_text : kind->open_text,
			i % 2 == 0);
		if (q.uneven && r->p->ch[q.at[i]] < 128)
			return;
	}
}

static bool is_good_ellipsis(uint32_t ch, size_t count)
{
	if (ch == 0x2026)
		return count == 2 || count > 3; /* twelve dots stand for a paragraph, more are leaders */
	return count < 3 || count > ELLIPSIS_MAX;
}

/* The end of the row of dots at I. Dots between letters or figures are theirs. */
static size_t read_ellipsis(struct reading *r, size_t i)
{
	const struct passage *p = r->p;
	size_t end = i + 1;
	while (end < p->len && p->ch[end] == p->ch[i])
		end++;
	enum char_class before = class_before(p, i), behind = p->class[end];
	if (p->ch[i] == '.')
		know_place(r, i);
	if (p->ch[i] == 0x22EF || is_good_ellipsis(p->ch[i], end - i) || in_code(r, i))
		return end;
	bool mixed = before == CHAR_ELLIPSIS || behind == CHAR_ELLIPSIS || p->ch[end] == '.' ||
		(i > 0 && p->ch[i - 1] == '.');
	bool foreign = before == CHAR_LATIN || before == CHAR_DIGIT;
	bool chinese = is_han(behind) || (!foreign && is_han(word_before(p, i)));
	if (chinese && !mixed)
		check_repair(r->c, check_tell(r->c, RULE_ELLIPSIS, p, i, end,
			_("%s as an ellipsis in Chinese text"), check_quote(r->c, p, i, end)), "……", true);
	return end;
}

static void read_mark(struct reading *r, size_t i)
{
	uint32_t ch = r->p->ch[i];
	if (!r->known)
		know_ground(r);
	if (r->reference)
		return;
	know_place(r, i);
	if (ch == '(')
		open_bracket(r, i);
	else if (ch == ')')
		close_bracket(r, i);
	else if (ch == '"' || ch == '\'')
		r->quotes = true;
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
		return i + 1;
	case CHAR_CLOSE:
		if (ch == 0xFF09)
			close_bracket(r, i);
		return i + 1;
	default:
		return i + 1;
	}
}

/* Data and addresses are no text. */
static bool is_text(const struct check *c, const struct passage *p)
{
	static const char *const names[] = { "alt", "note", "title", "by", "post", "organisation" };
	if (p->kind != PASSAGE_ATTRIBUTE)
		return p->kind != PASSAGE_DATA && p->kind != PASSAGE_RUBY;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (slice_is(c->text->attributes[p->attribute].name, names[i]))
			return true;
	return false;
}

void check_marks(struct check *c, const struct passage *p)
{
	static const uint32_t wanted = 1u << CHAR_HALF_MARK | 1u << CHAR_ELLIPSIS | 1u << CHAR_STOP |
		1u << CHAR_OPEN | 1u << CHAR_CLOSE;
	struct reading r;
	r.c = c;
	r.p = p;
	r.known = r.foreign = r.reference = r.quotes = false;
	r.run_end = r.code = r.code_end = r.braces_end = r.call_end = r.depth = 0;
	if (!is_text(c, p))
		return;
	for (size_t i = 0; i < p->len && !r.reference;)
		i = wanted >> p->class[i] & 1 ? read_character(&r, i) : i + 1;
	if (r.reference)
		return;
	while (r.depth)
		if (p->ch[r.open[--r.depth].at] == '(')
			tell_lone_bracket(&r, &r.open[r.depth]);
	for (size_t k = 0; r.quotes && !r.foreign && k < sizeof kinds / sizeof *kinds; k++)
		read_quotes(&r, &kinds[k]);
}
