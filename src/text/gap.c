/* gap.c -- what lies between cells: blanks of marks, spaces between Han and Latin, word spaces.
 *
 * The gap between two pieces of text stands behind the last cell before which no line can end:
 * edges and anchors in between take part in neither spacing nor breaking. */
#include "text/linebreak.h"
#include "text/unit.h"

/* One side of a gap: the character there. */
struct side {
	const struct unit *u;
	const struct span *p;
	const struct cell *c;
	enum line_class class;
	bool sign; /* before or behind a letter or digit of the same cell, which it belongs to */
};

/* What lies between two cells. */
struct gap {
	mpt width, min, max;
	enum squeeze_class squeeze;
	enum stretch_class stretch;
};

static bool is_stop(enum form f) /* a mark whose ink is in its left half */
{
	return f == FORM_CLOSE || f == FORM_COMMA || f == FORM_STOP;
}

static bool is_chinese(const struct side *x)
{
	return x->u->kind == UNIT_CHAR && x->u->form >= FORM_BLANK && x->u->form <= FORM_CONNECTOR;
}

static bool is_word(const struct side *x)
{
	return x->u->kind == UNIT_CHAR && x->u->form == FORM_WORD;
}

/* The blank of a mark, whichever side it is on. */
static mpt blank_of(const struct side *x)
{
	const struct marks *m = &x->p->marks;
	if (m->half == HALF_ALL || (m->half == HALF_INSIDE_SENTENCES && x->u->form != FORM_STOP))
		return 0;
	return x->u->form == FORM_WIDE_DOT ? m->blank / 2 : m->blank;
}

/* Stacked marks share ems: an even number of them leaves none blank. */
static mpt blank_behind(const struct side *x)
{
	if (x->u->kind != UNIT_CHAR || !(is_stop(x->u->form) || x->u->form == FORM_WIDE_DOT))
		return 0;
	return is_stop(x->u->form) && x->c->glyph_count % 2 == 0 ? 0 : blank_of(x);
}

static mpt blank_before(const struct side *x)
{
	if (x->u->kind != UNIT_CHAR || !(x->u->form == FORM_OPEN || x->u->form == FORM_WIDE_DOT))
		return 0;
	return blank_of(x);
}

/* Which of the two blanks goes, CLREQ "adjacent marks": of two marks, one at least a bracket. */
static void trim_adjacent(const struct side *a, const struct side *b, mpt *behind, mpt *before)
{
	enum form l = a->u->form, r = b->u->form;
	if (is_stop(l) && is_stop(r) && (l == FORM_CLOSE || r == FORM_CLOSE))
		*behind = 0;
	else if (is_stop(l) && r == FORM_OPEN)
		*before = mpt_max(*before - *behind, 0);
	else if (l == FORM_OPEN && r == FORM_OPEN)
		*before = 0;
	else if (is_stop(l) && (r == FORM_DOT || r == FORM_WIDE_DOT || r == FORM_BLANK))
		*behind = 0;
	else if ((l == FORM_DOT || l == FORM_WIDE_DOT || l == FORM_BLANK) && r == FORM_OPEN)
		*before = 0;
	else if (a->u->upright && vertical_fills_em(a->u->ch) && r == FORM_OPEN)
		*before = 0;
}

/* When the blank of a mark is squeezed. */
static enum squeeze_class squeeze_of(enum form mark)
{
	switch (mark) {
	case FORM_COMMA:
		return SQUEEZE_COMMA;
	case FORM_STOP:
		return SQUEEZE_STOP;
	case FORM_WIDE_DOT:
		return SQUEEZE_DOT;
	default:
		return SQUEEZE_BRACKET;
	}
}

static bool is_rule(enum form f)
{
	return f == FORM_DASH || f == FORM_ELLIPSIS;
}

/* What must not be pulled apart: words, numbers with their signs, dashes, connectors. */
static bool is_unit(const struct side *a, const struct side *b)
{
	if (a->u->kind != UNIT_CHAR || b->u->kind != UNIT_CHAR)
		return false;
	if ((is_word(a) && is_word(b)) || b->u->form == FORM_BOPOMOFO)
		return true;
	if (a->u->form == FORM_JOINED || b->u->form == FORM_JOINED ||
		a->u->form == FORM_CONNECTOR || b->u->form == FORM_CONNECTOR)
		return true;
	if (a->u->ch == '/' || b->u->ch == '/' || (is_rule(a->u->form) && is_rule(b->u->form)))
		return true;
	if (a->u->brk != BRK_NEVER)
		return false;
	return (a->class == LB_NU && (b->class == LB_PO || b->class == LB_NU)) ||
		(a->class == LB_PR && b->class == LB_NU) || (b->p->raised && !a->p->raised);
}

/* A letter or digit, or a narrow sign that belongs to one: 98%, $5, C++. */
static bool is_latin(const struct side *x)
{
	return is_word(x) && (x->u->property & LINE_ALNUM || x->sign);
}

static bool is_ideograph(const struct side *x)
{
	return x->u->kind == UNIT_CHAR && x->u->form == FORM_HAN && text_is_han(x->u->ch);
}

/* The outside of Western brackets: before an opening one, behind a closing one. */
static bool is_outside(const struct side *bracket, bool before)
{
	return is_word(bracket) && (before ? bracket->class == LB_OP :
		bracket->class == LB_CP || bracket->class == LB_CL);
}

/* Raised or lowered text is Western if what it is written to is: the 2 of mc², but not the mark of
 * a note. */
static bool follows_word(const struct source *s, const struct unit *raised)
{
	const struct unit *u = raised;
	while (u > s->units && (!unit_is_real(u) || unit_span(s, u)->raised))
		u--;
	return u->kind == UNIT_CHAR && u->form == FORM_WORD && u->property & LINE_ALNUM;
}

/* Han beside something Western, in either order. Note marks stay close. */
static bool wants_autospace(const struct source *s, const struct side *a, const struct side *b)
{
	bool first = is_ideograph(a);
	const struct side *han = first ? a : b, *latin = first ? b : a;
	if (!first && !is_ideograph(b))
		return false;
	if (han->p->autospace_bracket && is_outside(latin, first))
		return true;
	if (!is_latin(latin))
		return false;
	if (a->p->raised != b->p->raised && (first || !a->p->raised || !follows_word(s, a->u)))
		return false;
	bool figure = latin->class == LB_NU || latin->class == LB_PO || latin->class == LB_PR;
	return figure ? han->p->autospace_numeric : han->p->autospace_alpha;
}

static struct gap autospace(const struct side *a, const struct side *b)
{
	const struct side *han = is_ideograph(a) ? a : b;
	mpt width = han->p->autospace;
	return (struct gap){
		.width = width,
		.min = mpt_min(width, han->c->size / 8),
		.max = mpt_max(width, han->c->size / 3),
		.squeeze = SQUEEZE_HAN_LATIN,
		.stretch = STRETCH_HAN_LATIN,
	};
}

static struct gap mark_gap(const struct side *a, const struct side *b)
{
	mpt behind = blank_behind(a), before = blank_before(b);
	struct gap g = { .stretch = is_unit(a, b) ? STRETCH_NONE : STRETCH_ALL };
	if (behind + before == 0)
		return g;
	if (a->p->marks.adjacent && b->p->marks.adjacent)
		trim_adjacent(a, b, &behind, &before);
	g.width = g.min = g.max = behind + before;
	if (a->p->marks.squeeze && b->p->marks.squeeze && g.width > 0) {
		g.min = 0;
		g.squeeze = squeeze_of(behind > 0 ? a->u->form : b->u->form);
	}
	return g;
}

/* A typed word space of NATURAL width between A and B. In Chinese company it is never added to
 * what would be there without it. */
static struct gap space_gap(const struct source *s, mpt natural, const struct side *a,
	const struct side *b, bool chinese)
{
	if (a && b && wants_autospace(s, a, b))
		return autospace(a, b);
	mpt blank = mpt_max(a ? blank_behind(a) : 0, b ? blank_before(b) : 0);
	mpt size = a ? a->c->size : b ? b->c->size : 0;
	struct gap g = { .width = mpt_max(natural, blank), .squeeze = SQUEEZE_SPACE,
		.stretch = STRETCH_SPACE };
	/* CLREQ: down to 1/4 em, up to 1/2. Western setting: by a third and a half of the space. */
	g.min = chinese ? mpt_min(natural, size / 4) : natural - natural / 3;
	g.max = chinese ? mpt_max(g.width, size / 2) : natural + natural / 2;
	if (g.max < g.width)
		g.max = g.width;
	return g;
}

static void add_spacing(struct gap *g, mpt spacing)
{
	g->width += spacing;
	g->min += spacing;
	g->max += spacing;
}

/* letter-spacing behind a character of P. */
static void add_letter_spacing(struct gap *g, const struct span *p)
{
	add_spacing(g, p->letter_spacing);
	if (!p->letters_vary)
		return;
	g->min -= p->letter_shrink;
	g->max += p->letter_grow;
	if (g->squeeze == SQUEEZE_NONE)
		g->squeeze = SQUEEZE_SPACE;
	if (g->stretch == STRETCH_NONE)
		g->stretch = STRETCH_LETTER;
}

static void set_gap(struct cell *c, const struct gap *g)
{
	c->gap = g->width;
	c->gap_min = g->min;
	c->gap_max = g->max;
	c->squeeze = (uint8_t)g->squeeze;
	c->stretch = (uint8_t)g->stretch;
}

struct walk {
	const struct source *s;
	struct shaped *out;
	bool chinese; /* Han characters among the text */
};

/* A sign that is as narrow as a letter, and leaves no blank of its own beside Han. */
static bool is_sign(const struct unit *u)
{
	switch (u->ch) {
	case '%': case '+': case '-': case '$': case '#': case 0xA3: case 0xA5: case 0xB0: case 0xB1:
	case 0x2030: case 0x20AC: case 0x2212:
		return true;
	default:
		return false;
	}
}

/* A sign beside U is U's. */
static bool belongs(const struct unit *u)
{
	return u->property & LINE_ALNUM || is_sign(u);
}

static struct side side_of(const struct walk *w, uint32_t cell, bool end)
{
	uint32_t first = w->out->unit_of[cell], last = w->out->unit_of[cell + 1] - 1;
	while (last > first && w->s->units[last].form == FORM_JOINED)
		last--;
	const struct unit *unit = &w->s->units[end ? last : first];
	return (struct side){
		.u = unit,
		.p = unit_span(w->s, unit),
		.c = &w->out->cells[cell],
		.class = unit->property & LINE_CLASS_MASK,
		.sign = first < last && is_sign(unit) && belongs(end ? &unit[-1] : &unit[1]),
	};
}

static const struct unit *unit_of(const struct walk *w, uint32_t cell)
{
	return &w->s->units[w->out->unit_of[cell]];
}

/* The unit that says whether a line may end behind CELL. */
static const struct unit *last_unit(const struct walk *w, uint32_t cell)
{
	return &w->s->units[w->out->unit_of[cell + 1] - 1];
}

/* The cell behind which a break between text cells LEFT and RIGHT is taken. */
static uint32_t break_cell(const struct walk *w, uint32_t left, uint32_t right)
{
	uint32_t at = left;
	if (w->out->cells[left].kind == CELL_NEWLINE)
		return left;
	for (uint32_t c = left + 1; c < right; c++)
		if (unit_follows(unit_of(w, c)))
			at = c;
	return at;
}

static bool is_nbsp(const struct side *x)
{
	return x->u->kind == UNIT_CHAR && x->u->form == FORM_NBSP;
}

/* A no-break space has its width; the gap before it only says how far that may change. */
static struct gap nbsp_gap(const struct walk *w, const struct side *nbsp)
{
	struct gap g = space_gap(w->s, nbsp->c->width, nbsp, NULL, w->chinese);
	add_spacing(&g, -g.width);
	return g;
}

/* The space between A and B, where no line may end, is part of a number: 12 345, № 3, 5 km. */
static bool is_inside_number(const struct side *a, const struct side *b)
{
	return (a->class == LB_NU && b->u->kind == UNIT_CHAR && b->u->form == FORM_WORD) ||
		(a->class == LB_PR && b->class == LB_NU);
}

/* What stays of a mark's blank at the start of a line. */
static mpt start_blank(const struct side *x, bool first)
{
	uint8_t trim = x->p->marks.start;
	return trim == TRIM_ALWAYS || (trim == TRIM_BUT_FIRST && !first) ? 0 : blank_before(x);
}

/* Settles the gap between text cells LEFT and RIGHT; BEFORE is the one before LEFT, or LEFT. */
static void settle(struct walk *w, uint32_t before, uint32_t left, uint32_t right)
{
	struct cell *cells = w->out->cells, *l = &cells[left];
	struct side a = side_of(w, left, true), b = side_of(w, right, false);
	uint32_t at = break_cell(w, left, right);
	struct gap g = { 0 };
	cells[at].brk = last_unit(w, left)->brk;
	if (cells[at].brk != BRK_NEVER)
		cells[at].penalty = (int16_t)last_unit(w, left)->penalty;
	if (l->kind == CELL_SPACE) {
		struct side prior = side_of(w, before, true);
		g = space_gap(w->s, l->gap, before != left ? &prior : NULL, &b, w->chinese);
		if (a.p->spaces_vary) {
			g.min = g.width - a.p->word_shrink;
			g.max = g.width + a.p->word_grow;
		} else if (cells[at].brk == BRK_NEVER && is_inside_number(&prior, &b)) {
			g.squeeze = SQUEEZE_NONE;
			g.stretch = STRETCH_NONE;
		}
		at = left;
	} else if (is_nbsp(&b)) {
		g = nbsp_gap(w, &b);
	} else if (is_nbsp(&a)) {
		if (before == left) /* nothing is before it */
			g = nbsp_gap(w, &a);
	} else if (cells[right].kind != CELL_SPACE && l->kind != CELL_NEWLINE) {
		g = wants_autospace(w->s, &a, &b) ? autospace(&a, &b) : mark_gap(&a, &b);
	}
	if ((l->kind == CELL_SPACE || l->glyph_count > 0) && b.u->form != FORM_BOPOMOFO)
		add_letter_spacing(&g, a.p);
	set_gap(&cells[at], &g);
	/* What stands before the mark when it begins a line stands before its anchors too. */
	mpt start = start_blank(&b, l->kind == CELL_NEWLINE);
	if (start)
		cells[cells[at].brk == BRK_NEVER ? right : at + 1].start_width = start;
}

/* One mark hangs, never two. */
static bool may_hang(const struct side *x)
{
	if (x->c->glyph_count != 1)
		return false;
	switch (x->u->ch) {
	case 0x3001: case 0x3002: case 0xFF0C: case 0xFF0E:
		return true;
	case 0xFF01: case 0xFF1A: case 0xFF1B: case 0xFF1F:
		return x->p->marks.hang_all_stops;
	default:
		return false;
	}
}

static void set_end(struct cell *c, const struct side *x)
{
	const struct marks *m = &x->p->marks;
	bool stays = m->end_keeps_stops && (x->u->ch == 0x3002 || x->u->ch == 0xFF0E);
	if (m->end != TRIM_ALWAYS || stays) {
		c->end_width = blank_behind(x);
		c->end_for_room = m->end == TRIM_FOR_ROOM;
	}
	if (m->hang_end != HANG_NEVER && may_hang(x))
		c->hang = m->hang_end;
}

/* Blanks and hanging of CELL where it begins or ends a line; FIRST: nothing is before it. */
static void set_edges(struct walk *w, uint32_t cell, bool first)
{
	struct side a = side_of(w, cell, false);
	struct side b = w->out->unit_of[cell + 1] - w->out->unit_of[cell] == 1 ?
		a : side_of(w, cell, true);
	struct cell *c = &w->out->cells[cell];
	c->start_width = start_blank(&a, first);
	if (a.u->form == FORM_OPEN && (a.p->marks.hang_start || (first && a.p->marks.hang_first)))
		c->hang_start = true;
	if (is_stop(b.u->form) || b.u->form == FORM_WIDE_DOT)
		set_end(c, &b);
}

/* Where the paragraph ends brackets hang too. */
static void set_last(struct walk *w, uint32_t cell)
{
	struct side x = side_of(w, cell, true);
	if (x.u->kind == UNIT_CHAR && x.p->marks.hang_last &&
		(may_hang(&x) || (x.u->form == FORM_CLOSE && x.c->glyph_count == 1)))
		w->out->cells[cell].hang = HANG_ALWAYS;
}

static bool has_chinese(const struct walk *w)
{
	for (uint32_t i = 0; i < w->s->real_count; i++) {
		struct side x = { .u = &w->s->units[w->s->real[i]] };
		if (is_chinese(&x) && x.u->form != FORM_BLANK)
			return true;
	}
	return false;
}

/* What settle makes of a row of plain characters from CELL on, which are a cell each, but for what
 * comes behind the last of them. */
static void settle_row(struct walk *w, uint32_t cell)
{
	const struct unit *u = unit_of(w, cell), *last = u + u->row - 1;
	struct gap g = { .stretch = STRETCH_ALL };
	add_letter_spacing(&g, unit_span(w->s, u));
	for (struct cell *c = &w->out->cells[cell]; u < last; u++, c++) {
		set_gap(c, &g);
		c->brk = u->brk;
		if (c->brk != BRK_NEVER)
			c->penalty = (int16_t)u->penalty;
	}
}

void text_gaps(const struct source *s, struct shaped *out)
{
	struct walk w = { .s = s, .out = out, .chinese = has_chinese(&(struct walk){ .s = s }) };
	uint32_t before = 0, left = UINT32_MAX;
	for (uint32_t c = 0; c < out->cell_count && !s->failed; c++) {
		const struct unit *u = unit_of(&w, c);
		if (!unit_is_real(u))
			continue;
		if (u->kind == UNIT_CHAR && !u->plain)
			set_edges(&w, c, left == UINT32_MAX || out->cells[left].kind == CELL_NEWLINE);
		if (left != UINT32_MAX)
			settle(&w, before, left, c);
		before = left == UINT32_MAX ? c : left;
		left = c;
		if (u->row > 1) {
			settle_row(&w, c);
			c = left = c + u->row - 1;
			before = left - 1;
		}
	}
	if (left == UINT32_MAX || s->failed)
		return;
	struct cell *last = &out->cells[left];
	set_last(&w, left);
	last->gap = last->gap_min = last->gap_max = 0;
	if (last->kind == CELL_NEWLINE)
		last->brk = BRK_MUST;
}
