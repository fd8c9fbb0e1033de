/* span.c -- what text/ reads of an inline's properties, once per inline. */
#include <string.h>

#include "text/hyphenate.h"
#include "text/unit.h"

static int weight_of(const struct fo_node *n)
{
	const struct fo_value *v = fo_get(n, PROP_FONT_WEIGHT);
	if (v->kind == VALUE_NUMBER)
		return (int)v->as.number;
	return v->kind == VALUE_KEYWORD && v->as.keyword == KW_BOLD ? 700 : 400;
}

static bool is_chinese(const struct fo_node *n)
{
	const char *language = fo_string(n, PROP_LANGUAGE);
	return strcmp(language, "zh") == 0 || strcmp(language, "zho") == 0 ||
		strcmp(language, "chi") == 0 || strncmp(language, "zh-", 3) == 0 ||
		strncmp(language, "zh_", 3) == 0;
}

/* Superscripts and subscripts: they stay with what they are written to. */
static bool is_raised(const struct fo_node *n)
{
	enum keyword k = fo_keyword(n, PROP_BASELINE_SHIFT);
	return k == KW_SUPER || k == KW_SUB || fo_length(n, PROP_BASELINE_SHIFT, MPT_PT) != 0;
}

static void read_font(struct source *s, struct span *p)
{
	const struct fo_node *n = p->node;
	enum keyword style = fo_keyword(n, PROP_FONT_STYLE);
	p->size = fo_length(n, PROP_FONT_SIZE, 0);
	p->small_caps = fo_keyword(n, PROP_FONT_VARIANT) == KW_SMALL_CAPS;
	p->chain = font_set_chain(s->env->fonts, fo_string(n, PROP_FONT_FAMILY), weight_of(n),
		style == KW_ITALIC || style == KW_OBLIQUE, n->at, s->env->diag);
	if (!p->chain) {
		s->failed = true;
		return;
	}
	unsigned glyph;
	p->han = font_chain_lookup(p->chain, 0x4E2D, &glyph);
	if (!p->han)
		p->han = font_chain_first(p->chain);
}

/* `auto` is on for Chinese and off for everything else. */
static void read_chinese(struct span *p)
{
	const struct fo_node *n = p->node;
	p->zh = is_chinese(n);
	p->marks = text_read_marks(n, p->zh, p->size);

	bool is_auto = text_has_word(n, PROP_AXF_TEXT_AUTOSPACE, KW_AUTO);
	bool all = text_has_word(n, PROP_AXF_TEXT_AUTOSPACE, KW_NORMAL) || (is_auto && p->zh);
	p->autospace_alpha = all || text_has_word(n, PROP_AXF_TEXT_AUTOSPACE, KW_IDEOGRAPH_ALPHA);
	p->autospace_numeric = all || text_has_word(n, PROP_AXF_TEXT_AUTOSPACE, KW_IDEOGRAPH_NUMERIC);
	p->autospace_bracket = text_has_word(n, PROP_AXF_TEXT_AUTOSPACE, KW_IDEOGRAPH_PARENTHESIS);
	const struct fo_value *width = fo_get(n, PROP_AXF_TEXT_AUTOSPACE_WIDTH);
	p->autospace = width->kind == VALUE_LENGTH ?
		mpt_max(0, fo_length(n, PROP_AXF_TEXT_AUTOSPACE_WIDTH, p->size)) : p->size / 4;
}

/* What a spacing may change by; true if by anything. */
static bool read_range(const struct fo_node *n, mpt optimum, enum fo_property minimum,
	enum fo_property maximum, mpt *shrink, mpt *grow)
{
	*shrink = *grow = 0;
	if (fo_get(n, minimum)->kind == VALUE_LENGTH)
		*shrink = mpt_max(0, optimum - fo_length(n, minimum, 0));
	if (fo_get(n, maximum)->kind == VALUE_LENGTH)
		*grow = mpt_max(0, fo_length(n, maximum, 0) - optimum);
	return *shrink > 0 || *grow > 0;
}

static int read_count(const struct fo_node *n, enum fo_property p)
{
	double count = fo_number(n, p);
	return count < 1 ? 1 : count > HYPHEN_WORD_MAX ? HYPHEN_WORD_MAX : (int)count;
}

static void read_hyphenation(struct span *p)
{
	p->hyphenate = fo_keyword(p->node, PROP_HYPHENATE) == KW_TRUE;
	if (!p->hyphenate)
		return;
	p->hyphen_remain = read_count(p->node, PROP_HYPHENATION_REMAIN_CHARACTER_COUNT);
	p->hyphen_push = read_count(p->node, PROP_HYPHENATION_PUSH_CHARACTER_COUNT);
}

static void read_spacing(struct span *p)
{
	p->letters_vary = read_range(p->node, p->letter_spacing, PROP_LETTER_SPACING_MINIMUM,
		PROP_LETTER_SPACING_MAXIMUM, &p->letter_shrink, &p->letter_grow);
	p->spaces_vary = read_range(p->node, p->word_spacing, PROP_WORD_SPACING_MINIMUM,
		PROP_WORD_SPACING_MAXIMUM, &p->word_shrink, &p->word_grow);
}

uint32_t text_span(struct source *s, const struct fo_node *node, uint32_t outer)
{
	if (s->span_count == s->span_cap) {
		s->span_cap = s->span_cap ? s->span_cap * 2 : 4;
		s->spans = xrealloc(s->spans, s->span_cap * sizeof *s->spans);
	}
	struct span *p = &s->spans[s->span_count];
	*p = (struct span){
		.node = node,
		.letter_spacing = fo_length(node, PROP_LETTER_SPACING_OPTIMUM, 0),
		.word_spacing = fo_length(node, PROP_WORD_SPACING_OPTIMUM, 0),
		.stretch = text_stretch_of(node),
		.raised = node != s->block && is_raised(node),
		.no_wrap = fo_keyword(node, PROP_WRAP_OPTION) == KW_NO_WRAP,
		.linefeed = fo_keyword(node, PROP_LINEFEED_TREATMENT),
		.treatment = fo_keyword(node, PROP_WHITE_SPACE_TREATMENT),
		.collapse = fo_keyword(node, PROP_WHITE_SPACE_COLLAPSE) != KW_FALSE,
		.transform = fo_keyword(node, PROP_TEXT_TRANSFORM),
		.line_break = fo_keyword(node, PROP_AXF_LINE_BREAK),
		.word_break = fo_keyword(node, PROP_AXF_WORD_BREAK),
		.retain = fo_keyword(node, PROP_SUPPRESS_AT_LINE_BREAK) == KW_RETAIN,
	};
	read_font(s, p);
	read_chinese(p);
	if (s->vertical)
		p->vertical = vertical_style(node);
	read_spacing(p);
	p->outer = outer;
	p->keep_next = node != s->block &&
		fo_keep(node, PROP_KEEP_WITH_NEXT_WITHIN_LINE) == FO_KEEP_ALWAYS;
	p->keep_previous = node != s->block &&
		fo_keep(node, PROP_KEEP_WITH_PREVIOUS_WITHIN_LINE) == FO_KEEP_ALWAYS;
	s->keeps = s->keeps || p->keep_next || p->keep_previous;
	read_hyphenation(p);
	if (outer != UINT32_MAX)
		p->spread = mpt_max(0, fo_length(node, PROP_BANXIN_DISTRIBUTE_WIDTH, 0));
	s->spreads = s->spreads || p->spread > 0;
	if (node != s->block && fo_keyword(node, PROP_BANXIN_WARICHU) == KW_TRUE)
		p->warichu = node;
	if (outer != UINT32_MAX) {
		const struct span *o = &s->spans[outer];
		if (o->warichu)
			p->warichu = o->warichu;
		p->raised = p->raised || o->raised;
		p->keep = o->keep;
		if (!p->keep && fo_specified(node, PROP_KEEP_TOGETHER_WITHIN_LINE) &&
			fo_keep(node, PROP_KEEP_TOGETHER_WITHIN_LINE) == FO_KEEP_ALWAYS)
			p->keep = node;
	}
	s->warichu = s->warichu || p->warichu;
	return s->span_count++;
}
