#include "page/parallel.h"

/* A place where a cell may break: in front of piece PIECE, HEIGHT below the cell's content top. */
struct cut {
	uint32_t piece;
	mpt height;
};

/* The cuts of one cell, the end of its content being the last. */
struct cuts {
	struct cut *at;
	size_t count, used;
};

static struct cuts find_cuts(struct arena *a, const struct parallel_cell *c)
{
	struct cuts cuts = { ARENA_ARRAY(a, c->list.count + 1, struct cut), 0, 0 };
	mpt height = c->top;
	bool begun = false;
	for (size_t i = 0; i < c->list.count; i++) {
		const struct piece *p = &c->list.pieces[i];
		if (begun && p->kind == PIECE_GAP && p->may_break && p->keep == 0)
			cuts.at[cuts.count++] = (struct cut){ (uint32_t)i, height + p->foot };
		if (p->kind == PIECE_BOX)
			begun = true;
		height += p->height;
	}
	cuts.at[cuts.count++] = (struct cut){ (uint32_t)c->list.count, height + c->bottom };
	return cuts;
}

static mpt content_height(const struct parallel *p)
{
	mpt height = 0;
	for (size_t i = 0; i < p->cell_count; i++) {
		const struct parallel_cell *c = &p->cells[i];
		if (c->rows <= 1)
			height = mpt_max(height, c->top + c->content_height + c->bottom);
	}
	return height;
}

static void one_part(struct arena *a, struct parallel *p, mpt min_height)
{
	p->part_count = 1;
	p->heights = ARENA_NEW(a, mpt);
	p->heights[0] = mpt_max(min_height, content_height(p));
	p->height = p->heights[0];
	for (size_t i = 0; i < p->cell_count; i++) {
		uint32_t *end = ARENA_NEW(a, uint32_t);
		*end = (uint32_t)p->cells[i].list.count;
		p->cells[i].ends = end;
	}
}

/* The lowest height below which the next part may end: in the first part every cell shows something,
 * later whichever cell can go on first decides. Negative when all are done. */
static mpt next_height(const struct cuts *cuts, size_t count, bool first)
{
	mpt height = -1;
	for (size_t i = 0; i < count; i++) {
		if (cuts[i].used == cuts[i].count)
			continue;
		mpt h = cuts[i].at[cuts[i].used].height;
		if (height < 0 || (first ? h > height : h < height))
			height = h;
	}
	return height;
}

void parallel_divide(struct arena *a, struct parallel *p, mpt min_height, bool divisible)
{
	size_t parts = 1;
	struct cuts *cuts = NULL;
	if (divisible) {
		cuts = ARENA_ARRAY(a, p->cell_count, struct cuts);
		for (size_t i = 0; i < p->cell_count; i++) {
			cuts[i] = find_cuts(a, &p->cells[i]);
			parts += cuts[i].count - 1;
		}
	}
	if (parts == 1) {
		one_part(a, p, min_height);
		return;
	}
	p->heights = ARENA_ARRAY(a, parts, mpt);
	uint32_t **ends = ARENA_ARRAY(a, p->cell_count, uint32_t *);
	for (size_t i = 0; i < p->cell_count; i++)
		p->cells[i].ends = ends[i] = ARENA_ARRAY(a, parts, uint32_t);
	mpt reached = 0;
	size_t part = 0;
	for (mpt h; (h = next_height(cuts, p->cell_count, part == 0)) >= 0; part++) {
		for (size_t i = 0; i < p->cell_count; i++) {
			while (cuts[i].used < cuts[i].count && cuts[i].at[cuts[i].used].height <= h)
				cuts[i].used++;
			ends[i][part] = cuts[i].used ? cuts[i].at[cuts[i].used - 1].piece : 0;
		}
		p->heights[part] = mpt_max(0, h - reached);
		reached = mpt_max(reached, h);
	}
	p->part_count = part;
	if (reached < min_height)
		p->heights[part - 1] += min_height - reached;
	p->height = mpt_max(reached, min_height);
}

mpt parallel_height(const struct parallel *p, size_t first, size_t end)
{
	mpt height = 0;
	for (size_t i = first; i < end; i++)
		height += p->heights[i];
	return height;
}

/* The footnotes of one part's cells. */
static const struct note *part_notes(struct arena *a, const struct parallel *p, size_t part)
{
	const struct note *first = NULL;
	struct note *last = NULL;
	for (size_t c = 0; c < p->cell_count; c++) {
		const struct parallel_cell *cell = &p->cells[c];
		for (size_t i = part ? cell->ends[part - 1] : 0; i < cell->ends[part]; i++) {
			for (const struct note *n = cell->list.pieces[i].notes; n; n = n->next) {
				struct note *copy = ARENA_NEW(a, struct note);
				*copy = *n;
				copy->next = NULL;
				if (last)
					last->next = copy;
				else
					first = copy;
				last = copy;
			}
		}
	}
	return first;
}

void parallel_add(struct arena *a, struct list_builder *b, const struct parallel *p)
{
	list_enter(b, 0);
	for (size_t i = 0; i < p->part_count; i++)
		list_box(b, (struct piece){ .box = BOX_PART, .index = (uint32_t)i,
			.height = p->heights[i], .notes = part_notes(a, p, i), .as.parallel = p });
	list_leave(b);
}
