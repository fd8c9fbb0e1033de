/* Bulletins of an office (JB01, JB02). */
#include "base/i18n.h"
#include "proof/parts.h"
#include "proof/match.h"

static const struct {
	enum element_name element;
	const char *text;
} head_parts[] = {
	{ ELEMENT_TITLE, N_("the bulletin has no name: <title> is missing") },
	{ ELEMENT_ISSUE, N_("the bulletin has no number: <issue> is missing") },
	{ ELEMENT_COMPILER,
		N_("nobody is named who compiled the bulletin: <compiler> is missing") },
	{ ELEMENT_PUBLISHED, N_("the bulletin has no date: <published> is missing") },
};

static void check_parts(struct check *c, size_t record)
{
	const struct proof_text *t = c->text;
	size_t head = part_child(t, record, ELEMENT_HEAD),
	       tail = part_child(t, record, ELEMENT_TAIL);
	for (size_t i = 0; head != ELEMENT_NONE && i < sizeof head_parts / sizeof *head_parts; i++)
		if (part_child(t, head, head_parts[i].element) == ELEMENT_NONE)
			part_tell(c, RULE_JIANBAO_PART, head, "%s", _(head_parts[i].text));
	if (part_child(t, tail, ELEMENT_REPORT_TO) == ELEMENT_NONE &&
		part_child(t, tail, ELEMENT_SEND_TO) == ELEMENT_NONE &&
		part_child(t, tail, ELEMENT_ISSUE_TO) == ELEMENT_NONE)
		part_tell(c, RULE_JIANBAO_PART, tail == ELEMENT_NONE ? record : tail,
			_("nobody is named whom the bulletin goes to: <report-to>, <send-to> or "
			  "<issue-to>"));
}

/* Behind 编者按 or what is meant by it, from I on; I if it isn't there. */
static size_t note_end(const struct passage *p, size_t i)
{
	size_t n = match_word(p, i, "编者按语");
	n = n ? n : match_word(p, i, "编者按");
	n = n ? n : match_word(p, i, "编者案");
	return i + n;
}

/* 编者按 and a colon, or 〔编者按〕. */
static void check_editors_note(struct check *c, const struct passage *p)
{
	size_t i = 0;
	while (i < p->len && (char_is_blank(p->class[i]) || p->class[i] == CHAR_OPEN))
		i++;
	size_t end = note_end(p, i);
	if (end == i)
		return;
	uint32_t ch = p->ch[end];
	enum char_class behind = p->class[end];
	bool right = p->ch[i + 2] != 0x6848 /* 案 */ &&
		(ch == 0xFF1A || ch == ':' || behind == CHAR_CLOSE || behind == CHAR_END ||
			char_is_blank(behind));
	if (!right)
		check_tell(c, RULE_JIANBAO_NOTE, p, i, end,
			_("“%s” before an editor's note should be “编者按：”"),
			check_quote(c, p, i, end));
}

void check_jianbao(struct check *c)
{
	const struct proof_text *t = c->text;
	if (c->settings->profile != PROFILE_JIANBAO)
		return;
	for (size_t i = 0; i < t->element_count; i++)
		if (part_is_record(t, i) && t->elements[i].name == ELEMENT_BULLETIN)
			check_parts(c, i);
	for (size_t i = 0; i < t->passage_count; i++) {
		const struct element *e = &t->elements[t->passages[i].element];
		bool first = e->name == ELEMENT_P && e->parent != ELEMENT_NONE &&
			t->elements[e->parent].name == ELEMENT_LEAD;
		if (t->passages[i].attribute == ATTRIBUTE_NONE &&
			(e->name == ELEMENT_LEAD || first))
			check_editors_note(c, &t->passages[i]);
	}
}
