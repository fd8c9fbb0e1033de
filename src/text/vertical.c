/* Which characters stand upright: UAX #50, and CLREQ and GB/T 15834 5.2 for Chinese marks. */
#include "text/vertical.h"

#include <stdlib.h>
#include <string.h>

#include "text/linebreak.h"
#include "text/unit.h"

struct range {
	uint32_t first, last;
	uint8_t standing;
};

#include "vertical_table.h"

enum { UNSAID_LIMIT = 2 };

static int compare(const void *key, const void *element)
{
	const uint32_t ch = *(const uint32_t *)key;
	const struct range *r = element;
	return ch < r->first ? -1 : ch > r->last;
}

enum standing vertical_standing(uint32_t ch)
{
	const struct range *r =
		bsearch(&ch, ranges, sizeof ranges / sizeof *ranges, sizeof *ranges, compare);
	return r ? (enum standing)r->standing : TURNED;
}

/* The limit in a list like `digits 2 alpha 3`, where a figure may be left out. */
static uint8_t limit(const char *list, enum keyword word)
{
	const char *name = fo_keyword_name(word);
	size_t len = strlen(name);
	for (const char *s = list; *s; s += strcspn(s, " "), s += strspn(s, " ")) {
		if (strcspn(s, " ") != len || memcmp(s, name, len) != 0)
			continue;
		long n = strtol(s + len, NULL, 10);
		if (n < 1)
			return UNSAID_LIMIT;
		return n > VERTICAL_MOST_COMBINED ? VERTICAL_MOST_COMBINED : (uint8_t)n;
	}
	return 0;
}

static void read_combination(struct vertical *v, const struct fo_node *n)
{
	const struct fo_value *value = fo_get(n, PROP_AXF_TEXT_COMBINE_HORIZONTAL);
	const char *list = value->kind == VALUE_STRING ? value->as.string
						       : fo_keyword_name(value->as.keyword);
	v->combine_all = strcmp(list, "all") == 0;
	v->digits = limit(list, KW_DIGITS);
	v->letters = limit(list, KW_ALPHA);
	v->both = limit(list, KW_ALPHANUMERIC);
	v->combine = v->combine_all || v->digits || v->letters || v->both;
}

struct vertical vertical_style(const struct fo_node *n)
{
	struct vertical v = { .orientation = (uint8_t)fo_keyword(n, PROP_AXF_TEXT_ORIENTATION) };
	const struct fo_value *angle = fo_get(n, PROP_GLYPH_ORIENTATION_VERTICAL);
	if (v.orientation == KW_MIXED && angle->kind == VALUE_NUMBER)
		v.orientation = angle->as.number == 0 ? KW_UPRIGHT :
			angle->as.number == 90 ? KW_SIDEWAYS : KW_MIXED;
	read_combination(&v, n);
	return v;
}

static struct unit *real_unit(const struct source *s, uint32_t i)
{
	return &s->units[s->real[i]];
}

/* GB/T 15834 5.2.3: in vertical text “ ” are ﹃ ﹄, and ‘ ’ are ﹁ ﹂. */
static uint32_t corner_bracket(uint32_t quote)
{
	switch (quote) {
	case 0x201C: return 0x300E;
	case 0x201D: return 0x300F;
	case 0x2018: return 0x300C;
	case 0x2019: return 0x300D;
	default: return quote;
	}
}

static bool is_mark(const struct unit *u)
{
	return u->form >= FORM_OPEN && u->form <= FORM_CONNECTOR;
}

/* Whether U, with BEFORE it (or NULL), stands upright by itself. */
static bool stands(const struct unit *u, const struct unit *before, enum keyword orientation)
{
	if (u->kind == UNIT_SPACE || (u->kind == UNIT_CHAR &&
			(u->form == FORM_JOINED || u->form == FORM_FIXED || u->form == FORM_NBSP)))
		return before && before->upright;
	if (u->kind != UNIT_CHAR)
		return false;
	return is_mark(u) || u->form == FORM_BLANK || orientation == KW_UPRIGHT ||
		vertical_standing(u->ch) != TURNED;
}

static bool is_turned_word(const struct source *s, uint32_t i)
{
	if (i >= s->real_count)
		return false;
	const struct unit *u = real_unit(s, i);
	return u->kind == UNIT_CHAR && u->form == FORM_WORD && !u->upright;
}

/* A sign beside turned letters or figures is turned with them: 38℃, 3±1. */
static void turn_signs(struct source *s)
{
	for (uint32_t i = 0; i < s->real_count; i++) {
		struct unit *u = real_unit(s, i);
		if (u->upright && u->kind == UNIT_CHAR && u->form == FORM_WORD &&
			unit_span(s, u)->vertical.orientation == KW_MIXED)
			u->upright = !is_turned_word(s, i + 1) &&
				!(i > 0 && is_turned_word(s, i - 1));
	}
}

/* Unit I + 1 follows unit I in the same inline, and nothing is between them. */
static bool adjoins(const struct source *s, uint32_t i)
{
	return i + 1 < s->real_count && s->real[i + 1] == s->real[i] + 1 &&
		real_unit(s, i)->span == real_unit(s, i + 1)->span;
}

/* ？！ and the like share an em, two by two. */
static uint32_t combine_stacked(struct source *s, uint32_t i)
{
	const struct unit *u = real_unit(s, i);
	if (u->form != FORM_STOP || (u->ch != 0xFF01 && u->ch != 0xFF1F) || !adjoins(s, i))
		return 1;
	struct unit *next = real_unit(s, i + 1);
	next->joined_up = next->form == FORM_STOP && (next->ch == 0xFF01 || next->ch == 0xFF1F);
	return next->joined_up ? 2 : 1;
}

enum { DIGIT = 1, LETTER = 2 };

static unsigned ascii_kind(const struct unit *u)
{
	if (u->kind != UNIT_CHAR || u->form != FORM_WORD)
		return 0;
	if (u->ch >= '0' && u->ch <= '9')
		return DIGIT;
	return (u->ch | 0x20) >= 'a' && (u->ch | 0x20) <= 'z' ? LETTER : 0;
}

static bool is_in_word(const struct source *s, uint32_t i)
{
	return i < s->real_count && real_unit(s, i)->kind == UNIT_CHAR &&
		real_unit(s, i)->form == FORM_WORD;
}

/* How many units from I on share an em by V: all letters and figures in a row, if nothing else of a
 * word is beside them. */
static uint32_t combined_count(const struct source *s, uint32_t i, const struct vertical *v)
{
	unsigned kinds = ascii_kind(real_unit(s, i));
	uint32_t n = 1;
	if (!kinds || (i > 0 && is_in_word(s, i - 1)))
		return 0;
	for (; adjoins(s, i + n - 1) && ascii_kind(real_unit(s, i + n)); n++)
		kinds |= ascii_kind(real_unit(s, i + n));
	if (is_in_word(s, i + n))
		return 0;
	uint32_t most = v->both;
	if (kinds == DIGIT && v->digits > most)
		most = v->digits;
	if (kinds == LETTER && v->letters > most)
		most = v->letters;
	return n <= most ? n : 0;
}

/* The same where the whole inline from I on does. */
static uint32_t inline_count(const struct source *s, uint32_t i)
{
	uint32_t n = 1;
	if (real_unit(s, i)->kind != UNIT_CHAR || (i > 0 && adjoins(s, i - 1)))
		return 0;
	while (adjoins(s, i + n - 1) && real_unit(s, i + n)->kind == UNIT_CHAR)
		n++;
	return n <= VERTICAL_MOST_COMBINED ? n : 0;
}

static uint32_t combine(struct source *s, uint32_t i)
{
	const struct vertical *v = &unit_span(s, real_unit(s, i))->vertical;
	uint32_t n = 0;
	if (v->combine)
		n = v->combine_all ? inline_count(s, i) : combined_count(s, i, v);
	if (n == 0)
		return combine_stacked(s, i);
	for (uint32_t k = 0; k < n; k++) {
		real_unit(s, i + k)->upright = true;
		real_unit(s, i + k)->joined_up = k > 0;
	}
	return n;
}

void vertical_orient(struct source *s)
{
	const struct unit *before = NULL;
	for (uint32_t i = 0; i < s->real_count; i++) {
		struct unit *u = real_unit(s, i);
		enum keyword orientation = unit_span(s, u)->vertical.orientation;
		if (orientation != KW_SIDEWAYS && (u->form == FORM_OPEN || u->form == FORM_CLOSE))
			u->ch = corner_bracket(u->ch);
		u->upright = orientation != KW_SIDEWAYS && !u->bopomofo && stands(u, before, orientation);
		before = u;
	}
	turn_signs(s);
	for (uint32_t i = 0; i < s->real_count;)
		i += combine(s, i);
}

bool vertical_fills_em(uint32_t ch)
{
	return ch == 0xFF01 || ch == 0xFF1A || ch == 0xFF1B || ch == 0xFF1F;
}

/* The end of the letters in a row that stand upright from I on. */
static uint32_t letters_end(const struct source *s, uint32_t i)
{
	uint32_t end = i;
	while (end < s->real_count && real_unit(s, end)->kind == UNIT_CHAR &&
		real_unit(s, end)->upright && real_unit(s, end)->form == FORM_WORD &&
		real_unit(s, end)->property & LINE_ALNUM)
		end++;
	return end;
}

/* A word of upright letters may be longer than a line; then it ends anywhere. */
static void divide_long_words(struct source *s)
{
	for (uint32_t i = 0, end; i < s->real_count; i = end + 1) {
		end = letters_end(s, i);
		const struct span *p = unit_span(s, real_unit(s, i));
		if ((int64_t)(end - i) * p->size <= s->reference || p->no_wrap || p->keep)
			continue;
		for (uint32_t k = i; k + 1 < end; k++) {
			struct unit *u = real_unit(s, k);
			if (u->brk != BRK_NEVER || real_unit(s, k + 1)->joined_up)
				continue;
			u->brk = BRK_MAY;
			u->penalty = PENALTY_EMERGENCY;
		}
	}
}

void vertical_stand(struct source *s)
{
	divide_long_words(s);
	for (uint32_t i = 0; i < s->real_count; i++) {
		struct unit *u = real_unit(s, i);
		if (u->kind != UNIT_CHAR || !u->upright)
			continue;
		if (u->form == FORM_WORD || vertical_fills_em(u->ch) ||
			(u->joined_up && u->form != FORM_JOINED))
			u->form = FORM_HAN;
	}
}
