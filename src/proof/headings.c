/* Numbers of headings (T15): of h2 to h4, of headings typed as paragraphs or run in with them, and of
 * the clauses 一是, 二是 in a paragraph. Each text of a record is numbered for itself. */
#include "base/i18n.h"
#include "proof/check.h"
#include "proof/ordinals.h"

enum { HEADING_LONGEST = 30, GAP_MOST = 3, HAN_IS = 0x662F, HAN_TH = 0x7B2C };

struct counter {
	unsigned last; /* 0: none yet */
	enum ordinal_style style;
	const struct passage *p; /* where it was */
	size_t from, end;
	bool interrupted; /* by text that has no number */
	bool began_anew;  /* 1 came a second time */
	bool is_heading;  /* one of them was a heading */
};

struct numbering {
	struct check *c;
	size_t body; /* the element whose texts are numbered */
	struct counter counters[RANK_COUNT];
	enum ordinal_rank levels[3]; /* of the first h2, h3, h4 that has a number */
	bool has_level[3];
	bool order_told;
};

static size_t body_of(const struct check *c, const struct passage *p)
{
	size_t e = check_element(c, p->element)->parent;
	return e != ELEMENT_NONE && check_element(c, e)->name == ELEMENT_BODY ? e : ELEMENT_NONE;
}

static void count_in(struct counter *k, const struct passage *p, const struct ordinal *o)
{
	*k = (struct counter){ .last = o->value,
		.style = o->style,
		.p = p,
		.from = o->from,
		.end = o->end,
		.began_anew = k->began_anew || (o->value == 1 && k->last > 0),
		.is_heading = k->is_heading || p->kind == PASSAGE_HEADING };
}

static const char *quote_counter(struct numbering *n, const struct counter *k)
{
	return check_quote(n->c, k->p, k->from, k->end);
}

/* O of P does not come behind K, which has counted. */
static void tell_order(struct numbering *n, const struct passage *p, const struct ordinal *o,
	const struct counter *k)
{
	const char *stands = check_quote(n->c, p, o->from, o->end), *before = quote_counter(n, k);
	char should[ORDINAL_TEXT];
	ordinal_text(o->style, k->last + 1, should);
	struct finding *f;
	if (o->value == k->last)
		f = check_tell(n->c, RULE_NUMBERING, p, o->from, o->end,
			_("%s stands twice; after %s comes %s"), stands, before, should);
	else if (o->value < k->last)
		f = check_tell(n->c, RULE_NUMBERING, p, o->from, o->end,
			_("%s comes after %s; expected %s"), stands, before, should);
	else
		f = check_tell(n->c, RULE_NUMBERING, p, o->from, o->end,
			_("%s comes after %s; %s is missing"), stands, before, should);
	check_compare(f, k->p->at[k->from]);
}

/* Numbers of Chinese figures are those of headings; other ones may be of many lists. */
static bool is_strict(const struct passage *p, const struct ordinal *o)
{
	return p->kind == PASSAGE_HEADING || o->rank <= RANK_HAN;
}

static bool is_in_order(const struct passage *p, const struct ordinal *o, const struct counter *k)
{
	if (o->value == k->last + 1)
		return true;
	if (o->value == 1)
		return k->last > 1 || k->interrupted || !is_strict(p, o);
	if (o->value > k->last)
		return !is_strict(p, o) && o->value > k->last + GAP_MOST;
	return !is_strict(p, o) && k->interrupted;
}

/* The counter that O would continue if it had its form; NULL if there is none. */
static const struct counter *meant(const struct numbering *n, const struct ordinal *o)
{
	for (size_t r = RANK_HAN; r <= RANK_CIRCLE; r++) {
		const struct counter *k = &n->counters[r];
		if (r != o->rank && o->value > 1 && k->last + 1 == o->value && k->is_heading)
			return k;
	}
	return NULL;
}

static void tell_form(struct numbering *n, const struct passage *p, const struct ordinal *o,
	const struct counter *k)
{
	char should[ORDINAL_TEXT];
	ordinal_text(k->style, o->value, should);
	struct finding *f = check_tell(n->c, RULE_NUMBERING, p, o->from, o->end,
		_("%s is of another form than those before; should be %s"),
		check_quote(n->c, p, o->from, o->end), should);
	check_compare(f, k->p->at[k->from]);
	check_repair(n->c, f, should, false);
}

/* The first of its rank: 1, or else something is missing. */
static void check_first(struct numbering *n, const struct passage *p, const struct ordinal *o)
{
	char should[ORDINAL_TEXT];
	if (o->value > 1 && p->kind == PASSAGE_HEADING && o->rank > RANK_ARTICLE)
		check_tell(n->c, RULE_NUMBERING, p, o->from, o->end,
			_("the numbers begin with %s; %s is missing"),
			check_quote(n->c, p, o->from, o->end), ordinal_text(o->style, 1, should));
}

/* 一、二、3、: O becomes what was meant. */
static void correct_form(struct numbering *n, const struct passage *p, struct ordinal *o)
{
	const struct counter *k = meant(n, o);
	if (n->counters[o->rank].last > 0 || p->kind != PASSAGE_HEADING || !k)
		return;
	tell_form(n, p, o, k);
	o->style = k->style;
	o->rank = (enum ordinal_rank)(k - n->counters);
}

static bool is_short(const struct passage *p, size_t from)
{
	if (p->len - from > HEADING_LONGEST)
		return false;
	for (size_t i = from; i < p->len; i++)
		if (p->class[i] == CHAR_STOP && p->ch[i] != 0xFF0C && p->ch[i] != 0x3001)
			return false;
	return true;
}

/* Official documents have rules for the forms of numbers and for their levels (GW02). */
static bool has_own_rules(const struct numbering *n)
{
	return n->c->settings->profile == PROFILE_GONGWEN;
}

/* A heading of a higher number below one of a lower: （一） in h2 and 一、 in h3. */
static void check_level(struct numbering *n, const struct passage *p, const struct ordinal *o)
{
	size_t level = check_element(n->c, p->element)->name - ELEMENT_H2;
	if (!n->has_level[level]) {
		n->has_level[level] = true;
		n->levels[level] = o->rank;
	}
	for (size_t above = 0; above < level && !n->order_told; above++)
		if (n->has_level[above] && n->levels[above] > o->rank &&
			n->counters[n->levels[above]].p) {
			check_compare(check_tell(n->c, RULE_NUMBERING, p, o->from, o->end,
					      _("%s stands below %s, which is of a lower level"),
					      check_quote(n->c, p, o->from, o->end),
					      quote_counter(n, &n->counters[n->levels[above]])),
				n->counters[n->levels[above]].p->at[0]);
			n->order_told = true;
		}
}

/* The mark makes the room already: 一、 先听. */
static void check_gap(struct numbering *n, const struct passage *p, const struct ordinal *o)
{
	size_t end = o->end;
	bool marked = o->style == ORDINAL_HAN || o->style == ORDINAL_COMMA ||
		o->style == ORDINAL_HAN_BRACKET || o->style == ORDINAL_BRACKET;
	while (p->class[end] == CHAR_SPACE || p->class[end] == CHAR_WIDE_SPACE)
		end++;
	if (!marked || end == o->end || end == p->len)
		return;
	struct finding *f = check_tell(n->c, RULE_NUMBERING, p, o->end, end,
		_("a blank behind the number %s"), check_quote(n->c, p, o->from, o->end));
	check_note(n->c, f);
	check_repair(n->c, f, "", false);
}

/* 一．先听: no style guide knows it, and that of official documents (GW02) tells of it, too. */
static void check_point(struct numbering *n, const struct passage *p, struct ordinal *o)
{
	char should[ORDINAL_TEXT];
	if (o->style != ORDINAL_HAN_POINT)
		return;
	o->style = ORDINAL_HAN;
	if (has_own_rules(n))
		return;
	ordinal_text(o->style, o->value, should);
	check_repair(n->c,
		check_tell(n->c, RULE_NUMBERING, p, o->from, o->end,
			_("%s has a point behind a Chinese figure; should be %s"),
			check_quote(n->c, p, o->from, o->end), should),
		should, false);
}

static void check_number(struct numbering *n, const struct passage *p, struct ordinal *o)
{
	check_gap(n, p, o);
	check_point(n, p, o);
	correct_form(n, p, o);
	struct counter *k = &n->counters[o->rank];
	if (k->last == 0)
		check_first(n, p, o);
	else if (!is_in_order(p, o, k))
		tell_order(n, p, o, k);
	else if (o->value > 1 && k->style != o->style && !has_own_rules(n))
		tell_form(n, p, o, k);
	else if (o->value > 1 && k->is_heading && p->kind != PASSAGE_HEADING && is_short(p, o->end))
		check_note(n->c,
			check_tell(n->c, RULE_NUMBERING, p, o->from, o->end,
				_("%s is a paragraph, and %s before it a heading"),
				check_quote(n->c, p, o->from, o->end), quote_counter(n, k)));
	if (p->kind == PASSAGE_HEADING && !has_own_rules(n))
		check_level(n, p, o);
	count_in(k, p, o);
	for (size_t r = o->rank + 1; r < RANK_COUNT; r++)
		n->counters[r] = (struct counter){ .last = 0 };
}

/* 一是 begins a clause behind a mark. */
static bool begins_clause(const struct passage *p, size_t i)
{
	enum char_class before = p->class[(ptrdiff_t)i - 1];
	return before == CHAR_END || before == CHAR_CLOSE || before == CHAR_HALF_MARK ||
		char_is_blank(before) || (before == CHAR_STOP && p->ch[i - 1] != 0x3001);
}

static void count_clause(struct numbering *n, const struct passage *p, size_t i)
{
	struct ordinal o;
	if (!begins_clause(p, i) || !ordinal_at(p, i, &o) || o.rank < RANK_TH)
		return;
	struct counter *k = &n->counters[o.rank];
	bool wrong = o.value == k->last || (o.value > k->last && o.value <= k->last + GAP_MOST);
	bool behind_comma = o.rank == RANK_TH && i > 0 && p->ch[i - 1] == 0xFF0C;
	if (behind_comma)
		return;
	if (k->last && o.value > 1 && o.value != k->last + 1 && wrong && !k->began_anew)
		tell_order(n, p, &o, k);
	if (k->last || o.value == 1)
		count_in(k, p, &o);
}

static void check_clauses(struct numbering *n, const struct passage *p)
{
	for (size_t i = 0; i < p->len; i++) {
		if (p->ch[i] == HAN_IS && i > 0 && ordinal_is_han(p->ch[i - 1])) {
			size_t from = i - 1;
			while (from > 0 && i - from < 3 && ordinal_is_han(p->ch[from - 1]))
				from--;
			count_clause(n, p, from);
		} else if (p->ch[i] == HAN_TH) {
			count_clause(n, p, i);
		}
	}
}

/* Text without a number of its own. */
static void interrupt(struct numbering *n, bool heading)
{
	for (size_t r = 0; r < RANK_TH; r++)
		if (heading || r > RANK_HAN_BRACKET)
			n->counters[r].interrupted = true;
	for (size_t r = RANK_TH; r < RANK_COUNT && heading; r++)
		n->counters[r] = (struct counter){ .last = 0 };
}

static void check_text(struct numbering *n, const struct passage *p)
{
	struct ordinal o;
	size_t body = body_of(n->c, p);
	if (body == ELEMENT_NONE)
		return;
	if (body != n->body)
		*n = (struct numbering){ .c = n->c, .body = body };
	if (ordinal_begins(p, &o) && o.rank < RANK_TH)
		check_number(n, p, &o);
	else
		interrupt(n, p->kind == PASSAGE_HEADING);
	check_clauses(n, p);
}

void check_headings(struct check *c)
{
	struct numbering n = { .c = c, .body = ELEMENT_NONE };
	if (!check_wants(c, RULE_NUMBERING))
		return;
	for (size_t i = 0; i < c->text->passage_count; i++) {
		const struct passage *p = &c->text->passages[i];
		if (p->kind == PASSAGE_HEADING || p->kind == PASSAGE_PARAGRAPH)
			check_text(&n, p);
	}
}
