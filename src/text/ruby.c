/* ruby.c -- annotations: 拼音, 假名 and other small texts beside what they are for (CLREQ,
 * "interlinear annotations").
 *
 * A base is text like any other. Its annotation is a line by itself, set solid and centred, that may
 * reach over neighbours which have none. Two annotations keep a space between them; where they would
 * meet, the gap between their bases is widened, so that a line can be broken and justified as any
 * other, and nothing meets whatever becomes of it. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "text/linebreak.h"
#include "text/unit.h"

/* Of the annotation's size, in percent: Latin letters need room for g below and à above. */
enum { HAN_ASCENT = 88, HAN_DESCENT = 12, WORD_ASCENT = 78, WORD_DESCENT = 22,
	UNDERLINE = 15 /* of the base: a line under it is nearer */ };

static uint32_t count_syllables(const struct fo_node *text)
{
	struct buf b;
	uint32_t count = 0;
	buf_init(&b, SIZE_MAX);
	fo_add_text(text, &b);
	for (size_t i = 0; i < b.len; i++)
		if (!is_space(b.data[i]) && (i == 0 || is_space(b.data[i - 1])))
			count++;
	buf_release(&b);
	return count;
}

/* Adds the Han characters in N to *COUNT; false if something else is there. */
static bool count_han(const struct fo_node *n, uint32_t *count)
{
	if (n->object == FO_TEXT) {
		const char *p = n->text.data, *end = p + n->text.len;
		while (p < end) {
			uint32_t ch = utf8_next(&p, end);
			if (ch >= 0x80 || !is_space((char)ch)) {
				if (!text_is_han(ch))
					return false;
				++*count;
			}
		}
		return true;
	}
	if (n->object != FO_RUBY_BASE && n->object != FO_INLINE && n->object != FO_WRAPPER)
		return false;
	for (const struct fo_node *c = n->first; c; c = c->next)
		if (!count_han(c, count))
			return false;
	return true;
}

uint32_t ruby_syllables(const struct fo_node *base, const struct fo_node *text)
{
	uint32_t characters = 0;
	if (!count_han(base, &characters) || count_syllables(text) != characters)
		return 0;
	return characters;
}

static bool is_shown(const struct cell *c)
{
	return c->kind != CELL_SPACE && c->kind != CELL_NEWLINE;
}

/* The width of P's cells in one line. */
static mpt solid_width(const struct paragraph *p)
{
	mpt width = 0;
	for (size_t i = 0; i < p->cell_count; i++)
		width += p->cells[i].width + (i + 1 < p->cell_count ? p->cells[i].gap : 0);
	return width;
}

static bool is_words(const struct paragraph *p)
{
	for (size_t i = 0; i < p->cell_count; i++)
		if (p->cells[i].han)
			return false;
	return p->cell_count > 0;
}

/* The next stretch of cells without a space from *AT on; false if there is none. WHOLE: spaces may
 * be within. */
static bool next_piece(const struct paragraph *p, size_t *at, bool whole, struct paragraph *piece)
{
	size_t from = *at, end;
	while (from < p->cell_count && !is_shown(&p->cells[from]))
		from++;
	for (end = from; end < p->cell_count && (whole || is_shown(&p->cells[end]));)
		end++;
	*at = end;
	while (end > from && !is_shown(&p->cells[end - 1]))
		end--;
	*piece = *p;
	piece->cells += from;
	piece->cell_count = end - from;
	return end > from;
}

static uint32_t count_pieces(const struct paragraph *p)
{
	struct paragraph piece;
	uint32_t count = 0;
	for (size_t at = 0; next_piece(p, &at, false, &piece);)
		count++;
	return count;
}

static uint32_t add_annotation(
	struct source *s, const struct fo_node *text, const struct paragraph *piece)
{
	struct annotation *a = ARENA_NEW(s->arena, struct annotation);
	struct paragraph *p = ARENA_NEW(s->arena, struct paragraph);
	*p = *piece;
	*a = (struct annotation){ .node = text, .text = p, .width = solid_width(p),
		.words = is_words(p) };
	s->rubies = xrealloc(s->rubies, (s->ruby_count + 2) * sizeof *s->rubies);
	s->rubies[++s->ruby_count] = a;
	return s->ruby_count;
}

/* How far the units of the base reach, with annotations that they have already. */
static mpt reach_of(const struct source *s, const struct unit *u, bool below)
{
	const struct span *p = unit_span(s, u);
	int units = below ? -p->han->descender : p->han->ascender;
	mpt reach = mpt_scale(p->size, units, p->han->units_per_em);
	if (below && fo_has_keyword(p->node, PROP_TEXT_DECORATION, KW_UNDERLINE))
		reach += p->size * UNDERLINE / 100;
	const struct annotation *inner = u->ruby ? s->rubies[u->ruby] : NULL;
	return inner ? mpt_max(reach, below ? inner->under : inner->over) : reach;
}

/* Annotation ID is for the units FROM .. TO. */
static void attach(struct source *s, uint32_t id, uint32_t from, uint32_t to)
{
	struct annotation *a = s->rubies[id];
	enum keyword position = fo_keyword(a->node, PROP_AXF_RUBY_POSITION);
	bool below = position == KW_AFTER || position == KW_UNDER;
	mpt size = fo_length(a->node, PROP_FONT_SIZE, 0), reach = 0;
	for (uint32_t i = from; i < to; i++) {
		struct unit *u = &s->units[i];
		reach = mpt_max(reach, reach_of(s, u, below));
		if (!u->ruby)
			u->ruby = id;
		else if (!s->rubies[u->ruby]->outer && u->ruby != id)
			s->rubies[u->ruby]->outer = a;
	}
	mpt ascent = size * (a->words ? WORD_ASCENT : HAN_ASCENT) / 100;
	mpt descent = size * (a->words ? WORD_DESCENT : HAN_DESCENT) / 100;
	a->shift = below ? -(reach + ascent) : reach + descent;
	a->over = below ? 0 : reach + ascent + descent;
	a->under = below ? reach + ascent + descent : 0;
}

static void annotate_each(
	struct source *s, const struct fo_node *text, const struct paragraph *p, uint32_t from)
{
	struct paragraph piece;
	for (size_t at = 0; next_piece(p, &at, false, &piece);) {
		while (s->units[from].kind != UNIT_CHAR || s->units[from].ch <= ' ')
			from++;
		attach(s, add_annotation(s, text, &piece), from, from + 1);
		from++;
	}
}

void ruby_annotate(
	struct source *s, const struct fo_node *text, uint32_t from, uint32_t to, bool each)
{
	const struct paragraph *p =
		text_collect(s->arena, s->env, text, text->first, NULL, s->reference);
	struct paragraph piece;
	uint32_t characters = 0;
	size_t at = 0;
	if (!p) {
		s->failed = true;
		return;
	}
	for (uint32_t i = from; i < to; i++)
		characters += s->units[i].kind == UNIT_CHAR && text_is_han(s->units[i].ch);
	if (each && count_pieces(p) == characters)
		annotate_each(s, text, p, from);
	else if (from < to && next_piece(p, &at, true, &piece))
		attach(s, add_annotation(s, text, &piece), from, to);
}

/* The cells of a base, and how far its annotation reaches beyond them: less than 0 within. */
struct base {
	const struct annotation *a;
	uint32_t first, end;
	mpt before, behind;
	bool word; /* among words with an annotation each */
};

struct bases {
	const struct source *s;
	struct shaped *out;
	struct base *list;
	uint32_t count;
};

static bool is_over(const struct annotation *a, const struct cell *c)
{
	return c->ruby && (c->ruby == a || c->ruby->outer == a);
}

static void add_base(struct bases *b, const struct annotation *a, uint32_t first)
{
	uint32_t end = first + 1;
	while (end < b->out->cell_count && is_over(a, &b->out->cells[end]))
		end++;
	b->list[b->count++] = (struct base){ .a = a, .first = first, .end = end };
}

/* The bases of the inner annotations, or of the outer ones. */
static void list_bases(struct bases *b, bool outer)
{
	const struct cell *cells = b->out->cells;
	b->count = 0;
	for (uint32_t i = 0; i < b->out->cell_count; i++) {
		const struct annotation *a = cells[i].ruby;
		if (a && outer)
			a = a->outer;
		if (a && (i == 0 || !is_over(a, &cells[i - 1])))
			add_base(b, a, i);
	}
}

static const struct unit *unit_of(const struct bases *b, uint32_t cell)
{
	return &b->s->units[b->out->unit_of[cell]];
}

/* A cell with something to see. */
static bool is_text(const struct bases *b, uint32_t cell)
{
	return unit_is_real(unit_of(b, cell)) && is_shown(&b->out->cells[cell]);
}

static void widen(struct cell *c, mpt by, mpt least)
{
	c->gap += by;
	c->gap_min += least;
	c->gap_max += by;
}

/* A base narrower than its annotation spreads out under it, if so asked. */
static void spread(struct bases *b, struct base *x)
{
	enum keyword align = fo_keyword(x->a->node, PROP_AXF_RUBY_ALIGN);
	uint32_t gaps = x->end - x->first - 1;
	mpt width = 0;
	for (uint32_t i = x->first; i < x->end; i++)
		width += b->out->cells[i].width + (i + 1 < x->end ? b->out->cells[i].gap : 0);
	mpt rest = x->a->width - width;
	bool between = align == KW_DISTRIBUTE || align == KW_SPACE_BETWEEN;
	bool around = align == KW_SPACE_AROUND || (align == KW_AUTO && !x->a->words);
	if (rest > 0 && gaps > 0 && (between || around)) {
		mpt part = rest / (gaps + (around ? 1 : 0));
		for (uint32_t i = x->first; i + 1 < x->end; i++)
			widen(&b->out->cells[i], part, part);
		rest -= part * gaps;
	}
	x->before = align == KW_START ? 0 : align == KW_END ? rest : rest / 2;
	x->behind = rest - x->before;
}

/* 分词连写 (GB/T 16159): where one of several annotated bases in a row is a word of more than one
 * character, all of them are words. Marks between them don't count. */
static void find_words(struct bases *b)
{
	for (uint32_t i = 0, end; i < b->count; i = end) {
		bool word = false;
		for (end = i; end < b->count; end++) {
			const struct base *x = &b->list[end];
			bool apart = false;
			for (uint32_t c = end > i ? x[-1].end : x->first; c < x->first; c++)
				apart = apart || b->out->cells[c].han;
			if (apart)
				break;
			word = word || (x->a->words && x->end - x->first > 1);
		}
		for (uint32_t k = i; k < end; k++)
			b->list[k].word = word;
	}
}

/* What two annotations keep between them: a word space. Readings in kana may touch. */
static mpt least_space(const struct base *x, const struct base *y)
{
	const struct base *words = x && x->a->words ? x : y && y->a->words ? y : NULL;
	return words ? fo_length(words->a->node, PROP_FONT_SIZE, 0) / 4 : 0;
}

/* How far X's annotation may reach over cell C, which has none: not beyond its middle. */
static mpt overhang(const struct bases *b, const struct base *x, uint32_t cell, bool before)
{
	enum keyword k = fo_keyword(x->a->node, PROP_AXF_RUBY_OVERHANG);
	const struct cell *c = &b->out->cells[cell];
	if (k == KW_NONE || k == (before ? KW_END : KW_START))
		return 0;
	mpt half = mpt_min(c->width, c->size) / 2 - least_space(x, NULL) / 2;
	return mpt_max(0, half);
}

/* From the text cell LEFT to the text cell RIGHT there are to be NEED at the least. Returns what
 * there is. The gap that grows is that where a line may end. */
static mpt keep_apart(struct bases *b, uint32_t left, uint32_t right, mpt need)
{
	struct cell *cells = b->out->cells;
	mpt gap = 0, least = 0;
	uint32_t at = left;
	for (uint32_t c = left; c < right; c++) {
		mpt width = c > left ? cells[c].width : 0;
		gap += cells[c].gap + width;
		least += (cells[c].squeeze == SQUEEZE_NONE ? cells[c].gap : cells[c].gap_min) + width;
		if (cells[c].brk != BRK_NEVER && cells[at].brk == BRK_NEVER)
			at = c;
	}
	mpt more = mpt_max(0, need - gap);
	widen(&cells[at], more, mpt_max(more, need - least));
	return gap + more;
}

static uint32_t text_before(const struct bases *b, uint32_t cell)
{
	while (cell-- > 0)
		if (is_text(b, cell))
			return cell;
	return UINT32_MAX;
}

static uint32_t text_behind(const struct bases *b, uint32_t cell)
{
	while (cell < b->out->cell_count && !is_text(b, cell))
		cell++;
	return cell < b->out->cell_count ? cell : UINT32_MAX;
}

/* The room behind X, whose annotation begins BEFORE the base and may be moved by it where the base
 * begins a line. */
static void settle_behind(struct bases *b, struct base *x, struct base *next)
{
	struct cell *cells = b->out->cells;
	uint32_t right = text_behind(b, x->end);
	mpt spare = MPT_MAX / 4;
	bool adjoins = next && right == next->first;
	if (right != UINT32_MAX) {
		mpt need = x->behind - (adjoins ? 0 : overhang(b, x, right, false));
		if (adjoins) {
			need += next->before + least_space(x, next);
			if (x->word && next->word)
				need = mpt_max(need, cells[x->end - 1].size / 2);
		}
		mpt wide = keep_apart(b, x->end - 1, right, need);
		spare = wide - need;
		if (adjoins)
			cells[next->end - 1].end_width = mpt_max(cells[next->end - 1].end_width,
				mpt_max(0, next->behind - spare));
	}
	cells[x->first].start_width =
		mpt_max(cells[x->first].start_width, mpt_max(0, x->before - spare));
}

/* The room before X, where no other base adjoins it. */
static void settle_before(struct bases *b, struct base *x, const struct base *previous)
{
	uint32_t left = text_before(b, x->first);
	mpt spare = MPT_MAX / 4;
	if (previous && left == previous->end - 1)
		return;
	if (left != UINT32_MAX) {
		mpt need = x->before - overhang(b, x, left, true);
		spare = keep_apart(b, left, x->first, need) - need;
	}
	struct cell *last = &b->out->cells[x->end - 1];
	last->end_width = mpt_max(last->end_width, mpt_max(0, x->behind - spare));
}

static void settle(struct bases *b)
{
	for (uint32_t i = 0; i < b->count; i++)
		spread(b, &b->list[i]);
	find_words(b);
	for (uint32_t i = 0; i < b->count; i++) {
		struct base *x = &b->list[i], *next = i + 1 < b->count ? x + 1 : NULL;
		settle_before(b, x, i ? x - 1 : NULL);
		settle_behind(b, x, next);
	}
}

void ruby_make_room(const struct source *s, struct shaped *out)
{
	bool outer = false;
	if (s->ruby_count == 0)
		return;
	for (uint32_t c = 0; c < out->cell_count; c++) {
		uint32_t id = s->units[out->unit_of[c]].ruby;
		if (!id)
			continue;
		out->cells[c].ruby = s->rubies[id];
		outer = outer || s->rubies[id]->outer;
	}
	struct bases b = { .s = s, .out = out };
	b.list = xmalloc(out->cell_count * sizeof *b.list);
	list_bases(&b, false);
	settle(&b);
	if (outer) {
		list_bases(&b, true);
		settle(&b);
	}
	free(b.list);
}
