/* cut.c -- words longer than a line fall into a cell for each of their characters, and so do those
 * whose letter-spacing is a range; words that may be divided with a hyphen fall into their parts.
 *
 * The glyphs stay as they were shaped; only the cell is divided. So a word that finds room all the
 * same looks as if nothing had happened. */
#include <stdlib.h>

#include "text/linebreak.h"
#include "text/unit.h"

/* In ems. Below it a word reads better beyond the edge than letter under letter. */
enum { LEAST_MEASURE = 2 };

static const struct unit *first_unit(const struct source *s, const struct shaped *o, uint32_t cell)
{
	return &s->units[o->unit_of[cell]];
}

static bool is_word(const struct source *s, const struct shaped *o, uint32_t cell)
{
	const struct unit *u = first_unit(s, o, cell);
	return u->kind == UNIT_CHAR && u->form == FORM_WORD;
}

/* The end of the word that begins with CELL: cells that no break parts, and edges and anchors
 * between them. Its width is 0 if CELL begins none; then the end is behind CELL. */
static uint32_t word_end(const struct source *s, const struct shaped *o, uint32_t cell, mpt *width)
{
	uint32_t end = cell + 1;
	mpt sum = 0;
	*width = 0;
	for (uint32_t c = cell; is_word(s, o, cell) && c < o->cell_count; c++) {
		bool word = is_word(s, o, c);
		if (!word && unit_is_real(first_unit(s, o, c)))
			break;
		sum += o->cells[c].width;
		if (!word)
			continue;
		*width = sum;
		end = c + 1;
		if (s->units[o->unit_of[c + 1] - 1].brk != BRK_NEVER)
			break;
	}
	return end;
}

/* Marks stay with their neighbours even here. */
static bool may_part(const struct source *s, const struct unit *left, const struct unit *right)
{
	const struct span *p = unit_span(s, left);
	if (p->no_wrap || p->keep || !(right->property & LINE_ALNUM))
		return false;
	switch (left->property & LINE_CLASS_MASK) {
	case LB_OP:
	case LB_PR:
	case LB_GL:
	case LB_QU:
		return false;
	default:
		return true;
	}
}

/* A cell being cut: the unit its next part begins with, and the new cells. */
struct cutter {
	struct source *s;
	struct shaped *o;
	struct cell *cells;
	uint32_t *unit_of;
	uint32_t count;
};

/* Where cells are cut besides places for a hyphen, and whether a line may end there. */
enum cuts { CUT_HYPHENS, CUT_LETTERS, CUT_ANYWHERE };

/* Whether glyph G of cell C begins a character that is to begin a cell; *UNIT moves on to it. */
static bool begins_part(const struct cutter *k, const struct cell *c, uint32_t g, enum cuts cuts,
	uint32_t *unit)
{
	const struct text_glyph *glyph = &k->o->glyphs[c->glyph + g];
	if (glyph->text <= glyph[-1].text)
		return false;
	while (k->s->units[*unit].text < glyph->text)
		++*unit;
	const struct unit *u = &k->s->units[*unit];
	if (u->form != FORM_WORD || u[-1].hyphen)
		return u->form == FORM_WORD;
	return cuts == CUT_LETTERS || (cuts == CUT_ANYWHERE && may_part(k->s, u - 1, u));
}

static void push(struct cutter *k, const struct cell *c, uint32_t unit)
{
	k->cells[k->count] = *c;
	k->unit_of[k->count++] = unit;
}

/* The glyphs [G, END) of cell C, whose places count from the new cell's start. */
static void push_part(struct cutter *k, const struct cell *c, uint32_t g, uint32_t end, uint32_t unit)
{
	struct text_glyph *glyphs = k->o->glyphs + c->glyph;
	bool last = end == c->glyph_count;
	mpt start = g ? glyphs[g].x : 0;
	struct cell part = *c;
	part.glyph += g;
	part.glyph_count = end - g;
	part.text = g ? glyphs[g].text : c->text;
	part.text_len = (last ? c->text + c->text_len : glyphs[end].text) - part.text;
	part.width = c->width - start;
	if (!last) /* letter-spacing comes back as the gap between the parts */
		part.width = glyphs[end].x - start -
			unit_span(k->s, &k->s->units[unit])->letter_spacing;
	for (uint32_t i = g; i < end; i++)
		glyphs[i].x -= (int32_t)start;
	push(k, &part, unit);
}

static void allow_break(struct unit *u)
{
	u->brk = u->hyphen ? BRK_HYPHEN : BRK_MAY;
	u->penalty = u->hyphen ? PENALTY_HYPHEN : PENALTY_EMERGENCY;
}

static void cut_cell(struct cutter *k, uint32_t cell, enum cuts cuts)
{
	const struct cell *c = &k->o->cells[cell];
	uint32_t first = k->o->unit_of[cell], unit = first, from = 0;
	for (uint32_t g = 1; g < c->glyph_count; g++) {
		if (!begins_part(k, c, g, cuts, &unit))
			continue;
		push_part(k, c, from, g, first);
		if (cuts == CUT_ANYWHERE || k->s->units[unit - 1].hyphen)
			allow_break(&k->s->units[unit - 1]);
		first = unit;
		from = g;
	}
	push_part(k, c, from, c->glyph_count, first);
}

/* Cuts the cells [FROM, END) of a word, and lets a line end between them. */
static void cut_word(struct cutter *k, uint32_t from, uint32_t end)
{
	struct unit *last = NULL;
	for (uint32_t c = from; c < end; c++) {
		struct unit *u = &k->s->units[k->o->unit_of[c]];
		if (!is_word(k->s, k->o, c)) {
			push(k, &k->o->cells[c], k->o->unit_of[c]);
			continue;
		}
		if (last && may_part(k->s, last, u))
			allow_break(last);
		cut_cell(k, c, CUT_ANYWHERE);
		last = &k->s->units[k->o->unit_of[c + 1] - 1];
	}
}

static bool is_too_wide(const struct source *s, mpt width)
{
	return width > s->reference && s->reference >= LEAST_MEASURE * s->spans[0].size;
}

static bool letters_vary(const struct source *s, const struct shaped *o, uint32_t cell)
{
	return is_word(s, o, cell) && unit_span(s, first_unit(s, o, cell))->letters_vary;
}

/* A hyphen may stand in CELL, or behind it within its word. */
static bool takes_hyphen(const struct source *s, const struct shaped *o, uint32_t cell)
{
	for (uint32_t u = o->unit_of[cell]; s->hyphens && u < o->unit_of[cell + 1]; u++)
		if (s->units[u].hyphen)
			return true;
	return false;
}

/* Whether any word is to be cut; *MOST is how many cells there are at most once all are cut. */
static bool find_words(const struct source *s, const struct shaped *o, uint32_t *most)
{
	bool found = false;
	*most = o->cell_count;
	for (uint32_t c = 0, end; c < o->cell_count;) {
		mpt width;
		if (first_unit(s, o, c)->plain) { /* a cell each */
			c += first_unit(s, o, c)->row;
			continue;
		}
		end = word_end(s, o, c, &width);
		for (bool wide = is_too_wide(s, width); c < end; c++) {
			if (!wide && !letters_vary(s, o, c) && !takes_hyphen(s, o, c))
				continue;
			found = true;
			*most += o->cells[c].glyph_count;
		}
	}
	return found;
}

/* Cuts a cell of a word that finds room on a line. */
static void cut_fitting(struct cutter *k, uint32_t c)
{
	struct unit *last = &k->s->units[k->o->unit_of[c + 1] - 1];
	if (letters_vary(k->s, k->o, c))
		cut_cell(k, c, CUT_LETTERS);
	else if (takes_hyphen(k->s, k->o, c))
		cut_cell(k, c, CUT_HYPHENS);
	else
		push(k, &k->o->cells[c], k->o->unit_of[c]);
	if (last->hyphen) /* it goes on in another font */
		allow_break(last);
}

void text_cut_words(struct source *s, struct shaped *o)
{
	uint32_t most;
	text_divide_words(s);
	if (s->failed || !find_words(s, o, &most))
		return;
	struct cutter k = { .s = s, .o = o };
	k.cells = ARENA_ROOM(s->arena, most, struct cell);
	k.unit_of = xmalloc((most + 1) * sizeof *k.unit_of);
	for (uint32_t c = 0, end; c < o->cell_count; c = end) {
		mpt width;
		end = word_end(s, o, c, &width);
		if (is_too_wide(s, width)) {
			cut_word(&k, c, end);
			continue;
		}
		for (; c < end; c++)
			cut_fitting(&k, c);
	}
	k.unit_of[k.count] = s->count;
	free(o->unit_of);
	o->cells = k.cells;
	o->unit_of = k.unit_of;
	o->cell_count = k.count;
}
