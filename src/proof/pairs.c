/* Quotation marks and brackets without their other half (T09).
 *
 * Nearly all passages are in order, which a walk with a small stack tells. Of the others the marks are
 * collected and matched kind by kind, so that one fault has no others in its train; what is left over is
 * told, or waits for a later paragraph. */
#include "base/i18n.h"
#include "proof/check.h"

#define MARK_NONE UINT32_MAX

/*  id           opens    closes  full width */
#define PAIRS(X) \
	X(DOUBLE, 0x201C, 0x201D, "“", "”") \
	X(SINGLE, 0x2018, 0x2019, "‘", "’") \
	X(ROUND, 0xFF08, 0xFF09, "（", "）") \
	X(TITLE, 0x300A, 0x300B, "《", "》") \
	X(ANGLE, 0x3008, 0x3009, "〈", "〉") \
	X(CORNER, 0x300C, 0x300D, "「", "」") \
	X(WHITE_CORNER, 0x300E, 0x300F, "『", "』") \
	X(LENS, 0x3010, 0x3011, "【", "】") \
	X(SHELL, 0x3014, 0x3015, "〔", "〕") \
	X(WHITE_LENS, 0x3016, 0x3017, "〖", "〗") \
	X(SQUARE, 0xFF3B, 0xFF3D, "［", "］") \
	X(BRACE, 0xFF5B, 0xFF5D, "｛", "｝") \
	X(STRAIGHT, '"', '"', "\"", "\"")

#define PAIR_ENUM(id, open, close, open_text, close_text) PAIR_##id,
enum pair { PAIRS(PAIR_ENUM) PAIR_COUNT };
#undef PAIR_ENUM

static const struct {
	uint32_t open, close;
	const char *open_text, *close_text;
} pairs[PAIR_COUNT] = {
#define PAIR_ROW(id, open, close, open_text, close_text) { open, close, open_text, close_text },
	PAIRS(PAIR_ROW)
#undef PAIR_ROW
};

enum {
	MAX_DEPTH = 16,
	NEAR = 40,         /* what two marks of one mistake have between them at most */
	INTERVAL = 24,     /* of numbers, with different brackets at its ends */
	QUOTED = 24,       /* characters that a sentence quotes whole */
	AROUND = 12,       /* that it quotes with a mark that stands alone */
	WAITING_MAX = 12,  /* paragraphs that an opened quotation waits for its end */
	RUN_MOST = 8,      /* marks in a row that are looked at */
	MARKS_MAX = 100000 /* in a passage; what has more is no text */
};

struct mark {
	uint32_t at;
	uint32_t partner; /* MARK_NONE: left over; while matching, the one opened before */
	uint8_t pair;
	bool opens;
	bool idle;   /* no mark of a pair, or told already */
	bool number; /* may be the bracket of a list number */
};

struct marks {
	const struct passage *p;
	struct mark *mark;
	size_t count;
};

/* A mark that was opened in a passage and is looked for in the next ones. */
struct waiting {
	const struct passage *p; /* NULL: nothing is waited for */
	uint32_t at;
	size_t scope;
	size_t age;
	bool goes_on; /* it was opened anew at a paragraph */
};

struct pairing {
	struct check *c;
	struct waiting waiting[PAIR_COUNT];
	size_t waiting_count;
};

/* The pair that CH is a half of, into *OUT. A straight quotation mark opens or closes. */
static bool pair_of(uint32_t ch, enum pair *out, bool *opens)
{
	if (ch < 128) {
		*out = ch == '"'                 ? PAIR_STRAIGHT
			: ch == '(' || ch == ')' ? PAIR_ROUND
						 : PAIR_SQUARE;
		*opens = ch == '(' || ch == '[';
		return ch == '"' || ch == '(' || ch == ')' || ch == '[' || ch == ']';
	}
	for (size_t i = 0; i < PAIR_STRAIGHT; i++)
		if (ch == pairs[i].open || ch == pairs[i].close) {
			*out = (enum pair)i;
			*opens = ch == pairs[i].open;
			return true;
		}
	return false;
}

static inline bool may_be_half(enum char_class c)
{
	return (UINT32_C(1) << CHAR_OPEN | UINT32_C(1) << CHAR_CLOSE |
		       UINT32_C(1) << CHAR_HALF_MARK) >>
		c &
		1;
}

static bool has_inner_form(enum pair k)
{
	return k == PAIR_DOUBLE || k == PAIR_TITLE;
}

/* Whether every mark of P closes what was opened last, and none stands in its like. */
static bool is_in_order(const struct passage *p)
{
	uint8_t stack[MAX_DEPTH];
	size_t depth = 0;
	for (size_t i = 0; i < p->len; i++) {
		enum pair k;
		bool opens;
		if (!may_be_half(p->class[i]) || !pair_of(p->ch[i], &k, &opens))
			continue;
		bool in_like = depth && stack[depth - 1] == k;
		if (opens || (k == PAIR_STRAIGHT && !in_like)) {
			if (depth == MAX_DEPTH || (in_like && has_inner_form(k)))
				return false;
			stack[depth++] = (uint8_t)k;
		} else if (in_like) {
			depth--;
		} else {
			return false;
		}
	}
	return depth == 0;
}

static enum char_class class_before(const struct passage *p, size_t i)
{
	return p->class[(ptrdiff_t)i - 1];
}

/* it’s, O’Neil */
static bool is_apostrophe(const struct passage *p, size_t i)
{
	enum char_class before = class_before(p, i);
	return p->ch[i] == 0x2019 && p->class[i + 1] == CHAR_LATIN &&
		(before == CHAR_LATIN || before == CHAR_DIGIT);
}

static bool begins_item(const struct passage *p, size_t i)
{
	enum char_class before = class_before(p, i);
	return before == CHAR_END || before == CHAR_STOP || char_is_blank(before) ||
		(before == CHAR_HALF_MARK && p->ch[i - 1] != '(' && p->ch[i - 1] != '.');
}

static bool is_numeral(const struct passage *p, size_t i)
{
	static const uint32_t han[] = { 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03,
		0x516B, 0x4E5D, 0x5341 };
	for (size_t k = 0; k < sizeof han / sizeof *han; k++)
		if (p->ch[i] == han[k])
			return true;
	return p->class[i] == CHAR_DIGIT;
}

/* 1) and a） at the beginning of an item. */
static bool closes_number(const struct passage *p, size_t i)
{
	size_t from = i;
	while (from > 0 && i - from < 3 && is_numeral(p, from - 1))
		from--;
	if (from == i && from > 0 && p->class[from - 1] == CHAR_LATIN)
		from--;
	return from < i && begins_item(p, from);
}

/* [0, 1): brackets of different forms around two numbers. */
static bool is_interval(const struct passage *p, const struct mark *a, const struct mark *b)
{
	bool two = false;
	if (!a->opens || b->opens || a->pair == b->pair || b->at - a->at > INTERVAL ||
		(a->pair != PAIR_SQUARE && a->pair != PAIR_ROUND) ||
		(b->pair != PAIR_SQUARE && b->pair != PAIR_ROUND))
		return false;
	for (size_t i = a->at + 1; i < b->at; i++) {
		two = two || p->ch[i] == ',' || p->ch[i] == 0xFF0C;
		if (p->class[i] == CHAR_HAN)
			return false;
	}
	return two;
}

static struct marks collect(struct check *c, const struct passage *p)
{
	struct marks m = { .p = p };
	enum pair k;
	bool opens;
	size_t most = 0;
	for (size_t i = 0; i < p->len; i++)
		most += may_be_half(p->class[i]) && pair_of(p->ch[i], &k, &opens);
	if (most > MARKS_MAX)
		return m;
	m.mark = ARENA_ROOM(c->arena, most, struct mark);
	for (size_t i = 0; i < p->len; i++)
		if (may_be_half(p->class[i]) && pair_of(p->ch[i], &k, &opens) &&
			!is_apostrophe(p, i))
			m.mark[m.count++] = (struct mark){ (uint32_t)i, MARK_NONE, (uint8_t)k,
				opens, false, false };
	for (size_t i = 1; i < m.count; i++)
		if (is_interval(p, &m.mark[i - 1], &m.mark[i]))
			m.mark[i - 1].idle = m.mark[i].idle = true;
	return m;
}

/* Straight quotation marks take turns. One behind a figure, where none is open, is of inches. */
static void give_turns(struct marks *m)
{
	bool open = false;
	for (size_t i = 0; i < m->count; i++) {
		struct mark *k = &m->mark[i];
		if (k->pair != PAIR_STRAIGHT || k->idle)
			continue;
		k->idle = !open && class_before(m->p, k->at) == CHAR_DIGIT;
		if (k->idle)
			continue;
		k->opens = !open;
		open = !open;
	}
}

/* Gives the marks of pair K partners; how many are left over. */
static size_t match(struct marks *m, enum pair k)
{
	uint32_t top = MARK_NONE;
	size_t left = 0;
	for (size_t i = 0; i < m->count; i++) {
		struct mark *a = &m->mark[i];
		if (a->pair != k || a->idle)
			continue;
		a->partner = MARK_NONE;
		if (a->opens) {
			a->partner = top;
			top = (uint32_t)i;
		} else if (top != MARK_NONE) {
			struct mark *b = &m->mark[top];
			a->partner = top;
			top = b->partner;
			b->partner = (uint32_t)i;
		} else {
			left++;
		}
	}
	while (top != MARK_NONE) {
		struct mark *b = &m->mark[top];
		top = b->partner;
		b->partner = MARK_NONE;
		left++;
	}
	return left;
}

/* The brackets of list numbers pair up with others where that leaves more alone. */
static void match_round(struct marks *m)
{
	if (match(m, PAIR_ROUND) == 0)
		return;
	for (size_t i = 0; i < m->count; i++) {
		struct mark *k = &m->mark[i];
		k->number = k->pair == PAIR_ROUND && !k->opens && !k->idle &&
			closes_number(m->p, k->at);
		k->idle = k->idle || k->number;
	}
	if (match(m, PAIR_ROUND) == 0)
		return;
	for (size_t i = 0; i < m->count; i++)
		m->mark[i].idle = m->mark[i].idle && !m->mark[i].number;
	match(m, PAIR_ROUND);
}

static bool is_left_over(const struct mark *k)
{
	return k->partner == MARK_NONE && !k->idle;
}

static bool is_chinese(enum char_class c)
{
	return c == CHAR_HAN || c == CHAR_STOP || c == CHAR_OPEN || c == CHAR_CLOSE;
}

/* :-) */
static bool is_face(const struct passage *p, size_t i)
{
	size_t eyes = i - (i > 1 && p->ch[i - 1] == '-');
	return eyes > 0 &&
		(p->ch[eyes - 1] == ':' || p->ch[eyes - 1] == ';' || p->ch[eyes - 1] == 0xFF1A);
}

/* Marks left over that are of no pair: of list numbers, feet and minutes, code. */
static bool is_no_half(const struct passage *p, const struct mark *k)
{
	size_t i = k->at;
	enum char_class before = class_before(p, i), behind = p->class[i + 1];
	if (k->number || (k->pair == PAIR_ROUND && !k->opens && is_face(p, i)))
		return true;
	if (p->ch[i] < 128)
		return !is_chinese(before) && !is_chinese(behind);
	if (k->pair == PAIR_SINGLE && !k->opens)
		return before == CHAR_DIGIT || before == CHAR_LATIN || behind == CHAR_DIGIT;
	if (k->pair == PAIR_SINGLE)
		return behind == CHAR_DIGIT;
	return k->pair == PAIR_DOUBLE && !k->opens && before == CHAR_DIGIT;
}

static void drop_no_halves(struct marks *m)
{
	for (size_t i = 0; i < m->count; i++) {
		struct mark *k = &m->mark[i];
		if (is_left_over(k))
			k->idle = is_no_half(m->p, k);
	}
}

/* The mark of pair K left over behind I, at most NEAR away; MARK_NONE if there is none. */
static uint32_t next_left_over(const struct marks *m, size_t i, enum pair k)
{
	for (size_t n = i + 1; n < m->count && m->mark[n].at - m->mark[i].at <= NEAR; n++)
		if (m->mark[n].pair == k && is_left_over(&m->mark[n]))
			return (uint32_t)n;
	return MARK_NONE;
}

static const char *text_of(const struct mark *k)
{
	return k->opens ? pairs[k->pair].open_text : pairs[k->pair].close_text;
}

/* “甲“, ”甲”, and ”甲“ at marks A and B: one is, or both are, the wrong half. */
static void tell_turned(
	struct check *c, const struct marks *m, const struct mark *a, const struct mark *b)
{
	const struct passage *p = m->p;
	const char *quote = check_quote(c, p, a->at, b->at + 1);
	const char *open = pairs[a->pair].open_text, *close = pairs[a->pair].close_text;
	if (!a->opens && b->opens) {
		struct finding *f = check_tell(c, RULE_UNPAIRED_MARK, p, a->at, b->at + 1,
			_("the marks of %s are turned round; should be %s…%s"), quote, open, close);
		if (b == a + 1 && b->at - a->at <= QUOTED)
			check_repair(c, f,
				arena_printf(c->arena, "%s%s%s", open,
					check_quote(c, p, a->at + 1, b->at), close),
				false);
	} else if (a->opens) {
		check_repair(c,
			check_tell(c, RULE_UNPAIRED_MARK, p, b->at, b->at + 1,
				_("%s stands at the end of %s; should be %s"), open, quote, close),
			close, false);
	} else {
		check_repair(c,
			check_tell(c, RULE_UNPAIRED_MARK, p, a->at, a->at + 1,
				_("%s stands at the beginning of %s; should be %s"), close, quote,
				open),
			open, false);
	}
}

/* 〔2025） at marks A and B. */
static void tell_different(
	struct check *c, const struct passage *p, const struct mark *a, const struct mark *b)
{
	check_tell(c, RULE_UNPAIRED_MARK, p, a->at, b->at + 1,
		_("%s is opened by one mark and closed by another; should be %s…%s or %s…%s"),
		check_quote(c, p, a->at, b->at + 1), pairs[a->pair].open_text,
		pairs[a->pair].close_text, pairs[b->pair].open_text, pairs[b->pair].close_text);
}

/* K of P has no other half anywhere. */
static void tell_alone(struct check *c, const struct passage *p, const struct mark *k)
{
	size_t from = k->at, to = k->at + 1;
	if (k->pair == PAIR_STRAIGHT || !k->opens)
		from -= from < AROUND ? from : AROUND;
	if (k->pair == PAIR_STRAIGHT || k->opens)
		to += p->len - to < AROUND ? p->len - to : AROUND;
	const char *quote = check_quote(c, p, from, to);
	if (k->pair == PAIR_STRAIGHT)
		check_tell(c, RULE_UNPAIRED_MARK, p, k->at, k->at + 1,
			_("a straight quotation mark in %s has no other half"), quote);
	else if (k->opens)
		check_tell(c, RULE_UNPAIRED_MARK, p, k->at, k->at + 1,
			_("%s is opened in %s and not closed; %s is missing"), text_of(k), quote,
			pairs[k->pair].close_text);
	else
		check_tell(c, RULE_UNPAIRED_MARK, p, k->at, k->at + 1,
			_("%s is closed in %s and not opened; %s is missing"), text_of(k), quote,
			pairs[k->pair].open_text);
}

/* What the waiting one of pair K waits for does not come. */
static void give_up(struct pairing *s, enum pair k)
{
	struct waiting *w = &s->waiting[k];
	if (w->p)
		tell_alone(s->c, w->p,
			&(struct mark){ .at = w->at,
				.partner = MARK_NONE,
				.pair = (uint8_t)k,
				.opens = true });
	s->waiting_count -= w->p != NULL;
	w->p = NULL;
}

/* Where a pair may go on from passage to passage: the lines of a title, the paragraphs of a text.
 * ELEMENT_NONE: P is for itself. */
static size_t scope_of(const struct check *c, const struct passage *p)
{
	size_t e = check_element(c, p->element)->parent;
	if (p->kind == PASSAGE_TITLE)
		return e;
	if (p->kind != PASSAGE_PARAGRAPH && p->kind != PASSAGE_ITEM)
		return ELEMENT_NONE;
	while (e != ELEMENT_NONE && check_element(c, e)->name != ELEMENT_BODY)
		e = check_element(c, e)->parent;
	return e;
}

/* The mark K of P closes what was opened in another passage. In a title that is as it should be. */
static void close_waiting(struct pairing *s, const struct passage *p, const struct mark *k)
{
	struct waiting *w = &s->waiting[k->pair];
	if (p->kind != PASSAGE_TITLE) {
		size_t to = w->p->len - w->at < AROUND ? w->p->len : w->at + AROUND;
		check_compare(
			check_tell(s->c, RULE_UNPAIRED_MARK, w->p, w->at, w->at + 1,
				_("%s of %s is closed only in a later paragraph, behind %s"),
				pairs[k->pair].open_text, check_quote(s->c, w->p, w->at, to),
				check_quote(s->c, p, k->at < AROUND ? 0 : k->at - AROUND, k->at)),
			p->at[k->at]);
	}
	w->p = NULL;
	s->waiting_count--;
}

static bool has_stop(const struct passage *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (p->class[i] == CHAR_STOP)
			return true;
	return false;
}

/* Whether a quotation that goes on may begin at AT: paragraphs do, and what is said after a colon. */
static bool is_long_quotation(const struct passage *p, size_t at)
{
	while (at > 0 && char_is_blank(class_before(p, at)))
		at--;
	return at == 0 || class_before(p, at) == CHAR_STOP || class_before(p, at) == CHAR_HALF_MARK;
}

/* The habit of newspapers: a quotation of several paragraphs is opened anew at each, and closed at the end
 * of the last, which is a quotation for the most part. */
static void go_on_waiting(struct pairing *s, struct marks *m)
{
	size_t first = 0;
	while (first < m->p->len && char_is_blank(m->p->class[first]))
		first++;
	struct mark *k = m->mark;
	if (m->count == 0 || k->at != first || !k->opens || k->idle)
		return;
	struct waiting *w = &s->waiting[k->pair];
	if (!w->p || !is_long_quotation(w->p, w->at))
		return;
	if (is_left_over(k)) {
		k->idle = w->goes_on = true;
		w->age = 0;
	} else if (has_stop(m->p, k->at, m->mark[k->partner].at) &&
		(w->goes_on || 2 * (m->mark[k->partner].at - k->at) >= m->p->len)) {
		w->p = NULL;
		s->waiting_count--;
	}
}

/* Whether A and the next left over of its pair, B, are the two ends of something: one fault is likelier
 * than two. But nothing closes behind a colon or comma. */
static bool belong_together(const struct passage *p, const struct mark *a, const struct mark *b)
{
	uint32_t before = b->at > 0 ? p->ch[b->at - 1] : 0;
	return !a->opens || (before != 0xFF1A && before != 0xFF0C);
}

/* Of an odd number of marks in a row that are left over, one is alone: the first, if the next two are
 * closer to each other. */
static bool is_odd_one(const struct marks *m, size_t i, uint32_t n)
{
	const struct mark *k = &m->mark[i];
	uint32_t third = next_left_over(m, n, (enum pair)k->pair);
	size_t count = 0;
	for (uint32_t x = n; x != MARK_NONE && count < RUN_MOST; count++)
		x = m->mark[x].opens == k->opens ? next_left_over(m, x, (enum pair)k->pair)
						 : MARK_NONE;
	return count % 2 == 0 && third != MARK_NONE &&
		m->mark[third].at - m->mark[n].at < m->mark[n].at - k->at;
}

static void wait_for(struct pairing *s, const struct passage *p, size_t scope, const struct mark *k)
{
	give_up(s, (enum pair)k->pair);
	s->waiting[k->pair] = (struct waiting){ .p = p, .at = k->at, .scope = scope };
	s->waiting_count++;
}

static void tell_left_over(struct pairing *s, struct marks *m, size_t scope)
{
	for (size_t i = 0; i < m->count; i++) {
		struct mark *k = &m->mark[i];
		if (!is_left_over(k))
			continue;
		uint32_t n = next_left_over(m, i, (enum pair)k->pair);
		struct mark *b = k + (i + 1 < m->count);
		if (!k->opens && scope != ELEMENT_NONE && s->waiting[k->pair].p) {
			close_waiting(s, m->p, k);
		} else if (n != MARK_NONE && belong_together(m->p, k, &m->mark[n]) &&
			!is_odd_one(m, i, n)) {
			tell_turned(s->c, m, k, &m->mark[n]);
			m->mark[n].idle = true;
		} else if (k->opens && !b->opens && is_left_over(b) && b->at - k->at <= NEAR) {
			tell_different(s->c, m->p, k, b);
			b->idle = true;
		} else if (k->opens && scope != ELEMENT_NONE && k->pair != PAIR_STRAIGHT) {
			wait_for(s, m->p, scope, k);
		} else {
			tell_alone(s->c, m->p, k);
		}
	}
}

/* The mark of pair K left over; MARK_NONE if there is none, or another. */
static uint32_t only_left_over(const struct marks *m, enum pair k)
{
	uint32_t found = MARK_NONE;
	for (size_t i = 0; i < m->count; i++)
		if (m->mark[i].pair == k && is_left_over(&m->mark[i])) {
			if (found != MARK_NONE)
				return MARK_NONE;
			found = (uint32_t)i;
		}
	return found;
}

/* “甲": one half was folded to ASCII, which is told as that (T01). */
static void match_mixed(struct marks *m)
{
	size_t i = only_left_over(m, PAIR_DOUBLE), n = i;
	if (i == MARK_NONE)
		return;
	struct mark *k = &m->mark[i];
	do
		n += k->opens ? 1 : (size_t)-1;
	while (n < m->count && m->mark[n].pair != PAIR_STRAIGHT && m->mark[n].pair != PAIR_DOUBLE);
	if (n >= m->count || m->mark[n].pair != PAIR_STRAIGHT || match(m, PAIR_STRAIGHT) != 1)
		return;
	k->idle = m->mark[n].idle = true;
}

static void match_all(struct marks *m)
{
	give_turns(m);
	for (enum pair k = 0; k < PAIR_COUNT; k++)
		if (k != PAIR_ROUND)
			match(m, k);
	match_round(m);
	drop_no_halves(m);
	match_mixed(m);
	give_turns(m);
	match(m, PAIR_STRAIGHT);
}

/* 《》 in 《》: B is the inner one. */
static void tell_inner(struct check *c, const struct marks *m, const struct mark *b)
{
	const struct passage *p = m->p;
	enum pair inner = b->pair == PAIR_TITLE ? PAIR_ANGLE : PAIR_SINGLE;
	size_t to = m->mark[b->partner].at;
	struct finding *f = check_tell(c, RULE_UNPAIRED_MARK, p, b->at, to + 1,
		_("%s stands inside marks of its kind; inner ones are %s…%s"),
		check_quote(c, p, b->at, to + 1), pairs[inner].open_text, pairs[inner].close_text);
	check_note(c, f);
	if (to - b->at <= QUOTED)
		check_repair(c, f,
			arena_printf(c->arena, "%s%s%s", pairs[inner].open_text,
				check_quote(c, p, b->at + 1, to), pairs[inner].close_text),
			false);
}

static void tell_crossed(
	struct check *c, const struct marks *m, const struct mark *a, const struct mark *b)
{
	check_tell(c, RULE_UNPAIRED_MARK, m->p, a->at, b->at + 1,
		_("%s is closed by %s before what was opened inside it, %s"),
		pairs[b->pair].open_text, pairs[b->pair].close_text,
		check_quote(c, m->p, a->at, b->at + 1));
}

/* What is wrong with pairs that are complete. */
static void check_nesting(struct check *c, const struct marks *m)
{
	uint32_t *stack = ARENA_ROOM(c->arena, 2 * m->count, uint32_t), *place = stack + m->count;
	size_t depth = 0;
	for (size_t i = 0; i < m->count; i++) {
		const struct mark *k = &m->mark[i];
		if (k->partner == MARK_NONE || k->idle || k->pair == PAIR_STRAIGHT)
			continue;
		if (k->opens) {
			bool in_like = depth && m->mark[stack[depth - 1]].pair == k->pair;
			bool deeper = depth > 1 && m->mark[stack[depth - 2]].pair == k->pair;
			if (in_like && !deeper && has_inner_form((enum pair)k->pair))
				tell_inner(c, m, k);
			place[i] = (uint32_t)depth;
			stack[depth++] = (uint32_t)i;
			continue;
		}
		uint32_t at = place[k->partner];
		if (at >= depth || stack[at] != k->partner)
			continue;
		if (at + 1 < depth)
			tell_crossed(c, m, &m->mark[stack[depth - 1]], k);
		depth = at;
	}
}

/* Gives up what P, in SCOPE, can't close any more. */
static void grow_old(struct pairing *s, size_t scope)
{
	for (enum pair k = 0; k < PAIR_COUNT; k++) {
		struct waiting *w = &s->waiting[k];
		if (w->p && (w->scope != scope || w->age++ == WAITING_MAX))
			give_up(s, k);
	}
}

static void check_passage(struct pairing *s, const struct passage *p)
{
	size_t scope = s->waiting_count ? scope_of(s->c, p) : ELEMENT_NONE;
	if (scope != ELEMENT_NONE)
		grow_old(s, scope);
	if ((scope == ELEMENT_NONE || s->waiting_count == 0) && is_in_order(p))
		return;
	struct marks m = collect(s->c, p);
	match_all(&m);
	if (scope != ELEMENT_NONE && s->waiting_count)
		go_on_waiting(s, &m);
	check_nesting(s->c, &m);
	tell_left_over(s, &m, scope_of(s->c, p));
}

void check_pairs(struct check *c)
{
	struct pairing s = { .c = c };
	if (!check_wants(c, RULE_UNPAIRED_MARK))
		return;
	for (size_t i = 0; i < c->text->passage_count; i++)
		if (c->text->passages[i].kind != PASSAGE_DATA)
			check_passage(&s, &c->text->passages[i]);
	for (enum pair k = 0; k < PAIR_COUNT; k++)
		give_up(&s, k);
}
