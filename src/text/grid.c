/* grid.c -- banxin:character-grid: cells of a grid as squared paper has them.
 *
 * Every Han character and every mark takes a cell as wide as the block's font is high, and nothing
 * gives way. What is not as wide, words and figures, is centred in as many cells as it needs. A stop
 * that finds no cell at the end of its line hangs beyond it (CLREQ, grid alignment). */
#include "text/unit.h"

static const struct marks whole = {
	.start = TRIM_NEVER, .end = TRIM_NEVER, .hang_end = HANG_FOR_ROOM, .hang_all_stops = true,
};

void text_grid_begin(struct source *s)
{
	if (fo_keyword(s->block, PROP_BANXIN_CHARACTER_GRID) != KW_STRICT)
		return;
	s->grid = s->spans[0].size;
	for (uint32_t i = 0; i < s->span_count; i++) {
		struct span *p = &s->spans[i];
		mpt blank = p->size - p->size / 2;
		p->marks = whole;
		p->marks.blank = blank;
		p->letter_spacing = 0;
		p->autospace_alpha = p->autospace_numeric = p->letters_vary = p->spaces_vary = false;
		p->hyphenate = false;
	}
}

/* What is being walked. */
struct grid {
	const struct source *s;
	struct shaped *out;
	uint32_t first, last; /* cells of the run of what has no grid of its own; first > last: none */
	mpt width;            /* of it */
	mpt before;           /* the share that it has of a space before it */
};

static const struct unit *unit_of(const struct grid *g, uint32_t cell)
{
	return &g->s->units[g->out->unit_of[cell]];
}

static bool is_stop(const struct unit *u)
{
	return u->kind == UNIT_CHAR &&
		(u->form == FORM_CLOSE || u->form == FORM_COMMA || u->form == FORM_STOP);
}

static mpt blank_before(const struct grid *g, uint32_t cell)
{
	const struct unit *u = unit_of(g, cell);
	mpt size = g->out->cells[cell].size;
	if (u->kind != UNIT_CHAR)
		return 0;
	return u->form == FORM_OPEN ? size - size / 2 : u->form == FORM_WIDE_DOT ? size / 4 : 0;
}

static mpt blank_behind(const struct grid *g, uint32_t cell)
{
	const struct unit *u = unit_of(g, cell);
	const struct cell *c = &g->out->cells[cell];
	if (is_stop(u))
		return c->glyph_count % 2 ? c->size - c->size / 2 : 0;
	return u->kind == UNIT_CHAR && u->form == FORM_WIDE_DOT ? c->size / 4 : 0;
}

/* Whether CELL, with its blanks, fills cells of the grid by itself. */
static bool is_square(const struct grid *g, uint32_t cell)
{
	const struct cell *c = &g->out->cells[cell];
	const struct unit *u = unit_of(g, cell);
	if (c->kind != CELL_GLYPHS || u->form < FORM_BLANK || u->form > FORM_CONNECTOR)
		return false;
	mpt width = blank_before(g, cell) + c->width + blank_behind(g, cell);
	return width > 0 && width % g->s->grid == 0;
}

static void shift_glyphs(struct grid *g, const struct cell *c, mpt by)
{
	for (uint32_t i = c->glyph; i < c->glyph + c->glyph_count; i++)
		g->out->glyphs[i].x += (int32_t)by;
}

/* The run is centred in its cells, and stays together: at a line's end the rest would leave them. A
 * space beside it lies in them too; BEHIND is its share of one there. */
static void close_run(struct grid *g, mpt behind)
{
	const mpt side = g->s->grid;
	struct cell *first = &g->out->cells[g->first], *last = &g->out->cells[g->last];
	if (g->first > g->last)
		return;
	if (g->width > 0) {
		mpt pad = (g->width + g->before + behind + side - 1) / side * side - g->width;
		mpt left = first->kind == CELL_GLYPHS ? pad / 2 : 0;
		shift_glyphs(g, first, left);
		first->width += left;
		last->width += pad - left;
	}
	for (uint32_t c = g->first; c < g->last && g->width <= g->s->reference; c++)
		if (g->out->cells[c].brk != BRK_MUST)
			g->out->cells[c].brk = BRK_NEVER;
	g->first = g->last + 1;
}

static void extend_run(struct grid *g, uint32_t cell)
{
	struct cell *cells = g->out->cells;
	if (g->first > g->last) {
		g->first = cell;
		g->width = 0;
	} else {
		g->width += cells[g->last].gap;
	}
	g->width += cells[cell].width;
	g->last = cell;
}

/* The next cell of the text behind CELL; the last one's own number behind that. */
static uint32_t next_real(const struct grid *g, uint32_t cell)
{
	for (uint32_t c = cell + 1; c < g->out->cell_count; c++)
		if (unit_is_real(unit_of(g, c)))
			return c;
	return cell;
}

/* A space is none on the grid but between words, which keep its width between them. */
static void treat_space(struct grid *g, uint32_t cell, uint32_t previous)
{
	struct cell *c = &g->out->cells[cell];
	const uint32_t next = next_real(g, cell);
	const bool words = g->first <= g->last && !is_square(g, next);
	const mpt share = words ? c->gap / 2 : 0;
	close_run(g, share);
	g->before = share;
	c->gap = (previous < cell ? blank_behind(g, previous) : 0) +
		(next > cell ? blank_before(g, next) : 0);
}

static void walk(struct grid *g)
{
	uint32_t previous = UINT32_MAX;
	for (uint32_t i = 0; i < g->out->cell_count; i++) {
		struct cell *c = &g->out->cells[i];
		if (c->kind == CELL_ANCHOR || (c->kind == CELL_EDGE && c->width == 0))
			continue;
		if (c->kind == CELL_SPACE) {
			treat_space(g, i, previous);
		} else if (c->kind == CELL_NEWLINE || c->kind == CELL_LEADER || is_square(g, i)) {
			close_run(g, 0);
			g->before = 0;
			c->on_grid = c->kind == CELL_GLYPHS && unit_of(g, i)->form != FORM_WIDE_DOT;
		} else {
			if (g->first > g->last && previous != UINT32_MAX &&
				g->out->cells[previous].kind != CELL_SPACE)
				g->before = 0;
			extend_run(g, i);
		}
		previous = i;
	}
	close_run(g, 0);
}

void text_grid_fit(const struct source *s, struct shaped *out)
{
	struct grid g = { .s = s, .out = out, .first = 1 };
	walk(&g);
	for (uint32_t i = 0; i < out->cell_count; i++) {
		struct cell *c = &out->cells[i];
		c->squeeze = SQUEEZE_NONE;
		c->stretch = STRETCH_NONE;
		c->gap_min = c->gap_max = c->gap;
	}
}
