/* divide.c -- which words of a paragraph may be divided with a hyphen, and where.
 *
 * A word is letters, with apostrophes among them. One that has a hyphen, a soft hyphen, a figure or a
 * part of an address beside it says itself where it may be divided. */
#include "text/hyphenate.h"
#include "text/linebreak.h"
#include "text/unit.h"

static struct unit *real_unit(const struct source *s, uint32_t i)
{
	return &s->units[s->real[i]];
}

static bool is_letter(const struct unit *u)
{
	return u->kind == UNIT_CHAR && u->form == FORM_WORD && u->property & LINE_ALNUM &&
		(u->property & LINE_CLASS_MASK) != LB_NU;
}

static bool is_apostrophe(const struct unit *u)
{
	return u->kind == UNIT_CHAR && (u->ch == '\'' || u->ch == 0x2019);
}

/* The end of the word that begins at I. */
static uint32_t word_end(const struct source *s, uint32_t i)
{
	while (i < s->real_count && (is_letter(real_unit(s, i)) || (is_apostrophe(real_unit(s, i)) &&
			i + 1 < s->real_count && is_letter(real_unit(s, i + 1)))))
		i++;
	return i;
}

/* Whether the unit I, beside a word, makes it part of something that is divided otherwise; NEXT is the
 * one beyond it. */
static bool ties(const struct source *s, uint32_t i, uint32_t next)
{
	if (i >= s->real_count)
		return false;
	const struct unit *u = real_unit(s, i);
	if (u->kind != UNIT_CHAR)
		return false;
	switch (u->ch) {
	case '-': case '/': case '@': case '_': case '\\': case '=': case '&': case '#': case '+':
	case 0xAD: case 0x2010: case 0x2011:
		return true;
	case '.': case ':':
		return next < s->real_count && is_letter(real_unit(s, next));
	default:
		return u->form == FORM_JOINED || (u->property & LINE_CLASS_MASK) == LB_NU;
	}
}

static bool takes_hyphens(const struct span *p)
{
	return p->hyphenate && !p->no_wrap && !p->keep;
}

static void divide(struct source *s, uint32_t from, uint32_t end)
{
	const struct span *p = unit_span(s, real_unit(s, from));
	uint32_t word[HYPHEN_WORD_MAX];
	bool points[HYPHEN_WORD_MAX];
	uint32_t count = end - from;
	if (count > HYPHEN_WORD_MAX || (int)count < p->hyphen_remain + p->hyphen_push)
		return;
	for (uint32_t i = 0; i < count; i++) {
		const struct unit *u = real_unit(s, from + i);
		word[i] = is_apostrophe(u) ? '\'' : case_lower(u->ch);
	}
	const struct hyphen_language language = {
		/* Western words among Chinese are English more often than not. */
		.language = p->zh ? "en" : fo_string(p->node, PROP_LANGUAGE),
		.country = p->zh ? "none" : fo_string(p->node, PROP_COUNTRY),
		.at = p->node->at,
	};
	if (!hyphenator_points(s->env->hyphenator, &language, word, count, p->hyphen_remain,
			p->hyphen_push, points, s->env->diag))
		return;
	for (uint32_t i = 0; i < count; i++) {
		struct unit *u = real_unit(s, from + i);
		u->hyphen = points[i] && takes_hyphens(unit_span(s, u));
		s->hyphens = s->hyphens || u->hyphen;
	}
}

void text_divide_words(struct source *s)
{
	bool wanted = false;
	for (uint32_t i = 0; i < s->span_count; i++)
		wanted = wanted || takes_hyphens(&s->spans[i]);
	if (!wanted || !s->env->hyphenator)
		return;
	for (uint32_t i = 0, end; i < s->real_count; i = end) {
		end = i + 1;
		if (!is_letter(real_unit(s, i)))
			continue;
		end = word_end(s, i);
		if (takes_hyphens(unit_span(s, real_unit(s, i))) && !ties(s, end, end + 1) &&
			!(i > 0 && ties(s, i - 1, i - 2)))
			divide(s, i, end);
	}
}
