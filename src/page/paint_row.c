/* A table row's or list item's cells. */
#include "page/paint.h"
#include "page/table_grid.h"

/* Height that cell C has here: its row's parts, and the rows below that it spans. */
static mpt spanned_height(const struct parallel *row, const struct parallel_cell *c, mpt height)
{
	const struct parallel *below = row->next;
	for (unsigned i = 1; i < c->rows && below; i++, below = below->next)
		height += below->height;
	return height;
}

static mpt content_offset(const struct parallel_cell *c, mpt room)
{
	enum keyword k = fo_keyword(c->node, PROP_DISPLAY_ALIGN);
	if (room <= 0)
		return 0;
	return k == KW_CENTER ? room / 2 : k == KW_AFTER ? room : 0;
}

static void paint_edge(struct painter *p, const struct fo_node *n, const struct grid_edge *e,
	struct rect line)
{
	/* Lines reach over the corners by half their width, so that these are closed. */
	mpt half = e->width / 2;
	if (line.height == 0)
		line = (struct rect){ line.x - half, line.y, line.width + 2 * half, 0 };
	else
		line = (struct rect){ line.x, line.y - half, 0, line.height + 2 * half };
	paint_rule(p, n, e->style, e->width, e->color, line);
}

/* The winning borders around the row's cells. Where a cell spans rows the edges inside it have no
 * border, as nothing competed for them. */
static void paint_grid(struct painter *p, const struct parallel *row, mpt x, mpt y, mpt height,
	struct paint_edges edges)
{
	const struct table_grid *g = row->grid;
	const struct table_column *columns = row->columns;
	for (size_t c = 0; c < g->columns; c++) {
		mpt left = x + columns[c].start;
		const struct grid_edge *top = &g->horizontal[row->row * g->columns + c];
		const struct grid_edge *bottom = top + g->columns;
		if (edges.before)
			paint_edge(p, row->node, top, (struct rect){ left, y, columns[c].width, 0 });
		if (edges.after)
			paint_edge(p, row->node, bottom,
				(struct rect){ left, y + height, columns[c].width, 0 });
	}
	for (size_t c = 0; c <= g->columns; c++) {
		const struct grid_edge *e = &g->vertical[row->row * (g->columns + 1) + c];
		mpt at = c < g->columns ? columns[c].start
					: columns[c - 1].start + columns[c - 1].width;
		paint_edge(p, row->node, e, (struct rect){ x + at, y, 0, height });
	}
}

static void paint_cell_box(struct painter *p, const struct parallel *row,
	const struct parallel_cell *c, struct rect box, struct paint_edges edges)
{
	if (row->grid)
		paint_background(p, c->node, box);
	else
		paint_box(p, c->node, box, edges);
}

static bool paint_cell(struct painter *p, const struct parallel *row, const struct parallel_cell *c,
	size_t first, size_t end, struct rect box)
{
	bool whole = first == 0 && end == row->part_count;
	mpt top = first == 0 ? c->top : 0;
	if (c->node)
		box.height = spanned_height(row, c, box.height);
	if (c->node && whole)
		top += content_offset(c, box.height - c->top - c->content_height - c->bottom);
	struct rect around = p->around;
	if (c->node)
		p->around = (struct rect){ box.x + c->content_start, box.y + c->top,
			c->width - (c->content_start - c->start) - c->border.end - c->padding.end,
			box.height - c->top - c->bottom };
	bool ok = paint_stretch(p, &(struct stretch){ .list = &c->list,
		.from = first ? c->ends[first - 1] : 0, .to = c->ends[end - 1],
		.x = box.x + c->content_start, .y = box.y + top, .top = first > 0 });
	p->around = around;
	return ok;
}

bool paint_row(struct painter *p, const struct row_stretch *s, mpt x, mpt y)
{
	const struct parallel *row = s->row;
	size_t first = s->first, end = s->end;
	mpt height = parallel_height(row, first, end);
	struct paint_edges edges = { first == 0, end == row->part_count };
	struct rect all = { x + row->start, y, row->width, height };
	if (row->group)
		paint_background(p, row->group, all);
	if (row->group && row->node)
		paint_background(p, row->node, all);
	for (size_t i = 0; row->group && i < row->cell_count; i++) {
		const struct parallel_cell *c = &row->cells[i];
		struct rect box = { x + c->start, y + row->separation / 2, c->width,
			spanned_height(row, c, height) - row->separation };
		paint_cell_box(p, row, c, box, edges);
	}
	for (size_t i = 0; i < row->cell_count; i++)
		if (!paint_cell(p, row, &row->cells[i], first, end, (struct rect){ x, y, 0, height }))
			return false;
	if (row->grid)
		paint_grid(p, row, x, y, height,
			(struct paint_edges){ edges.before, edges.after && !s->followed });
	return true;
}
