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

/* Half an em less what is already in the cell: an odd number of marks ends with a blank. */
static mpt blank_behind(const struct side *x)
{
	if (x->u->kind != UNIT_CHAR)
		return 0;
	if (x->u->form == FORM_WIDE_DOT)
		return x->c->size / 4;
	if (!is_stop(x->u->form))
		return 0;
	return x->c->glyph_count % 2 ? x->c->size - x->c->size / 2 : 0;
}

static mpt blank_before(const struct side *x)
{
	if (x->u->kind != UNIT_CHAR)
		return 0;
	if (x->u->form == FORM_WIDE_DOT)
		return x->c->size / 4;
	return x->u->form == FORM_OPEN ? x->c->size - x->c->size / 2 : 0;
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
}

static enum squeeze_class squeeze_of(const struct side *a, const struct side *b)
{
	if (a->u->form == FORM_CLOSE || b->u->form == FORM_OPEN)
		return SQUEEZE_BRACKET;
	if (a->u->form == FORM_COMMA)
		return SQUEEZE_COMMA;
	if (a->u->form == FORM_STOP)
		return SQUEEZE_STOP;
	return SQUEEZE_DOT;
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
	if (is_word(a) && is_word(b))
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

/* Han beside something Western, in either order. Note marks stay close. */
static bool wants_autospace(const struct side *a, const struct side *b)
{
	const struct side *han = a->u->form == FORM_HAN ? a : b, *latin = han == a ? b : a;
	if (han->u->kind != UNIT_CHAR || han->u->form != FORM_HAN || !text_is_han(han->u->ch) ||
		!is_latin(latin) || a->p->raised != b->p->raised)
		return false;
	bool figure = latin->class == LB_NU || latin->class == LB_PO || latin->class == LB_PR;
	return figure ? han->p->autospace_numeric : han->p->autospace_alpha;
}

static struct gap autospace(const struct side *a, const struct side *b)
{
	const struct side *han = a->u->form == FORM_HAN ? a : b;
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
	bool trim = a->p->trim_adjacent && b->p->trim_adjacent;
	struct gap g = { .stretch = is_unit(a, b) ? STRETCH_NONE : STRETCH_ALL };
	if (trim && behind + before > 0)
		trim_adjacent(a, b, &behind, &before);
	g.width = g.min = g.max = behind + before;
	if (g.width > 0 && trim) {
		g.min = 0;
		g.squeeze = squeeze_of(a, b);
	}
	return g;
}

/* A typed word space of NATURAL width between A and B. In Chinese company it is never added to
 * what would be there without it. */
static struct gap space_gap(mpt natural, const struct side *a, const struct side *b, bool chinese)
{
	if (a && b && wants_autospace(a, b))
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
	struct gap g = space_gap(nbsp->c->width, nbsp, NULL, w->chinese);
	add_spacing(&g, -g.width);
	return g;
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
		g = space_gap(l->gap, before != left ? &prior : NULL, &b, w->chinese);
		if (a.p->spaces_vary) {
			g.min = g.width - a.p->word_shrink;
			g.max = g.width + a.p->word_grow;
		}
		at = left;
	} else if (is_nbsp(&b)) {
		g = nbsp_gap(w, &b);
	} else if (is_nbsp(&a)) {
		if (before == left) /* nothing is before it */
			g = nbsp_gap(w, &a);
	} else if (cells[right].kind != CELL_SPACE && l->kind != CELL_NEWLINE) {
		g = wants_autospace(&a, &b) ? autospace(&a, &b) : mark_gap(&a, &b);
	}
	if (l->kind == CELL_SPACE || l->glyph_count > 0)
		add_letter_spacing(&g, a.p);
	set_gap(&cells[at], &g);
	/* What stands before the mark when it begins a line stands before its anchors too. */
	if (blank_before(&b) && !b.p->trim_start)
		cells[cells[at].brk == BRK_NEVER ? right : at + 1].start_width = blank_before(&b);
}

static void set_edges(struct walk *w, uint32_t cell)
{
	struct side first = side_of(w, cell, false), last = side_of(w, cell, true);
	struct cell *c = &w->out->cells[cell];
	if (!first.p->trim_start)
		c->start_width = blank_before(&first);
	if (!last.p->trim_end)
		c->end_width = blank_behind(&last);
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

void text_gaps(const struct source *s, struct shaped *out)
{
	struct walk w = { .s = s, .out = out, .chinese = has_chinese(&(struct walk){ .s = s }) };
	uint32_t before = 0, left = UINT32_MAX;
	for (uint32_t c = 0; c < out->cell_count && !s->failed; c++) {
		if (!unit_is_real(unit_of(&w, c)))
			continue;
		if (unit_of(&w, c)->kind == UNIT_CHAR)
			set_edges(&w, c);
		if (left != UINT32_MAX)
			settle(&w, before, left, c);
		before = left == UINT32_MAX ? c : left;
		left = c;
	}
	if (left == UINT32_MAX || s->failed)
		return;
	struct cell *last = &out->cells[left];
	last->gap = last->gap_min = last->gap_max = 0;
	if (last->kind == CELL_NEWLINE)
		last->brk = BRK_MUST;
}
