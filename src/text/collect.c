/* collect.c -- formatting objects to units, and the paragraph as a whole. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "text/linebreak.h"
#include "text/unit.h"

static void make_room(struct source *s)
{
	s->cap = s->cap ? s->cap * 2 : 256;
	s->units = xrealloc(s->units, s->cap * sizeof *s->units);
}

static inline struct unit *push(struct source *s, enum unit_kind kind, uint32_t span)
{
	if (s->count == s->cap)
		make_room(s);
	struct unit *u = &s->units[s->count++];
	*u = (struct unit){ .kind = (uint8_t)kind, .span = span, .row = 1 };
	return u;
}

static inline void push_plain(struct source *s, uint32_t span, uint32_t ch)
{
	if (s->count == s->cap)
		make_room(s);
	s->units[s->count++] = (struct unit){ .ch = ch, .source = ch, .span = span, .row = 1,
		.kind = UNIT_CHAR, .form = FORM_HAN, .property = LB_ID | LINE_WIDE, .plain = true,
		.first = true };
}

static void push_node(
	struct source *s, enum unit_kind kind, uint32_t span, const struct fo_node *node)
{
	struct unit *u = push(s, kind, span);
	u->node = node;
	u->form = FORM_INLINE;
	s->edges = s->edges || kind == UNIT_OPENING || kind == UNIT_CLOSING;
}

/* The character before the one about to come belongs to the same word. */
static bool in_word(const struct source *s)
{
	for (uint32_t i = s->count; i-- > 0;) {
		const struct unit *u = &s->units[i];
		if (unit_is_real(u))
			return u->kind == UNIT_CHAR &&
				(line_property(u->ch) & LINE_ALNUM || u->ch == '\'' || u->ch == 0x2019);
	}
	return false;
}

static uint32_t transformed(const struct source *s, const struct span *p, uint32_t ch)
{
	if (p->transform == KW_UPPERCASE)
		return case_upper(ch);
	if (p->transform == KW_LOWERCASE)
		return case_lower(ch);
	return p->transform == KW_CAPITALIZE && !in_word(s) ? case_upper(ch) : ch;
}

static void push_char(struct source *s, uint32_t span, uint32_t ch)
{
	const struct span *p = &s->spans[span];
	if (text_is_plain_han(ch)) { /* no case */
		push_plain(s, span, ch);
		return;
	}
	if (p->transform != KW_NONE && p->transform != KW_NONE_GIVEN)
		ch = transformed(s, p, ch);
	struct unit *u = push(s, UNIT_CHAR, span);
	u->ch = u->source = ch;
	if (p->small_caps && case_upper(ch) != ch) {
		u->ch = case_upper(ch);
		u->small = true;
	}
}

/* The plain Han character at P, which is always three bytes; 0 if there is none. */
static inline uint32_t plain_at(const char *p, const char *end)
{
	const unsigned char *b = (const unsigned char *)p;
	if (end - p < 3)
		return 0;
	uint32_t bytes = (uint32_t)b[0] << 16 | (uint32_t)b[1] << 8 | b[2];
	uint32_t ch = (bytes >> 4 & 0xF000) | (bytes >> 2 & 0xFC0) | (bytes & 0x3F);
	return (bytes & 0xF0C0C0) == 0xE08080 && text_is_plain_han(ch) ? ch : 0;
}

/* A row of plain characters from P on; returns its end, P if there is none. */
static const char *push_row(struct source *s, uint32_t span, const char *p, const char *end)
{
	uint32_t head = s->count, ch;
	for (; s->count - head < UINT8_MAX && (ch = plain_at(p, end)) != 0; p += 3)
		push_plain(s, span, ch);
	if (s->count > head)
		s->units[head].row = (uint8_t)(s->count - head);
	return p;
}

static void push_text(struct source *s, uint32_t span, const char *text, size_t len)
{
	for (const char *p = text, *end = text + len; p < end;) {
		const char *row = p;
		p = push_row(s, span, p, end);
		if (p == row)
			push_char(s, span, utf8_next(&p, end));
	}
}

/* Edges take room only where they have some, and are there only once. */
static void push_edge(struct source *s, const struct fo_node *n, uint32_t span, bool start)
{
	if (start ? n->continued : n->goes_on)
		return;
	if (text_has_edge(n, start, s->reference))
		push_node(s, start ? UNIT_OPENING : UNIT_CLOSING, span, n);
}

static void push_generated(struct source *s, const struct fo_node *n, uint32_t outer)
{
	uint32_t span = text_span(s, n, outer);
	const char *text = s->env->generated ? s->env->generated(s->env->user, n) : NULL;
	if (!text || s->failed)
		return;
	push_edge(s, n, span, true);
	push_text(s, span, text, strlen(text));
	push_edge(s, n, span, false);
}

static void push_character(struct source *s, const struct fo_node *n, uint32_t outer)
{
	const char *text = fo_string(n, PROP_CHARACTER);
	uint32_t span = text_span(s, n, outer);
	if (!*text || s->failed)
		return;
	push_edge(s, n, span, true);
	push_char(s, span, utf8_next(&text, text + strlen(text)));
	push_edge(s, n, span, false);
}

static void push_leader(struct source *s, const struct fo_node *n, uint32_t outer)
{
	uint32_t span = text_span(s, n, outer);
	push_edge(s, n, span, true);
	push_node(s, UNIT_LEADER, span, n);
	push_edge(s, n, span, false);
}

static void walk(struct source *s, const struct fo_node *first, const struct fo_node *end,
	uint32_t span);

/* The next syllable of the 注音 in [*P, END), behind the character it is for. */
static void push_syllable(struct source *s, uint32_t span, const char **p, const char *end)
{
	uint32_t ch = ' ';
	while (*p < end && ch <= ' ')
		ch = utf8_next(p, end);
	while (ch > ' ') {
		push_char(s, span, ch);
		s->units[s->count - 1].bopomofo = true;
		s->units[s->count - 1].plain = false;
		ch = *p < end ? utf8_next(p, end) : ' ';
	}
}

/* Puts the syllables of TEXT behind the characters that the units from FROM on are. */
static void push_bopomofo(struct source *s, const struct fo_node *text, uint32_t outer, uint32_t from)
{
	uint32_t count = s->count - from, span = text_span(s, text, outer);
	struct unit *base = xmalloc(count * sizeof *base);
	struct buf syllables;
	buf_init(&syllables, SIZE_MAX);
	if (!fo_specified(text, PROP_FONT_SIZE)) /* CLREQ: 3:10 */
		s->spans[span].size = s->spans[outer].size * 3 / 10;
	s->spans[span].letter_spacing = s->spans[outer].letter_spacing;
	fo_add_text(text, &syllables);
	const char *p = syllables.data;
	memcpy(base, s->units + from, count * sizeof *base);
	s->count = from;
	for (uint32_t i = 0; i < count; i++) {
		*push(s, UNIT_CHAR, span) = base[i];
		s->units[s->count - 1].row = 1;
		if (base[i].kind == UNIT_CHAR && base[i].ch > ' ')
			push_syllable(s, span, &p, syllables.data + syllables.len);
	}
	buf_release(&syllables);
	free(base);
}

/* A base with its annotation; TEXT may be NULL. */
static void push_annotated(struct source *s, const struct fo_node *base, const struct fo_node *text,
	uint32_t outer)
{
	uint32_t span = text_span(s, base, outer), from = s->count;
	uint32_t syllables = text ? ruby_syllables(base, text) : 0;
	if (s->failed)
		return;
	if (text && syllables <= 1 && !s->spans[span].keep)
		s->spans[span].keep = base;
	walk(s, base->first, NULL, span);
	if (!text || s->failed)
		return;
	if (syllables && bopomofo_stands(text))
		push_bopomofo(s, text, span, from);
	else
		ruby_annotate(s, text, from, s->count, syllables > 1);
}

static void push_ruby(struct source *s, const struct fo_node *n, uint32_t outer)
{
	uint32_t span = text_span(s, n, outer);
	push_edge(s, n, span, true);
	for (const struct fo_node *c = n->first; c && !s->failed; c = c->next)
		if (c->object == FO_RUBY_BASE)
			push_annotated(s, c,
				c->next && c->next->object == FO_RUBY_TEXT ? c->next : NULL, span);
	push_edge(s, n, span, false);
}

static void push_inline(struct source *s, const struct fo_node *n, uint32_t outer, bool note)
{
	uint32_t span = text_span(s, n, outer);
	s->spans[span].note = note || (outer != UINT32_MAX && s->spans[outer].note);
	push_edge(s, n, span, true);
	walk(s, n->first, NULL, span);
	push_edge(s, n, span, false);
}

/* A block among inlines: it begins and ends lines, its other properties have no effect here. */
static void push_block(struct source *s, const struct fo_node *n, uint32_t outer)
{
	s->blocks = true;
	push(s, UNIT_NEWLINE, outer);
	push_inline(s, n, outer, false);
	push(s, UNIT_NEWLINE, outer);
}

/* Floats, footnotes and ranges are anchors already; everything else with an id gets one. */
static bool wants_anchor(const struct fo_node *n)
{
	return n->object != FO_TEXT && n->object != FO_FLOAT && n->object != FO_FOOTNOTE &&
		n->object != FO_INDEX_RANGE_BEGIN && n->object != FO_INDEX_RANGE_END &&
		!n->continued && (*fo_string(n, PROP_ID) || *fo_string(n, PROP_INDEX_KEY));
}

static void push_footnote(struct source *s, const struct fo_node *n, uint32_t span)
{
	const struct fo_node *mark = fo_child(n, FO_INLINE);
	if (mark && wants_anchor(mark))
		push_node(s, UNIT_MARK, span, mark);
	if (mark)
		push_inline(s, mark, span, true);
	push_node(s, UNIT_NOTE, span, n);
}

static void push_citations(struct source *s, const struct fo_node *n, uint32_t outer)
{
	size_t count = 0;
	const struct text_piece *p =
		s->env->citations ? s->env->citations(s->env->user, n, &count) : NULL;
	uint32_t list = text_span(s, n, outer);
	push_edge(s, n, list, true);
	for (size_t i = 0; i < count && !s->failed; i++) {
		uint32_t span = p[i].text ? text_span(s, p[i].node, list) : list;
		if (s->failed)
			break;
		if (p[i].text)
			push_text(s, span, p[i].text, strlen(p[i].text));
		else
			push_inline(s, p[i].node, list, false);
	}
	push_edge(s, n, list, false);
}

/* Objects that hold text, or stand for some. */
static void push_child(struct source *s, const struct fo_node *n, uint32_t span)
{
	switch (n->object) {
	case FO_TEXT:
		push_text(s, span, n->text.data, n->text.len);
		break;
	case FO_CHARACTER:
		push_character(s, n, span);
		break;
	case FO_INLINE:
	case FO_WRAPPER:
	case FO_BASIC_LINK:
	case FO_BIDI_OVERRIDE:
		push_inline(s, n, span, false);
		break;
	case FO_BLOCK:
		push_block(s, n, span);
		break;
	case FO_PAGE_NUMBER:
	case FO_PAGE_NUMBER_CITATION:
	case FO_PAGE_NUMBER_CITATION_LAST:
		push_generated(s, n, span);
		break;
	case FO_INDEX_PAGE_CITATION_LIST:
		push_citations(s, n, span);
		break;
	case FO_RETRIEVE_MARKER:
	case FO_RETRIEVE_TABLE_MARKER:
		n = s->env->retrieve ? s->env->retrieve(s->env->user, n) : NULL;
		if (n)
			push_inline(s, n, span, false);
		break;
	case FO_LEADER:
		push_leader(s, n, span);
		break;
	case FO_EXTERNAL_GRAPHIC:
	case FO_INSTREAM_FOREIGN_OBJECT:
	case FO_INLINE_CONTAINER:
		push_node(s, UNIT_OBJECT, span, n);
		break;
	case FO_RUBY:
		push_ruby(s, n, span);
		break;
	case FO_FOOTNOTE:
		push_footnote(s, n, span);
		break;
	case FO_FLOAT:
	case FO_INDEX_RANGE_BEGIN:
		push_node(s, UNIT_MARK, span, n);
		break;
	case FO_INDEX_RANGE_END:
		push_node(s, UNIT_NOTE, span, n);
		break;
	default:
		break; /* markers and the like stand outside the text */
	}
}

static void walk(
	struct source *s, const struct fo_node *first, const struct fo_node *end, uint32_t span)
{
	for (const struct fo_node *n = first; n != end && n && !s->failed; n = n->next) {
		if (wants_anchor(n))
			push_node(s, UNIT_MARK, span, n);
		push_child(s, n, span);
	}
}

void text_collect_units(struct source *s, const struct fo_node *first, const struct fo_node *end)
{
	uint32_t span = text_span(s, s->block, UINT32_MAX);
	walk(s, first, end, span);
}

/* The units that are no edges or anchors; neighbours are looked for among these. */
static void list_real(struct source *s)
{
	s->real = xmalloc(s->count * sizeof *s->real);
	for (uint32_t i = 0; i < s->count; i++)
		if (unit_is_real(&s->units[i]))
			s->real[s->real_count++] = i;
}

static struct paragraph *finish(struct source *s)
{
	struct paragraph *p = ARENA_NEW(s->arena, struct paragraph);
	struct shaped out = { 0 };
	unsigned hyphen;
	text_shape(s, &out);
	if (!s->failed) {
		text_cut_words(s, &out);
		text_gaps(s, &out);
		if (s->edges)
			text_edge_spaces(s, &out);
		if (s->spreads)
			text_spread(s, &out);
		ruby_make_room(s, &out);
		if (s->warichu)
			text_halve_notes(s, &out);
		if (text_stretches(s))
			text_stretch(s, &out);
		if (s->grid)
			text_grid_fit(s, &out);
	}
	p->block = s->block;
	p->has_ruby = s->ruby_count > 0;
	p->has_warichu = s->warichu;
	p->cells = out.cells;
	p->cell_count = out.cell_count;
	struct text_glyph *glyphs = ARENA_ROOM(s->arena, out.glyph_count, struct text_glyph);
	if (out.glyph_count)
		memcpy(glyphs, out.glyphs, out.glyph_count * sizeof *glyphs);
	p->glyphs = glyphs;
	p->text = (struct slice){ s->text, s->text_len };
	p->hyphen_face = font_chain_lookup(s->spans[0].chain, '-', &hyphen);
	free(out.glyphs);
	free(out.unit_of);
	return p;
}

struct paragraph *text_collect(struct arena *a, const struct text_env *env,
	const struct fo_node *block, const struct fo_node *first, const struct fo_node *end,
	mpt reference)
{
	struct source s = { .arena = a, .env = env, .block = block, .reference = reference,
		.vertical = fo_is_vertical(block) };
	struct paragraph *p = NULL;
	text_collect_units(&s, first, end);
	if (!s.failed) {
		text_grid_begin(&s);
		text_treat_space(&s);
		list_real(&s);
		text_forms(&s);
		if (s.vertical)
			vertical_orient(&s);
		text_faces(&s);
	}
	if (!s.failed) {
		text_find_breaks(&s);
		if (s.vertical)
			vertical_stand(&s);
		p = finish(&s);
	}
	free(s.units);
	free(s.spans);
	free(s.real);
	free(s.rubies);
	return s.failed ? NULL : p;
}
