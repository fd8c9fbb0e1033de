/* Where rows of parallel contents may be divided. */
#include "page/fill.h"
#include "page/parallel.h"

/* Whether C's content shows anything. */
static bool has_box(const struct parallel_cell *c)
{
	for (size_t i = 0; i < c->list.count; i++)
		if (c->list.pieces[i].kind == PIECE_BOX)
			return true;
	return false;
}

/* The places where C may break against keeps below LIMIT; the last one is the end of its
 * content. */
static void find_cuts(struct parallel_cell *c, int limit)
{
	mpt height = 0;
	bool begun = false;
	c->cut_count = 0;
	for (size_t i = 0; i < c->list.count; i++) {
		const struct piece *p = &c->list.pieces[i];
		height += p->height;
		if (p->kind == PIECE_BOX)
			begun = true;
		if (!begun || p->kind != PIECE_GAP || !p->may_break || (p->keep >= limit && !p->forced))
			continue;
		c->cuts[c->cut_count++] = (struct parallel_cut){
			.piece = (uint32_t)i,
			.shown = height - p->height + p->foot + fill_foot(p->frame),
			.rest = c->content_height - height + p->head + fill_head(p->frame),
			.keep = p->keep,
			.forced = p->forced,
		};
	}
	c->cuts[c->cut_count++] = (struct parallel_cut){ .piece = (uint32_t)c->list.count,
		.shown = mpt_max(c->content_height, c->min_height) };
}

static mpt cell_height(const struct parallel_cell *c)
{
	return c->top + mpt_max(c->content_height, c->min_height) + c->bottom;
}

static uint32_t last_row(const struct parallel_cell *c)
{
	return c->row + c->rows - 1;
}

static mpt row_end(const struct parallel_row *r)
{
	return r->top + r->height;
}

/* Cells whose rows have begun and not ended. */
struct active {
	struct parallel_cell **at;
	size_t count;
	size_t next; /* the first cell of the rows that have not begun */
};

static void drop_ended(struct active *active, uint32_t row)
{
	size_t kept = 0;
	for (size_t i = 0; i < active->count; i++)
		if (last_row(active->at[i]) >= row)
			active->at[kept++] = active->at[i];
	active->count = kept;
}

static void begin_row(struct parallel *p, struct active *active, uint32_t row)
{
	for (; active->next < p->cell_count && p->cells[active->next].row == row; active->next++)
		active->at[active->count++] = &p->cells[active->next];
}

/* Rows are as high as the cells that end in them ask for: the last row of a spanning cell takes
 * what the rows above leave it. */
static void set_heights(struct arena *a, struct parallel *p)
{
	struct active active = { ARENA_ARRAY(a, p->cell_count, struct parallel_cell *), 0, 0 };
	p->height = 0;
	for (uint32_t r = 0; r < p->row_count; r++) {
		struct parallel_row *row = &p->rows[r];
		drop_ended(&active, r);
		begin_row(p, &active, r);
		row->top = p->height;
		row->height = row->min_height;
		for (size_t i = 0; i < active.count; i++) {
			const struct parallel_cell *c = active.at[i];
			if (last_row(c) == r)
				row->height = mpt_max(row->height,
					p->rows[c->row].top + cell_height(c) - row->top);
		}
		p->height += row->height;
	}
}

/* A row of given height is divided only where its cells are higher than that. */
static bool is_fixed(const struct parallel *p, const struct parallel_cell *c)
{
	const struct parallel_row *row = &p->rows[c->row];
	mpt given = mpt_max(row->min_height, c->min_height ? cell_height(c) : 0);
	return c->rows == 1 && given > 0 && row->height <= given &&
		c->top + c->content_height + c->bottom <= given;
}

/* Weak keeps are kept inside a row unless nothing but them would let a page end there. */
static void set_cuts(struct arena *a, struct parallel *p)
{
	static const int limits[] = { KEEP_LINES, FO_KEEP_ALWAYS + 1 };
	for (size_t i = 0; i < p->cell_count; i++)
		p->cells[i].cuts = ARENA_ARRAY(a, p->cells[i].list.count + 1, struct parallel_cut);
	bool divisible = false;
	for (int k = 0; k < 2 && !divisible; k++)
		for (size_t i = 0; i < p->cell_count; i++) {
			struct parallel_cell *c = &p->cells[i];
			find_cuts(c, is_fixed(p, c) ? 0 : limits[k]);
			divisible |= c->cut_count > 1;
		}
}

/* The parts being made. */
struct stepper {
	struct parallel *p;
	struct active active;
	uint32_t *used;  /* per cell: cuts that have been passed, of all it had */
	uint32_t *count; /* per cell: how many those were */
	uint32_t row;    /* the last one that has begun */
	mpt reached;     /* height of what has been shown */
	mpt put;         /* height of the parts so far */
};

static size_t index_of(const struct stepper *s, const struct parallel_cell *c)
{
	return (size_t)(c - s->p->cells);
}

static mpt cut_height(const struct stepper *s, const struct parallel_cell *c,
	const struct parallel_cut *cut)
{
	if (!has_box(c))
		return s->p->rows[c->row].top;
	/* What is shown to its end still goes on as long as its row does. */
	mpt bottom = parallel_done(c, cut) ? mpt_min(c->bottom, c->cut_bottom) : c->cut_bottom;
	mpt height = s->p->rows[c->row].top + c->top + cut->shown + bottom;
	return mpt_min(height, row_end(&s->p->rows[last_row(c)]));
}

/* The next cut of C, or NULL when all of it has been shown. */
static const struct parallel_cut *next_cut(const struct stepper *s, const struct parallel_cell *c)
{
	size_t i = index_of(s, c);
	return s->used[i] < s->count[i] ? &c->cuts[s->used[i]] : NULL;
}

/* Whether a cell that ends in the present row has something left. */
static bool unfinished(const struct stepper *s)
{
	for (size_t i = 0; i < s->active.count; i++)
		if (last_row(s->active.at[i]) == s->row && next_cut(s, s->active.at[i]))
			return true;
	return false;
}

/* Whether a forced break above HEIGHT holds back a cell that ends in the present row, so that
 * the row goes on on another page. */
static bool held_back(const struct stepper *s, mpt height)
{
	for (size_t i = 0; i < s->active.count; i++) {
		const struct parallel_cell *c = s->active.at[i];
		size_t k = index_of(s, c);
		if (last_row(c) != s->row)
			continue;
		for (uint32_t n = s->used[k]; n < s->count[k]; n++)
			if (c->cuts[n].forced && cut_height(s, c, &c->cuts[n]) <= height)
				return true;
	}
	return false;
}

/* The lowest height below which the next part may end with all rows down to there begun:
 * whichever cell can go on first decides, but no cell is left without any of its content in a
 * part in which its row begins. */
static mpt next_height(struct stepper *s)
{
	struct parallel *p = s->p;
	while (s->row + 1 < p->row_count && p->rows[s->row + 1].top <= s->reached &&
		!unfinished(s))
		begin_row(p, &s->active, ++s->row);
	mpt height = s->row + 1 < p->row_count ? p->rows[s->row + 1].top : p->height;
	for (size_t i = 0; i < s->active.count; i++) {
		const struct parallel_cut *cut = next_cut(s, s->active.at[i]);
		if (cut)
			height = mpt_min(height, cut_height(s, s->active.at[i], cut));
	}
	height = mpt_max(height, s->reached);
	for (size_t i = 0;;) {
		for (; i < s->active.count; i++) {
			const struct parallel_cell *c = s->active.at[i];
			if (s->used[index_of(s, c)] == 0)
				height = mpt_max(height, cut_height(s, c, &c->cuts[0]));
		}
		if (s->row + 1 == p->row_count || p->rows[s->row + 1].top >= height ||
			held_back(s, height))
			return height;
		begin_row(p, &s->active, ++s->row);
		i = 0;
	}
}

/* The same without another row: a cell that reaches beyond the present row, through but for
 * that, may show more in it than it has room for, and the next row is left to the next page. Or
 * MPT_MAX. */
static mpt delayed_height(const struct stepper *s)
{
	mpt height = MPT_MAX;
	if (s->row + 1 == s->p->row_count || s->reached < row_end(&s->p->rows[s->row]))
		return height;
	for (size_t i = 0; i < s->active.count; i++) {
		const struct parallel_cell *c = s->active.at[i];
		const struct parallel_cut *cut = next_cut(s, c);
		if (cut && !parallel_done(c, cut))
			height = mpt_min(height, cut_height(s, c, cut));
	}
	return height;
}

/* Goes on to the height below which the next part may end. */
static void step(struct stepper *s)
{
	const struct stepper before = *s;
	mpt delayed = delayed_height(s), height = next_height(s);
	if (delayed > s->reached && delayed < height) {
		s->row = before.row;
		s->active = before.active;
		height = delayed;
	}
	s->reached = height;
}

static const struct parallel_cut *current(const struct parallel_cell *c)
{
	return c->cut_count ? &c->cuts[c->cut_count - 1] : NULL;
}

/* C shows in part NUMBER what ends above the height reached, up to a forced break. */
static void advance(struct stepper *s, struct parallel_cell *c, uint32_t number)
{
	size_t i = index_of(s, c);
	const struct parallel_cut *cut;
	while ((cut = next_cut(s, c)) && cut_height(s, c, cut) <= s->reached) {
		const struct parallel_cut *last = current(c);
		bool again = last && last->part == number;
		if (again && last->forced)
			return;
		struct parallel_cut copy = *cut;
		copy.part = number;
		c->cuts[again ? c->cut_count - 1 : c->cut_count++] = copy;
		s->used[i]++;
	}
}

static void advance_all(struct stepper *s, uint32_t number)
{
	for (size_t i = 0; i < s->active.count; i++)
		advance(s, s->active.at[i], number);
}

/* Height that C still needs on the next page. */
static mpt rest_of(const struct parallel_cell *c)
{
	const struct parallel_cut *cut = current(c);
	if (parallel_done(c, cut))
		return c->cut_top + c->bottom;
	return cut ? c->cut_top + cut->rest + c->bottom : cell_height(c);
}

/* What row R is higher by where it is the last one on a page (the first one on it). */
static mpt row_foot(const struct parallel *p, const struct active *active, uint32_t r)
{
	mpt end = p->rows[r].top + p->rows[r].min_height;
	for (size_t i = 0; i < active->count; i++) {
		const struct parallel_cell *c = active->at[i];
		if (last_row(c) == r)
			end = mpt_max(end, p->rows[c->row].top + cell_height(c) + c->foot);
	}
	return end - row_end(&p->rows[r]);
}

static mpt row_head(const struct parallel *p, size_t first_cell, uint32_t r)
{
	mpt height = p->rows[r].min_height;
	bool any = false;
	for (size_t i = first_cell; i < p->cell_count && p->cells[i].row == r; i++)
		if (p->cells[i].rows == 1) {
			height = mpt_max(height, cell_height(&p->cells[i]) + p->cells[i].head);
			any = true;
		}
	return any ? height - p->rows[r].height : 0;
}

/* Height of row PART->NEXT_ROW on the next page: what its cells have left, and what cells that
 * reach beyond it need more than the rows below give them. */
static mpt next_row_height(const struct stepper *s, const struct parallel_part *part)
{
	const struct parallel *p = s->p;
	uint32_t r = part->next_row;
	const struct parallel_row *row = &p->rows[r];
	mpt height = row->height + row_head(p, s->active.next, r);
	if (part->next_row == part->row) {
		height = row->min_height ? mpt_max(0, row_end(row) - s->reached) : 0;
		for (size_t i = 0; i < s->active.count; i++)
			if (last_row(s->active.at[i]) == r)
				height = mpt_max(height, rest_of(s->active.at[i]));
	}
	mpt more = 0;
	for (size_t i = 0; i < s->active.count; i++) {
		const struct parallel_cell *c = s->active.at[i];
		if (last_row(c) >= r)
			more = mpt_max(more, rest_of(c) - height -
						     (row_end(&p->rows[last_row(c)]) - row_end(row)));
	}
	return height + more;
}

static int stronger(int a, int b)
{
	return a > b ? a : b;
}

/* Keeps and breaks at the end of PART. */
static void set_keep(const struct stepper *s, struct parallel_part *part, bool forced)
{
	const struct parallel *p = s->p;
	const struct fo_node *row = p->rows[part->row].node;
	if (part->next_row == part->row) {
		part->keep = row ? layout_keep_together(row) : 0;
	} else {
		const struct fo_node *next = p->rows[part->next_row].node;
		part->keep = stronger(row ? layout_keep_with_next(row) : 0,
			next ? layout_keep_with_previous(next) : 0);
	}
	for (size_t i = 0; i < s->active.count; i++) {
		const struct parallel_cell *c = s->active.at[i];
		const struct parallel_cut *cut = current(c);
		if (cut)
			part->keep = stronger(part->keep, cut->keep);
		if (last_row(c) < part->next_row)
			part->keep = stronger(part->keep, c->keep_after);
	}
	for (size_t i = s->active.next; part->next_row > part->row && i < p->cell_count &&
					p->cells[i].row == part->next_row;
		i++)
		part->keep = stronger(part->keep, p->cells[i].keep_before);
	part->forced = BREAK_NONE;
	for (size_t i = 0; forced && i < s->active.count; i++) {
		const struct parallel_cell *c = s->active.at[i];
		const struct parallel_cut *cut = current(c);
		if (cut && cut->forced && c->list.pieces[cut->piece].forced > part->forced)
			part->forced = c->list.pieces[cut->piece].forced;
	}
}

static void end_part(struct stepper *s, uint32_t number)
{
	struct parallel *p = s->p;
	struct parallel_part *part = &p->parts[number];
	bool inside = s->reached < row_end(&p->rows[s->row]) || s->row + 1 == p->row_count ||
		unfinished(s);
	part->row = s->row;
	part->next_row = inside ? s->row : s->row + 1;
	mpt height = s->reached;
	if (!inside) {
		mpt end = row_end(&p->rows[s->row]) + row_foot(p, &s->active, s->row);
		bool delays = height > row_end(&p->rows[s->row]);
		height = delays ? mpt_max(height, end) : end;
	}
	part->rest = next_row_height(s, part);
	mpt rest = part->rest + p->height - row_end(&p->rows[part->next_row]);
	mpt upto = mpt_max(s->put, mpt_min(mpt_min(height, p->height - rest), p->height));
	part->height = upto - s->put;
	part->foot = height - upto;
	part->head = rest - (p->height - upto);
	s->put = upto;
	part->first_cell = (uint32_t)s->active.next;
	bool forced = false;
	for (size_t i = 0; i < s->active.count; i++) {
		const struct parallel_cell *c = s->active.at[i];
		const struct parallel_cut *cut = current(c);
		if (last_row(c) >= part->next_row && index_of(s, c) < part->first_cell)
			part->first_cell = (uint32_t)index_of(s, c);
		forced |= cut && cut->forced && cut->part == number;
	}
	set_keep(s, part, forced);
	drop_ended(&s->active, part->next_row);
}

/* Whether the cells that end in the present row have been shown: then only the end of the row is
 * worth a break. */
static bool row_done(const struct stepper *s)
{
	bool any = false;
	for (size_t i = 0; i < s->active.count; i++) {
		const struct parallel_cell *c = s->active.at[i];
		if (last_row(c) != s->row)
			continue;
		if (next_cut(s, c))
			return false;
		any = true;
	}
	return any;
}

static bool finished(const struct stepper *s)
{
	if (s->row + 1 < s->p->row_count)
		return false;
	for (size_t i = 0; i < s->active.count; i++)
		if (next_cut(s, s->active.at[i]))
			return false;
	return true;
}

/* A step ends at a cut, or at the end of a row. */
static size_t most_parts(const struct parallel *p)
{
	size_t count = p->row_count + 1;
	for (size_t i = 0; i < p->cell_count; i++)
		count += p->cells[i].cut_count;
	return count;
}

void parallel_divide(struct arena *a, struct parallel *p)
{
	set_heights(a, p);
	set_cuts(a, p);
	struct stepper s = { .p = p,
		.active = { ARENA_ARRAY(a, p->cell_count, struct parallel_cell *), 0, 0 },
		.used = ARENA_ARRAY(a, p->cell_count, uint32_t),
		.count = ARENA_ARRAY(a, p->cell_count, uint32_t) };
	p->parts = ARENA_ARRAY(a, most_parts(p), struct parallel_part);
	for (size_t i = 0; i < p->cell_count; i++) {
		s.count[i] = p->cells[i].cut_count;
		p->cells[i].cut_count = 0;
	}
	begin_row(p, &s.active, 0);
	p->head = row_head(p, 0, 0);
	uint32_t number = 0, begun = 0;
	for (bool done = false; !done; number++) {
		step(&s);
		for (; begun <= s.row; begun++)
			p->rows[begun].part = number;
		advance_all(&s, number);
		if (row_done(&s)) {
			s.reached = mpt_max(s.reached, row_end(&p->rows[s.row]));
			advance_all(&s, number);
		}
		done = finished(&s);
		if (!done)
			end_part(&s, number);
	}
	struct parallel_part *last = &p->parts[number - 1];
	last->height = p->height - s.put;
	last->row = last->next_row = (uint32_t)p->row_count - 1;
	p->foot = row_foot(p, &s.active, last->row);
	p->part_count = number;
}
