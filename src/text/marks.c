/* marks.c -- the styles of marks: which of them are half an em wide, where they lose their blanks,
 * and which may hang beyond the edge of a line.
 *
 * Three properties say it, the most particular first: banxin:punctuation-width has the styles of
 * Chinese print by name, banxin:text-spacing-trim those of CSS, and axf:punctuation-trim lists
 * single places. Without any, Chinese is set as GB/T 15834 5.1.10 wants it: an em each, half of it
 * at the edges of lines and where two marks meet. */
#include <string.h>

#include "text/unit.h"

bool text_has_word(const struct fo_node *n, enum fo_property p, enum keyword word)
{
	const struct fo_value *v = fo_get(n, p);
	if (v->kind == VALUE_KEYWORD)
		return v->as.keyword == word;
	if (v->kind != VALUE_STRING)
		return false;
	const char *name = fo_keyword_name(word), *s = v->as.string;
	for (size_t len = strlen(name); *s; s += strcspn(s, " ")) {
		s += strspn(s, " ");
		if (strcspn(s, " ") == len && memcmp(s, name, len) == 0)
			return true;
	}
	return false;
}

/* Blanks stay everywhere. */
static const struct marks whole = { .start = TRIM_NEVER, .end = TRIM_NEVER };
static const struct marks standard = {
	.start = TRIM_ALWAYS, .end = TRIM_ALWAYS, .adjacent = true, .squeeze = true,
};
static const struct marks half = {
	.start = TRIM_ALWAYS, .end = TRIM_ALWAYS, .adjacent = true, .half = HALF_ALL,
};

static struct marks by_name(enum keyword style)
{
	struct marks m = standard;
	switch (style) {
	case KW_FULL:
		m.start = TRIM_NEVER;
		m.end = TRIM_FOR_ROOM;
		return m;
	case KW_HALF:
		return half;
	case KW_KAIMING:
		m.half = HALF_INSIDE_SENTENCES;
		return m;
	default:
		return whole;
	}
}

static struct marks by_spacing(enum keyword trim)
{
	struct marks m = standard;
	switch (trim) {
	case KW_NORMAL:
		m.start = TRIM_NEVER;
		m.end = TRIM_FOR_ROOM;
		return m;
	case KW_SPACE_FIRST:
		m.start = TRIM_BUT_FIRST;
		m.end = TRIM_FOR_ROOM;
		return m;
	case KW_TRIM_START:
		m.end = TRIM_FOR_ROOM;
		return m;
	case KW_TRIM_BOTH:
		return m;
	case KW_TRIM_ALL:
		return half;
	default:
		return whole;
	}
}

/* `auto` is on for Chinese and off for everything else. */
static struct marks by_places(const struct fo_node *n, bool zh)
{
	enum fo_property p = PROP_AXF_PUNCTUATION_TRIM;
	struct marks m = whole;
	if (text_has_word(n, p, KW_AUTO))
		return zh ? standard : whole;
	if (text_has_word(n, p, KW_ALL))
		return half;
	m.squeeze = !text_has_word(n, p, KW_NONE);
	m.adjacent = text_has_word(n, p, KW_ADJACENT);
	if (text_has_word(n, p, KW_START))
		m.start = TRIM_ALWAYS;
	else if (text_has_word(n, p, KW_START_EXCEPT_FIRST))
		m.start = TRIM_BUT_FIRST;
	m.end_keeps_stops = text_has_word(n, p, KW_END_EXCEPT_FULLSTOP);
	if (m.end_keeps_stops || text_has_word(n, p, KW_END))
		m.end = TRIM_ALWAYS;
	else if (text_has_word(n, p, KW_ALLOW_END))
		m.end = TRIM_FOR_ROOM;
	return m;
}

static void read_hanging(struct marks *m, const struct fo_node *n)
{
	enum fo_property p = PROP_AXF_HANGING_PUNCTUATION;
	if (text_has_word(n, p, KW_NONE))
		return;
	m->hang_start = text_has_word(n, p, KW_START);
	m->hang_first = m->hang_start || text_has_word(n, p, KW_FIRST);
	m->hang_last = text_has_word(n, p, KW_LAST);
	if (text_has_word(n, p, KW_FORCE_END))
		m->hang_end = HANG_ALWAYS;
	else if (text_has_word(n, p, KW_ALLOW_END) || text_has_word(n, p, KW_END))
		m->hang_end = HANG_FOR_ROOM;
	m->hang_all_stops = fo_keyword(n, PROP_BANXIN_HANGING_STOPS) == KW_ALL;
}

static void read_blank(struct marks *m, const struct fo_node *n, mpt size)
{
	m->blank = size - size / 2;
	if (fo_get(n, PROP_AXF_PUNCTUATION_SPACING)->kind == VALUE_LENGTH)
		m->blank = mpt_min(size,
			mpt_max(0, fo_length(n, PROP_AXF_PUNCTUATION_SPACING, size)));
}

struct marks text_read_marks(const struct fo_node *n, bool zh, mpt size)
{
	enum keyword style = fo_keyword(n, PROP_BANXIN_PUNCTUATION_WIDTH);
	enum keyword trim = fo_keyword(n, PROP_BANXIN_TEXT_SPACING_TRIM);
	struct marks m = style != KW_AUTO ? by_name(style) : trim != KW_AUTO ? by_spacing(trim)
									     : by_places(n, zh);
	if (text_has_word(n, PROP_AXF_TEXT_JUSTIFY_TRIM, KW_NONE) ||
		text_has_word(n, PROP_AXF_TEXT_JUSTIFY_TRIM, KW_KANA))
		m.squeeze = false;
	read_hanging(&m, n);
	read_blank(&m, n, size);
	return m;
}
