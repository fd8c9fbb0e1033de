/* Rows of parallel contents: a table's rows, a list item. */
#include "page/paint_grid.h"

#include "page/background.h"
#include "page/fill.h"
#include "page/table_columns.h"
#include "page/table_group.h"

static mpt parts_height(const struct parallel *p, size_t first, size_t end)
{
	mpt height = 0;
	for (size_t i = first; i < end; i++)
		height += p->parts[i].height;
	return height;
}

/* Heights of the rows: whole ones have their own, the one that goes on from the page before what it
 * has left, the last what there is. */
static void set_tops(struct painter *painter, struct segment *s, mpt y)
{
	const struct parallel *p = s->p;
	const struct parallel_part *before = s->first ? &p->parts[s->first - 1] : NULL;
	const struct parallel_part *last = &p->parts[s->end - 1];
	bool whole_end = s->end == p->part_count;
	s->first_row = before ? before->next_row : 0;
	s->last_row = last->row;
	s->cut_top = before ? before->row == before->next_row : p->continued;
	s->cut_bottom = !whole_end && last->row == last->next_row;
	mpt head = before ? before->head : s->leads ? p->head : 0;
	mpt foot = !whole_end ? last->foot : s->trails ? p->foot : 0;
	size_t count = s->last_row - s->first_row + 1;
	s->tops = ARENA_ARRAY(painter->arena, count + 1, mpt);
	s->tops[0] = y - head;
	for (size_t i = 0; i + 1 < count; i++) {
		mpt height = p->rows[s->first_row + i].height;
		if (i == 0 && before)
			height = before->rest;
		else if (i == 0)
			height += head;
		s->tops[i + 1] = s->tops[i] + height;
	}
	s->tops[count] = y + parts_height(p, s->first, s->end) + foot;
}

static uint32_t last_row(const struct parallel_cell *c)
{
	return c->row + c->rows - 1;
}

static bool begins_here(const struct segment *s, const struct parallel_cell *c)
{
	return c->row > s->first_row || (c->row == s->first_row && !s->cut_top);
}

static bool ends_here(const struct segment *s, const struct parallel_cell *c)
{
	return last_row(c) < s->last_row || (last_row(c) == s->last_row && !s->cut_bottom);
}

/* Whether the break before (behind) the segment lies between two rows. */
static bool page_begins(const struct segment *s)
{
	return !s->cut_top && (s->first || s->leads);
}

static bool page_ends(const struct segment *s)
{
	return s->end < s->p->part_count ? !s->cut_bottom : s->trails;
}

/* What C's box covers of this page, separation included. */
static struct rect cell_rect(const struct segment *s, const struct parallel_cell *c)
{
	uint32_t from = c->row > s->first_row ? c->row : s->first_row;
	uint32_t to = last_row(c) < s->last_row ? last_row(c) : s->last_row;
	mpt top = s->tops[from - s->first_row], bottom = s->tops[to - s->first_row + 1];
	return (struct rect){ s->x + c->start, top, c->width, bottom - top };
}

static bool is_empty(const struct parallel_cell *c)
{
	for (size_t i = 0; i < c->list.count; i++)
		if (c->list.pieces[i].kind == PIECE_BOX)
			return false;
	return true;
}

static bool is_separated(const struct table *t)
{
	return t->separation_bpd || t->separation_ipd;
}

/* A row's background covers the cells that begin in it, where they end as well (CSS 2, 17.5.1): it
 * is one rectangle only where none spans rows. */
static bool paints_rows(const struct segment *s)
{
	return s->p->row_count == 1 && !is_separated(s->p->table);
}

/* Rows FIRST .. LAST of the segment, all columns. */
static struct rect rows_rect(const struct segment *s, uint32_t first, uint32_t last)
{
	const struct table *t = s->p->table;
	mpt top = s->tops[first - s->first_row], bottom = s->tops[last - s->first_row + 1];
	return (struct rect){ s->x + t->start, top, table_columns_end(t) - t->start, bottom - top };
}

static struct rect column_rect(const struct segment *s, const struct table_column *c)
{
	struct rect all = rows_rect(s, s->first_row, s->last_row);
	return (struct rect){ s->x + c->start, all.y, c->width, all.height };
}

/* C's border box as far as it is on this page. */
static struct rect cell_box(const struct segment *s, const struct parallel_cell *c)
{
	mpt half = s->p->table->separation_bpd / 2;
	mpt above = begins_here(s, c) ? half : 0, below = ends_here(s, c) ? half : 0;
	struct rect box = cell_rect(s, c);
	box.y += above;
	box.height -= above + below;
	return box;
}

static void paint_column(struct painter *painter, const struct segment *s,
	const struct parallel_cell *c)
{
	const struct table_column *column = &s->p->table->columns[c->column];
	if (column->node)
		background_paint_part(
			painter, column->node, column_rect(s, column), cell_box(s, c));
}

/* Between separate cells the table shows through: its rows are painted for each. */
static void paint_cell(struct painter *painter, const struct segment *s,
	const struct parallel_cell *c)
{
	const struct parallel_row *row = &s->p->rows[c->row];
	struct rect box = cell_box(s, c);
	if (is_separated(s->p->table))
		background_paint_part(
			painter, row->group, rows_rect(s, s->first_row, s->last_row), box);
	if (row->node && !paints_rows(s))
		background_paint_part(painter, row->node,
			c->row < s->first_row ? box : rows_rect(s, c->row, c->row), box);
	if (s->p->grid)
		paint_background(painter, c->node, box);
	else if (!is_empty(c) || fo_keyword(c->node, PROP_EMPTY_CELLS) != KW_HIDE)
		paint_box(painter, c->node, box,
			(struct paint_edges){ begins_here(s, c), ends_here(s, c) });
}

/* Backgrounds of rows that are not interrupted between their cells. */
static void paint_rows(struct painter *painter, const struct segment *s)
{
	const struct parallel_row *row = &s->p->rows[s->first_row];
	struct rect all = rows_rect(s, s->first_row, s->last_row);
	if (is_separated(s->p->table))
		return;
	paint_background(painter, row->group, all);
	if (row->node && paints_rows(s))
		paint_background(painter, row->node, all);
}

/* Cells FIRST .. END and what lies behind them, from below (CSS 2, 17.5.1). */
static void paint_cells(struct painter *painter, const struct segment *s, size_t first, size_t end)
{
	const struct parallel_cell *cells = s->p->cells;
	for (size_t k = first; k < end; k++)
		if (last_row(&cells[k]) >= s->first_row)
			paint_column(painter, s, &cells[k]);
	paint_rows(painter, s);
	for (size_t k = first; k < end; k++)
		if (last_row(&cells[k]) >= s->first_row)
			paint_cell(painter, s, &cells[k]);
	if (s->p->grid)
		paint_grid(painter, s);
}

static mpt content_offset(const struct parallel_cell *c, mpt room)
{
	enum keyword k = fo_keyword(c->node, PROP_DISPLAY_ALIGN);
	if (room <= 0)
		return 0;
	return k == KW_CENTER ? room / 2 : k == KW_AFTER ? room : 0;
}

/* Height of pieces FROM .. TO of L, which stand on a page by themselves. */
static mpt shown_height(const struct list *l, size_t from, size_t to)
{
	const struct frame *open = from ? fill_open_at(l, from) : NULL;
	mpt height = fill_head(open);
	if (from && from < to && l->pieces[from].kind == PIECE_GAP)
		height += l->pieces[from++].head;
	for (; from < to; from++)
		height += l->pieces[from].height;
	if (to < l->count)
		height += l->pieces[to].foot + fill_foot(l->pieces[to].frame);
	return height;
}

/* What C shows between two of its cuts. */
static bool paint_content(
	struct painter *painter, const struct segment *s, const struct parallel_cell *c)
{
	const struct parallel_cut *from =
		s->first ? parallel_cut_at(c, (uint32_t)s->first - 1) : NULL;
	const struct parallel_cut *to = parallel_cut_at(c, (uint32_t)s->end - 1);
	size_t begin = from ? from->piece : 0, end = to ? to->piece : 0;
	struct rect box = { s->x, s->tops[0], 0, 0 };
	if (c->node)
		box = cell_rect(s, c);
	mpt top = c->cut_top, bottom = c->cut_bottom;
	if (begins_here(s, c))
		top = c->top + (page_begins(s) && c->row == s->first_row ? c->head : 0);
	if (ends_here(s, c))
		bottom = c->bottom + (page_ends(s) && last_row(c) == s->last_row ? c->foot : 0);
	struct rect around = painter->around;
	mpt y = box.y + top;
	if (c->node) {
		painter->around = (struct rect){ s->x + c->content_start, y,
			c->width - (c->content_start - c->start) - c->border.end - c->padding.end,
			box.height - top - bottom };
		y += content_offset(
			c, painter->around.height - shown_height(&c->list, begin, end));
	}
	bool ok = begin >= end ||
		paint_stretch(painter, &(struct stretch){ .list = &c->list, .from = begin,
			.to = end, .x = s->x + c->content_start, .y = y, .top = begin > 0 });
	painter->around = around;
	return ok;
}

/* The next piece before (behind) I in S that is a box, or the one behind its end. */
static size_t box_before(const struct stretch *s, size_t i)
{
	while (i-- > s->from)
		if (s->list->pieces[i].kind == PIECE_BOX)
			return i;
	return s->to;
}

static size_t box_behind(const struct stretch *s, size_t i)
{
	while (++i < s->to)
		if (s->list->pieces[i].kind == PIECE_BOX)
			return i;
	return s->to;
}

static const struct parallel *row_of(const struct stretch *s, size_t i)
{
	const struct piece *p = &s->list->pieces[i];
	return i < s->to && p->box == BOX_PART ? p->as.parallel : NULL;
}

static bool same_table(const struct parallel *a, const struct parallel *b)
{
	return a && b && a->table && a->table == b->table;
}

static struct segment find_segment(const struct stretch *s, size_t *i)
{
	const struct parallel *p = row_of(s, *i);
	struct segment seg = { .p = p, .first = s->list->pieces[*i].index, .x = s->x };
	size_t above = box_before(s, *i), next;
	while (next = box_behind(s, *i), row_of(s, next) == p)
		*i = next;
	seg.end = s->list->pieces[*i].index + 1;
	seg.above = same_table(p, row_of(s, above));
	seg.below = same_table(p, row_of(s, next));
	bool divided = s->top && s->list->pieces[s->from].kind == PIECE_GAP;
	seg.leads = divided && above == s->to && seg.first == 0;
	seg.trails = next == s->to && s->to < s->list->count && seg.end == p->part_count;
	seg.repeated = !s->top && above == s->to;
	return seg;
}

/* A header or footer that shows markers is made anew, unless a page divides it. */
static bool make_anew(struct painter *painter, struct segment *s)
{
	if (!s->p->markers || s->first > 0 || s->end < s->p->part_count)
		return true;
	s->p = table_group_anew(painter->l, s->p);
	s->end = s->p ? s->p->part_count : 0;
	return s->p != NULL;
}

bool paint_row(struct painter *painter, const struct stretch *s, size_t *i, mpt y)
{
	struct segment seg = find_segment(s, i);
	if (!make_anew(painter, &seg))
		return false;
	const struct parallel *p = seg.p;
	set_tops(painter, &seg, y);
	size_t first = seg.first ? p->parts[seg.first - 1].first_cell : 0, end = first;
	while (end < p->cell_count && p->cells[end].row <= seg.last_row)
		end++;
	if (p->table)
		paint_cells(painter, &seg, first, end);
	for (size_t k = first; k < end; k++)
		if (last_row(&p->cells[k]) >= seg.first_row &&
			!paint_content(painter, &seg, &p->cells[k]))
			return false;
	return true;
}
