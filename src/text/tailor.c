/* tailor.c -- where a line may end: UAX #14, and what Chinese makes of it (CLREQ, GB/T 15834).
 *
 * Two means: another class for a character before the rules of UAX #14 run, where that says it all;
 * else a word on single breaks afterwards. */
#include <stdlib.h>
#include <string.h>

#include "text/linebreak.h"
#include "text/phrase.h"
#include "text/unit.h"

static struct unit *real_unit(const struct source *s, uint32_t i)
{
	return &s->units[s->real[i]];
}

static enum line_class class_of(const struct unit *u)
{
	return u->property & LINE_CLASS_MASK;
}

/* The class of characters that UAX #14 leaves to the language, LB_COUNT for the others. */
static enum line_class chinese_class(const struct unit *u)
{
	switch (u->form) {
	case FORM_OPEN:
		return LB_OP;
	case FORM_CLOSE:
	case FORM_COMMA: /* ： and ； are NS, which a space parts from what is before it */
	case FORM_STOP:
		return LB_CL;
	case FORM_DOT:
	case FORM_WIDE_DOT:
		return LB_NS; /* line-start prohibition; a line may end with them */
	case FORM_DASH:
	case FORM_ELLIPSIS:
		return LB_IN; /* never split, and not at a line's start */
	case FORM_CONNECTOR:
		/* GB 5.1.9: the slash at neither end of a line */
		return u->ch == 0xFF0F || u->ch == '/' ? LB_QU : LB_NS;
	case FORM_HAN:
		break;
	case FORM_WORD:
		return u->ch == 0xB7 ? LB_GL : LB_COUNT; /* among letters it parts nothing */
	default:
		return LB_COUNT;
	}
	if (u->ch >= 0xFF10 && u->ch <= 0xFF19)
		return LB_NU;
	if (u->ch == 0xFF03 || u->ch == 0xFF0B)
		return LB_PR; /* ＃ ＋ stay with the figure behind them */
	if (u->ch == 0xFF0D)
		return LB_BA;
	return class_of(u) == LB_AI ? LB_ID : LB_COUNT;
}

/* What CSS lets begin a line where it is strict no more, in Chinese: small kana and ‐ 〜 ゠. */
static bool begins_normally(const struct unit *u)
{
	return class_of(u) == LB_CJ || u->ch == 0x2010 || u->ch == 0x301C || u->ch == 0x30A0;
}

/* ... and where it is loose: iteration marks, what stands in the middle of its em, connectors. Stops
 * that end a sentence in the corner, and closing marks, never do. */
static bool begins_loosely(const struct unit *u)
{
	switch (u->ch) {
	case 0x3005: case 0x303B: case 0x309D: case 0x309E: case 0x30FD: case 0x30FE:
	case 0xFF01: case 0xFF1A: case 0xFF1B: case 0xFF1F:
	case 0x203C: case 0x2047: case 0x2048: case 0x2049:
		return true;
	default:
		return u->form == FORM_DOT || u->form == FORM_WIDE_DOT ||
			(u->form == FORM_CONNECTOR && u->ch != 0xFF0F);
	}
}

static bool may_begin(const struct source *s, const struct unit *u)
{
	enum keyword strictness = unit_span(s, u)->line_break;
	if (strictness != KW_NORMAL && strictness != KW_LOOSE)
		return false;
	return begins_normally(u) || (strictness == KW_LOOSE && begins_loosely(u));
}

static bool is_chinese_form(const struct unit *u)
{
	return u->kind == UNIT_CHAR && u->form >= FORM_BLANK && u->form <= FORM_CONNECTOR;
}

/* A straight quote says nothing of its side; beside Chinese, they take turns. One behind a figure is
 * no quote but an inch, unless one is open. */
static bool is_straight_quote(const struct source *s, uint32_t i, bool open)
{
	return real_unit(s, i)->ch == '"' &&
		(open || i == 0 || class_of(real_unit(s, i - 1)) != LB_NU);
}

static bool beside_chinese(const struct source *s, uint32_t i)
{
	return (i > 0 && is_chinese_form(real_unit(s, i - 1))) ||
		(i + 1 < s->real_count && is_chinese_form(real_unit(s, i + 1)));
}

static void tailor_classes(struct source *s)
{
	bool open = false;
	for (uint32_t i = 0; i < s->real_count; i += real_unit(s, i)->row) {
		struct unit *u = real_unit(s, i);
		enum line_class class = LB_COUNT;
		if (u->plain)
			continue;
		if (u->kind == UNIT_LEADER)
			class = LB_GL; /* never leads a line away from the text before it */
		if (u->kind != UNIT_CHAR || !unit_span(s, u)->zh) {
			if (class != LB_COUNT)
				u->property = (uint8_t)class;
			continue;
		}
		class = may_begin(s, u) ? LB_ID : chinese_class(u);
		if (is_straight_quote(s, i, open)) {
			open = !open;
			if (beside_chinese(s, i))
				class = open ? LB_OP : LB_CL;
		}
		if (class == LB_COUNT)
			continue;
		uint8_t flags = u->property & ~LINE_CLASS_MASK;
		if (class == LB_OP && u->ch != '"')
			flags |= LINE_WIDE; /* LB30 doesn't tie it to the word before */
		u->property = (uint8_t)(class | flags);
	}
}

/* CLREQ's strict set: signs that belong to the figure before them. */
static bool is_unit_sign(uint32_t ch)
{
	switch (ch) {
	case '%': case 0xB0: case 0x2030: case 0x2032: case 0x2033: case 0x2103: case 0x2109:
	case 0xFF05: case 0xFFE0:
		return true;
	default:
		return false;
	}
}

/* ㎡, ㎏ and the like: a measure in one character. */
static bool is_square_measure(uint32_t ch)
{
	return (ch >= 0x3371 && ch <= 0x337A) || (ch >= 0x3380 && ch <= 0x33DF) || ch == 0x33FF;
}

static bool ends_sentence(const struct unit *u)
{
	return u->form == FORM_CLOSE || u->form == FORM_COMMA || u->form == FORM_STOP ||
		u->form == FORM_ELLIPSIS;
}

static bool is_long(const struct unit *u)
{
	return u->kind == UNIT_CHAR && (u->form == FORM_DASH || u->form == FORM_ELLIPSIS);
}

/* Two pairs are the longest that is never split: GB 5.1.5 gives twelve dots a line of their own. */
enum { LONGEST_RUN = 4 };

/* A break before the dash or ellipsis I + 1. RUN counts its kind up to I. */
static bool may_precede_dash(const struct source *s, uint32_t i, uint32_t run)
{
	const struct unit *left = real_unit(s, i), *right = real_unit(s, i + 1);
	if (left->kind == UNIT_CHAR && left->form == right->form)
		return run >= LONGEST_RUN && run % 2 == 0;
	if (left->kind == UNIT_CHAR && left->form == FORM_OPEN)
		return false;
	enum keyword strictness = unit_span(s, right)->line_break;
	if (strictness == KW_NORMAL || strictness == KW_LOOSE)
		return true;
	/* CLREQ allows the dash behind a stop or an ellipsis to begin a line. */
	return right->form == FORM_DASH && left->kind == UNIT_CHAR && ends_sentence(left);
}

/* Measures written with a space behind their number, as SI asks: 5 km. Letters that are words of
 * their own as often (A, a, K, t) are left out. */
static const char *const measures[] = {
	"m", "g", "s", "mm", "cm", "dm", "km", "nm", "mg", "kg", "ml", "mL", "ms", "min", "ha", "Hz",
	"kHz", "MHz", "GHz", "kV", "kW", "MW", "kWh", "mAh", "Pa", "kPa", "MPa", "hPa", "dB", "KB",
	"kB", "MB", "GB", "TB", "px", "pt", "mol", "rpm",
};
enum { LONGEST_MEASURE = 3 };

static bool is_letter(const struct unit *u)
{
	return u->kind == UNIT_CHAR && u->form == FORM_WORD && u->property & LINE_ALNUM;
}

/* A measure is written from I on, as a whole word. */
static bool is_measure(const struct source *s, uint32_t i)
{
	char word[LONGEST_MEASURE + 1] = "";
	uint32_t n = 0;
	while (i + n < s->real_count && is_letter(real_unit(s, i + n))) {
		uint32_t ch = real_unit(s, i + n)->source;
		if (n == LONGEST_MEASURE || ch >= 0x80)
			return false;
		word[n++] = (char)ch;
	}
	for (size_t k = 0; k < sizeof measures / sizeof *measures; k++)
		if (strcmp(word, measures[k]) == 0)
			return true;
	return false;
}

static bool is_figure(const struct unit *u)
{
	return u->kind == UNIT_CHAR && class_of(u) == LB_NU;
}

/* The space I stands between groups of figures: 12 345. */
static bool groups_figures(const struct source *s, uint32_t i)
{
	uint32_t before = 0, behind = 0;
	while (before < i && is_figure(real_unit(s, i - before - 1)))
		before++;
	while (i + 1 + behind < s->real_count && is_figure(real_unit(s, i + 1 + behind)))
		behind++;
	return before >= 1 && before <= 3 && behind == 3;
}

/* The space I stands inside a number, or between one and its sign: 12 345, № 3, 38 ℃, 5 km. */
static bool in_number(const struct source *s, uint32_t i)
{
	const struct unit *left = real_unit(s, i - 1), *right = real_unit(s, i + 1);
	if (is_figure(left) && is_figure(right))
		return groups_figures(s, i);
	if (left->ch == 0x2116)
		return class_of(right) == LB_NU;
	return class_of(left) == LB_NU && (is_unit_sign(right->ch) ||
		is_square_measure(right->ch) || is_measure(s, i + 1));
}

/* The full-width mark I stands inside a number: １２．５, １０：３０, １，２３４. */
static bool joins_figures(const struct source *s, uint32_t i)
{
	const struct unit *mark = real_unit(s, i);
	if (i == 0 || class_of(real_unit(s, i - 1)) != LB_NU || class_of(real_unit(s, i + 1)) != LB_NU)
		return false;
	if (mark->ch != 0xFF0C)
		return mark->ch == 0xFF0E || mark->ch == 0xFF1A;
	uint32_t figures = 1;
	while (i + 1 + figures < s->real_count && class_of(real_unit(s, i + 1 + figures)) == LB_NU)
		figures++;
	return figures == 3;
}

/* Stands between two things, and begins no line, not even behind a space or a hyphen. */
static bool joins_both(const struct unit *u)
{
	return u->form == FORM_DOT || u->form == FORM_WIDE_DOT || u->form == FORM_CONNECTOR ||
		u->ch == 0xB7; /* among letters too */
}

/* Ends no line, among letters either, whatever space is behind it. */
static bool opens_quote(const struct unit *u)
{
	return u->ch == 0x2018 || u->ch == 0x201C;
}

/* A word about the break behind I that two classes can't say; BRK is what UAX #14 says. */
static uint8_t chinese_break(const struct source *s, uint32_t i, uint8_t brk, uint32_t run)
{
	const struct unit *left = real_unit(s, i), *right = real_unit(s, i + 1);
	if (right->kind != UNIT_CHAR)
		return brk;
	if (right->form == FORM_DASH || right->form == FORM_ELLIPSIS) {
		if (left->kind == UNIT_SPACE)
			return right->form == FORM_DASH ? brk : BRK_NEVER;
		return may_precede_dash(s, i, run) ? BRK_MAY : BRK_NEVER;
	}
	if (right->ch == 0x201D) /* begins no line behind a space either */
		return BRK_NEVER;
	if (joins_both(right))
		return may_begin(s, right) ? brk : BRK_NEVER;
	if (left->kind == UNIT_SPACE)
		return i > 0 && (in_number(s, i) || opens_quote(real_unit(s, i - 1))) ? BRK_NEVER : brk;
	if (is_unit_sign(right->ch))
		return BRK_NEVER;
	if (class_of(left) == LB_NU && is_square_measure(right->ch))
		return BRK_NEVER;
	if ((left->form == FORM_STOP || left->form == FORM_COMMA) && joins_figures(s, i))
		return BRK_NEVER;
	if (left->ch == '/' && right->form != FORM_WORD)
		return BRK_NEVER; /* GB 5.1.9 */
	if (left->ch == '+' && right->ch == '+')
		return BRK_NEVER; /* C++ */
	return brk;
}

static bool is_around(const struct source *s, uint32_t outer, uint32_t span)
{
	while (span != UINT32_MAX && span != outer)
		span = s->spans[span].outer;
	return span == outer;
}

/* Whether an inline that ends behind unit I, or one that begins with the next, is kept with what
 * is on its other side; spaces in between make no difference. */
static bool is_kept(const struct source *s, uint32_t i)
{
	uint32_t next = real_unit(s, i + 1)->span;
	while (i > 0 && real_unit(s, i)->kind == UNIT_SPACE)
		i--;
	uint32_t last = real_unit(s, i)->span;
	for (uint32_t x = last; x != UINT32_MAX && !is_around(s, x, next); x = s->spans[x].outer)
		if (s->spans[x].keep_next)
			return true;
	for (uint32_t x = next; x != UINT32_MAX && !is_around(s, x, last); x = s->spans[x].outer)
		if (s->spans[x].keep_previous)
			return true;
	return false;
}

/* What note marks are made of: [1–3]. */
static bool is_figure_or_mark(const struct unit *u)
{
	return u->kind == UNIT_CHAR && (class_of(u) == LB_NU || !(u->form == FORM_HAN || is_letter(u)));
}

/* What properties of the text say about the break behind I, in any language. */
static uint8_t styled_break(const struct source *s, uint32_t i, uint8_t brk)
{
	const struct unit *left = real_unit(s, i), *right = real_unit(s, i + 1);
	const struct span *a = unit_span(s, left), *b = unit_span(s, right);
	if (brk == BRK_MUST)
		return brk;
	if (right->bopomofo) /* CLREQ: 注音 never leaves its character */
		return BRK_NEVER;
	if (a->word_break == KW_BREAK_ALL && is_letter(left) && is_letter(right))
		brk = BRK_MAY;
	if (a->line_break == KW_ANYWHERE && left->kind == UNIT_CHAR && right->kind == UNIT_CHAR &&
		right->form != FORM_JOINED)
		brk = BRK_MAY;
	if (a->word_break == KW_KEEP_ALL && left->form == FORM_HAN && right->form == FORM_HAN)
		brk = BRK_NEVER;
	if ((a->no_wrap && b->no_wrap) || (a->keep && a->keep == b->keep) ||
		(s->keeps && is_kept(s, i)))
		return BRK_NEVER;
	if (left->kind == UNIT_SPACE) /* kept spaces fill lines as characters do */
		return right->kind == UNIT_SPACE && right->kept ? BRK_MAY : brk;
	/* Note marks and superscripts never leave the text they mark. */
	if ((b->note && !a->note) || (b->raised && (!a->raised || is_figure_or_mark(left))))
		return BRK_NEVER;
	return brk == BRK_MAY && left->kind == UNIT_CHAR && left->ch == 0xAD ? BRK_HYPHEN : brk;
}

static uint32_t letters_from(const struct source *s, uint32_t i)
{
	uint32_t n = 0;
	while (i + n < s->real_count && is_letter(real_unit(s, i + n)))
		n++;
	return n;
}

static uint32_t letters_before(const struct source *s, uint32_t i)
{
	uint32_t n = 0;
	while (n < i && is_letter(real_unit(s, i - n - 1)))
		n++;
	return n;
}

/* A full stop between a letter and a figure ends no sentence (No.5, POSIX.1), which UAX #14 sees only
 * of one between figures; in Chinese, a stroke in km/h and A/B parts no words; and a hyphen behind a
 * single letter (X-ray, e-mail) ends no line. */
static bool joins_word(const struct source *s, uint32_t i)
{
	const struct unit *mark = real_unit(s, i), *next = real_unit(s, i + 1);
	if (!is_letter(real_unit(s, i - 1)) || !is_letter(next))
		return false;
	if (mark->ch == '/')
		return unit_span(s, mark)->zh && (letters_before(s, i) < 3 || letters_from(s, i + 1) < 3);
	if (mark->ch == '.')
		return class_of(next) == LB_NU;
	return (mark->ch == '-' || mark->ch == 0x2010) &&
		(i == 1 || !is_letter(real_unit(s, i - 2)));
}

static void join_words(const struct source *s, uint8_t *brk)
{
	for (uint32_t i = 0; i + 1 < s->real_count; i += real_unit(s, i)->row) {
		const struct unit *u = real_unit(s, i);
		if (i > 0 && !u->plain && u->kind == UNIT_CHAR && joins_word(s, i))
			brk[i] = BRK_NEVER;
	}
}

/* A dash or an ellipsis begins behind I. CLREQ's basic style has it so: where the line would gape,
 * that is better than to be strict. */
static bool begins_dash(const struct source *s, uint32_t i)
{
	const struct unit *left = real_unit(s, i), *right = real_unit(s, i + 1);
	return is_long(right) && !is_long(left) && class_of(left) != LB_OP &&
		class_of(left) != LB_QU && unit_span(s, right)->line_break == KW_AUTO;
}

static bool is_closing(const struct source *s, uint32_t i)
{
	return i < s->real_count && real_unit(s, i)->kind == UNIT_CHAR &&
		real_unit(s, i)->form >= FORM_CLOSE && real_unit(s, i)->form <= FORM_STOP;
}

static bool is_loud(const struct unit *u)
{
	return u->ch == 0xFF01 || u->ch == 0xFF1F;
}

/* CLREQ: three marks in a row may be parted, behind the first of them. Stacked ！ and ？ are one. */
static bool in_row_of_three(const struct source *s, uint32_t i)
{
	const struct unit *left = real_unit(s, i);
	if (!is_closing(s, i + 1) || (is_loud(left) && is_loud(real_unit(s, i + 1))))
		return false;
	if (is_long(left))
		return is_closing(s, i + 2);
	return is_closing(s, i) && (is_closing(s, i + 2) ||
		(i > 0 && (is_closing(s, i - 1) || is_long(real_unit(s, i - 1)))));
}

/* No line ends behind I, but before it gapes it may. */
static bool is_last_resort(const struct source *s, uint32_t i)
{
	return real_unit(s, i)->kind == UNIT_CHAR && (begins_dash(s, i) || in_row_of_three(s, i));
}

/* The break behind I, of which UAX #14 says BRK. RUN counts units of its form up to it. */
static void settle_break(struct source *s, uint32_t i, uint8_t brk, uint32_t run)
{
	struct unit *u = real_unit(s, i);
	bool zh = unit_span(s, u)->zh;
	if (zh && brk != BRK_MUST)
		brk = chinese_break(s, i, brk, run);
	bool last_resort = zh && brk == BRK_NEVER && is_last_resort(s, i);
	u->brk = styled_break(s, i, last_resort ? BRK_MAY : brk);
	if (u->brk == BRK_HYPHEN)
		u->penalty = PENALTY_HYPHEN;
	else if (last_resort && u->brk == BRK_MAY)
		u->penalty = PENALTY_MARKS;
}

/* Between plain characters of an inline that doesn't care UAX #14 has the last word. Returns how many
 * of those from U on are settled so; behind the last of them comes something else. */
static uint32_t settle_row(const struct source *s, struct unit *u)
{
	const struct span *p = unit_span(s, u);
	if (p->no_wrap || p->keep || p->word_break == KW_KEEP_ALL)
		return 0;
	const uint32_t n = u->row - 1u;
	for (uint32_t i = 0; i < n; i++)
		u[i].brk = BRK_MAY;
	return n;
}

static void settle_all(struct source *s, const uint8_t *brk)
{
	const uint32_t last = s->real_count - 1;
	uint32_t run = 1;
	for (uint32_t i = 0; i < last; i++) {
		struct unit *u = real_unit(s, i);
		i += settle_row(s, u);
		if (i == last)
			break;
		u = real_unit(s, i);
		settle_break(s, i, brk[i], run);
		run = real_unit(s, i + 1)->form == u->form ? run + 1 : 1;
	}
	real_unit(s, last)->brk = BRK_MUST;
}

void text_find_breaks(struct source *s)
{
	uint32_t n = s->real_count;
	if (n == 0)
		return;
	tailor_classes(s);
	uint8_t *properties = xmalloc(2 * (size_t)n), *brk = properties + n;
	for (uint32_t i = 0, row; i < n; i += row) {
		const struct unit *u = real_unit(s, i);
		row = u->row;
		for (uint32_t k = 0; k < row; k++)
			properties[i + k] = u->property;
	}
	line_breaks(properties, n, brk);
	join_words(s, brk);
	text_break_addresses(s, brk);
	settle_all(s, brk);
	if (text_wants_phrases(s))
		text_break_phrases(s);
	free(properties);
}
