/* Paragraphs that a page break or caption cut (T10).
 *
 * Only what is prose can be cut: lines of verse, slogans, signatures and dates end without a mark, too, and
 * so may all paragraphs of a text. Whether the next text goes on with it nobody but the writer knows. */
#include "base/i18n.h"
#include "proof/check.h"
#include "proof/ordinals.h"

enum {
	PROSE_LEAST = 12, /* characters */
	PROSE_SURE = 32,  /* of a paragraph of one sentence */
	TAIL_SURE = 12,   /* of the last sentence, which else may be a name */
	TAIL_DATE = 16,
	TAIL_LABEL = 20, /* 联系人：甲某某 */
	CAPTION_LONGEST = 30,
	CAPTIONS_MOST = 3, /* that are passed over */
	SHOWN = 8,         /* characters quoted of either end */
	FULL_STOP = 0x3002,
	WIDE_COMMA = 0xFF0C,
	LIST_COMMA = 0x3001,
	WIDE_COLON = 0xFF1A
};

/* Where the paragraphs of a text are read. */
struct reading {
	struct check *c;
	size_t body, first;        /* its element, its first passage that is a paragraph */
	bool is_counted, is_habit; /* most of them end without a mark */
};

/* A paragraph with ends that are no blanks. */
struct piece {
	const struct passage *p;
	size_t from, to;
};

static bool take_piece(const struct check *c, const struct passage *p, struct piece *out)
{
	const struct element *e = check_element(c, p->element);
	if (p->kind != PASSAGE_PARAGRAPH || e->name != ELEMENT_P || e->parent == ELEMENT_NONE ||
		check_element(c, e->parent)->name != ELEMENT_BODY)
		return false;
	*out = (struct piece){ p, 0, p->len };
	while (out->from < out->to && char_is_blank(p->class[out->from]))
		out->from++;
	while (out->to > out->from && char_is_blank(p->class[out->to - 1]))
		out->to--;
	return out->to > out->from;
}

static bool is_comma(uint32_t ch)
{
	return ch == WIDE_COMMA || ch == LIST_COMMA || ch == ',';
}

/* Whether nothing ends P: neither a mark nor a word in another script, which may be an address. */
static bool is_open(const struct piece *x)
{
	uint32_t last = x->p->ch[x->to - 1];
	enum char_class class = x->p->class[x->to - 1];
	return class == CHAR_HAN || class == CHAR_DIGIT || class == CHAR_OPEN || is_comma(last);
}

static bool is_stop(const struct passage *p, size_t i)
{
	return p->class[i] == CHAR_STOP || p->ch[i] == ',' || p->ch[i] == ';';
}

static bool ends_sentence(uint32_t ch)
{
	return ch == FULL_STOP || ch == 0xFF01 || ch == 0xFF1F || ch == 0xFF1B || ch == ';' ||
		ch == '!' || ch == '?' || ch == 0x2026;
}

/* Where the last sentence begins. */
static size_t tail_of(const struct piece *x)
{
	size_t i = x->to;
	while (i > x->from && !ends_sentence(x->p->ch[i - 1]))
		i--;
	while (i > x->from && i < x->to && x->p->class[i] == CHAR_CLOSE)
		i++;
	return i;
}

static bool has_between(const struct piece *x, size_t from, uint32_t ch)
{
	for (size_t i = from; i < x->to; i++)
		if (x->p->ch[i] == ch)
			return true;
	return false;
}

static bool has_blank(const struct piece *x, size_t from)
{
	for (size_t i = from; i < x->to; i++)
		if (char_is_blank(x->p->class[i]))
			return true;
	return false;
}

static bool has_colon(const struct piece *x, size_t from)
{
	return has_between(x, from, WIDE_COLON) || has_between(x, from, ':');
}

/* A date, a name, an address: what stands at the end of a text without a mark. */
static bool is_signature(const struct piece *x, size_t tail)
{
	static const uint32_t last[] = { 0x65E5, 0x53F7, 0x5E74, 0x6708 }; /* 日号年月 */
	size_t len = x->to - tail;
	bool date = false;
	for (size_t i = 0; i < sizeof last / sizeof *last; i++)
		date = date || x->p->ch[x->to - 1] == last[i];
	return (date && len <= TAIL_DATE) || (len <= TAIL_LABEL && has_colon(x, tail)) ||
		(len <= TAIL_SURE && has_blank(x, tail));
}

static size_t count_stops(const struct piece *x)
{
	size_t n = 0;
	for (size_t i = x->from; i < x->to; i++)
		n += is_stop(x->p, i);
	return n;
}

static bool is_prose(const struct piece *x, size_t tail)
{
	return x->to - x->from >= (tail > x->from ? PROSE_LEAST : PROSE_SURE) &&
		count_stops(x) > is_comma(x->p->ch[x->to - 1]);
}

/* What may stand between the two halves, typed as a paragraph. */
static bool is_caption(const struct piece *x)
{
	return x->to - x->from <= CAPTION_LONGEST && !is_stop(x->p, x->to - 1) &&
		tail_of(x) == x->from;
}

/* A list, a table or a quotation, which the paragraph before it leads to. */
static bool is_led_to(const struct check *c, size_t i)
{
	while (++i < c->text->passage_count) {
		const struct passage *p = &c->text->passages[i];
		const struct element *e = check_element(c, p->element);
		if (p->kind == PASSAGE_ITEM || p->kind == PASSAGE_CELL ||
			e->name == ELEMENT_CAPTION)
			return true;
		if (p->kind == PASSAGE_PARAGRAPH)
			return e->parent != ELEMENT_NONE &&
				check_element(c, e->parent)->name != ELEMENT_BODY;
		if (p->kind == PASSAGE_HEADING)
			return false;
	}
	return false;
}

/* The paragraph behind number I that may go on with it. False if something else follows. */
static bool take_next(const struct check *c, size_t i, struct piece *out)
{
	const struct proof_text *t = c->text;
	size_t body = check_element(c, t->passages[i].element)->parent, captions = 0;
	while (++i < t->passage_count) {
		const struct passage *p = &t->passages[i];
		if (p->kind == PASSAGE_CAPTION || p->kind == PASSAGE_ATTRIBUTE ||
			p->kind == PASSAGE_NOTE || p->kind == PASSAGE_RUBY)
			continue;
		if (!take_piece(c, p, out) || check_element(c, p->element)->parent != body)
			return false;
		if (!is_caption(out) || ++captions > CAPTIONS_MOST)
			return true;
	}
	return false;
}

static bool goes_on(const struct piece *next)
{
	struct ordinal o;
	enum char_class first = next->p->class[next->from];
	return (first == CHAR_HAN || first == CHAR_DIGIT || first == CHAR_LATIN) &&
		!ordinal_begins(next->p, &o) && count_stops(next) > 0;
}

/* A paragraph can't begin so. */
static bool must_go_on(const struct piece *next)
{
	enum char_class first = next->p->class[next->from];
	return first == CHAR_STOP || first == CHAR_CLOSE;
}

/* The unit of what is counted, or a place in a date. */
static bool continues_number(uint32_t ch)
{
	static const uint32_t units[] = { 0x4E07, 0x4EBF, 0x5143, 0x5E74, 0x6708, 0x65E5, 0x65F6,
		0x4EBA, 0x4E2A, 0x540D, 0x6237, 0x6B21, 0x9879, 0x5BB6, 0x4EF6, 0x6761, 0x4F4D,
		0x573A };
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (ch == units[i])
			return true;
	return false;
}

/* Whether more than half of the paragraphs beside P end without a mark. */
static bool is_habit(struct reading *r, const struct passage *p)
{
	const struct proof_text *t = r->c->text;
	size_t body = check_element(r->c, p->element)->parent, all = 0, open = 0;
	if (r->is_counted)
		return r->is_habit;
	for (size_t i = r->first; i < t->passage_count; i++) {
		struct piece x;
		const struct element *e = check_element(r->c, t->passages[i].element);
		if (e->start >= check_element(r->c, body)->end)
			break;
		if (e->parent != body || !take_piece(r->c, &t->passages[i], &x) || is_caption(&x))
			continue;
		all++;
		open += is_open(&x);
	}
	r->is_counted = true;
	r->is_habit = all > 2 && 2 * open > all;
	return r->is_habit;
}

static const char *end_of(struct check *c, const struct piece *x)
{
	size_t from = x->to - x->from > SHOWN ? x->to - SHOWN : x->from;
	return check_quote(c, x->p, from, x->to);
}

static void tell_cut(struct check *c, const struct piece *x, const struct piece *next)
{
	size_t to = next->to - next->from > SHOWN ? next->from + SHOWN : next->to;
	check_compare(check_tell(c, RULE_CUT_PARAGRAPH, x->p, x->to - 1, x->to,
			      _("the paragraph stops at “…%s”; perhaps it goes on with “%s…”"),
			      end_of(c, x), check_quote(c, next->p, next->from, to)),
		next->p->at[next->from]);
}

/* Nothing goes on with it. */
static void check_last(struct check *c, const struct piece *x, size_t tail)
{
	bool comma = is_comma(x->p->ch[x->to - 1]) || x->p->class[x->to - 1] == CHAR_OPEN;
	bool sentence = x->p->class[x->to - 1] == CHAR_HAN && tail > x->from &&
		x->to - tail >= TAIL_SURE && !has_blank(x, tail) &&
		(!has_colon(x, tail) || has_between(x, tail, WIDE_COMMA));
	if (comma || sentence)
		check_tell(c, RULE_CUT_PARAGRAPH, x->p, x->to - 1, x->to,
			_("the paragraph stops at “…%s”, without a mark that ends a sentence"),
			end_of(c, x));
}

static void check_open(struct reading *r, size_t i, const struct piece *x)
{
	struct piece next;
	size_t tail = tail_of(x);
	bool followed = take_next(r->c, i, &next);
	if (followed && must_go_on(&next) &&
		(count_stops(x) > 0 || x->to - x->from > CAPTION_LONGEST)) {
		tell_cut(r->c, x, &next);
		return;
	}
	if (!is_prose(x, tail) || is_signature(x, tail) || is_habit(r, x->p))
		return;
	bool number = x->p->class[x->to - 1] == CHAR_DIGIT;
	if (followed && goes_on(&next) && (!number || continues_number(next.p->ch[next.from])))
		tell_cut(r->c, x, &next);
	else if (!number && !is_led_to(r->c, i))
		check_last(r->c, x, tail);
}

void check_paragraphs(struct check *c)
{
	struct reading r = { .c = c, .body = ELEMENT_NONE };
	struct piece x;
	if (!check_wants(c, RULE_CUT_PARAGRAPH))
		return;
	for (size_t i = 0; i < c->text->passage_count; i++) {
		const struct passage *p = &c->text->passages[i];
		if (!take_piece(c, p, &x))
			continue;
		if (check_element(c, p->element)->parent != r.body)
			r = (struct reading){ c, check_element(c, p->element)->parent, i, false,
				false };
		if (is_open(&x))
			check_open(&r, i, &x);
	}
}
