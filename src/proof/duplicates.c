/* Texts that stand elsewhere too (T13): within the record; corpus.h compares with others. */
#include "base/i18n.h"
#include "proof/check.h"

enum {
	SHORT_TITLE = 4,      /* words; as many as a heading that says anything has */
	SHORT_PARAGRAPH = 20, /* what is shorter may be said twice */
};

/* That of a bulletin is its own, issue after issue. */
static bool is_title(const struct check *c, const struct passage *p)
{
	const struct element *e = check_element(c, p->element);
	if (p->kind != PASSAGE_TITLE || e->parent == ELEMENT_NONE ||
		check_element(c, e->unit)->name == ELEMENT_BULLETIN)
		return false;
	return e->name == ELEMENT_TITLE ||
		(e->name == ELEMENT_LINE && check_element(c, e->parent)->name == ELEMENT_TITLE);
}

static bool is_paragraph(const struct check *c, const struct passage *p)
{
	enum element_name name = check_element(c, p->element)->name;
	return p->kind == PASSAGE_PARAGRAPH && (name == ELEMENT_P || name == ELEMENT_LEAD);
}

/* The title that passage I begins: how many passages are its lines. */
static size_t title_lines(const struct check *c, size_t i)
{
	const struct passage *p = c->text->passages;
	const struct element *e = check_element(c, p[i].element);
	size_t n = 1;
	while (e->name == ELEMENT_LINE && i + n < c->text->passage_count &&
		is_title(c, &p[i + n]) && check_element(c, p[i + n].element)->parent == e->parent)
		n++;
	return n;
}

/* The COUNT passages from P on without the blanks around them. */
static void bounds(const struct check *c, const struct passage *p, size_t count, size_t *start,
	size_t *end)
{
	const struct passage *last = p + count - 1;
	size_t from = 0, to = last->len;
	while (from + 1 < p->len && char_is_blank(p->class[from]))
		from++;
	while (to > 1 && char_is_blank(last->class[to - 1]))
		to--;
	*start = p->at[from];
	*end = proof_character_end(c->text, last, to - 1);
}

/* Keeps PRINT, which is number I of the set, for those who compare records. */
static void keep(struct check *c, const struct print *print, size_t start, size_t end)
{
	if (prints_add(c->prints, print) == PRINT_NONE)
		return;
	c->told_prints =
		xgrow(c->told_prints, c->print_count, &c->print_cap, sizeof *c->told_prints);
	c->told_prints[c->print_count++] = (struct proof_print){ *print, start, end };
}

static void check_title(struct check *c, const struct passage *p, const struct print *title,
	size_t lines)
{
	size_t start, end, found;
	bool same;
	bounds(c, p, lines, &start, &end);
	if (title->words < SHORT_TITLE)
		return;
	if ((found = prints_find(c->prints, title, &same)) == PRINT_NONE || !same) {
		keep(c, title, start, end);
		return;
	}
	check_compare(check_tell_bytes(c, RULE_DUPLICATE, start, end,
		_("the title “%s” stands here a second time"), check_quote(c, p, 0, p->len)),
		c->told_prints[found].start);
}

static void check_paragraph(struct check *c, const struct passage *p)
{
	struct print print = print_of(p, 1, PRINT_PARAGRAPH);
	size_t start, end;
	bool same;
	if (print.words < SHORT_PARAGRAPH)
		return;
	bounds(c, p, 1, &start, &end);
	size_t found = prints_find(c->prints, &print, &same);
	if (found == PRINT_NONE || !same)
		keep(c, &print, start, end);
	if (found == PRINT_NONE)
		return;
	struct finding *f = check_tell_bytes(c, RULE_DUPLICATE, start, end,
		same ? _("the paragraph “%s” stands here a second time")
		     : _("the paragraph “%s” says nearly the same as another"),
		check_quote(c, p, 0, p->len));
	check_compare(f, c->told_prints[found].start);
	if (!same)
		check_note(c, f);
}

/* A text of the body that is the title again: it was pasted with the rest. */
static bool repeats_title(struct check *c, const struct passage *p, const struct print *title,
	size_t title_start)
{
	size_t start, end;
	if (title->words < SHORT_TITLE || p->len > 3 * (size_t)title->words ||
		print_of(p, 1, PRINT_TITLE).whole != title->whole)
		return false;
	bounds(c, p, 1, &start, &end);
	check_compare(check_tell_bytes(c, RULE_DUPLICATE, start, end,
		_("“%s” is the title again, which the layout sets already"),
		check_quote(c, p, 0, p->len)), title_start);
	return true;
}

void check_duplicates(struct check *c)
{
	struct print title = { 0 };
	size_t title_start = 0, lines, unit = ELEMENT_NONE;
	prints_clear(c->prints);
	if (!check_wants(c, RULE_DUPLICATE))
		return;
	for (size_t i = 0; i < c->text->passage_count; i++) {
		const struct passage *p = &c->text->passages[i];
		bool paragraph = is_paragraph(c, p);
		if (is_title(c, p)) {
			lines = title_lines(c, i);
			title = print_of(p, lines, PRINT_TITLE);
			title_start = p->at[0];
			unit = check_element(c, p->element)->unit;
			check_title(c, p, &title, lines);
			i += lines - 1;
		} else if ((paragraph || p->kind == PASSAGE_HEADING) &&
			check_element(c, p->element)->unit == unit &&
			repeats_title(c, p, &title, title_start)) {
			continue;
		} else if (paragraph) {
			check_paragraph(c, p);
		}
	}
}
