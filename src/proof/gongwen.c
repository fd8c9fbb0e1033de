/* Official documents by GB/T 9704 (GW01, GW03, GW06; the numbers and dates are in gongwen_forms.c). */
#include <string.h>

#include "base/i18n.h"
#include "proof/gongwen.h"
#include "proof/parts.h"
#include "proof/match.h"

enum { FULL_STOP = 0x3002, COLON = 0xFF1A, COMMA = 0xFF0C, SEMICOLON = 0xFF1B, LISTING = 0x3001 };

/* The kinds of documents (the regulations on their handling, article 8). */
static const struct {
	const char *name;
	bool addressed; /* goes to somebody by name */
	bool upward;    /* names who approved it */
} kinds[] = {
	{ "决议", false, false },
	{ "决定", false, false },
	{ "令", false, false },
	{ "公报", false, false },
	{ "公告", false, false },
	{ "通告", false, false },
	{ "意见", false, false },
	{ "通知", true, false },
	{ "通报", false, false },
	{ "报告", true, true },
	{ "请示", true, true },
	{ "批复", true, false },
	{ "议案", false, false },
	{ "函", true, false },
	{ "纪要", false, false },
};
enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

/* Behind the last character of P that counts: no blanks and marks, no brackets such as （试行）. */
static size_t text_end(const struct passage *p)
{
	size_t end = p->len;
	while (end && (char_is_blank(p->class[end - 1]) || p->class[end - 1] == CHAR_STOP))
		end--;
	if (end && (p->ch[end - 1] == 0xFF09 || p->ch[end - 1] == ')'))
		for (size_t i = end; i-- > 0;)
			if (p->ch[i] == 0xFF08 || p->ch[i] == '(')
				return i;
	return end;
}

static bool form_is(const struct check *c, size_t official, const char *form)
{
	return official != ELEMENT_NONE &&
		slice_is(proof_attribute(c->text, check_element(c, official), "form"), form);
}

static void check_number_part(struct check *c, size_t official)
{
	size_t issue = part_child(c->text, official, ELEMENT_ISSUE);
	if (issue == ELEMENT_NONE) {
		part_tell(c, RULE_GONGWEN_PART, official,
			_("the document has no number: <issue> is missing"));
		return;
	}
	const struct element *e = check_element(c, issue);
	bool order = form_is(c, official, "order");
	if (!order && proof_attribute(c->text, e, "code").len == 0)
		part_tell(c, RULE_GONGWEN_PART, issue,
			_("the number of the document lacks the letters of its issuer: code"));
	if (!order && proof_attribute(c->text, e, "year").len == 0)
		part_tell(c, RULE_GONGWEN_PART, issue,
			_("the number of the document lacks its year"));
}

static void check_parts(struct check *c, size_t record)
{
	size_t head = part_child(c->text, record, ELEMENT_HEAD);
	size_t official = part_child(c->text, head, ELEMENT_OFFICIAL);
	if (head == ELEMENT_NONE)
		return; /* the schema tells */
	if (official == ELEMENT_NONE)
		part_tell(c, RULE_GONGWEN_PART, head,
			_("the document has neither issuer nor number: <official> is missing"));
	else if (!form_is(c, official, "minutes"))
		check_number_part(c, official);
	if (part_child(c->text, head, ELEMENT_TITLE) == ELEMENT_NONE &&
		!form_is(c, official, "order"))
		part_tell(c, RULE_GONGWEN_PART, head, _("the document has no title"));
	if (part_child(c->text, head, ELEMENT_PUBLISHED) == ELEMENT_NONE)
		part_tell(c, RULE_GONGWEN_PART, head,
			_("the document has no date: <published> is missing"));
}

/* The record that is being looked at; its parts are looked for once. */
struct document {
	size_t record, official, attachments;
	size_t kind; /* KIND_COUNT: not known */
};

static void take_document(const struct check *c, const struct passage *p, struct document *d)
{
	size_t record = part_record(c->text, p->element);
	if (record == d->record)
		return;
	size_t head = part_child(c->text, record, ELEMENT_HEAD);
	*d = (struct document){ .record = record,
		.kind = KIND_COUNT,
		.official = part_child(c->text, head, ELEMENT_OFFICIAL),
		.attachments = part_count(c->text, record, ELEMENT_ATTACHMENT) };
}

/* What a document of this kind has beside. */
static void check_kind_parts(struct check *c, size_t official, size_t kind)
{
	if (kinds[kind].addressed &&
		part_child(c->text, official, ELEMENT_RECIPIENTS) == ELEMENT_NONE)
		part_tell(c, RULE_GONGWEN_PART, official,
			_("a %s names whom it goes to: <recipients> is missing"), kinds[kind].name);
	if (kinds[kind].upward &&
		part_child(c->text, official, ELEMENT_APPROVED_BY) == ELEMENT_NONE)
		part_tell(c, RULE_GONGWEN_PART, official,
			_("a %s goes to a superior and names who approved it: <approved-by> is "
			  "missing"),
			kinds[kind].name);
}

/* The last line of a title: it ends with the kind of the document. */
static void check_kind(struct check *c, const struct passage *p, struct document *d)
{
	size_t end = text_end(p), kind = 0;
	if (form_is(c, d->official, "order") || form_is(c, d->official, "minutes") || end == 0)
		return;
	if (match_ends(p, end, "请示报告")) {
		check_tell(c, RULE_GONGWEN_PART, p, end - 4, end,
			_("“请示报告” is no kind of document: what asks is a 请示, what only tells "
			  "a 报告"));
		return;
	}
	while (kind < KIND_COUNT && !match_ends(p, end, kinds[kind].name))
		kind++;
	if (kind < KIND_COUNT && d->kind == KIND_COUNT) {
		d->kind = kind;
		check_kind_parts(c, d->official, kind);
	} else if (kind == KIND_COUNT) {
		check_tell(c, RULE_GONGWEN_PART, p, end - 1, end,
			_("the title does not end with a kind of document such as 通知, 请示 or "
			  "函"));
	}
}

static bool is_kind(const struct document *d, const char *name)
{
	return d->kind < KIND_COUNT && strcmp(kinds[d->kind].name, name) == 0;
}

/* The regulations on the handling of documents, article 15: one superior, and nothing asked in a report. */
static void check_recipients(struct check *c, const struct passage *p)
{
	for (size_t i = 0; i < p->len; i++)
		if (p->ch[i] == LISTING || p->ch[i] == COMMA) {
			check_tell(c, RULE_GONGWEN_UPWARD, p, 0, p->len,
				_("a 请示 goes to one superior, not to “%s”"),
				check_quote(c, p, 0, p->len));
			return;
		}
}

static void check_request(struct check *c, const struct passage *p)
{
	static const char *const requests[] = { "请批示", "请予批准", "请予审批", "请批复",
		"请予批复", "请审批" };
	for (size_t i = 0; i < p->len; i++) {
		if (p->ch[i] != 0x8BF7) /* 请 */
			continue;
		for (size_t k = 0; k < sizeof requests / sizeof *requests; k++) {
			size_t n = match_word(p, i, requests[k]);
			if (n)
				check_tell(c, RULE_GONGWEN_UPWARD, p, i, i + n,
					_("“%s” in a 报告, which asks for nothing; a 请示 does"),
					check_quote(c, p, i, i + n));
		}
	}
}

static bool is_title_stop(const struct passage *p, size_t i)
{
	uint32_t ch = p->ch[i];
	if (p->class[i] == CHAR_STOP)
		return ch != LISTING;
	bool number = p->class[(ptrdiff_t)i - 1] == CHAR_DIGIT && p->class[i + 1] == CHAR_DIGIT;
	return !number && (ch == ',' || ch == ';' || ch == ':' || ch == '!' || ch == '?');
}

/* Marks but 《》, brackets, quotation marks and 、; what stands in these is somebody else's. */
static void check_title_marks(struct check *c, const struct passage *p)
{
	int depth = 0;
	bool quoted = false;
	for (size_t i = 0; i < p->len; i++) {
		depth += p->class[i] == CHAR_OPEN || p->ch[i] == '(';
		depth -= depth > 0 && (p->class[i] == CHAR_CLOSE || p->ch[i] == ')');
		quoted = quoted != (p->ch[i] == '"');
		if (depth == 0 && !quoted && is_title_stop(p, i))
			check_tell(c, RULE_GONGWEN_TITLE, p, i, i + 1,
				_("“%s” in the title of an official document, which has no such "
				  "mark"),
				check_quote(c, p, i, i + 1));
	}
}

static bool is_end_mark(uint32_t ch)
{
	return ch == FULL_STOP || ch == COMMA || ch == SEMICOLON || ch == LISTING || ch == ';' ||
		ch == ',';
}

/* Behind the last character of P that is no blank. */
static size_t last(const struct passage *p)
{
	size_t end = p->len;
	while (end && char_is_blank(p->class[end - 1]))
		end--;
	return end;
}

/* A heading of one sentence has no mark behind it; of two it is one that text runs on from. */
static void check_heading_end(struct check *c, const struct passage *p)
{
	size_t end = last(p);
	if (end == 0 || !is_end_mark(p->ch[end - 1]))
		return;
	for (size_t i = 0; i + 1 < end; i++)
		if (p->ch[i] == FULL_STOP)
			return;
	check_repair(c,
		check_tell(c, RULE_GONGWEN_TITLE, p, end - 1, end,
			_("“%s” behind a heading, which has no mark at its end"),
			check_quote(c, p, end - 1, end)),
		"", false);
}

/* Behind 附件, its number and its colon, from I on; I if that is not what stands there. */
static size_t attachment_label(const struct passage *p, size_t i)
{
	size_t n = match_word(p, i, "附件"), end = i + n;
	while (n && (p->class[end] == CHAR_DIGIT || is_han_figure(p->ch[end])))
		end++;
	return n && (p->ch[end] == COLON || p->ch[end] == ':') ? end + 1 : i;
}

static void check_no_mark(struct check *c, const struct passage *p)
{
	size_t end = last(p);
	if (end && is_end_mark(p->ch[end - 1]))
		check_repair(c,
			check_tell(c, RULE_GONGWEN_ATTACHED, p, end - 1, end,
				_("“%s” behind the name of an attachment, which has no mark at its "
				  "end"),
				check_quote(c, p, end - 1, end)),
			"", false);
}

/* A paragraph of the text that lists attachments. */
static void check_typed_list(struct check *c, const struct passage *p, size_t attachments)
{
	size_t i = skip_blanks(p), end = attachment_label(p, i);
	if (end == i)
		return;
	if (attachments)
		check_tell(c, RULE_GONGWEN_ATTACHED, p, i, end,
			_("the layout lists the attachments itself: this line would stand twice"));
	else
		check_no_mark(c, p);
}

static void check_attachment_title(struct check *c, const struct passage *p)
{
	size_t i = skip_blanks(p), n = match_word(p, i, "附件"), end = i + n;
	while (n &&
		(p->class[end] == CHAR_DIGIT || is_han_figure(p->ch[end]) || p->ch[end] == COLON))
		end++;
	if (n && (end > i + n || char_is_blank(p->class[end])))
		check_repair(c,
			check_tell(c, RULE_GONGWEN_ATTACHED, p, i, end,
				_("“%s” would stand twice: the layout numbers the attachments"),
				check_quote(c, p, i, end)),
			"", false);
	check_no_mark(c, p);
}

/* （附件3）, 见附件3: as many must there be. */
static void check_reference(struct check *c, const struct passage *p, size_t i, size_t attachments)
{
	size_t n = match_word(p, i, "附件"), end = i + n;
	unsigned number = 0;
	uint32_t before = p->ch[(ptrdiff_t)i - 1];
	if (!n || (before != 0xFF08 && before != '(' && before != 0x89C1))
		return;
	for (; p->class[end] == CHAR_DIGIT && number < 1000; end++)
		number = 10 * number + p->ch[end] - '0';
	if (number > attachments)
		check_tell(c, RULE_GONGWEN_ATTACHED, p, i, end,
			_("“%s” is named, but the last attachment is number %zu"),
			check_quote(c, p, i, end), attachments);
}

static void check_references(struct check *c, const struct passage *p, size_t attachments)
{
	for (size_t i = 0; attachments && i < p->len; i++)
		if (p->ch[i] == 0x9644) /* 附 */
			check_reference(c, p, i, attachments);
}

static bool is_last_line(const struct check *c, size_t i)
{
	const struct proof_text *t = c->text;
	const struct passage *p = &t->passages[i], *next = p + 1;
	return i + 1 == t->passage_count || check_element(c, next->element)->name != ELEMENT_LINE ||
		check_element(c, next->element)->parent != check_element(c, p->element)->parent;
}

static void check_title(struct check *c, size_t i, struct document *d)
{
	if (d->official == ELEMENT_NONE)
		return;
	check_title_marks(c, &c->text->passages[i]);
	if (is_last_line(c, i))
		check_kind(c, &c->text->passages[i], d);
}

static void check_passage(struct check *c, size_t i, struct document *d)
{
	const struct passage *p = &c->text->passages[i];
	const struct element *e = check_element(c, p->element);
	const struct element *in = e->parent == ELEMENT_NONE ? e : check_element(c, e->parent);
	take_document(c, p, d);
	if (part_is_title(c->text, p)) {
		check_title(c, i, d);
	} else if (e->name == ELEMENT_TITLE && in->name == ELEMENT_ATTACHMENT &&
		p->attribute == ATTRIBUTE_NONE) {
		check_attachment_title(c, p);
	} else if (p->kind == PASSAGE_HEADING) {
		check_heading_end(c, p);
	} else if (e->name == ELEMENT_P && p->kind == PASSAGE_PARAGRAPH) {
		check_typed_list(c, p, d->attachments);
		check_references(c, p, d->attachments);
		if (is_kind(d, "报告"))
			check_request(c, p);
	} else if (e->name == ELEMENT_RECIPIENTS && is_kind(d, "请示")) {
		check_recipients(c, p);
	}
}

void check_gongwen(struct check *c)
{
	struct document d = {
		.record = ELEMENT_NONE, .official = ELEMENT_NONE, .kind = KIND_COUNT
	};
	if (c->settings->profile != PROFILE_GONGWEN)
		return;
	for (size_t i = 0; i < c->text->element_count; i++)
		if (part_is_record(c->text, i) && check_element(c, i)->name == ELEMENT_ARTICLE)
			check_parts(c, i);
	for (size_t i = 0; i < c->text->passage_count; i++)
		check_passage(c, i, &d);
	check_gongwen_forms(c);
}
